"""Passing on what becomes free: offers in order, calls to all shortly before the beginning, and their end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from django.db.models import Q
from django.utils import timezone

from calendar_events.booking import deadlines, ledger, mails, places
from calendar_events.booking.ledger import SYSTEM, Actor, BookingError
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State

LIMIT = "Die Kommune hat schon so viele Plätze, wie jede haben kann."


@contextmanager
def acting(event_id: int, now: datetime | None) -> Iterator[tuple[EventPage, datetime]]:
    """
    The locked event in a transaction, after everything has happened that time has brought about by `now`.

    Without `now` it is the moment at which the lock is there, not the one at which the act began to wait for it:
    who is first in line was first to have the lock, and the rank told in a mail stays true.
    """
    with ledger.locked(event_id) as event:
        now = now or timezone.now()
        settle(event, now)
        yield event, now


@contextmanager
def acting_on(registration: Registration, now: datetime | None) -> Iterator[tuple[EventPage, Registration, datetime]]:
    """The locked event, the registration as it is now, and the moment of the act."""
    with acting(registration.event_id, now) as (event, now):
        yield event, Registration.objects.get(pk=registration.pk), now


def settle(event: EventPage, now: datetime) -> int:
    """End what has run out of time, unconfirmed registrations and unanswered offers, and pass on their places."""
    outdated = Q(confirm_until__lte=now) | Q(offered_until__lte=now)
    ended = list(Registration.objects.active().filter(outdated, event=event))
    for registration in ended:
        is_unconfirmed = registration.confirm_until is not None and registration.confirm_until <= now
        act, reason = ("lapse", "E-Mail nicht bestätigt") if is_unconfirmed else ("expire", "Angebot nicht angenommen")
        entry = ledger.change(registration, State.LAPSED, act, event=event, now=now, by=SYSTEM, reason=reason)
        mails.send(entry, event, "unconfirmed" if is_unconfirmed else "expired")
    if ended:
        offer_next(event, now)
    return len(ended)


def offer_next(event: EventPage, now: datetime) -> int:
    """
    Offer every free place to who is next, or in the last hours to all at once; returns how many were told.

    Called at the end of every act that may free a place, under the event's lock.
    """
    if event.is_cancelled or now >= event.starts_at:
        return 0
    waiting = list(Registration.objects.filter(event=event).waiting())
    if not waiting:
        return 0
    held = places.occupancy(event).held
    number = places.free(event, held)
    if event.is_rush(now):
        return call(event, waiting, held, now)
    chosen = list(islice(places.next_in_line(event, waiting, held, now), number))
    for registration in chosen:
        offer(registration, event, now)
    return len(chosen)


def offer(registration: Registration, event: EventPage, now: datetime, by: Actor = SYSTEM, reason: str = "") -> None:
    """Keep a place for this person until her deadline, and tell her."""
    until = deadlines.offer_until(event, now)
    # Accepting confirms the address: from now on only the offer's deadline counts.
    deadline = {"offered_until": until, "confirm_until": None}
    entry = ledger.change(registration, State.OFFERED, "offer", event=event, now=now, by=by, reason=reason, **deadline)
    mails.send(entry, event, "offered")


def call(event: EventPage, waiting: list[Registration], held: places.Counter, now: datetime) -> int:
    """Tell everybody who may have the free place and does not know of it; once it is gone, forget the call."""
    if places.free(event, held) == 0:
        Registration.objects.filter(event=event, called_at__isnull=False).update(called_at=None)
        return 0
    called = [
        one
        for one in waiting
        if not (one.called_at or places.has_reached_limit(event, one.municipality_id, held, now))
    ]
    for registration in called:
        entry = ledger.change(registration, registration.state, "call", event=event, now=now, by=SYSTEM, called_at=now)
        mails.send(entry, event, "called")
    return len(called)


def require_place(event: EventPage, municipality_id: int | None, now: datetime) -> None:
    """Raise BookingError where no place is free, or the municipality has as many as it may have."""
    held = places.occupancy(event).held
    if places.free(event, held) == 0:
        raise BookingError("Der Platz ist schon vergeben.", "taken")
    if places.has_reached_limit(event, municipality_id, held, now):
        raise BookingError(LIMIT, "limit")
