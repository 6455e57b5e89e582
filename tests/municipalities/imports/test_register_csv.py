"""Reading register files, and what is refused."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from municipalities.imports.register import REGISTER_FILE, RegisterError, RegisterRow, read_register
from tests.municipalities.imports.register_files import AMTSBERG, CROSTWITZ, write_register


@pytest.fixture
def write(tmp_path):
    """Write rows as a register file and give its path."""
    return partial(write_register, tmp_path)


@pytest.fixture
def write_bytes(tmp_path):
    def write_bytes(data: bytes) -> Path:
        path = tmp_path / "register.csv"
        path.write_bytes(data)
        return path

    return write_bytes


def refusal(path: Path) -> list[str]:
    """The lines of the message with which the file is refused."""
    with pytest.raises(RegisterError) as caught:
        read_register(path)
    return str(caught.value).split("\n")


def test_a_row_has_typed_values(write):
    assert read_register(write(AMTSBERG | {"association": "Zwönitz", "association_kind": "Verwaltungsverband"})) == [
        RegisterRow(
            ags="14521010",
            ars="145210010010",
            name="Amtsberg",
            official_name="Amtsberg",
            kind="Gemeinde",
            district_ags="14521",
            district="Erzgebirgskreis",
            association="Zwönitz",
            association_kind="Verwaltungsverband",
            population=3696,
            area_km2=Decimal("23.27"),
            postcode="09439",
            latitude=50.7489,
            longitude=12.9895,
        )
    ]


def test_semicolons_byte_order_mark_and_decimal_commas_are_read_alike(write):
    german = AMTSBERG | {"area_km2": "23,27", "latitude": "50,7489", "longitude": "12,9895"}
    assert read_register(write(german, delimiter=";", encoding="utf-8-sig")) == read_register(write(AMTSBERG))


def test_unknown_columns_empty_lines_and_spaces_do_not_matter(write, write_bytes):
    expected = read_register(write(AMTSBERG))
    heading = ",".join(["extra", *AMTSBERG])
    line = ",".join(["x", *AMTSBERG.values()]).replace("Amtsberg", "  Amtsberg\u00a0 ")
    assert read_register(write_bytes(f"\r\n{heading}\r\n\r\n{line}\r\n,,,\r\n".encode())) == expected


def test_numbers_may_be_unknown(write):
    (row,) = read_register(write(AMTSBERG | {"population": "", "area_km2": "", "postcode": "", "ars": ""}))
    assert (row.population, row.area_km2, row.postcode, row.ars) == (None, None, "", "")


def test_names_in_decomposed_characters_are_composed(write):
    (row,) = read_register(write(AMTSBERG | {"name": "Gro\u00dfha\u0308hnchen"}))
    assert row.name == "Gro\u00dfh\u00e4hnchen"


def test_the_project_file_lists_419_municipalities_in_13_districts():
    rows = read_register(REGISTER_FILE)
    assert (len(rows), len({row.district_ags for row in rows})) == (419, 13)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "»register.csv« ist leer."),
        (b"\xef\xbb\xbf \n", "»register.csv« ist leer."),
        (
            b"PK\x03\x04rest of a workbook",
            "»register.csv« ist keine CSV-Datei. Eine Tabelle bitte im Tabellenprogramm als »CSV UTF-8« speichern.",
        ),
        (
            b"\x89PNG\x00\x00",
            "»register.csv« ist keine CSV-Datei. Eine Tabelle bitte im Tabellenprogramm als »CSV UTF-8« speichern.",
        ),
        (
            b"Ein Brief ohne Spalten.\n",
            "»register.csv« ist keine CSV-Datei: In der ersten Zeile trennt nichts die Spalten.",
        ),
        ("ags,name\n1,Zwönitz\n".encode("latin-1"), "»register.csv« ist nicht in UTF-8 gespeichert (Zeile 2)."),
        ("ags,name\n".encode("utf-16"), "»register.csv« ist nicht in UTF-8 gespeichert (Zeile 1)."),
        (",".join(AMTSBERG).encode(), "»register.csv« enthält nur die Überschrift."),
        (
            ",".join(name for name in AMTSBERG if name not in ("ars", "kind")).encode() + b"\nx\n",
            "In »register.csv« fehlen die Spalten: ars, kind.",
        ),
        (",".join([*AMTSBERG, "ags"]).encode() + b"\nx\n", "In »register.csv« gibt es Spalten doppelt: ags."),
    ],
)
def test_a_file_that_is_no_register_is_refused(write_bytes, data, message):
    assert refusal(write_bytes(data)) == [message]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "fehlt.csv") == [f"Die Datei »{tmp_path / 'fehlt.csv'}« gibt es nicht."]


def test_a_folder_is_refused(tmp_path):
    assert refusal(tmp_path) == [f"»{tmp_path}« ist ein Ordner, keine Datei."]


def test_a_file_far_too_large_is_refused(write, monkeypatch):
    monkeypatch.setattr("municipalities.imports.csv_table.MAX_BYTES", 100)
    assert refusal(write(AMTSBERG)) == ["»register.csv« ist mit mehr als 0 MB zu groß."]


def test_a_quote_that_never_ends_is_refused_with_its_line(write_bytes):
    line = ",".join(AMTSBERG.values())
    data = "\n".join([",".join(AMTSBERG), line, '"14521020,145']).encode()
    assert refusal(write_bytes(data)) == [
        "»register.csv« ist keine lesbare CSV-Datei.",
        "Zeile 3: Anführungszeichen oder Trennzeichen stimmen nicht.",
    ]


def test_lines_with_another_number_of_columns_are_refused(write_bytes):
    line = ",".join(AMTSBERG.values())
    data = "\n".join([",".join(AMTSBERG), f"{line},mehr", "nur,drei,Werte", f"{line},,"]).encode()
    assert refusal(write_bytes(data)) == [
        "In »register.csv« sind 2 Angaben nicht brauchbar:",
        "Zeile 2: hat 15 statt 14 Spalten",
        "Zeile 3: hat 3 statt 14 Spalten",
    ]


NO_AGS = "ist kein AGS: acht Ziffern, in Sachsen beginnend mit 14."
AS_TEXT = "Bitte die Spalte im Tabellenprogramm als Text speichern."


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("ags", "", "ags: Der AGS fehlt."),
        ("ags", "Amtsberg", f"ags: »Amtsberg« {NO_AGS}"),
        ("ags", "1452101", f"ags: »1452101« {NO_AGS} Es fehlt eine Ziffer, vielleicht eine Null. {AS_TEXT}"),
        ("ags", "14521010.0", f"ags: »14521010.0« {NO_AGS} Er ist als Zahl gespeichert worden. {AS_TEXT}"),
        ("ags", "1,4521E+07", f"ags: »1,4521E+07« {NO_AGS} Er ist als Zahl gespeichert worden. {AS_TEXT}"),
        ("ags", "14521", f"ags: »14521« {NO_AGS} Das ist ein Kreisschlüssel."),
        ("ags", "145210010010", f"ags: »145210010010« {NO_AGS} Das ist ein Regionalschlüssel."),
        ("ags", "12062024", f"ags: »12062024« {NO_AGS} Er gehört zu einem anderen Land."),
        ("ags", "14521０１０", f"ags: »14521０１０« {NO_AGS}"),
        ("ags", "14522010", "Der AGS 14522010 gehört nicht in den Kreis 14521."),
        ("ars", "1452100100", "ars: »1452100100« ist kein Regionalschlüssel: zwölf Ziffern, beginnend mit 14."),
        ("name", "", "name: Die Angabe fehlt."),
        ("name", "A" * 101, f"name: »{'A' * 30}…« ist mit 101 Zeichen zu lang, höchstens 100."),
        ("official_name", "A" * 151, f"official_name: »{'A' * 30}…« ist mit 151 Zeichen zu lang, höchstens 150."),
        ("association", "A" * 151, f"association: »{'A' * 30}…« ist mit 151 Zeichen zu lang, höchstens 150."),
        ("association_kind", "A" * 51, f"association_kind: »{'A' * 30}…« ist mit 51 Zeichen zu lang, höchstens 50."),
        ("kind", "Dorf", "kind: »Dorf« gibt es nicht, nur: Gemeinde, Stadt, Kreisfreie Stadt."),
        ("kind", "Kreisfreie Stadt", "Die Art »Kreisfreie Stadt« passt nicht zum AGS 14521010."),
        ("district_ags", "4521", "district_ags: »4521« ist kein Kreisschlüssel: fünf Ziffern, beginnend mit 14."),
        ("district", "", "district: Die Angabe fehlt."),
        ("population", "-1", "population: »-1« ist keine ganze Zahl ab 0, ohne Punkt und Komma."),
        ("population", "3.696", "population: »3.696« ist keine ganze Zahl ab 0, ohne Punkt und Komma."),
        ("area_km2", "1.023,27", "area_km2: »1.023,27« ist keine Fläche in km², zum Beispiel 23,27."),
        (
            "postcode",
            "9439",
            "postcode: »9439« ist keine Postleitzahl mit fünf Ziffern. "
            f"Vermutlich fehlt die Null am Anfang. {AS_TEXT}",
        ),
        ("postcode", "D-09439", "postcode: »D-09439« ist keine Postleitzahl mit fünf Ziffern."),
        ("latitude", "", "latitude: »« ist keine Breite in Grad, zum Beispiel 50,8336."),
        ("latitude", "nan", "latitude: »nan« ist keine Breite in Grad, zum Beispiel 50,8336."),
        ("latitude", "52.5", "latitude: »52.5« liegt nicht in Sachsen (50.1 bis 51.8 Grad)."),
        (
            "latitude",
            "12.9895",
            "latitude: »12.9895« liegt nicht in Sachsen (50.1 bis 51.8 Grad). Sind Breite und Länge vertauscht?",
        ),
        ("longitude", "5650000", "longitude: »5650000« ist keine Länge in Grad, zum Beispiel 50,8336."),
        ("longitude", "15.2", "longitude: »15.2« liegt nicht in Sachsen (11.8 bis 15.1 Grad)."),
    ],
)
def test_a_wrong_value_is_refused_with_its_line_and_column(write, column, value, message):
    assert refusal(write(CROSTWITZ, AMTSBERG | {column: value})) == [
        "In »register.csv« ist eine Angabe nicht brauchbar:",
        f"Zeile 3: {message}",
    ]


def test_an_ags_that_stands_twice_is_refused_with_both_lines(write):
    assert refusal(write(AMTSBERG, CROSTWITZ, AMTSBERG)) == [
        "In »register.csv« ist eine Angabe nicht brauchbar:",
        "Zeile 4: ags: 14521010 steht schon in Zeile 2.",
    ]


def test_a_district_with_two_names_is_refused(write):
    other = AMTSBERG | {"ags": "14521020", "district": "Erzgebirge"}
    assert refusal(write(AMTSBERG, other)) == [
        "In »register.csv« ist eine Angabe nicht brauchbar:",
        "Zeile 3: district: »Erzgebirge«, aber 14521 heißt in Zeile 2 »Erzgebirgskreis«.",
    ]


def test_all_problems_are_collected_and_twenty_are_shown(write):
    path = write(*[AMTSBERG | {"ags": f"145210{number}", "population": "x"} for number in range(10, 35)])
    with pytest.raises(RegisterError) as caught:
        read_register(path)
    lines = str(caught.value).split("\n")
    assert len(caught.value.problems) == 25
    assert lines[0] == "In »register.csv« sind 25 Angaben nicht brauchbar:"
    assert [line.split(":")[0] for line in lines[1:-1]] == [f"Zeile {number}" for number in range(2, 22)]
    assert lines[-1] == "… und 5 weitere"
