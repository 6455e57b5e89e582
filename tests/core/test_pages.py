"""Page types: what may live where, what is public, and how the tree becomes lists and breadcrumbs."""

import pytest
from wagtail.models import Page, PageViewRestriction

from asskomm.core.models import BarrierReportPage, CoachingRequestPage, ContentPage, DownloadsPage, HomePage
from calendar_events.models import EventIndexPage
from good_practice.models import FundedProjectsPage, PracticeIndexPage, ProfileIndexPage
from municipalities.models import MapPage, TeamPage
from news.models import NewsIndexPage
from tests.factories.core import ContentPageFactory, HomePageFactory, create_home_page
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.fixture
def section(home_page):
    """A section with a public, a private and an unpublished page side by side."""
    parent = ContentPageFactory(parent=home_page, title="Bausteine", slug="bausteine")
    ContentPageFactory(parent=parent, title="Coaching", slug="coaching", lead="Ein Coach begleitet Sie.")
    make_private(ContentPageFactory(parent=parent, title="Intern", slug="intern"))
    ContentPageFactory(parent=parent, title="Entwurf", slug="entwurf", live=False)
    ContentPageFactory(parent=parent, title="Beratung", slug="beratung", lead="Lead.", teaser="Der erste Schritt.")
    return parent


# --- What may live where --------------------------------------------------------------------------------------


def test_the_home_page_stands_at_the_root_once_and_holds_every_kind_of_page():
    assert HomePage.allowed_parent_page_models() == [Page]
    assert set(HomePage.creatable_subpage_models()) == {
        BarrierReportPage,
        CoachingRequestPage,
        ContentPage,
        DownloadsPage,
        EventIndexPage,
        FundedProjectsPage,
        MapPage,
        NewsIndexPage,
        PracticeIndexPage,
        ProfileIndexPage,
        TeamPage,
    }
    assert HomePage.max_count == 1


def test_there_cannot_be_a_second_home_page(home_page):
    assert not HomePage.can_create_at(Page.get_first_root_node())


def test_content_pages_live_below_the_home_page_and_each_other():
    assert ContentPage.allowed_parent_page_models() == [HomePage, ContentPage]
    assert set(ContentPage.allowed_subpage_models()) == {BarrierReportPage, CoachingRequestPage, ContentPage}


@pytest.mark.parametrize("page_type", [BarrierReportPage, CoachingRequestPage])
def test_each_form_stands_once_below_the_home_page_or_a_content_page(page_type):
    assert page_type.allowed_parent_page_models() == [HomePage, ContentPage]
    assert page_type.allowed_subpage_models() == []
    assert page_type.max_count == 1


@pytest.mark.parametrize(
    "page_type", [HomePage, ContentPage, MapPage, TeamPage, BarrierReportPage, CoachingRequestPage]
)
def test_every_page_type_tells_editors_what_it_is_for(page_type):
    assert page_type.page_description.endswith(".")


# --- What is public -------------------------------------------------------------------------------------------


def test_a_content_page_shows_title_lead_and_body(client, home_page):
    ContentPageFactory(
        parent=home_page,
        title="Impressum",
        slug="impressum",
        lead="Wer dahinter steht.",
        body=[("rich_text", "<h2>Anschrift</h2><p>Dresden</p>")],
    )

    page = soup(client.get("/impressum/"))

    assert texts(page, "h1") == ["Impressum"]
    assert texts(page, ".lead") == ["Wer dahinter steht."]
    assert texts(page, ".measure h2") == ["Anschrift"]
    assert text(page.title) == "Impressum – ASSKomm"


def test_drafts_are_not_found_and_private_pages_ask_for_a_login(client, section):
    assert client.get("/bausteine/coaching/").status_code == 200
    assert client.get("/bausteine/entwurf/").status_code == 404
    assert client.get("/bausteine/intern/")["Location"] == "/verwaltung/login/?next=/bausteine/intern/"


