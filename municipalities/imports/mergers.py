"""Mergers and annexations of municipalities: the register changes, the past stays as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from shapely.geometry import shape
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from asskomm.core.caching import bump_content_version
from municipalities.imports.boundaries import BoundaryError, as_geojson, merge_shapes
from municipalities.imports.csv_table import RegisterError
from municipalities.imports.register_csv import TerritorialChange
from municipalities.models import District, Municipality, MunicipalityBoundary
from municipalities.names import search_key

# Which kind a merged municipality takes over: the title of a town is not lost.
KIND_RANKS = [Municipality.Kind.VILLAGE, Municipality.Kind.TOWN, Municipality.Kind.CITY]


class Place(NamedTuple):
    """A municipality in reports; names alone are not unique."""

    ags: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.ags})"


@dataclass(frozen=True, slots=True)
class Merger:
    """What one merger changed. `is_new`: the successor was founded by it and is not an older neighbour."""

    effective_date: date
    predecessors: tuple[Place, ...]
    successor: Place
    is_new: bool

    def __str__(self) -> str:
        names = ", ".join(map(str, self.predecessors))
        founded = " (neu gegründet)" if self.is_new else ""
        return f"Zum {self.effective_date:%d.%m.%Y}: {names} → {self.successor}{founded}"


@transaction.atomic
def apply_changes(changes: Iterable[TerritorialChange]) -> list[Merger]:
    """
    Carry out territorial changes in the order of their dates, all or nothing.

    What was carried out before is left out, also from the result: a second run changes nothing. Raises
    RegisterError for a change that makes no sense.
    """
    mergers = carry_out(changes)
    if mergers:
        bump_content_version()
    return mergers


def carry_out(changes: Iterable[TerritorialChange]) -> list[Merger]:
    """The same as a part of a larger act, whose transaction and content version it leaves to the caller."""

    def key(change: TerritorialChange) -> tuple[date, str]:
        return change.effective_date, change.successor_ags

    mergers = [_merge(list(group)) for _, group in groupby(sorted(changes, key=key), key)]
    return [merger for merger in mergers if merger]


def _merge(changes: Sequence[TerritorialChange]) -> Merger | None:
    """
    Let the predecessors in `changes`, all of the same day, go into one successor.

    A predecessor stays in the register with its last day, and keeps its participations, memberships,
    shape and neighbours. A successor that is not in the register is founded. One that exists keeps what it
    has, because only the next register knows better. Gives None if there was nothing left to do.
    """
    day, ags, name = changes[0].effective_date, changes[0].successor_ags, changes[0].successor_name
    # The rows of all that take part are locked: an editor may be at work on one of them.
    involved = Municipality.objects.select_for_update(of=("self",)).filter(
        ags__in=[ags, *(change.predecessor_ags for change in changes)]
    )
    known = {one.ags: one for one in involved.select_related("district", "successor").order_by("pk")}
    open_changes = [change for change in changes if not _is_done(change, known.get(change.predecessor_ags))]
    if not open_changes:
        return None
    for change in open_changes:
        _check(change, known)
    predecessors = [known[change.predecessor_ags] for change in open_changes]
    successor = known.get(ags)
    if successor is None:
        successor = found_successor(ags, name, day, predecessors)
        Municipality.objects.bulk_create([successor])
    elif successor.valid_from and successor.valid_from > day:
        # It came with a later register, which could not tell since when it exists.
        successor.valid_from = day
        Municipality.objects.bulk_update([successor], ["valid_from"])
    for predecessor in predecessors:
        predecessor.valid_until, predecessor.successor = day - timedelta(days=1), successor
    Municipality.objects.bulk_update(predecessors, ["valid_until", "successor"])
    is_new = successor.valid_from == day
    if is_new:
        inherit_shape(successor)
    inherit_neighbours(successor, predecessors, day)
    index_municipalities([successor, *predecessors])
    return Merger(
        day,
        tuple(Place(one.ags, one.name) for one in predecessors),
        Place(successor.ags, successor.name),
        is_new,
    )


def found_successor(ags: str, name: str, day: date, predecessors: Sequence[Municipality]) -> Municipality:
    """
    Give the municipality, not stored yet, that `predecessors` form from `day` on.

    Population (people) and area (km²) are the sums, the centre is that of the population, everything
    else comes from the largest; a town among them makes it a town.
    """
    largest = max(predecessors, key=lambda one: (one.population or 0, one.ags))
    latitude, longitude = population_centre(predecessors)
    successor = Municipality(
        ags=ags,
        name=name,
        # The AGS says to which district it belongs, also where the border between two was crossed.
        district=District.objects.filter(ags=ags[:5]).first() or largest.district,
        kind=max((one.kind for one in predecessors), key=KIND_RANKS.index),
        association=largest.association,
        association_kind=largest.association_kind,
        population=total([one.population for one in predecessors]),
        area_km2=total([one.area_km2 for one in predecessors]),
        postcode=largest.postcode,
        latitude=latitude,
        longitude=longitude,
        valid_from=day,
    )
    successor.set_derived_fields()
    return successor


def total(values: Sequence) -> object:
    """Sum up, or give None where a part is not known: half a sum would look like a whole one."""
    return None if None in values else sum(values)


def population_centre(municipalities: Sequence[Municipality]) -> tuple[float, float]:
    """Give the mean of the centres (latitude, longitude in degrees), weighted by population where it is known."""
    weights = [one.population for one in municipalities]
    if None in weights or not sum(weights):
        weights = [1] * len(municipalities)

    def mean(values: Iterable[float]) -> float:
        weighted = sum(value * weight for value, weight in zip(values, weights, strict=True))
        return round(weighted / sum(weights), 4)  # four decimals, as in the official directory

    # Over some 20 km the curvature of the earth does not matter.
    return mean(one.latitude for one in municipalities), mean(one.longitude for one in municipalities)


def inherit_shape(successor: Municipality) -> None:
    """Give a newly founded successor the union of its predecessors' shapes, if it has none and they all have."""
    if MunicipalityBoundary.objects.filter(municipality=successor).exists():
        return
    predecessors = successor.predecessors.filter(valid_until=successor.valid_from - timedelta(days=1))
    boundaries = list(MunicipalityBoundary.objects.filter(municipality__in=predecessors))
    datasets = {boundary.dataset_id for boundary in boundaries}
    # Parts, or parts that do not fit together, would be a wrong map; the next import of boundaries draws it.
    if len(boundaries) != predecessors.count() or len(datasets) != 1:
        return
    try:
        union = merge_shapes([shape(boundary.geometry) for boundary in boundaries])
    except BoundaryError:
        return
    MunicipalityBoundary.objects.bulk_create(
        [MunicipalityBoundary(municipality=successor, dataset_id=datasets.pop(), geometry=as_geojson(union))]
    )


