"""
The register of municipalities: bringing the official list into the database.

    import_register(read_register(path), state=date(2025, 1, 1), changes=read_territorial_changes(changes_path))
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.formats import localize

from asskomm.core.caching import bump_content_version
from municipalities.imports.csv_table import RegisterError
from municipalities.imports.mergers import Merger, Place, apply_changes, carry_out, index_municipalities
from municipalities.imports.register_csv import (
    CHANGES_FILE,
    DATA_DIR,
    REGISTER_FILE,
    RegisterRow,
    TerritorialChange,
    read_register,
    read_territorial_changes,
)
from municipalities.models import District, Municipality
from municipalities.participation import today

__all__ = [
    "CHANGES_FILE",
    "DATA_DIR",
    "REGISTER_FILE",
    "Change",
    "FieldChange",
    "ImportReport",
    "Merger",
    "Place",
    "RegisterError",
    "RegisterRow",
    "TerritorialChange",
    "apply_changes",
    "import_register",
    "load_project_register",
    "read_register",
    "read_territorial_changes",
]

# What the register says and nobody edits by hand. Website, office and the rest belong to the editors.
REGISTER_FIELDS = (
    "ars",
    "name",
    "official_name",
    "kind",
    "association",
    "association_kind",
    "population",
    "area_km2",
    "postcode",
    "latitude",
    "longitude",
)
DERIVED_FIELDS = ("slug", "search_names")
SHOWN_PLACES = 20


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the model with what it held and what it holds now."""

    field: str
    old: object
    new: object

    def __str__(self) -> str:
        label = Municipality._meta.get_field(self.field).verbose_name
        return f"{label} {_shown(self.old)} → {_shown(self.new)}"


@dataclass(frozen=True, slots=True)
class Change:
    """A municipality, or a district, whose facts the file corrected."""

    place: Place
    fields: tuple[FieldChange, ...]

    def __str__(self) -> str:
        return f"{self.place}: {', '.join(map(str, self.fields))}"


@dataclass(slots=True)
class ImportReport:
    """
    What an import did, or with `dry_run` would do.

    `missing` exist on the file's territorial state, but the file does not list them; `listed_but_dissolved`
    are listed, but had ceased to exist by then. Both are only told: nothing is deleted or revived.
    """

    state: date
    dry_run: bool = False
    added_districts: list[Place] = field(default_factory=list)
    changed_districts: list[Change] = field(default_factory=list)
    added: list[Place] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    merged: list[Merger] = field(default_factory=list)
    missing: list[Place] = field(default_factory=list)
    listed_but_dissolved: list[Place] = field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        """Whether anything was, or would be, written."""
        return bool(self.added_districts or self.changed_districts or self.added or self.changed or self.merged)

    def lines(self) -> Iterator[str]:
        """The report in German."""
        if self.dry_run:
            yield "Probelauf: Nichts wurde gespeichert."
        yield (
            f"Gebietsstand {self.state:%d.%m.%Y}: {len(self.added)} neu, {len(self.changed)} geändert, "
            f"{self.unchanged} unverändert."
        )
        yield from _section("Neue Kreise", self.added_districts)
        yield from _section("Geänderte Kreise", self.changed_districts)
        yield from _section("Neu", self.added)
        yield from _section("Geändert", self.changed)
        yield from _section("Gebietsänderungen", self.merged)
        yield from _section("Im Register, aber nicht in der Datei (bleiben bestehen)", self.missing)
        yield from _section("In der Datei, aber schon aufgelöst (bleiben aufgelöst)", self.listed_but_dissolved)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def import_register(
    rows: Sequence[RegisterRow],
    *,
    state: date,
    changes: Iterable[TerritorialChange] = (),
    dry_run: bool = False,
) -> ImportReport:
    """
    Bring `rows`, the municipalities as of `state`, into the register, then carry out `changes`.

    Keyed on AGS and idempotent; all or nothing. Nothing is deleted, and what editors keep (website, office,
    responsible person) is not touched. Municipalities of the first import exist since before the records;
    one that a later import adds exists from `state` on, or from the day of its founding in `changes`.
    With `dry_run` the same report comes, and the database stays as it was. Raises RegisterError.
    """
    report = ImportReport(state, dry_run)
    changes = list(changes)
    with transaction.atomic():
        districts = _import_districts(rows, report)
        _import_municipalities(rows, districts, report)
        report.merged = carry_out(changes)
        _compare(rows, changes, report)
        if report.has_changes:
            bump_content_version()
        if dry_run:
            transaction.set_rollback(True)
    return report


