"""Whoever still waits when the event begins is told once that no place became free; no figure says she stayed away."""

import pytest

from calendar_events import booking
from calendar_events.admin.balance import balance
from calendar_events.admin.figures import DEFAULT_RATE, attendance_rate
from calendar_events.booking.due import Report, run_due
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    HOUR,
    MINUTE,
    apply_for,
    before,
    clerk,
    create_event,
    last_mail,
    log,
    mails_to,
    names,
    refused,
    sign_up,
    state,
)
from tests.factories.calendar_events import EventPageFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db

SUBJECT = "Leider kein Platz frei geworden"


@pytest.mark.parametrize(
    ("moment", "expected"), [(-MINUTE, State.WAITING), (0 * MINUTE, State.UNPLACED), (MINUTE, State.UNPLACED)]
)
def test_the_list_ends_with_the_beginning(moment, expected):
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    for _ in range(2):
        run_due(event.starts_at + moment)

    assert (state(bo), mails_to("Bo").count(SUBJECT)) == (expected, int(expected == State.UNPLACED))
    assert names(event, State.BOOKED) == ["Ada"]
    assert SUBJECT not in mails_to("Ada")


def test_the_mail_is_kind_and_leads_to_what_comes_next():
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    assert run_due(event.starts_at) == Report(unplaced=1)

    body = last_mail("Bo").body
    assert "Leider ist bis zum Beginn kein Platz für Sie frei geworden. Danke, dass Sie gewartet haben" in body
    assert f"steht im Kalender:\n{event.get_parent().full_url}\n" in body
    assert last_mail("Bo").attachments == []
    assert log(bo)[-1] == ("end_waiting", "waiting", "unplaced", "system")
    standing = booking.standing(event.registrations.get(pk=bo.pk), event.starts_at)
    assert standing.sentence == "Die Veranstaltung hat begonnen. Für Sie ist leider kein Platz frei geworden."
    assert standing.acts == frozenset()


def test_a_list_that_nobody_looked_at_until_the_end_ends_without_a_mail():
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    run_due(event.ends_at - MINUTE)
    other = EventPageFactory(parent=event.get_parent(), admission="hier", capacity=1)
    _, dana = sign_up(other, "Cem", "Dana", now=before(other, days=20))
    run_due(other.ends_at)

    assert [state(one) for one in (bo, dana)] == [State.UNPLACED] * 2
    assert (SUBJECT in mails_to("Bo"), SUBJECT in mails_to("Dana")) == (True, False)


@pytest.mark.parametrize(
    "facts", [{"status": "cancelled"}, {"live": False}, {"admission": "offen"}], ids=["cancelled", "withdrawn", "open"]
)
def test_nobody_is_told_where_there_is_no_list_any_more(facts):
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    type(event).objects.filter(pk=event.pk).update(**facts)

    assert run_due(event.starts_at) == Report()
    assert state(bo) == State.WAITING
    assert SUBJECT not in mails_to("Bo")


def test_what_ends_at_the_beginning_for_another_reason_is_told_that_reason():
    event = create_event()
    now = before(event, hours=13)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    (cem,) = sign_up(event, "Cem", now=before(event, minutes=5), confirm=False)
    booking.cancel(ada, now=now)
    assert state(bo) == State.OFFERED

    run_due(event.starts_at)

    assert [state(one) for one in (bo, cem)] == [State.LAPSED, State.LAPSED]
    assert (SUBJECT in mails_to("Bo"), SUBJECT in mails_to("Cem")) == (False, False)


def test_the_reserve_list_of_a_course_ends_and_undecided_applications_stay_with_the_staff():
    event = create_event(admission="kurs", capacity=1, registration_until=None)
    now = before(event, days=20)
    ada, bo, cem = apply_for(event, "Ada", "Bo", "Cem", now=now)
    booking.rank(event, [ada, bo], clerk(), now=now)
    booking.offer_places(event, clerk(), now=now)
    booking.accept(ada, now=now)

    run_due(event.starts_at)

    assert [state(one) for one in (ada, bo, cem)] == [State.BOOKED, State.UNPLACED, State.APPLIED]
    assert SUBJECT in mails_to("Bo")


def test_a_place_can_still_be_given_at_the_door():
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    run_due(event.starts_at)

    bo.refresh_from_db()
    assert refused("taken", booking.move_by_hand, bo, State.BOOKED, clerk(), now=event.starts_at + HOUR)
    booking.move_by_hand(bo, State.BOOKED, clerk(), extra_place=True, now=event.starts_at + HOUR)
    run_due(event.starts_at + 2 * HOUR)

    assert (state(bo), mails_to("Bo")[-1], mails_to("Bo").count(SUBJECT)) == (State.BOOKED, "Angemeldet", 1)


def test_no_figure_counts_it_as_a_place_or_as_staying_away():
    event, town = create_event(capacity=1), MunicipalityFactory(name="Wurzen")
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20), municipality=town)
    # She had the place before staff moved her to the end of the list.
    booking.move_by_hand(ada, State.WAITING, clerk(), now=before(event, days=19))
    booking.accept(bo, now=before(event, days=18, hours=12))
    run_due(event.starts_at)
    booking.mark_attended(bo, clerk(), now=event.starts_at)

    now = event.ends_at + DAY
    (row,) = balance(now, "name")
    assert state(ada) == State.UNPLACED
    assert row == {
        "name": "Wurzen",
        "registered": 1,
        "cancelled": 0,
        "late": 0,
        "released": 0,
        "absent": 0,
        "attended": 1,
        "unknown": 0,
    }
    assert attendance_rate(now) == 1.0 != DEFAULT_RATE
