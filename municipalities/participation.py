"""
Who takes part with what on a given day: `as_of(day)` is the one query behind every figure.

The map, the table, the home page, exports and texts all ask it, so that they cannot disagree.
Only what is public leaves this module.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone

from municipalities.models import District, Instrument, Municipality, Participation
from municipalities.partial_dates import PartialDate
from municipalities.querysets import within

State = Participation.State

# What counts as taking part; a plan or something that is over does not.
IN_FORCE = frozenset({State.ACTIVE, State.COMPLETED})


def today() -> date:
    """The current day in Saxony."""
    return timezone.localdate()


def state_on(
    day: date, state: str, planned_on: date | None, started_on: date | None, ended_on: date | None
) -> str | None:
    """
    Tell the state of one record on `day`, or None while it was not yet known or after its plan was given up.

    `state` is where the record stands in the end; before its last day it was running.
    """
    if started_on and started_on <= day:
        if state == State.ENDED:
            return State.ACTIVE if day <= ended_on else State.ENDED
        if state == State.COMPLETED and ended_on and day < ended_on:
            return State.ACTIVE
        return state
    if planned_on and planned_on <= day and (started_on or ended_on is None or day <= ended_on):
        return State.PLANNED
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it stands for one municipality: its own, or through a partnership or a predecessor."""

    record: int
    instrument: Instrument
    state: str
    since: PartialDate
    via: str = ""

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def label(self) -> str:
        """»Coaching«, »Sicherheitsanalyse geplant«."""
        return f"{self.instrument.label} geplant" if self.is_planned else self.instrument.label

    @property
    def via_text(self) -> str:
        """»über KPR Wurzener Land«, »früher Ostrau«; empty for an entry of her own."""
        return f"über {self.via}" if self.via and not self.via.startswith("früher ") else self.via

    @property
    def state_label(self) -> str:
        """»geplant«, »läuft«, »abgeschlossen«."""
        return State(self.state).label


@dataclass(slots=True)
class Standing:
    """One municipality with everything it takes part in on the snapshot's day."""

    pk: int
    ags: str
    slug: str
    name: str
    official_name: str
    kind: str
    population: int | None
    district: District
    latitude: float
    longitude: float
    entries: list[Entry] = field(default_factory=list)

    @property
    def in_force(self) -> list[Entry]:
        """Entries that count, strongest first."""
        return [entry for entry in self.entries if entry.state in IN_FORCE]

    @property
    def in_force_once(self) -> list[Entry]:
        """One entry per instrument in force, in the instruments' order."""
        return [entry for entry in self.shown if not entry.is_planned]

    @property
    def planned(self) -> list[Entry]:
        """Plans, without those whose instrument is already in force."""
        done = {entry.instrument.pk for entry in self.in_force}
        return [entry for entry in self.entries if entry.is_planned and entry.instrument.pk not in done]

    @property
    def stage(self) -> Entry | None:
        """The furthest stage reached, which colours the area."""
        stages = [entry for entry in self.in_force if entry.instrument.stage]
        return max(stages, key=lambda entry: (entry.instrument.stage, -entry.since.day.toordinal()), default=None)

    @property
    def shown(self) -> list[Entry]:
        """One entry per instrument, in force before planned, in the instruments' order."""
        first: dict[int, Entry] = {}
        for entry in [*self.in_force, *self.planned]:
            first.setdefault(entry.instrument.pk, entry)
        return sorted(first.values(), key=lambda entry: (entry.instrument.order, entry.instrument.pk))

    @property
    def further(self) -> list[Entry]:
        """What is shown beside the stage."""
        return [entry for entry in self.shown if entry is not self.stage]

    @property
    def fill(self) -> str:
        """How the area is filled: a stage's code, »other«, »planned« or »none«."""
        if self.stage:
            return self.stage.instrument.code
        if self.in_force:
            return "other"
        return "planned" if self.planned else "none"

    @property
    def summary(self) -> str:
        """The furthest stage or other support in a word or two, for lists of neighbours."""
        if self.stage:
            return self.stage.instrument.label
        if self.in_force:
            return ", ".join(entry.instrument.label for entry in self.in_force_once)
        return ", ".join(entry.label for entry in self.planned) or "noch kein Eintrag"

    @property
    def has_entry(self) -> bool:
        """Whether the municipality appears in lists of those with an entry, plans included."""
        return bool(self.in_force or self.planned)

    def entry_for(self, code: str) -> Entry | None:
        """The shown entry of the instrument with this code."""
        return next((entry for entry in self.shown if entry.instrument.code == code), None)


