"""What posters are drawn with: municipal outlines on a plane, the steps from one form to another, and a canvas.

All measures of a canvas are pixels of the finished picture, y grows downwards.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from math import cos, radians
from random import Random

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry import shape as to_shapely
from shapely.geometry.base import BaseGeometry

from municipalities.map.shapes import ShapeSet

# Drawn larger and averaged down: Pillow itself draws hard edges.
OVERSAMPLING = 3


@dataclass(frozen=True)
class Land:
    """The outlines of a shape set on a plane that is true to scale, north up."""

    outlines: dict[str, BaseGeometry]
    anchors: dict[str, tuple[float, float]]
    neighbours: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, shapes: ShapeSet) -> "Land":
        """Project the shapes; degrees stay the unit, since every recipe scales to its own frame."""
        geometries = np.array([to_shapely(one.geometry) for one in shapes.municipalities], dtype=object)
        south, north = shapely.total_bounds(geometries)[[1, 3]]
        scale = np.array([cos(radians((south + north) / 2)), -1.0])
        projected = shapely.transform(geometries, lambda points: points * scale)
        return cls(
            outlines={one.ags: outline for one, outline in zip(shapes.municipalities, projected, strict=True)},
            anchors={one.ags: tuple(np.array(one.anchor) * scale) for one in shapes.municipalities},
            neighbours={one.ags: one.neighbours for one in shapes.municipalities},
        )

    @cached_property
    def whole(self) -> BaseGeometry:
        """The outline of all municipalities together."""
        return shapely.coverage_union_all(list(self.outlines.values()))

    @cached_property
    def coarse(self) -> BaseGeometry:
        """The same with soft corners and far fewer points, for measuring and for lines around it."""
        return self.whole.buffer(0.01, quad_segs=2).simplify(0.005)

    def around(self, ags: str, number: int) -> list[str]:
        """The nearest others, those who share a border first; fewer where there are not so many."""
        own, near = shapely.Point(self.anchors[ags]), set(self.neighbours[ags])
        others = [one for one in self.outlines if one != ags]
        others.sort(key=lambda one: (one not in near, own.distance(shapely.Point(self.anchors[one])), one))
        return others[:number]


@dataclass(frozen=True, slots=True)
class View:
    """From the land to the canvas: `scale` pixels per unit, `focus` of the land at `place` of the canvas."""

    scale: float
    focus: tuple[float, float]
    place: tuple[float, float]

    def apply(self, geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda points: (points - self.focus) * self.scale + self.place)

    def back(self, geometry: BaseGeometry) -> BaseGeometry:
        """From the canvas to the land."""
        return shapely.transform(geometry, lambda points: (points - self.place) / self.scale + np.array(self.focus))

    def point(self, position: tuple[float, float]) -> tuple[float, float]:
        x, y = (np.array(position) - self.focus) * self.scale + self.place
        return float(x), float(y)


# --- From one form to another ----------------------------------------------------------------------------


def largest_part(geometry: BaseGeometry) -> BaseGeometry:
    """The main area without exclaves and holes: what people recognise as the outline."""
    part = max(shapely.get_parts(geometry), key=lambda one: one.area)
    return shapely.Polygon(part.exterior)


def fitted(geometry: BaseGeometry, centre: tuple[float, float], width: float, height: float) -> BaseGeometry:
    """The form as large as the box around `centre` allows, without distortion."""
    left, top, right, bottom = geometry.bounds
    view = View(min(width / (right - left), height / (bottom - top)), ((left + right) / 2, (top + bottom) / 2), centre)
    return view.apply(geometry)


def rounded(geometry: BaseGeometry, radius: float) -> BaseGeometry:
    """The form with soft corners, inner ones and outer ones; takes away what is thinner than the radius."""
    soft = geometry.buffer(-radius, quad_segs=6).buffer(2 * radius, quad_segs=6).buffer(-radius, quad_segs=6)
    return geometry if soft.is_empty else soft


def tile(geometry: BaseGeometry, gap: float, radius: float) -> BaseGeometry:
    """The form as one tile of a mosaic: half the gap smaller, with soft corners."""
    return geometry.buffer(-gap / 2 - radius, quad_segs=5).buffer(radius, quad_segs=5)


def skyline(hills: list[BaseGeometry], width: float, floor: float, steepest: float = 0.9) -> BaseGeometry:
    """What lies below the upper edges of forms side by side, with slopes instead of cliffs, down to `floor`."""
    xs = np.arange(-60, width + 60, 4.0)
    ends = np.stack([np.stack([xs, np.full_like(xs, y)], axis=1) for y in (-floor, 2 * floor)], axis=1)
    tops = shapely.bounds(shapely.intersection(shapely.linestrings(ends), shapely.union_all(hills)))[:, 1]
    tops = np.where(np.isnan(tops), 2 * floor, tops)
    for direction in (1, -1):
        slope = xs * steepest * direction
        tops[::direction] = np.minimum.accumulate((tops - slope)[::direction]) + slope[::direction]
    return shapely.Polygon([(xs[0], floor + 60), *zip(xs, tops, strict=True), (xs[-1], floor + 60)])


# --- Canvas ----------------------------------------------------------------------------------------------


class Canvas:
    """A picture in the making; forms cover what was drawn before."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self.width, self.height, self.background = width, height, background
        self.image = Image.new("RGB", (width * OVERSAMPLING, height * OVERSAMPLING), background)
        self.pen = ImageDraw.Draw(self.image)

    @property
    def frame(self) -> BaseGeometry:
        return shapely.box(0, 0, self.width, self.height)

    def fill(self, geometry: BaseGeometry, colour: str) -> None:
        """Fill an area of any kind, holes left open."""
        for part in shapely.get_parts(shapely.get_parts(geometry)):
            if part.geom_type == "Polygon" and not part.is_empty:
                self._fill_polygon(part, colour)

    def _fill_polygon(self, polygon: BaseGeometry, colour: str) -> None:
        if not polygon.interiors:
            self.pen.polygon(corners(polygon.exterior), fill=colour)
            return
        # Only a mask leaves what lies below a hole as it was.
        visible = polygon.intersection(self.frame).bounds
        if not visible or visible[0] != visible[0]:
            return
        left, top, right, bottom = (round(edge * OVERSAMPLING) for edge in visible)
        mask = Image.new("1", (right - left + 1, bottom - top + 1))
        pen = ImageDraw.Draw(mask)
        pen.polygon(corners(polygon.exterior, left, top), fill=1)
        for hole in polygon.interiors:
            pen.polygon(corners(hole, left, top), fill=0)
        self.pen.bitmap((left, top), mask, fill=colour)

    def stroke(self, geometry: BaseGeometry, colour: str, width: float) -> None:
        """Draw a line, or the border of an area, with round corners."""
        line = geometry.boundary if geometry.geom_type.endswith("Polygon") else geometry
        for part in shapely.get_parts(line):
            points = corners(part)
            if len(points) > 1:
                # A closed line gets its first corner again, so that Pillow rounds it like the others.
                more = points[1:2] if points[0] == points[-1] else []
                self.pen.line(points + more, fill=colour, width=round(width * OVERSAMPLING), joint="curve")

    def dots(self, points: Iterable[tuple[float, float]], radius: float, colour: str) -> None:
        """Draw a disc around every point."""
        for x, y in points:
            self.pen.circle((x * OVERSAMPLING, y * OVERSAMPLING), radius * OVERSAMPLING, fill=colour)

    def png(self) -> bytes:
        """The finished picture; without loss, because every size shown on a page is made from it."""
        output = BytesIO()
        self.image.reduce(OVERSAMPLING).save(output, "PNG", compress_level=6)
        return output.getvalue()


