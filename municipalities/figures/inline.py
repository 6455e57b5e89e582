"""
Figures inside running text: »{Zahl: Coaching, heute}« becomes the number, computed from the register.

Editors learn when they publish what cannot be computed; visitors never see braces nor an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from asskomm.core.comparison import search_key
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.map.view import snapshot_of
from municipalities.models import Instrument
from municipalities.participation import Snapshot, today

BEGIN = re.compile(r"\{\s*Zahl\b", re.IGNORECASE)
FIGURE = re.compile(r"\{\s*Zahl\s*:([^{}<>]*)\}", re.IGNORECASE)
DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")

EXAMPLE = "Beispiel: {Zahl: Coaching, heute} oder {Zahl: Kommunen, 31.12.2023, Landkreis Leipzig}."
PARTICIPATING, TOTAL = "Kommunen", "alle Kommunen"
WITH, PLANNED = "Kommunen mit ", " geplant"


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor asks for, as she has written it."""

    name: str
    day: str
    area: str


def fill_in(html: str) -> str:
    """The formatted text with numbers in place of wishes; what cannot be computed is left out."""
    return FIGURE.sub(lambda match: number_or_nothing(match[1]), html) if "{" in html else html


def number_or_nothing(text: str) -> str:
    try:
        return str(figure(text))
    except ValidationError:
        return ""


def problems_in(html: str) -> Iterator[str]:
    """What keeps the wishes of a text from becoming numbers, in words for its editor."""
    wishes = FIGURE.findall(html)
    if len(BEGIN.findall(html)) > len(wishes):
        yield f"Eine »{{Zahl …}}« ist nicht lesbar: ohne Formatierung in der Klammer, mit Doppelpunkt. {EXAMPLE}"
    for text in wishes:
        try:
            figure(text)
        except ValidationError as error:
            yield f"»{{Zahl:{unescape(text)}}}«: {error.message}"


def figure(text: str) -> int:
    """The number that is wished for; a `ValidationError` says what is wrong with the wish."""
    wish = read_wish(text)
    state = snapshot_of(day_of(wish.day))
    return count(wish.name, state, state.within(district_of(wish.area, state)) if wish.area else state)


def read_wish(text: str) -> Wish:
    """Name, day and area between the commas."""
    parts = [" ".join(part.split()) for part in unescape(text).split(",")]
    if not 2 <= len(parts) <= 3 or not all(parts):
        raise ValidationError(f"Bitte Name und Tag angeben, auf Wunsch ein Gebiet, mit Kommas dazwischen. {EXAMPLE}")
    return Wish(*parts, *[""] * (3 - len(parts)))


def day_of(text: str) -> date:
    """»heute«, »31.12.2023« or »2023-12-31«, within the days the records cover."""
    if text.casefold() == "heute":
        return today()
    try:
        if found := DAY.fullmatch(text):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        raise ValidationError(f"Der Tag »{text}« ist nicht lesbar. Schreiben Sie »heute« oder 31.12.2023.") from None
    if not RECORDS_BEGIN <= day <= today():
        raise ValidationError(f"Zahlen gibt es vom {date_format(RECORDS_BEGIN)} bis heute, nicht für den {text}.")
    return day


def district_of(text: str, state: Snapshot) -> str:
    """The AGS of the district that is called so, with or without »Landkreis« where that is clear."""
    wanted = search_key(text)
    full = [one.ags for one in state.districts if search_key(one.full_name) == wanted]
    found = full or [one.ags for one in state.districts if search_key(one.name) == wanted]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.full_name for one in state.districts)
    raise ValidationError(f"Das Gebiet »{text}« ist nicht eindeutig oder nicht bekannt. Möglich sind: {names}.")


def count(name: str, state: Snapshot, part: Snapshot) -> int:
    """The figure of this name in a part of the state."""
    if same(name, PARTICIPATING):
        return part.participating
    if same(name, TOTAL):
        return part.total
    for instrument in state.all_instruments:
        for words, field in figures_of(instrument):
            if same(name, words):
                row = part.count_for(instrument.code)
                return getattr(row, field)
    names = ", ".join(one.label for one in state.all_instruments)
    raise ValidationError(
        f"»{name}« ist keine bekannte Zahl. Möglich sind: Kommunen, alle Kommunen, {names}; "
        "außerdem »Kommunen mit Coaching« und »Coaching geplant«."
    )


def figures_of(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """The names of an instrument's figures, each with the field of its count."""
    for label in (instrument.label, instrument.plural):
        yield label, "records"
        yield f"{WITH}{label}", "municipalities"
        yield f"{label}{PLANNED}", "planned"


def same(one: str, other: str) -> bool:
    """Whether two names are the same, however they are written."""
    return search_key(one) == search_key(other)
