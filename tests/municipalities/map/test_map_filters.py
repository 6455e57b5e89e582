"""The map's filters: what is chosen shows, and goes along to data, drawing, table and spreadsheet."""

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from tests.municipalities.map.reading import show, table
from tests.pages import links, soup

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


def test_the_filters_show_what_is_chosen(client, towns):
    page = show(client, instrument="coaching", kreis="14521", stand="2021-09-30", q="aue")

    assert [one["value"] for one in page.select("form.filters option[selected]")] == ["coaching", "14521"]
    assert page.select_one("#id_stand")["value"] == "30.09.2021"
    assert page.select_one("#id_q")["value"] == "aue"


@pytest.mark.parametrize("written", ["2021-09-30", "30.09.2021", "30.9.2021", "30.9.21"])
def test_a_day_may_be_written_the_german_way(client, towns, written):
    assert show(client, stand=written).select_one("#id_stand")["value"] == "30.09.2021"


def test_the_day_field_knows_today(client, towns):
    field = show(client).select_one("#id_stand")

    assert (field["value"], field["data-today"]) == ("15.06.2024", "15.06.2024")


def test_the_map_asks_for_data_and_drawing_with_the_same_filters(client, towns):
    page = show(client, instrument="coaching", kreis="14521", stand="2021-09-30", gemeinde="14521035")
    canvas = page.select_one("participation-map")
    filters = {"instrument": ["coaching"], "kreis": ["14521"], "stand": ["2021-09-30"]}

    assert parse_qs(urlsplit(canvas["data-states"]).query) == filters
    assert parse_qs(urlsplit(canvas.img["src"]).query) == filters | {"gemeinde": ["14521035"]}


def test_the_plain_map_asks_for_data_and_drawing_without_a_query(client, towns):
    canvas = show(client).select_one("participation-map")

    assert canvas["data-states"] == "/karte/daten/stand.json"
    assert canvas.img["src"] == "/karte/karte.svg"


def test_switching_to_the_table_and_back_keeps_the_filters(client, towns):
    to_table = links(show(client, kreis="14521", stand="2022-01-01"), ".switch")["Tabelle"]
    to_map = links(soup(client.get(to_table)), ".switch")["Karte"]

    assert parse_qs(urlsplit(to_table).query) == {"kreis": ["14521"], "stand": ["2022-01-01"], "ansicht": ["tabelle"]}
    assert parse_qs(urlsplit(to_map).query) == {"kreis": ["14521"], "stand": ["2022-01-01"]}


def test_the_plain_table_leads_back_to_the_plain_map(client, towns):
    target = urlsplit(urljoin("/karte/?ansicht=tabelle", links(table(client), ".switch")["Karte"]))

    assert (target.path, target.query) == ("/karte/", "")


def test_the_spreadsheet_is_offered_for_the_day_and_the_district_shown(client, towns):
    addresses = [one["href"] for one in table(client, kreis="14521", stand="2022-01-01").select("a.share__item")]
    found = [one for one in addresses if one.startswith("/karte/daten/gemeinden.csv")]

    assert [parse_qs(urlsplit(one).query) for one in found] == [{"kreis": ["14521"], "stand": ["2022-01-01"]}]


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ({}, []),
        ({"ansicht": "tabelle"}, []),
        ({"stand": "2024-06-15"}, []),
        ({"kreis": "14521"}, ["noindex, follow"]),
        ({"instrument": "coaching"}, ["noindex, follow"]),
        ({"stand": "2022-01-01"}, ["noindex, follow"]),
        ({"gemeinde": "14521035"}, ["noindex, follow"]),
        ({"q": "Aue"}, ["noindex, follow"]),
        ({"q": "gibt es nicht"}, ["noindex, follow"]),
        ({"ansicht": "tabelle", "kreis": "14521"}, ["noindex, follow"]),
    ],
)
def test_search_engines_are_kept_out_of_filtered_views_only(client, towns, query, robots):
    assert [one["content"] for one in show(client, **query).select("meta[name=robots]")] == robots
