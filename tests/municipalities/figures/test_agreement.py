"""For forty days by chance every place that says a figure says the same, and so does a count over the raw rows."""

import csv
import io

import pytest

from municipalities.models import Instrument
from tests.municipalities.figures.slow_count import CODES, SlowCount, make_register, random_days
from tests.pages import soup, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(map_page):
    make_register(seed=11)
    return SlowCount()


def legend(client, day) -> dict[str, int]:
    """The numbers beside the areas of the map's legend, by what fills them."""
    page = soup(client.get(f"/karte/?stand={day}"))
    return {one["data-count"]: int(text(one)) for one in page.select("[data-count]")}


def legend_of(client, day, code) -> tuple[int, int]:
    """Municipalities and records of one instrument, as the legend of its own map says."""
    page = soup(client.get(f"/karte/?stand={day}&instrument={code}"))
    return int(text(page.select_one(f"[data-count={code}]"))), int(text(page.select_one(".legend__row--symbol b")))


def table_of(client, day, code) -> int:
    """How many municipalities the table lists for an instrument, plans included."""
    return int(
        text(
            soup(client.get(f"/karte/?ansicht=tabelle&stand={day}&instrument={code}")).select_one("#ergebnis b")
        ).split()[0]
    )


def balance(client, day) -> tuple[dict[str, tuple[int, int, int]], int]:
    """Records, municipalities and plans by instrument, and the participating municipalities over all districts."""
    page = soup(client.get(f"/karte/bilanz/?stand={day}"))
    rows = {}
    for row in page.select("[data-instrument]"):
        records, municipalities, _, planned = (text(cell) for cell in row.select("td"))
        rows[row["data-instrument"]] = int(records), int(municipalities), int(planned)
    districts = [int(text(row.select("td")[1])) for row in page.select("[data-district]")]
    return rows, sum(districts)


def csv_rows(client, day) -> list[dict[str, str]]:
    content = client.get(f"/karte/daten/gemeinden.csv?stand={day}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def api_figures(client, day) -> tuple[int, int, dict[str, tuple[int, int, int]]]:
    """Municipalities, the participating ones of them, and the same three numbers per instrument, from the API."""
    found = client.get(f"/api/v1/figures?day={day}").json()
    rows = {one["instrument"]: (one["records"], one["municipalities"], one["planned"]) for one in found["instruments"]}
    return found["municipalities"], found["participating"], rows


def open_data(client, day) -> dict[str, tuple[int, int, int]]:
    """The three numbers per instrument, counted over the rows of the open data."""
    content = b"".join(client.get(f"/karte/daten/teilnahmen.csv?stand={day}").streaming_content).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    planned = [one for one in found if one["status"] == "geplant"]
    in_force = [one for one in found if one["status"] != "geplant"]

    def different(rows: list[dict[str, str]], code: str, column: str) -> int:
        return len({one[column] for one in rows if one["instrument"] == code})

    return {
        code: (
            different(in_force, code, "meilenstein"),
            different(in_force, code, "ags"),
            different(planned, code, "meilenstein"),
        )
        for code in Instrument.objects.values_list("code", flat=True)
    }


def test_map_table_balance_files_api_and_raw_rows_agree_on_forty_days(client, slow):
    labels = dict(Instrument.objects.values_list("code", "label"))
    for number, day in enumerate(random_days(seed=13)):
        expected = slow.on(day)
        rows, in_districts = balance(client, day)
        assert rows == {
            code: (expected.records[code], len(expected.municipalities.get(code, ())), expected.planned[code])
            for code in labels
        }, day
        assert in_districts == len(expected.participating), day

        assert api_figures(client, day) == (expected.total, len(expected.participating), rows), day
        assert open_data(client, day) == rows, day

        areas = legend(client, day)
        assert sum(areas.values()) == expected.total, day
        assert expected.total - areas["none"] - areas.get("planned", 0) == len(expected.participating), day

        lines = csv_rows(client, day)
        assert len(lines) == expected.total
        for code, label in labels.items():
            there = {line["AGS"] for line in lines if line[label] and not line[label].startswith("geplant")}
            assert there == expected.municipalities.get(code, set()), (day, code)

        # One instrument per day, in turn: the map has a page for each.
        code = CODES[number % len(CODES)]
        municipalities, records = legend_of(client, day, code)
        assert (records, municipalities) == rows[code][:2], (day, code)
        planned = {line["AGS"] for line in lines if line[labels[code]].startswith("geplant")}
        assert table_of(client, day, code) == municipalities + len(planned), (day, code)
