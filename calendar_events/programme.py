"""The programme of an event by day and time, and what of it a visitor has chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.dateformat import format as format_date

from calendar_events.forms import AgendaForm
from calendar_events.moments import DAY_AND_YEAR

if TYPE_CHECKING:
    from calendar_events.models import EventPage, ProgrammeSession

# Beside the announcement stands only a short programme.
SHORT = 8


@dataclass(frozen=True, slots=True)
class Slot:
    """Sessions that begin at the same time, by track."""

    start: str
    sessions: list["ProgrammeSession"]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the programme; its text is empty where the event has only one."""

    date: date
    text: str
    slots: list[Slot]


def days_of(page: "EventPage", sessions: Iterable["ProgrammeSession"]) -> list[Day]:
    """The sessions, sorted already, as days and slots."""
    by_day = [(day, list(found)) for day, found in groupby(sessions, lambda one: one.day or page.first_day)]
    return [
        Day(day, format_date(day, f"l, {DAY_AND_YEAR}") if len(by_day) > 1 else "", slots_of(found))
        for day, found in by_day
    ]


def slots_of(sessions: list["ProgrammeSession"]) -> list[Slot]:
    slots = (list(found) for _, found in groupby(sessions, lambda one: one.start_time))
    return [Slot(found[0].start_text, found) for found in slots]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a visitor has chosen, whether only that is to be seen, and what was wrong with the address."""

    sessions: list["ProgrammeSession"]
    is_alone: bool
    problems: list[str]

    @property
    def keys(self) -> set[str]:
        """The short names of the chosen sessions."""
        return {session.key for session in self.sessions}

    @property
    def query(self) -> str:
        """The choice as a query string with its question mark; empty where nothing is chosen."""
        query = QueryDict(mutable=True)
        query.setlist("meine", [session.key for session in self.sessions])
        return f"?{query.urlencode()}" if self.sessions else ""


def agenda_of(sessions: list["ProgrammeSession"], data: QueryDict) -> Agenda:
    """The agenda in an address: `meine=<key>` for every session, `nur=1` to see only these."""
    form = AgendaForm(data, sessions=sessions)
    form.is_valid()
    wanted = set(data.getlist("meine"))
    chosen = [session for session in sessions if session.key in wanted]
    problems = [message for messages in form.errors.values() for message in messages]
    return Agenda(chosen, bool(form.cleaned_data.get("nur") and chosen), problems)
