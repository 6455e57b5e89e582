"""
Who takes part with what on a given day: `as_of(day)` is the one query behind every figure.

The map, the table, the home page, exports and texts all ask it, so that they cannot disagree.
Only what is public leaves this module. What a day looks like stands in `municipalities.snapshot`.
"""

from datetime import date
from operator import itemgetter
from typing import TypeVar

from django.utils import timezone

from municipalities.partial_dates import PartialDate, Precision
from municipalities.querysets import within
from municipalities.records import Records, all_records
from municipalities.rows import Dates, Place, Shared, partial_date
from municipalities.snapshot import IN_FORCE, Entry, FillCount, InstrumentCount, Snapshot, Standing, State

__all__ = [
    "IN_FORCE",
    "Entry",
    "FillCount",
    "InstrumentCount",
    "Snapshot",
    "Standing",
    "State",
    "as_of",
    "heirs_on",
    "state_on",
    "today",
]

# A day, or its ISO text: both compare alike, and records are read faster as text.
Day = TypeVar("Day", date, str)

PLANNED, ACTIVE, COMPLETED, ENDED = State.PLANNED.value, State.ACTIVE.value, State.COMPLETED.value, State.ENDED.value


def today() -> date:
    """The current day in Saxony."""
    return timezone.localdate()


def state_on(day: Day, state: str, planned_on: Day | None, started_on: Day | None, ended_on: Day | None) -> str | None:
    """
    Tell the state of one record on `day`, or None while it was not yet known or after its plan was given up.

    `state` is where the record stands in the end; before its last day it was running.
    """
    if started_on and started_on <= day:
        if state == ENDED:
            return ACTIVE if day <= ended_on else ENDED
        if state == COMPLETED and ended_on and day < ended_on:
            return ACTIVE
        return state
    if planned_on and planned_on <= day and (started_on or not ended_on or day <= ended_on):
        return PLANNED
    return None


def as_of(day: date) -> Snapshot:
    """
    Compute Saxony's state on `day` from the register, which is read in three queries per content version.

    Members of a partnership inherit its records; a municipality that was merged hands hers on to
    its successor. Records that were over by then are left out.
    """
    return SnapshotBuilder(day, all_records()).build()


def shown_on(dates: Dates, day: str) -> tuple[str, PartialDate] | None:
    """What a record with these dates shows on the day (its ISO text): its state, and since when; None if nothing."""
    state = state_on(day, dates.state, dates.planned_on, dates.started_on, dates.ended_on)
    if state == PLANNED:
        return state, partial_date(dates.planned_on, dates.planned_precision)
    if state in IN_FORCE:
        return state, partial_date(dates.started_on, dates.started_precision)
    return None


# Entries are ranked by one number: in force before planned, own before inherited, then the instrument's order, then
# the earlier and more exact date. Each step is larger than everything after it.
STEP = 3 * date.max.toordinal()
FURTHER = 1_000 * STEP
VAGUENESS = {precision.value: number for number, precision in enumerate(Precision)}


def rank_of(since: PartialDate) -> int:
    """The later, the higher; on the same day the vaguer is the higher."""
    return 3 * since.day.toordinal() + VAGUENESS[since.precision]


# What entries are sorted by.
RANK_AND_RECORD = itemgetter(0, 1)
# Making an entry without going through its own constructor: a third of the time, twenty thousand times.
new_entry = tuple.__new__


class SnapshotBuilder:
    """Looks at the records on one day and hands every one on to the municipalities it counts for."""

    def __init__(self, day: date, records: Records) -> None:
        self.day = day
        self.day_text = day.isoformat()
        self.records = records
        self.places = records.places
        self.heirs = heirs_on(day, self.places)
        # The first fields of a place are those of a standing.
        self.standings = {one.ags: Standing(*one[:10]) for one in self.places.values() if one.is_valid_on(day)}

    def build(self) -> Snapshot:
        """Count everything once; the inner loop is plain, because it runs for every record there ever was."""
        instruments = self.records.instruments
        orders = sorted({one.order for one in instruments.values()})
        steps = {pk: (one, STEP * orders.index(one.order)) for pk, one in instruments.items()}
        # By primary key: where to put the own records of those who stand for themselves.
        own = {
            pk: self.standings[one.ags].entries.append for pk, one in self.places.items() if one.ags in self.standings
        }
        for dates, rows in self.records.by_dates.items():
            found = shown_on(dates, self.day_text)
            if found is None:
                continue
            state, since = found
            rank = rank_of(since) + (2 * FURTHER if state == PLANNED else 0)
            for pk, instrument_pk, municipality, _, shared in rows:
                instrument, step = steps[instrument_pk]
                if note := own.get(municipality):
                    note(new_entry(Entry, (rank + step, pk, instrument, state, since, "")))
                else:
                    via = self.origin(municipality, shared)
                    self.hand_on(municipality, shared, Entry(rank + step + FURTHER, pk, instrument, state, since, via))
        for standing in self.standings.values():
            standing.entries.sort(key=RANK_AND_RECORD)
        return Snapshot(self.day, list(instruments.values()), self.standings, self.heirs)

    def origin(self, municipality: int | None, shared: Shared) -> str:
        """Where an inherited entry comes from: the name of the partnership, or »früher Ostrau«."""
        return f"früher {self.places[municipality].name}" if municipality else shared.name

    def hand_on(self, municipality: int | None, shared: Shared, entry: Entry) -> None:
        """Give the entry of a predecessor to the heir, of a partnership to the member, of a district to all."""
        if municipality:
            self.receive(self.heirs[municipality], entry)
            return
        if shared.district:
            for standing in self.standings.values():
                if standing.district.pk == shared.district:
                    self.receive(standing.ags, entry)
        elif shared.member and within(self.day_text, shared.member_from or None, shared.member_until or None):
            self.receive(self.heirs[shared.member], entry)

    def receive(self, ags: str, entry: Entry) -> None:
        """Note the entry once, even where two members have become one."""
        standing = self.standings.get(ags)
        if standing and entry not in standing.entries:
            standing.entries.append(entry)


def heirs_on(day: date, places: dict[int, Place]) -> dict[int, str]:
    """The AGS of who stands for each municipality: she herself while she exists, then whom she has gone into."""
    return {pk: heir_of(one, day, places).ags for pk, one in places.items()}


def heir_of(one: Place, day: date, places: dict[int, Place]) -> Place:
    """She herself while she exists, then the one she has gone into, or that one's successor."""
    while one.valid_until and one.valid_until < day and one.successor:
        one = places[one.successor]
    return one
