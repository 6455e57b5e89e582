"""How long an answer takes says nothing about who is registered."""

from collections.abc import Callable

import pytest
from django.db import connection

from asskomm.core.contact_requests import tokens
from calendar_events import booking, links, registration_views
from tests.calendar_events.registering import create_event, person, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-08 10:00+00:00", tick=False)]

SECONDS = 0.5
ADA, BOB = "ada@example.org", "bob@example.org"


class Clock:
    """A clock that stands still but for what is told to take time."""

    def __init__(self) -> None:
        self.now, self.slept = 100.0, []

    def sleep(self, seconds: float) -> None:
        # The tests' own transaction is no savepoint.
        assert connection.savepoint_ids == []
        self.slept.append(seconds)
        self.now += seconds

    def slow(self, act: Callable, seconds: float) -> Callable:
        """The same act, taking so long."""

        def run(*args, **kwargs):
            self.now += seconds
            return act(*args, **kwargs)

        return run


@pytest.fixture
def clock(monkeypatch, settings) -> Clock:
    settings.REGISTRATION_ANSWER_SECONDS = SECONDS
    clock = Clock()
    monkeypatch.setattr(registration_views, "monotonic", lambda: clock.now)
    monkeypatch.setattr(registration_views, "sleep", clock.sleep)
    return clock


@pytest.fixture
def send(client, clock, monkeypatch, time_machine):
    """Send a form; gives the status of its answer and how long it took, if the work itself takes so long."""

    def send(address: str, email: str, act: str, work: float) -> tuple[int, float]:
        monkeypatch.setattr(booking, act, clock.slow(getattr(booking, act), work))
        token, begin = tokens.make(), clock.now
        time_machine.shift(60)
        answers = {"first_name": "Kim", "last_name": "Muster", "municipality": "Verein", "promise": "on"}
        response = client.post(address, answers | {"email": email, "token": token, "was": "hand_over"})
        return response.status_code, round(clock.now - begin, 6)

    return send


def test_a_known_and_an_unknown_address_are_answered_after_the_same_time(send):
    event = create_event(capacity=5)
    sign_up(event, "Ada", now=event.starts_at.replace(day=8))
    address = f"/anmeldung/senden/{event.pk}/"
    found = [send(address, ADA, "register", 0.01), send(address, BOB, "register", 0.03)]
    found += [send(address, BOB, "register", 0.002)]

    assert found == [(302, SECONDS)] * 3


def test_so_is_what_cannot_be_done(send):
    event = create_event(has_waiting_list=False)
    sign_up(event, "Ada", now=event.starts_at.replace(day=8))
    address = f"/anmeldung/senden/{event.pk}/"

    assert [send(address, email, "register", 0.01) for email in (ADA, BOB)] == [(409, SECONDS)] * 2


def test_so_are_substitutes(send):
    event = create_event(capacity=5)
    first, second, _ = sign_up(event, "Alf", "Eva", "Ada", now=event.starts_at.replace(day=8))
    pages = [links.PATH.format(token=links.make(one)) for one in (first, second)]
    found = [send(pages[0], ADA, "hand_over", 0.02), send(pages[1], BOB, "hand_over", 0.01)]

    assert found == [(302, SECONDS)] * 2


def test_so_are_applications(send):
    course = create_event(admission="kurs", capacity=5)
    booking.apply(course, person("Ada"))
    found = [send(f"/anmeldung/senden/{course.pk}/", email, "apply", 0.01) for email in (ADA, BOB)]

    assert found == [(302, SECONDS)] * 2


def test_where_the_work_takes_longer_nobody_waits_on_top(send, clock):
    event = create_event()

    assert send(f"/anmeldung/senden/{event.pk}/", BOB, "register", 2.0) == (302, 2.0)
    assert clock.slept == [0]
