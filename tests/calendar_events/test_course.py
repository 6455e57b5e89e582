"""Courses: applications, the order that staff gives them, offers, the reserve list."""

import pytest

from calendar_events import booking
from calendar_events.booking.due import run_due
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    HOUR,
    apply_for,
    before,
    clerk,
    create_event,
    fresh,
    log,
    mails_to,
    names,
    person,
    refused,
    state,
    waiting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return create_event(admission="kurs", capacity=2)


def test_the_best_ranked_get_offers_and_the_others_stand_in_reserve(course):
    now = before(course, days=40)
    ada, bo, cem, _, eva = apply_for(course, "Ada", "Bo", "Cem", "Dana", "Eva", now=now)
    booking.rank(course, [eva, cem, ada, bo], clerk(), now=now)

    assert booking.offer_places(course, clerk(), now=now) == 2

    assert names(course, State.OFFERED) == ["Cem", "Eva"]
    assert waiting(course, now) == ["Ada", "Bo"]
    assert names(course, State.APPLIED) == ["Dana"]
    assert mails_to("Bo")[-1] == "Nachrückliste, Platz 2"
    assert fresh(eva).offered_until == now + 7 * DAY
    assert log(cem)[2:] == [("rank", "applied", "applied", "staff"), ("offer", "applied", "offered", "staff")]
    assert booking.standing(fresh(ada), now).place == 1


def test_a_declined_place_goes_to_the_first_in_reserve(course):
    now = before(course, days=40)
    ada, bo, cem, dana = apply_for(course, "Ada", "Bo", "Cem", "Dana", now=now)
    booking.rank(course, [ada, bo, dana, cem], clerk(), now=now)
    booking.offer_places(course, clerk(), now=now)

    booking.accept(ada, now=now + HOUR)
    booking.decline(bo, now=now + HOUR)

    assert (names(course, State.BOOKED, State.OFFERED), waiting(course, now)) == (["Ada", "Dana"], ["Cem"])
    run_due(now + 8 * DAY)
    assert (state(dana), state(cem)) == (State.LAPSED, State.OFFERED)


def test_the_reserve_list_can_be_ranked_anew(course):
    now = before(course, days=40)
    applied = apply_for(course, "Ada", "Bo", "Cem", "Dana", now=now)
    booking.rank(course, applied, clerk(), now=now)
    booking.offer_places(course, clerk(), now=now)

    booking.rank(course, [applied[3], applied[2]], clerk(), now=now)

    assert waiting(course, now) == ["Dana", "Cem"]
    assert refused("state", booking.rank, course, [applied[0]], clerk(), now=now)


def test_places_are_offered_only_by_rank(course):
    now = before(course, days=40)
    apply_for(course, "Ada", now=now)

    message = refused("unranked", booking.offer_places, course, clerk(), now=now)

    assert message == "Bitte zuerst die Bewerbungen in eine Reihenfolge bringen."
    assert refused("started", booking.offer_places, course, clerk(), now=course.starts_at)


def test_somebody_can_be_admitted_out_of_turn_with_an_extra_place(course):
    now = before(course, days=40)
    applied = apply_for(course, "Ada", "Bo", "Cem", "Dana", now=now)
    booking.rank(course, applied, clerk(), now=now)
    booking.offer_places(course, clerk(), now=now)

    assert refused("taken", booking.admit_reserve, applied[3], clerk(), now=now)
    dana = booking.admit_reserve(applied[3], clerk(), extra_place=True, reason="Tandem", now=now)

    course.refresh_from_db()
    assert (dana.state, course.capacity, waiting(course, now)) == (State.OFFERED, 3, ["Cem"])
    assert dana.changes.last().reason == "Tandem"
    assert refused("state", booking.admit_reserve, dana, clerk(), now=now)


def test_an_application_is_turned_down_once(course):
    now = before(course, days=40)
    ada, bo = apply_for(course, "Ada", "Bo", now=now)

    for _ in range(2):
        booking.reject(ada, clerk(), now=now)

    assert (state(ada), mails_to("Ada")[-1]) == (State.REJECTED, "Kein Platz")
    assert mails_to("Ada").count("Kein Platz") == 1
    booking.cancel(bo, now=now)
    assert refused("state", booking.reject, bo, clerk(), now=now) == "Diese Bewerbung steht nicht mehr zur Wahl."


def test_applying_later_never_takes_a_place(course):
    now = before(course, days=40)
    apply_for(course, "Ada", now=now)

    late = booking.apply(course, person("Bo"), now=before(course, hours=1))

    assert state(late) == State.APPLIED
    assert run_due(before(course, hours=1)).offered == 0
