"""Drafts, private, expired and scheduled news appear nowhere; one of each stands beside two that do."""

import pytest
from django.template import Context, Template

from news.models import NewsPage
from news.querysets import NewsPageQuerySet
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

VISIBLE = ["Sichtbar neu", "Sichtbar alt"]


def titles(news: NewsPageQuerySet) -> list[str]:
    return [one.title for one in news]


def rendered(source: str, **context) -> str:
    return Template("{% load news_tags %}" + source).render(Context(context))


def test_the_queries_give_only_what_is_public(every_state):
    public = NewsPage.objects.public_news()

    assert NewsPage.objects.count() == 6
    assert titles(public.newest_first()) == VISIBLE
    assert titles(public.about(every_state.municipality).newest_first()) == VISIBLE
    assert titles(public.related_to(every_state.older)) == ["Sichtbar neu"]


def test_the_tags_give_only_what_is_public(every_state):
    latest = rendered("{% latest_news 9 as items %}{% for item in items %}{{ item.title }};{% endfor %}")
    about = rendered(
        "{% news_about place as items %}{% for item in items %}{{ item.title }};{% endfor %}",
        place=every_state.municipality,
    )

    assert latest == "Sichtbar neu;Sichtbar alt;"
    assert about == "Sichtbar neu;Sichtbar alt;"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/neuigkeiten/",
        "/neuigkeiten/?thema=jugend",
        "/neuigkeiten/?kreis=14729",
        "/neuigkeiten/feed/",
        "/neuigkeiten/rss/?thema=jugend",
        "/karte/gemeinden/14729410-wurzen/",
    ],
)
def test_no_page_and_no_feed_names_what_is_hidden(client, every_state, address):
    content = client.get(address).content.decode()

    assert "Geheim" not in content
    assert [title for title in VISIBLE if title in content] == VISIBLE


def test_counts_and_years_know_only_what_is_public(client, every_state):
    page = soup(client.get("/neuigkeiten/?thema=jugend&kreis=14729"))

    assert texts(page, ".listing-head__count") == ["2 Meldungen"]
    assert texts(page, ".facet__choice") == [
        "Jugend 2 Treffer",
        "2021 1 Treffer",
        "2019 1 Treffer",
        "Landkreis Leipzig 2 Treffer",
    ]
    assert texts(page, ".year-links li") == ["2021", "2019"]
    assert client.get("/neuigkeiten/2020/").status_code == 404


def test_an_article_relates_only_to_what_is_public(client, every_state):
    page = soup(client.get(every_state.newer.url))

    assert texts(page, ".dated-links a") == ["Sichtbar alt"]


def test_hidden_items_cannot_be_opened(client, every_state):
    statuses = [client.get(page.url).status_code for page in every_state.hidden]

    # The private one asks for a login.
    assert statuses == [404, 302, 404, 404]


def test_the_sitemap_names_the_years_that_have_public_news(every_state, news_index):
    entries = [one["location"].removeprefix(news_index.full_url) for one in news_index.get_sitemap_urls()]

    assert entries == ["", "2019/", "2021/"]
