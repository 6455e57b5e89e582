"""Addresses of the open data: files of every table, and their description for catalogues."""

from datetime import UTC, date, datetime, time
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from asskomm.core.caching import cached_for_version, content_version
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.opendata import catalogue, formats
from municipalities.opendata.forms import DataForm
from municipalities.opendata.tables import TABLES, Table
from municipalities.participation import today


def open_to_all(view):
    """Let pages of other sites read the answer in their visitors' browsers: it is the same for everybody."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        return response

    return opened


def version_tag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """An ETag for what follows from the address, the content and the day, and from nothing else."""
    parts = f"{request.get_full_path()} {content_version()} {today()}"
    return f'"{sha256(parts.encode()).hexdigest()[:20]}"'


def changed_at(request: HttpRequest, *args: Any, **kwargs: Any) -> datetime:
    """When the data last became what it is: with the last change of content, or at midnight, when »today« changed."""
    # The content version carries its time, see caching.bump_content_version.
    changed = datetime.fromtimestamp(content_version() // 1_000_000_000, UTC)
    midnight = timezone.make_aware(datetime.combine(today(), time.min))
    return min(max(changed, midnight), timezone.now())


conditional = condition(etag_func=version_tag, last_modified_func=changed_at)


@open_to_all
@require_safe
@conditional
def show_table(request: HttpRequest, name: str, extension: str) -> HttpResponseBase:
    """A table as a file, for the asked day and district; what is asked wrongly is refused with the reason."""
    table = TABLES.get(name)
    if table is None or extension not in formats.formats_of(table):
        raise Http404("Diese Datei gibt es nicht.")
    form = DataForm(request.GET)
    if not form.is_valid():
        reasons = "\n".join(f"{field}: {' '.join(errors)}" for field, errors in form.errors.items())
        return HttpResponse(f"{reasons}\n", status=400, content_type="text/plain; charset=utf-8")
    day, district = form.cleaned_data["stand"], form.cleaned_data["kreis"]
    return file_of(table, extension, day, district)


def file_of(table: Table, extension: str, day: date, district: str) -> HttpResponseBase:
    """The file, written while it is sent."""
    rows = table.rows(day, district)
    if extension == "xlsx":
        response: HttpResponseBase = FileResponse(formats.xlsx_file(table.fields, rows))
    elif extension == "csv":
        response = StreamingHttpResponse(formats.pieces(formats.csv_lines(table.fields, rows)))
    elif extension == "geojson":
        shapes = shapes_on(day)
        lines = formats.geojson_lines(facts_about(table, day, shapes), table.fields, rows, shapes)
        response = StreamingHttpResponse(formats.pieces(lines))
    else:
        lines = formats.json_lines(facts_about(table, day), table.fields, rows)
        response = StreamingHttpResponse(formats.pieces(lines))
    response["Content-Type"] = formats.TYPES[extension]
    if extension in ("csv", "xlsx"):
        suffix = f"-{day}" if table.is_dated else ""
        response["Content-Disposition"] = f'attachment; filename="asskomm-{table.name}{suffix}.{extension}"'
    return response


def facts_about(table: Table, day: date, shapes: ShapeSet | None = None) -> dict[str, Any]:
    """What every file that can say it says of itself: title, day, source and licence."""
    facts = {
        "titel": table.title,
        "stand": day.isoformat(),
        "quelle": settings.OPEN_DATA_SOURCE,
        "lizenz": settings.OPEN_DATA_LICENCE_URL,
        "beschreibung": f"{settings.SITE_URL}/karte/daten/",
    }
    if shapes and shapes.dataset:
        facts["grenzen"] = f"{shapes.dataset.attribution_text} {shapes.dataset.licence_url}".strip()
    return facts


@open_to_all
@require_safe
@conditional
def show_catalogue(request: HttpRequest, extension: str) -> HttpResponse:
    """The description of all data for catalogues such as GovData, as Turtle or JSON-LD (DCAT-AP.de)."""
    if extension not in catalogue.FORMATS:
        raise Http404("Diese Datei gibt es nicht.")
    text = cached_for_version(
        f"catalogue:{extension}:{today()}",
        lambda: catalogue.describe(extension, changed_at(request)),
    )
    return HttpResponse(text, content_type=catalogue.FORMATS[extension])
