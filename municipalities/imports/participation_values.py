"""What stands in the cells of a table of participations: columns, days as people write them, words for states."""

import re
from datetime import date, timedelta

from asskomm.core.comparison import search_key
from municipalities.imports.register_csv import parse_ags
from municipalities.models import Participation
from municipalities.partial_dates import PartialDate, Precision

State = Participation.State

AGS, NAME, PARTNERSHIP, KIND = "AGS", "Kommune", "Zusammenschluss", "Art"
INSTRUMENT, STATE, DAY = "Instrument", "Status", "Datum"
PLANNED, STARTED, ENDED = "geplant seit", "Beginn", "Ende"
# The fields that a row can fill, by column.
TEXT_COLUMNS = {
    "Hinweis": "note",
    "Quelle": "source",
    "Interne Notiz": "internal_note",
    "Ansprechstelle": "contact_office",
    "Telefon": "contact_phone",
    "E-Mail": "contact_email",
}
DATE_COLUMNS = {PLANNED: "planned", STARTED: "started", ENDED: "ended"}
PRECISION_COLUMNS = {column: f"{column}: genau auf" for column in (*DATE_COLUMNS, DAY)}
COLUMNS = (AGS, NAME, PARTNERSHIP, INSTRUMENT, STATE, PLANNED, STARTED, ENDED, *TEXT_COLUMNS)
# At least one of each group has to stand in the heading.
NEEDED = ((AGS, NAME, PARTNERSHIP), (INSTRUMENT,))

# Other headings for the columns: those of the portal's own downloads, and what staff write.
OTHER_HEADINGS = {
    AGS: ["Gemeindeschlüssel", "Amtlicher Gemeindeschlüssel", "Schlüssel"],
    NAME: ["Wer", "Gemeinde", "Stadt", "Name", "Ort", "municipality", "Kommune/Gemeinde"],
    PARTNERSHIP: ["partnership", "Verbund"],
    KIND: [],
    INSTRUMENT: ["Baustein", "instrument.label"],
    STATE: ["Stand", "state"],
    DAY: ["date"],
    PLANNED: ["Planung", "geplant", "geplant ab"],
    STARTED: ["Beginn oder Unterzeichnung", "Unterzeichnung", "unterzeichnet am", "Start", "seit"],
    ENDED: ["Abschluss oder Ende", "Abschluss", "beendet am"],
    "Hinweis": ["Hinweis, öffentlich", "note"],
    "Quelle": ["source"],
    "Interne Notiz": ["Notiz", "Notiz, nur intern", "Bemerkung"],
    "Ansprechstelle": ["Kontakt", "Ansprechpartner"],
    "Telefon": ["Telefon der Ansprechstelle", "Tel"],
    "E-Mail": ["E-Mail der Ansprechstelle", "Mail", "Email"],
    PRECISION_COLUMNS[PLANNED]: ["geplant: genau auf"],
    PRECISION_COLUMNS[DAY]: ["date_precision"],
    **{PRECISION_COLUMNS[column]: [] for column in (STARTED, ENDED)},
}
HEADINGS = {search_key(name): column for column, others in OTHER_HEADINGS.items() for name in (column, *others)}

STATE_WORDS = {
    **{search_key(word): state for state in State for word in (state.value, state.label)},
    **dict.fromkeys(["planung", "in planung", "vorgesehen"], State.PLANNED),
    **dict.fromkeys(["laufend", "aktiv", "in arbeit", "begonnen"], State.ACTIVE),
    **dict.fromkeys(["fertig", "unterzeichnet", "erledigt", "durchgefuhrt"], State.COMPLETED),
    **dict.fromkeys(["aufgelost", "gekundigt", "aufgegeben"], State.ENDED),
}
PRECISIONS = {
    **{search_key(word): one for one in Precision for word in (one.value, one.label)},
    "tag": Precision.DAY,
    "monat": Precision.MONTH,
    "jahr": Precision.YEAR,
}

MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
MONTH_NUMBERS = {**{name: number for number, name in enumerate(MONTHS, start=1)}, "mrz": 3}
FIRST_YEAR = 1990
YEARS_AHEAD = 10
# How Excel counts days, for cells that were formatted as numbers: 1990 to 2099.
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = (32874, 73050)

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_GERMAN = re.compile(r"(?:(\d{1,2})\. ?)?(\d{1,2})[./] ?(\d{4}|\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})\. ?)?([A-Za-zäÄ]{3,9})\.? (\d{4})")


def parse_day(text: str, today: date) -> PartialDate | None:
    """Read »16.02.2021«, »Februar 2021«, »2021« or a number of Excel's; raises ValueError with what to write."""
    if not text:
        return None
    try:
        found = _parse_day(text)
    except ValueError:
        found = None
    if found is None:
        raise ValueError(f"»{text}« ist kein Datum. So geht es: 16.02.2021, Februar 2021 oder 2021.")
    if not FIRST_YEAR <= found.day.year <= today.year + YEARS_AHEAD:
        raise ValueError(f"»{text}«: Das Jahr {found.day.year} kann nicht stimmen.")
    return found


def _parse_day(text: str) -> PartialDate | None:
    if text.isascii() and text.isdigit():
        number = int(text)
        if len(text) == 4:
            return PartialDate(date(number, 1, 1), Precision.YEAR)
        if EXCEL_DAYS[0] <= number <= EXCEL_DAYS[1]:
            return PartialDate(EXCEL_EPOCH + timedelta(days=number))
        return None
    if match := _ISO.fullmatch(text):
        return _partial(match[1], match[2], match[3])
    if match := _GERMAN.fullmatch(text):
        # »16.2.« with two digits means this century; »2.21« could be anything.
        if len(match[3]) == 2 and not match[1]:
            return None
        return _partial(match[3] if len(match[3]) == 4 else f"20{match[3]}", match[2], match[1])
    if match := _NAMED.fullmatch(text):
        month = MONTH_NUMBERS.get(search_key(match[2].replace("ae", "ä"))[:3])
        return _partial(match[3], month, match[1]) if month else None
    return None


def _partial(year: str, month: str | int, day: str | None) -> PartialDate:
    """Raises ValueError for the 31st of February."""
    first = date(int(year), int(month), int(day or 1))
    return PartialDate(first, Precision.DAY if day else Precision.MONTH)


def with_precision(day: PartialDate | None, text: str) -> PartialDate | None:
    """The day as exactly as the column beside it says; raises ValueError for an unknown word."""
    if day is None or not text:
        return day
    precision = PRECISIONS.get(search_key(text))
    if precision is None:
        words = ", ".join(f"»{one.label}«" for one in Precision)
        raise ValueError(f"»{text}« gibt es nicht, nur: {words}.")
    known = min(day.iso, PartialDate(day.day, precision).iso, key=len)
    year, month, first = [int(part) for part in f"{known}-01-01".split("-")[:3]]
    return PartialDate(
        date(year, month, first), {4: Precision.YEAR, 7: Precision.MONTH}.get(len(known), Precision.DAY)
    )


def is_same(one: PartialDate, other: PartialDate) -> bool:
    """Whether both can be the same day: »2021« and »16. Februar 2021« can."""
    length = min(len(one.iso), len(other.iso))
    return one.iso[:length] == other.iso[:length]


def parse_state(text: str) -> str:
    """Give the state that a word means, or an empty text for none; raises ValueError."""
    if not text:
        return ""
    state = STATE_WORDS.get(search_key(text))
    if state is None:
        raise ValueError(f"»{text}« gibt es nicht, nur: {', '.join(one.label for one in State)}.")
    return state.value


def read_ags(text: str) -> str:
    """An AGS the way spreadsheets spoil it: »14729410.0«, »14 729 410«, or the longer ARS; raises ValueError."""
    digits = re.sub(r"[ .]", "", re.sub(r"[.,]0+$", "", text))
    if re.fullmatch(r"14\d{10}", digits):
        digits = digits[:5] + digits[-3:]
    return parse_ags(digits if re.fullmatch(r"\d+", digits) else text)
