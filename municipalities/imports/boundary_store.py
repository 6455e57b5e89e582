"""Storing a set of boundaries: what the map draws from then on."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from asskomm.core.caching import bump_content_version
from municipalities.imports.boundaries import BoundaryError, BoundarySet, as_geojson, merge_shapes
from municipalities.imports.schematic import schematic_boundaries
from municipalities.models import BoundaryDataset, District, DistrictBoundary, Municipality, MunicipalityBoundary
from municipalities.participation import today


@dataclass(frozen=True, slots=True)
class BoundaryReport:
    """What was stored; the lists hold names for people to read."""

    title: str
    stored: int
    merged: list[str]
    unknown: list[str]
    missing: list[str]

    def lines(self) -> list[str]:
        """The report in German."""
        lines = [f"{self.title}: {self.stored} Gemeindegrenzen gespeichert."]
        if self.merged:
            lines.append(f"Aus den Vorgängerinnen vereinigt: {', '.join(self.merged)}.")
        if self.unknown:
            lines.append(f"Nicht im Register und deshalb ausgelassen: {', '.join(self.unknown)}.")
        if self.missing:
            lines.append(f"Ohne Grenze, weil die Datei sie nicht enthält: {', '.join(self.missing)}.")
        return lines


@transaction.atomic
def store_boundaries(boundaries: BoundarySet) -> BoundaryReport:
    """
    Replace the stored shapes by `boundaries`, keyed on AGS; all or nothing.

    A municipality that is not in the set because it was dissolved before keeps the shape it had; one that
    came later gets the union of her predecessors' shapes. Register and participation stay as they are.
    Raises BoundaryError where an official set does not say its territorial state: every view must show it.
    """
    if boundaries.state is None and not boundaries.is_schematic:
        raise BoundaryError("Die Datei nennt ihren Gebietsstand nicht. Bitte mit --state JJJJ-MM-TT angeben.")
    dataset = BoundaryDataset.objects.create(
        title=boundaries.title,
        state=boundaries.state,
        attribution=boundaries.attribution,
        attribution_url=boundaries.attribution_url,
        licence=boundaries.licence,
        licence_url=boundaries.licence_url,
        is_modified=boundaries.is_modified,
        is_schematic=boundaries.is_schematic,
    )
    municipalities = {one.ags: one for one in Municipality.objects.select_related("district")}
    shapes = {ags: shape for ags, shape in boundaries.shapes.items() if ags in municipalities}
    merged = merge_for_successors(shapes, municipalities)
    MunicipalityBoundary.objects.bulk_create(
        [
            MunicipalityBoundary(municipality=municipalities[ags], dataset=dataset, geometry=as_geojson(shape))
            for ags, shape in shapes.items()
        ],
        update_conflicts=True,
        unique_fields=["municipality"],
        update_fields=["dataset", "geometry"],
    )
    store_districts(boundaries, dataset)
    store_neighbours(boundaries.neighbours, municipalities, merged)
    # A data set none of whose shapes is left says nothing about the map any more.
    BoundaryDataset.objects.filter(shapes=None, district_shapes=None).delete()
    bump_content_version()
    with_shape = set(MunicipalityBoundary.objects.values_list("municipality__ags", flat=True))
    return BoundaryReport(
        title=boundaries.title,
        stored=len(shapes) - len(merged),
        merged=[municipalities[ags].name for ags in merged],
        unknown=sorted(set(boundaries.shapes) - set(municipalities)),
        missing=[
            one.name for one in municipalities.values() if one.is_valid_on(today()) and one.ags not in with_shape
        ],
    )


def store_schematic_boundaries() -> BoundaryReport:
    """Draw cells around the centres of all municipalities that ever were, and store them as the map."""
    # Those founded by a merger come from their predecessors' cells, so that the map of the past stays right.
    originals = Municipality.objects.exclude(valid_from__isnull=False, predecessors__isnull=False)
    centres = {one.ags: (one.latitude, one.longitude) for one in originals}
    return store_boundaries(schematic_boundaries(centres))


def merge_for_successors(shapes: dict, municipalities: dict[str, Municipality]) -> list[str]:
    """Add to `shapes` the union for every successor that is not among them; returns their AGS."""
    merged = []
    successors = {one.successor_id for one in municipalities.values() if one.successor_id}
    by_pk = {one.pk: one for one in municipalities.values()}
    # Older mergers first: a successor may have been merged again later.
    for successor in sorted((by_pk[pk] for pk in successors), key=lambda one: str(one.valid_from)):
        parts = [
            shapes[one.ags]
            for one in municipalities.values()
            if one.successor_id == successor.pk and one.ags in shapes
        ]
        if successor.ags not in shapes and parts:
            shapes[successor.ags] = merge_shapes(parts)
            merged.append(successor.ags)
    return merged


def store_districts(boundaries: BoundarySet, dataset: BoundaryDataset) -> None:
    """Replace the outlines of the districts the set knows."""
    districts = {one.ags: one for one in District.objects.all()}
    DistrictBoundary.objects.bulk_create(
        [
            DistrictBoundary(district=districts[ags], dataset=dataset, geometry=as_geojson(shape))
            for ags, shape in boundaries.districts.items()
            if ags in districts
        ],
        update_conflicts=True,
        unique_fields=["district"],
        update_fields=["dataset", "geometry"],
    )


def store_neighbours(
    pairs: frozenset[tuple[str, str]], municipalities: dict[str, Municipality], merged: list[str]
) -> None:
    """
    Replace the neighbours of every municipality in `pairs`, in both directions.

    A merged successor inherits the neighbours of her predecessors; those keep theirs, because the
    past is shown as it was.
    """
    by_pk = {one.pk: one.ags for one in municipalities.values()}
    heirs: dict[str, str] = {
        one.ags: by_pk[one.successor_id]
        for one in municipalities.values()
        if one.successor_id and by_pk[one.successor_id] in merged
    }
    inherited = set()
    for one, other in pairs:
        for left, right in ((heirs.get(one), other), (one, heirs.get(other)), (heirs.get(one), heirs.get(other))):
            if left and right and left != right and heirs.get(left) != right and heirs.get(right) != left:
                inherited.add((left, right))
    link = Municipality.neighbours.through
    known = {
        (municipalities[one].pk, municipalities[other].pk)
        for one, other in {*pairs, *inherited}
        if one in municipalities and other in municipalities
    }
    touched = {pk for pair in known for pk in pair}
    link.objects.filter(Q(from_municipality__in=touched) | Q(to_municipality__in=touched)).delete()
    both = {(one, other) for one, other in known} | {(other, one) for one, other in known}
    link.objects.bulk_create([link(from_municipality_id=one, to_municipality_id=other) for one, other in sorted(both)])