def load_project_register() -> ImportReport:
    """Bring the project's own register, of 2021, and the changes since into the database."""
    changes = read_territorial_changes(CHANGES_FILE)
    return import_register(read_register(REGISTER_FILE), state=today(), changes=changes)


def _import_districts(rows: Sequence[RegisterRow], report: ImportReport) -> dict[str, District]:
    """Add new districts and correct names; gives all of them by their key."""
    districts = {district.ags: district for district in District.objects.select_for_update().order_by("pk")}
    added, changed = [], []
    for row in {row.district_ags: row for row in rows}.values():
        is_city = row.kind == Municipality.Kind.CITY
        facts = {"name": row.district, "kind": District.Kind.CITY if is_city else District.Kind.COUNTY}
        district = districts.get(row.district_ags)
        if district is None:
            district = districts[row.district_ags] = District(ags=row.district_ags, **facts)
            added.append(district)
            report.added_districts.append(Place(district.ags, district.name))
        elif differences := _take_over(district, facts):
            changed.append(district)
            report.changed_districts.append(Change(Place(district.ags, district.name), differences))
    District.objects.bulk_create(added)
    District.objects.bulk_update(changed, ["name", "kind"])
    return districts


def _import_municipalities(rows: Sequence[RegisterRow], districts: dict[str, District], report: ImportReport) -> None:
    """Add and correct municipalities, with their derived fields and the search index."""
    # One lock on every row: editors' changes wait and are not overwritten.
    locked = Municipality.objects.select_for_update(of=("self",)).select_related("district").order_by("pk")
    known = {municipality.ags: municipality for municipality in locked}
    valid_from = report.state if known else None
    added, changed, changed_fields = [], [], set()
    for row in rows:
        facts = {name: getattr(row, name) for name in REGISTER_FIELDS} | {"district": districts[row.district_ags]}
        municipality = known.get(row.ags)
        if municipality is None:
            municipality = Municipality(ags=row.ags, valid_from=valid_from, **facts)
            added.append(municipality)
            report.added.append(Place(row.ags, row.name))
        elif differences := _take_over(municipality, facts):
            changed.append(municipality)
            changed_fields.update(difference.field for difference in differences)
            report.changed.append(Change(Place(row.ags, row.name), differences))
        else:
            report.unchanged += 1
    for municipality in [*added, *changed]:
        municipality.set_derived_fields()
    Municipality.objects.bulk_create(added)
    if changed:
        Municipality.objects.bulk_update(changed, [*sorted(changed_fields), *DERIVED_FIELDS])
    index_municipalities([*added, *changed])


def _take_over(target: District | Municipality, facts: dict[str, object]) -> tuple[FieldChange, ...]:
    """Set `facts` on `target` and tell which of them were different before."""
    differences = tuple(
        FieldChange(name, getattr(target, name), value)
        for name, value in facts.items()
        if getattr(target, name) != value
    )
    for difference in differences:
        setattr(target, difference.field, difference.new)
    return differences


def _compare(rows: Sequence[RegisterRow], changes: Sequence[TerritorialChange], report: ImportReport) -> None:
    """Note where the file and the register do not agree about who exists on the territorial state."""
    listed = {row.ags for row in rows}
    # A file older than the changes cannot list whom they founded.
    founded = {change.successor_ags for change in changes}
    places = [
        (Place(one.ags, one.name), one.is_valid_on(report.state), one.valid_until)
        for one in Municipality.objects.only("ags", "name", "valid_from", "valid_until")
    ]
    report.missing = [place for place, exists, _ in places if exists and place.ags not in listed | founded]
    report.listed_but_dissolved = [
        place for place, _, last_day in places if place.ags in listed and last_day and last_day < report.state
    ]


def _section(title: str, items: Sequence[object]) -> Iterator[str]:
    """A heading with the number of items, and one line for each of the first twenty."""
    if not items:
        return
    yield f"{title}: {len(items)}"
    yield from (f"  {item}" for item in items[:SHOWN_PLACES])
    if len(items) > SHOWN_PLACES:
        yield f"  … und {len(items) - SHOWN_PLACES} weitere"


def _shown(value: object) -> str:
    """A value the German way; nothing becomes visible as »leer«."""
    return "leer" if value in (None, "") else str(localize(value))
