"""What happened between two days, as a readable list; and all milestones there have been."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from asskomm.core.caching import cached_for_version
from municipalities.models import District, Instrument
from municipalities.names import sort_key
from municipalities.partial_dates import PartialDate
from municipalities.participation import COMPLETED, ENDED, state_on, today
from municipalities.querysets import within
from municipalities.records import Record, Records, all_records
from municipalities.rows import Dates, Place, iso, partial_date


class Kind(StrEnum):
    """What can happen, in the order of lists; the words follow the number and the instrument's name."""

    NEW = "neu"
    BEGUN = "begonnen"
    COMPLETED = "abgeschlossen"
    ENDED = "beendet"
    PLANNED = "geplant"
    GIVEN_UP = "Planung aufgegeben"
    JOINED = "einem Zusammenschluss beigetreten"
    LEFT = "aus einem Zusammenschluss ausgetreten"
    MERGED = "Zusammenschluss von Kommunen"


# What happens to municipalities rather than to an instrument, counted as one and as several.
WITHOUT_INSTRUMENT = {
    Kind.JOINED: ("Beitritt zu einem Zusammenschluss", "Beitritte zu Zusammenschlüssen"),
    Kind.LEFT: ("Austritt aus einem Zusammenschluss", "Austritte aus Zusammenschlüssen"),
    Kind.MERGED: ("Zusammenschluss von Kommunen", "Zusammenschlüsse von Kommunen"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One step of one record, a change of members, or a merger."""

    # The first day on which it holds: what ends on the last day of June is over on the first of July.
    day: str
    kind: Kind
    since: PartialDate
    record: int = 0
    instrument: Instrument | None = None
    places: tuple[Place, ...] = ()
    # The partnership that took the step for its members of that day.
    partnership: str = ""
    # A whole district takes part at once: naming it is enough.
    district: District | None = None
    into: Place | None = None

    @property
    def title(self) -> str:
        """»Coaching begonnen«, »Kooperationsvereinbarung neu«."""
        return f"{self.instrument.label} {self.kind}" if self.instrument else str(self.kind)


@dataclass(frozen=True, slots=True)
class Group:
    """Everything of one kind and instrument between two days."""

    kind: Kind
    instrument: Instrument | None
    events: list[Event] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """»9 neue Kooperationsvereinbarungen«, »1 Coaching begonnen«, »2 Zusammenschlüsse von Kommunen«."""
        number = len(self.events)
        if self.instrument is None:
            return f"{number} {WITHOUT_INSTRUMENT[self.kind][number > 1]}"
        name = self.instrument.label if number == 1 else self.instrument.plural
        # Between one and the other gender only the plural has one form: »1 Präventionsrat neu«.
        return f"{number} neue {name}" if self.kind == Kind.NEW and number > 1 else f"{number} {name} {self.kind}"


class Chronicle:
    """All events up to the current day, in order."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.latest = today().isoformat()
        self.events = sorted(self.find(), key=lambda one: (one.day, list(Kind).index(one.kind), one.record))
        self.days = [one.day for one in self.events]

    def between(self, begin: date, end: date) -> Sequence[Event]:
        """What happened from `begin` to `end`, both included."""
        low, high = bisect_left(self.days, begin.isoformat()), bisect_right(self.days, end.isoformat())
        return self.events[low:high]

    def until(self, day: date) -> Sequence[Event]:
        """All milestones up to a day, the latest first."""
        return self.between(date.min, day)[::-1]

    def groups(self, begin: date, end: date) -> list[Group]:
        """The same by kind and instrument, in the order of kinds and of the editors."""
        found: dict[tuple[Kind, int], Group] = {}
        for one in self.between(begin, end):
            key = (one.kind, one.instrument.pk if one.instrument else 0)
            found.setdefault(key, Group(one.kind, one.instrument)).events.append(one)
        order, kinds = {pk: number for number, pk in enumerate(self.records.instruments)}, list(Kind)
        return [found[key] for key in sorted(found, key=lambda key: (kinds.index(key[0]), order.get(key[1], 0)))]

    # --- Finding the events ---------------------------------------------------------------------

    def find(self) -> Iterable[Event]:
        rows: dict[int, list[Record]] = {}
        for row in self.records.rows:
            rows.setdefault(row.pk, []).append(row)
        for members in rows.values():
            for day, kind, since in steps_of(members[0], self.records.instruments[members[0].instrument]):
                if day <= self.latest:
                    yield self.event(members, day, kind, since)
        yield from self.find_changes_of_members(rows.values())
        yield from self.find_mergers()

    def find_mergers(self) -> Iterable[Event]:
        """Who has gone into whom, once per day and successor."""
        merged: dict[tuple[str, int], list[Place]] = {}
        for one in self.records.places.values():
            if one.valid_until and one.successor and one.valid_until.isoformat() < self.latest:
                merged.setdefault((day_after(one.valid_until.isoformat()), one.successor), []).append(one)
        for (day, successor), places in merged.items():
            into = self.records.places[successor]
            yield Event(day, Kind.MERGED, partial_date(day, "day"), places=tuple(places), into=into)

    def find_changes_of_members(self, records: Iterable[list[Record]]) -> Iterable[Event]:
        """
        Who has joined a partnership or left it, once per day and partnership.

        Only while something is planned or in force in it: otherwise nothing changes for anybody. Whoever comes into
        being or ends on that day has neither joined nor left, but was merged.
        """
        found: dict[tuple[str, Kind, str], dict[int, Place]] = {}
        for row in (row for members in records for row in members if row.shared and row.shared.member):
            shared, place = row.shared, self.records.places[row.shared.member]
            steps = []
            if shared.member_from and shared.member_from != iso(place.valid_from):
                steps.append((shared.member_from, Kind.JOINED))
            if shared.member_until and shared.member_until != iso(place.valid_until):
                steps.append((day_after(shared.member_until), Kind.LEFT))
            for day, kind in steps:
                if day <= self.latest and is_under_way(row.dates, day):
                    found.setdefault((day, kind, shared.name), {})[place.pk] = place
        for (day, kind, name), places in found.items():
            # Whoever leaves does so on the last day.
            since = partial_date(day if kind == Kind.JOINED else day_before(day), "day")
            in_order = sorted(places.values(), key=lambda one: sort_key(one.name))
            yield Event(day, kind, since, places=tuple(in_order), partnership=name)

    def event(self, members: list[Record], day: str, kind: Kind, since: PartialDate) -> Event:
        """The step with everybody who took it."""
        row, places = members[0], self.records.places
        instrument, district = self.records.instruments[row.instrument], None
        if row.municipality:
            found = [places[row.municipality]]
        elif row.shared.district:
            found = []
            district = next((one.district for one in places.values() if one.district.pk == row.shared.district), None)
        else:
            found = sorted(
                (
                    places[one.shared.member]
                    for one in members
                    if one.shared.member
                    and within(day, one.shared.member_from or None, one.shared.member_until or None)
                ),
                key=lambda one: sort_key(one.name),
            )
        name = row.shared.name if row.shared else ""
        return Event(day, kind, since, row.pk, instrument, tuple(dict.fromkeys(found)), name, district)


def steps_of(row: Record, instrument: Instrument) -> Iterable[tuple[str, Kind, PartialDate]]:
    """The steps of one record with the first day on which each holds; a plan carried out at once is none."""
    dates = row.dates
    if dates.planned_on and dates.planned_on != dates.started_on:
        yield dates.planned_on, Kind.PLANNED, partial_date(dates.planned_on, dates.planned_precision)
    if dates.started_on:
        # A stage is reached, and what is signed or handed over has no length; everything else begins.
        is_step = instrument.stage or (dates.state == COMPLETED and dates.ended_on in ("", dates.started_on))
        kind = Kind.NEW if is_step else Kind.BEGUN
        yield dates.started_on, kind, partial_date(dates.started_on, dates.started_precision)
    if not dates.ended_on or (dates.state == COMPLETED and dates.ended_on == dates.started_on):
        return
    ended = partial_date(dates.ended_on, dates.ended_precision)
    if dates.state == COMPLETED:
        yield dates.ended_on, Kind.COMPLETED, ended
    elif dates.state == ENDED:
        yield day_after(dates.ended_on), Kind.ENDED, ended
    else:
        yield day_after(dates.ended_on), Kind.GIVEN_UP, ended


def is_under_way(dates: Dates, day: str) -> bool:
    """Whether the record was planned or in force both on the day and on the one before."""
    states = [
        state_on(one, dates.state, dates.planned_on, dates.started_on, dates.ended_on)
        for one in (day_before(day), day)
    ]
    return all(state and state != ENDED for state in states)


def day_before(day: str) -> str:
    """The day before, both as ISO texts."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The next day, both as ISO texts."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def chronicle() -> Chronicle:
    """The events up to today; computed once per content version."""
    return cached_for_version(f"chronicle:{today()}", lambda: Chronicle(all_records()))
