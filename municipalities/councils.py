"""The directory of prevention councils."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from municipalities.history import MEMBERSHIPS, Contact, partners_of
from municipalities.models import Instrument, Municipality, Participation
from municipalities.partial_dates import PartialDate
from municipalities.participation import IN_FORCE, state_on


@dataclass(frozen=True, slots=True)
class Council:
    """One council with the municipalities it serves and its public contact, if it has named one."""

    name: str
    members: tuple[Municipality, ...]
    since: PartialDate
    contact: Contact | None

    @property
    def shows_members(self) -> bool:
        """Whether the members say more than the name: a town's own council is called like the town."""
        return [one.name for one in self.members] != [self.name]


def councils_on(day: date) -> list[Council]:
    """Councils in force on `day`, by name; two queries."""
    records = (
        Participation.objects.known_on(day)
        .filter(instrument__code=Instrument.PREVENTION_COUNCIL)
        .select_related("municipality__district", "partnership__district")
        .prefetch_related(Prefetch("partnership__memberships", MEMBERSHIPS))
    )
    found = [to_council(record, day) for record in records if is_in_force(record, day)]
    return sorted(found, key=lambda one: one.name.casefold())


def is_in_force(record: Participation, day: date) -> bool:
    return state_on(day, record.state, record.planned_on, record.started_on, record.ended_on) in IN_FORCE


def to_council(record: Participation, day: date) -> Council:
    """One record as an entry of the directory."""
    has_contact = record.contact_office or record.contact_phone or record.contact_email
    return Council(
        name=record.partnership.name if record.partnership_id else record.municipality.name,
        members=tuple(partners_of(record, day)) if record.partnership_id else (record.municipality,),
        since=record.since,
        contact=Contact(record.contact_office, record.contact_phone, record.contact_email) if has_contact else None,
    )
