"""Addresses that a page must not have, because something else of the portal answers there first."""

from django.urls import Resolver404, URLResolver, get_resolver
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page


def is_hidden(parent: Page, slug: str) -> bool:
    """
    Whether a page with this slug below `parent` would never be seen.

    It would not where the parent has a route of this name, as the calendar has »archiv/«, or the portal has an
    address that is no page, such as »suche/« below the home page.
    """
    page_class = parent.specific_class
    if page_class and issubclass(page_class, RoutablePageMixin) and leads_to(page_class.get_resolver(), f"/{slug}/"):
        return True
    # None where the parent stands below no site.
    parts = parent.get_url_parts()
    return bool(parts) and leads_to(get_resolver(), f"{parts[2]}{slug}/") != "wagtail_serve"


def leads_to(resolver: URLResolver, path: str) -> str | None:
    """The name of the address that answers this path, None where nothing does."""
    try:
        return resolver.resolve(path).url_name or "unnamed"
    except Resolver404:
        return None


def problem(slug: str) -> str:
    """What to tell whoever chose a hidden one."""
    return (
        f"Unter »{slug}« zeigt das Portal an dieser Stelle schon etwas anderes, die Seite wäre nie zu sehen. "
        f"Bitte wählen Sie einen anderen Namen, zum Beispiel »{slug}-2«."
    )
