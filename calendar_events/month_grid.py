"""One month as weeks of days, with everything that takes place on each."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from calendar_events.models.event import EventPage
from calendar_events.moments import clock

# How far around its events the calendar can be leafed through.
YEARS_BEFORE, YEARS_AHEAD = 1, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on one of its days."""

    event: EventPage
    day: date

    @property
    def time(self) -> str:
        """When it begins, on the day on which it does."""
        is_first = self.day == self.event.first_day and self.event.start_time
        return clock(self.event.start_time) if is_first else ""


@dataclass(frozen=True, slots=True)
class Day:
    """One cell of the grid."""

    day: date
    is_other: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of the calendar."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "YearMonth":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> "YearMonth":
        return YearMonth(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def previous(self) -> "YearMonth":
        return YearMonth.of(self.first_day - timedelta(days=1))

    def weeks(self) -> list[list[date]]:
        """All days of its weeks, Monday first, with those of the months beside it."""
        return Calendar().monthdatescalendar(self.year, self.month)


def grid(month: YearMonth, events: Iterable[EventPage], today: date) -> list[list[Day]]:
    """The weeks of the month with the events, in their order, on every day on which they take place."""
    entries: defaultdict[date, list[Entry]] = defaultdict(list)
    for event in events:
        for day in event.days:
            entries[day].append(Entry(event, day))
    return [
        [Day(day, YearMonth.of(day) != month, day == today, entries[day]) for day in week] for week in month.weeks()
    ]
