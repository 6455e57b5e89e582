"""Registering, confirming, cancelling, handing over: what each act does, says and refuses."""

import pytest
from django.db import IntegrityError, transaction

from asskomm.core.caching import read_version
from calendar_events import booking
from calendar_events.booking import places
from calendar_events.booking.places import Places
from calendar_events.models import EventPage, Registration, RegistrationQuestion
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    HOUR,
    MINUTE,
    apply_for,
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
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_a_place_is_taken_at_once_and_the_next_person_waits():
    event = create_event()
    now = before(event, days=20)

    (ada,) = sign_up(event, "Ada", now=now, confirm=False)
    bo, cem = sign_up(event, "Bo", "Cem", now=now, confirm=False)

    assert [state(one) for one in (ada, bo, cem)] == [State.BOOKED, State.WAITING, State.WAITING]
    assert waiting(event, now) == ["Bo", "Cem"]
    assert mails_to("Ada") == ["Angemeldet, bitte bestätigen"]
    assert mails_to("Cem") == ["Warteliste, Platz 2, bitte bestätigen"]
    assert log(ada) == [("register", "", "booked", "person")]


def test_what_is_asked_is_stored_and_nothing_else():
    event = create_event()
    question = RegistrationQuestion(label="Essen", kind="choice", choices="Suppe\nSalat")
    event.registration_questions.add(question)
    event.save()
    wurzen = MunicipalityFactory(name="Wurzen")
    answers = {str(question.uid): "Suppe", "fremd": "x"}
    facts = {"municipality": wurzen, "function": "Amtsleitung", "answers": answers, "email": " Ada@Example.org"}

    ada = booking.register(event, person("Ada", **facts), now=before(event, days=20))

    ada = fresh(ada)
    assert (ada.name, ada.email, ada.email_key) == ("Ada Muster", "Ada@Example.org", "ada@example.org")
    assert (ada.origin, ada.function, ada.answers) == ("Wurzen", "Amtsleitung", {str(question.uid): "Suppe"})


@pytest.mark.parametrize(("minutes", "is_open"), [(-1, True), (0, False), (1, False)])
def test_registration_is_open_until_the_minute_it_ends(minutes, is_open):
    event = create_event(capacity=None)
    event.registration_until = before(event, days=3)
    event.save()
    now = event.registration_until + minutes * MINUTE

    if is_open:
        assert [state(one) for one in sign_up(event, "Ada", now=now)] == [State.BOOKED]
    else:
        message = refused("closed", booking.register, event, person("Ada"), now=now)
        assert message == "Die Anmeldung ist geschlossen."
        assert Registration.objects.count() == 0


def test_registration_never_ends_after_the_beginning():
    event = create_event()
    event.registration_until = event.starts_at + DAY

    assert event.registration_ends_at == event.starts_at
    assert refused("closed", booking.register, event, person("Ada"), now=event.starts_at)


@pytest.mark.parametrize(
    "fields", [{"admission": "offen"}, {"status": "cancelled"}, {"live": False}], ids=["open", "cancelled", "draft"]
)
def test_nobody_registers_where_the_portal_takes_no_registrations(fields):
    event = create_event(**fields)

    refused("closed", booking.register, event, person("Ada"), now=before(event, days=20))


def test_without_a_waiting_list_the_event_is_full():
    event = create_event(has_waiting_list=False)
    now = before(event, days=20)
    sign_up(event, "Ada", now=now)

    message = refused("full", booking.register, event, person("Bo"), now=now)

    assert message == "Alle Plätze sind vergeben."
    assert names(event, *State) == ["Ada"]


def test_registering_twice_changes_nothing_and_the_mail_tells_so_once_an_hour():
    event = create_event(capacity=5)
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now)

    again = [booking.register(event, person("Ada", email="ADA@example.org"), now=now + n * MINUTE) for n in (0, 1, 60)]

    assert {one.pk for one in again} == {ada.pk}
    assert mails_to("Ada") == ["Angemeldet, bitte bestätigen", "Angemeldet", "Schon angemeldet", "Schon angemeldet"]
    assert names(event, State.BOOKED) == ["Ada"]


def test_a_full_event_refuses_known_and_unknown_addresses_alike():
    event = create_event(has_waiting_list=False)
    now = before(event, days=20)
    sign_up(event, "Ada", now=now)

    known = refused("full", booking.register, event, person("Ada"), now=now)

    assert known == refused("full", booking.register, event, person("Bo"), now=now)
    assert mails_to("Ada") == ["Angemeldet, bitte bestätigen", "Angemeldet"]


def test_the_database_allows_one_active_registration_per_person():
    event = create_event(capacity=5)
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))

    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(event=event, state=State.WAITING, email_key=ada.email_key)
    Registration.objects.create(event=event, state=State.CANCELLED, email_key=ada.email_key)


def test_confirming_sends_the_calendar_entry_once():
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, confirm=False)

    for _ in range(2):
        ada = booking.confirm_email(ada, now=now + HOUR)

    assert (ada.email_confirmed_at, ada.confirm_until) == (now + HOUR, None)
    assert mails_to("Ada") == ["Angemeldet, bitte bestätigen", "Angemeldet"]
    assert [name for name, *_ in last_mail("Ada").attachments] == ["termin.ics", "einlass.png"]
    assert log(ada)[1:] == [("confirm_email", "booked", "booked", "person")]


