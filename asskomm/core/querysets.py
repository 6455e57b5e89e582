"""What visitors may see: pages outside of every part of the tree that is kept for a closed circle."""

from django.db.models import Q
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from asskomm.core.caching import cached_for_version


def restricted_paths() -> tuple[str, ...]:
    """The tree paths of all pages with a view restriction, and of their aliases; read once per content version."""
    return cached_for_version("restricted-paths", read_restricted_paths)


def read_restricted_paths() -> tuple[str, ...]:
    found = dict(PageViewRestriction.objects.values_list("page", "page__path"))
    aliases = found
    # An alias is as private as what it shows, and may itself be the source of another one.
    while aliases:
        aliases = dict(Page.objects.filter(alias_of__in=aliases).exclude(pk__in=found).values_list("pk", "path"))
        found |= aliases
    return tuple(sorted(found.values()))


def public_url(page: Page | None) -> str:
    """The address of a page that everybody may read; empty for any other, and for none."""
    is_public = page and page.live and not page.path.startswith(restricted_paths())
    return (page.url or "") if is_public else ""


class PortalPageQuerySet(PageQuerySet):
    """Wagtail's questions to pages, with the restrictions remembered."""

    def private_q(self) -> Q:
        """The condition that a page is private; `public()` and `private()` are made of it."""
        condition = Q()
        for path in restricted_paths():
            condition |= Q(path__startswith=path)
        return condition or Q(pk__in=[])


PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)
