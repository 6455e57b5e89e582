"""
Reading a table that staff upload, XLSX or CSV, whatever is around it. Knows no models and no HTTP.

Every cell becomes text: days as JJJJ-MM-TT, whole numbers without a decimal point. Whatever is wrong with the
file as a whole is a RegisterError whose German message says what to do.
"""

import csv
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from asskomm.core.comparison import search_key
from asskomm.core.files.content import holds_what_it_says
from asskomm.core.spreadsheets import FORMULA_STARTS
from municipalities.imports.csv_table import UTF16_MARKS, RegisterError

MAX_BYTES = 5_000_000
# What 20,000 rows have at most; an archive that holds more of it was made to fill the memory.
MAX_UNPACKED_BYTES = 60_000_000
MAX_MEMBERS = 300
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_MERGED = 100_000
# Above the heading may stand a title, a date, an empty row.
HEADING_WITHIN = 20
FORMULA = "\N{NULL}formula"

SAVE_AS = "Bitte im Tabellenprogramm »Speichern unter« wählen, dann »Excel-Arbeitsmappe (.xlsx)«."
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Cells = Sequence[str]


class Row(NamedTuple):
    """One line of the table: its number in the file, its texts by column, and columns that hold a formula."""

    number: int
    values: dict[str, str]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What was read; `ignored` are headings that mean nothing here, `sheet` is empty for CSV."""

    rows: list[Row]
    sheet: str = ""
    ignored: list[str] = field(default_factory=list)


def read_table_file(data: bytes, name: str, headings: Mapping[str, str], needed: Sequence[Iterable[str]]) -> Table:
    """
    Read the table of an uploaded file.

    `headings` maps what may stand above a column, as a search key, to the column; of each group in `needed` at
    least one column has to be there. Raises RegisterError.
    """
    if len(data) > MAX_BYTES:
        raise RegisterError(
            f"Die Datei ist mit {len(data) / 1_000_000:.0f} MB zu groß, höchstens {MAX_BYTES // 1_000_000} MB. "
            "Bitte nur das Blatt mit den Teilnahmen speichern, ohne Bilder."
        )
    extension = name.rpartition(".")[2].lower()
    if extension not in ("xlsx", "csv"):
        raise RegisterError(f"Diese Art Datei liest das Portal nicht, nur XLSX und CSV. {SAVE_AS}")
    if not data.strip():
        raise RegisterError("Die Datei ist leer.")
    utf16 = extension == "csv" and data.startswith(UTF16_MARKS)
    if not utf16 and not holds_what_it_says(io.BytesIO(data), extension):
        raise RegisterError(
            f"Das ist keine {extension.upper()}-Datei, auch wenn ihr Name so endet. Ist sie mit einem Passwort "
            f"geschützt, bitte ohne speichern. {SAVE_AS}"
        )
    sheets = read_workbook(data) if extension == "xlsx" else iter([("", read_csv(data))])
    for sheet, lines in sheets:
        found = find_table(lines, headings, needed)
        if found:
            rows, ignored = found
            if not rows:
                raise RegisterError("Unter der Überschrift steht nichts.")
            return Table(rows, sheet, ignored)
    raise RegisterError(
        "Keine Zeile mit den Überschriften gefunden. Nötig sind mindestens: "
        + ", ".join(" oder ".join(f"»{column}«" for column in group) for group in needed)
        + ". Die Vorlage zeigt alle Spalten."
    )


def find_table(
    lines: Sequence[tuple[int, Cells]], headings: Mapping[str, str], needed: Sequence[Iterable[str]]
) -> tuple[list[Row], list[str]] | None:
    """Find the heading near the top and give what stands below, and the headings nobody knows."""
    candidates = (
        (place, cells, [headings.get(search_key(cell)) for cell in cells])
        for place, (_, cells) in enumerate(lines[:HEADING_WITHIN])
    )
    heading = next(
        (one for one in candidates if all(any(column in one[2] for column in group) for group in needed)), None
    )
    if heading is None:
        return None
    place, cells, columns = heading
    known = [column for column in columns if column]
    twice = sorted({column for column in known if known.count(column) > 1})
    if twice:
        raise RegisterError(f"Diese Spalten gibt es doppelt: {', '.join(twice)}. Bitte eine davon löschen.")
    ignored = [cell for cell, column in zip(cells, columns, strict=True) if cell and not column]
    rows = []
    for number, texts in lines[place + 1 :]:
        values = {column: text for column, text in zip(columns, texts, strict=False) if column}
        if any(values.values()):
            formulas = tuple(column for column, text in values.items() if text == FORMULA)
            rows.append(
                Row(number, {column: "" if text == FORMULA else text for column, text in values.items()}, formulas)
            )
    return rows, ignored


# --- CSV ----------------------------------------------------------------------------------------------


def read_csv(data: bytes) -> list[tuple[int, list[str]]]:
    """The lines of a CSV file in UTF-8, UTF-16 or Windows' own encoding, with ; or , or tabs."""
    text = decode(data)
    delimiter = max(";,\t", key="\n".join(text.splitlines()[:HEADING_WITHIN]).count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, number = [], 1
    try:
        for cells in reader:
            texts = [FORMULA if cell.lstrip().startswith("=") else as_text(cell) for cell in cells[:MAX_COLUMNS]]
            if any(texts):
                lines.append((number, texts))
                refuse_too_many(lines)
            # A quoted cell may go over several lines.
            number = reader.line_num + 1
    except csv.Error as error:
        raise RegisterError(f"Zeile {number}: Anführungszeichen oder Trennzeichen stimmen nicht.") from error
    return lines


def decode(data: bytes) -> str:
    """Text in whatever German programs save; Latin-1 is a part of Windows' encoding."""
    is_utf16 = data.startswith(UTF16_MARKS)
    encodings = ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RegisterError(f"Die Zeichen der Datei lassen sich nicht lesen. {SAVE_AS}")


# --- XLSX ---------------------------------------------------------------------------------------------


def read_workbook(data: bytes) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    """Name and lines of every sheet that is not hidden; formulas give the value that was last computed."""
    refuse_bombs(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
        computed = None
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            merged = merged_cells(data, sheet)
            lines, has_formulas = read_sheet(sheet, merged)
            if has_formulas:
                computed = computed or load_workbook(io.BytesIO(data), read_only=True, data_only=True)
                lines = with_values(lines, read_sheet(computed[sheet.title], merged)[0])
            yield sheet.title, lines
    except RegisterError:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        SyntaxError,
    ) as error:
        # Whatever openpyxl comes across in a damaged file.
        raise RegisterError(f"Die Excel-Datei ist beschädigt oder keine. {SAVE_AS}") from error


def refuse_bombs(data: bytes) -> None:
    """Look at what the archive says it holds before anything of it is unpacked; reading stops at these sizes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_UNPACKED_BYTES:
                raise RegisterError("Die Excel-Datei ist ausgepackt viel zu groß. Bitte nur das eine Blatt speichern.")
            for member in members:
                # Office writes no document types; entities in them can grow without end.
                if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                    raise RegisterError(f"Die Excel-Datei enthält etwas Unerlaubtes. {SAVE_AS}")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise RegisterError(f"Die Excel-Datei ist beschädigt oder keine. {SAVE_AS}") from error


def merged_cells(data: bytes, sheet) -> dict[tuple[int, int], int]:
    """
    For every cell below another one that it is merged with, the row of that one, by row and column.

    Sideways nothing is filled: a title over several columns is the value of none of them.
    """
    # openpyxl tells merged cells only when it holds the whole book in memory.
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        ranges = _MERGED.findall(archive.read(sheet._worksheet_path))
    above: dict[tuple[int, int], int] = {}
    for one in ranges[:MAX_ROWS]:
        column, first, _, last = range_boundaries(one.decode())
        for row in range(first + 1, min(last, MAX_ROWS) + 1):
            above[row, column] = first
        if len(above) > MAX_MERGED:
            raise RegisterError("In der Tabelle sind zu viele Zellen verbunden. Bitte die Verbindungen aufheben.")
    return above


def read_sheet(sheet, above: Mapping[tuple[int, int], int]) -> tuple[list[tuple[int, list[str]]], bool]:
    """The lines that hold anything, and whether there are formulas."""
    lines: list[tuple[int, list[str]]] = []
    by_number: dict[int, list[str]] = {}
    has_formulas = False
    # One row more, to notice that there are too many.
    cells = sheet.iter_rows(max_row=MAX_ROWS + HEADING_WITHIN, max_col=MAX_COLUMNS)
    for number, row in enumerate(cells, start=1):
        texts = [FORMULA if cell.data_type == "f" else as_text(cell.value) for cell in row]
        has_formulas = has_formulas or FORMULA in texts
        for column in range(1, len(texts) + 1) if above else ():
            first = above.get((number, column))
            if first in by_number:
                texts[column - 1] = by_number[first][column - 1]
        if any(texts):
            lines.append((number, texts))
            by_number[number] = texts
            refuse_too_many(lines)
    return lines, has_formulas


def with_values(lines: list[tuple[int, list[str]]], computed: list[tuple[int, list[str]]]) -> list:
    """Put the computed values where formulas stand; those that nobody has computed stay marked."""
    values = dict(computed)
    return [
        (
            number,
            [
                (values.get(number, {}) and values[number][place]) or FORMULA if text == FORMULA else text
                for place, text in enumerate(texts)
            ],
        )
        for number, texts in lines
    ]


def refuse_too_many(lines: Sequence) -> None:
    """Raise RegisterError for a table that nobody could look through."""
    if len(lines) > MAX_ROWS:
        raise RegisterError(f"Die Tabelle hat mehr als {MAX_ROWS:,} Zeilen. Bitte teilen.".replace(",", "."))


def as_text(value: object) -> str:
    """A cell as text with single spaces, in composed characters."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", str(value))).split())
    # What the portal's own files put before a cell so that no program runs it.
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS else text
