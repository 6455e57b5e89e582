"""Reading uploaded tables: everything that stands around the rows, and files that are none."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from municipalities.imports import table_file
from municipalities.imports.csv_table import RegisterError
from municipalities.imports.participation_values import parse_day, read_ags, with_precision
from tests.municipalities.imports.table_files import HEADING, read, saved, xlsx

TODAY = date(2024, 6, 1)


def refusal(data: bytes, name: str = "liste.xlsx") -> str:
    with pytest.raises(RegisterError) as caught:
        read(data, name)
    return str(caught.value)


# --- Excel --------------------------------------------------------------------------------------------


def test_rows_keep_their_numbers_below_a_title_on_the_second_sheet_with_empty_rows_between():
    data = xlsx(
        ["Liste der Kommunen"],
        [],
        HEADING,
        ["14729410", "Wurzen", "Coaching", "läuft", None, date(2021, 2, 16), None],
        [],
        ["", "  "],
        [14729160, "Grimma", "Coaching", "läuft", None, 2021, None],
        before=["Deckblatt"],
        merged=["A1:G1"],
    )

    table = read(data)

    assert table.sheet == "Daten"
    assert [(row.number, row.values["AGS"], row.values["Beginn"]) for row in table.rows] == [
        (4, "14729410", "2021-02-16"),
        (7, "14729160", "2021"),
    ]


def test_merged_cells_count_for_every_row_they_cover_and_for_no_other_column():
    data = xlsx(
        HEADING,
        ["14729410", "Wurzen", "Coaching", "läuft", None, "2021"],
        [None, None, "Präventionsrat", "geplant", None, None],
        merged=["A2:A3", "B2:B3", "E3:F3"],
    )

    rows = read(data).rows

    assert [(row.values["AGS"], row.values["Kommune"]) for row in rows] == [("14729410", "Wurzen")] * 2
    assert rows[1].values["Beginn"] == ""


def test_hidden_sheets_are_left_out():
    book = Workbook()
    book.active.append(HEADING)
    book.active.append(["14729410", "Wurzen", "Coaching"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Leer")

    assert "Überschriften" in refusal(saved(book))


def test_a_formula_counts_with_its_computed_value_and_is_told_where_there_is_none():
    rows = read(xlsx(HEADING, ["=A1", "Wurzen", "Coaching"])).rows
    assert (rows[0].values["AGS"], rows[0].formulas) == ("", ("AGS",))

    data = with_computed(xlsx(HEADING, ["=A1", "Wurzen", "Coaching"]), b"<v></v>", b"<v>14729410</v>")
    rows = read(data).rows
    assert (rows[0].values["AGS"], rows[0].formulas) == ("14729410", ())


def with_computed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook as a spreadsheet program saves it: with the value beside the formula."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for one in source.infolist():
            content = source.read(one)
            if one.filename.startswith("xl/worksheets/"):
                content = content.replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
                assert old in content
                content = content.replace(old, new)
            archive.writestr(one, content)
    return target.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as member:
        for _ in range(80):
            member.write(b"0" * 1_000_000)
    assert len(target.getvalue()) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *args: pytest.fail("unpacked"))

    assert "ausgepackt viel zu groß" in refusal(target.getvalue())


def test_entities_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><worksheet>&b;</worksheet>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bomb)

    assert "Unerlaubtes" in refusal(target.getvalue())


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"%PDF-1.7 ...", "liste.xlsx", "keine XLSX-Datei, auch wenn ihr Name so endet"),
        (b"PK\x03\x04 broken", "liste.xlsx", "beschädigt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "geheim.xlsx", "Passwort"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "alt.xls", "nur XLSX und CSV"),
        (b"%PDF-1.7\0", "liste.csv", "keine CSV-Datei"),
        (b"", "liste.xlsx", "leer"),
        (b" \r\n", "liste.csv", "leer"),
        (b"x" * (table_file.MAX_BYTES + 1), "liste.csv", "zu groß, höchstens 5 MB"),
        (
            b"a;b\n1;2\n",
            "liste.csv",
            "Nötig sind mindestens: »AGS« oder »Kommune« oder »Zusammenschluss«, »Instrument«",
        ),
        (b"AGS;Instrument\n", "liste.csv", "Unter der Überschrift steht nichts"),
        (b"AGS;ags;Instrument\n1;2;3\n", "liste.csv", "doppelt: AGS"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data, name, message):
    assert message in refusal(data, name)


def test_an_archive_without_a_workbook_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")

    assert "beschädigt oder keine" in refusal(target.getvalue())


def test_endless_tables_are_refused_and_far_columns_are_not_read(monkeypatch):
    monkeypatch.setattr(table_file, "MAX_ROWS", 3)
    assert "mehr als 3 Zeilen" in refusal(xlsx(HEADING, *[["14729410", "Wurzen", "Coaching"]] * 3))
    assert "mehr als 3 Zeilen" in refusal(b"AGS;Instrument\n" + b"1;2\n" * 3, "a.csv")


# --- CSV ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_delimiter(encoding, delimiter):
    text = delimiter.join(["AGS", "Instrument", "Hinweis"]) + "\r\n"
    text += delimiter.join(["14729410", "Präventionsrat", '"Grün\r\nund groß"']) + "\r\n\r\n"
    text += delimiter.join(["14729160", "Förderung", ""])

    rows = read(text.encode(encoding), "liste.csv").rows

    assert [(row.number, row.values["Instrument"], row.values["Hinweis"]) for row in rows] == [
        (2, "Präventionsrat", "Grün und groß"),
        (5, "Förderung", ""),
    ]


def test_formulas_in_csv_are_told_and_the_quote_of_our_own_files_is_taken_off():
    rows = read(b"AGS;Instrument;Telefon;Hinweis\n1;2;'+49 3425;=HYPERLINK(1)\n", "a.csv").rows

    assert rows[0].values["Telefon"] == "+49 3425"
    assert (rows[0].values["Hinweis"], rows[0].formulas) == ("", ("Hinweis",))


def test_unknown_columns_are_named():
    assert read(b"AGS;Instrument;Farbe\n1;2;rot\n", "a.csv").ignored == ["Farbe"]


# --- Values -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("16.02.2021", "2021-02-16"),
        ("16.2.21", "2021-02-16"),
        ("2021-02-16", "2021-02-16"),
        ("16. Februar 2021", "2021-02-16"),
        ("Februar 2021", "2021-02"),
        ("März 2021", "2021-03"),
        ("Mrz. 2021", "2021-03"),
        ("02/2021", "2021-02"),
        ("2021", "2021"),
        ("44243", "2021-02-16"),
    ],
)
def test_days_are_read_as_exactly_as_they_are_written(text, iso):
    assert parse_day(text, TODAY).iso == iso


@pytest.mark.parametrize("text", ["31.02.2021", "ca. 2021", "2.21", "Frühjahr 2021", "99999", "16.02.0021", "2099"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r"kein Datum|kann nicht stimmen"):
        parse_day(text, TODAY)


def test_the_column_beside_a_day_makes_it_less_exact_and_never_more():
    assert with_precision(parse_day("16.02.2021", TODAY), "nur Monat und Jahr").iso == "2021-02"
    assert with_precision(parse_day("2021", TODAY), "Tag genau").iso == "2021"


@pytest.mark.parametrize("text", ["14729410", "14729410.0", "14.729.410", "14 729 410", "147290000410"])
def test_an_ags_is_read_the_way_spreadsheets_spoil_it(text):
    assert read_ags(text) == "14729410"


@pytest.mark.parametrize("text", ["1472941", "09162000", "1,472941E+07", "Wurzen"])
def test_what_is_no_ags_is_refused(text):
    with pytest.raises(ValueError, match="kein AGS"):
        read_ags(text)
