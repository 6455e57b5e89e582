"""Files of sheets, and the map in a frame; their pages are routes of the map's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from municipalities.extracts.contents import NothingToDrawError
from municipalities.extracts.delivery import CONTENT_TYPES, TooBusyError, file_of
from municipalities.extracts.frames import framed
from municipalities.extracts.orders import read_extract
from municipalities.map.view import with_question_mark
from municipalities.templatetags.municipalities_tags import find_map_url

# A drawing may style itself, and nothing else.
SVG_POLICY = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]}
# Pictures stand in other people's pages: their visitors need not ask again for each.
FOR_MINUTES = "public, max-age=300"
PLAIN = "text/plain; charset=utf-8"


@require_safe
def show_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The sheet that the parameters ask for; a message and 400 where they make no sense."""
    _, extract = read_extract(request.GET)
    if extract.problems:
        return HttpResponse("\n".join(extract.problems) + "\n", status=400, content_type=PLAIN)
    try:
        content = file_of(extract, extension)
    except NothingToDrawError as error:
        return HttpResponse(f"{error}\n", status=404, content_type=PLAIN)
    except TooBusyError:
        message = "Gerade werden viele Karten gezeichnet. Bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
        return HttpResponse(message, status=503, content_type=PLAIN, headers={"Retry-After": "5"})
    response = HttpResponse(content, content_type=CONTENT_TYPES[extension])
    response["Cache-Control"] = FOR_MINUTES
    # Any page may show it: that is what it is for.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    kind = "attachment" if extension in ("pptx", "pdf") or "laden" in request.GET else "inline"
    response["Content-Disposition"] = f'{kind}; filename="asskomm-karte-{extract.day}.{extension}"'
    if extension == "svg":
        response._csp_config = SVG_POLICY
    return response


@require_safe
@xframe_options_exempt
def show_framed(request: HttpRequest) -> HttpResponse:
    """The map for a frame; the one page that any other may show."""
    context = framed(request.GET)
    extract = context["extract"]
    more = {
        "instrument": extract.codes[0] if len(extract.codes) == 1 else "",
        "stand": "" if extract.is_today else extract.day.isoformat(),
        "kreis": extract.area_parameters.get("kreis", ""),
        "gemeinde": extract.area_parameters.get("gemeinde", ""),
    }
    context |= {"page_url": find_map_url(request), "map_query": with_question_mark(more)}
    response = render(request, "municipalities/extracts/framed.html", context)
    response._csp_update = {"frame-ancestors": ["*"]}
    return response
