"""What staff does: adding, moving, releasing and taking that back, attendance, messages, cancelling the event."""

from datetime import date, time
from uuid import uuid4

import pytest

from asskomm.core.models import OutgoingMail
from calendar_events import booking
from calendar_events.models import EventPage, RegistrationChange
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    HOUR,
    MINUTE,
    before,
    clerk,
    create_event,
    fresh,
    last_mail,
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


def test_somebody_is_added_by_hand_with_or_without_an_address():
    event = create_event(capacity=3)
    now = before(event, days=20)

    ada = booking.add_by_hand(event, person("Ada"), clerk(), reason="Anruf", now=now)
    bo = booking.add_by_hand(event, person("Bo", email=""), clerk(), now=now)
    cem = booking.add_by_hand(event, person("Cem", email=""), clerk(), now=now)

    assert [one.state for one in (ada, bo, cem)] == [State.BOOKED] * 3
    assert mails_to("Ada") == ["Angemeldet"]
    assert OutgoingMail.objects.count() == 1
    entry = ada.changes.get()
    assert (entry.act, entry.reason, entry.by, entry.user) == ("add_by_hand", "Anruf", "staff", clerk())
    assert refused("known", booking.add_by_hand, event, person("Ada"), clerk(), now=now)
    assert names(event, State.BOOKED) == ["Ada", "Bo", "Cem"]


def test_a_full_event_takes_somebody_by_hand_only_with_an_extra_place():
    event = create_event()
    now = before(event, days=20)
    sign_up(event, "Ada", "Bo", now=now)

    message = refused("taken", booking.add_by_hand, event, person("Cem"), clerk(), now=now)
    assert message == "Alle Plätze sind vergeben. Bitte zuerst die Zahl der Plätze erhöhen."
    booking.add_by_hand(event, person("Cem"), clerk(), extra_place=True, now=now)

    event.refresh_from_db()
    assert (event.capacity, names(event, State.BOOKED), waiting(event, now)) == (2, ["Ada", "Cem"], ["Bo"])


def test_somebody_is_added_to_the_list_by_hand():
    event = create_event()
    now = before(event, days=20)
    sign_up(event, "Ada", "Bo", now=now)

    booking.add_by_hand(event, person("Cem"), clerk(), waiting=True, now=now)

    assert (waiting(event, now), mails_to("Cem")) == (["Bo", "Cem"], ["Warteliste, Platz 2"])


def test_moving_by_hand_gives_a_place_or_the_end_of_the_list():
    event = create_event()
    now = before(event, days=20)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)

    assert refused("taken", booking.move_by_hand, cem, State.BOOKED, clerk(), now=now)
    booking.move_by_hand(cem, State.BOOKED, clerk(), extra_place=True, now=now)
    booking.move_by_hand(ada, State.WAITING, clerk(), now=now + MINUTE)

    assert [state(one) for one in (ada, bo, cem)] == [State.WAITING, State.OFFERED, State.BOOKED]
    assert (mails_to("Cem")[-1], mails_to("Ada")[-1]) == ("Angemeldet", "Warteliste, Platz 2")
    assert refused("state", booking.move_by_hand, ada, State.ATTENDED, clerk(), now=now)


def test_an_ended_registration_comes_back_by_hand_unless_the_person_is_back_herself():
    event = create_event(capacity=3)
    now = before(event, days=20)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    booking.cancel(ada, now=now)
    booking.cancel(bo, now=now)
    sign_up(event, "Bo", now=now)

    ada = booking.move_by_hand(ada, State.BOOKED, clerk(), reason="Irrtum", now=now)

    assert (ada.state, ada.ended_at) == (State.BOOKED, None)
    assert refused("known", booking.move_by_hand, bo, State.BOOKED, clerk(), now=now)


def test_a_released_place_can_be_taken_back_while_it_is_free():
    event = create_event(capacity=2)
    now = before(event, days=2)
    ada, _ = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    for _ in range(2):
        booking.release(ada, now=now, by=booking.by_staff(clerk()))

    ada = booking.undo_release(ada, clerk(), now=now + DAY - MINUTE)

    assert (ada.state, ada.ended_at) == (State.BOOKED, None)
    assert mails_to("Ada")[2:] == ["Platz freigegeben", "Angemeldet"]
    assert [act for act, *_ in log(ada)[2:]] == ["release", "undo_release"]


@pytest.mark.parametrize("minutes", [0, 1])
def test_after_24_hours_a_release_stands(minutes):
    event = create_event()
    now = before(event, days=2)
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    booking.release(ada, now=now)

    message = refused("too_late", booking.undo_release, ada, clerk(), now=now + DAY + minutes * MINUTE)

    assert message == "Das lässt sich nur 24 Stunden lang zurücknehmen."


def test_a_place_that_is_offered_on_comes_back_only_as_an_extra_one():
    event = create_event()
    now = before(event, days=2)
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    booking.release(ada, now=now)
    assert state(bo) == State.OFFERED

    assert refused("taken", booking.undo_release, ada, clerk(), now=now + HOUR)
    booking.undo_release(ada, clerk(), extra_place=True, now=now + HOUR)

    event.refresh_from_db()
    assert (event.capacity, state(ada), state(bo)) == (2, State.BOOKED, State.OFFERED)


def test_only_a_booked_place_is_released_and_only_before_the_start():
    event = create_event()
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    assert refused("no_place", booking.release, bo, now=before(event, days=2))
    assert refused("started", booking.release, ada, now=event.starts_at)
    assert refused("too_late", booking.undo_release, ada, clerk(), now=before(event, days=2))


