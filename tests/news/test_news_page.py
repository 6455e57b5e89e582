"""The article: what stands on it, what it leads to, and where it appears."""

from datetime import date

import pytest
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.models import PortalImage
from news.models import NewsPage
from tests.factories.core import TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsPageFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def image():
    return PortalImage.objects.create(title="Umrisse", file=get_test_image_file(), credit="Grafik: LPR")


def test_an_article_shows_date_topics_lead_and_body(client, news_index):
    topic = TopicFactory(name="Jugend", slug="jugend")
    body = [("rich_text", "<p>" + "Wort " * 400 + "</p>")]
    page = NewsPageFactory(parent=news_index, title="Start", lead="Kurz gesagt.", topics=[topic], body=body)
    found = soup(client.get(page.url))

    assert texts(found, "h1") == ["Start"]
    assert text(found.select_one(".page-head__kicker")) == "Jugend 1. Mai 2021 Lesezeit 3 Minuten"
    assert links(found, ".page-head__kicker") == {"Jugend": "/neuigkeiten/?thema=jugend"}
    assert texts(found, ".article__lead") == ["Kurz gesagt."]
    assert found.select_one("meta[name=description]")["content"] == "Kurz gesagt."


def test_the_lead_image_has_its_own_text_caption_and_credit(client, news_index, image):
    page = NewsPageFactory(parent=news_index, image=image, image_alt="Ein Umriss", image_caption="Unser Ort.")
    picture = soup(client.get(page.url)).select_one(".article__picture")

    assert picture.img["alt"] == "Ein Umriss"
    assert picture.img["fetchpriority"] == "high"
    assert text(picture.figcaption) == "Unser Ort. Grafik: LPR"


def test_a_decorative_image_has_an_empty_text(client, news_index, image):
    page = NewsPageFactory(parent=news_index, image=image, image_is_decorative=True)

    assert soup(client.get(page.url)).select_one(".article__picture img")["alt"] == ""


def test_municipalities_of_an_article_lead_to_their_pages(client, news_index, map_page, wurzen):
    page = NewsPageFactory(parent=news_index, municipalities=[wurzen])

    assert links(soup(client.get(page.url)), ".place-links") == {"Wurzen": "/karte/gemeinden/14729410-wurzen/"}


def test_related_news_share_the_municipality_first_and_then_the_topic(news_index, wurzen):
    topic, other_topic = TopicFactory(), TopicFactory()
    page = NewsPageFactory(parent=news_index, topics=[topic], municipalities=[wurzen])
    NewsPageFactory(parent=news_index, title="Thema, neu", topics=[topic], date=date(2022, 1, 1))
    NewsPageFactory(parent=news_index, title="Thema, alt", topics=[topic], date=date(2019, 1, 1))
    NewsPageFactory(parent=news_index, title="Ort, alt", municipalities=[wurzen], date=date(2018, 1, 1))
    NewsPageFactory(parent=news_index, title="Ort, neu", municipalities=[wurzen], date=date(2020, 1, 1))
    NewsPageFactory(parent=news_index, title="Fremd", topics=[other_topic], date=date(2022, 2, 2))

    related = [one.title for one in NewsPage.objects.public_news().related_to(page)]

    assert related == ["Ort, neu", "Ort, alt", "Thema, neu", "Thema, alt"]


def test_an_article_on_nothing_in_common_offers_nothing_related(client, news_index):
    page = NewsPageFactory(parent=news_index)
    NewsPageFactory(parent=news_index)

    assert soup(client.get(page.url)).select(".with-side__side") == []


def test_a_municipality_shows_news_about_her_and_about_those_merged_into_her(client, news_index, map_page, wurzen):
    first = MunicipalityFactory(name="Ostrau", valid_until=date(2022, 12, 31), successor=wurzen)
    before_first = MunicipalityFactory(name="Altdorf", valid_until=date(2010, 12, 31), successor=first)
    NewsPageFactory(parent=news_index, title="Aus Altdorf", municipalities=[before_first], date=date(2009, 1, 1))
    NewsPageFactory(parent=news_index, title="Aus Ostrau", municipalities=[first], date=date(2020, 1, 1))
    NewsPageFactory(parent=news_index, title="Aus Wurzen", municipalities=[wurzen], date=date(2021, 1, 1))
    NewsPageFactory(parent=news_index, title="Anderswo", municipalities=[MunicipalityFactory()])

    here = soup(client.get("/karte/gemeinden/14729410-wurzen/"))
    there = soup(client.get(f"/karte/gemeinden/{first.ags}-ostrau/"))

    assert texts(here, ".teasers h3") == ["Aus Wurzen", "Aus Ostrau", "Aus Altdorf"]
    assert texts(here, "h2#neuigkeiten") == ["Aus Wurzen"]
    assert texts(there, ".teasers h3") == ["Aus Ostrau", "Aus Altdorf"]


def test_a_municipality_without_news_has_no_empty_section(client, map_page, wurzen):
    assert soup(client.get("/karte/gemeinden/14729410-wurzen/")).select(".teasers, h2#neuigkeiten") == []


def test_feeds_are_announced_on_home_list_and_article(client, news_index):
    page = NewsPageFactory(parent=news_index)

    for address in ("/", "/neuigkeiten/", page.url):
        found = soup(client.get(address)).select("link[rel=alternate]")
        assert [one["href"] for one in found] == ["/neuigkeiten/feed/", "/neuigkeiten/rss/"], address


def test_hostile_texts_are_shown_as_text(client, news_index, map_page, wurzen, image):
    topic = TopicFactory(name=HOSTILE, slug="feindlich")
    page = NewsPageFactory(
        parent=news_index,
        title=HOSTILE,
        lead=HOSTILE,
        teaser=HOSTILE,
        image=image,
        image_alt=f'"{HOSTILE}',
        image_caption=HOSTILE,
        topics=[topic],
        municipalities=[wurzen],
        body=[("quote", {"text": HOSTILE, "person": HOSTILE, "function": HOSTILE, "is_sample": False})],
    )

    for address in ("/", "/neuigkeiten/?thema=feindlich", page.url, "/karte/gemeinden/14729410-wurzen/"):
        response = client.get(address)
        assert HOSTILE not in response.content.decode(), address
        scripts = soup(response).select("script:not([src], [type='application/ld+json'])")
        assert scripts == [], address
        assert HOSTILE in soup(response).main.get_text(), address
