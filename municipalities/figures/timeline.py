"""The steps of the map's time slider: every month's end since the records begin, and how much changed up to it."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.formats import date_format

from asskomm.core.caching import cached_for_version
from municipalities.figures.series import Series, month_ends, series
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.participation import today
from municipalities.records import all_records

# Canvas units of a tick per changed record, and at most.
TICK, HIGHEST = 2, 10


@dataclass(frozen=True, slots=True)
class Step:
    """One day the slider stops at."""

    day: date
    label: str
    changes: int = 0

    @property
    def height(self) -> int:
        """How high its tick stands; 0 where nothing changed."""
        return min(TICK * self.changes, HIGHEST)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All steps, and the day that is shown: a step of its own where it is no month's end."""

    day: date
    steps: list[Step]

    @property
    def years(self) -> list[tuple[int, list[Step]]]:
        """The steps by year, for a list to choose from."""
        return [(year, list(steps)) for year, steps in groupby(self.steps, key=lambda step: step.day.year)]

    @property
    def position(self) -> int:
        """The place of the shown day among the steps, from 0."""
        return next(number for number, step in enumerate(self.steps) if step.day == self.day)

    @property
    def last(self) -> int:
        """The highest position."""
        return len(self.steps) - 1


def months() -> Series:
    """The figures of every month's end since the records begin, and of today; once per content version."""
    return cached_for_version(
        f"months:{today()}", lambda: series([RECORDS_BEGIN, *month_ends(RECORDS_BEGIN, today())], all_records())
    )


def timeline(day: date) -> Timeline:
    """The slider with `day` chosen."""
    figures = months()
    rows = [row for curve in figures.curves for row in (curve.records, curve.planned)]
    steps = [
        Step(one, label(one), sum(abs(row[number] - row[number - 1]) if number else row[0] for row in rows))
        for number, one in enumerate(figures.days)
    ]
    if day not in figures.days:
        steps = sorted([*steps, Step(day, label(day))], key=lambda step: step.day)
    return Timeline(day, steps)


def label(day: date) -> str:
    """»Juni 2021« for a month's end, the day itself for every other."""
    if day == today():
        return "heute"
    is_month_end = (day + timedelta(days=1)).day == 1
    return date_format(day, "F Y") if is_month_end else date_format(day)
