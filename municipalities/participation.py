"""
Who takes part with what on a given day: `as_of(day)` is the one query behind every figure.

The map, the table, the home page, exports and texts all ask it, so that they cannot disagree.
Only what is public leaves this module. What a day looks like stands in `municipalities.snapshot`.
"""

from datetime import date
from operator import itemgetter
from typing import TypeVar

from django.utils import timezone

from municipalities.models import Instrument
from municipalities.partial_dates import PartialDate, Precision
from municipalities.querysets import within
from municipalities.rows import Place, dates_of, partial_date, read_places, read_rows, shared_of
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

# A day, or its ISO text: both compare alike, and twenty thousand records are read faster as text.
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
    Compute Saxony's state on `day` in three queries, however many records there are.

    Members of a partnership inherit its records; a municipality that was merged hands hers on to
    its successor. Records that were over by then are left out.
    """
    return SnapshotBuilder(day).build()


class OnDay(dict):
    """What each text of dates says about one day: the state, since when, and its rank; None if nothing is shown."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day.isoformat()

    def __missing__(self, text: str) -> tuple[str, PartialDate, int] | None:
        dates = dates_of(text)
        state = state_on(self.day, dates.state, dates.planned_on, dates.started_on, dates.ended_on)
        self[text] = None
        if state == PLANNED:
            since = partial_date(dates.planned_on, dates.planned_precision)
            self[text] = state, since, 2 * FURTHER + rank_of(since)
        elif state in IN_FORCE:
            since = partial_date(dates.started_on, dates.started_precision)
            self[text] = state, since, rank_of(since)
        return self[text]


# Entries are ranked by one number: in force before planned, own before inherited, then the instrument's order, then
# the earlier and more exact date. Each step is larger than everything after it.
STEP = 3 * date.max.toordinal()
FURTHER = 1_000 * STEP


VAGUENESS = {precision.value: number for number, precision in enumerate(Precision)}


def rank_of(since: PartialDate) -> int:
    """The later, the higher; on the same day the vaguer is the higher."""
    return 3 * since.day.toordinal() + VAGUENESS[since.precision]


# Making an entry without going through its own constructor: a third of the time, twenty thousand times.
new_entry = tuple.__new__


class SnapshotBuilder:
    """Reads the rows for one day and hands every record on to the municipalities it counts for."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.day_text = day.isoformat()
        self.instruments = {instrument.pk: instrument for instrument in Instrument.objects.all()}
        self.places = read_places()
        self.heirs = heirs_on(day, self.places)
        # The first fields of a place are those of a standing.
        self.standings = {one.ags: Standing(*one[:10]) for one in self.places.values() if one.is_valid_on(day)}

    def build(self) -> Snapshot:
        """Count everything once; the loop is plain, because it runs for every record there ever was."""
        orders = sorted({one.order for one in self.instruments.values()})
        steps = {pk: (one, STEP * orders.index(one.order)) for pk, one in self.instruments.items()}
        # By primary key: where to put the own records of those who stand for themselves.
        existing = {pk: one.ags for pk, one in self.places.items() if one.ags in self.standings}
        own = {pk: self.standings[ags].entries.append for pk, ags in existing.items()}
        on_day = OnDay(self.day)
        for pk, instrument_pk, municipality, dates, shared in read_rows(self.day):
            if found := on_day[dates]:
                state, since, rank = found
                instrument, step = steps[instrument_pk]
                if note := own.get(municipality):
                    note(new_entry(Entry, (rank + step, pk, instrument, state, since, "")))
                else:
                    via = self.origin(municipality, shared)
                    self.hand_on(municipality, shared, Entry(rank + step + FURTHER, pk, instrument, state, since, via))
        for standing in self.standings.values():
            standing.entries.sort(key=itemgetter(0))
        return Snapshot(self.day, list(self.instruments.values()), self.standings, self.heirs)

    def origin(self, municipality: int | None, shared: str | None) -> str:
        """Where an inherited entry comes from: the name of the partnership, or »früher Ostrau«."""
        return f"früher {self.places[municipality].name}" if municipality else shared_of(shared).name

    def hand_on(self, municipality: int | None, shared: str | None, entry: Entry) -> None:
        """Give the entry of a predecessor to the heir, of a partnership to the member, of a district to all."""
        if municipality:
            self.receive(self.heirs[municipality], entry)
            return
        partnership = shared_of(shared)
        if partnership.district:
            for standing in self.standings.values():
                if standing.district.pk == partnership.district:
                    self.receive(standing.ags, entry)
        elif partnership.member and within(
            self.day_text, partnership.member_from or None, partnership.member_until or None
        ):
            self.receive(self.heirs[partnership.member], entry)

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
