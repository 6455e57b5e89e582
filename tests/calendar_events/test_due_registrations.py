"""What time brings about: questions, reminders, releases, the end of personal data; at their minute, and once."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from asskomm.core.models import OutgoingMail
from calendar_events import booking, links
from calendar_events.booking import deadlines, due
from calendar_events.booking.due import Report, run_due
from calendar_events.models import Registration, RegistrationChange
from calendar_events.models.registration import State
from calendar_events.moments import local
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
    sign_up,
    state,
)
from tests.factories.calendar_events import EventPageFactory

pytestmark = pytest.mark.django_db

RELEASE = "release"


@pytest.mark.parametrize(
    ("length", "mails"),
    [
        ({"days": 7, "minutes": 1}, []),
        ({"days": 7}, ["Kommen Sie?"]),
        ({"days": 7, "minutes": -1}, ["Kommen Sie?"]),
        ({"days": 3, "minutes": 1}, ["Kommen Sie?"]),
        ({"days": 3}, ["Bitte antworten, kommen Sie?"]),
        ({"days": 3, "minutes": -1}, ["Bitte antworten, kommen Sie?"]),
        ({"days": 2, "minutes": 1}, ["Bitte antworten, kommen Sie?"]),
        ({"days": 2}, []),
    ],
)
def test_people_are_asked_a_week_before_and_reminded_three_days_before(length, mails):
    event = create_event()
    sign_up(event, "Ada", now=before(event, days=20))

    for _ in range(2):
        run_due(before(event, **length))

    assert mails_to("Ada")[2:] == mails


def test_question_and_reminder_come_once_each_and_end_with_an_answer():
    event = create_event(capacity=2)
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    for hours in range(8 * 24, 0, -6):
        run_due(before(event, hours=hours))
        if hours == 6 * 24:
            booking.reconfirm(bo, now=before(event, hours=hours))

    assert mails_to("Ada")[2:] == ["Kommen Sie?", "Bitte antworten, kommen Sie?"]
    assert mails_to("Bo")[2:] == ["Kommen Sie?"]
    assert names(event, State.BOOKED) == ["Ada", "Bo"]


@pytest.mark.parametrize(
    ("days", "mails"), [(5, ["Bitte antworten, kommen Sie?"]), (2, []), (2 / 24, [])], ids=["5 days", "2 days", "2 h"]
)
def test_who_registers_late_is_not_asked_what_she_has_only_just_said(days, mails):
    event = create_event()
    start = before(event, days=days)
    sign_up(event, "Ada", now=start)

    for hours in range(int(days * 24), 0, -1):
        run_due(before(event, hours=hours))

    assert mails_to("Ada")[2:] == mails


def test_an_event_can_ask_nobody_or_at_other_times():
    event = create_event(reconfirmation="off")
    other = EventPageFactory(
        parent=event.get_parent(), admission="hier", reconfirm_days=10, reminder_days=5, first_day=event.first_day
    )
    sign_up(event, "Ada", now=before(event, days=20))
    sign_up(other, "Bo", now=before(event, days=20))

    for days in range(20, 0, -1):
        run_due(before(event, days=days))

    assert mails_to("Ada")[2:] == []
    assert list(Registration.objects.get(first_name="Bo").changes.values_list("act", "at"))[2:] == [
        ("ask", before(event, days=10)),
        ("remind", before(event, days=5)),
    ]


@pytest.mark.parametrize(("minutes", "is_released"), [(-1, False), (0, True), (1, True)])
def test_unanswered_places_are_released_two_days_before_where_the_event_says_so(minutes, is_released):
    event = create_event(reconfirmation=RELEASE, capacity=3)
    ada, bo, _ = sign_up(event, "Ada", "Bo", "Cem", now=before(event, days=20))
    (dana,) = sign_up(event, "Dana", now=before(event, days=20))
    run_due(before(event, days=7))
    booking.reconfirm(bo, now=before(event, days=6))
    run_due(before(event, days=3))

    run_due(before(event, days=2) + minutes * MINUTE)

    if is_released:
        assert (names(event, State.RELEASED), names(event, State.BOOKED)) == (["Ada", "Cem"], ["Bo"])
        assert (state(dana), log(ada)[-1]) == (State.OFFERED, ("release", "booked", "released", "system"))
        assert ada.changes.last().reason == "keine Antwort auf die Nachfrage"
    else:
        assert names(event, State.BOOKED) == ["Ada", "Bo", "Cem"]


def test_nobody_is_released_without_having_been_asked_a_day_before():
    event = create_event(reconfirmation=RELEASE, capacity=2)
    sign_up(event, "Ada", now=before(event, days=20))
    sign_up(event, "Bo", now=before(event, days=2, hours=1))
    # Nothing ran until shortly before the release: the reminder is too young to have been answered.
    run_due(before(event, days=2, hours=1))

    run_due(before(event, days=2))
    assert names(event, State.BOOKED) == ["Ada", "Bo"]
    run_due(before(event, days=1, hours=1))
    assert (names(event, State.BOOKED), names(event, State.RELEASED)) == (["Bo"], ["Ada"])


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 3, 30), datetime(2026, 3, 23, 9, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 19, 8, tzinfo=UTC)),
    ],
    ids=["spring", "autumn"],
)
def test_a_week_before_is_the_same_local_time_when_the_clocks_change(day, asked):
    event = create_event(first_day=day)
    sign_up(event, "Ada", now=before(event, days=20))

    assert run_due(asked - MINUTE).asked == 0
    assert run_due(asked).asked == 1


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 22), (date(2026, 10, 25), 24)], ids=["spring", "autumn"]
)
def test_offers_in_the_nights_of_the_clock_change_count_real_hours(day, hours):
    event = create_event(first_day=day, start_time=time(23))
    now = local(day)
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    booking.cancel(ada, now=now)

    until = now + hours * HOUR / 4
    assert fresh(bo).offered_until == until
    assert run_due(until - MINUTE).ended == 0
    assert run_due(until).ended == 1


def test_unconfirmed_registrations_lapse_at_their_minute_and_the_place_moves_on():
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, confirm=False)
    (bo,) = sign_up(event, "Bo", now=now)

    assert run_due(now + DAY - MINUTE) == Report()
    assert run_due(now + DAY) == Report(ended=1)
    assert run_due(now + DAY) == Report()
    assert (state(ada), state(bo)) == (State.LAPSED, State.OFFERED)


def test_personal_data_goes_after_the_retention_period_and_figures_stay():
    event = create_event(capacity=3)
    now = before(event, days=20)
    ada, bo = sign_up(event, "Ada", "Bo", now=now, organisation="Verein", function="Amt")
    booking.cancel(bo, now=now, by=booking.by_staff(clerk()), reason="Bo Muster ist krank")
    booking.mark_attended(ada, clerk(), now=event.starts_at)
    token = links.make(ada)
    last_day = event.ends_at + timedelta(days=settings.REGISTRATION_RETENTION_DAYS)
    assert deadlines.data_kept_until(event) == last_day

    assert run_due(last_day).anonymised == 0
    assert links.read(token) == ada
    assert run_due(last_day + MINUTE).anonymised == 2
    assert run_due(last_day + MINUTE) == Report()

    ada = fresh(ada)
    assert (ada.first_name, ada.last_name, ada.email, ada.email_key) == ("", "", "", "")
    assert (ada.organisation, ada.function, ada.answers, ada.name) == ("", "", {}, "anonymisiert")
    assert (ada.state, state(bo)) == (State.ATTENDED, State.CANCELLED)
    assert set(RegistrationChange.objects.values_list("reason", "user")) == {("", None)}
    with pytest.raises(links.LinkError):
        links.read(token)


def test_the_command_reports_what_it_has_done(time_machine):
    event = create_event()
    now = before(event, days=20)
    sign_up(event, "Ada", now=now, confirm=False)
    time_machine.move_to(now + DAY)
    out = StringIO()

    call_command("run_due_registrations", stdout=out)

    assert out.getvalue() == (
        "1 verfallen, 0 benachrichtigt, 0 gefragt oder freigegeben, "
        "0 ohne Platz, 0 um Rückmeldung gebeten, 0 anonymisiert.\n"
    )
    assert settings.DUE_TASKS["run_due_registrations"] == 1


def test_what_fails_at_one_event_keeps_no_other_from_its_turn(monkeypatch, time_machine):
    event = create_event()
    other = EventPageFactory(parent=event.get_parent(), admission="hier", capacity=1)
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, confirm=False)
    (bo,) = sign_up(other, "Bo", now=now, confirm=False)
    work = due.end_outdated

    def fail(event_id, moment):
        if event_id == event.pk:
            raise RuntimeError("kaputt")
        return work(event_id, moment)

    monkeypatch.setattr(due, "end_outdated", fail)
    time_machine.move_to(now + DAY)

    with pytest.raises(CommandError, match="Bei 1 Veranstaltungen"):
        call_command("run_due_registrations")
    assert (state(ada), state(bo)) == (State.BOOKED, State.LAPSED)


def test_with_nothing_due_it_takes_a_handful_of_queries(django_assert_num_queries):
    event = create_event(capacity=5)
    now = before(event, days=20)
    sign_up(event, *(f"P{number}" for number in range(12)), now=now)
    for number in range(3):
        EventPageFactory(parent=event.get_parent(), admission="hier", first_day=date(2026, 12, number + 1))

    # One each for what is over, for lists, their places, questions, lists of what has begun, feedback and old data.
    with django_assert_num_queries(7):
        assert run_due(now) == Report()
    assert OutgoingMail.objects.count() == 24


def test_a_failed_act_leaves_nothing_behind(monkeypatch):
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now)
    sign_up(event, "Bo", now=now)

    def fail(*args, **kwargs):
        raise RuntimeError("Strom weg")

    monkeypatch.setattr("calendar_events.booking.acts.offer_next", fail)
    count = OutgoingMail.objects.count()

    with pytest.raises(RuntimeError, match="Strom weg"):
        booking.cancel(ada, now=now)

    assert (state(ada), len(log(ada)), OutgoingMail.objects.count()) == (State.BOOKED, 2, count)


def test_release_mails_say_what_happens_without_an_answer():
    event = create_event(reconfirmation=RELEASE)
    sign_up(event, "Ada", now=before(event, days=20))

    run_due(before(event, days=7) + HOUR)

    assert "Plätze ohne Antwort geben wir zwei Tage vorher frei." in last_mail("Ada").body
    assert booking.standing(Registration.objects.get(), before(event, days=6)).acts == frozenset(
        {"cancel", "hand_over", "reconfirm"}
    )
    assert booking.register(event, person("Ada"), now=before(event, days=6)).state == State.BOOKED
