"""
The project's two register files: the municipalities of one territorial state, and the changes since.

Everything is checked here, against the rules of the models, before anything is stored.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from django.db.models import Model

from municipalities.imports.csv_table import Line, Problems, parse_date, read_table
from municipalities.models import District, Municipality
from municipalities.models.register import validate_ags, validate_district_ags

DATA_DIR = Path(__file__).resolve().parent.parent / "data"
REGISTER_FILE = DATA_DIR / "municipalities.csv"
CHANGES_FILE = DATA_DIR / "territorial_changes.csv"

# Degrees, WGS 84: Saxony with a little air.
LATITUDES = (50.1, 51.8)
LONGITUDES = (11.8, 15.1)
BOUNDS = {"Breite": LATITUDES, "Länge": LONGITUDES}
# What spreadsheets make of an AGS that they take for a number: 14511000.0, 1,4511E+07, 14.511.000.
LOOKS_LIKE_A_NUMBER = re.compile(r"[0-9]+[.,][0-9.,]*(E\+?[0-9]+)?|[0-9]+E\+?[0-9]+", re.IGNORECASE)
AS_TEXT = "Bitte die Spalte im Tabellenprogramm als Text speichern."


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One municipality as the register lists it; an empty number is not known."""

    ags: str
    ars: str
    name: str
    official_name: str
    kind: str
    district_ags: str
    district: str
    association: str
    association_kind: str
    population: int | None
    area_km2: Decimal | None
    postcode: str
    latitude: float
    longitude: float
    line: int = field(default=0, compare=False)


REGISTER_COLUMNS = [name for name in RegisterRow.__slots__ if name != "line"]


@dataclass(frozen=True, slots=True)
class TerritorialChange:
    """One municipality that went into another; `effective_date` is the first day without it."""

    effective_date: date
    predecessor_ags: str
    predecessor_name: str
    successor_ags: str
    successor_name: str
    line: int = field(default=0, compare=False)


CHANGE_COLUMNS = [name for name in TerritorialChange.__slots__ if name != "line"]


def read_register(path: Path) -> list[RegisterRow]:
    """Read and check a register file; raises RegisterError with every line that is wrong."""
    problems = Problems()
    lines = read_table(path, REGISTER_COLUMNS)
    rows = [_register_row(line, problems) for line in lines]
    _check_unique(lines, "ags", problems)
    _check_same(lines, "district_ags", "district", problems)
    problems.raise_for(path)
    return rows


def read_territorial_changes(path: Path) -> list[TerritorialChange]:
    """Read and check a file of mergers and annexations; raises RegisterError with every line that is wrong."""
    problems = Problems()
    lines = read_table(path, CHANGE_COLUMNS)
    changes = [_territorial_change(line, problems) for line in lines]
    _check_unique(lines, "predecessor_ags", problems)
    _check_same(lines, "successor_ags", "successor_name", problems)
    _check_cycles(lines, problems)
    problems.raise_for(path)
    return changes


def _register_row(line: Line, problems: Problems) -> RegisterRow:
    """Read one line. Where a value is wrong, the row is not complete; the caller raises for the problem."""
    values = {column: line.parsed(column, parse, problems) for column, parse in PARSERS.items()}
    ags, district_ags = values["ags"], values["district_ags"]
    if ags and district_ags and not ags.startswith(district_ags):
        problems.add(line.number, f"Der AGS {ags} gehört nicht in den Kreis {district_ags}.")
    # Everywhere in Germany the AGS of a city that is its own district ends with three zeros.
    if ags and values["kind"] and (values["kind"] == Municipality.Kind.CITY) != ags.endswith("000"):
        problems.add(line.number, f"Die Art »{values['kind']}« passt nicht zum AGS {ags}.")
    return RegisterRow(**values, line=line.number)


def _territorial_change(line: Line, problems: Problems) -> TerritorialChange:
    values = {
        "effective_date": line.parsed("effective_date", parse_date, problems),
        "predecessor_ags": line.parsed("predecessor_ags", parse_ags, problems),
        "predecessor_name": line.parsed("predecessor_name", required_text_for(Municipality, "name"), problems),
        "successor_ags": line.parsed("successor_ags", parse_ags, problems),
        "successor_name": line.parsed("successor_name", required_text_for(Municipality, "name"), problems),
    }
    return TerritorialChange(**values, line=line.number)


def _check_unique(lines: list[Line], column: str, problems: Problems) -> None:
    first: dict[str, int] = {}
    for line in lines:
        value = line.values[column]
        if value and first.setdefault(value, line.number) != line.number:
            problems.add(line.number, f"{column}: {value} steht schon in Zeile {first[value]}.")


def _check_same(lines: list[Line], key: str, column: str, problems: Problems) -> None:
    """Note lines that call the same key by another name than the first line with it."""
    first: dict[str, Line] = {}
    for line in lines:
        known = first.setdefault(line.values[key], line)
        if line.values[key] and known.values[column] != line.values[column]:
            problems.add(
                line.number,
                f"{column}: »{line.values[column]}«, aber {line.values[key]} heißt in Zeile {known.number} "
                f"»{known.values[column]}«.",
            )


