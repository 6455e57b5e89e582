"""Searching for a municipality on the map."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from tests.factories.municipalities import MunicipalityFactory
from tests.municipalities.map.reading import names, problems, record, show, table, town
from tests.pages import links, soup, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


@pytest.fixture
def namesakes(map_page):
    """Two places called Reichenbach, and others whose names hold each other."""
    return {
        name: town(name, ags, official_name=official)
        for name, ags, official in (
            ("Reichenbach im Vogtland", "14523340", ""),
            ("Reichenbach/O.L.", "14626450", ""),
            ("Weißwasser/O.L.", "14626600", "Weißwasser/O.L. / Běła Woda"),
            ("Borna", "14729050", ""),
            ("Neukirchen/Borna", "14521400", ""),
        )
    }


def test_a_search_with_one_match_selects_it(client, namesakes):
    page = show(client, q="weiß")

    assert texts(page, "#auswahl") == ["Weißwasser/O.L."]
    assert page.select(".matches") == []
    assert page.select_one("participation-map")["data-selected"] == "14626600"


@pytest.mark.parametrize("typed", ["Běła Woda", "bela woda", "WODA", "Weisswasser", "wasser weiß"])
def test_places_are_found_by_sorbian_names_and_other_spellings(client, namesakes, typed):
    assert texts(show(client, q=typed), "#auswahl") == ["Weißwasser/O.L."]


def test_several_matches_are_offered_as_links_with_their_district(client, namesakes):
    page = show(client, q="Reichenbach", stand="2022-01-01")

    assert texts(page, "#treffer") == ["2 Kommunen gefunden"]
    assert texts(page, ".matches .neighbours__state") == ["Vogtlandkreis", "Landkreis Görlitz"]
    assert {name: parse_qs(address[1:]) for name, address in links(page, ".matches").items()} == {
        "Reichenbach im Vogtland": {"gemeinde": ["14523340"], "stand": ["2022-01-01"]},
        "Reichenbach/O.L.": {"gemeinde": ["14626450"], "stand": ["2022-01-01"]},
    }
    assert page.select("#auswahl") == []


def test_the_whole_name_wins_over_names_that_hold_it(client, namesakes):
    assert texts(show(client, q="borna"), "#auswahl") == ["Borna"]


def test_names_that_begin_with_the_text_come_first(client, namesakes):
    assert list(links(show(client, q="bor"), ".matches")) == ["Borna", "Neukirchen/Borna"]


def test_a_search_without_a_match_says_so_and_escapes_what_was_typed(client, namesakes):
    response = client.get("/karte/", {"q": "<b>Atlantis</b>"})

    assert problems(soup(response)) == [
        "Keine Kommune gefunden für »<b>Atlantis</b>«. Bitte prüfen Sie die Schreibweise."
    ]
    assert "<b>Atlantis" not in response.content.decode()


def test_a_search_keeps_to_the_municipalities_of_the_day(client, map_page):
    jahnatal = town("Jahnatal", "14522275", valid_from=date(2023, 1, 1))
    town("Ostrau", "14522450", valid_until=date(2022, 12, 31), successor=jahnatal)

    assert texts(show(client, q="Ostrau", stand="2022-12-31"), "#auswahl") == ["Ostrau"]
    assert texts(show(client, q="Ostrau"), "#auswahl") == []
    assert texts(show(client, q="Jahnatal"), "#auswahl") == ["Jahnatal"]
    assert texts(show(client, q="Jahnatal", stand="2022-12-31"), "#auswahl") == []


def test_the_table_lists_all_matches_of_a_search_with_and_without_an_entry(client, namesakes):
    record("coaching", namesakes["Reichenbach/O.L."])

    assert names(table(client, q="reichenbach")) == ["Reichenbach/O.L.", "Reichenbach im Vogtland"]


def test_suggestions_say_name_district_and_key(client, namesakes):
    assert client.get("/karte/suche.json", {"q": "reichenb"}).json() == {
        "results": [
            {"ags": "14523340", "title": "Reichenbach im Vogtland", "label": "Vogtlandkreis"},
            {"ags": "14626450", "title": "Reichenbach/O.L.", "label": "Landkreis Görlitz"},
        ]
    }


def test_there_are_at_most_twelve_suggestions(client, map_page):
    for number in range(13):
        MunicipalityFactory(name=f"Neudorf {number:02}")

    found = client.get("/karte/suche.json", {"q": "neudorf"}).json()["results"]

    assert [one["title"] for one in found] == [f"Neudorf {number:02}" for number in range(12)]


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "   "}, {"q": "!"}])
def test_nothing_typed_suggests_nothing(client, namesakes, query):
    assert client.get("/karte/suche.json", query).json() == {"results": []}
