"""Which municipalities have taken up an instrument, by district: what building-block pages list."""

from dataclasses import dataclass

from municipalities.models import District, Instrument
from municipalities.names import sort_key
from municipalities.participation import Entry, InstrumentCount, Snapshot, Standing


@dataclass(frozen=True, slots=True)
class Taker:
    """A municipality with her entry for the instrument."""

    standing: Standing
    entry: Entry


@dataclass(frozen=True, slots=True)
class DistrictTakers:
    """The municipalities of one district."""

    district: District
    takers: list[Taker]


@dataclass(frozen=True, slots=True)
class Takers:
    """Everybody who has taken up an instrument on the day, or plans to."""

    count: InstrumentCount
    state: Snapshot
    districts: list[DistrictTakers]

    @property
    def summary(self) -> str:
        """»12 Sicherheitsanalysen in 13 Kommunen, 2 weitere geplant«: a shared one counts once, her places twice."""
        instrument, count = self.count.instrument, self.count
        parts = []
        if count.records:
            name = instrument.label if count.records == 1 else instrument.plural
            places = "1 Kommune" if count.municipalities == 1 else f"{count.municipalities} Kommunen"
            parts.append(f"{count.records} {name} in {places}")
        if count.planned:
            parts.append(f"{count.planned} {'weitere ' if count.records else ''}geplant")
        return ", ".join(parts)


def takers_of(instrument: Instrument, state: Snapshot) -> Takers | None:
    """The municipalities with this instrument, plans included; None for an instrument the day does not know."""
    count = state.count_for(instrument.code)
    if count is None:
        return None
    takers = [Taker(one, entry) for one in state if (entry := one.entry_for(instrument.code))]
    takers.sort(key=lambda one: sort_key(one.standing.name))
    districts = [
        DistrictTakers(district, found)
        for district in state.districts
        if (found := [one for one in takers if one.standing.district == district])
    ]
    return Takers(count, state, districts)
