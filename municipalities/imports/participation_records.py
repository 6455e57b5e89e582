"""Participations as plain values: compared, kept beside an import, and checked without asking the database."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError

from municipalities.models import Instrument, Municipality, Participation, Partnership
from municipalities.partial_dates import PartialDate

State = Participation.State
STEPS = ("planned", "started", "ended")
DATES = tuple(f"{step}_on" for step in STEPS)
TEXTS = ("note", "internal_note", "source", "contact_office", "contact_phone", "contact_email")
# Everything that is stored of a record, by the names of the columns.
FIELDS = (
    "instrument_id",
    "municipality_id",
    "partnership_id",
    "state",
    *[name for step in STEPS for name in (f"{step}_on", f"{step}_precision")],
    *TEXTS,
)
OPEN_STATES = (State.PLANNED, State.ACTIVE)
MESSAGES = {one.name: str(one.violation_error_message) for one in Participation._meta.constraints}

Values = dict[str, Any]


def values_of(record: Participation) -> Values:
    """What the record holds, as JSON can keep it."""
    values = {name: getattr(record, name) for name in FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def fill(record: Participation, values: Values) -> Participation:
    """Put kept values into the record; gives the record."""
    for name, value in values.items():
        setattr(record, name, date.fromisoformat(value) if name in DATES and value else value)
    return record


def key_of(record: Participation) -> tuple[int, int | None, int | None]:
    """Records with the same key are about the same participant and instrument."""
    return record.instrument_id, record.municipality_id, record.partnership_id


def is_open(record: Participation) -> bool:
    """Whether it is one of which there can be only one, as the constraints say."""
    return record.state in OPEN_STATES and record.ended_on is None


def problems_of(record: Participation) -> list[str]:
    """
    What the form would say about this record alone, in German.

    The rules of the constraints are told once more: asking the database about each of thousands of rows takes
    minutes. A test compares the two.
    """
    try:
        record.clean_fields(exclude=["instrument", "municipality", "partnership"])
        record.clean()
    except ValidationError as error:
        return [message_of(field, text) for field, texts in error.message_dict.items() for text in texts]
    return [MESSAGES[name] for name in broken_rules(record)]


def message_of(field: str, text: str) -> str:
    """»E-Mail: Bitte …«."""
    return f"{Participation._meta.get_field(field).verbose_name}: {text}" if field != "__all__" else text


def broken_rules(record: Participation) -> list[str]:
    """The names of the check constraints that the record breaks."""
    planned, started, ended = record.planned_on, record.started_on, record.ended_on
    is_planned = record.state == State.PLANNED
    rules = {
        "participation_has_exactly_one_participant": (record.municipality_id is None)
        != (record.partnership_id is None),
        "participation_is_dated": bool(planned and not started) if is_planned else bool(started),
        "ended_participation_has_an_end": record.state != State.ENDED or ended is not None,
        "active_participation_has_no_end": record.state != State.ACTIVE or ended is None,
        "participation_ends_after_it_starts": not (ended and started) or ended >= started,
        "participation_ends_after_it_is_planned": not (ended and planned) or ended >= planned,
        "participation_starts_after_it_is_planned": not (planned and started) or started >= planned,
    }
    return [name for name, holds in rules.items() if not holds]


def describe_differences(before: Values, after: Values) -> list[str]:
    """»Status: geplant → läuft« for everything that is different, in the words of the form."""
    old, new = fill(Participation(), before), fill(Participation(), after)
    lines = []
    for step in STEPS:
        names = (f"{step}_on", f"{step}_precision")
        if any(before[name] != after[name] for name in names):
            label = Participation._meta.get_field(names[0]).verbose_name
            lines.append(f"{capitalised(label)}: {shown_day(old, step)} → {shown_day(new, step)}")
    if before["state"] != after["state"]:
        lines.insert(0, f"Status: {old.get_state_display()} → {new.get_state_display()}")
    for name in TEXTS:
        if before[name] != after[name]:
            label = Participation._meta.get_field(name).verbose_name
            lines.append(f"{capitalised(label)}: {before[name] or '–'} → {after[name] or '–'}")
    return lines


def describe(record: Participation) -> str:
    """»läuft, Beginn oder Unterzeichnung: 5. Februar 2021«."""
    days = [
        f"{Participation._meta.get_field(f'{step}_on').verbose_name}: {shown_day(record, step)}"
        for step in STEPS
        if getattr(record, f"{step}_on")
    ]
    return ", ".join([record.get_state_display(), *days])


def shown_day(record: Participation, step: str) -> str:
    """The day of a step as exactly as it is known."""
    day = day_of(record, step)
    return str(day) if day else "–"


def day_of(record: Participation, step: str) -> PartialDate | None:
    day = getattr(record, f"{step}_on")
    return PartialDate(day, getattr(record, f"{step}_precision")) if day else None


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def register_state() -> str:
    """A number that changes with everything a comparison of a table looks at; four queries."""
    rows = [
        list(Participation.objects.order_by("pk").values_list("pk", *FIELDS)),
        list(
            Municipality.objects.order_by("pk").values_list(
                "pk", "ags", "name", "official_name", "valid_from", "valid_until"
            )
        ),
        list(Partnership.objects.order_by("pk").values_list("pk", "name")),
        list(Instrument.objects.order_by("pk").values_list("pk", "code", "label", "plural")),
    ]
    return sha256(json.dumps(rows, default=str).encode()).hexdigest()
