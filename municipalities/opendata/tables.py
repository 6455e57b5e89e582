"""
The tables of the open data: which there are, what their fields mean, and their rows on a day.

Only what pages show as well leaves this module: no internal note, no source, nobody's name.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from municipalities.map.view import snapshot_of
from municipalities.models import Instrument, Municipality, Participation, Partnership, PartnershipMembership
from municipalities.partial_dates import PartialDate
from municipalities.participation import Snapshot, State, state_on

# Rows read from the database at a time: a file of any length takes the same memory.
CHUNK = 500


class Field(NamedTuple):
    """One column: its stable name, what it means, and the kind of its values."""

    name: str
    meaning: str
    kind: str = "Text"


Row = tuple[Any, ...]

DAY = Field("stand", "Tag, für den die Zeile gilt", "Datum")
AGS = Field("ags", "Amtlicher Gemeindeschlüssel, acht Ziffern; bleibt für immer", "Schlüssel")
NAME = Field("kommune", "Name der Kommune")
INSTRUMENT = Field("instrument", "Kennung des Instruments, siehe Tabelle »instrumente«", "Schlüssel")
STATE = Field("status", "geplant, läuft, abgeschlossen oder beendet")
PARTIAL = "Datum, so genau wie bekannt (2021-02-16, 2021-02 oder 2021)"


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `rows` gives the values of its fields in their order, those of a district where it has any."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: Callable[[date, str], Iterator[Row]]
    # Whether its rows differ from day to day, and from district to district.
    is_dated: bool = True
    has_districts: bool = False
    has_shapes: bool = False


def state_of(day: date, district: str) -> Snapshot:
    """The day's state, of one district where its AGS is given."""
    state = snapshot_of(day)
    return state.within(district) if district else state


def municipality_rows(day: date, district: str) -> Iterator[Row]:
    """One row per municipality that existed on the day."""
    keys = dict(Municipality.objects.order_by().values_list("pk", "ars"))
    for one in sorted(state_of(day, district), key=lambda one: one.ags):
        yield (
            day,
            one.ags,
            keys[one.pk],
            one.name,
            one.official_name,
            one.kind,
            one.district.ags,
            one.district.full_name,
            one.population,
            one.latitude,
            one.longitude,
            one.stage.instrument.code if one.stage else "",
            len({entry.instrument.pk for entry in one.in_force}),
        )


def participation_rows(day: date, district: str) -> Iterator[Row]:
    """One row per municipality and record that counts for her on the day, plans included."""
    for one in sorted(state_of(day, district), key=lambda one: one.ags):
        for entry in sorted(one.entries, key=lambda entry: (entry.instrument.order, entry.record)):
            yield (
                day,
                one.ags,
                one.name,
                entry.record,
                entry.instrument.code,
                State(entry.state).label,
                entry.since.iso,
                entry.via_text,
            )


def milestone_rows(day: date, district: str) -> Iterator[Row]:
    """One row per record that was known by the day, with the days of its steps up to then."""
    for record in milestone_records(day, district).iterator(CHUNK):
        yield milestone_row(record, day)


def milestone_records(day: date, district: str = "", instrument: str = "") -> QuerySet[Participation]:
    """The records behind the rows, of a district (AGS) and an instrument (code) where these are given."""
    records = Participation.objects.shown_on(day).select_related("instrument", "municipality", "partnership")
    if instrument:
        records = records.filter(instrument__code=instrument)
    if district:
        of_district = Q(municipality__district__ags=district) | Q(partnership__district__ags=district)
        members = Q(partnership__memberships__municipality__district__ags=district)
        records = records.filter(of_district | members).distinct()
    return records.order_by("pk")


def milestone_row(record: Participation, day: date) -> Row:
    """The record as it was known on the day."""
    return (
        record.pk,
        record.instrument.code,
        record.municipality.ags if record.municipality_id else "",
        record.partnership_id or "",
        record.participant.name,
        State(state_on(day, record.state, record.planned_on, record.started_on, record.ended_on)).label,
        partial(record.planned_on, record.planned_precision, day),
        partial(record.started_on, record.started_precision, day),
        partial(record.ended_on, record.ended_precision, day),
        record.note,
    )


def partial(when: date | None, precision: str, day: date) -> str:
    """The day in ISO 8601, as exactly as it is known; empty for what had not happened by then."""
    return PartialDate(when, precision).iso if when and when <= day else ""


def instrument_rows(day: date, district: str) -> Iterator[Row]:
    """One row per instrument, in the order of the legend."""
    for one in Instrument.objects.all():
        yield one.code, one.label, one.plural, one.description, one.stage, one.colour


def partnership_rows(day: date, district: str) -> Iterator[Row]:
    """One row per partnership."""
    for one in Partnership.objects.select_related("district").order_by("pk").iterator(CHUNK):
        yield one.pk, one.name, one.get_kind_display(), one.district.ags if one.district_id else "", one.website


