"""One municipality's milestones: everything public that is known of her up to a day, in order."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from municipalities.models import Instrument, Municipality, Participation, PartnershipMembership
from municipalities.partial_dates import PartialDate
from municipalities.participation import State, state_on
from municipalities.querysets import within

MEMBERSHIPS = PartnershipMembership.objects.select_related("municipality__district")


@dataclass(frozen=True, slots=True)
class Contact:
    """The public contact of a prevention council or another instrument."""

    office: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """One record as a step on a municipality's way."""

    record: int
    instrument: Instrument
    state: str
    since: PartialDate
    until: PartialDate | None
    planned: PartialDate | None
    note: str
    via: str
    partners: tuple[Municipality, ...]
    contact: Contact | None

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def title(self) -> str:
        """»Coaching«, »Sicherheitsanalyse geplant«."""
        return f"{self.instrument.label} geplant" if self.is_planned else self.instrument.label

    @property
    def state_label(self) -> str:
        return State(self.state).label

    @property
    def shows_state(self) -> bool:
        """Whether the state says something the date does not: a signed agreement is simply signed."""
        return self.state != State.COMPLETED or self.until is not None

    @property
    def text(self) -> str:
        """Everything beside date and instrument in one short line."""
        parts = [self.note] if self.note else []
        if self.partners:
            parts.append(f"{self.via}, mit {listed([one.name for one in self.partners])}")
        elif self.via:
            parts.append(self.via)
        if self.shows_state and not self.is_planned:
            parts.append(self.state_label)
        return " · ".join(parts)

    @property
    def is_council(self) -> bool:
        return self.instrument.code == Instrument.PREVENTION_COUNCIL


def listed(names: list[str]) -> str:
    """»Bennewitz, Lossatal und Thallwitz«."""
    return " und ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def milestones(municipality: Municipality, day: date) -> list[Milestone]:
    """
    Her own records, those of partnerships she belonged to, and those of municipalities merged into her.

    Two queries. A partnership's record counts while she was a member at any time up to `day`.
    """
    merged = Municipality.objects.filter(successor=municipality, valid_until__lt=day)
    whose = Q(municipality=municipality) | Q(municipality__in=merged)
    joint = Q(partnership__memberships__municipality=municipality) | Q(
        partnership__memberships__municipality__in=merged
    )
    district = Q(partnership__district=municipality.district_id)
    records = (
        Participation.objects.known_on(day)
        .filter(whose | joint | district)
        .select_related("instrument", "municipality", "partnership")
        .prefetch_related(Prefetch("partnership__memberships", MEMBERSHIPS))
        .distinct()
    )
    found = [to_milestone(record, municipality, day) for record in records]
    # Where two dates begin alike, the vaguer one comes first: »Februar 2021« before »16. Februar 2021«.
    return sorted((one for one in found if one), key=lambda one: (one.since.iso, one.instrument.order, one.record))


def to_milestone(record: Participation, municipality: Municipality, day: date) -> Milestone | None:
    """The record as seen from `municipality` on `day`; None where it does not concern her then."""
    state = state_on(day, record.state, record.planned_on, record.started_on, record.ended_on)
    members = partners_of(record, day)
    if state is None or (record.partnership_id and not concerns(record, municipality, day)):
        return None
    via = ""
    if record.partnership_id:
        via = record.partnership.name
    elif record.municipality_id != municipality.pk:
        via = f"früher {record.municipality.name}"
    ended = record.ended_on and record.ended_on <= day
    since = record.since if state != State.PLANNED else PartialDate(record.planned_on, record.planned_precision)
    planned = record.planned_on and state != State.PLANNED
    has_contact = record.contact_office or record.contact_phone or record.contact_email
    return Milestone(
        record=record.pk,
        instrument=record.instrument,
        state=state,
        since=since,
        until=PartialDate(record.ended_on, record.ended_precision) if ended else None,
        planned=PartialDate(record.planned_on, record.planned_precision) if planned else None,
        note=record.note,
        via=via,
        partners=tuple(one for one in members if one.pk != municipality.pk),
        contact=Contact(record.contact_office, record.contact_phone, record.contact_email) if has_contact else None,
    )


def partners_of(record: Participation, day: date) -> list[Municipality]:
    """Members of the record's partnership on `day`, by name; none for a whole district or a single town."""
    if not record.partnership_id:
        return []
    return sorted(
        (
            one.municipality
            for one in record.partnership.memberships.all()
            if within(day, one.valid_from, one.valid_until)
        ),
        key=lambda one: one.name,
    )


def concerns(record: Participation, municipality: Municipality, day: date) -> bool:
    """Tell whether the municipality was a member when the record held: at its start or later, up to `day`."""
    if record.partnership.district_id:
        return record.partnership.district_id == municipality.district_id
    # While it was only planned, its start was not known yet.
    begin, end = min(record.since.day, day), min(record.ended_on or day, day)
    return any(
        (one.valid_from is None or one.valid_from <= end) and (one.valid_until is None or begin <= one.valid_until)
        for one in record.partnership.memberships.all()
        if one.municipality_id == municipality.pk or has_gone_into(one.municipality, municipality, day)
    )


def has_gone_into(one: Municipality, other: Municipality, day: date) -> bool:
    """Tell whether `one` had been merged into `other` by `day`."""
    return one.successor_id == other.pk and one.valid_until < day
