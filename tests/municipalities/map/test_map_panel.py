"""The panel about the selected municipality."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.municipalities.map.reading import show, town
from tests.pages import links, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


@pytest.fixture
def panel(client, wurzen) -> BeautifulSoup:
    """What the map shows of Wurzen."""
    return show(client, gemeinde="14729410").select_one(".selection")


def test_the_panel_says_who_she_is(panel):
    assert texts(panel, "#auswahl") == ["Wurzen"]
    assert texts(panel, ".selection__meta")[0] == "Stadt, Landkreis Leipzig, 16.000 Einwohner:innen"


def test_the_panel_tells_milestones_in_order_with_partners_and_notes(panel):
    found = [
        (text(one.select_one("h4")), text(one.time), text(one.select_one(".milestones__text")))
        for one in panel.select(".milestones__item")
    ]

    assert found == [
        ("Kooperationsvereinbarung", "6. Februar 2019", "Als erste."),
        ("Coaching", "Februar 2021", "läuft"),
        ("Präventionsrat", "16. Februar 2021", "KPR Wurzener Land, mit Bennewitz · läuft"),
    ]


def test_the_panel_shows_the_milestones_up_to_the_chosen_day(client, wurzen):
    page = show(client, gemeinde="14729410", stand="2021-02-15")

    assert texts(page, ".milestones h4") == ["Kooperationsvereinbarung", "Coaching"]


def test_the_panel_lists_neighbours_with_their_state_and_those_who_take_part_first(panel):
    rows = panel.select(".neighbours__item")

    assert [(text(row.a), text(row.select_one(".neighbours__state"))) for row in rows] == [
        ("Bennewitz", "Präventionsrat"),
        ("Lossatal", "noch kein Eintrag"),
    ]
    assert [row.a["data-select"] for row in rows] == ["14729030", "14729245"]


def test_the_panel_names_the_councils_public_contact(panel):
    contact = panel.select_one(".selection__contact")

    assert text(contact.h3) == "KPR Wurzener Land"
    assert text(contact.p) == "Rathaus Wurzen"
    assert links(contact, "ul") == {"03425 856-0": "tel:03425856-0", "kpr@example.org": "mailto:kpr@example.org"}


def test_the_panel_names_the_responsible_person_of_the_team(panel):
    contact = panel.select(".selection__contact")[1]

    assert text(contact) == (
        "Kontakt beim LPR Kim Muster Beispiel zuständig für den Landkreis Leipzig 0351 00000-10 kim@example.org"
    )


def test_the_panel_leads_to_the_municipalitys_own_page(panel):
    assert panel.select_one("a.button")["href"] == "/karte/gemeinden/14729410-wurzen/"


def test_the_title_names_the_selected_municipality(client, wurzen):
    title = text(show(client, gemeinde="14729410").title)

    assert title == "Wurzen – Karte der kommunalen Prävention – ASSKomm"


def test_without_a_selection_the_panel_says_how_to_select(client, wurzen):
    assert texts(show(client), ".selection__hint") == [
        "Wählen Sie eine Kommune: auf der Karte, über die Suche oder in der Tabelle."
    ]


def test_a_municipality_without_an_entry_says_so(client, wurzen):
    panel = show(client, gemeinde="14729245", stand="2020-01-01").select_one(".selection")

    assert texts(panel, ".selection__hint") == ["Bis zum 1. Januar 2020 ist nichts eingetragen."]


def test_a_dissolved_municipality_leads_to_its_successor(client, map_page):
    jahnatal = town("Jahnatal", "14522275", valid_from=date(2023, 1, 1))
    town("Ostrau", "14522450", valid_until=date(2022, 12, 31), successor=jahnatal)

    now = show(client, gemeinde="14522450").select_one(".selection")
    then = show(client, gemeinde="14522450", stand="2022-12-31").select_one(".selection")

    assert "Ostrau ging am 1. Januar 2023 in Jahnatal auf." in text(now)
    assert now.select_one("a[data-select]")["href"] == "?gemeinde=14522275"
    assert "ging am" not in text(then)