def corners(ring: BaseGeometry, left: int = 0, top: int = 0) -> list[tuple[float, float]]:
    """The points of a line in the fine grid that Pillow draws on."""
    return [(x, y) for x, y in (shapely.get_coordinates(ring) * OVERSAMPLING - (left, top)).tolist()]


# --- Scene -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scene:
    """A poster in the making: land and municipality, canvas and colours, and dice that always fall the same."""

    land: Land
    ags: str
    canvas: Canvas
    colours: list[str]
    dice: Random
    stages: Mapping[str, int]

    @property
    def ground(self) -> str:
        return self.canvas.background

    @property
    def width(self) -> int:
        return self.canvas.width

    @property
    def height(self) -> int:
        return self.canvas.height

    @property
    def outline(self) -> BaseGeometry:
        """The municipality's main area."""
        return largest_part(self.land.outlines[self.ags])

    def others(self, number: int) -> list[str]:
        """Some municipalities from the surroundings, in an order of chance."""
        near = self.land.around(self.ags, number * 3)
        return self.dice.sample(near, min(number, len(near)))

    def centred(self, form: BaseGeometry, width: float, height: float) -> View:
        """Show a form of the land in the middle; it takes at most these shares of the canvas."""
        left, top, right, bottom = form.bounds
        scale = min(width * self.width / (right - left), height * self.height / (bottom - top))
        return View(scale, ((left + right) / 2, (top + bottom) / 2), (self.width / 2, self.height / 2))

    def view(self, form: BaseGeometry, width: float, height: float) -> View:
        """The same, but moved out of the middle so that less of what lies beyond the border is seen."""
        middle = self.centred(form, width, height)
        left, top, right, bottom = middle.apply(form).bounds
        # As far as the form stays clear of the edge.
        free_x = max(self.width * 0.44 - (right - left) / 2, 0)
        free_y = max(self.height * 0.44 - (bottom - top) / 2, 0)
        shifts = (0, -0.3, 0.3, -0.6, 0.6)
        places = [(self.width / 2 + x * free_x, self.height / 2 + y * free_y) for x in shifts for y in shifts]
        return max((replace(middle, place=place) for place in places), key=self.covered)

    def covered(self, view: View) -> float:
        """The share of the canvas that shows land, less a little for leaving the middle."""
        frame = view.back(self.canvas.frame)
        off_centre = abs(view.place[0] / self.width - 0.5) + abs(view.place[1] / self.height - 0.5)
        return self.land.coarse.intersection(frame).area / frame.area - off_centre * 0.35

    def visible(self, view: View) -> dict[str, BaseGeometry]:
        """Every outline that reaches into the canvas, in pixels."""
        placed = {ags: view.apply(outline) for ags, outline in self.land.outlines.items()}
        return {ags: outline for ags, outline in placed.items() if outline.intersects(self.canvas.frame)}

    def mixed(self, outlines: Iterable[str], colours: list[str]) -> dict[str, str]:
        """A colour for each by chance, different from the neighbours' as far as there are colours enough."""
        left, chosen = sorted(outlines), {}

        def taken(ags: str) -> list[str]:
            return [chosen[one] for one in self.land.neighbours[ags] if one in chosen]

        while left:
            # Whoever has the least choice comes first; otherwise the last ones would have none.
            ags = max(left, key=lambda one: (len(set(taken(one))), one))
            left.remove(ags)
            around = taken(ags)
            fewest = min(around.count(colour) for colour in colours)
            chosen[ags] = self.dice.choice([colour for colour in colours if around.count(colour) == fewest])
        return chosen
