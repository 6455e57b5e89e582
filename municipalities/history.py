"""One municipality's milestones: everything public that is known of her up to a day, in order."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from municipalities.models import Instrument, Municipality, Participation, Partnership
from municipalities.names import sort_key
from municipalities.partial_dates import PartialDate
from municipalities.participation import Snapshot, Standing, State, state_on
from municipalities.querysets import within


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
    partners: tuple[Standing, ...]
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


def milestones(municipality: Municipality, state: Snapshot) -> list[Milestone]:
    """
    Her own records, those of partnerships she belonged to, and those of municipalities merged into her.

    Two queries. A partnership's record counts while she was a member at any time up to the snapshot's day.
    """
    her_and_merged = state.merged_into(municipality.ags) | {municipality.pk}
    records = (
        Participation.objects.known_on(state.day)
        .filter(
            Q(municipality__in=her_and_merged)
            | Q(partnership__memberships__municipality__in=her_and_merged)
            | Q(partnership__district=municipality.district_id)
        )
        .select_related("instrument", "municipality", "partnership")
        .prefetch_related("partnership__memberships")
        .distinct()
    )
    found = [
        to_milestone(record, municipality, state) for record in records if concerns(record, her_and_merged, state.day)
    ]
    # Where two dates begin alike, the vaguer one comes first: »Februar 2021« before »16. Februar 2021«.
    return sorted((one for one in found if one), key=lambda one: (one.since.iso, one.instrument.order, one.record))


def to_milestone(record: Participation, municipality: Municipality, state: Snapshot) -> Milestone | None:
    """The record as seen from `municipality` on the snapshot's day; None where nothing was known of it by then."""
    day = state.day
    stands = state_on(day, record.state, record.planned_on, record.started_on, record.ended_on)
    if stands is None:
        return None
    via = ""
    if record.partnership_id:
        via = record.partnership.name
    elif record.municipality_id != municipality.pk:
        via = f"früher {record.municipality.name}"
    plan = PartialDate(record.planned_on, record.planned_precision) if record.planned_on else None
    is_over = record.ended_on and record.ended_on <= day
    return Milestone(
        record=record.pk,
        instrument=record.instrument,
        state=stands,
        since=plan if stands == State.PLANNED else record.since,
        until=PartialDate(record.ended_on, record.ended_precision) if is_over else None,
        planned=None if stands == State.PLANNED else plan,
        note=record.note,
        via=via,
        partners=tuple(one for one in members_of(record.partnership, state) if one.ags != municipality.ags),
        contact=contact_of(record),
    )


def members_of(partnership: Partnership | None, state: Snapshot) -> list[Standing]:
    """Members of the partnership on the snapshot's day, by name; none for a whole district or one town."""
    if not partnership:
        return []
    members = {
        standing.ags: standing
        for one in partnership.memberships.all()
        if within(state.day, one.valid_from, one.valid_until) and (standing := state.heir_of(one.municipality_id))
    }
    return sorted(members.values(), key=lambda one: sort_key(one.name))


def contact_of(record: Participation) -> Contact | None:
    """The public contact, where one is given."""
    if not (record.contact_office or record.contact_phone or record.contact_email):
        return None
    return Contact(record.contact_office, record.contact_phone, record.contact_email)


def concerns(record: Participation, her_and_merged: set[int], day: date) -> bool:
    """
    Tell whether she, or one who had gone into her, belonged to the record's partnership while it held.

    `her_and_merged` are primary keys. Her own records and those of her district always concern her.
    """
    if not record.partnership_id or record.partnership.district_id:
        return True
    # While it was only planned, its start was not known yet.
    begin, end = min(record.since.day, day), min(record.ended_on or day, day)
    return any(
        (one.valid_from is None or one.valid_from <= end) and (one.valid_until is None or begin <= one.valid_until)
        for one in record.partnership.memberships.all()
        if one.municipality_id in her_and_merged
    )


def with_predecessors(municipality: Municipality) -> list[int]:
    """Her key and those of all that were merged into her, directly or by way of another."""
    merged: dict[int, list[int]] = {}
    for pk, successor in Municipality.objects.exclude(successor=None).values_list("pk", "successor_id"):
        merged.setdefault(successor, []).append(pk)
    found = [municipality.pk]
    # Grows while it is read; nobody can be her own successor twice, because a merger has a date.
    for pk in found:
        found += [one for one in merged.get(pk, []) if one not in found]
    return found
