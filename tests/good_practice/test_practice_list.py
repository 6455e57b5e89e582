"""The list of projects: facets with counts, chips, pages, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.models import PortalImage
from good_practice.models import FundedProjectsPage, PracticeIndexPage, PracticePage, ProfileIndexPage, ProfilePage
from tests.factories.core import TopicFactory
from tests.factories.good_practice import PracticePageFactory, TargetGroupFactory
from tests.factories.municipalities import DistrictFactory, MunicipalityFactory, PartnershipFactory
from tests.good_practice.conftest import make_hidden
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

ADDRESS = "/good-practice/"


def titles(client, query: str = "") -> list[str]:
    """The titles of the list."""
    return texts(soup(client.get(ADDRESS + query)), ".teaser h3")


def choices(client, query: str = "") -> dict[str, dict[str, str]]:
    """Every facet's choices with their number of hits."""
    found = {}
    for facet in soup(client.get(ADDRESS + query)).select("fieldset"):
        rows = [(text(one.span), one.select_one(".facet__count").contents[0]) for one in facet.select("label")]
        found[text(facet.legend)] = dict(rows)
    return found


# --- Page types -----------------------------------------------------------------------------------------------


def test_projects_live_below_their_list_and_people_below_theirs():
    assert PracticePage.allowed_parent_page_models() == [PracticeIndexPage]
    assert PracticeIndexPage.allowed_subpage_models() == [PracticePage]
    assert ProfilePage.allowed_parent_page_models() == [ProfileIndexPage]
    assert ProfileIndexPage.allowed_subpage_models() == [ProfilePage]
    assert [one.max_count for one in (PracticeIndexPage, ProfileIndexPage, FundedProjectsPage)] == [1, 1, 1]


@pytest.mark.parametrize(
    "page_type", [PracticeIndexPage, PracticePage, ProfileIndexPage, ProfilePage, FundedProjectsPage]
)
def test_every_page_type_tells_editors_what_it_is_for(page_type):
    assert page_type.page_description.endswith(".")


# --- What is listed -------------------------------------------------------------------------------------------


def test_without_projects_the_list_says_so(client, practice_index):
    page = soup(client.get(ADDRESS))

    assert texts(page, ".listing-head__count") == ["Noch keine Projekte"]
    assert texts(page, ".listing-empty") == [
        "Hier gibt es noch keine Projekte. Bitte schauen Sie später wieder vorbei."
    ]


def test_a_teaser_shows_topic_place_title_and_text(client, practice_index):
    PracticePageFactory(
        parent=practice_index,
        title="Kulturmarkt",
        teaser="Ein Markt.",
        municipality__name="Colditz",
        topics=[TopicFactory(name="Jugend")],
    )
    page = soup(client.get(ADDRESS))

    assert texts(page, ".teaser") == ["Jugend Colditz Kulturmarkt Ein Markt."]
    assert links(page, ".teaser") == {"Kulturmarkt": "/good-practice/kulturmarkt/"}


def test_only_public_projects_are_listed_and_counted(client, practice_index):
    topic = TopicFactory(name="Jugend")
    PracticePageFactory(parent=practice_index, title="Ohne Thema")
    PracticePageFactory(parent=practice_index, title="Sichtbar", topics=[topic])
    make_hidden(lambda **values: PracticePageFactory(parent=practice_index, topics=[topic], **values))

    assert sorted(titles(client)) == ["Ohne Thema", "Sichtbar"]
    assert choices(client)["Thema"] == {"Jugend": "1"}


# --- Facets ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("population", "size"),
    [
        (0, "5000"),
        (5_000, "5000"),
        (5_001, "20000"),
        (20_000, "20000"),
        (20_001, "100000"),
        (100_000, "100000"),
        (100_001, "mehr"),
    ],
)
def test_every_municipality_is_in_one_class_of_population(client, practice_index, population, size):
    PracticePageFactory(parent=practice_index, title="Markt", municipality__population=population)

    found = [one for one in ("5000", "20000", "100000", "mehr") if titles(client, f"?groesse={one}")]

    assert found == [size]


def test_an_unknown_population_is_in_no_class(client, practice_index):
    PracticePageFactory(parent=practice_index, municipality__population=None)

    assert "Einwohner:innen" not in choices(client)


def test_facets_narrow_each_other_and_count_what_is_left(client, practice_index):
    youth, traffic = TopicFactory(name="Jugend", slug="jugend"), TopicFactory(name="Verkehr", slug="verkehr")
    children = TargetGroupFactory(name="Kinder", slug="kinder")
    PracticePageFactory(parent=practice_index, title="A", topics=[youth, traffic], evidence="idee", funding="ja")
    PracticePageFactory(parent=practice_index, title="B", topics=[youth], target_groups=[children])
    PracticePageFactory(parent=practice_index, title="C", topics=[traffic], evidence="evaluiert", funding="nein")

    assert titles(client, "?thema=jugend") == ["B", "A"]
    assert titles(client, "?thema=jugend&stand=idee") == ["A"]
    assert titles(client, "?stand=idee&stand=evaluiert") == ["C", "A"]
    found = choices(client, "?thema=jugend&stand=idee")
    assert found["Thema"] == {"Jugend": "1", "Verkehr": "1"}
    assert found["Stand der Erprobung"] == {"Idee": "1", "erprobt": "1"}
    assert choices(client, "?thema=jugend")["Förderung"] == {"gefördert": "1", "keine Angabe": "1"}
    assert found.get("Zielgruppe", {}) == {}


