"""Projects near a municipality: the filter of the list and the section on her page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.models import Municipality
from tests.factories.core import TopicFactory
from tests.factories.good_practice import PracticePageFactory
from tests.factories.municipalities import DistrictFactory, MunicipalityFactory, PartnershipFactory
from tests.good_practice.conftest import make_hidden
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db

ADDRESS = "/good-practice/"
WURZEN = "/karte/gemeinden/14729410-wurzen/"
NEAR_WURZEN = "Wurzen, Nachbarn und Landkreis Leipzig"


@pytest.fixture
def wurzen(practice_index, map_page) -> Municipality:
    """A project each in Wurzen, in a neighbour of another district, in a partnership of hers, and far away."""
    DistrictFactory(ags="14729", name="Leipzig")
    wurzen, eilenburg, zittau = (
        MunicipalityFactory(name=name, ags=ags, latitude=latitude, longitude=12.73)
        for name, ags, latitude in (
            ("Wurzen", "14729410", 51.37),
            ("Eilenburg", "14730070", 51.44),
            ("Zittau", "14626610", 52.10),
        )
    )
    wurzen.neighbours.add(eilenburg)
    youth = TopicFactory(name="Jugend", slug="jugend")
    for title, place, topics in (
        ("Hier", {"municipality": wurzen}, [youth]),
        ("Nebenan", {"municipality": eilenburg}, []),
        ("Gemeinsam", {"partnership": PartnershipFactory(name="KPR Land", members=[wurzen, zittau])}, []),
        ("Weit weg", {"municipality": zittau}, [youth]),
    ):
        PracticePageFactory(parent=practice_index, title=title, topics=topics, **place)
    return wurzen


def titles(client, query: str) -> set[str]:
    return set(texts(soup(client.get(ADDRESS + query)), ".teaser h3"))


@pytest.mark.parametrize("asked", ["14729410", "Wurzen", "wurz"])
def test_the_list_keeps_the_surroundings_and_says_which(client, wurzen, asked):
    page = soup(client.get(f"{ADDRESS}?nahe={asked}"))

    assert set(texts(page, ".teaser h3")) == {"Hier", "Nebenan", "Gemeinsam"}
    assert links(page, ".chips") == {f"{NEAR_WURZEN} entfernen": f"{ADDRESS}?", "Zurücksetzen": ADDRESS}
    assert page.select_one("[name=nahe]")["value"] == "Wurzen"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_it_narrows_together_with_the_other_facets_and_their_counts(client, wurzen):
    page = soup(client.get(f"{ADDRESS}?nahe=Wurzen&thema=jugend"))

    assert texts(page, ".teaser h3") == ["Hier"]
    assert "Jugend 1 Treffer" in texts(page, ".facet__choice")
    assert links(page, ".chips")["Jugend entfernen"] == f"{ADDRESS}?nahe=14729410"


def test_a_name_nobody_has_leaves_the_list_as_it_is_and_keeps_what_was_typed(client, wurzen):
    page = soup(client.get(f"{ADDRESS}?nahe=Wurtzen&thema=jugend"))
    problem = "Keine Kommune gefunden für »Wurtzen«. Meinten Sie Wurzen?"

    assert set(texts(page, ".teaser h3")) == {"Hier", "Weit weg"}
    assert texts(page, ".notice--warning") == [problem]
    assert texts(page, ".field__error") == [f"Fehler: {problem}"]
    field = page.select_one("[name=nahe]")
    assert (field["value"], field["aria-invalid"]) == ("Wurtzen", "true")
    assert page.select_one(f"#{field['aria-describedby']}") is not None


def test_the_page_of_a_municipality_names_what_is_near_and_leads_to_the_list(client, wurzen):
    section = soup(client.get(WURZEN)).select_one("section:has(> #in-der-naehe)")

    # Hers first, and of hers the newest: the partnership's.
    assert texts(section, "li") == ["Gemeinsam KPR Land", "Nebenan 8 km: Eilenburg"]
    assert links(section, "p") == {"Alle Projekte in der Nähe von Wurzen": f"{ADDRESS}?nahe=14729410"}
    assert titles(client, "?nahe=14729410") == {"Hier", "Nebenan", "Gemeinsam"}


def test_only_public_projects_are_near(client, practice_index, wurzen):
    make_hidden(lambda **fields: PracticePageFactory(parent=practice_index, municipality=wurzen, **fields))

    section = soup(client.get(WURZEN)).select_one("section:has(> #in-der-naehe)")

    assert texts(section, "li a") == ["Gemeinsam", "Nebenan"]


def test_a_new_project_is_near_at_once(client, practice_index, wurzen):
    client.get(WURZEN)
    PracticePageFactory(parent=practice_index, title="Neu", municipality=wurzen)

    assert texts(soup(client.get(WURZEN)), "section:has(> #in-der-naehe) li a") == ["Neu", "Nebenan"]


def test_what_lies_in_another_district_is_named_without_a_list_that_would_be_empty(client, practice_index, map_page):
    MunicipalityFactory(name="Wurzen", ags="14729410", latitude=51.37, longitude=12.73)
    oschatz = MunicipalityFactory(name="Oschatz", ags="14730230", latitude=51.30, longitude=13.11)
    PracticePageFactory(parent=practice_index, title="Drüben", municipality=oschatz)
    section = soup(client.get(WURZEN)).select_one("section:has(> #in-der-naehe)")

    assert texts(section, "li") == ["Drüben 28 km: Oschatz"]
    assert links(section, "p") == {}


def test_without_anything_near_and_for_the_dissolved_there_is_no_section(client, wurzen):
    gone = MunicipalityFactory(name="Altwurzen", ags="14729998", valid_until=date(2022, 12, 31), successor=wurzen)
    MunicipalityFactory(name="Abseits", ags="14627999", latitude=50.2, longitude=12.0)

    for address in (f"/karte/gemeinden/{gone.ags}-altwurzen/", "/karte/gemeinden/14627999-abseits/"):
        assert soup(client.get(address)).select("#in-der-naehe") == []


def test_what_is_near_is_read_once_per_change(client, wurzen):
    client.get(f"{WURZEN}?x")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{WURZEN}?x")

    assert [one["sql"] for one in queries if "practicepage" in one["sql"]] == []
