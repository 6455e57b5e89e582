"""What a data sheet says: everything the portal publishes about a municipality, and nothing that only staff see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format

from municipalities.history import Contact, Milestone, listed, members_of, milestones
from municipalities.map.view import snapshot_of
from municipalities.models import Municipality
from municipalities.names import sort_key
from municipalities.participation import Snapshot
from municipalities.querysets import within


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to check: what it is about, and what the portal says; no line means that it says nothing."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries on one subject; `text` stands above them."""

    title: str
    text: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class DataSheet:
    """The sheet of one municipality on one day."""

    name: str
    subtitle: str
    day: date
    sections: list[Section]


def data_sheet_of(municipality: Municipality, day: date) -> DataSheet:
    """Collect what is public on `day`; a fixed number of queries, however much there is."""
    state = snapshot_of(day)
    found = milestones(municipality, state)
    return DataSheet(
        name=municipality.name,
        subtitle=" · ".join([municipality.kind, *district_name(municipality), f"AGS {municipality.ags}"]),
        day=day,
        sections=[
            Section("Teilnahmen", missing_text(found, state), [participation_entry(one) for one in found]),
            Section("Zusammenschlüsse", "", list(partnership_entries(municipality, state))),
            Section("Kontakte", "", contact_entries(municipality)),
            Section(
                "Angaben zur Kommune",
                "Einwohnerzahl, Fläche und Verband stammen aus dem amtlichen Gemeindeverzeichnis.",
                register_entries(municipality),
            ),
        ],
    )


def district_name(municipality: Municipality) -> tuple[str, ...]:
    """Nothing for a city, which is her own district."""
    return () if municipality.kind == Municipality.Kind.CITY else (municipality.district.full_name,)


def participation_entry(one: Milestone) -> Entry:
    """Her own record, or one that counts for her."""
    return Entry(one.instrument.label, tuple(participation_lines(one)))


def participation_lines(one: Milestone) -> Iterator[str]:
    """State and dates, through whom, what visitors read besides, and whom they can turn to."""
    yield f"Status: {one.state_label}"
    if plan := one.since if one.is_planned else one.planned:
        yield f"geplant seit: {plan}"
    if not one.is_planned:
        yield f"Beginn oder Unterzeichnung: {one.since}"
    if one.until:
        yield f"Abschluss oder Ende: {one.until}"
    if one.partners:
        yield f"über »{one.via}«, mit {listed([partner.name for partner in one.partners])}"
    elif one.via:
        yield f"über »{one.via}«"
    if one.note:
        yield f"Hinweis: {one.note}"
    if one.contact:
        yield f"Ansprechstelle: {contact_line(one.contact)}"


def contact_line(contact: Contact) -> str:
    """»Ordnungsamt, 03425 000000, praevention@example.org«."""
    return ", ".join(part for part in (contact.office, contact.phone, contact.email) if part)


def missing_text(found: list[Milestone], state: Snapshot) -> str:
    """Which instruments the portal knows nothing of, so that a forgotten one is noticed."""
    known = {one.instrument.pk for one in found}
    missing = [one.label for one in state.all_instruments if one.pk not in known]
    return f"Nicht eingetragen: {', '.join(missing)}. Fehlt davon etwas, ergänzen Sie es bitte." if missing else ""


def partnership_entries(municipality: Municipality, state: Snapshot) -> Iterator[Entry]:
    """The partnerships she belongs to on that day, with the other members."""
    memberships = municipality.memberships.select_related("partnership").prefetch_related("partnership__memberships")
    for one in sorted(memberships, key=lambda one: sort_key(one.partnership.name)):
        if not within(state.day, one.valid_from, one.valid_until):
            continue
        others = [member.name for member in members_of(one.partnership, state) if member.ags != municipality.ags]
        lines = [one.partnership.get_kind_display()]
        if one.valid_from:
            lines.append(f"Mitglied seit {date_format(one.valid_from)}")
        if others:
            lines.append(f"mit {listed(others)}")
        yield Entry(one.partnership.name, tuple(lines))


def contact_entries(municipality: Municipality) -> list[Entry]:
    """Her coordinating office, and who of the team is there for her."""
    office = Contact(municipality.office_name, municipality.office_phone, municipality.office_email)
    person = municipality.district.team_member
    person_line = ", ".join(part for part in (person.name, person.phone, person.email) if part) if person else ""
    return [
        Entry("Koordinierende Stelle", lines_of(contact_line(office))),
        Entry("Kontakt beim Landespräventionsrat", lines_of(person_line)),
    ]


def register_entries(municipality: Municipality) -> list[Entry]:
    """What the official register says, and her own page."""
    population = number_format(municipality.population, force_grouping=True) if municipality.population else ""
    area = f"{number_format(municipality.area_km2, 2)} km²" if municipality.area_km2 else ""
    return [
        Entry("Amtlicher Name", lines_of(municipality.official_name or municipality.name)),
        Entry("Einwohner:innen", lines_of(population)),
        Entry("Fläche", lines_of(area)),
        Entry("Verband oder Gemeinschaft", lines_of(municipality.association)),
        Entry("Internetseite", lines_of(municipality.website)),
    ]


def lines_of(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