def test_what_nobody_has_said_comes_last(client, practice_index):
    for funding in ("unbekannt", "nein", "ja"):
        PracticePageFactory(parent=practice_index, funding=funding)

    assert list(choices(client)["Förderung"]) == ["gefördert", "ohne Förderung", "keine Angabe"]


def test_a_facet_with_one_choice_that_all_hits_share_is_left_out_until_it_is_chosen(client, practice_index):
    youth, traffic = TopicFactory(name="Jugend", slug="jugend"), TopicFactory(name="Verkehr", slug="verkehr")
    children = TargetGroupFactory(name="Kinder", slug="kinder")
    for topics, groups in (([youth], [children]), ([traffic], [])):
        PracticePageFactory(parent=practice_index, topics=topics, target_groups=groups, evidence="idee")

    whole, narrowed = choices(client), choices(client, "?stand=idee")

    assert (whole["Thema"], whole["Zielgruppe"]) == ({"Jugend": "1", "Verkehr": "1"}, {"Kinder": "1"})
    assert "Stand der Erprobung" not in whole
    assert narrowed["Stand der Erprobung"] == {"Idee": "2"}


def test_a_partnerships_project_is_found_in_all_districts_of_its_members(client, practice_index):
    members = [MunicipalityFactory(district=DistrictFactory(ags=ags)) for ags in ("14522", "14729")]
    PracticePageFactory(parent=practice_index, title="Gemeinsam", partnership=PartnershipFactory(members=members))
    PracticePageFactory(parent=practice_index, title="Allein", municipality=members[0])

    assert titles(client, "?kreis=14729") == ["Gemeinsam"]
    assert titles(client, "?kreis=14522") == ["Allein", "Gemeinsam"]
    assert sorted(choices(client)["Landkreis oder Stadt"].values()) == ["1", "2"]


def test_a_chip_removes_its_choice_and_filtered_lists_stay_out_of_search_engines(client, practice_index):
    PracticePageFactory(parent=practice_index, topics=[TopicFactory(name="Jugend", slug="jugend")], evidence="idee")
    page = soup(client.get(f"{ADDRESS}?thema=jugend&stand=idee"))

    assert links(page, ".chips") == {
        "Jugend entfernen": "/good-practice/?stand=idee",
        "Idee entfernen": "/good-practice/?thema=jugend",
        "Zurücksetzen": "/good-practice/",
    }
    assert [one["content"] for one in page.select("meta[name=robots]")] == ["noindex, follow"]
    assert page.select("link[rel=canonical]") == []
    assert soup(client.get(ADDRESS)).select("meta[name=robots]") == []


@pytest.mark.parametrize(
    "query",
    [
        "?thema=gibt-es-nicht",
        '?kreis="',
        "?stand=%00",
        f"?zielgruppe={'x' * 10_000}",
        "?foerderung=True&groesse=-1",
    ],
)
def test_unknown_choices_give_a_message_and_the_whole_list(client, practice_index, query):
    PracticePageFactory(parent=practice_index, title="Markt")
    response = client.get(ADDRESS + query)

    assert response.status_code == 200
    assert texts(soup(response), ".teaser h3") == ["Markt"]
    assert "sie wird übergangen" in text(soup(response).select_one(".notice"))


@pytest.mark.parametrize(("number", "shown"), [("-1", 12), ("0", 12), ("x", 12), ("2", 1), ("99999999999999", 12)])
def test_odd_page_numbers_give_a_page(client, practice_index, number, shown):
    PracticePageFactory.create_batch(13, parent=practice_index)

    assert len(titles(client, f"?seite={number}")) == shown


# --- Cost and hostile input -----------------------------------------------------------------------------------


def queries(client, address: str) -> int:
    """How many queries an answer takes while menus and choices are known; a query keeps it out of the page cache."""
    address += "&x=1" if "?" in address else "?x=1"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("query", ["", "?stand=erprobt&seite=1"])
def test_the_list_costs_the_same_with_many_projects(client, practice_index, query):
    values = {
        "parent": practice_index,
        "topics": TopicFactory.create_batch(3),
        "target_groups": TargetGroupFactory.create_batch(3),
        "image": PortalImage.objects.create(title="Platz", file=get_test_image_file(size=(64, 40))),
    }
    PracticePageFactory.create_batch(3, **values)
    few = queries(client, ADDRESS + query)
    PracticePageFactory.create_batch(27, **values)

    assert few == queries(client, ADDRESS + query)
    assert few <= 12


def test_markup_in_projects_is_shown_as_text(client, practice_index):
    evil = '<script>alert("x")</script>'
    PracticePageFactory(
        parent=practice_index,
        title=evil,
        slug="boese",
        teaser=evil,
        municipality__name=evil,
        topics=[TopicFactory(name=evil, slug="boese")],
        target_groups=[TargetGroupFactory(name=evil)],
    )
    response = client.get(f"{ADDRESS}?thema=boese")

    assert "<script>alert" not in response.content.decode()
    assert texts(soup(response), ".teaser h3") == [evil]


# --- Admin ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["", "?q=Markt", "?status=live&funding=unbekannt", "?evidence=erprobt&q=Markt", "?status=draft"]
)
def test_editors_find_projects_by_name_and_filters(admin_client, practice_index, query):
    topic = TopicFactory()
    page = PracticePageFactory(parent=practice_index, title="Markt am Abend", topics=[topic])
    district = page.municipality.district_id
    response = admin_client.get(f"{reverse('practice:index')}{query or f'?topic={topic.pk}&district={district}'}")

    assert response.status_code == 200
    assert ("Markt am Abend" in response.content.decode()) == ("draft" not in query)
