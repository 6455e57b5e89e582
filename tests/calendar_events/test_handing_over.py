"""Passing a place on to a substitute, and saying that one comes."""

import pytest

from calendar_events import booking
from calendar_events.models import Registration
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    MINUTE,
    before,
    create_event,
    fresh,
    log,
    mails_to,
    names,
    person,
    refused,
    sign_up,
    state,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_a_substitute_takes_the_place_over_and_confirms():
    event = create_event()
    now = before(event, days=5)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)

    ada = booking.hand_over(ada, person("Cem"), now=now)

    cem = Registration.objects.get(first_name="Cem")
    assert [state(one) for one in (ada, bo, cem)] == [State.HANDED_OVER, State.WAITING, State.BOOKED]
    assert (cem.predecessor, cem.is_confirmed, cem.confirm_until) == (ada, False, now + DAY)
    assert (mails_to("Ada")[-1], mails_to("Cem")) == ("Weitergegeben", ["Angemeldet, bitte bestätigen"])
    assert log(cem) == [("take_over", "", "booked", "person")]


def test_a_substitute_who_does_not_confirm_leaves_the_place_to_the_next():
    event = create_event()
    now = before(event, days=5)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    booking.hand_over(ada, person("Cem"), now=now)

    booking.cancel(ada, now=now + DAY)
    booking.register(event, person("Dana"), now=now + DAY)

    assert (names(event, State.LAPSED), state(bo)) == (["Cem"], State.OFFERED)


def test_a_substitute_from_the_waiting_list_gets_the_place_she_is_handed():
    event = create_event()
    now = before(event, days=5)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)

    booking.hand_over(ada, person("Cem"), now=now)

    assert (names(event, State.BOOKED), waiting(event, now)) == (["Cem"], ["Bo"])
    assert fresh(cem).predecessor == ada
    assert mails_to("Cem")[-1] == "Angemeldet"
    assert state(bo) == State.WAITING


def test_a_substitute_who_has_a_place_keeps_it_and_the_other_one_moves_on():
    event = create_event(capacity=2)
    now = before(event, days=5)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)

    booking.hand_over(ada, person("Bo"), now=now)

    assert [state(one) for one in (ada, bo, cem)] == [State.HANDED_OVER, State.BOOKED, State.OFFERED]
    assert mails_to("Bo")[-1] == "Schon angemeldet"


def test_handing_over_needs_a_confirmed_place_another_person_and_time():
    event = create_event()
    now = before(event, days=5)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)

    assert refused("no_place", booking.hand_over, bo, person("Cem"), now=now)
    assert refused("same_person", booking.hand_over, ada, person("Ada"), now=now)
    assert refused("started", booking.hand_over, ada, person("Cem"), now=event.starts_at)
    booking.cancel(ada, now=now)
    booking.decline(bo, now=now)
    (dana,) = sign_up(event, "Dana", now=now, confirm=False)
    assert refused("unconfirmed", booking.hand_over, dana, person("Cem"), now=now)


def test_saying_that_one_comes_is_noted_once():
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    now = before(event, days=6)

    for minutes in (0, 1):
        ada = booking.reconfirm(ada, now=now + minutes * MINUTE)

    assert ada.reconfirmed_at == now
    assert log(ada)[2:] == [("reconfirm", "booked", "booked", "person")]
    assert refused("started", booking.reconfirm, ada, now=event.starts_at)
    (bo,) = sign_up(event, "Bo", now=now)
    assert refused("no_place", booking.reconfirm, bo, now=now) == "Für Sie ist kein Platz gebucht."
