"""The facets of good practice, and the classes of population that one of them counts in."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import CharField, Count, F, PositiveIntegerField, QuerySet, Transform, Value
from django.db.models.functions import Cast
from django.http import QueryDict

from asskomm.core.caching import cached_for_version
from asskomm.core.listing import Choice, Facet, Listing, Options
from asskomm.core.models import Topic
from good_practice.models.practice import PracticePage, TargetGroup
from municipalities.models import District

# Values stand in addresses: the most people that a municipality of the class has.
SIZES = {
    "5000": "bis 5.000",
    "20000": "bis 20.000",
    "100000": "bis 100.000",
    "mehr": "über 100.000",
}
LIMITS = (5_000, 20_000, 100_000)
# What is known before what is not.
FUNDING = sorted(PracticePage.Funding, key=lambda one: one == PracticePage.Funding.UNKNOWN)
# Facet and value of the row that counts all results.
TOTAL = ("", "")


@PositiveIntegerField.register_lookup
class SizeClass(Transform):
    """`population__size_class`: a key of SIZES; nothing where the population is unknown."""

    lookup_name = "size_class"
    output_field = CharField()

    def as_sql(self, compiler, connection, **extra):
        number, parameters = compiler.compile(self.lhs)
        # Numbers of this module, no input.
        classes = " ".join(f"WHEN {number} <= {limit} THEN '{limit}'" for limit in LIMITS)
        sql = f"CASE {classes} WHEN {number} > {LIMITS[-1]} THEN 'mehr' END"
        return sql, (*parameters,) * (len(LIMITS) + 1)


def practice_listing(projects: QuerySet, data: QueryDict, version: int | None = None) -> "PracticeListing":
    """The projects narrowed by what a visitor sent."""
    return PracticeListing(projects, data, cached_for_version("practice-facets", read_facets, version))


def read_facets() -> list[Facet]:
    """What projects can be narrowed by, in the order shown."""
    return [
        Facet("thema", "Thema", "topics__slug", Topic.choices()),
        Facet(
            "zielgruppe", "Zielgruppe", "target_groups__slug", dict(TargetGroup.objects.values_list("slug", "name"))
        ),
        Facet("stand", "Stand der Erprobung", "evidence", dict(PracticePage.Evidence.choices)),
        Facet("foerderung", "Förderung", "funding", {one.value: one.label for one in FUNDING}),
        Facet("groesse", "Einwohner:innen", "municipality__population__size_class", SIZES),
        Facet("kreis", "Landkreis oder Stadt", "districts__ags", District.choices()),
    ]


@dataclass(slots=True)
class PracticeListing(Listing):
    """A listing that counts all its facets and itself in one query: with six facets that is what takes the time."""

    known_hits: dict[tuple[str, str], int] = field(default_factory=dict, init=False)

    def options(self) -> list[Options]:
        """Every facet with its choices; those without hits are left out unless active."""
        hits = self.hits()
        return [
            Options(
                facet.name,
                facet.label,
                [
                    Choice(value, label, hits.get((facet.name, value), 0), value in self.chosen[facet.name])
                    for value, label in facet.choices.items()
                    if hits.get((facet.name, value)) or value in self.chosen[facet.name]
                ],
            )
            for facet in self.facets
        ]

    def page(self, *args: Any) -> PaginatorPage:
        """The asked page of the results with all that teasers show."""
        paginator = Paginator(self.results.for_lists(), self.per_page)
        paginator.count = self.hits()[TOTAL]
        return paginator.get_page(self.page_number)

    def hits(self) -> dict[tuple[str, str], int]:
        """How many projects there are for every facet's name and value, and for TOTAL."""
        if not self.known_hits:
            facet, value = (Value(text, CharField()) for text in TOTAL)
            total = self.results.order_by().annotate(facet=facet, value=value).values("facet", "value")
            rows = total.annotate(hits=Count("pk")).union(*map(self.hits_of, self.facets), all=True)
            self.known_hits = {TOTAL: 0} | {(row["facet"], row["value"]): row["hits"] for row in rows}
        return self.known_hits

    def hits_of(self, facet: Facet) -> QuerySet:
        """Value and number of hits of one facet's choices under the other facets."""
        narrowed = self.narrowed(without=facet.name).order_by()
        rows = narrowed.annotate(facet=Value(facet.name, CharField()), value=Cast(F(facet.lookup), CharField()))
        return rows.values("facet", "value").annotate(hits=Count("pk", distinct=True))
