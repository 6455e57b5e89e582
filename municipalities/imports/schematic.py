"""The default without official boundaries: one cell around the centre of every municipality.

A Voronoi partition, clipped to a hull around all centres. It shows where a municipality lies and which
others are around it. It does not show its borders, and its attribution says so.
"""

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from municipalities.imports import coverage
from municipalities.imports.boundaries import BoundarySet
from municipalities.imports.coverage import BoundaryError, GeometryArray

ATTRIBUTION = "Schematische Darstellung: Zellen um die Mittelpunkte der Gemeinden, keine amtlichen Grenzen"

# How closely the hull follows the outermost centres (0: as closely as possible, 1: convex). With this one
# the outline is recognisably Saxony and no bay reaches deep into the country.
_HULL_RATIO = 0.12
# Half of what lies between two centres on average, so that outer cells are about as large as inner ones.
_MARGIN_M = 3_000.0
# Takes the tiny steps out of the rounded corners of the margin.
_OUTLINE_TOLERANCE_M = 150.0
# Far more than rounding can move a border, so that each centre stays within its own cell.
_MIN_DISTANCE_M = 100.0


def schematic_boundaries(centres: Mapping[str, tuple[float, float]]) -> BoundarySet:
    """Give every municipality the area that is nearer to its centre than to any other centre.

    ``centres`` holds latitude and longitude (WGS 84) per 8-digit AGS. One centre gives a disc, two give its
    halves; the result is the same whatever the order. Raises BoundaryError if there is no centre at all, if
    one does not lie in or near Saxony, or if two are less than 100 m apart: moving one of them silently
    would hide a mistake in the register.
    """
    ordered = {ags: centres[ags] for ags in sorted(centres)}
    if not ordered:
        raise BoundaryError("Ohne Gemeinden mit Mittelpunkt gibt es keine schematische Karte.")
    points = _points(ordered)
    _check_distances(list(ordered), points)
    shapes = coverage.to_stored(dict(zip(ordered, _cells(points), strict=True)))
    return BoundarySet(
        shapes=shapes,
        districts=coverage.districts(shapes),
        neighbours=coverage.neighbours(shapes),
        title="Schematische Darstellung",
        state=None,
        attribution=ATTRIBUTION,
        attribution_url="",
        licence="",
        licence_url="",
        is_modified=False,
        is_schematic=True,
    )


def _points(centres: Mapping[str, tuple[float, float]]) -> GeometryArray:
    """Give the centres as points in metres; raises BoundaryError naming those that lie elsewhere."""
    latitudes, longitudes = np.array(list(centres.values()), dtype=float).T
    points = coverage.project(shapely.points(longitudes, latitudes), coverage.WGS84, coverage.METRIC_CRS)
    elsewhere = [ags for ags, point in zip(centres, points, strict=True) if not coverage.is_around_saxony(point)]
    if elsewhere:
        raise BoundaryError(
            f"Der Mittelpunkt liegt nicht in Sachsen: {coverage.listed(elsewhere)}. "
            "Bitte Breite und Länge im Gemeindeverzeichnis prüfen."
        )
    return points


def _check_distances(keys: list[str], points: GeometryArray) -> None:
    """Raise BoundaryError if two centres are at the same place or too close to be told apart."""
    left, right = shapely.STRtree(points).query(points, predicate="dwithin", distance=_MIN_DISTANCE_M)
    pairs = sorted((keys[a], keys[b]) for a, b in zip(left, right, strict=True) if a < b)
    if pairs:
        raise BoundaryError(
            f"Die Gemeinden mit AGS {pairs[0][0]} und {pairs[0][1]} haben denselben Mittelpunkt "
            f"(weniger als {_MIN_DISTANCE_M:.0f} m Abstand). Bitte im Gemeindeverzeichnis berichtigen."
        )


def _cells(points: GeometryArray) -> GeometryArray:
    """Give the Voronoi cell of each point, clipped to the outline."""
    together = shapely.multipoints(points)
    outline = _outline(together)
    cells = shapely.voronoi_polygons(together, extend_to=outline, ordered=True)
    return shapely.intersection(shapely.get_parts(cells), outline)


def _outline(centres: BaseGeometry) -> BaseGeometry:
    """Give an outline with some margin around all centres, without holes."""
    hull = shapely.concave_hull(centres, ratio=_HULL_RATIO).buffer(_MARGIN_M, quad_segs=4)
    # Where two headlands of the hull come close, the margin can close the bay between them to a hole.
    return shapely.Polygon(hull.exterior).simplify(_OUTLINE_TOLERANCE_M)
