"""Where the projects of a list are: one dot per municipality, on the districts of Saxony."""

from collections.abc import Mapping
from dataclasses import dataclass

from municipalities.map.outlines import WIDTH, drawing_of
from municipalities.map.shapes import shapes_on
from municipalities.map.view import snapshot_of
from municipalities.models import BoundaryDataset
from municipalities.participation import today

# Radius of a dot for one project, and how much its area grows with each further one, in units of the canvas.
RADIUS, GROWTH = 26, 0.6


@dataclass(frozen=True, slots=True)
class Dot:
    """A municipality with projects; x, y and radius in units of the canvas."""

    ags: str
    slug: str
    name: str
    projects: int
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class ProjectMap:
    """The dots on a canvas of this size, the source of its outlines, and what someone hears instead."""

    width: int
    height: int
    dots: list[Dot]
    source: BoundaryDataset | None

    @property
    def description(self) -> str:
        """»Karte von Sachsen mit Projekten in 8 Kommunen: Döbeln, …«"""
        names = ", ".join(dot.name for dot in self.dots)
        places = "einer Kommune" if len(self.dots) == 1 else f"{len(self.dots)} Kommunen"
        return f"Karte von Sachsen mit Projekten in {places}: {names}"


def project_map(projects: Mapping[str, int]) -> ProjectMap | None:
    """
    The places with so many projects, by AGS; None where no project belongs to a single municipality.

    Projects of partnerships have no place of their own and are left to the list.
    """
    day = today()
    shapes = shapes_on(day)
    drawing = drawing_of(shapes)
    dots = [
        Dot(place.ags, place.slug, place.name, count, outline.x, outline.y, radius_for(count))
        for place in snapshot_of(day)
        if (count := projects.get(place.ags)) and (outline := drawing.outlines.get(place.ags))
    ]
    return ProjectMap(WIDTH, drawing.height, dots, shapes.dataset) if dots else None


def radius_for(projects: int) -> int:
    """The radius of a dot, in units of the canvas."""
    return round(RADIUS * (1 + GROWTH * (projects - 1)) ** 0.5)
