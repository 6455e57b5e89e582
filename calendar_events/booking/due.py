"""
What time triggers: everything that is over ends, places move on, people are asked, old data goes.

`run_due()` may run as often and in as many places as one likes: each event is worked on under its lock, and
looked at again there.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from calendar_events.booking import deadlines, feedback, ledger, mails, offers, places
from calendar_events.booking.deadlines import Step
from calendar_events.booking.events import end_waiting
from calendar_events.booking.ledger import SYSTEM, change
from calendar_events.booking.staff import release_place
from calendar_events.models import EventPage, Registration, RegistrationChange
from calendar_events.models.registration import WAITING, State
from calendar_events.querysets import EventPageQuerySet

logger = logging.getLogger(__name__)

# The longest time before an event at which people can be asked.
HORIZON = timedelta(days=61)
REGISTERING = (EventPage.Admission.HERE, EventPage.Admission.COURSE)


@dataclass(slots=True)
class Report:
    """What one run has done: how many registrations by subject, and the events at which something failed."""

    ended: int = 0
    offered: int = 0
    asked: int = 0
    unplaced: int = 0
    feedback: int = 0
    anonymised: int = 0
    failed: int = 0


def run_due(now: datetime | None = None) -> Report:
    """Do everything whose time has come; what fails at one event keeps no other from its turn."""
    now = now or timezone.now()
    report = Report()
    jobs: list[tuple[str, Callable[[datetime], list[int]], Callable[[int, datetime], int]]] = [
        ("ended", events_with_outdated, end_outdated),
        ("offered", events_to_move_on, move_on),
        ("asked", events_to_ask, ask),
        ("unplaced", events_begun_with_a_list, end_list),
        ("feedback", feedback.events_to_ask, feedback.ask),
        ("anonymised", events_to_anonymise, anonymise),
    ]
    for name, find, work in jobs:
        for event_id in find(now):
            try:
                done = work(event_id, now)
            # Whatever goes wrong at one event, the others have to get their turn: it is logged and reported.
            except Exception:
                logger.exception("Registrations of event %s: %s failed", event_id, name)
                report.failed += 1
            else:
                setattr(report, name, getattr(report, name) + done)
    return report


# --- What is over ends ---


def events_with_outdated(now: datetime) -> list[int]:
    """Events with unconfirmed registrations or offers whose time is over."""
    outdated = Q(confirm_until__lte=now) | Q(offered_until__lte=now)
    found = Registration.objects.active().filter(outdated).order_by()
    return sorted(set(found.values_list("event_id", flat=True)))


def end_outdated(event_id: int, now: datetime) -> int:
    with ledger.locked(event_id) as event:
        return offers.settle(event, now)


# --- Places move on ---


def events_to_move_on(now: datetime) -> list[int]:
    """Events with a free place for which somebody waits, for instance because a limit has ended."""
    waiting = Registration.objects.filter(event=OuterRef("pk"), state__in=WAITING)
    # Rows instead of pages: there may be hundreds.
    events = list(coming(now).filter(Exists(waiting)).order_by().values_list("pk", "capacity", named=True))
    numbers = places.left(events) if events else {}
    return [event.pk for event in events if numbers[event.pk].free != 0]


def move_on(event_id: int, now: datetime) -> int:
    with offers.acting(event_id, now) as (event, _):
        return offers.offer_next(event, now)


# --- »Kommen Sie?« ---


def events_to_ask(now: datetime) -> list[int]:
    """Events at which a question, a reminder or a release is due."""
    near = coming(now).filter(starts_at__lte=now + HORIZON).exclude(reconfirmation=EventPage.Reconfirmation.OFF)
    events = {event.pk: event for event in near if deadlines.step_of_event(event, now)}
    if not events:
        return []
    unanswered = Registration.objects.filter(event_id__in=events, state=State.BOOKED, reconfirmed_at=None)
    names = ("event_id", "state", "booked_at", "email_confirmed_at", "asked_at", "reminded_at", "reconfirmed_at")
    found = unanswered.order_by().only(*names)
    return sorted({one.event_id for one in found if deadlines.step_of(one, events[one.event_id], now)})


def ask(event_id: int, now: datetime) -> int:
    """Ask, remind or release; returns how many."""
    with offers.acting(event_id, now) as (event, _):
        due = list(steps(event, now))
        for registration, step in due:
            if step == Step.RELEASE:
                release_place(registration, event, now, SYSTEM, "keine Antwort auf die Nachfrage")
            else:
                noted = {"asked_at" if step == Step.ASK else "reminded_at": now}
                entry = change(registration, State.BOOKED, step.value, event=event, now=now, by=SYSTEM, **noted)
                mails.send(entry, event, step.value)
        if any(step == Step.RELEASE for _, step in due):
            offers.offer_next(event, now)
        return len(due)


def steps(event: EventPage, now: datetime) -> Iterator[tuple[Registration, Step]]:
    """The registrations with something due, and what."""
    for registration in Registration.objects.filter(event=event, state=State.BOOKED, reconfirmed_at=None):
        step = deadlines.step_of(registration, event, now)
        if step:
            yield registration, step


def coming(now: datetime) -> EventPageQuerySet:
    """Published events that register here, take place and have not begun."""
    events = EventPage.objects.live().filter(starts_at__gt=now, admission__in=REGISTERING)
    return events.exclude(status=EventPage.Status.CANCELLED).defer_streamfields()


# --- The lists end with the beginning ---


def events_begun_with_a_list(now: datetime) -> list[int]:
    """Events that have begun while somebody still waits for a place."""
    waiting = Registration.objects.filter(event=OuterRef("pk"), state__in=WAITING)
    begun = EventPage.objects.live().filter(Exists(waiting), starts_at__lte=now, admission__in=REGISTERING)
    return list(begun.exclude(status=EventPage.Status.CANCELLED).order_by().values_list("pk", flat=True))


def end_list(event_id: int, now: datetime) -> int:
    # What has run out of time first: it ends for a reason of its own.
    with offers.acting(event_id, now) as (event, _):
        return end_waiting(event, now)


# --- Old data goes ---


def events_to_anonymise(now: datetime) -> list[int]:
    """Events that are over for so long that nobody needs to know any more who was there."""
    latest = now - timedelta(days=settings.REGISTRATION_RETENTION_DAYS)
    with_data = Registration.objects.filter(event=OuterRef("pk"), anonymised_at=None)
    old = EventPage.objects.filter(Exists(with_data), ends_at__lt=latest).order_by()
    return list(old.values_list("pk", flat=True))


def anonymise(event_id: int, now: datetime) -> int:
    """Delete names, addresses, answers, reasons and texts; states, moments and numbers stay for the figures."""
    texts = dict.fromkeys(("first_name", "last_name", "email", "email_key", "organisation", "function", "told"), "")
    with ledger.locked(event_id):
        RegistrationChange.objects.filter(registration__event_id=event_id).anonymise()
        feedback.delete_texts(event_id)
        named = Registration.objects.filter(event_id=event_id, anonymised_at=None)
        return named.update(**texts, answers={}, anonymised_at=now)