@dataclass(frozen=True, slots=True)
class InstrumentCount:
    """How often an instrument is taken up: records, and the municipalities behind them."""

    instrument: Instrument
    records: int
    municipalities: int
    planned: int


@dataclass(frozen=True, slots=True)
class FillCount:
    """One row of the legend's areas."""

    fill: str
    label: str
    count: int
    instrument: Instrument | None = None


@dataclass(slots=True)
class Snapshot:
    """Saxony on one day."""

    day: date
    all_instruments: list[Instrument]
    standings: dict[str, Standing]
    # For every municipality there ever was, by primary key: the AGS of the one that stands for her on the day.
    heirs: dict[int, str]

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings.values())

    def within(self, district: str) -> "Snapshot":
        """The same day for the municipalities of one district, given by its AGS."""
        standings = {one.ags: one for one in self if one.district.ags == district}
        return replace(self, standings=standings)

    def heir_of(self, pk: int) -> Standing | None:
        """The municipality that stands for the one with this primary key: she herself, or who she has gone into."""
        return self.standings.get(self.heirs[pk])

    def merged_into(self, ags: str) -> set[int]:
        """The primary keys of those who had gone into the municipality with this AGS by the day."""
        return {pk for pk, heir in self.heirs.items() if heir == ags}

    def instrument(self, code: str) -> Instrument | None:
        """The instrument with this code."""
        return next((one for one in self.all_instruments if one.code == code), None)

    @property
    def districts(self) -> list[District]:
        """All districts of the municipalities, by name, cities behind counties of the same name."""
        return sorted({one.district for one in self}, key=District.order)

    @property
    def total(self) -> int:
        """Number of municipalities on that day."""
        return len(self.standings)

    @property
    def participating(self) -> int:
        """Number of municipalities with at least one entry in force."""
        return sum(bool(standing.in_force) for standing in self)

    @property
    def instruments(self) -> list[InstrumentCount]:
        """One row per instrument, in the editors' order, zeros included."""
        records: dict[int, set[int]] = defaultdict(set)
        planned: dict[int, set[int]] = defaultdict(set)
        places: dict[int, int] = defaultdict(int)
        for standing in self:
            for entry in standing.entries:
                (planned if entry.is_planned else records)[entry.instrument.pk].add(entry.record)
            for pk in {entry.instrument.pk for entry in standing.in_force}:
                places[pk] += 1
        return [
            InstrumentCount(
                instrument, len(records[instrument.pk]), places[instrument.pk], len(planned[instrument.pk])
            )
            for instrument in self.all_instruments
        ]

    def count_for(self, code: str) -> InstrumentCount | None:
        """The row of the instrument with this code."""
        return next((row for row in self.instruments if row.instrument.code == code), None)

    @property
    def fills(self) -> list[FillCount]:
        """The legend of the areas, furthest stage first; the counts add up to `total`."""
        counts: dict[str, int] = defaultdict(int)
        for standing in self:
            counts[standing.fill] += 1
        stages = sorted(
            (instrument for instrument in self.all_instruments if instrument.stage), key=lambda one: -one.stage
        )
        rows = [FillCount(one.code, one.label, counts[one.code], one) for one in stages]
        rows.append(FillCount("other", "andere Unterstützung", counts["other"]))
        if counts["planned"]:
            rows.append(FillCount("planned", "bisher nur geplant", counts["planned"]))
        rows.append(FillCount("none", "noch kein Eintrag", counts["none"]))
        return rows


