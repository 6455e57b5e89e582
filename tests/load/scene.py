"""What is prepared and read inside the portal's own database: run by its `manage.py shell`, answers in JSON."""

import json
import sys
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from asskomm.core.models import HomePage, OutgoingMail
from calendar_events import booking, links
from calendar_events.models import EventIndexPage, EventPage, Registration, RegistrationChange
from calendar_events.models.registration import State
from tests.calendar_events.registering import person, waiting
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.core import create_home_page


def tell(answer: Any) -> None:
    json.dump(answer, sys.stdout)


def create_events(name: str, number: int, capacity: int) -> list[EventPage]:
    """Events that register here and begin in sixty days."""
    home = HomePage.objects.first() or create_home_page()
    calendar = EventIndexPage.objects.first() or EventIndexPageFactory(parent=home)
    day = timezone.localdate() + timedelta(days=60)
    return [
        EventPageFactory(
            parent=calendar,
            title=f"{name} {one}",
            slug=slugify(f"{name} {one}"),
            first_day=day,
            admission=EventPage.Admission.HERE,
            capacity=capacity,
        )
        for one in range(number)
    ]


def open_events(name: str, number: int, capacity: int) -> None:
    """Events with nobody registered: tells their keys."""
    tell([event.pk for event in create_events(name, number, capacity)])


def busy_events(name: str, number: int) -> None:
    """
    Full events with five offers open and a waiting list of ten.

    Tells for each its key, the personal pages of ten who will cancel and of the five who have an offer.
    """
    found = []
    for event in create_events(name, number, capacity=15):
        now = timezone.now()
        booked = [enter(event, f"B{one}", now) for one in range(20)]
        for registration in booked[:5]:
            booking.cancel(registration, now=now)
        for one in range(10):
            enter(event, f"W{one}", now)
        offered = event.registrations.filter(state=State.OFFERED)
        found.append(
            {
                "event": event.pk,
                "cancel": [links.address(one) for one in booked[5:15]],
                "accept": [links.address(one) for one in offered],
            }
        )
    tell(found)


def enter(event: EventPage, name: str, now) -> Registration:
    registration = booking.register(event, person(name, email=f"{name.lower()}.{event.pk}@example.org"), now=now)
    return booking.confirm_email(registration, now=now)


def report(name: str) -> None:
    """
    What is stored about the events of this name.

    For each its places, its registrations and its log in order, and the log's entries that no mail is about.
    """
    mails = set(OutgoingMail.objects.values_list("key", flat=True))
    tell(
        [
            {
                "capacity": event.capacity,
                "registrations": list(event.registrations.order_by("pk").values("pk", "first_name", "email", "state")),
                "waiting": waiting(event, timezone.now()),
                "log": list(log(event).values("registration_id", "act", "before", "after")),
                "untold": [
                    key for key in log(event).values_list("pk", flat=True) if f"registration-change-{key}" not in mails
                ],
            }
            for event in EventPage.objects.filter(title__startswith=f"{name} ").order_by("pk")
        ]
    )


def log(event: EventPage):
    return RegistrationChange.objects.filter(registration__event=event).order_by("pk")


def mails() -> None:
    """How many mails there are in every state."""
    tell({state: OutgoingMail.objects.filter(state=state).count() for state in OutgoingMail.State.values})