def test_attendance_is_noted_from_the_day_on_and_can_be_taken_back():
    event = create_event(capacity=2)
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    midnight = before(event, hours=10)

    assert refused("too_early", booking.mark_attended, ada, clerk(), now=midnight - MINUTE)
    assert refused("too_early", booking.mark_absent, ada, clerk(), now=event.starts_at - MINUTE)
    for _ in range(2):
        booking.mark_attended(ada, clerk(), now=midnight)
    booking.mark_absent(bo, clerk(), now=event.starts_at)
    assert (state(ada), state(bo)) == (State.ATTENDED, State.ABSENT)
    booking.unmark(bo, clerk(), now=event.starts_at)

    assert (state(bo), fresh(bo).booked_at) == (State.BOOKED, before(event, days=20))
    assert [act for act, *_ in log(ada)[2:]] == ["mark_attended"]
    assert len(mails_to("Ada")) == 2


def test_checking_in_before_the_start_frees_no_place():
    event = create_event()
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    now = before(event, minutes=30)

    booking.mark_attended(ada, clerk(), now=now)

    assert booking.places.left([event])[event.pk].free == 0
    assert refused("no_place", booking.mark_attended, bo, clerk(), now=now) == "Diese Person hat keinen Platz."
    assert len(mails_to("Bo")) == 2


def test_a_message_reaches_the_chosen_people_of_this_event():
    event = create_event(capacity=5)
    ada, bo, _ = sign_up(event, "Ada", "Bo", "Cem", now=before(event, days=20))

    assert booking.send_message(event, [ada, bo], "Parken", "Bitte nutzen Sie den Hof.", reference=uuid4()) == 2

    assert (mails_to("Ada")[-1], mails_to("Bo")[-1], mails_to("Cem")[-1]) == ("Parken", "Parken", "Angemeldet")
    assert "Bitte nutzen Sie den Hof." in last_mail("Ada").body


def test_cancelling_the_event_tells_everybody_once():
    event = create_event(capacity=2)
    now = before(event, days=20)
    ada, *_ = sign_up(event, "Ada", "Bo", "Cem", "Dana", now=now)
    booking.cancel(ada, now=now)

    for _ in range(2):
        booking.cancel_event(event, note="Krankheit", by=clerk(), now=now)

    event = EventPage.objects.get(pk=event.pk)
    assert (event.status, event.status_note) == (EventPage.Status.CANCELLED, "Krankheit")
    assert names(event, State.EVENT_CANCELLED) == ["Bo", "Cem", "Dana"]
    assert [mails_to(name).count("Abgesagt") for name in ("Ada", "Bo", "Cem", "Dana")] == [0, 1, 1, 1]
    assert "Krankheit" in last_mail("Bo").body
    assert RegistrationChange.objects.filter(act="cancel_event", user=clerk()).count() == 3
    assert refused("cancelled", booking.add_by_hand, event, person("Eva"), clerk(), now=now)
    assert refused("cancelled", booking.move_by_hand, ada, State.BOOKED, clerk(), now=now)


def test_publishing_a_cancellation_tells_everybody_once(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    sign_up(event, "Ada", "Bo", now=now)
    event.status = EventPage.Status.CANCELLED

    for _ in range(2):
        event.save_revision().publish()

    assert [mails_to(name).count("Abgesagt") for name in ("Ada", "Bo")] == [1, 1]


def test_a_moved_event_tells_everybody_once_and_asks_anew(time_machine):
    event = create_event(venue="Rathaus")
    now = before(event, days=20)
    time_machine.move_to(now)
    ada, _ = sign_up(event, "Ada", "Bo", now=now)
    booking.reconfirm(ada, now=now)
    event.first_day = date(2026, 10, 26)

    for _ in range(2):
        event.save_revision().publish()

    assert [mails_to(name).count("Geändert") for name in ("Ada", "Bo")] == [1, 1]
    body = last_mail("Ada").body
    assert "Bisher: 29.\u00a0September 2026, 10:00–15:30\u00a0Uhr · Rathaus, Zittau" in body
    assert "Jetzt: 26.\u00a0Oktober 2026, 10:00–15:30\u00a0Uhr · Rathaus, Zittau" in body
    assert fresh(ada).reconfirmed_at is None


def test_another_place_is_told_and_answers_stand(time_machine):
    event = create_event(venue="Rathaus")
    now = before(event, days=20)
    time_machine.move_to(now)
    (ada,) = sign_up(event, "Ada", now=now)
    booking.reconfirm(ada, now=now)
    event.venue = "Bibliothek"

    event.save_revision().publish()

    assert mails_to("Ada")[-1] == "Geändert"
    assert fresh(ada).reconfirmed_at == now


def test_other_edits_and_reports_after_the_end_tell_nobody_anything(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    sign_up(event, "Ada", now=now)
    event.lead = "Neue Worte."
    event.save_revision().publish()
    time_machine.move_to(event.ends_at)
    event.report_lead = "Es war gut."
    event.end_time = time(15)
    event.save_revision().publish()

    assert mails_to("Ada") == ["Angemeldet, bitte bestätigen", "Angemeldet"]


def test_an_earlier_start_shortens_what_is_open(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    booking.cancel(ada, now=now)
    event.first_day = date(2026, 9, 10)

    event.save_revision().publish()

    assert fresh(bo).offered_until == EventPage.objects.get(pk=event.pk).starts_at
