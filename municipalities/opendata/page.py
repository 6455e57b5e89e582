"""The page that explains the open data: every table with its fields and files, the licence, the API."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from asskomm.core.links import Link
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.map.shapes import shapes_on
from municipalities.models import MapPage
from municipalities.opendata.api import api
from municipalities.opendata.formats import formats_of
from municipalities.opendata.forms import PageForm
from municipalities.opendata.tables import TABLES, Field, Table
from municipalities.opendata.views import changed_at
from municipalities.participation import today

LABELS = {"csv": "CSV", "json": "JSON", "xlsx": "Excel (XLSX)", "geojson": "GeoJSON mit Grenzen"}
# What browsers show instead of storing it.
SHOWN = ("json", "geojson")
DESCRIPTION = "Wer in Sachsen seit wann woran teilnimmt: das Register hinter der Karte als Dateien und über eine API."


@dataclass(frozen=True, slots=True)
class FileLink:
    """One file of a table."""

    label: str
    url: str
    opens: bool


@dataclass(frozen=True, slots=True)
class TableSection:
    """One table as the page shows it."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    files: list[FileLink]


@require_safe
def show_open_data(request: HttpRequest) -> HttpResponse:
    """Files for the day of the address; a day without data gives a message and today's."""
    form = PageForm({"stand": request.GET.get("stand", "")[:40]})
    form.is_valid()
    day = form.cleaned_data.get("stand") or today()
    query = "" if day == today() else f"?stand={day}"
    example = settings.SITE_URL + reverse("open_data", args=["kommunen", "csv"]) + "?stand=2021-06-30&kreis=14729"
    context = {
        "day": day,
        "first_day": RECORDS_BEGIN,
        "problems": form.errors.get("stand", []),
        "tables": [section(table, query) for table in TABLES.values()],
        "dataset": shapes_on(day).dataset,
        "licence": settings.OPEN_DATA_LICENCE_NAME,
        "licence_url": settings.OPEN_DATA_LICENCE_URL,
        "source": settings.OPEN_DATA_SOURCE,
        "changed": changed_at(request),
        "example": example,
        "requests_per_hour": settings.API_REQUESTS_PER_HOUR,
        "openapi_url": reverse("api-1:openapi-json"),
        "endpoints": endpoints(),
        "description": DESCRIPTION,
        "canonical": settings.SITE_URL + request.path,
        "breadcrumb": breadcrumb(request),
    }
    return render(request, "municipalities/open_data.html", context)


def section(table: Table, query: str) -> TableSection:
    """The table with the addresses of its files for the day in the query."""
    wanted = query if table.is_dated else ""
    files = [
        FileLink(LABELS[one], reverse("open_data", args=[table.name, one]) + wanted, one in SHOWN)
        for one in formats_of(table)
    ]
    return TableSection(table.name, table.title, table.description, table.fields, files)


def endpoints() -> list[dict[str, str]]:
    """What the API can be asked, from its own description."""
    paths = api.get_openapi_schema()["paths"]
    return [{"path": path, "summary": methods["get"]["summary"]} for path, methods in paths.items()]


def breadcrumb(request: HttpRequest) -> list[Link]:
    """From the home page over the map, where there is one, to this page."""
    home = Site.find_for_request(request).root_page
    map_page = MapPage.objects.live().public().first()
    above = [Link(map_page.title, map_page.get_url(request))] if map_page else []
    return [Link(home.title, home.get_url(request)), *above, Link("Offene Daten", request.path)]
