"""
The figures of many days in one pass over the records: curves, sliders, comparisons of two days.

Days are bits of a number: a record in force from the third to the fifth of eight days is 0b00011100. Who inherits
what, and which places an instrument has reached, are then `&` and `|`, however many days are asked for.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from municipalities.models import Instrument
from municipalities.participation import ENDED
from municipalities.records import Record, Records
from municipalities.rows import Dates, Place, iso


@dataclass(frozen=True, slots=True)
class Curve:
    """One instrument's figures, one per day: as `InstrumentCount` for a single day."""

    instrument: Instrument
    records: list[int]
    municipalities: list[int]
    planned: list[int]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of several days."""

    days: list[date]
    total: list[int]
    participating: list[int]
    population_reached: list[int]
    curves: list[Curve]


def series(days: Sequence[date], records: Records, district: str = "") -> Series:
    """Count for every one of `days`, in ascending order, as `as_of` would; in a district, given by its AGS, if any."""
    return SeriesBuilder(days, records, district).build()


def month_ends(begin: date, end: date) -> list[date]:
    """The last day of every month from that of `begin`, and `end` itself as the last."""
    days, first = [], date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    while first <= end:
        days.append(first - timedelta(days=1))
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return [*days, end] if not days or days[-1] != end else days


class SeriesBuilder:
    """Turns records into sets of days, and sets of days into counts."""

    def __init__(self, days: Sequence[date], records: Records, district: str) -> None:
        self.days = list(days)
        self.texts = [day.isoformat() for day in days]
        self.records = records
        self.district = district
        self.all_days = (1 << len(self.texts)) - 1
        # By primary key: who stands for the municipality on which days.
        self.heirs = {pk: self.heirs_of(one) for pk, one in records.places.items()}

    def build(self) -> Series:
        # By instrument: on which days each record, each place and each plan counts.
        in_force: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        places: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        planned: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        # Far fewer dates than records.
        days_of = {
            one: (self.days_in_force(one), self.days_planned(one)) for one in {row.dates for row in self.records.rows}
        }
        for row in self.records.rows:
            running, plan = days_of[row.dates]
            if not (running or plan):
                continue
            for heir, days in self.receivers(row):
                if now := running & days:
                    in_force[row.instrument][row.pk] |= now
                    places[row.instrument][heir] |= now
                if now := plan & days:
                    planned[row.instrument][row.pk] |= now
        anywhere: dict[int, int] = defaultdict(int)
        for reached in places.values():
            for heir, days in reached.items():
                anywhere[heir] |= days
        places_of = self.records.places
        return Series(
            self.days,
            self.count(self.existence(one) for one in places_of.values() if self.is_inside(one)),
            self.count(anywhere.values()),
            self.count(anywhere.values(), [places_of[heir].population or 0 for heir in anywhere]),
            [
                Curve(one, *(self.count(counted[pk].values()) for counted in (in_force, places, planned)))
                for pk, one in self.records.instruments.items()
            ],
        )

    # --- Days as bits ---------------------------------------------------------------------------

    def between(self, begin: str, end: str) -> int:
        """The days of a closed period, open where a bound is empty."""
        low = bisect_left(self.texts, begin) if begin else 0
        high = bisect_right(self.texts, end) if end else len(self.texts)
        return (1 << high) - (1 << low) if low < high else 0

    def before(self, day: str) -> int:
        """The days before one; all of them where it is empty."""
        return (1 << bisect_left(self.texts, day)) - 1 if day else self.all_days

    def days_in_force(self, dates: Dates) -> int:
        """The days on which `state_on` says running or completed."""
        if not dates.started_on:
            return 0
        return self.between(dates.started_on, dates.ended_on if dates.state == ENDED else "")

    def days_planned(self, dates: Dates) -> int:
        """The days on which `state_on` says planned: until it starts, or until the plan is given up."""
        if not dates.planned_on:
            return 0
        if dates.started_on:
            return self.between(dates.planned_on, "") & self.before(dates.started_on)
        return self.between(dates.planned_on, dates.ended_on)

    # --- Who a record counts for -----------------------------------------------------------------

    def receivers(self, row: Record) -> list[tuple[int, int]]:
        """Whom the record counts for, each with the days on which it can."""
        if row.municipality:
            return self.heirs[row.municipality]
        if row.shared.district:
            members = (one for one in self.records.places.values() if one.district.pk == row.shared.district)
            return [(one.pk, self.existence(one)) for one in members if self.is_inside(one)]
        if row.shared.member:
            membership = self.between(row.shared.member_from, row.shared.member_until)
            return [(heir, days & membership) for heir, days in self.heirs[row.shared.member]]
        return []

    def is_inside(self, one: Place) -> bool:
        """Tell whether the municipality belongs to the area that is counted."""
        return not self.district or one.district.ags == self.district

    def existence(self, one: Place) -> int:
        """The days on which the municipality exists."""
        return self.between(iso(one.valid_from), iso(one.valid_until))

    def heirs_of(self, one: Place) -> list[tuple[int, int]]:
        """She herself and those she goes into, each with the days on which it stands for her."""
        found, days = [], self.all_days
        while True:
            end = iso(one.valid_until) if one.successor else ""
            own = days & self.between("", end)
            if (exists := own & self.existence(one)) and self.is_inside(one):
                found.append((one.pk, exists))
            days &= ~own
            if not (end and days):
                return found
            one = self.records.places[one.successor]

    def count(self, sets: Iterable[int], weights: Sequence[int] | None = None) -> list[int]:
        """On how many of the sets each day is, or the sum of their weights; only their borders are work."""
        changes = [0] * (len(self.texts) + 1)
        sets = list(sets)
        for days, weight in zip(sets, weights or [1] * len(sets), strict=True):
            borders = days ^ (days << 1)
            while borders:
                lowest = borders & -borders
                changes[lowest.bit_length() - 1] += weight
                borders ^= lowest
                weight = -weight
        total, counts = 0, []
        for change in changes[:-1]:
            total += change
            counts.append(total)
        return counts
