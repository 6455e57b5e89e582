"""The shapes of a day, as every drawing needs them: read once per content version."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely
from shapely.geometry import shape as to_shapely

from asskomm.core.caching import cached_for_version
from municipalities.models import BoundaryDataset, DistrictBoundary, Municipality, MunicipalityBoundary

Geometry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MunicipalShape:
    """One municipality's outline; positions are (longitude, latitude) in degrees, WGS 84."""

    ags: str
    name: str
    district: str
    population: int
    geometry: Geometry
    # Where symbols and the name stand: the centre of the largest circle inside.
    anchor: tuple[float, float]
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """All shapes that belong together: the municipalities of one territorial state and their districts."""

    dataset: BoundaryDataset | None
    epoch: date
    municipalities: tuple[MunicipalShape, ...]
    districts: dict[str, Geometry]

    def neighbours_of(self, ags: str) -> tuple[str, ...]:
        """The AGS of those who share a border with her; none where she has no shape."""
        return next((one.neighbours for one in self.municipalities if one.ags == ags), ())


# Before the first change the portal knows of.
BEGINNING = date(2000, 1, 1)


def shapes_on(day: date) -> ShapeSet:
    """The shapes of the municipalities that existed on `day`; empty before boundaries were imported."""
    epochs = cached_for_version("epochs", read_epochs)
    epoch = max((start for start in epochs if start <= day), default=BEGINNING)
    return cached_for_version(f"shapes:{epoch}", lambda: read_shapes(epoch))


def read_epochs() -> list[date]:
    """The days on which the set of municipalities changed, and the beginning."""
    starts = Municipality.objects.exclude(valid_from=None).order_by().values_list("valid_from", flat=True).distinct()
    return [BEGINNING, *starts]


def read_shapes(day: date) -> ShapeSet:
    """Read the shapes of `day` from the database in four queries."""
    boundaries = (
        MunicipalityBoundary.objects.filter(municipality__in=Municipality.objects.valid_on(day))
        .select_related("dataset", "municipality__district")
        .order_by("municipality__ags")
    )
    keys = {one.municipality_id: one.municipality.ags for one in boundaries}
    neighbours: dict[int, list[str]] = {pk: [] for pk in keys}
    links = Municipality.neighbours.through.objects.filter(from_municipality__in=keys, to_municipality__in=keys)
    for one, other in links.values_list("from_municipality_id", "to_municipality_id"):
        neighbours[one].append(keys[other])
    municipalities = tuple(
        MunicipalShape(
            ags=one.municipality.ags,
            name=one.municipality.name,
            district=one.municipality.district.ags,
            population=one.municipality.population or 0,
            geometry=one.geometry,
            anchor=anchor(one.geometry),
            neighbours=tuple(sorted(neighbours[one.municipality_id])),
        )
        for one in boundaries
    )
    districts = dict(DistrictBoundary.objects.order_by("district__ags").values_list("district__ags", "geometry"))
    newest = max((one.dataset for one in boundaries), key=lambda dataset: dataset.pk, default=None)
    return ShapeSet(newest, day, municipalities, districts)


def anchor(geometry: Geometry) -> tuple[float, float]:
    """The centre of the largest circle inside the shape, rounded to about 10 m."""
    line = shapely.maximum_inscribed_circle(to_shapely(geometry), tolerance=0.002)
    longitude, latitude = line.coords[0]
    return round(longitude, 4), round(latitude, 4)
