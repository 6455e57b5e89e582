"""
The timeline of the home page: where events, months and today stand on its axis. Nothing here asks the database.

The axis runs evenly with time, but never so tight that two labels meet, and never so wide that an empty stretch
pushes everything out of sight: between two marks it is stretched or shortened, and months follow. All lengths are
in `em` of the list, so that they grow with the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Protocol

from django.utils import timezone
from django.utils.dateformat import format as format_date

from calendar_events.moments import local

EM_PER_DAY = 0.5
# From one mark to the next, whichever lanes they are in.
SHORTEST, LONGEST = 2.0, 13.0
# From one mark to the next in the same lane: a label and the space behind it.
LABEL = 14.0
BEFORE_FIRST = 3.0
# Narrower stretches of a month carry no name.
MONTH_NAME, MONTH_NAME_WITH_YEAR = 3.5, 5.5
LANES = ("above", "below")


class Dated(Protocol):
    """What the axis asks of an event."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis: its lane, how far it is from the mark before, and whether it is over."""

    event: Dated
    lane: str
    gap: float
    is_past: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A stretch of the band; `name` is empty where there is no room for it."""

    name: str
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Everything the template places: `today` is how far today is from the left, `gap` from the mark before it."""

    past: list[Mark]
    upcoming: list[Mark]
    months: list[Month]
    gap: float
    today: float


@dataclass(frozen=True, slots=True)
class Point:
    """A moment and where it stands on the axis."""

    moment: datetime
    place: float


def lay_out(past: Sequence[Dated], upcoming: Sequence[Dated], now: datetime) -> Axis | None:
    """
    The axis for events that are over and for those that are not, each in time order; None without any.

    What has begun stands at today's mark until it is over.
    """
    if not (past or upcoming):
        return None
    moments = [event.starts_at for event in past]
    before = places(moments, after=None)
    today = Point(now, place_of_today(before, now))
    after = places([max(event.starts_at, now) for event in upcoming], after=today, turn=len(before))
    points = [*before, today, *after]
    gaps = [points[0].place, *(right.place - left.place for left, right in pairwise(points))]
    past_marks = marks(past, gaps, is_past=True)
    return Axis(
        past=past_marks,
        upcoming=marks(upcoming, gaps[len(past) + 1 :], is_past=False, turn=len(past)),
        months=list(months(points)),
        gap=gaps[len(past)],
        today=today.place,
    )


def places(moments: Iterable[datetime], after: Point | None, turn: int = 0) -> list[Point]:
    """Where these moments stand: at least `SHORTEST` apart, and a label's width from the last one of their lane."""
    found: list[Point] = []
    free = [after.place + SHORTEST if after else BEFORE_FIRST] * len(LANES)
    before = after
    for number, moment in enumerate(moments, turn):
        lane = number % len(LANES)
        place = max(before.place + stretch(before.moment, moment) if before else 0.0, free[lane])
        free[lane] = place + LABEL
        before = Point(moment, round(place, 2))
        found.append(before)
    return found


def place_of_today(before: list[Point], now: datetime) -> float:
    """Today stands behind the labels of both lanes: its line crosses none of them."""
    if not before:
        return BEFORE_FIRST
    return round(max(before[-1].place + stretch(before[-1].moment, now), before[-1].place + LABEL), 2)


def stretch(start: datetime, end: datetime) -> float:
    """How long the axis is between two moments, before labels ask for room."""
    days = (end - start).total_seconds() / 86_400
    return min(max(days * EM_PER_DAY, SHORTEST), LONGEST)


def marks(events: Sequence[Dated], gaps: list[float], *, is_past: bool, turn: int = 0) -> list[Mark]:
    """The events with their lanes by turn."""
    return [
        Mark(event, LANES[number % len(LANES)], round(gap, 2), is_past)
        for number, (event, gap) in enumerate(zip(events, gaps, strict=False), turn)
    ]


def months(points: list[Point]) -> Iterable[Month]:
    """The months from a little before the first mark to a label's width behind the last one."""
    end = Point(points[-1].moment, points[-1].place + LABEL)
    starts = month_starts(points[0].moment, points[-1].moment)
    edges = [(None, 0.0), *((day, place_at(local(day), points)) for day in starts), (None, end.place)]
    first = timezone.localdate(points[0].moment).replace(day=1)
    shown_year = None
    for (day, left), (_, right) in pairwise(edges):
        month = day or first
        width = round(right - left, 2)
        with_year = month.year != shown_year
        has_room = width >= (MONTH_NAME_WITH_YEAR if with_year else MONTH_NAME)
        if has_room:
            shown_year = month.year
        yield Month(format_date(month, "N Y" if with_year else "N") if has_room else "", width)


def month_starts(first: datetime, last: datetime) -> Iterable[date]:
    """The first days of all months that begin between two moments."""
    day, end = timezone.localdate(first), timezone.localdate(last)
    number = day.year * 12 + day.month
    while (start := date(number // 12, number % 12 + 1, 1)) <= end:
        yield start
        number += 1


def place_at(moment: datetime, points: list[Point]) -> float:
    """Where a moment between two marks stands: as far along as it is in time."""
    after = min(bisect_right([one.moment for one in points], moment), len(points) - 1)
    left, right = points[after - 1], points[after]
    length = (right.moment - left.moment).total_seconds()
    share = (moment - left.moment).total_seconds() / length if length else 1.0
    return left.place + share * (right.place - left.place)