def test_titles_and_leads_are_shown_as_text(client, home_page):
    evil = "<script>alert(1)</script>"
    ContentPageFactory(parent=home_page, title=evil, slug="boese", lead=evil, teaser=evil)

    response = client.get("/boese/")

    assert "<script>alert" not in response.content.decode()
    assert texts(soup(response), "h1") == [evil]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"lead": "Einleitung.", "teaser": "Anreißer.", "search_description": "Für Suchende."}, ["Für Suchende."]),
        ({"lead": "Einleitung.", "teaser": "Anreißer."}, ["Anreißer."]),
        ({"lead": "Einleitung."}, ["Einleitung."]),
        ({}, []),
    ],
)
def test_search_engines_get_the_description_written_for_them_or_the_next_best(client, home_page, facts, expected):
    ContentPageFactory(parent=home_page, slug="seite", **facts)

    page = soup(client.get("/seite/"))

    assert [one["content"] for one in page.select("meta[name=description]")] == expected
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/seite/"


# --- Section and breadcrumb -----------------------------------------------------------------------------------


def test_a_section_lists_its_public_pages(client, section):
    assert links(soup(client.get("/bausteine/")), ".side-nav") == {
        "Coaching": "/bausteine/coaching/",
        "Beratung": "/bausteine/beratung/",
    }


def test_a_page_of_a_section_lists_the_public_pages_beside_it_and_marks_itself(client, section):
    page = soup(client.get("/bausteine/beratung/"))

    assert list(links(page, ".side-nav")) == ["Coaching", "Beratung"]
    assert texts(page, ".side-nav [aria-current=page]") == ["Beratung"]


def test_pages_directly_below_the_home_page_are_no_section(client, home_page):
    ContentPageFactory(parent=home_page, title="Impressum", slug="impressum")
    ContentPageFactory(parent=home_page, title="Datenschutz", slug="datenschutz")

    assert soup(client.get("/impressum/")).select(".side-nav") == []


def test_the_breadcrumb_leads_from_the_home_page_to_the_page(client, section):
    page = soup(client.get("/bausteine/coaching/"))

    assert links(page, ".breadcrumb") == {"Startseite": "/", "Bausteine": "/bausteine/"}
    assert texts(page, ".breadcrumb [aria-current=page]") == ["Coaching"]


def test_the_breadcrumb_leaves_out_ancestors_without_a_public_address(client, home_page, section):
    section.unpublish()

    page = soup(client.get("/bausteine/coaching/"))

    assert links(page, ".breadcrumb") == {"Startseite": "/"}


def test_the_home_page_has_no_breadcrumb(client, home_page):
    assert soup(client.get("/")).select(".breadcrumb") == []


# --- Not found ------------------------------------------------------------------------------------------------


def test_a_page_that_does_not_exist_says_so_in_german_and_stays_out_of_search_engines(client, home_page):
    response = client.get("/gibt/es/nicht/")
    page = soup(response)

    assert response.status_code == 404
    assert page.html["lang"] == "de"
    assert text(page.title) == "Seite nicht gefunden – ASSKomm"
    assert texts(page, "h1") == ["Diese Seite gibt es nicht"]
    assert [one["content"] for one in page.select("meta[name=robots]")] == ["noindex"]
    assert [(one["action"], one["method"]) for one in page.select("main form")] == [("/suche/", "get")]


def test_with_a_map_the_page_not_found_offers_its_search(client, map_page):
    forms = soup(client.get("/gibt/es/nicht/")).select("main form")

    assert [(one["action"], one["method"], one.input["name"]) for one in forms] == [
        ("/suche/", "get", "q"),
        ("/karte/", "get", "q"),
    ]


def test_the_page_not_found_quotes_nothing_of_the_address(client, home_page):
    assert b"alert(1)" not in client.get("/<script>alert(1)</script>/").content


def test_a_missing_slash_is_added(client, home_page):
    ContentPageFactory(parent=home_page, slug="impressum")

    response = client.get("/impressum")

    assert (response.status_code, response["Location"]) == (301, "/impressum/")


def test_the_factories_home_page_is_the_root_of_the_default_site(client, db):
    home = create_home_page()
    HomePageFactory(parent=Page.get_first_root_node(), title="Andere", slug="andere")

    assert texts(soup(client.get("/")), "h1") == [home.title]
