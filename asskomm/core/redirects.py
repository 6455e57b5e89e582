"""
What happens at addresses where no page is (any more): on to the new address, or »removed«.

Wagtail notes redirects when a page moves or gets another slug. This adds what it leaves open: the query goes along,
nobody is sent to a page that is not published, and deleted pages say that they are gone instead of looking like a
mistake. Such an entry is a redirect without a target; editors may give it one at any time.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

MAX_PATH = Redirect._meta.get_field("old_path").max_length


class RedirectMiddleware:
    """Takes the place of Wagtail's own middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        return answer(request) or response


def answer(request: HttpRequest) -> HttpResponse | None:
    """What is known about an address without a page; None for nothing."""
    found, query = find(request)
    if found is None:
        return None
    if is_without_target(found):
        return render(request, "410.html", status=410)
    target = target_of(found)
    if not target:
        return None
    if query:
        target += f"{'&' if '?' in target else '?'}{query}"
    return HttpResponsePermanentRedirect(target) if found.is_permanent else HttpResponseRedirect(target)


def find(request: HttpRequest) -> tuple[Redirect | None, str]:
    """The redirect for exactly this address; else the one for its path, with the query that is still to be used."""
    full = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    found = get_redirect(request, full)
    path = urlsplit(full).path
    if found or path == full:
        return found, ""
    return get_redirect(request, path), request.META.get("QUERY_STRING", "")


def is_without_target(redirect: Redirect) -> bool:
    """Whether the entry says »gone«."""
    return not redirect.redirect_page_id and not redirect.redirect_link


def target_of(redirect: Redirect) -> str:
    """Where it leads; nowhere while its page is not published, which would only lead in a circle."""
    if redirect.redirect_page and not redirect.redirect_page.live:
        return ""
    return redirect.link or ""


# --- Deleted pages -----------------------------------------------------------------------------------------


def remember_addresses(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Before a page goes: note where visitors could find it, now and before it moved; drafts were never seen."""
    was_public = (instance.live or instance.first_published_at) and not instance.get_view_restrictions().exists()
    instance.lost_addresses = addresses_of(instance) if was_public else set()


def addresses_of(page: Page) -> set[tuple[int | None, str]]:
    """Site and path of the page itself and of the redirects that lead to it."""
    redirects = Redirect.objects.filter(redirect_page_id=page.pk, redirect_page_route_path="")
    addresses = set(redirects.values_list("site_id", "old_path"))
    parts = page.get_url_parts()
    if parts and parts[2] and parts[2] != "/":
        addresses.add((parts[0], Redirect.normalise_path(parts[2])))
    return addresses


def note_as_gone(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """After it went: one entry without a target for each of its addresses that has none of its own."""
    sites = set(Site.objects.values_list("pk", flat=True))
    for site_id, path in getattr(instance, "lost_addresses", ()):
        # With a site's last page the site itself may go; longer addresses than a redirect can hold nobody types.
        if len(path) <= MAX_PATH and (site_id in sites or site_id is None):
            Redirect.objects.get_or_create(site_id=site_id, old_path=path, defaults={"automatically_created": True})
