"""What every act shares: one transaction with one lock, the log, and the error that says why it is refused."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from asskomm.core.models import User
from calendar_events.booking import deadlines
from calendar_events.models import EventPage, Registration, RegistrationChange
from calendar_events.models.registration import ENDED, WAITING, State
from municipalities.models import Municipality

By = RegistrationChange.By


class BookingError(Exception):
    """Why an act is refused: a sentence for the reader, and a `code` for the program."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: the person herself, somebody of the staff, or the portal when the time has come."""

    by: By
    user: User | None = None


PERSON, SYSTEM = Actor(By.PERSON), Actor(By.SYSTEM)


def staff(user: User) -> Actor:
    """Somebody of the staff."""
    return Actor(By.STAFF, user)


@dataclass(frozen=True, slots=True)
class Person:
    """Who registers, or comes as a substitute: checked input. `answers` are by the uid of their question."""

    first_name: str
    last_name: str
    email: str = ""
    municipality: Municipality | None = None
    organisation: str = ""
    function: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def locked(event_id: int) -> Iterator[EventPage]:
    """
    The event in a transaction of its own, with everybody else who wants it waiting until it ends.

    On SQLite the transaction itself is the lock, because it is immediate.
    """
    with transaction.atomic():
        yield EventPage.objects.select_for_update(of=("self",)).defer_streamfields().get(pk=event_id)


def change(
    registration: Registration,
    state: State,
    act: str,
    *,
    event: EventPage,
    now: datetime,
    by: Actor = PERSON,
    reason: str = "",
    **fields: Any,
) -> RegistrationChange:
    """Store the new state with what follows from it, and log it. What a mail about it is keyed by is the entry."""
    before = registration.state
    facts: dict[str, Any] = {"told": deadlines.facts_text(event)}
    if state != State.OFFERED:
        facts["offered_until"] = None
    if state in WAITING:
        facts["waiting_since"] = registration.waiting_since or now
    else:
        facts |= {"waiting_since": None, "called_at": None}
    if state == State.BOOKED and before not in (State.BOOKED, State.ATTENDED, State.ABSENT):
        facts["booked_at"] = now
    facts["ended_at"] = now if state in ENDED else None
    if state in ENDED:
        facts["confirm_until"] = None
    for name, value in (facts | fields | {"state": state}).items():
        setattr(registration, name, value)
    is_new = registration.pk is None
    registration.save()
    return RegistrationChange.objects.create(
        registration=registration,
        at=now,
        act=act,
        before="" if is_new else before,
        after=state,
        reason=reason[:400],
        by=by.by,
        user=by.user,
    )
