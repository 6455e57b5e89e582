"""Tables for spreadsheets: readable in German Excel, and nothing in them is run."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from asskomm.core.spreadsheets import Share, as_text, download, write_csv, write_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_becomes_text(text):
    assert as_text(text) == f"'{text}"


@pytest.mark.parametrize(("cell", "text"), [("Grimma", "Grimma"), (None, ""), (7, "7"), ("a=1", "a=1")])
def test_everything_else_stays_as_it_is(cell, text):
    assert as_text(cell) == text


def test_csv_has_semicolons_a_byte_order_mark_and_no_formulas():
    assert write_csv([["Name", "Ort"], ["Müller; Söhne", "=1+1"], ["x\ny", None]]) == (
        '\ufeffName;Ort\r\n"Müller; Söhne";\'=1+1\r\n"x\ny";\r\n'
    )


def test_xlsx_keeps_numbers_and_holds_no_formula():
    rows = [["Name", 3], ["=1+1", "+49 351"], ["Müller\x00\x07 🙂", None]]

    sheet = load_workbook(BytesIO(write_xlsx(rows))).active

    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["Name", 3],
        ["'=1+1", "'+49 351"],
        ["Müller 🙂", None],
    ]
    assert "f" not in {cell.data_type for row in sheet for cell in row}


def test_a_sheet_can_be_read_and_printed_as_it_is():
    district = "Landkreis Sächsische Schweiz-Osterzgebirge"
    rows = [["Name", "Anteil der teilnehmenden Kommunen"], [district, Share(0.139)]]

    sheet = load_workbook(BytesIO(write_xlsx(rows))).active

    assert [cell.font.bold for cell in sheet[1]] == [True, True]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert [sheet.column_dimensions[one].width for one in "AB"] == [len(district) + 2, 16]
    assert (sheet["B2"].value, sheet["B2"].number_format) == (0.139, "0.0\u00a0%")


@pytest.mark.parametrize(
    ("extension", "media_type", "beginning"),
    [
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    ],
)
def test_a_table_is_a_file_to_keep(extension, media_type, beginning):
    response = download("liste", extension, [["a"]])

    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="liste.{extension}"'
    assert response.content.startswith(beginning)
