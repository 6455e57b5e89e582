"""The table, which is the whole map in words."""

from urllib.parse import parse_qs

import pytest

from tests.factories.municipalities import MunicipalityFactory, PartnershipFactory
from tests.municipalities.map.reading import names, record, table, town
from tests.pages import links, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


def test_the_table_lists_who_has_an_entry_with_the_furthest_stage_first(client, towns):
    assert names(table(client)) == ["Borna", "Aue", "Chemnitz", "Döbeln"]


def test_the_table_lists_everybody_on_request(client, towns):
    assert names(table(client, alle="on")) == ["Borna", "Aue", "Chemnitz", "Döbeln", "Elsterberg"]


def test_the_tables_rows_say_stage_date_and_what_else_there_is(client, towns):
    rows = [[text(cell) for cell in row.select("th, td")] for row in table(client).select("tbody tr")]

    assert rows == [
        ["Borna", "Lk. Leipzig", "Präventionsrat", "2. Mai 2022", ""],
        ["Aue", "Erzgebirgskreis", "Erstgespräch", "März 2021", "Coaching"],
        ["Chemnitz", "kreisfrei", "", "", "Coaching"],
        ["Döbeln", "Lk. Mittelsachsen", "", "", "Sicherheitsanalyse geplant"],
    ]


def test_the_table_of_one_instrument_lists_its_municipalities_with_its_dates(client, towns):
    record("coaching", towns["Elsterberg"], "2024-01-01", planned=True)
    page = table(client, instrument="coaching")
    rows = [[text(cell) for cell in row.select("th, td")][:4] for row in page.select("tbody tr")]

    assert rows == [
        ["Aue", "Erzgebirgskreis", "Coaching", "1. September 2021"],
        ["Chemnitz", "kreisfrei", "Coaching", "2020"],
        ["Elsterberg", "Vogtlandkreis", "Coaching geplant", "1. Januar 2024"],
    ]


def test_the_table_says_through_whom_a_municipality_takes_part(client, towns):
    joint = PartnershipFactory(name="KPR Süd", members=[towns["Elsterberg"]])
    record("prevention_council", partnership=joint)

    page = table(client, kreis="14523")

    assert texts(page, ".data-table__since") == ["1. März 2021 über KPR Süd"]


def test_the_table_of_one_district_lists_its_municipalities(client, towns):
    page = table(client, kreis="14522")

    assert names(page) == ["Döbeln"]
    assert texts(page, "#ergebnis") == ["1 Kommune von 1 (Landkreis Mittelsachsen), Stand 15. Juni 2024"]


def test_the_table_shows_the_past(client, towns):
    page = table(client, stand="2021-03-01")

    assert names(page) == ["Aue", "Chemnitz"]
    assert texts(page, "#ergebnis") == ["2 Kommunen von 5, Stand 1. März 2021"]


def test_the_table_of_nobody_says_so(client, towns):
    page = table(client, instrument="funding")

    assert page.select("table") == []
    assert "Keine Kommune passt zu dieser Auswahl." in text(page)


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        ("name", ["Aue", "Borna", "Chemnitz", "Döbeln"]),
        ("-name", ["Döbeln", "Chemnitz", "Borna", "Aue"]),
        # Erzgebirgskreis, Landkreis Leipzig, Landkreis Mittelsachsen, Stadt Chemnitz
        ("kreis", ["Aue", "Borna", "Döbeln", "Chemnitz"]),
        ("-kreis", ["Chemnitz", "Döbeln", "Borna", "Aue"]),
        ("stufe", ["Döbeln", "Chemnitz", "Aue", "Borna"]),
        ("-stufe", ["Borna", "Aue", "Chemnitz", "Döbeln"]),
        # Without a stage there is no date to sort by: last, both ways.
        ("seit", ["Aue", "Borna", "Chemnitz", "Döbeln"]),
        ("-seit", ["Borna", "Aue", "Chemnitz", "Döbeln"]),
    ],
)
def test_every_column_sorts_both_ways(client, towns, sorting, expected):
    assert names(table(client, sortierung=sorting)) == expected


@pytest.mark.parametrize("sorting", ["stufe", "-stufe", "kreis", "-kreis", "seit", "-seit"])
def test_rows_that_are_alike_stand_in_the_order_of_their_names(client, map_page, sorting):
    for name, ags in (("Berg", "14521020"), ("Aue", "14521030"), ("Colditz", "14521010")):
        record("consultation", town(name, ags))

    assert names(table(client, sortierung=sorting)) == ["Aue", "Berg", "Colditz"]


def test_a_columns_head_says_how_it_sorts_and_leads_to_the_other_way(client, towns):
    page = table(client, sortierung="name", seite="1", kreis="14521")
    heads = page.select("thead th:has(a)")

    assert [one.get("aria-sort") for one in heads] == ["ascending", None, None, None]
    assert [parse_qs(one.a["href"][1:])["sortierung"] for one in heads] == [["-name"], ["kreis"], ["stufe"], ["seit"]]
    assert parse_qs(heads[0].a["href"][1:]) == {
        "ansicht": ["tabelle"],
        "sortierung": ["-name"],
        "kreis": ["14521"],
    }


def test_the_table_has_fifty_rows_per_page(client, map_page):
    for number in range(51):
        MunicipalityFactory(name=f"Ort {number:02}")

    first = table(client, alle="on", sortierung="name")
    second = table(client, alle="on", sortierung="name", seite=2)

    assert names(first) == [f"Ort {number:02}" for number in range(50)]
    assert names(second) == ["Ort 50"]
    assert parse_qs(links(first, ".pagination")["Weiter"][1:]) == {
        "ansicht": ["tabelle"],
        "alle": ["on"],
        "sortierung": ["name"],
        "seite": ["2"],
    }


@pytest.mark.parametrize(("given", "shown"), [("99", "Ort 50"), ("0", "Ort 50"), ("abc", "Ort 00"), ("", "Ort 00")])
def test_a_page_that_does_not_exist_gives_the_nearest(client, map_page, given, shown):
    for number in range(51):
        MunicipalityFactory(name=f"Ort {number:02}")

    assert names(table(client, alle="on", sortierung="name", seite=given))[0] == shown


def test_fifty_rows_need_no_pages(client, map_page):
    MunicipalityFactory.create_batch(50)

    assert table(client, alle="on").select(".pagination") == []
