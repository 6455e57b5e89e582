"""Geometry of a polygonal coverage: areas that tile a land without gaps and without overlaps.

Everything here takes and gives plain shapely geometries, keyed by AGS. Two planes are used: metres in
``METRIC_CRS``, where lengths and areas mean something, and degrees in WGS 84 rounded to
``COORDINATE_DECIMALS``, which is what the portal stores and sends.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.exceptions import ProjError
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Shapes = dict[str, BaseGeometry]
GeometryArray = NDArray[np.object_]

METRIC_CRS = "EPSG:25833"  # ETRS89 / UTM zone 33N, the official plane of Saxony
WGS84 = "EPSG:4326"

# Four decimals are 7 m from west to east and 11 m from south to north. At zoom 10 a pixel is about 96 m.
COORDINATE_DECIMALS = 4
_GRID = 10.0**-COORDINATE_DECIMALS

# West, south, east, north in METRIC_CRS: Saxony with some 80 km around it. Generous on purpose: it has to
# tell a wrong coordinate system from a right one, not Saxony from its neighbours.
_PLAUSIBLE_M = (200_000.0, 5_480_000.0, 590_000.0, 5_810_000.0)

# What a repair may do: close gaps up to this width, join vertices up to this distance, and change no
# municipality by more than this share of its area. Anything beyond is a broken file, not a rounding error.
_GAP_M = 50.0
_SNAP_M = 1.0
_REPAIRABLE_SHARE = 0.02

# DE-9IM: the two boundaries meet in something one-dimensional, that is in a line and not only in a point.
_SHARES_A_LINE = "****1****"


class BoundaryError(ValueError):
    """Boundaries cannot be used; the German message says to the person at the import why and what to do."""


def to_metric(geometries: GeometryArray, crs: str) -> GeometryArray:
    """Project geometries from ``crs`` (an authority code or WKT) to metres in ``METRIC_CRS``.

    Raises BoundaryError if the coordinate system is unusable or the result does not lie around Saxony.
    """
    try:
        projected = project(geometries, crs, METRIC_CRS)
    except ProjError as error:
        raise BoundaryError(
            "Das Koordinatensystem der Datei ist nicht lesbar. Bitte die Datei mit einem bekannten System "
            "(zum Beispiel EPSG:25833) neu exportieren."
        ) from error
    if not is_around_saxony(projected):
        raise BoundaryError(
            "Die Koordinaten liegen nicht in Sachsen. Wahrscheinlich nennt die Datei ein falsches "
            "Koordinatensystem (bei Shapefiles: die Datei .prj)."
        )
    return projected


def is_around_saxony(metric: GeometryArray | BaseGeometry) -> bool:
    """Tell whether all of these geometries (metres) lie in or near Saxony."""
    west, south, east, north = shapely.total_bounds(metric)
    # What cannot be projected comes back as infinity, which no comparison lets pass; neither does NaN.
    return bool(
        _PLAUSIBLE_M[0] <= west <= east <= _PLAUSIBLE_M[2] and _PLAUSIBLE_M[1] <= south <= north <= _PLAUSIBLE_M[3]
    )


def project(geometries: GeometryArray, source: str, target: str) -> GeometryArray:
    """Transform every vertex (x before y); equal vertices stay equal, so shared borders stay shared."""
    transformer = pyproj.Transformer.from_crs(source, target, always_xy=True)
    return shapely.transform(geometries, lambda points: np.column_stack(transformer.transform(*points.T)))


def dissolve(rows: Iterable[tuple[str, BaseGeometry]]) -> Shapes:
    """Unite all rows of one AGS to one valid Polygon or MultiPolygon, in the order of the keys.

    Invalid rings are repaired; lines and points, including those a repair leaves behind, are dropped.
    Raises BoundaryError if no area remains of an AGS.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    for ags, geometry in rows:
        parts.setdefault(ags, []).extend(_polygons(geometry))
    without_area = sorted(ags for ags, polygons in parts.items() if not polygons)
    if without_area:
        raise BoundaryError(
            f"Ohne verwertbare Fläche: {listed(without_area)}. Die Datei ist unvollständig oder beschädigt; "
            "bitte neu herunterladen."
        )
    return {ags: shapely.union_all(parts[ags]) for ags in sorted(parts)}


def repair(shapes: Mapping[str, BaseGeometry]) -> Shapes:
    """Give these shapes (metres) as a valid coverage: small gaps closed, small overlaps given to one side.

    Raises BoundaryError if that would change a municipality by more than a rounding error.
    """
    given = _array(shapes)
    if shapely.coverage_is_valid(given, gap_width=_GAP_M):
        return dict(shapes)
    cleaned = shapely.coverage_clean(given, gap_width=_GAP_M, snapping_distance=_SNAP_M)
    changed = shapely.area(shapely.symmetric_difference(given, cleaned)) / shapely.area(given)
    beyond_repair = [ags for ags, share in zip(shapes, changed, strict=True) if share > _REPAIRABLE_SHARE]
    if beyond_repair:
        raise BoundaryError(
            f"Die Flächen überlappen einander zu stark, um sie zu reparieren: {listed(beyond_repair)}. "
            "Bitte den unveränderten Datensatz des Herausgebers verwenden."
        )
    return _checked(dict(zip(shapes, cleaned, strict=True)))


