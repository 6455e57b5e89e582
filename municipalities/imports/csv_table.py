"""Reading tables from CSV files with messages for the person who started the import. Knows no models."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")

# The register of all Germany has 2 MB; whatever is larger is another file.
MAX_BYTES = 20_000_000
SHOWN_PROBLEMS = 20
# The beginnings of ZIP (also .xlsx, .ods), the old .xls, PDF and gzip.
BINARY_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RegisterError(ValueError):
    """
    A file or an act that the register refuses; nothing was stored.

    The message is German. `problems` holds all findings, the message the first twenty of them.
    """

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        lines = [message, *self.problems[:SHOWN_PROBLEMS]]
        if len(self.problems) > SHOWN_PROBLEMS:
            lines.append(f"… und {len(self.problems) - SHOWN_PROBLEMS} weitere")
        super().__init__("\n".join(lines))


class Problems:
    """Collects what is wrong in a file, so that one attempt shows it all."""

    def __init__(self) -> None:
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, text: str) -> None:
        self._found.append((line, text))

    def raise_for(self, path: Path) -> None:
        """Raise RegisterError with everything found, by line; do nothing if nothing was."""
        if not self._found:
            return
        # The order of discovery is kept within a line.
        texts = [f"Zeile {line}: {text}" for line, text in sorted(self._found, key=lambda found: found[0])]
        count = "ist eine Angabe" if len(texts) == 1 else f"sind {len(texts)} Angaben"
        raise RegisterError(f"In »{path.name}« {count} nicht brauchbar:", texts)


class Line(NamedTuple):
    """One line of a table: its number in the file (the heading is 1) and its values by column."""

    number: int
    values: dict[str, str]

    def parsed(self, column: str, parse: Callable[[str], T], problems: Problems) -> T | None:
        """Give the value of `column` as `parse` reads it; a ValueError becomes a problem, and None is given."""
        try:
            return parse(self.values[column])
        except ValueError as error:
            problems.add(self.number, f"{column}: {error}")
            return None


def read_table(path: Path, columns: Sequence[str]) -> list[Line]:
    """
    Read the lines of a CSV file that has at least `columns`; others are left out.

    Comma or semicolon as delimiter, UTF-8 with or without a byte order mark. Values come with single
    spaces and without spaces around them; empty lines are skipped. Raises RegisterError.
    """
    text = _read_text(path)
    heading = next(line for line in text.splitlines() if line.strip())
    if "," not in heading and ";" not in heading:
        raise RegisterError(f"»{path.name}« ist keine CSV-Datei: In der ersten Zeile trennt nichts die Spalten.")
    delimiter = max(",;", key=heading.count)
    records = _records(path, text, delimiter)
    _, names = next(records)
    _check_heading(path, names, columns)
    problems = Problems()
    lines = []
    for number, cells in records:
        if len(cells) != len(names) and any(cells[len(names) :] or [True]):
            problems.add(number, f"hat {len(cells)} statt {len(names)} Spalten")
            continue
        values = dict(zip(names, cells, strict=False))
        lines.append(Line(number, {column: values[column] for column in columns}))
    problems.raise_for(path)
    if not lines:
        raise RegisterError(f"»{path.name}« enthält nur die Überschrift.")
    return lines


def _read_text(path: Path) -> str:
    """Read the file as text in composed characters: »ü« as one, the way the database compares it."""
    data = _read_bytes(path)
    if data.startswith(BINARY_SIGNATURES) or (b"\x00" in data and not data.startswith(UTF16_MARKS)):
        raise RegisterError(
            f"»{path.name}« ist keine CSV-Datei. Eine Tabelle bitte im Tabellenprogramm als »CSV UTF-8« speichern."
        )
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RegisterError(f"»{path.name}« ist nicht in UTF-8 gespeichert (Zeile {line}).") from error
    if not text.strip():
        raise RegisterError(f"»{path.name}« ist leer.")
    return text


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise RegisterError(f"»{path}« ist ein Ordner, keine Datei.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RegisterError(f"»{path.name}« ist mit mehr als {MAX_BYTES // 1_000_000} MB zu groß.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RegisterError(f"Die Datei »{path}« gibt es nicht.") from error
    except OSError as error:
        raise RegisterError(f"»{path}« lässt sich nicht lesen: {error.strerror}.") from error


def _records(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the number of the first line and the cells of every record that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            cleaned = [" ".join(cell.split()) for cell in cells]
            if any(cleaned):
                yield number, cleaned
            # A quoted cell may go over several lines.
            number = reader.line_num + 1
    except csv.Error as error:
        raise RegisterError(
            f"»{path.name}« ist keine lesbare CSV-Datei.",
            [f"Zeile {number}: Anführungszeichen oder Trennzeichen stimmen nicht."],
        ) from error


def _check_heading(path: Path, names: Sequence[str], columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in names]
    if missing:
        raise RegisterError(f"In »{path.name}« fehlen die Spalten: {', '.join(missing)}.")
    twice = sorted({column for column in columns if names.count(column) > 1})
    if twice:
        raise RegisterError(f"In »{path.name}« gibt es Spalten doppelt: {', '.join(twice)}.")


def parse_date(text: str) -> date:
    """Read JJJJ-MM-TT; raises ValueError with a German text."""
    try:
        if ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"»{text}« ist kein Datum der Form JJJJ-MM-TT.")
