"""
How a municipality looks on the map: one set of rules for the map in the browser and the drawn SVG.

Colours are never chosen here: the classes name what an area is, the stylesheets say how that looks.
"""

from dataclasses import dataclass

from municipalities.colours import BOUNDARY_CONTRAST, PAPER, contrast
from municipalities.models import Instrument
from municipalities.participation import InstrumentCount, Snapshot, Standing


@dataclass(frozen=True, slots=True)
class Look:
    """The classes of one area and the one sentence that says what they show."""

    classes: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One instrument's symbol on the map; stands once per record, so that marks and counts agree."""

    ags: str
    instrument: Instrument


def look(standing: Standing, instrument: Instrument | None = None) -> Look:
    """The look of an area: its furthest stage, or where an instrument is chosen only that."""
    if instrument is None:
        return Look(fill_classes(standing.fill, standing.stage and standing.stage.instrument), describe(standing))
    entry = standing.entry_for(instrument.code)
    if entry is None:
        return Look("shape", "ohne Eintrag")
    classes = fill_classes("planned", None) if entry.is_planned else fill_classes(instrument.code, instrument)
    return Look(classes, f"{instrument.label} {'geplant' if entry.is_planned else f'seit {entry.since}'}")


def fill_classes(fill: str, instrument: Instrument | None) -> str:
    """The classes of an area filled with a stage, or one of the other fills."""
    if instrument is None:
        return "shape" if fill == "none" else f"shape shape--{fill}"
    weight = "pale" if contrast(instrument.colour, PAPER) < BOUNDARY_CONTRAST else "strong"
    return f"shape shape--stage shape--{weight} i-{instrument.code}"


def describe(standing: Standing) -> str:
    """All that is in force and planned, in words."""
    parts = [entry.instrument.label for entry in standing.in_force_once]
    parts += [f"{entry.instrument.label} geplant" for entry in standing.planned]
    return ", ".join(parts) or "noch kein Eintrag"


def marks(snapshot: Snapshot, instrument: Instrument | None = None) -> list[Mark]:
    """
    The symbols of the map: every instrument that is not visible as an area, and the furthest stage.

    A record of several municipalities is marked once, at the most populous of them; several records of the same
    instrument at the same place are one symbol.
    """
    furthest = max((one.stage or 0 for one in snapshot.all_instruments), default=0)
    places: dict[int, tuple[int, Mark]] = {}
    for standing in snapshot:
        for entry in standing.in_force:
            chosen = instrument == entry.instrument if instrument else entry.instrument.stage in (None, furthest)
            population = standing.population or 0
            if chosen and (entry.record not in places or population > places[entry.record][0]):
                places[entry.record] = (population, Mark(standing.ags, entry.instrument))
    found = {(mark.ags, mark.instrument.pk): mark for _, mark in places.values()}.values()
    return sorted(found, key=lambda mark: (mark.ags, mark.instrument.order))


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One kind of area with the number of municipalities that look so."""

    fill: str
    label: str
    count: int
    classes: str


def legend(snapshot: Snapshot, instrument: Instrument | None = None) -> list[LegendRow]:
    """The areas' part of the legend; its counts add up to the municipalities shown."""
    if instrument is None:
        return [
            LegendRow(row.fill, row.label, row.count, fill_classes(row.fill, row.instrument)) for row in snapshot.fills
        ]
    entries = [entry for standing in snapshot if (entry := standing.entry_for(instrument.code))]
    planned = sum(entry.is_planned for entry in entries)
    in_force = len(entries) - planned
    rows = [LegendRow(instrument.code, instrument.label, in_force, fill_classes(instrument.code, instrument))]
    if planned:
        rows.append(LegendRow("planned", f"{instrument.label} geplant", planned, fill_classes("planned", None)))
    rows.append(LegendRow("none", "ohne Eintrag", snapshot.total - len(entries), fill_classes("none", None)))
    return rows


def symbol_counts(snapshot: Snapshot, instrument: Instrument | None = None) -> list[InstrumentCount]:
    """The symbols' part of the legend: every instrument that `marks` can show, with the number of its records."""
    if instrument:
        return [row for row in snapshot.instruments if row.instrument.pk == instrument.pk]
    furthest = max((one.stage or 0 for one in snapshot.all_instruments), default=0)
    return [row for row in snapshot.instruments if row.instrument.stage in (None, furthest)]
