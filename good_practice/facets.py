"""The facets of good practice, and the classes of population that one of them counts in."""

from django.db.models import CharField, PositiveIntegerField, Transform

from asskomm.core.caching import cached_for_version
from asskomm.core.listing import Facet
from asskomm.core.models import Topic
from good_practice.models.practice import PracticePage, TargetGroup
from municipalities.models import District
from municipalities.near_facet import near_facet

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


def practice_facets() -> list[Facet]:
    """What projects can be narrowed by, read once per content version."""
    return [near_facet("municipality", "partnership"), *cached_for_version("practice-facets", read_facets)]


def read_facets() -> list[Facet]:
    """The facets in the order shown."""
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