def membership_rows(day: date, district: str) -> Iterator[Row]:
    """One row per membership, past ones included."""
    memberships = PartnershipMembership.objects.select_related("municipality").order_by("pk")
    for one in memberships.iterator(CHUNK):
        yield one.partnership_id, one.municipality.ags, one.municipality.name, one.valid_from, one.valid_until


TABLES = {
    table.name: table
    for table in (
        Table(
            "kommunen",
            "Kommunen",
            "Alle Kommunen Sachsens, die es am gewählten Tag gab, mit ihrer höchsten Stufe.",
            (
                DAY,
                AGS,
                Field("ars", "Amtlicher Regionalschlüssel, zwölf Ziffern", "Schlüssel"),
                NAME,
                Field("amtlicher_name", "Amtlicher Name, zweisprachig im sorbischen Siedlungsgebiet"),
                Field("art", "Gemeinde, Stadt oder Kreisfreie Stadt"),
                Field("kreis_ags", "Schlüssel des Landkreises, fünf Ziffern", "Schlüssel"),
                Field("kreis", "Landkreis oder Kreisfreie Stadt"),
                Field("einwohner", "Bevölkerung nach dem amtlichen Verzeichnis", "Zahl"),
                Field("breite", "Geografische Breite in Grad, WGS 84", "Zahl"),
                Field("laenge", "Geografische Länge in Grad, WGS 84", "Zahl"),
                Field("stufe", "Kennung der höchsten erreichten Stufe; leer ohne Stufe", "Schlüssel"),
                Field("instrumente", "Wie viele Instrumente genutzt werden, Pläne nicht gezählt", "Zahl"),
            ),
            municipality_rows,
            has_districts=True,
            has_shapes=True,
        ),
        Table(
            "teilnahmen",
            "Teilnahmen",
            "Welche Kommune am gewählten Tag woran teilnimmt, auch über Zusammenschlüsse und Vorgängerinnen.",
            (
                DAY,
                AGS,
                NAME,
                Field("meilenstein", "Nummer des Meilensteins, aus dem die Teilnahme folgt", "Schlüssel"),
                INSTRUMENT,
                STATE,
                Field("seit", f"Beginn, bei Plänen Tag der Planung: {PARTIAL}", "Datum"),
                Field("ueber", "Zusammenschluss oder Vorgängerin; leer bei eigener Teilnahme"),
            ),
            participation_rows,
            has_districts=True,
        ),
        Table(
            "meilensteine",
            "Meilensteine",
            "Alle Einträge des Registers mit den Tagen ihrer Schritte, wie sie am gewählten Tag bekannt waren.",
            (
                Field("meilenstein", "Nummer des Meilensteins; bleibt für immer", "Schlüssel"),
                INSTRUMENT,
                Field("ags", "Schlüssel der Kommune; leer bei einem Zusammenschluss", "Schlüssel"),
                Field("zusammenschluss", "Nummer des Zusammenschlusses; leer bei einer Kommune", "Schlüssel"),
                Field("name", "Kommune oder Zusammenschluss"),
                STATE,
                Field("geplant", PARTIAL, "Datum"),
                Field("begonnen", PARTIAL, "Datum"),
                Field("beendet", PARTIAL, "Datum"),
                Field("hinweis", "Öffentlicher Hinweis"),
            ),
            milestone_rows,
            has_districts=True,
        ),
        Table(
            "instrumente",
            "Instrumente",
            "Womit Kommunen unterstützt werden, mit Stufe und Farbe auf der Karte.",
            (
                Field("instrument", "Kennung; bleibt für immer", "Schlüssel"),
                Field("bezeichnung", "Bezeichnung"),
                Field("mehrzahl", "Bezeichnung in der Mehrzahl"),
                Field("beschreibung", "Kurze Beschreibung"),
                Field("stufe", "Je höher, desto weiter; leer bei Unterstützung ohne Stufe", "Zahl"),
                Field("farbe", "Farbe auf der Karte, hexadezimal"),
            ),
            instrument_rows,
            is_dated=False,
        ),
        Table(
            "zusammenschluesse",
            "Zusammenschlüsse",
            "Kommunen, die gemeinsam teilnehmen, zum Beispiel mit einem gemeinsamen Präventionsrat.",
            (
                Field("zusammenschluss", "Nummer; bleibt für immer", "Schlüssel"),
                Field("name", "Name"),
                Field("art", "Art des Zusammenschlusses"),
                Field("kreis_ags", "Bei ganzen Landkreisen ihr Schlüssel: Mitglieder sind alle Kommunen", "Schlüssel"),
                Field("internetseite", "Adresse im Internet"),
            ),
            partnership_rows,
            is_dated=False,
        ),
        Table(
            "mitgliedschaften",
            "Mitgliedschaften",
            "Welche Kommune wann zu welchem Zusammenschluss gehört.",
            (
                Field("zusammenschluss", "Nummer des Zusammenschlusses", "Schlüssel"),
                AGS,
                NAME,
                Field("von", "Erster Tag; leer: von Anfang an", "Datum"),
                Field("bis", "Letzter Tag; leer: bis heute", "Datum"),
            ),
            membership_rows,
            is_dated=False,
        ),
    )
}
