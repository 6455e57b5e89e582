"""Tables for spreadsheets: CSV as German Excel expects it, and XLSX; no cell is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# Spreadsheets run cells that begin with these as formulas.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "xlsx")
# Characters a column is wide: headings wrap between words, long texts reach beyond it.
LEAST_WIDTH, MOST_WIDTH, HEADING_WIDTH = 8, 60, 16

Rows = Iterable[Sequence[object]]


class Share(float):
    """A part of one whole, which sheets show in per cent."""


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
    """Several sheets by name, the first row of each its headings; numbers stay numbers, everything else is text."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        cells = [[cell if isinstance(cell, int | float) else sheet_text(cell) for cell in row] for row in rows]
        fill_sheet(book.create_sheet(name), cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill_sheet(sheet: Worksheet, rows: list[list]) -> None:
    """Columns as wide as what is in them; headings stay in sight, and on every page of paper."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = Worksheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, width in enumerate(widths(rows), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for heading in rows[:1]:
        sheet.append([heading_cell(sheet, text) for text in heading])
    for row in rows[1:]:
        sheet.append([share_cell(sheet, cell) if isinstance(cell, Share) else cell for cell in row])


def widths(rows: list[list]) -> list[int]:
    """How wide each column has to be."""
    found: list[int] = []
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if place == len(found):
                found.append(LEAST_WIDTH)
            text = "" if isinstance(cell, Share) else str(cell)
            longest_word = max(map(len, text.split()), default=0)
            most = MOST_WIDTH if number else max(HEADING_WIDTH, longest_word + 2)
            found[place] = max(found[place], min(len(text) + 2, most))
    return found


def share_cell(sheet: Worksheet, share: Share) -> WriteOnlyCell:
    """A number to calculate with, shown as »11,2 %«."""
    cell = WriteOnlyCell(sheet, float(share))
    cell.number_format = "0.0\u00a0%"
    return cell


def heading_cell(sheet: Worksheet, text: object) -> WriteOnlyCell:
    """Bold, and in several lines where it is long."""
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


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
