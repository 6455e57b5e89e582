"""
What is near a municipality: the one rule behind »In der Nähe«.

Lists ask who belongs to her surroundings, pages what is the fewest kilometres away. Both speak of today; whatever
belongs to a dissolved municipality lies where her successor is, and a partnership acts wherever a member is.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from django.db.models import Model, QuerySet

from asskomm.core.caching import cached_for_version
from municipalities.history import listed
from municipalities.map.view import snapshot_of
from municipalities.models import District, Municipality, Partnership, PartnershipMembership
from municipalities.participation import Standing, today
from municipalities.querysets import covers

# The parameter of lists that are narrowed to the surroundings of a municipality.
NEAR = "nahe"
EARTH_RADIUS_KM = 6371
SHOWN = 3
# What is further away than an hour by car is not near, even where there is nothing else.
FURTHEST_KM = 50


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A municipality, her neighbours and her district: primary keys of all there, dissolved ones included."""

    municipalities: Set[int]
    partnerships: Set[int]
    label: str


class Located(NamedTuple):
    """Something with a primary key in a municipality or of a partnership, both by primary key."""

    key: int
    municipality: int | None
    partnership: int | None = None


class Near(NamedTuple):
    """What is near: its key, and where in words, »in Wurzen« or »8 km: Grimma«."""

    key: int
    where: str


@dataclass(frozen=True, slots=True)
class LookAround:
    """What is nearest, each with where it is; and the query that narrows its list to the surroundings, if any is."""

    found: list[tuple[Model, str]]
    query: str

    def __bool__(self) -> bool:
        return bool(self.found)


def surroundings_of(ags: str) -> Surroundings:
    """Who is near the municipality with this AGS, which has to exist today."""
    state = snapshot_of(today())
    place = state.standings[ags]
    neighbours = neighbours_by_ags().get(ags, frozenset())
    near = {ags, *neighbours, *(one.ags for one in state if one.district.ags == place.district.ags)}
    municipalities = {pk for pk, heir in state.heirs.items() if heir in near}
    partnerships = {pk for pk, members in members_by_partnership().items() if not near.isdisjoint(members)}
    return Surroundings(municipalities, partnerships, label_of(place))


def label_of(place: Standing) -> str:
    """»Wurzen, Nachbarn und Landkreis Leipzig«; a city that is her own district names none."""
    names = [place.name]
    if neighbours_by_ags().get(place.ags):
        names.append("Nachbarn")
    if place.district.kind != District.Kind.CITY:
        names.append(place.district.full_name)
    return listed(names)


def look_around(ags: str, things: Sequence[Located], pages: QuerySet) -> LookAround:
    """The nearest of these pages, whose places `things` tells, for the municipality with this AGS; one query."""
    if ags not in snapshot_of(today()).standings:
        return LookAround([], "")
    chosen = nearest(ags, things, SHOWN)
    by_key = pages.in_bulk([one.key for one in chosen])
    near = surroundings_of(ags)
    has_list = any(one.municipality in near.municipalities or one.partnership in near.partnerships for one in things)
    found = [(by_key[one.key], one.where) for one in chosen if one.key in by_key]
    return LookAround(found, f"?{NEAR}={ags}" if has_list else "")


def nearest(ags: str, things: Sequence[Located], number: int) -> list[Near]:
    """
    So many things that are the fewest kilometres from the municipality with this AGS, hers first.

    Of hers only the first is taken: the others are there to show what happens around her. Things equally far away
    keep their order; one in several places counts where it is nearest. Nothing beyond FURTHEST_KM.
    """
    state = snapshot_of(today())
    origin = state.standings[ags]
    kilometres = {one.ags: distance(origin, one) for one in state}
    members = members_by_partnership()
    found: dict[int, tuple[float, str]] = {}
    for thing in things:
        if thing.partnership:
            places, name = members.get(thing.partnership, ()), partnership_names()[thing.partnership]
        else:
            heir = state.heirs.get(thing.municipality)
            places, name = (heir,), state.standings[heir].name if heir in state.standings else ""
        km = min((kilometres[one] for one in places if one in kilometres), default=FURTHEST_KM + 1)
        if km <= FURTHEST_KM and km < found.get(thing.key, (FURTHEST_KM + 1, ""))[0]:
            found[thing.key] = km, in_words(km, name, is_partnership=bool(thing.partnership))
    ranked = sorted(found.items(), key=lambda one: one[1][0])
    hers = [one for one in ranked if one[1][0] == 0]
    chosen = [*hers[:1], *ranked[len(hers) :]][:number]
    return [Near(key, where) for key, (_, where) in chosen]


def in_words(km: float, name: str, *, is_partnership: bool) -> str:
    """Where something is; two neighbours whose centres touch are still a kilometre apart."""
    if km:
        return f"{max(round(km), 1)} km: {name}"
    return name if is_partnership else f"in {name}"


def distance(one: Standing, other: Standing) -> float:
    """Kilometres as the crow flies between the coordinates of two municipalities; 0 only for the same one."""
    if one.ags == other.ags:
        return 0
    north, south = radians(one.latitude), radians(other.latitude)
    height = sin((north - south) / 2) ** 2
    width = cos(north) * cos(south) * sin(radians(one.longitude - other.longitude) / 2) ** 2
    return max(2 * EARTH_RADIUS_KM * asin(sqrt(height + width)), 0.1)


# --- Read once per content version -------------------------------------------------------------------------------


def neighbours_by_ags() -> dict[str, frozenset[str]]:
    """Those with a common border, by AGS."""
    return cached_for_version(f"neighbours:{today()}", read_neighbours)


def read_neighbours() -> dict[str, frozenset[str]]:
    heirs = snapshot_of(today()).heirs
    found: defaultdict[str, set[str]] = defaultdict(set)
    links = Municipality.neighbours.through.objects.values_list("from_municipality_id", "to_municipality_id")
    for one, other in links:
        if heirs[one] != heirs[other]:
            found[heirs[one]].add(heirs[other])
    return {ags: frozenset(others) for ags, others in found.items()}


def members_by_partnership() -> dict[int, frozenset[str]]:
    """The AGS of every partnership's members today, by its primary key; of a whole district all of its own."""
    return cached_for_version(f"partnership-members:{today()}", read_members)


def read_members() -> dict[int, frozenset[str]]:
    state = snapshot_of(today())
    found: defaultdict[int, set[str]] = defaultdict(set)
    memberships = PartnershipMembership.objects.filter(covers(state.day))
    for partnership, municipality in memberships.values_list("partnership_id", "municipality_id"):
        found[partnership].add(state.heirs[municipality])
    for partnership, district in Partnership.objects.exclude(district=None).values_list("pk", "district__ags"):
        found[partnership] = {one.ags for one in state if one.district.ags == district}
    return {partnership: frozenset(members) for partnership, members in found.items()}


def partnership_names() -> dict[int, str]:
    """The name of every partnership by its primary key."""
    return cached_for_version("partnership-names", lambda: dict(Partnership.objects.values_list("pk", "name")))
