"""Tables for spreadsheets: CSV as German Excel expects it, and XLSX; no cell is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# Spreadsheets run cells that begin with these as formulas.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "xlsx")

Rows = Iterable[Sequence[object]]


def as_text(cell: object) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_csv(rows: Rows) -> str:
    """Semicolons, a byte order mark and Windows line ends."""
    buffer = io.StringIO()
    buffer.write("\ufeff")
    csv.writer(buffer, delimiter=";").writerows([as_text(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def write_xlsx(rows: Rows) -> bytes:
    """One sheet; numbers stay numbers, everything else is text."""
    return write_workbook({"Tabelle": rows})


def write_workbook(sheets: dict[str, Rows]) -> bytes:
    """Several sheets by name; numbers stay numbers, everything else is text."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell if isinstance(cell, int | float) else sheet_text(cell) for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_text(cell: object) -> str:
    """Text without the control characters that the format cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", as_text(cell))


def download(name: str, extension: str, rows: Rows) -> HttpResponse:
    """The table as a file to keep, in one of `FORMATS`."""
    if extension == "xlsx":
        response = HttpResponse(write_xlsx(rows), content_type=XLSX_TYPE)
    else:
        response = HttpResponse(write_csv(rows), content_type=CSV_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    return response