def _check_cycles(lines: list[Line], problems: Problems) -> None:
    successors = {line.values["predecessor_ags"]: line.values["successor_ags"] for line in lines}
    for line in lines:
        start = line.values["predecessor_ags"]
        seen, ags = set(), successors[start]
        while ags in successors and ags != start and ags not in seen:
            seen.add(ags)
            ags = successors[ags]
        if ags == start:
            problems.add(line.number, f"{start} kann nicht in sich selbst aufgehen.")


def parse_ags(text: str) -> str:
    """Give an AGS back if it has the form of one in Saxony; raises ValueError with a hint what may be wrong."""
    if text.isascii() and validate_ags.regex.search(text):
        return text
    if not text:
        raise ValueError("Der AGS fehlt.")
    raise ValueError(f"»{text}« ist kein AGS: acht Ziffern, in Sachsen beginnend mit 14.{_ags_hint(text)}")


def _ags_hint(text: str) -> str:
    if LOOKS_LIKE_A_NUMBER.fullmatch(text):
        return f" Er ist als Zahl gespeichert worden. {AS_TEXT}"
    if not (text.isascii() and text.isdigit()):
        return ""
    hints = {
        5: " Das ist ein Kreisschlüssel.",
        7: f" Es fehlt eine Ziffer, vielleicht eine Null. {AS_TEXT}",
        8: " Er gehört zu einem anderen Land.",
        12: " Das ist ein Regionalschlüssel.",
    }
    return hints.get(len(text), "")


def _district_ags(text: str) -> str:
    if text.isascii() and validate_district_ags.regex.search(text):
        return text
    raise ValueError(f"»{text}« ist kein Kreisschlüssel: fünf Ziffern, beginnend mit 14.")


def _ars(text: str) -> str:
    if text and not re.fullmatch(r"14[0-9]{10}", text):
        raise ValueError(f"»{text}« ist kein Regionalschlüssel: zwölf Ziffern, beginnend mit 14.")
    return text


def _kind(text: str) -> str:
    if text not in Municipality.Kind.values:
        raise ValueError(f"»{text}« gibt es nicht, nur: {', '.join(Municipality.Kind.values)}.")
    return text


def _population(text: str) -> int | None:
    # Nine digits fit every database's integer.
    if text and not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(f"»{text}« ist keine ganze Zahl ab 0, ohne Punkt und Komma.")
    return int(text) if text else None


def _area(text: str) -> Decimal | None:
    if text and not re.fullmatch(r"[0-9]{1,5}([.,][0-9]+)?", text):
        raise ValueError(f"»{text}« ist keine Fläche in km², zum Beispiel 23,27.")
    return Decimal(text.replace(",", ".")).quantize(Decimal("0.01"), ROUND_HALF_UP) if text else None


def _postcode(text: str) -> str:
    if text and not re.fullmatch(r"[0-9]{5}", text):
        hint = f" Vermutlich fehlt die Null am Anfang. {AS_TEXT}" if re.fullmatch(r"[0-9]{4}", text) else ""
        raise ValueError(f"»{text}« ist keine Postleitzahl mit fünf Ziffern.{hint}")
    return text


def _coordinate(name: str, other: str) -> Callable[[str], float]:
    """Give the parser of one coordinate; it knows the other one's bounds to notice an exchange."""

    def parse(text: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{1,12})?", text):
            raise ValueError(f"»{text}« ist keine {name} in Grad, zum Beispiel 50,8336.")
        degrees = float(text.replace(",", "."))
        low, high = BOUNDS[name]
        if low <= degrees <= high:
            return degrees
        hint = " Sind Breite und Länge vertauscht?" if BOUNDS[other][0] <= degrees <= BOUNDS[other][1] else ""
        raise ValueError(f"»{text}« liegt nicht in Sachsen ({low} bis {high} Grad).{hint}")

    return parse


def text_for(model: type[Model], name: str) -> Callable[[str], str]:
    """Give the parser of a text that has to fit into the model's field; empty is allowed."""
    longest = model._meta.get_field(name).max_length

    def parse(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"»{text[:30]}…« ist mit {len(text)} Zeichen zu lang, höchstens {longest}.")
        return text

    return parse


def required_text_for(model: type[Model], name: str) -> Callable[[str], str]:
    fits = text_for(model, name)

    def parse(text: str) -> str:
        if not text:
            raise ValueError("Die Angabe fehlt.")
        return fits(text)

    return parse


PARSERS: dict[str, Callable[[str], object]] = {
    "ags": parse_ags,
    "ars": _ars,
    "name": required_text_for(Municipality, "name"),
    "official_name": text_for(Municipality, "official_name"),
    "kind": _kind,
    "district_ags": _district_ags,
    "district": required_text_for(District, "name"),
    "association": text_for(Municipality, "association"),
    "association_kind": text_for(Municipality, "association_kind"),
    "population": _population,
    "area_km2": _area,
    "postcode": _postcode,
    "latitude": _coordinate("Breite", "Länge"),
    "longitude": _coordinate("Länge", "Breite"),
}
