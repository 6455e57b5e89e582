"""
Queries and times of the portal's pages with 100 and with 10,000 pages of each type.

    .venv/bin/python -m benchmarks.portal

Builds the demo site in a temporary folder (SQLite; set DATABASE_URL for another database), multiplies its
pages, and asks for one of each kind as a visitor. Queries are counted with cold caches, with warm ones, and
with the whole page cached; times are medians with warm caches and no whole page cached. Ends with status 1
where a budget is exceeded, where queries grow with the content, or where times grow more than allowed.
"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from benchmarks.measure import Measurements, demo_site, median_ms, whole_pages_not_cached
from benchmarks.multiply import multiply

FEW, MANY = 100, 10_000


class Kind(NamedTuple):
    """A kind of page: its address, its budget of queries, and how much slower it may get from FEW to MANY."""

    name: str
    address: str
    queries: int
    growth: float


def main() -> int:
    # Pictures are not what is measured.
    with demo_site(AVIF_SPEED="10"):
        return Report().run()


class Report(Measurements):
    """The figures of home page, lists, single pages and search."""

    def run(self) -> int:
        kinds = list(self.kinds())
        multiply_to(FEW)
        few = {kind: self.measure(kind, FEW) for kind in kinds}
        multiply_to(MANY)
        many = {kind: self.measure(kind, MANY) for kind in kinds}
        print("\nFrom few to many: queries and times")
        for kind in kinds:
            self.line(f"{kind.name}: more queries", many[kind][0] - few[kind][0], 0)
            self.line(f"{kind.name}: times as long", many[kind][1] / few[kind][1], kind.growth)
        return self.conclude()

    def kinds(self) -> Iterator[Kind]:
        """One page of each kind, by the pages of the demo."""
        from good_practice.models import PracticePage, ProfilePage
        from news.models import NewsPage

        yield Kind("home", "/", 14, 1.5)
        yield Kind("list of news", "/neuigkeiten/", 12, 1.5)
        yield Kind(
            "list of news, filtered", "/neuigkeiten/?kreis=14729&thema=sicherheit-im-oeffentlichen-raum", 12, 1.5
        )
        yield Kind("list of projects", "/good-practice/", 12, 1.5)
        yield Kind("list of portraits", "/kurz-vorgestellt/", 12, 1.5)
        yield Kind("article", NewsPage.objects.live().latest("date").url, 10, 1.2)
        yield Kind("project", PracticePage.objects.live().first().url, 10, 1.2)
        yield Kind("portrait", ProfilePage.objects.live().first().url, 10, 1.2)
        yield Kind("municipality", "/karte/gemeinden/14729410-wurzen/", 12, 1.5)
        yield Kind("search", "/suche/?q=pr%C3%A4ventionsrat", 12, 3)
        yield Kind("search without hits", "/suche/?q=quastenflosser", 12, 3)

    def measure(self, kind: Kind, number: int) -> tuple[int, float]:
        """Queries and milliseconds of one kind, both with warm caches."""
        _, warm, _ = self.queries(f"{kind.name}, {number} of each type", kind.address, kind.queries)
        with whole_pages_not_cached():
            duration = median_ms(lambda: self.get(kind.address))
        self.line(f"{kind.name}, {number} of each type", duration, None, " ms")
        return warm, duration


def multiply_to(number: int) -> None:
    """Fill up every type of page that visitors list to `number` pages, as copies of those of the demo."""
    from django.core.management import call_command

    from asskomm.core.caching import bump_content_version
    from asskomm.core.models import ContentPage
    from good_practice.models import PracticePage, ProfilePage
    from news.models import NewsPage

    for model in (NewsPage, PracticePage, ProfilePage, ContentPage):
        multiply(model, number, make_older)
    call_command("update_index", verbosity=0)
    bump_content_version()


def make_older(copy: Any, position: int) -> None:
    """A day older for each copy; nobody is the person of a month twice."""
    if hasattr(copy, "date"):
        copy.date -= timedelta(days=position % 2000)
    if hasattr(copy, "month"):
        copy.month = None


if __name__ == "__main__":
    sys.exit(main())
