"""Until when: offers, confirmations, questions. They shorten towards the event, and none is later than its start."""

from datetime import datetime, timedelta
from enum import Enum

from django.conf import settings
from django.utils import timezone

from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State
from calendar_events.models.registration_settings import RELEASE_DAYS, RUSH

LONGEST_OFFER, LONGEST_COURSE_OFFER, SHORTEST_OFFER = timedelta(hours=48), timedelta(days=7), timedelta(hours=2)
LONGEST_CONFIRMATION, SHORTEST_CONFIRMATION = timedelta(hours=24), timedelta(minutes=15)
# Whoever was asked less than this ago has had no time to answer.
TIME_TO_ANSWER = timedelta(hours=24)
UNDO = timedelta(hours=24)


def offer_until(event: EventPage, now: datetime) -> datetime:
    """Until when an offer made now holds: at most a quarter of the time left, to the minute."""
    longest = LONGEST_COURSE_OFFER if event.is_course else LONGEST_OFFER
    return limit(event, now, longest, SHORTEST_OFFER)


def confirm_until(event: EventPage, now: datetime) -> datetime:
    """Until when a mail address given now has to be confirmed."""
    return limit(event, now, LONGEST_CONFIRMATION, SHORTEST_CONFIRMATION)


def limit(event: EventPage, now: datetime, longest: timedelta, shortest: timedelta) -> datetime:
    quarter = (event.starts_at - now) / 4
    end = now + min(longest, max(shortest, quarter))
    return min(end.replace(second=0, microsecond=0), event.starts_at)


def days_before(event: EventPage, days: int) -> datetime:
    """The same local time so many days earlier, also over the nights in which the clocks change."""
    earlier = timezone.localtime(event.starts_at).replace(tzinfo=None) - timedelta(days=days)
    return timezone.make_aware(earlier)


def data_kept_until(event: EventPage) -> datetime:
    """When the data of the registered persons is deleted."""
    return event.ends_at + timedelta(days=settings.REGISTRATION_RETENTION_DAYS)


def facts_text(event: EventPage) -> str:
    """Day, time and place in one line: what registered people are told again when it changes."""
    place = ", ".join(event.address_lines) if event.is_on_site else ""
    where = " und ".join(part for part in (place, "online" if event.is_online else "") if part)
    return " · ".join(part for part in (f"{event.day_text}, {event.time_text}", where) if part)[:400]


class Step(Enum):
    """What the confirmation request does with an unanswered place; the values are the names of the acts."""

    ASK = "ask"
    REMIND = "remind"
    RELEASE = "release"


def step_of_event(event: EventPage, now: datetime) -> Step | None:
    """Which part of the confirmation request it is time for; what was missed is not made up for."""
    off = event.Reconfirmation.OFF
    if event.reconfirmation == off or event.is_cancelled or now >= event.starts_at - RUSH:
        return None
    if now >= days_before(event, RELEASE_DAYS):
        return Step.RELEASE if event.reconfirmation == event.Reconfirmation.RELEASE else None
    if now >= days_before(event, event.reminder_days):
        return Step.REMIND
    return Step.ASK if now >= days_before(event, event.reconfirm_days) else None


def step_of(registration: Registration, event: EventPage, now: datetime) -> Step | None:
    """
    Which part of the confirmation request is due for this registration.

    Whoever got the place after the day of a question is not asked it: she has only just said that she comes.
    """
    step = step_of_event(event, now)
    if registration.state != State.BOOKED or registration.reconfirmed_at or not registration.email_confirmed_at:
        return None
    asked = registration.reminded_at or registration.asked_at
    days = {Step.ASK: event.reconfirm_days, Step.REMIND: event.reminder_days}.get(step)
    is_due = {
        None: False,
        Step.ASK: not asked,
        Step.REMIND: not registration.reminded_at,
        Step.RELEASE: asked and asked <= now - TIME_TO_ANSWER,
    }[step]
    if days is not None and is_due:
        is_due = registration.booked_at < days_before(event, days)
    return step if is_due else None
