"""
What a day looks like once its records are counted: municipalities with their entries, and the figures of Saxony.

`participation.as_of()` makes it; whoever asks for a figure reads it here.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from municipalities.models import District, Instrument, Participation
from municipalities.partial_dates import PartialDate

State = Participation.State

# What counts as taking part; a plan or something that is over does not.
IN_FORCE = frozenset({State.ACTIVE, State.COMPLETED})


class Entry(NamedTuple):
    """
    One record as it stands for one municipality: its own, or through a partnership or a predecessor.

    The lower its `rank`, the stronger the entry; so lists of entries need no key to be sorted by.
    """

    rank: int
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


@dataclass
class Standing:
    """
    One municipality with everything it takes part in on the snapshot's day.

    Whoever builds it fills `entries`; from the first question on they stay as they are.
    """

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

    @cached_property
    def in_force(self) -> list[Entry]:
        """Entries that count, strongest first."""
        return [entry for entry in self.entries if entry.state in IN_FORCE]

    @property
    def in_force_once(self) -> list[Entry]:
        """One entry per instrument in force, in the instruments' order."""
        return [entry for entry in self.shown if not entry.is_planned]

    @cached_property
    def planned(self) -> list[Entry]:
        """Plans, without those whose instrument is already in force."""
        done = {entry.instrument.pk for entry in self.in_force}
        return [entry for entry in self.entries if entry.is_planned and entry.instrument.pk not in done]

    @cached_property
    def stage(self) -> Entry | None:
        """The furthest stage reached, which colours the area."""
        stages = [entry for entry in self.in_force if entry.instrument.stage]
        return max(stages, key=lambda entry: (entry.instrument.stage, -entry.since.day.toordinal()), default=None)

    @cached_property
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

    @cached_property
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


@dataclass
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

    @cached_property
    def districts(self) -> list[District]:
        """All districts of the municipalities, by name, cities behind counties of the same name."""
        return sorted({one.district for one in self}, key=District.order)

    @property
    def total(self) -> int:
        """Number of municipalities on that day."""
        return len(self.standings)

    @cached_property
    def participating(self) -> int:
        """Number of municipalities with at least one entry in force."""
        return sum(bool(standing.in_force) for standing in self)

    @cached_property
    def population(self) -> int:
        """Inhabitants of all municipalities; the register's latest number, whatever the day."""
        return sum(standing.population or 0 for standing in self)

    @cached_property
    def population_reached(self) -> int:
        """Inhabitants of those with at least one entry in force."""
        return sum(standing.population or 0 for standing in self if standing.in_force)

    @cached_property
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

    @cached_property
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
