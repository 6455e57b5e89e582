"""How many queries registering needs, of visitors and of staff: few, and the same for 4 and for 400 people."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from asskomm.core.contact_requests import tokens
from calendar_events import links
from calendar_events.booking.due import run_due
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State
from tests.calendar_events.office import log_in
from tests.calendar_events.registering import create_event
from tests.factories.municipalities import MunicipalityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-08 10:00+00:00", tick=False)]

CAPACITY = 3


@pytest.fixture
def event(wurzen, settings) -> EventPage:
    """An event with a waiting list that has no free place."""
    settings.REGISTRATIONS_PER_HOUR = 1_000
    return create_event(capacity=CAPACITY, municipality_limit=2)


def fill_up(event: EventPage, number: int) -> None:
    """Register people up to this number, from ever more municipalities; most of them wait."""
    known, now = event.registrations.count(), timezone.now()
    towns = [MunicipalityFactory() for _ in range(number // 10)]
    Registration.objects.bulk_create(
        Registration(
            event=event,
            first_name="Alex",
            last_name=f"Muster {position}",
            email=f"alex{position}@example.org",
            email_key=f"alex{position}@example.org",
            municipality=towns[position % len(towns)] if towns else None,
            state=State.BOOKED if position < CAPACITY else State.WAITING,
            email_confirmed_at=now,
            booked_at=now if position < CAPACITY else None,
            waiting_since=None if position < CAPACITY else now + timedelta(seconds=position),
        )
        for position in range(known, number)
    )


def acts(client: Client, event: EventPage, time_machine) -> Iterator[tuple[str, Callable[[], int]]]:
    """What visitors, staff and the clock do, by name; each gives the status of its answer."""
    staff = Client()
    log_in(staff)
    waiting = event.registrations.filter(state=State.WAITING).latest("pk")

    def register(address: str) -> int:
        token = tokens.make()
        time_machine.shift(60)
        answers = {"first_name": "Kim", "last_name": "Muster", "email": address, "municipality": "Wurzen"}
        return client.post(f"/anmeldung/senden/{event.pk}/", answers | {"promise": "on", "token": token}).status_code

    yield "event", lambda: client.get(f"{event.url}?x=1").status_code
    yield "list", lambda: client.get("/veranstaltungen/?x=1").status_code
    yield "form", lambda: client.get(f"{event.url}anmeldung/").status_code
    yield "registering", lambda: register(f"{uuid4().hex}@example.org")
    yield "registering again", lambda: register("alex2@example.org")
    yield "personal page", lambda: client.get(links.PATH.format(token=links.make(waiting))).status_code
    for name in ("event_registrations", "event_check_in"):
        address = reverse(name, args=[event.pk])
        yield name, lambda address=address: staff.get(address).status_code
    yield "nothing due", lambda: 200 if run_due().asked == 0 else 500


def queries(client: Client, event: EventPage, time_machine) -> dict[str, int]:
    """How many each of them needs the second time."""
    found = {}
    for name, act in acts(client, event, time_machine):
        act()
        with CaptureQueriesContext(connection) as captured:
            assert act() in (200, 302), name
        found[name] = len(captured)
    return found


def test_everything_needs_the_same_few_queries_for_4_and_for_400_people(client, event, time_machine):
    fill_up(event, 4)
    few = queries(client, event, time_machine)
    fill_up(event, 400)
    many = queries(client, event, time_machine)

    assert many == few
    budgets = {"registering": 20, "registering again": 20, "event_registrations": 20, "event_check_in": 12}
    assert {name: number for name, number in many.items() if number > budgets.get(name, 12)} == {}
