"""
»Wie war es?«: whom to ask after an event and until when, and taking the anonymous answer.

That somebody has answered and what she said are stored together, and nothing leads from one to the other: the log
says nothing about answering, because its moments and the order of the answers would.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from calendar_events import links
from calendar_events.booking import deadlines, ledger, mails, offers
from calendar_events.booking.ledger import SYSTEM, BookingError, change
from calendar_events.models import EventPage, Feedback, Registration
from calendar_events.models.registration import State
from calendar_events.moments import local, midnight_after

# The mails go out on the morning after, and for so many days to those whose attendance is noted later.
MORNING, MAIL_DAYS = time(9), 14
# For so many days after the event people can answer.
FORM_DAYS = 30
CLOSED = "Rückmeldungen sind nicht mehr möglich. Bitte schreiben Sie uns stattdessen eine E-Mail."
# From so many answers on nobody can tell who said what.
FEWEST = 3
UNASKED = {"feedback_asked_at": None, "has_given_feedback": False}


class Stage(StrEnum):
    """What the form is to one person at a moment; the values stand in templates."""

    NOT_ASKED = "not_asked"
    OPEN = "open"
    CLOSED = "closed"
    GIVEN = "given"


# --- When ---


def asks_at(event: EventPage) -> datetime:
    """When the mails go out: on the morning after the last day, also where that ends after midnight."""
    return local(event.days[-1] + timedelta(days=1), MORNING)


def is_time_to_ask(event: EventPage, now: datetime) -> bool:
    """Whether mails go out at this moment."""
    is_wanted = event.asks_feedback and not event.is_cancelled
    return is_wanted and asks_at(event) <= now < midnight_after(event.days[-1] + timedelta(days=MAIL_DAYS))


def closes_at(event: EventPage) -> datetime:
    """When the form closes, at the latest when the registrations lose their names."""
    return min(midnight_after(event.days[-1] + timedelta(days=FORM_DAYS)), deadlines.data_kept_until(event))


def last_day(event: EventPage) -> date:
    """The last day on which people can answer."""
    return timezone.localdate(closes_at(event) - timedelta(microseconds=1))


def stage(registration: Registration, event: EventPage, now: datetime) -> Stage:
    """What the form is to this person; whoever is not noted as absent may have been there."""
    if registration.has_given_feedback:
        return Stage.GIVEN
    has_been_there = registration.state in (State.BOOKED, State.ATTENDED) and event.has_ended(now)
    if not (event.asks_feedback and has_been_there) or event.is_cancelled:
        return Stage.NOT_ASKED
    return Stage.OPEN if now < closes_at(event) else Stage.CLOSED


# --- Asking ---


def events_to_ask(now: datetime) -> list[int]:
    """Events at which somebody has to be asked how it was."""
    # The moments follow from the event's days, which end a few hours before or after its end.
    recent = (now - timedelta(days=MAIL_DAYS + 2), now)
    unasked = Registration.objects.filter(event=OuterRef("pk"), **UNASKED).exclude(email="")
    attended = Registration.objects.filter(event=OuterRef("pk"), state=State.ATTENDED)
    has_somebody = Exists(unasked.filter(state=State.ATTENDED)) | (
        ~Exists(attended) & Exists(unasked.filter(state=State.BOOKED))
    )
    events = EventPage.objects.live().filter(has_somebody, asks_feedback=True, ends_at__range=recent)
    return [event.pk for event in events.defer_streamfields().order_by("pk") if is_time_to_ask(event, now)]


def ask(event_id: int, now: datetime) -> int:
    """Write to those who were there and were not asked yet; returns to how many."""
    with offers.acting(event_id, now) as (event, _):
        due = list(to_be_asked(event)) if is_time_to_ask(event, now) else []
        for registration in due:
            state = State(registration.state)
            entry = change(registration, state, "ask_feedback", event=event, now=now, by=SYSTEM, feedback_asked_at=now)
            mails.send(entry, event, "feedback", **facts_of(registration, event))
        return len(due)


def to_be_asked(event: EventPage) -> QuerySet[Registration]:
    """Those who were there, or where nobody was checked in those with a place; without whom was asked before."""
    of_event = Registration.objects.filter(event=event)
    has_check_in = of_event.filter(state=State.ATTENDED).exists()
    return of_event.filter(state=State.ATTENDED if has_check_in else State.BOOKED, **UNASKED).exclude(email="")


def facts_of(registration: Registration, event: EventPage) -> dict[str, object]:
    """What the mail says besides: its link leads to the form, and online nobody is waiting any more."""
    return {
        "link": links.feedback_address(registration),
        "link_text": "Zu den Fragen",
        "online_link": "",
        "last_day": last_day(event),
    }


# --- Answering ---


def give(registration: Registration, answer: Feedback, *, now: datetime | None = None) -> bool:
    """
    Store the answer, which is not stored yet; False where this person has answered before, and nothing changes.

    Raises BookingError (`closed`).
    """
    with ledger.locked(registration.event_id) as event:
        found = stage(Registration.objects.get(pk=registration.pk), event, now or timezone.now())
        if found == Stage.GIVEN:
            return False
        if found != Stage.OPEN:
            raise BookingError(CLOSED, "closed")
        Registration.objects.filter(pk=registration.pk).update(has_given_feedback=True)
        answer.event = event
        answer.save(force_insert=True)
        return True


def number_asked(event_ids: Iterable[int]) -> Counter[int]:
    """By event how many were asked, or answered without having been."""
    asked_or_answered = Q(feedback_asked_at__isnull=False) | Q(has_given_feedback=True)
    found = Registration.objects.filter(asked_or_answered, event__in=event_ids).order_by()
    return Counter(dict(found.values_list("event").annotate(Count("pk"))))


def number_given(event_ids: Iterable[int]) -> Counter[int]:
    """By event how many have answered."""
    found = Feedback.objects.filter(event__in=event_ids).order_by()
    return Counter(dict(found.values_list("event").annotate(Count("pk"))))


def delete_texts(event_id: int) -> None:
    """Delete what people wrote in their own words; the figures stay."""
    Feedback.objects.filter(event_id=event_id).update(good="", better="")
