"""Data and drawings of the map; the pages themselves are Wagtail's."""

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from asskomm.core.spreadsheets import XLSX_TYPE
from municipalities.figures.balance import Balance
from municipalities.figures.workbook import balance_workbook
from municipalities.map.shapes import shapes_on
from municipalities.map.stylesheet import stylesheet
from municipalities.map.svg import district_map
from municipalities.map.tabular import municipalities_csv
from municipalities.map.view import SUGGESTIONS, MapView, geometry_of, snapshot_of, suggestions
from municipalities.participation import today

FOR_GOOD = f"public, max-age={365 * 24 * 60 * 60}, immutable"
MAP_TITLE = "Karte der kommunalen Prävention in Sachsen"
# The drawn map is an image of its own: it may style itself, and nothing else.
SVG_POLICY = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]}
# Longer than any name; the rest of an odd input is not worth looking at.
MAX_SEARCH = 100


@require_safe
def show_geometry(request: HttpRequest, name: str) -> HttpResponse:
    """The shapes under an address that changes with them; an outdated address leads to the current one."""
    geometry = geometry_of(shapes_on(day_in(name)))
    if geometry.name != name:
        return redirect("map_geometry", name=geometry.name)
    response = HttpResponse(geometry.content, content_type="application/geo+json")
    response["Cache-Control"] = FOR_GOOD
    return response


def day_in(name: str) -> date:
    """The day a geometry file's name begins with; today for any other name."""
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return today()


@require_safe
def show_states(request: HttpRequest) -> JsonResponse:
    """The states of a day for the map in the browser; takes the same filters as the page."""
    return JsonResponse(MapView(request.GET).states(), json_dumps_params={"ensure_ascii": False})


@require_safe
def show_csv(request: HttpRequest) -> HttpResponse:
    """All municipalities with their state on a day, for spreadsheets."""
    view = MapView(request.GET)
    response = HttpResponse(municipalities_csv(view.shown), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="asskomm-kommunen-{view.query.day}.csv"'
    return response


@require_safe
def show_workbook(request: HttpRequest) -> HttpResponse:
    """The Bilanz with all its tables, for spreadsheets; takes the same days as the page."""
    balance = Balance(request.GET)
    response = HttpResponse(balance_workbook(balance), content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="asskomm-bilanz-{balance.day}.xlsx"'
    return response


@require_safe
def show_svg(request: HttpRequest) -> HttpResponse:
    """The map as a drawing, with the same filters as the page; `quelle` writes its source below."""
    view = MapView(request.GET)
    drawing = view.drawing(MAP_TITLE, with_source="quelle" in request.GET)
    response = HttpResponse(drawing, content_type="image/svg+xml")
    response._csp_config = SVG_POLICY
    return response


@require_safe
def show_districts(request: HttpRequest) -> HttpResponse:
    """The districts as a drawing without any state, for maps of other subjects."""
    drawing = district_map(shapes_on(today()), "Landkreise und Kreisfreie Städte in Sachsen")
    response = HttpResponse(drawing, content_type="image/svg+xml")
    response._csp_config = SVG_POLICY
    return response


@require_safe
def show_suggestions(request: HttpRequest) -> JsonResponse:
    """Municipalities for a text typed so far: name, district and AGS."""
    text = request.GET.get("q", "")[:MAX_SEARCH].replace("\x00", "")
    found = suggestions(text, snapshot_of(today()))[:SUGGESTIONS]
    results = [{"ags": one.ags, "title": one.name, "label": one.district.full_name} for one in found]
    return JsonResponse({"results": results}, json_dumps_params={"ensure_ascii": False})


@require_safe
def show_stylesheet(request: HttpRequest, key: str) -> HttpResponse:
    """The instruments' colours; kept for good under their own key, never under an outdated one."""
    current, text = stylesheet()
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_GOOD if key == current else "no-cache"
    return response
