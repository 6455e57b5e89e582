"""Which names stand on the map of a sheet, and where: never over each other, a symbol or the edge."""

from collections.abc import Iterable
from dataclasses import dataclass

from municipalities.extracts.measuring import width_of
from municipalities.map.outlines import Outline

# Parts of the height of a name: around it, and from its baseline to the top of its letters.
GAP, ASCENT, DESCENT = 0.18, 0.78, 0.24
# So many of the largest are named at most; where there are no more than `FEW`, all of them.
LARGEST, FEW = 16, 12


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the middle of its baseline."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Space:
    """What a name or a symbol takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Space") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def names(
    outlines: Iterable[Outline], marks: list[dict], size: float, mark_size: float, extent: tuple[float, float]
) -> list[Label]:
    """The names of `outlines`, the first ones first, as many as there is room for; all in units of the map."""
    taken = [mark_space(mark, mark_size) for mark in marks]
    marked = {(mark["ags"]) for mark in marks}
    found = []
    for outline in outlines:
        # Under or over its symbols; without any in the middle, or a little off it.
        away = mark_size / 2 + ASCENT * size if outline.ags in marked else ASCENT * size / 2
        for y in (outline.y + away, outline.y - (away if outline.ags not in marked else mark_size / 2 + 0.3 * size)):
            space = name_space(outline.name, outline.x, y, size)
            if space.is_within(*extent) and not any(space.touches(one) for one in taken):
                taken.append(space)
                found.append(Label(outline.name, outline.x, round(y)))
                break
    return found


def mark_space(mark: dict, size: float) -> Space:
    half = size / 2
    return Space(mark["x"] - half, mark["y"] - half, mark["x"] + half, mark["y"] + half)


def name_space(name: str, x: float, y: float, size: float) -> Space:
    half = width_of(name, size, is_bold=True) / 2 + GAP * size
    return Space(x - half, y - ASCENT * size, x + half, y + DESCENT * size)


def largest(outlines: Iterable[Outline], selected: str) -> list[Outline]:
    """The third with the most inhabitants, the selected one always."""
    ordered = by_size(outlines, selected)
    return ordered[: max(FEW, min(LARGEST, len(ordered) // 3))]


def by_size(outlines: Iterable[Outline], selected: str) -> list[Outline]:
    """The selected one, then the most populous."""
    return sorted(outlines, key=lambda one: (one.ags != selected, -one.population, one.ags))
