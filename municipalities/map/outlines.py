"""The shapes of a set on a flat canvas: paths in whole units, which every drawing is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians

from asskomm.core.caching import cached_for_version
from municipalities.map.shapes import Geometry, MunicipalShape, ShapeSet

# Canvas units across Saxony. Whole units keep paths short; a unit is about 110 m.
WIDTH = 2000
# Free space around the outline, in units: symbols at the border need room.
MARGIN = 30


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to canvas units: an equirectangular plane true to scale in the middle of the area."""

    west: float
    north: float
    units_per_degree: float
    narrowing: float
    # Where west and north lie on the canvas, in units.
    left: float = MARGIN
    top: float = MARGIN

    @classmethod
    def around(cls, bounds: tuple[float, float, float, float]) -> "Projection":
        """Fit (west, south, east, north) to the canvas."""
        west, south, east, north = bounds
        narrowing = cos(radians((south + north) / 2))
        return cls(west, north, (WIDTH - 2 * MARGIN) / ((east - west) * narrowing), narrowing)

    def point(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = (longitude - self.west) * self.narrowing * self.units_per_degree + self.left
        y = (self.north - latitude) * self.units_per_degree + self.top
        return round(x), round(y)

    def magnified(self, factor: float, left: float, top: float) -> "Projection":
        """The same plane `factor` times as large, with its point (left, top) in the new canvas's corner."""
        return replace(
            self,
            units_per_degree=self.units_per_degree * factor,
            left=(self.left - left) * factor,
            top=(self.top - top) * factor,
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """One drawn area: its path, its box (left, top, right, bottom) and the place of its symbols."""

    ags: str
    name: str
    population: int
    path: str
    box: tuple[int, int, int, int]
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Every outline of a shape set on one canvas."""

    height: int
    outlines: dict[str, Outline]
    districts: tuple[str, ...]
    projection: Projection | None = None


def drawing_of(shapes: ShapeSet) -> Drawing:
    """Project all shapes; remembered per content version, because every page of a municipality needs it."""
    return cached_for_version(f"drawing:{shapes.epoch}", lambda: draw_outlines(shapes))


def draw_outlines(shapes: ShapeSet) -> Drawing:
    """Project all shapes of a set to the canvas."""
    points = [point for one in shapes.municipalities for ring in rings(one.geometry) for point in ring]
    if not points:
        return Drawing(0, {}, ())
    longitudes, latitudes = zip(*points, strict=True)
    projection = Projection.around((min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
    outlines = {one.ags: outlined(one, projection) for one in shapes.municipalities}
    height = max(outline.box[3] for outline in outlines.values()) + MARGIN
    districts = tuple(path(geometry, projection) for geometry in shapes.districts.values())
    return Drawing(height, outlines, districts, projection)


def outlined(shape: MunicipalShape, projection: Projection) -> Outline:
    """One municipality under a projection."""
    xs, ys = zip(*(projection.point(*point) for ring in rings(shape.geometry) for point in ring), strict=True)
    box = (min(xs), min(ys), max(xs), max(ys))
    return Outline(
        shape.ags,
        shape.name,
        shape.population,
        path(shape.geometry, projection),
        box,
        *projection.point(*shape.anchor),
    )


def rings(geometry: Geometry) -> Iterable[list[list[float]]]:
    """All rings of a Polygon or MultiPolygon."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return (ring for polygon in polygons for ring in polygon)


def path(geometry: Geometry, projection: Projection) -> str:
    """The `d` of an SVG path: one absolute move per ring, then relative lines in whole units."""
    parts = []
    for ring in rings(geometry):
        points = [projection.point(*point) for point in ring]
        x, y = points[0]
        steps = []
        for next_x, next_y in points[1:-1]:
            if (next_x, next_y) != (x, y):
                steps.append(f"{next_x - x} {next_y - y}")
                x, y = next_x, next_y
        parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z")
    return "".join(parts)
