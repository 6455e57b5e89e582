"""The search page and its suggestions."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from asskomm.core.links import Link
from asskomm.core.listing import page_number
from asskomm.core.search.forms import SearchForm
from asskomm.core.search.missed import remember
from asskomm.core.search.results import Portal, Search

# Typing the same again asks nobody; a page that is taken down may be suggested for so long.
SUGGESTION_SECONDS = 60


@require_safe
def show_search(request: HttpRequest) -> HttpResponse:
    """The form, and below it the results once something was typed."""
    portal = Portal(request)
    form = SearchForm(request.GET, portal.kinds)
    search = Search(portal, form.text, form.chosen)
    if is_missed(request, search):
        remember(search.asked)
    context = {
        "form": form,
        "search": search,
        "page_obj": search.page(page_number(request.GET)),
        "breadcrumb": [Link("Startseite", "/"), Link("Suche", request.path)],
    }
    return render(request, "core/search.html", context)


def is_missed(request: HttpRequest, search: Search) -> bool:
    """Whether a visitor has looked for something that nothing on the portal holds."""
    return bool(request.method == "GET" and search.words and not search.counts and not search.promotions)


@require_safe
@cache_control(public=True, max_age=SUGGESTION_SECONDS)
def show_suggestions(request: HttpRequest) -> JsonResponse:
    """Titles for a text typed so far."""
    portal = Portal(request)
    text = SearchForm(request.GET, portal.kinds).text
    results = [{"title": one.title, "url": one.url, "label": one.kind.label} for one in portal.catalogue.suggest(text)]
    return JsonResponse({"results": results}, json_dumps_params={"ensure_ascii": False})
