"""What programs and people look for to find their way: robots.txt, security.txt, and a page with all pages."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from asskomm.core.frame import Frame
from asskomm.core.links import Link

# RFC 9116 asks for less than a year; the date moves on by itself as long as the portal runs.
SECURITY_CONTACT_HOLDS = timedelta(days=180)


@require_safe
def show_robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by programs; the admin is of no use to them."""
    lines = ["User-agent: *", "Disallow: /verwaltung/", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def show_security_contact(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness of the portal (RFC 9116)."""
    expires = timezone.make_aware(datetime.combine(timezone.localdate() + SECURITY_CONTACT_HOLDS, time.min))
    email = Frame(request).settings.email
    lines = [
        f"Contact: mailto:{email}" if email else f"Contact: {settings.SITE_URL}/impressum/",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: de, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@dataclass(slots=True)
class Branch:
    """A page of the sitemap with the pages below it."""

    link: Link
    children: list["Branch"] = field(default_factory=list)


@require_safe
def show_sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages as a tree, for people: as the main menu has them, then the others, legal pages last."""
    home = Site.find_for_request(request).root_page
    frame = Frame(request)
    main, legal = ([link.url for link in menu] for menu in (frame.main_navigation, frame.footer_legal))
    context = {
        "branches": in_order(branches_below(home), main, legal),
        "description": "Alle Seiten des Portals auf einen Blick.",
        "breadcrumb": [Link(home.title, home.get_url(request)), Link("Sitemap", request.path)],
    }
    return render(request, "core/sitemap.html", context)


def branches_below(root: Page) -> list[Branch]:
    """The public pages below `root` in the editors' order; two queries for any number of pages."""
    by_path = {root.path: Branch(Link(root.title, root.url))}
    for page in root.get_descendants().live().public().order_by("path").specific(defer=True):
        by_path[page.path] = branch = Branch(Link(page.title, page.url), list(map(Branch, page.listed_routes())))
        nearest_above(by_path, page.path).children.append(branch)
    return by_path[root.path].children


def in_order(branches: list[Branch], first: list[str], last: list[str]) -> list[Branch]:
    """The branches with the addresses `first` and `last` at both ends, in that order; the others stay as they are."""

    def place(branch: Branch) -> tuple[int, int]:
        for group, addresses in ((0, first), (2, last)):
            if branch.link.url in addresses:
                return group, addresses.index(branch.link.url)
        return 1, 0

    return sorted(branches, key=place)


def nearest_above(by_path: dict[str, Branch], path: str) -> Branch:
    """The branch of the next public page above: those between may be drafts."""
    above = path[: -Page.steplen]
    while above not in by_path:
        above = above[: -Page.steplen]
    return by_path[above]