def inherit_neighbours(successor: Municipality, predecessors: Sequence[Municipality], day: date) -> None:
    """Add those of the predecessors' neighbours that existed on `day`; the predecessors keep theirs for the past."""
    neighbours = (
        Municipality.objects.filter(Q(valid_until=None) | Q(valid_until__gte=day), neighbours__in=predecessors)
        .exclude(pk__in=[successor.pk, *(one.pk for one in predecessors)])
        .order_by()
        .values_list("pk", flat=True)
        .distinct()
    )
    link = Municipality.neighbours.through
    pairs = [pair for pk in neighbours for pair in ((successor.pk, pk), (pk, successor.pk))]
    link.objects.bulk_create(
        [link(from_municipality_id=one, to_municipality_id=other) for one, other in pairs], ignore_conflicts=True
    )


def index_municipalities(municipalities: Sequence[Municipality]) -> None:
    """Bring search and Wagtail's index of references up to date; bulk writers send no signals that would."""
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Municipality, municipalities)
    if Municipality in ReferenceIndex.tracked_models:
        for municipality in municipalities:
            ReferenceIndex.create_or_update_for_object(municipality)


def _is_done(change: TerritorialChange, predecessor: Municipality | None) -> bool:
    return bool(
        predecessor
        and predecessor.successor
        and predecessor.successor.ags == change.successor_ags
        and predecessor.valid_until == change.effective_date - timedelta(days=1)
    )


def _check(change: TerritorialChange, known: dict[str, Municipality]) -> None:
    """Raise RegisterError if this change cannot be carried out."""
    problem = (
        "Vorgängerin und Nachfolgerin sind dieselbe Kommune."
        if change.predecessor_ags == change.successor_ags
        else _problem_of_predecessor(change, known.get(change.predecessor_ags))
        or _problem_of_successor(change, known.get(change.successor_ags))
    )
    if problem:
        place = Place(change.predecessor_ags, change.predecessor_name)
        where = f"Zeile {change.line}: " if change.line else ""
        raise RegisterError("Die Gebietsänderung ist nicht möglich:", [f"{where}{place}: {problem}"])


def _problem_of_predecessor(change: TerritorialChange, predecessor: Municipality | None) -> str:
    if predecessor is None:
        return "Die Vorgängerin steht nicht im Register."
    if search_key(change.predecessor_name) not in (
        search_key(predecessor.name),
        search_key(predecessor.official_name),
    ):
        return f"Im Register heißt sie »{predecessor.name}«."
    last_day = predecessor.valid_until
    if last_day and predecessor.successor:
        return f"Sie ist schon nach dem {last_day:%d.%m.%Y} in {_place(predecessor.successor)} aufgegangen."
    if last_day and last_day != change.effective_date - timedelta(days=1):
        return f"Sie bestand laut Register nur bis zum {last_day:%d.%m.%Y}."
    if predecessor.valid_from and predecessor.valid_from >= change.effective_date:
        return f"Sie besteht erst seit dem {predecessor.valid_from:%d.%m.%Y}."
    return ""


def _problem_of_successor(change: TerritorialChange, successor: Municipality | None) -> str:
    if successor is None:
        return ""
    first_day, last_day = successor.valid_from, successor.valid_until
    if last_day and last_day < change.effective_date:
        return f"Die Nachfolgerin {_place(successor)} bestand nur bis zum {last_day:%d.%m.%Y}."
    # Without predecessors, the beginning is only the state of the register that first listed the successor.
    if first_day and first_day > change.effective_date and successor.predecessors.exists():
        return f"Die Nachfolgerin {_place(successor)} besteht erst seit dem {first_day:%d.%m.%Y}."
    return ""


def _place(municipality: Municipality) -> Place:
    return Place(municipality.ags, municipality.name)
