"""Simple shapes for maps of few municipalities."""

from datetime import date
from itertools import pairwise

from municipalities.models import BoundaryDataset, Municipality, MunicipalityBoundary

# A tenth of a degree, about 7 km to 11 km.
SIDE = 0.1


def draw_row(*municipalities: Municipality) -> BoundaryDataset:
    """Give the municipalities squares from west to east; those that touch become neighbours."""
    dataset = BoundaryDataset.objects.create(
        title="VG25",
        state=date(2024, 1, 1),
        attribution="GeoBasis-DE / BKG (2024)",
        attribution_url="https://example.org/vg25",
        licence="CC BY 4.0",
        licence_url="https://example.org/cc-by",
    )
    for position, municipality in enumerate(municipalities):
        MunicipalityBoundary.objects.create(municipality=municipality, dataset=dataset, geometry=square(position))
    for one, other in pairwise(municipalities):
        one.neighbours.add(other)
    return dataset


def square(position: int) -> dict:
    """The square number `position` of the row, as GeoJSON."""
    west, east = (round(12.5 + step * SIDE, 1) for step in (position, position + 1))
    south, north = 51.3, 51.4
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }
