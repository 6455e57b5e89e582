"""Many people at the same moment, in real transactions on a database that threads share."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from asskomm.core.models import OutgoingMail
from calendar_events import booking
from calendar_events.booking import due, feedback, ledger
from calendar_events.models import EventPage, Feedback, Registration, RegistrationChange
from calendar_events.models.registration import State
from tests.at_once import at_once
from tests.calendar_events.registering import HOUR, before, create_event, names, person, sign_up, waiting
from tests.calendar_events.unlocking import unlock

CLIENTS, ROUNDS = 50, 2
pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("shared_database"),
]


def registering(event: EventPage, name: str, now) -> Callable[[], object]:
    return lambda: booking.register(event, person(name), now=now)


def test_of_fifty_at_once_exactly_one_gets_the_last_place_and_the_rest_wait_in_order():
    event = create_event()
    now = before(event, days=20)

    for number in range(ROUNDS):
        Registration.objects.all().delete()
        people = [f"R{number}P{one}" for one in range(CLIENTS)]

        assert at_once(*(registering(event, name, now) for name in people)) == []

        states = Counter(Registration.objects.values_list("state", flat=True))
        assert states == {State.BOOKED: 1, State.WAITING: CLIENTS - 1}
        places = list(
            OutgoingMail.objects.filter(subject__startswith="Warteliste", recipient__startswith=f"r{number}p")
            .order_by("pk")
            .values_list("subject", flat=True)
        )
        assert [subject.split(",")[1] for subject in places] == [f" Platz {one}" for one in range(1, CLIENTS)]


def test_everything_at_once_leaves_no_place_empty_and_overbooks_none():
    event = create_event(capacity=15)
    now = before(event, days=20)
    booked = sign_up(event, *(f"B{number}" for number in range(20)), now=now)
    for registration in booked[:5]:
        booking.cancel(registration, now=now)
    offered = list(Registration.objects.filter(state=State.OFFERED))
    assert len(offered) == 5
    sign_up(event, *(f"W{number}" for number in range(10)), now=now)

    problems = at_once(
        *((lambda one=one: booking.cancel(one, now=now)) for one in booked[5:15]),
        *(registering(event, f"N{number}", now) for number in range(10)),
        *((lambda one=one: booking.accept(one, now=now)) for one in offered),
        *((lambda: due.run_due(now)) for _ in range(2)),
    )

    assert problems == []
    assert names(event, State.BOOKED) == [f"B{number}" for number in range(15, 20)]
    # The ten who waited before have the ten places that became free; who came in between waits in order.
    assert names(event, State.OFFERED) == [f"W{number}" for number in range(10)]
    arrived = Registration.objects.filter(first_name__startswith="N").order_by("pk")
    assert waiting(event, now) == [one.first_name for one in arrived]
    assert_never_overbooked(event)
    told = RegistrationChange.objects.values_list("pk", flat=True)
    keys = OutgoingMail.objects.filter(key__startswith="registration-change").values_list("key", flat=True)
    assert sorted(keys) == sorted(f"registration-change-{key}" for key in told)


def assert_never_overbooked(event: EventPage) -> None:
    """Replay the log: at no instant were more places held than there are."""
    held = 0
    places = (State.BOOKED, State.OFFERED)
    for entry in RegistrationChange.objects.order_by("pk"):
        held += (entry.after in places) - (entry.before in places)
        assert held <= event.capacity


def test_two_runs_at_once_do_everything_once():
    event = create_event(capacity=5)
    sign_up(event, *"ABCDE", now=before(event, days=20))
    now = before(event, days=7)

    assert at_once(*((lambda: due.run_due(now)) for _ in range(4))) == []

    assert RegistrationChange.objects.filter(act="ask").count() == 5
    assert OutgoingMail.objects.filter(subject__startswith="Kommen Sie?").count() == 5


def test_of_several_runs_and_clicks_at_once_everybody_is_asked_once_and_answers_once():
    event = create_event(capacity=5, asks_feedback=True)
    people = sign_up(event, *"ABCDE", now=before(event, days=20))
    now = feedback.asks_at(event)

    assert at_once(*((lambda: due.run_due(now)) for _ in range(4))) == []
    clicks = [lambda one=one: booking.give_feedback(one, Feedback(overall=5), now=now) for one in people[:3] * 3]
    assert at_once(*clicks) == []

    assert OutgoingMail.objects.filter(subject__startswith="Wie war es?").count() == 5
    assert event.feedback.count() == event.registrations.filter(has_given_feedback=True).count() == 3


def test_the_same_click_twice_is_one_registration():
    event = create_event()
    now = before(event, days=20)

    assert at_once(*(registering(event, "Ada", now) for _ in range(8))) == []

    assert names(event, State.BOOKED) == ["Ada"]
    assert OutgoingMail.objects.count() == 1


def test_whoever_had_to_wait_for_the_lock_stands_in_line_from_when_she_had_it(monkeypatch, time_machine):
    event = create_event()
    asked = before(event, days=20)
    time_machine.move_to(asked, tick=False)

    @contextmanager
    def locked_later(event_id: int) -> Iterator[EventPage]:
        time_machine.move_to(asked + HOUR, tick=False)
        with locked(event_id) as event:
            yield event

    locked = ledger.locked
    monkeypatch.setattr(ledger, "locked", locked_later)

    assert booking.register(event, person("Ada")).created_at == asked + HOUR


def test_without_the_lock_the_last_place_is_given_away_several_times(monkeypatch):
    """The control: if this did not overbook, the tests above could not fail."""

    unlock(monkeypatch.setattr)
    event = create_event()
    now = before(event, days=20)

    assert at_once(*(registering(event, f"P{number}", now) for number in range(10))) == []

    assert len(names(event, State.BOOKED)) > 1
