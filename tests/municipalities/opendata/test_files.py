"""The tables of the open data as files: what stands in them, in which form, and what is refused."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from municipalities.models import Participation
from municipalities.opendata.formats import TYPES, formats_of
from municipalities.opendata.tables import TABLES
from tests.factories.municipalities import MunicipalityFactory
from tests.municipalities.opendata.conftest import MARKER

FILES = [(table.name, extension) for table in TABLES.values() for extension in formats_of(table)]
every_file = pytest.mark.parametrize(("name", "extension"), FILES, ids=[".".join(one) for one in FILES])


def content(response) -> bytes:
    return response.getvalue() if response.streaming else response.content


def ask(client: Client, name: str, extension: str, **query):
    return client.get(reverse("open_data", args=[name, extension]), query)


def rows(client: Client, name: str, **query) -> list[dict]:
    """The rows of the JSON file."""
    return json.loads(content(ask(client, name, "json", **query)))["rows"]


def test_municipalities_with_their_keys_and_stage(client, register):
    found = {one["kommune"]: one for one in rows(client, "kommunen")}

    assert list(found) == ["Plauen", "Bennewitz", "Wurzen"], "in the order of their keys"
    assert found["Wurzen"] == {
        "stand": "2024-06-15",
        "ags": "14729410",
        "ars": "147290410410",
        "kommune": "Wurzen",
        "amtlicher_name": "",
        "art": "Gemeinde",
        "kreis_ags": "14729",
        "kreis": "Landkreis Leipzig",
        "einwohner": 16000,
        "breite": register["Wurzen"].latitude,
        "laenge": register["Wurzen"].longitude,
        "stufe": "prevention_council",
        "instrumente": 2,
    }
    assert (found["Bennewitz"]["stufe"], found["Bennewitz"]["instrumente"]) == ("", 0)


def test_participations_say_through_whom_and_since_when(client, register):
    found = [
        (one["kommune"], one["instrument"], one["status"], one["seit"], one["ueber"])
        for one in rows(client, "teilnahmen")
    ]

    assert sorted(found) == [
        ("Bennewitz", "coaching", "geplant", "2021-01-01", ""),
        ("Plauen", "prevention_council", "läuft", "2022-03-04", "über KPR Süd"),
        ("Wurzen", "coaching", "läuft", "2021-05-01", ""),
        ("Wurzen", "prevention_council", "läuft", "2021-02", ""),
    ]


def test_milestones_know_only_what_was_known_on_the_day(client, register):
    Participation.objects.filter(municipality=register["Wurzen"], instrument__code="coaching").update(
        state="completed", planned_on=date(2021, 1, 7), ended_on=date(2023, 9, 30)
    )

    def coaching(day: str) -> list[tuple]:
        return [
            (one["status"], one["geplant"], one["begonnen"], one["beendet"])
            for one in rows(client, "meilensteine", stand=day)
            if one["instrument"] == "coaching" and one["name"] == "Wurzen"
        ]

    assert coaching("2021-01-06") == []
    assert coaching("2021-04-30") == [("geplant", "2021-01-07", "", "")]
    assert coaching("2021-05-01") == [("läuft", "2021-01-07", "2021-05-01", "")]
    assert coaching("2023-09-29") == [("läuft", "2021-01-07", "2021-05-01", "")]
    assert coaching("2023-09-30") == [("abgeschlossen", "2021-01-07", "2021-05-01", "2023-09-30")]


@pytest.mark.parametrize("name", ["kommunen", "teilnahmen"])
def test_a_district_has_its_own_rows(client, register, name):
    assert {one["kommune"] for one in rows(client, name, kreis="14729")} == {"Bennewitz", "Wurzen"}


def test_milestones_of_a_district_include_those_of_its_partnerships(client, register):
    assert [one["name"] for one in rows(client, "meilensteine", kreis="14523")] == ["KPR Süd"]


def test_memberships_join_partnerships_and_municipalities(client, register):
    (partnership,), (membership,) = rows(client, "zusammenschluesse"), rows(client, "mitgliedschaften")

    assert (partnership["name"], partnership["art"]) == ("KPR Süd", "gemeinsamer Präventionsrat")
    assert (membership["zusammenschluss"], membership["ags"]) == (partnership["zusammenschluss"], "14523320")


@every_file
def test_every_file_opens_and_has_the_described_fields(client, register, name, extension):
    response = ask(client, name, extension)
    body = content(response)
    names = [one.name for one in TABLES[name].fields]

    assert (response.status_code, response["Content-Type"]) == (200, TYPES[extension])
    if extension == "csv":
        found = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
        assert list(found[0]) == names
    elif extension == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(body))["Daten"]
        assert [cell.value for cell in sheet[1]] == names
    elif extension == "geojson":
        found = json.loads(body)
        assert found["type"] == "FeatureCollection"
        assert [list(one["properties"]) for one in found["features"]] == [names] * 3
        assert {one["geometry"]["type"] for one in found["features"]} == {"Polygon"}
        assert [one["id"] for one in found["features"]] == ["14523320", "14729030", "14729410"]
    else:
        found = json.loads(body)
        assert found["lizenz"] == "https://www.govdata.de/dl-de/by-2-0"
        assert found["quelle"].startswith("Landespräventionsrat Sachsen")
        assert {tuple(one) for one in found["rows"]} == {tuple(names)}


@every_file
def test_no_file_holds_what_is_internal_or_names_a_contact(client, register, name, extension):
    assert MARKER.encode() not in content(ask(client, name, extension))
    if extension == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content(ask(client, name, extension))))
        assert MARKER not in str([list(sheet.values) for sheet in book])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_takes_a_name_for_a_formula(client, register, start):
    MunicipalityFactory(name=f"{start}1+1", ags="14523999")
    text = content(ask(client, "kommunen", "csv")).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(content(ask(client, "kommunen", "xlsx"))))
    found = [cell for row in book["Daten"].iter_rows() for cell in row if "1+1" in str(cell.value)]

    assert f"'{start}1+1" in cells
    assert [(cell.value.strip("'\t\r=+-@"), cell.data_type) for cell in found] == [("1+1", "s")]


def test_numbers_stay_numbers(client, register):
    sheet = openpyxl.load_workbook(io.BytesIO(content(ask(client, "kommunen", "xlsx"))))["Daten"]
    first = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))

    assert (first["einwohner"], first["ags"]) == (64000, "14523320")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"stand": "gestern"}, "stand: Bitte einen Tag in der Form JJJJ-MM-TT angeben, zum Beispiel 2021-06-30.\n"),
        ({"stand": "2019-02-05"}, "stand: Daten gibt es vom 06.02.2019 bis heute, 15.06.2024.\n"),
        ({"stand": "2024-06-16"}, "stand: Daten gibt es vom 06.02.2019 bis heute, 15.06.2024.\n"),
        ({"kreis": "1"}, "kreis: Diesen Landkreis gibt es nicht. Gebraucht wird sein Schlüssel, fünf Ziffern.\n"),
        ({"kreis": "\x00"}, None),
        ({"stand": "9" * 10_000}, "stand: Bitte einen Tag in der Form JJJJ-MM-TT angeben, zum Beispiel 2021-06-30.\n"),
    ],
)
def test_wrong_input_is_refused_with_the_reason(client, register, query, message):
    response = ask(client, "kommunen", "csv", **query)

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    if message:
        assert response.content.decode() == message


@pytest.mark.parametrize("day", ["2019-02-06", "2024-06-15"])
def test_the_first_and_the_last_day_have_data(client, register, day):
    assert {one["stand"] for one in rows(client, "kommunen", stand=day)} == {day}


@pytest.mark.parametrize(
    "path", ["unbekannt.csv", "kommunen.exe", "instrumente.geojson", "katalog.exe", "kommunen.csv.json"]
)
def test_a_file_that_does_not_exist_is_not_found(client, register, path):
    assert client.get(f"/karte/daten/{path}").status_code == 404


@every_file
def test_whoever_has_the_file_is_told_so_until_something_changes(client, register, time_machine, name, extension):
    first = ask(client, name, extension)
    tag = {"headers": {"if-none-match": first["ETag"]}}
    address = reverse("open_data", args=[name, extension])

    assert client.get(address, **tag).status_code == 304
    assert client.get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    register["Wurzen"].save()
    assert client.get(address, **tag).status_code == 200
    again = ask(client, name, extension)["ETag"]
    time_machine.move_to("2024-06-16 00:00+02:00", tick=False)
    assert client.get(address, headers={"if-none-match": again}).status_code == 200, "another day"


@every_file
def test_other_sites_may_read_and_nothing_sets_a_cookie(client, register, name, extension):
    response = ask(client, name, extension)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies


def test_a_long_file_is_sent_in_pieces(client, register):
    Participation.objects.bulk_create(
        Participation(
            municipality=register["Wurzen"],
            instrument_id=Participation.objects.first().instrument_id,
            state="ended",
            started_on=date(2021, 1, 1),
            ended_on=date(2021, 1, 2),
        )
        for _ in range(1200)
    )

    response = ask(client, "meilensteine", "csv")
    sizes = [piece.count(b"\r\n") for piece in response.streaming_content]

    assert sizes == [500, 500, 205]
