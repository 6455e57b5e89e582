"""The list of news: facets, years, pages, and whatever visitors put into the address."""

from datetime import date

import pytest
from wagtail.test.utils import WagtailPageTestCase

from asskomm.core.models import HomePage
from news.models import NewsIndexPage, NewsPage
from tests.factories.core import TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsPageFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db


class PageTypeTests(WagtailPageTestCase):
    def test_news_live_below_their_list_and_the_list_below_the_home_page(self):
        self.assertAllowedParentPageTypes(NewsIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(NewsIndexPage, {NewsPage})
        self.assertAllowedParentPageTypes(NewsPage, {NewsIndexPage})
        self.assertAllowedSubpageTypes(NewsPage, set())
        assert NewsIndexPage.max_count == 1


@pytest.fixture
def news(news_index, wurzen):
    """Three items: 2019 on young people, 2021 on traffic in Wurzen, 2021 on both in two districts."""
    jugend = TopicFactory(name="Jugend", slug="jugend")
    verkehr = TopicFactory(name="Verkehr", slug="verkehr")
    zittau = MunicipalityFactory(name="Zittau", ags="14626610", district__ags="14626", district__name="Görlitz")
    NewsPageFactory(parent=news_index, title="A", date=date(2019, 1, 2), topics=[jugend])
    NewsPageFactory(parent=news_index, title="B", date=date(2021, 1, 2), topics=[verkehr], municipalities=[wurzen])
    NewsPageFactory(
        parent=news_index, title="C", date=date(2021, 5, 2), topics=[jugend, verkehr], municipalities=[wurzen, zittau]
    )


def shown(response) -> list[str]:
    return texts(soup(response), ".teasers h3")


def test_the_newest_item_stands_first(client, news):
    assert shown(client.get("/neuigkeiten/")) == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("thema=jugend", ["C", "A"]),
        ("thema=jugend&thema=verkehr", ["C", "B", "A"]),
        ("kreis=14729", ["C", "B"]),
        ("kreis=14626", ["C"]),
        ("jahr=2021", ["C", "B"]),
        ("jahr=2019&thema=verkehr", []),
        ("thema=verkehr&kreis=14626&jahr=2021", ["C"]),
    ],
)
def test_choices_within_a_facet_add_up_and_facets_narrow_each_other(client, news, query, expected):
    assert shown(client.get(f"/neuigkeiten/?{query}")) == expected


def test_every_choice_says_how_many_hits_it_gives_beside_the_other_facets(client, news):
    page = soup(client.get("/neuigkeiten/?thema=verkehr"))

    assert texts(page, ".facet__choice") == [
        "Jugend 2 Treffer",
        "Verkehr 2 Treffer",
        # No year: both are of 2021.
        "Landkreis Görlitz 1 Treffer",
        "Landkreis Leipzig 2 Treffer",
    ]


def test_active_choices_can_be_removed_one_by_one_and_all_at_once(client, news):
    page = soup(client.get("/neuigkeiten/?thema=verkehr&jahr=2021"))

    assert links(page, ".chips") == {
        "Verkehr entfernen": "/neuigkeiten/?jahr=2021",
        "2021 entfernen": "/neuigkeiten/?thema=verkehr",
        "Zurücksetzen": "/neuigkeiten/",
    }


def test_a_filtered_list_stays_out_of_search_engines_and_names_its_hits_in_the_title(client, news):
    filtered = soup(client.get("/neuigkeiten/?thema=jugend"))
    whole = soup(client.get("/neuigkeiten/"))

    assert filtered.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert text(filtered.title) == "Neuigkeiten (2 Treffer) – ASSKomm"
    assert whole.select("meta[name=robots]") == []
    assert text(whole.title) == "Neuigkeiten – ASSKomm"


def test_a_selection_without_hits_says_so_and_offers_the_way_back(client, news):
    page = soup(client.get("/neuigkeiten/?jahr=2019&thema=verkehr"))

    assert texts(page, ".listing-head__count") == ["Keine Treffer"]
    assert links(page, ".listing-empty") == {"Filter zurücksetzen": "/neuigkeiten/"}


def test_an_empty_list_is_no_failed_search(client, news_index):
    page = soup(client.get("/neuigkeiten/"))

    assert texts(page, ".listing-head__count") == ["Noch keine Meldungen"]
    assert page.select(".facet, .chips, .listing-empty a") == []


@pytest.mark.parametrize(
    "query",
    [
        'thema="',
        "thema=%00",
        "thema=" + "x" * 10_000,
        "kreis=99999",
        "jahr=-1",
        "jahr=99999999999999999999",
        "thema=jugend%27%20OR%201=1",
    ],
)
def test_an_unknown_choice_gives_the_list_and_a_message(client, news, query):
    response = client.get(f"/neuigkeiten/?{query}")
    page = soup(response)

    assert shown(response) == ["C", "B", "A"]
    assert len(texts(page, ".notice--warning")) == 1
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


@pytest.mark.parametrize("number", ["0", "-3", "abc", "%00", "9" * 6000, "1e3", "²"])
def test_nonsense_as_page_number_gives_the_first_page(client, news, number):
    assert shown(client.get(f"/neuigkeiten/?seite={number}")) == ["C", "B", "A"]


def test_pages_keep_the_filters_and_a_number_too_high_gives_the_last(client, news_index):
    topic = TopicFactory(slug="jugend")
    for number in range(14):
        NewsPageFactory(parent=news_index, title=f"Nr. {number}", topics=[topic])

    first = soup(client.get("/neuigkeiten/?thema=jugend"))
    last = soup(client.get("/neuigkeiten/?thema=jugend&seite=999"))

    assert links(first, ".pagination")["Weiter"] == "?thema=jugend&seite=2"
    assert len(first.select(".teasers > li")) == 12
    assert len(last.select(".teasers > li")) == 2
    assert texts(last, ".listing-head__count") == ["14 Meldungen , Seite 2 von 2"]


def test_the_archive_of_a_year_holds_only_that_year(client, news):
    response = client.get("/neuigkeiten/2021/")
    page = soup(response)

    assert shown(response) == ["C", "B"]
    assert texts(page, "h1") == ["Neuigkeiten 2021"]
    assert page.select("[name=jahr]") == []
    assert page.select_one(".facets__form")["action"] == "/neuigkeiten/2021/"
    assert texts(page, ".breadcrumb li")[1:] == ["Neuigkeiten", "2021"]
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/neuigkeiten/2021/"


@pytest.mark.parametrize("year", ["2020", "1000", "9999", "20211"])
def test_a_year_without_news_is_not_found(client, news, year):
    assert client.get(f"/neuigkeiten/{year}/").status_code == 404


def test_a_new_item_is_in_the_list_at_once(client, news, news_index):
    client.get("/neuigkeiten/")
    NewsPageFactory(parent=news_index, title="D", date=date(2022, 1, 1))

    assert shown(client.get("/neuigkeiten/")) == ["D", "C", "B", "A"]
    assert shown(client.get("/neuigkeiten/2022/")) == ["D"]


def test_the_home_page_shows_the_three_latest_with_the_way_to_all(client, news, news_index):
    NewsPageFactory(parent=news_index, title="D", date=date(2022, 1, 1))
    page = soup(client.get("/"))

    assert texts(page, ".teaser-cards h3") == ["D", "C", "B"]
    assert links(page, ".section-heading") == {"Alle Neuigkeiten": "/neuigkeiten/"}


def test_a_home_page_without_news_has_no_empty_section(client, home_page):
    assert soup(client.get("/")).select("#neuigkeiten, .teaser-cards") == []
