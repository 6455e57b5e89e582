"""Tables as files, written row by row: what a file of any length takes of memory is one chunk of it."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from openpyxl import Workbook

from asskomm.core.spreadsheets import XLSX_TYPE, as_text, sheet_text
from municipalities.map.shapes import ShapeSet
from municipalities.opendata.tables import Field, Row, Table

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "xlsx": XLSX_TYPE,
    "geojson": "application/geo+json",
}
# Rows that become one piece of the answer, and bytes of a spreadsheet that stay in memory while it is written.
ROWS_PER_PIECE, BYTES_IN_MEMORY = 500, 1_000_000


def formats_of(table: Table) -> list[str]:
    """The endings under which the table can be had."""
    return [one for one in TYPES if one != "geojson" or table.has_shapes]


def plain(value: Any) -> Any:
    """The value as JSON knows it: days in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


class Line:
    """What `csv.writer` writes to: it hands each line back."""

    def write(self, text: str) -> str:
        return text


def pieces(lines: Iterable[str]) -> Iterator[str]:
    """Lines by the hundred, because each piece is compressed and sent on its own."""
    lines = iter(lines)
    while piece := "".join(islice(lines, ROWS_PER_PIECE)):
        yield piece


def csv_lines(fields: Iterable[Field], rows: Iterable[Row]) -> Iterator[str]:
    """As German spreadsheets expect it: semicolons, a byte order mark, Windows line ends; no cell is a formula."""
    writer = csv.writer(Line(), delimiter=";")
    yield "\ufeff" + writer.writerow([one.name for one in fields])
    for row in rows:
        # Numbers are no formulas, even negative ones.
        yield writer.writerow([cell if isinstance(cell, int | float) else as_text(plain(cell)) for cell in row])


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_lines(facts: dict[str, Any], fields: Iterable[Field], rows: Iterable[Row]) -> Iterator[str]:
    """One object: `facts` about the table, then its `rows` as objects."""
    names = [one.name for one in fields]
    yield dumped(facts)[:-1] + ',"rows":[\n'
    yield from joined(dict(zip(names, map(plain, row), strict=True)) for row in rows)
    yield "]}\n"


def geojson_lines(
    facts: dict[str, Any], fields: Iterable[Field], rows: Iterable[Row], shapes: ShapeSet
) -> Iterator[str]:
    """A FeatureCollection (RFC 7946) with one feature per row; its `id` is the AGS."""
    names = [one.name for one in fields]
    geometries = {one.ags: one.geometry for one in shapes.municipalities}
    yield dumped({"type": "FeatureCollection"} | facts)[:-1] + ',"features":[\n'
    properties = (dict(zip(names, map(plain, row), strict=True)) for row in rows)
    yield from joined(
        {"type": "Feature", "id": one["ags"], "geometry": geometries.get(one["ags"]), "properties": one}
        for one in properties
    )
    yield "]}\n"


def joined(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Items with a comma between them."""
    for number, item in enumerate(items):
        yield (",\n" if number else "") + dumped(item)


def xlsx_file(fields: Iterable[Field], rows: Iterable[Row]) -> IO[bytes]:
    """A workbook with the table and a sheet that explains its fields; open at its beginning."""
    fields = list(fields)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Daten")
    sheet.append([one.name for one in fields])
    for row in rows:
        sheet.append([cell if isinstance(cell, int | float | date) else sheet_text(cell) for cell in row])
    notes = book.create_sheet("Felder")
    notes.append(["Feld", "Bedeutung", "Art"])
    for one in fields:
        notes.append([one.name, one.meaning, one.kind])
    file = SpooledTemporaryFile(BYTES_IN_MEMORY)  # noqa: SIM115 - the answer closes it
    book.save(file)
    file.seek(0)
    return file
