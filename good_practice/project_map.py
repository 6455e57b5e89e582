"""Where the projects of a list are: one dot per municipality, on the districts of Saxony."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from municipalities.map.shapes import shapes_on
from municipalities.map.svg import WIDTH, drawing_of
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


def project_map(projects: QuerySet, version: int | None = None) -> ProjectMap | None:
    """
    The places of these projects, in one query; None where no project belongs to a single municipality.

    Projects of partnerships have no place of their own and are left to the list.
    """
    shapes = shapes_on(today(), version)
    drawing = drawing_of(shapes, version)
    places = projects.order_by("municipality__name").exclude(municipality=None)
    rows = places.values_list("municipality__ags", "municipality__slug", "municipality__name")
    dots = [
        Dot(ags, slug, name, count, outline.x, outline.y, round(RADIUS * (1 + GROWTH * (count - 1)) ** 0.5))
        for ags, slug, name, count in rows.annotate(count=Count("pk", distinct=True))
        if (outline := drawing.outlines.get(ags))
    ]
    return ProjectMap(WIDTH, drawing.height, dots, shapes.dataset) if dots else None
