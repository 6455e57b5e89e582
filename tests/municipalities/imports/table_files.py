"""Tables of participations as staff keep them, for tests."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

from municipalities.imports.participation_values import HEADINGS, NEEDED
from municipalities.imports.table_file import Table, read_table_file

HEADING = ("AGS", "Kommune", "Instrument", "Status", "geplant seit", "Beginn", "Ende")


def xlsx(*rows: Sequence, before: Sequence[str] = (), merged: Sequence[str] = ()) -> bytes:
    """A workbook with these rows; `before` are sheets that stand first, `merged` are ranges."""
    book = Workbook()
    for name in before:
        book.create_sheet(name).append(["Deckblatt", "Stand 2024"])
    sheet = book.create_sheet("Daten")
    book.remove(book.worksheets[0])
    for row in rows:
        sheet.append(row)
    for one in merged:
        sheet.merge_cells(one)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes, name: str = "liste.xlsx") -> Table:
    return read_table_file(data, name, HEADINGS, NEEDED)
