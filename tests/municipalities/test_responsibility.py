"""»Zuständigkeit finden«: a municipality's name leads to the person of the team, wherever it stands."""

from datetime import date

import pytest

from asskomm.core.models import ContentPage
from tests.factories.core import ContentPageFactory, TeamMemberFactory, TeamPageFactory
from tests.factories.municipalities import DistrictFactory, MunicipalityFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

NOISE = ["\x00", "'", "%", '"><b>x</b>', "A" * 10_000, "-1", "14999999", "99999999999999999999", "()[]*?"]


@pytest.fixture
def team(home_page, map_page):
    """Two districts with a person each, one without, and some places in them."""
    for ags, name, person in [
        ("14729", "Leipzig", "Luca"),
        ("14625", "Bautzen", "Toni"),
        ("14522", "Mittelsachsen", ""),
    ]:
        member = TeamMemberFactory(name=person, phone=f"0351 {ags}") if person else None
        DistrictFactory(ags=ags, name=name, team_member=member)
    MunicipalityFactory(name="Wurzen", ags="14729410")
    MunicipalityFactory(name="Bernsdorf", ags="14625040")
    MunicipalityFactory(name="Bernsdorf", ags="14729999")
    heir = MunicipalityFactory(name="Jahnatal", ags="14625275")
    MunicipalityFactory(name="Ostrau", ags="14625450", valid_until=date(2022, 12, 31), successor=heir)
    MunicipalityFactory(name="Flöha", ags="14522140")
    return TeamPageFactory(parent=home_page)


def search(client, typed: str, address: str = "/team/"):
    response = client.get(address, {"gemeinde": typed})
    assert response.status_code == 200
    return soup(response).select_one("#zustaendigkeit")


def contact(found) -> list[str]:
    """Heading, name and telephone of the person found."""
    return [*texts(found, ".contact h2, .contact b"), *texts(found, ".contact a[href^=tel]")]


@pytest.mark.parametrize("typed", ["Wurzen", "wurzen ", "wurz", "14729410", "\tWURZEN"])
def test_a_name_a_part_of_it_or_the_key_gives_the_person(client, team, typed):
    assert contact(search(client, typed)) == ["Ihr Kontakt für Wurzen", "Luca", "0351 14729"]


def test_nothing_is_said_before_anybody_searches(client, team):
    assert search(client, "").select(".contact-finder__result") == []
    assert search(client, "   ").select(".contact-finder__result") == []


def test_a_name_that_two_towns_have_is_a_choice(client, team):
    found = search(client, "Bernsdorf")

    assert contact(found) == []
    assert [one["href"] for one in found.select(".link-list a")] == [
        "?gemeinde=14625040#zustaendigkeit",
        "?gemeinde=14729999#zustaendigkeit",
    ]
    assert texts(found, ".link-list__text") == ["Landkreis Bautzen", "Landkreis Leipzig"]
    chosen = search(client, "14625040")
    assert contact(chosen)[1] == "Toni"
    assert chosen.select_one("input")["value"] == "Bernsdorf"


@pytest.mark.parametrize("typed", ["Ostrau", "14625450"])
def test_a_dissolved_municipality_leads_to_her_successor(client, team, typed):
    found = search(client, typed)

    assert "Ostrau gehört seit dem 1. Januar 2023 zu Jahnatal." in text(found)
    assert contact(found)[:2] == ["Ihr Kontakt für Jahnatal", "Toni"]
    assert "/karte/gemeinden/14625275-jahnatal/" in links(found, "p").values()


def test_a_wrong_spelling_gets_suggestions(client, team):
    found = search(client, "Wurtzen")

    assert "Keine Kommune gefunden für »Wurtzen«" in text(found)
    assert links(found, "p") == {"Wurzen": "?gemeinde=Wurzen#zustaendigkeit"}


def test_a_district_has_a_person_too(client, team):
    assert contact(search(client, "Landkreis Bautzen")) == [
        "Ihr Kontakt für den Landkreis Bautzen",
        "Toni",
        "0351 14625",
    ]


def test_where_nobody_is_named_the_page_says_so(client, team):
    found = search(client, "Flöha")

    assert contact(found) == []
    assert "Für den Landkreis Mittelsachsen ist noch niemand eingetragen." in text(found)


@pytest.mark.parametrize("noise", NOISE)
def test_odd_input_finds_nothing_and_breaks_nothing(client, team, noise):
    assert contact(search(client, noise)) == []


def test_team_page_municipality_page_and_finder_name_the_same_person(client, team):
    page = soup(client.get("/team/"))
    by_district = {text(row.th): texts(row, "td") for row in page.select(".table tbody tr")}
    municipality = soup(client.get("/karte/gemeinden/14729410-wurzen/"))

    assert by_district == {
        "Landkreis Bautzen": ["Toni Telefon 0351 14625"],
        "Landkreis Leipzig": ["Luca Telefon 0351 14729"],
        "Landkreis Mittelsachsen": ["noch offen"],
    }
    assert "Zuständig für den Landkreis Leipzig" in texts(page, ".directory__item p")
    assert texts(municipality, ".contact b") == ["Luca"]
    assert contact(search(client, "Wurzen"))[1] == "Luca"


def test_the_block_answers_on_its_own_page(client, team, home_page):
    page: ContentPage = ContentPageFactory(parent=home_page, slug="beratung")
    page.body = page.body.stream_block.to_python([{"type": "contact_finder", "value": {"heading": "Wer hilft uns?"}}])
    page.save_revision().publish()

    found = search(client, "Wurzen", "/beratung/")

    assert texts(found, "h2")[0] == "Wer hilft uns?"
    assert found.form["action"] == "/beratung/#zustaendigkeit"
    assert contact(found)[1] == "Luca"
    assert soup(client.get("/beratung/")).select("script[src*='combo-box']")
    ContentPageFactory(parent=home_page, slug="ohne-suche")
    assert not soup(client.get("/ohne-suche/")).select("script[src*='combo-box']")


def test_the_search_costs_the_same_however_many_places_there_are(client, team, django_assert_max_num_queries):
    client.get("/team/?gemeinde=Wurzen")
    with django_assert_max_num_queries(14) as few:
        client.get("/team/?gemeinde=Wurzen")
        count = len(few)
    for number in range(30):
        MunicipalityFactory(name=f"Neuort {number}", ags=f"14522{500 + number}")
    client.get("/team/?gemeinde=Wurzen")

    with django_assert_max_num_queries(count):
        client.get("/team/?gemeinde=Wurzen")
