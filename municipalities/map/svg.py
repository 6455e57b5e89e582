"""
Drawing the map on the server: paths on a canvas, ready for a template.

Used where no script runs, as the teaser of the home page, and for the small map of a municipality.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.etree import ElementTree

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format

from municipalities.colours import instrument_rules
from municipalities.map.appearance import Mark, look, marks
from municipalities.map.outlines import WIDTH, Drawing, Outline, drawing_of
from municipalities.map.shapes import ShapeSet
from municipalities.models import Instrument
from municipalities.participation import Snapshot

# Distance between the centres of two symbols of one municipality, and the height of names, in units.
MARK_STEP = 34
LABEL_SIZE = 30
# Width of an average letter, as a part of its height.
LETTER_WIDTH = 0.62
# From one line to the next, as a part of the height of names.
LINE_HEIGHT = 1.3
# How many names the whole map shows at most.
LABELS = 16
# Room for the line with the source, in units.
SOURCE_HEIGHT = 50

SVG_NAMESPACE = "http://www.w3.org/2000/svg"


def whole_map(
    snapshot: Snapshot,
    shapes: ShapeSet,
    *,
    instrument: Instrument | None = None,
    district: str = "",
    selected: str = "",
    title: str,
    with_source: bool = False,
) -> str:
    """
    Draw Saxony as an SVG document of its own, for `<img>` and for saving.

    With `instrument` only that is shown; with `district` (AGS) the others are dimmed; `selected` (AGS)
    gets the double line; `with_source` writes day, source and licence below, for copies that leave the
    portal. Colours follow the reader's light or dark scheme.
    """
    drawing = drawing_of(shapes)
    shown = snapshot.within(district) if district else snapshot
    source = source_line(snapshot, shapes)
    context = {
        "title": title,
        "description": source,
        "source": source if with_source else "",
        "width": WIDTH,
        "full_height": drawing.height + (SOURCE_HEIGHT if with_source else 0),
        "areas": areas(drawing, snapshot, instrument, shown),
        "districts": drawing.districts,
        "marks": placed(drawing, marks(shown, instrument)),
        "labels": labels(drawing),
        "label_size": LABEL_SIZE,
        "selected": drawing.outlines.get(selected),
        "rules": instrument_rules(snapshot.all_instruments),
        "symbols": symbol_definitions(frozenset(one.symbol for one in snapshot.all_instruments)),
    }
    return render_to_string("municipalities/svg/map.svg", context)


def district_map(shapes: ShapeSet, title: str) -> str:
    """Saxony with its districts and nothing else, as an SVG document to draw upon; on the canvas of `drawing_of`."""
    drawing = drawing_of(shapes)
    context = {"title": title, "width": WIDTH, "height": drawing.height, "districts": drawing.districts}
    return render_to_string("municipalities/svg/districts.svg", context)


def source_line(snapshot: Snapshot, shapes: ShapeSet) -> str:
    """Day, territorial state, source and licence in one line."""
    parts = [f"Stand {date_format(snapshot.day)}"]
    if shapes.dataset and shapes.dataset.state:
        parts.append(f"Gebietsstand {date_format(shapes.dataset.state)}")
    if shapes.dataset:
        parts += [shapes.dataset.attribution_text, shapes.dataset.licence]
    return " · ".join(part for part in parts if part)


@cache
def symbol_definitions(names: frozenset[str]) -> str:
    """The drawings of these symbols, taken from the sprite that pages use."""
    sprite = ElementTree.parse(settings.BASE_DIR / "static" / "img" / "symbols.svg")  # noqa: S314 - our own file
    ElementTree.register_namespace("", SVG_NAMESPACE)
    for one in sprite.iter(f"{{{SVG_NAMESPACE}}}symbol"):
        # Nothing is cut off at the symbol's frame, which renderers would do for each of thousands anew.
        one.set("overflow", "visible")
    found = [one for one in sprite.iter(f"{{{SVG_NAMESPACE}}}symbol") if one.get("id") in names]
    return "".join(ElementTree.tostring(one, encoding="unicode").strip() for one in found)


def areas(
    drawing: Drawing, snapshot: Snapshot, instrument: Instrument | None, shown: Snapshot
) -> list[dict[str, Any]]:
    """All areas with their classes, those not `shown` dimmed; filled ones last, so that their outline stays whole."""
    found = []
    for ags, outline in drawing.outlines.items():
        standing = snapshot.standings.get(ags)
        if standing is None:
            continue
        classes = look(standing, instrument).classes
        if ags not in shown.standings:
            classes += " shape--dimmed"
        found.append({"classes": classes, "path": outline.path})
    return sorted(found, key=lambda area: " " in area["classes"])


def placed(drawing: Drawing, found: list[Mark], step: int = MARK_STEP) -> list[dict[str, Any]]:
    """Symbols side by side around the anchor of their municipality, their centres `step` units apart."""
    by_place: dict[str, list[Mark]] = {}
    for mark in found:
        by_place.setdefault(mark.ags, []).append(mark)
    return [
        {
            "ags": ags,
            "instrument": mark.instrument,
            "x": outline.x + (2 * position - len(row) + 1) * step // 2,
            "y": outline.y,
        }
        for ags, row in by_place.items()
        if (outline := drawing.outlines.get(ags))
        for position, mark in enumerate(row)
    ]


def labels(drawing: Drawing) -> list[dict[str, Any]]:
    """Names of the most populous places that keep out of each other's way."""
    chosen: list[Outline] = []
    for outline in sorted(drawing.outlines.values(), key=lambda one: -one.population):
        reach = LETTER_WIDTH * LABEL_SIZE
        free = all(
            abs(outline.y - other.y) > 2 * LABEL_SIZE
            or abs(outline.x - other.x) > reach * (len(outline.name) + len(other.name)) / 2
            for other in chosen
        )
        if free:
            chosen.append(outline)
        if len(chosen) == LABELS:
            break
    return [{"name": one.name, "x": inside(one), "y": one.y + LABEL_SIZE + 12} for one in chosen]


