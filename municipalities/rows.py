"""The register as `participation.as_of` reads it: few columns, so that twenty thousand records take no time."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Case, Func, TextField, Value, When

from municipalities.models import District, Municipality, Participation
from municipalities.names import page_path
from municipalities.partial_dates import PartialDate
from municipalities.querysets import within


class Place(NamedTuple):
    """A municipality of the register, past or present, as far as lists show her."""

    pk: int
    ags: str
    slug: str
    name: str
    official_name: str
    kind: str
    population: int | None
    district: District
    latitude: float
    longitude: float
    valid_from: date | None
    valid_until: date | None
    successor: int | None

    @property
    def path(self) -> str:
        """The end of her page's address, below that of the map."""
        return page_path(self.ags, self.slug)

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the municipality existed on `day`."""
        return within(day, self.valid_from, self.valid_until)


def read_places() -> dict[int, Place]:
    """Every municipality there ever was, by primary key and in the order of names; one query."""
    district, last = ("district_id", "district__ags", "district__name", "district__kind"), len(Place._fields) - 1
    fields = [*Place._fields[:7], *Place._fields[8:last], "successor_id", *district]
    districts: dict[int, District] = {}
    places = {}
    for *own, pk, ags, name, kind in Municipality.objects.values_list(*fields):
        if pk not in districts:
            districts[pk] = District(pk=pk, ags=ags, name=name, kind=kind)
        own.insert(7, districts[pk])
        places[own[0]] = Place._make(own)
    return places


class Dates(NamedTuple):
    """What one record says of its steps; days are ISO texts, empty where there is none."""

    state: str
    planned_on: str
    planned_precision: str
    started_on: str
    started_precision: str
    ended_on: str
    ended_precision: str


class Shared(NamedTuple):
    """The partnership of a record with one of its members, or with the district whose municipalities they all are."""

    district: int | None
    member: int | None
    member_from: str
    member_until: str
    name: str


# Stands between the parts of a text; no name holds it.
MARK = "\x1f"


class Joined(Func):
    """
    Several columns as one text, empty where they are.

    Twenty thousand records have far fewer different dates: as texts they are read faster than as objects of
    their own, and what a text says about the day is found out once.
    """

    function = "format"
    output_field = TextField()

    def __init__(self, *columns: str) -> None:
        super().__init__(Value(MARK.join(["%s"] * len(columns))), *columns)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, function="printf", **context)


@lru_cache(maxsize=50_000)
def dates_of(text: str) -> Dates:
    """The parts of a joined text."""
    return Dates._make(text.split(MARK))


def shared_of(text: str) -> Shared:
    """The parts of a joined text."""
    district, member, *others = text.split(MARK, 4)
    return Shared(int(district) if district else None, int(member) if member else None, *others)


def read_rows() -> Iterable[tuple[int, int, int | None, str, str | None]]:
    """
    Every record, once per membership of its partnership; one query.

    Each gives its key, its instrument's, its municipality's if it has one; then `dates_of` and `shared_of` read on.
    """
    membership = "partnership__memberships__"
    shared = Joined(
        "partnership__district_id",
        f"{membership}municipality_id",
        f"{membership}valid_from",
        f"{membership}valid_until",
        "partnership__name",
    )
    return Participation.objects.order_by("pk").values_list(
        "pk",
        "instrument_id",
        "municipality_id",
        Joined(*Dates._fields),
        Case(When(partnership__isnull=False, then=shared)),
    )


def iso(day: date | None) -> str:
    """The day as text, empty for none."""
    return day.isoformat() if day else ""


@lru_cache(maxsize=10_000)
def partial_date(day: str, precision: str) -> PartialDate:
    """The same day is the same object, however many records begin on it."""
    return PartialDate(date.fromisoformat(day), precision)