def simplify(shapes: Mapping[str, BaseGeometry], tolerance_m: float) -> Shapes:
    """Simplify a valid coverage (metres) as a whole, so that neighbours keep one common border.

    ``tolerance_m`` is the square root of the area of the triangles left out (Visvalingam-Whyatt).
    """
    simplified = shapely.coverage_simplify(_array(shapes), tolerance_m)
    return dict(zip(shapes, simplified, strict=True))


def to_stored(metric: Mapping[str, BaseGeometry]) -> Shapes:
    """Bring a coverage from metres to WGS 84 (longitude, latitude), rounded, and still a valid coverage.

    Rounding every vertex for itself lets lines that run closely side by side cross. So all borders are
    noded together on the grid of the stored decimals, and each face of the result goes to the area it
    came from. Raises BoundaryError if an area is too small to be seen on that grid.
    """
    degrees = project(_array(metric), METRIC_CRS, WGS84)
    borders = shapely.union_all(shapely.boundary(degrees), grid_size=_GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(borders)))
    face_indexes, shape_indexes = shapely.STRtree(degrees).query(
        shapely.point_on_surface(faces), predicate="intersects"
    )
    # A face that belongs to nobody is a hole of the coverage. One whose point is exactly on a border goes
    # to the first of its areas, so that the result does not depend on the order of the index.
    owner: dict[int, int] = {}
    for face, shape in sorted(zip(face_indexes.tolist(), shape_indexes.tolist(), strict=True)):
        owner.setdefault(face, shape)
    parts: dict[int, list[BaseGeometry]] = {}
    for face, shape in owner.items():
        parts.setdefault(shape, []).append(faces[face])
    vanished = [ags for index, ags in enumerate(metric) if index not in parts]
    if vanished:
        raise BoundaryError(f"Die Fläche ist zu klein für die Karte: {listed(vanished)}.")
    return _checked({ags: shapely.coverage_union_all(parts[index]) for index, ags in enumerate(metric)})


def neighbours(shapes: Mapping[str, BaseGeometry]) -> frozenset[tuple[str, str]]:
    """Give the pairs (a, b), a < b, of areas of a valid coverage that share a border line.

    Areas that touch in single points only are no neighbours.
    """
    keys = sorted(shapes)
    geometries = np.array([shapes[key] for key in keys], dtype=object)
    left, right = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    # The index answers every pair in both directions, and each area with itself.
    once = left < right
    left, right = left[once], right[once]
    shared = shapely.relate_pattern(geometries[left], geometries[right], _SHARES_A_LINE)
    return frozenset((keys[a], keys[b]) for a, b in zip(left[shared], right[shared], strict=True))


def districts(shapes: Mapping[str, BaseGeometry]) -> Shapes:
    """Unite the municipalities of every district (first five digits of the AGS), keeping their vertices."""
    members: dict[str, list[BaseGeometry]] = {}
    for ags in sorted(shapes):
        members.setdefault(ags[:5], []).append(shapes[ags])
    return {ags: merge_shapes(parts) for ags, parts in members.items()}


def merge_shapes(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Unite parts of one coverage, for example the municipalities of a merger, without slivers.

    The result has no vertices but those of its parts, so it still fits its neighbours exactly. Parts that
    do not touch give a MultiPolygon. Raises BoundaryError if there is nothing to unite or the parts are
    not of one coverage: their borders would leave slivers.
    """
    parts = np.array(list(shapes), dtype=object)
    if not len(parts):
        raise BoundaryError("Es gibt keine Flächen, die sich vereinigen lassen.")
    if not shapely.coverage_is_valid(parts):
        raise BoundaryError("Die Flächen stammen nicht aus demselben Datensatz; ihre Grenzen passen nicht zusammen.")
    return shapely.coverage_union_all(parts)


def border_lines(areas: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Give the borders of a coverage as lines, each one only once, however many areas it separates."""
    return shapely.line_merge(shapely.union_all(shapely.boundary(_array(areas))))


def as_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    """Give a geometry (WGS 84) as a GeoJSON geometry with rounded coordinates, outer rings anticlockwise."""
    geojson = mapping(shapely.orient_polygons(geometry))
    return {"type": geojson["type"], "coordinates": _rounded(geojson["coordinates"])}


def listed(keys: list[str]) -> str:
    """Name up to five keys, and how many more there are."""
    more = f" und {len(keys) - 5} weitere" if len(keys) > 5 else ""
    return f"AGS {', '.join(keys[:5])}{more}"


def _rounded(coordinates: Any) -> Any:
    """Round nested tuples of numbers to lists; adding zero turns a negative zero into a plain one."""
    if isinstance(coordinates, (tuple, list)):
        return [_rounded(item) for item in coordinates]
    return round(float(coordinates), COORDINATE_DECIMALS) + 0.0


def _polygons(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Give the valid polygons in a geometry of any kind, empty if there are none."""
    valid = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    # The second call opens the multipolygons within a collection.
    parts = shapely.get_parts(shapely.get_parts(valid))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _checked(shapes: Shapes) -> Shapes:
    """Give the shapes back if they are valid polygons and a valid coverage, else raise BoundaryError."""
    geometries = _array(shapes)
    if shapely.is_valid(geometries).all() and shapely.coverage_is_valid(geometries):
        return shapes
    raise BoundaryError(
        "Die Flächen fügen sich nicht lückenlos aneinander und lassen sich nicht reparieren. Bitte den "
        "unveränderten Datensatz des Herausgebers verwenden."
    )


def _array(shapes: Mapping[str, BaseGeometry]) -> GeometryArray:
    return np.array(list(shapes.values()), dtype=object)
