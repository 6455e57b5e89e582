"""Courses in the admin: bringing applications into an order, and offering places."""

import pytest

from calendar_events import booking
from calendar_events.models import EventPage
from calendar_events.models.registration import State
from tests.calendar_events.office import do, log_in, page, table
from tests.calendar_events.registering import apply_for, clerk, create_event, fresh, state, waiting
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


def test_applications_are_ranked_by_numbers_and_the_best_are_offered_places(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    ada, bo, cem, dan = apply_for(event, "Ada", "Bo", "Cem", "Dan", now=now)
    address = page(event, "rank_applications")
    numbers = {f"rang-{ada.pk}": "30", f"rang-{bo.pk}": "10", f"rang-{cem.pk}": "20", f"rang-{dan.pk}": ""}

    client.post(address, numbers, follow=True)
    assert [fresh(one).course_rank for one in (ada, bo, cem, dan)] == [3, 1, 2, None]
    assert table(client, address, 2) == ["Bo Muster", "Cem Muster", "Ada Muster", "Dan Muster"]

    offering = page(event, "offer_course_places")
    assert "Bewerbungen mit Rang: 3, freie Plätze: 2." in client.get(offering).content.decode()
    client.post(offering, follow=True)
    assert [state(one) for one in (ada, bo, cem, dan)] == [State.RESERVE, State.OFFERED, State.OFFERED, State.APPLIED]
    assert do(client, event, "ablehnen", dan, reason="passt nicht") == ["Dan Muster: abgelehnt."]
    assert do(client, event, "anbieten", ada, extra_place="on") == ["Ada Muster: mit Angebot."]
    assert (state(ada), state(dan)) == (State.OFFERED, State.REJECTED)


def test_places_are_not_offered_before_there_is_an_order(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    (ada,) = apply_for(event, "Ada", now=now)

    response = client.post(page(event, "offer_course_places"))

    refusal = "Bitte zuerst die Bewerbungen in eine Reihenfolge bringen."
    assert (texts(soup(response), "[role=alert]"), state(ada)) == ([refusal], State.APPLIED)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("1", "1", "Zwei Bewerbungen haben denselben Rang."),
        ("0", "", "Bitte geben Sie als Rang ganze Zahlen ab 1 an."),
        ("erste", "2", "Bitte geben Sie als Rang ganze Zahlen ab 1 an."),
    ],
)
def test_ranks_that_are_none_are_refused_and_the_input_is_kept(client, now, first, second, message):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    ada, bo = apply_for(event, "Ada", "Bo", now=now)

    response = client.post(page(event, "rank_applications"), {f"rang-{ada.pk}": first, f"rang-{bo.pk}": second})

    assert texts(soup(response), "[role=alert]") == [message]
    assert [one["value"] for one in soup(response).select("input[name^=rang]")] == [first, second]
    assert fresh(ada).course_rank is None


def test_an_order_that_somebody_else_has_changed_meanwhile_is_not_overwritten(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    ada, bo = apply_for(event, "Ada", "Bo", now=now)
    booking.rank(event, [bo, ada], clerk(), now=now)

    response = client.post(page(event, "rank_applications"), {f"rang-{ada.pk}": "1", f"rang-{bo.pk}": "2"})

    assert "inzwischen geändert" in texts(soup(response), "[role=alert]")[0]
    assert [fresh(one).course_rank for one in (ada, bo)] == [2, 1]


def test_somebody_entered_by_hand_stands_at_the_end_of_the_reserve_list(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=1)
    ada, bo = apply_for(event, "Ada", "Bo", now=now)
    booking.rank(event, [ada, bo], clerk(), now=now)
    booking.offer_places(event, clerk(), now=now)

    client.post(page(event, "add_registration"), {"first_name": "Cem", "last_name": "Muster", "waiting": "1"})

    assert waiting(event, now) == ["Bo", "Cem"]
