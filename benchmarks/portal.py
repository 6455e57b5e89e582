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
from itertools import cycle, islice
from typing import NamedTuple
from uuid import uuid4

from benchmarks.measure import Measurements, demo_site, median_ms, whole_pages_not_cached

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
        multiply(model, number)
    call_command("update_index", verbosity=0)
    bump_content_version()


def multiply(model, number: int) -> None:
    """
    Add copies below the parent of the type's first page, with their topics, places and other relations.

    Writes the tables directly: publishing 10,000 pages would take the greater part of an hour.
    """
    from django.db import transaction
    from wagtail.models import Page

    from asskomm.core.models import HomePage

    patterns = list(model.objects.live().filter(numchild=0).order_by("path")[:25])
    # Texts stand for themselves: below »Bausteine« the home page would have to list them all.
    parent = patterns[0].get_parent() if len(model.parent_page_types) == 1 else HomePage.objects.get()
    # Counted from the last path in use: a tree may have gaps.
    last = Page._str2int(parent.get_children().latest("path").path[-Page.steplen :])
    wanted = max(number - model.objects.count(), 0)
    pairs = [
        (pattern, copy_of(pattern, parent, last + position))
        for position, pattern in enumerate(islice(cycle(patterns), wanted), 1)
    ]
    with transaction.atomic():
        bases = [base_of(copy) for _, copy in pairs]
        for base, (_, copy) in zip(Page.objects.bulk_create(bases, batch_size=500), pairs, strict=True):
            copy.pk = copy.id = copy.page_ptr_id = base.pk
            # Only the type's own row: that of the page is there already.
            copy.save_base(raw=True, force_insert=True)
        copy_relations(model, pairs)
        Page.objects.filter(pk=parent.pk).update(numchild=parent.get_children().count())


def copy_of(pattern, parent, position: int):
    """The pattern as another page below `parent`, a day older for each copy."""
    copy = type(pattern)()
    for field in pattern._meta.concrete_fields:
        setattr(copy, field.attname, getattr(pattern, field.attname))
    copy.title = copy.draft_title = f"{pattern.title} {position}"
    copy.slug = f"{pattern.slug}-{position}"
    copy.path = parent._get_path(parent.path, parent.depth + 1, position)
    copy.depth = parent.depth + 1
    copy.url_path = f"{parent.url_path}{copy.slug}/"
    copy.translation_key = uuid4()
    copy.latest_revision_id = copy.live_revision_id = None
    if hasattr(pattern, "date"):
        copy.date = pattern.date - timedelta(days=position % 2000)
    if hasattr(pattern, "month"):
        copy.month = None
    return copy


def base_of(copy):
    """The row of the page itself."""
    from wagtail.models import Page

    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{name: getattr(copy, name) for name in fields})


def copy_relations(model, pairs: list[tuple]) -> None:
    """Give the copies the rows of many-to-many and child tables that their patterns have."""
    from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

    tables = [(field.remote_field.through, field.m2m_column_name()) for field in get_all_child_m2m_relations(model)]
    # Those of Wagtail's own pages (comments, redirects, …) belong to the originals.
    own = [one for one in get_all_child_relations(model) if one.related_model._meta.app_label != "wagtailcore"]
    tables += [(relation.related_model, relation.field.attname) for relation in own]
    for table, column in tables:
        rows = {pattern.pk: list(table.objects.filter(**{column: pattern.pk})) for pattern, _ in pairs}
        table.objects.bulk_create(
            (
                table(
                    **{
                        field.attname: copy.pk if field.attname == column else getattr(row, field.attname)
                        for field in table._meta.concrete_fields
                        if not field.primary_key
                    }
                )
                for pattern, copy in pairs
                for row in rows[pattern.pk]
            ),
            batch_size=500,
        )


if __name__ == "__main__":
    sys.exit(main())
