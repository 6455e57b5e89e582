"""The directory of prevention councils."""

from dataclasses import dataclass
from datetime import date

from municipalities.history import Contact, contact_of, members_of
from municipalities.models import Instrument, Participation
from municipalities.names import sort_key
from municipalities.partial_dates import PartialDate
from municipalities.participation import IN_FORCE, Snapshot, Standing, state_on


@dataclass(frozen=True, slots=True)
class Council:
    """One council with the municipalities it serves and its public contact, if it has named one."""

    name: str
    members: tuple[Standing, ...]
    since: PartialDate
    contact: Contact | None

    @property
    def shows_members(self) -> bool:
        """Whether the members say more than the name: a town's own council is called like the town."""
        return [one.name for one in self.members] != [self.name]


def councils_on(state: Snapshot) -> list[Council]:
    """Councils in force on the snapshot's day, by name; two queries."""
    records = (
        Participation.objects.known_on(state.day)
        .filter(instrument__code=Instrument.PREVENTION_COUNCIL)
        .select_related("municipality", "partnership")
        .prefetch_related("partnership__memberships")
    )
    found = [to_council(record, state) for record in records if is_in_force(record, state.day)]
    return sorted(found, key=lambda one: sort_key(one.name))


def is_in_force(record: Participation, day: date) -> bool:
    """Whether the council existed on `day`; a planned one does not yet."""
    return state_on(day, record.state, record.planned_on, record.started_on, record.ended_on) in IN_FORCE


def to_council(record: Participation, state: Snapshot) -> Council:
    """One record as an entry of the directory."""
    shared = record.partnership
    members = members_of(shared, state) if shared else [state.heir_of(record.municipality_id)]
    return Council(
        name=record.participant.name,
        members=tuple(one for one in members if one),
        since=record.since,
        contact=contact_of(record),
    )