@pytest.mark.parametrize(("minutes", "is_confirmed"), [(-1, True), (0, False), (1, False)])
def test_who_does_not_confirm_within_a_day_loses_the_place_to_the_next(minutes, is_confirmed):
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, confirm=False)
    (bo,) = sign_up(event, "Bo", now=now)
    then = now + DAY + minutes * MINUTE

    if is_confirmed:
        assert booking.confirm_email(ada, now=then).state == State.BOOKED
        assert waiting(event, then) == ["Bo"]
    else:
        assert refused("ended", booking.confirm_email, ada, now=then) == "Diese Anmeldung gilt nicht mehr."
        # The refusal has changed nothing; the next act settles what time has ended.
        booking.register(event, person("Cem"), now=then)
        assert (state(ada), state(bo)) == (State.LAPSED, State.OFFERED)
        assert mails_to("Ada")[-1] == "Nicht bestätigt"
        assert log(ada)[-1] == ("lapse", "booked", "lapsed", "system")


@pytest.mark.parametrize(
    ("length", "until"),
    [
        ({"days": 20}, {"days": 19}),
        ({"hours": 40}, {"hours": 30}),
        ({"minutes": 20}, {"minutes": 5}),
        ({"minutes": 10}, {"minutes": 0}),
    ],
)
def test_near_the_event_there_is_less_time_to_confirm_and_none_after_its_start(length, until):
    event = create_event()

    (ada,) = sign_up(event, "Ada", now=before(event, **length), confirm=False)

    assert ada.confirm_until == before(event, **until)


def test_cancelling_moves_the_place_on_and_doing_it_again_changes_nothing():
    event = create_event()
    now = before(event, days=20)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)

    for _ in range(2):
        ada = booking.cancel(ada, now=now, reason="krank")

    assert [state(one) for one in (ada, bo, cem)] == [State.CANCELLED, State.OFFERED, State.WAITING]
    assert mails_to("Ada")[-1:] == ["Abgemeldet"]
    assert mails_to("Bo")[-1:] == ["Platz frei bis Fr, 11. September, 10:00 Uhr"]
    assert mails_to("Cem") == ["Warteliste, Platz 2, bitte bestätigen", "Warteliste, Platz 2"]
    entry = ada.changes.last()
    assert (entry.act, entry.reason, entry.at) == ("cancel", "krank", now)


@pytest.mark.parametrize(
    ("minutes", "expected"), [(-1, State.CANCELLED), (0, State.CANCELLED_LATE), (1, State.CANCELLED_LATE)]
)
def test_two_days_before_cancelling_is_late(minutes, expected):
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))

    assert booking.cancel(ada, now=before(event, days=2) + minutes * MINUTE).state == expected


def test_leaving_the_waiting_list_is_never_late():
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    assert booking.cancel(bo, now=before(event, hours=1)).state == State.CANCELLED


@pytest.mark.parametrize(("minutes", "is_possible"), [(-1, True), (0, False)])
def test_after_the_start_nobody_cancels(minutes, is_possible):
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    now = event.starts_at + minutes * MINUTE

    if is_possible:
        assert booking.cancel(ada, now=now).state == State.CANCELLED_LATE
    else:
        assert refused("started", booking.cancel, ada, now=now) == "Die Veranstaltung hat schon begonnen."


def test_who_has_cancelled_can_register_again():
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now)
    booking.cancel(ada, now=now)

    (again,) = sign_up(event, "Ada", now=now)

    assert (again.state, again.pk == ada.pk) == (State.BOOKED, False)


def test_places_of_many_events_are_read_in_one_query(django_assert_num_queries):
    event = create_event(capacity=2)
    now = before(event, days=20)
    ada, *_ = sign_up(event, "Ada", "Bo", "Cem", "Dana", now=now)
    booking.cancel(ada, now=now)
    other = EventPage(pk=999, capacity=None)

    with django_assert_num_queries(1):
        left = places.left([event, other])

    assert left == {event.pk: Places(2, booked=1, offered=1, waiting=1), 999: Places(None)}
    assert (left[event.pk].free, left[event.pk].is_full) == (0, True)
    assert (left[999].free, left[999].is_full) == (None, False)


def test_the_log_is_never_changed_or_deleted():
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    entry = ada.changes.first()

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        ada.changes.update(reason="anders")
    with pytest.raises(TypeError):
        ada.changes.all().delete()
    assert len(log(ada)) == 2


def test_a_page_with_registrations_is_not_deleted_with_them():
    event = create_event()
    sign_up(event, "Ada", now=before(event, days=20))

    with pytest.raises(IntegrityError), transaction.atomic():
        event.delete()


def test_registering_takes_thirteen_queries_however_many_are_registered(django_assert_num_queries):
    event = create_event(capacity=100)
    now = before(event, days=20)
    sign_up(event, *(f"P{number}" for number in range(20)), now=now)

    with django_assert_num_queries(13):
        booking.register(event, person("Ada"), now=now)


def test_registrations_leave_stored_pages_as_they_are():
    event = create_event()
    now = before(event, days=20)
    version = read_version()

    ada, _ = sign_up(event, "Ada", "Bo", now=now)
    booking.cancel(ada, now=now, by=booking.by_staff(clerk()))

    assert read_version() == version


def test_in_a_course_one_applies_and_elsewhere_one_registers():
    event = create_event(admission="kurs", capacity=2)
    now = before(event, days=20)

    (ada,) = apply_for(event, "Ada", now=now)

    assert ada.state == State.APPLIED
    assert mails_to("Ada") == ["Bewerbung eingegangen, bitte bestätigen", "Bewerbung eingegangen"]
    assert booking.standing(ada, now).sentence == "Ihre Bewerbung ist eingegangen."
    assert state(booking.register(event, person("Bo"), now=now)) == State.APPLIED