def inside(outline: Outline) -> int:
    """The middle of a name, moved so far that no letter leaves the canvas."""
    half = round(LETTER_WIDTH * LABEL_SIZE * len(outline.name) / 2)
    return min(max(outline.x, half), WIDTH - half)


def locator(snapshot: Snapshot, shapes: ShapeSet, ags: str) -> dict[str, Any] | None:
    """
    The small map around one municipality, as context for `municipalities/svg/locator.svg`.

    Shows her, her neighbours and what lies between, in a square frame; None where she has no shape.
    """
    drawing = drawing_of(shapes)
    own = drawing.outlines.get(ags)
    if own is None:
        return None
    near = {ags, *shapes.neighbours_of(ags)}
    boxes = [drawing.outlines[one].box for one in near]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    side = max(right - left, bottom - top) * 1.06
    left, top = (left + right - side) / 2, (top + bottom - side) / 2
    visible = [
        outline
        for outline in drawing.outlines.values()
        if outline.box[0] < left + side
        and outline.box[2] > left
        and outline.box[1] < top + side
        and outline.box[3] > top
        and outline.ags in snapshot.standings
    ]
    visible.sort(key=lambda outline: snapshot.standings[outline.ags].fill != "none")
    size = round(side / 26, 1)
    named = sorted((one for one in visible if one.ags in near), key=lambda one: (one.ags != ags, -one.population))
    return {
        "view_box": f"{left:.0f} {top:.0f} {side:.0f} {side:.0f}",
        "areas": [
            {
                "classes": look(snapshot.standings[outline.ags]).classes,
                "path": outline.path,
                "standing": snapshot.standings[outline.ags],
                "is_near": outline.ags in near and outline.ags != ags,
            }
            for outline in visible
        ],
        "own": own,
        "districts": drawing.districts,
        "labels": names_apart(named, size),
        "label_size": size,
    }


def names_apart(outlines: Iterable[Outline], size: float) -> list[dict[str, Any]]:
    """Names of `size` units, the first ones first: each at its place or a line lower or higher, or else left out."""
    chosen: list[dict[str, Any]] = []
    for outline in outlines:
        for line in (0, 1, -1):
            label = {"name": outline.name, "x": outline.x, "y": round(outline.y + line * LINE_HEIGHT * size)}
            if not any(touch(label, other, size) for other in chosen):
                chosen.append(label)
                break
    return chosen


def touch(one: dict[str, Any], other: dict[str, Any], size: float) -> bool:
    """Whether two names of `size` units lie over each other."""
    reach = LETTER_WIDTH * size * (len(one["name"]) + len(other["name"])) / 2
    return abs(one["x"] - other["x"]) < reach and abs(one["y"] - other["y"]) < size
