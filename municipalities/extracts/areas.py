"""Which part of Saxony a sheet shows: the municipalities it counts, and the frame around them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from municipalities.map.outlines import Drawing
from municipalities.map.shapes import ShapeSet
from municipalities.names import sort_key
from municipalities.participation import Snapshot, Standing

SAXONY, DISTRICT, MUNICIPALITY, LIST, VIEW = "sachsen", "kreis", "gemeinde", "liste", "ausschnitt"

# Left, top, right and bottom in units of the canvas of `outlines`.
Frame = tuple[float, float, float, float]
# West, south, east and north in degrees.
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A part of Saxony on one day; `shown` are those who are coloured and counted, others are pale surroundings."""

    name: str
    # As it follows »Kommunale Prävention«.
    phrase: str
    shown: Snapshot
    selected: str = ""
    bounds: Bounds | None = None
    is_whole: bool = False

    def frame(self, drawing: Drawing) -> Frame | None:
        """What has to be in sight; None where there is no shape of anybody shown."""
        if self.bounds:
            west, south, east, north = self.bounds
            return *drawing.projection.point(west, north), *drawing.projection.point(east, south)
        boxes = [outline.box for ags in self.shown.standings if (outline := drawing.outlines.get(ags))]
        if not boxes:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def whole_state(state: Snapshot) -> Area:
    """All of Saxony."""
    return Area("Sachsen", "in Sachsen", state, is_whole=True)


def district_area(state: Snapshot, ags: str) -> Area:
    """One district."""
    district = next(one for one in state.districts if one.ags == ags)
    phrase = f"in der {district.full_name}" if district.kind == district.Kind.CITY else f"im {district.full_name}"
    return Area(district.full_name, phrase, state.within(ags))


def surroundings(state: Snapshot, shapes: ShapeSet, standing: Standing) -> Area:
    """One municipality among her neighbours."""
    members = {standing.ags, *shapes.neighbours_of(standing.ags)}
    name = f"{standing.name} und Nachbarkommunen"
    return Area(name, f"in und um {standing.name}", only(state, members), selected=standing.ags)


def listed(state: Snapshot, standings: Iterable[Standing]) -> Area:
    """Municipalities that somebody has named."""
    members = {one.ags: one for one in standings}
    names = sorted((one.name for one in members.values()), key=sort_key)
    name = ", ".join(names) if len(names) <= 4 else f"{len(names)} ausgewählte Kommunen"
    phrase = f"in {' und '.join(names)}" if len(names) <= 2 else f"in {len(names)} Kommunen"
    return Area(name, phrase, only(state, set(members)))


def viewed(state: Snapshot, shapes: ShapeSet, bounds: Bounds) -> Area:
    """A rectangle of the map; those belong to it whose middle lies inside."""
    west, south, east, north = bounds
    inside = {
        one.ags for one in shapes.municipalities if west <= one.anchor[0] <= east and south <= one.anchor[1] <= north
    }
    return Area("Kartenausschnitt", "im Kartenausschnitt", only(state, inside), bounds=bounds)


def only(state: Snapshot, members: set[str]) -> Snapshot:
    """The same day for some municipalities, named by their AGS."""
    return replace(state, standings={ags: one for ags, one in state.standings.items() if ags in members})


def narrowed(state: Snapshot, codes: list[str]) -> Snapshot:
    """The same day as if there were only the instruments with these codes."""
    instruments = [one for one in state.all_instruments if one.code in codes]
    standings = {
        ags: replace(one, entries=[entry for entry in one.entries if entry.instrument.code in codes])
        for ags, one in state.standings.items()
    }
    return replace(state, all_instruments=instruments, standings=standings)


def find_standing(state: Snapshot, text: str) -> Standing:
    """
    The municipality called »14729410«, »Wurzen« or »Bernsdorf (Landkreis Zwickau)«.

    Raises LookupError with a message for people where there is none, or more than one.
    """
    if text.isdigit():
        if text not in state.standings:
            raise LookupError(f"Eine Kommune mit dem Schlüssel {text} gab es an diesem Tag nicht.")
        return state.standings[text]
    name, _, district = text.removesuffix(")").partition(" (")
    found = [
        one
        for one in state
        if one.name.casefold() == name.strip().casefold() and (not district or one.district.full_name == district)
    ]
    if not found:
        raise LookupError(f"»{text}« ist an diesem Tag keine sächsische Kommune. Bitte prüfen Sie die Schreibweise.")
    if len(found) > 1:
        found.sort(key=lambda one: one.district.order())
        choices = " oder ".join(f"»{one.name} ({one.district.full_name})«" for one in found)
        raise LookupError(f"»{text}« gibt es mehrmals. Bitte schreiben Sie {choices}.")
    return found[0]


def clear_name(state: Snapshot, standing: Standing) -> str:
    """The name that `find_standing` finds her by, with her district where others are called the same."""
    is_unique = sum(one.name == standing.name for one in state) == 1
    return standing.name if is_unique else f"{standing.name} ({standing.district.full_name})"
