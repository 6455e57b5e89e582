"""»Wie war es?«: who is asked when, and that an answer belongs to nobody."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.conf import settings
from django.db import models

from asskomm.core.models import OutgoingMail
from calendar_events import booking, links
from calendar_events.booking import feedback
from calendar_events.booking.due import Report, run_due
from calendar_events.booking.feedback import Stage
from calendar_events.models import EventPage, Feedback, Registration
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
    plain,
    refused,
    sign_up,
)

pytestmark = pytest.mark.django_db

# The event of the tests is on 29 September 2026, until 15:30.
MORNING = datetime(2026, 9, 30, 7, tzinfo=UTC)
ASKED = ["Wie war es?"]


def event_with(*names: str, **fields) -> tuple[EventPage, list[Registration]]:
    """An event that asks how it was, and these persons with a place; their first mails are done with."""
    event = create_event(**{"asks_feedback": True, "capacity": 10} | fields)
    people = sign_up(event, *names, now=before(event, days=20))
    OutgoingMail.objects.all().delete()
    return event, people


def attend(event: EventPage, *people: Registration) -> None:
    for one in people:
        booking.mark_attended(one, clerk(), now=event.starts_at)


# --- Asking ---


@pytest.mark.parametrize(
    ("moment", "mails"),
    [
        (MORNING - MINUTE, []),
        (MORNING, ASKED),
        (MORNING + MINUTE, ASKED),
        (local(date(2026, 10, 14)) - MINUTE, ASKED),
        (local(date(2026, 10, 14)), []),
    ],
    ids=["a minute before", "at nine", "after", "at the end of two weeks", "too late"],
)
def test_people_are_asked_on_the_morning_after_and_once(moment, mails):
    event_with("Ada")

    assert run_due(moment) == Report(feedback=len(mails))
    assert run_due(moment) == Report()
    assert mails_to("Ada") == mails


@pytest.mark.parametrize(
    ("fields", "morning"),
    [
        ({"last_day": date(2026, 10, 1)}, datetime(2026, 10, 2, 7, tzinfo=UTC)),
        ({"start_time": time(20), "last_day": date(2026, 9, 30), "end_time": time(2)}, MORNING),
        ({"start_time": None, "end_time": None}, MORNING),
        ({"end_time": None}, MORNING),
        ({"first_day": date(2026, 10, 24)}, datetime(2026, 10, 25, 8, tzinfo=UTC)),
        ({"first_day": date(2026, 3, 28)}, datetime(2026, 3, 29, 7, tzinfo=UTC)),
    ],
    ids=["three days", "into the night", "whole day", "open end", "clocks go back", "clocks go forward"],
)
def test_the_morning_after_is_at_nine_whatever_the_event_s_end(fields, morning):
    event, _ = event_with("Ada", **fields)

    assert event.ends_at < morning
    assert [run_due(morning - MINUTE).feedback, run_due(morning).feedback] == [0, 1]


def test_only_those_who_were_there_are_asked():
    event, [ada, bo, cem, *_] = event_with("Ada", "Bo", "Cem", "Dana")
    attend(event, ada, bo)
    booking.mark_absent(cem, clerk(), now=event.starts_at)

    run_due(MORNING)

    assert [mails_to(name) for name in ("Ada", "Bo", "Cem", "Dana")] == [ASKED, ASKED, [], []]


def test_where_nobody_was_checked_in_everybody_with_a_place_is_asked_but_who_is_noted_as_absent():
    event, [ada, *_] = event_with("Ada", "Bo", "Cem")
    booking.mark_absent(ada, clerk(), now=event.starts_at)

    run_due(MORNING)

    assert [mails_to(name) for name in ("Ada", "Bo", "Cem")] == [[], ASKED, ASKED]


@pytest.mark.parametrize("state", [state for state in State if state not in (State.BOOKED, State.ATTENDED)])
def test_nobody_else_is_asked(state):
    _, [ada] = event_with("Ada")
    until = MORNING + DAY if state == State.OFFERED else None
    Registration.objects.filter(pk=ada.pk).update(state=state, offered_until=until)

    run_due(MORNING)

    assert mails_to("Ada") == []


def test_who_is_checked_in_afterwards_is_asked_then():
    event, [ada, bo] = event_with("Ada", "Bo")
    attend(event, ada)
    run_due(MORNING)
    assert run_due(MORNING + DAY).feedback == 0

    attend(event, bo)

    assert run_due(MORNING + 2 * DAY).feedback == 1
    assert (mails_to("Ada"), mails_to("Bo")) == (ASKED, ASKED)


@pytest.mark.parametrize(
    "fields",
    [{"asks_feedback": False}, {"status": EventPage.Status.CANCELLED}, {"live": False}],
    ids=["not wanted", "cancelled", "unpublished"],
)
def test_an_event_asks_only_where_it_shall_and_has_taken_place(fields):
    event, _ = event_with("Ada")
    EventPage.objects.filter(pk=event.pk).update(**fields)

    assert run_due(MORNING) == Report()


def test_people_without_an_address_are_not_asked_and_keep_no_run_busy():
    event, [ada] = event_with("Ada")
    Registration.objects.filter(pk=ada.pk).update(email="", email_key="")

    assert feedback.events_to_ask(MORNING) == []
    assert feedback.ask(event.pk, MORNING) == 0
    assert fresh(ada).feedback_asked_at is None


def test_who_has_answered_already_is_not_asked():
    event, [ada] = event_with("Ada")
    feedback.give(ada, Feedback(overall=5), now=event.ends_at)

    assert run_due(MORNING) == Report()
    assert feedback.number_asked([event.pk])[event.pk] == 1


def test_whoever_was_asked_keeps_no_run_busy():
    event, [ada, *_] = event_with("Ada", "Bo")
    attend(event, ada)
    assert feedback.events_to_ask(MORNING) == [event.pk]
    run_due(MORNING)

    # Bo has a place and was not asked, but others were checked in.
    assert feedback.events_to_ask(MORNING) == []


def test_staff_that_reads_the_mail_sees_no_part_of_the_link():
    event_with("Ada")
    run_due(MORNING)

    assert "Zu den Fragen:\n[persönlicher Link]\n" in links.without_links(last_mail("Ada").body)


def test_the_mail_leads_to_the_questions_and_says_until_when(settings):
    event, [ada] = event_with("Ada", format="online", online_link="https://video.example.org/x")
    run_due(MORNING)
    mail = last_mail("Ada")

    assert plain(mail.subject) == f"Wie war es?: {event.title}"
    assert f"Zu den Fragen:\n{settings.SITE_URL}/anmeldung/{links.make(ada)}/rueckmeldung/" in mail.body
    assert f'href="{links.feedback_address(ada)}">Zu den Fragen</a>' in mail.html
    assert "geht bis 29. Oktober 2026" in plain(mail.body)
    assert "Ihre Antworten sind anonym" in mail.body
    assert "video.example.org" not in mail.body + mail.html
    assert mail.attachments == []
    assert log(ada)[-1] == ("ask_feedback", "booked", "booked", "system")


@pytest.mark.parametrize("is_checked_in", [True, False])
def test_the_mail_thanks_only_those_who_are_known_to_have_been_there(is_checked_in):
    event, [ada] = event_with("Ada")
    if is_checked_in:
        attend(event, ada)
    run_due(MORNING)
    body = last_mail("Ada").body

    assert ("Danke, dass Sie da waren." in body) is is_checked_in
    assert ("Waren Sie nicht dabei?" in body) is not is_checked_in


# --- When one can answer ---


@pytest.mark.parametrize(
    ("moment", "stage"),
    [
        (datetime(2026, 9, 29, 13, 29, tzinfo=UTC), Stage.NOT_ASKED),
        (datetime(2026, 9, 29, 13, 30, tzinfo=UTC), Stage.OPEN),
        (local(date(2026, 10, 30)) - MINUTE, Stage.OPEN),
        (local(date(2026, 10, 30)), Stage.CLOSED),
        (local(date(2026, 10, 30)) + MINUTE, Stage.CLOSED),
    ],
    ids=["before the end", "at the end", "on the last day", "at midnight", "after"],
)
def test_one_can_answer_from_the_event_s_end_for_thirty_days(moment, stage):
    event, [ada] = event_with("Ada")

    assert feedback.stage(ada, event, moment) == stage
    assert feedback.last_day(event) == date(2026, 10, 29)
    if stage == Stage.OPEN:
        assert booking.give_feedback(ada, Feedback(overall=5), now=moment)
    else:
        message = refused("closed", booking.give_feedback, ada, Feedback(overall=5), now=moment)
        assert message == "Rückmeldungen sind nicht mehr möglich. Bitte schreiben Sie uns stattdessen eine E-Mail."
        assert (Feedback.objects.count(), fresh(ada).has_given_feedback) == (0, False)


def test_one_can_answer_no_longer_than_names_are_kept(settings):
    settings.REGISTRATION_RETENTION_DAYS = 10
    event, [ada] = event_with("Ada")
    end = event.ends_at + 10 * DAY

    assert [feedback.stage(ada, event, moment) for moment in (end - MINUTE, end)] == [Stage.OPEN, Stage.CLOSED]
    assert feedback.last_day(event) == date(2026, 10, 9)


@pytest.mark.parametrize("state", State)
def test_who_had_a_place_and_is_not_noted_as_absent_can_answer(state):
    event, [ada] = event_with("Ada")
    ada.state = state

    expected = Stage.OPEN if state in (State.BOOKED, State.ATTENDED) else Stage.NOT_ASKED
    assert feedback.stage(ada, event, MORNING) == expected


@pytest.mark.parametrize("fields", [{"asks_feedback": False}, {"status": EventPage.Status.CANCELLED}])
def test_an_event_that_does_not_ask_takes_no_answers(fields):
    event, [ada] = event_with("Ada")
    EventPage.objects.filter(pk=event.pk).update(**fields)

    refused("closed", booking.give_feedback, ada, Feedback(overall=5), now=MORNING)


# --- Answering ---


def test_one_person_answers_once():
    event, [ada] = event_with("Ada")

    assert booking.give_feedback(ada, Feedback(overall=5, good="Alles"), now=MORNING) is True
    assert booking.give_feedback(ada, Feedback(overall=1, good="Nichts"), now=MORNING + HOUR) is False

    assert list(event.feedback.values_list("overall", "good")) == [(5, "Alles")]
    assert feedback.stage(fresh(ada), event, MORNING + 300 * DAY) == Stage.GIVEN


def test_an_answer_that_cannot_be_stored_leaves_no_note_that_somebody_has_answered(monkeypatch):
    _, [ada] = event_with("Ada")

    def fail(*args, **kwargs):
        raise RuntimeError("Strom weg")

    monkeypatch.setattr(Feedback, "save", fail)

    with pytest.raises(RuntimeError, match="Strom weg"):
        booking.give_feedback(ada, Feedback(overall=5), now=MORNING)
    assert fresh(ada).has_given_feedback is False


def test_an_answer_has_neither_person_nor_moment():
    fields = {one.name: one for one in Feedback._meta.get_fields()}

    assert set(fields) == {
        "id",
        "event",
        "overall",
        "benefit",
        "organisation",
        "recommendation",
        "sessions",
        "good",
        "better",
    }
    assert [name for name, one in fields.items() if one.is_relation] == ["event"]
    assert [name for name, one in fields.items() if isinstance(one, models.DateField | models.TimeField)] == []
    assert [one.name for one in Registration._meta.get_fields() if one.related_model is Feedback] == []


def test_nothing_beside_it_says_when_or_in_which_order_people_answered():
    event, people = event_with(*(f"P{number}" for number in range(12)), capacity=12)
    before_answering = [log(one) for one in people]
    facts = list(Registration.objects.order_by("pk").values())

    for number, one in enumerate(people):
        feedback.give(one, Feedback(overall=5, good=f"{number}"), now=MORNING + number * HOUR)

    assert [log(one) for one in people] == before_answering
    assert list(Registration.objects.order_by("pk").values()) == [one | {"has_given_feedback": True} for one in facts]
    assert OutgoingMail.objects.count() == 0
    # By chance both orders are the same once in 479 million times.
    assert list(event.feedback.values_list("good", flat=True)) != [f"{number}" for number in range(12)]


def test_with_the_names_go_the_texts_and_the_numbers_stay():
    event, [ada] = event_with("Ada")
    feedback.give(ada, Feedback(overall=4, good="Frau Muster", better="Herr Muster"), now=MORNING)
    last_moment = event.ends_at + timedelta(days=settings.REGISTRATION_RETENTION_DAYS)

    run_due(last_moment)
    kept = list(event.feedback.values_list("overall", "good", "better"))
    run_due(last_moment + MINUTE)

    assert kept == [(4, "Frau Muster", "Herr Muster")]
    assert list(event.feedback.values_list("overall", "good", "better")) == [(4, "", "")]
    assert feedback.number_given([event.pk]) == feedback.number_asked([event.pk]) == {event.pk: 1}