def as_of(day: date) -> Snapshot:
    """
    Compute Saxony's state on `day` in three queries, however many records there are.

    Members of a partnership inherit its records; a municipality that was merged hands hers on to
    its successor. Records that were over by then are left out.
    """
    return SnapshotBuilder(day).build()


class Row(NamedTuple):
    """What one record, joined with one member of its partnership, says."""

    pk: int
    instrument: int
    state: str
    planned_on: date | None
    planned_precision: str
    started_on: date | None
    started_precision: str
    ended_on: date | None
    municipality: int | None
    partnership: int | None
    partnership_name: str | None
    district: int | None
    member: int | None
    member_from: date | None
    member_until: date | None


# Where the fields of Row come from, in their order.
ROW_FIELDS = (
    "pk",
    "instrument_id",
    "state",
    "planned_on",
    "planned_precision",
    "started_on",
    "started_precision",
    "ended_on",
    "municipality_id",
    "partnership_id",
    "partnership__name",
    "partnership__district_id",
    "partnership__memberships__municipality_id",
    "partnership__memberships__valid_from",
    "partnership__memberships__valid_until",
)


class SnapshotBuilder:
    """Reads the rows for one day and hands every record on to the municipalities it counts for."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.instruments = {instrument.pk: instrument for instrument in Instrument.objects.all()}
        self.municipalities = {one.pk: one for one in Municipality.objects.for_snapshot()}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        return {
            one.ags: Standing(
                one.pk,
                one.ags,
                one.slug,
                one.name,
                one.official_name,
                one.kind,
                one.population,
                one.district,
                one.latitude,
                one.longitude,
            )
            for one in self.municipalities.values()
            if one.is_valid_on(self.day)
        }

    def build(self) -> Snapshot:
        for values in Participation.objects.known_on(self.day).order_by("pk").values_list(*ROW_FIELDS):
            self.add(Row(*values))
        for standing in self.standings.values():
            # Strongest first: in force before planned, own before inherited, earlier before later.
            standing.entries.sort(key=lambda e: (e.is_planned, bool(e.via), e.instrument.order, e.since, e.record))
        heirs = {pk: self.heir_of(one).ags for pk, one in self.municipalities.items()}
        return Snapshot(self.day, list(self.instruments.values()), self.standings, heirs)

    def add(self, row: Row) -> None:
        """Hand one record on; a partnership's record comes once per member."""
        state = state_on(self.day, row.state, row.planned_on, row.started_on, row.ended_on)
        if state is None or state == State.ENDED:
            return
        entry = self.entry(row, state)
        if row.municipality:
            self.hand_on(row.municipality, entry)
            return
        if row.district:
            for standing in self.standings.values():
                if standing.district.pk == row.district:
                    self.receive(standing, entry)
        elif row.member and within(self.day, row.member_from, row.member_until):
            self.hand_on(row.member, entry)

    def entry(self, row: Row, state: str) -> Entry:
        """The record in the words of its day."""
        if state == State.PLANNED:
            since = PartialDate(row.planned_on, row.planned_precision)
        else:
            since = PartialDate(row.started_on, row.started_precision)
        return Entry(row.pk, self.instruments[row.instrument], state, since, row.partnership_name or "")

    def hand_on(self, municipality_id: int, entry: Entry) -> None:
        """Give the entry to the municipality, or to the one it has gone into by then."""
        origin = self.municipalities[municipality_id]
        municipality = self.heir_of(origin)
        standing = self.standings.get(municipality.ags)
        if standing is None:
            return
        if municipality is not origin and not entry.via:
            entry = replace(entry, via=f"früher {origin.name}")
        self.receive(standing, entry)

    def heir_of(self, municipality: Municipality) -> Municipality:
        """She herself while she exists, then the one she has gone into, or that one's successor."""
        while municipality.valid_until and municipality.valid_until < self.day and municipality.successor_id:
            municipality = self.municipalities[municipality.successor_id]
        return municipality

    def receive(self, standing: Standing, entry: Entry) -> None:
        """Note the entry once, even where two members have become one."""
        if entry not in standing.entries:
            standing.entries.append(entry)
