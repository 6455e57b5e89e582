"""What one sees at once: before the form whether there is a place, on the personal page what matters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calendar_events import booking, links
from calendar_events.booking import due
from calendar_events.models import EventPage
from tests.calendar_events.registering import apply_for, before, create_event, last_mail, sign_up
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(time_machine):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 9, 8, 12)), tick=False)
    return timezone.now()


def form_page(client, event):
    return soup(client.get(f"{event.url}anmeldung/"))


def personal_page(client, registration):
    return soup(client.get(f"/anmeldung/{links.make(registration)}/"))


# --- The form ---


def test_with_a_place_left_nothing_stands_before_the_form(client, now):
    page = form_page(client, create_event())

    assert texts(page, ".notice") == []
    assert texts(page, "main form button") == ["Verbindlich anmelden"]


def test_whoever_will_have_to_wait_knows_it_before_the_form(client, now):
    event = create_event()
    sign_up(event, "Ada", now=now)
    page = form_page(client, event)

    assert texts(page, ".notice__title") == ["Alle Plätze sind vergeben"]
    assert "Sie kommen auf die Warteliste." in text(page.select_one(".notice"))
    assert texts(page, "main form button") == ["Auf die Warteliste"]


def test_a_course_takes_applications_however_few_places_are_left(client, now):
    course = create_event(admission=EventPage.Admission.COURSE)
    booking.move_by_hand(apply_for(course, "Ada", now=now)[0], "booked", None)
    page = form_page(client, course)

    assert texts(page, ".notice") == []
    assert texts(page, "main form button") == ["Bewerbung senden"]


def test_without_a_list_nobody_fills_in_the_form_in_vain(client, now):
    event = create_event(has_waiting_list=False)
    sign_up(event, "Ada", now=now)
    page = form_page(client, event)

    assert page.select("main form") == []
    assert texts(page, ".notice__title") == ["Alle Plätze sind vergeben"]
    assert texts(page, "main .button") == ["Zur Veranstaltung"]


def test_what_was_typed_for_the_last_place_stays_when_somebody_was_faster(client, now, time_machine):
    event = create_event(has_waiting_list=False)
    token = form_page(client, event).select_one("[name=token]")["value"]
    sign_up(event, "Ada", now=now)
    time_machine.shift(timedelta(seconds=30))
    names = {"first_name": "Bo", "last_name": "Muster", "email": "bo@example.org", "municipality": "Musterverein"}
    response = client.post(f"/anmeldung/senden/{event.pk}/", names | {"promise": "on", "token": token})
    page = soup(response)

    assert response.status_code == 409
    assert texts(page, ".error-summary li") == ["Alle Plätze sind vergeben."]
    assert page.select_one("[name=first_name]")["value"] == "Bo"


def test_a_cancelled_event_says_that_it_is_and_what_follows(client, now):
    event = create_event()
    booking.cancel_event(event, note="Ein neuer Termin folgt.")

    assert text(form_page(client, event).select_one(".notice")) == (
        "Diese Veranstaltung ist abgesagt. Ein neuer Termin folgt."
    )


# --- The personal page ---


def test_the_page_shows_at_a_glance_what_matters(client, now):
    event = create_event(capacity=2)
    [booked] = sign_up(event, "Ada", now=now)
    [unconfirmed] = sign_up(event, "Bo", now=now, confirm=False)
    waiting, gone = sign_up(event, "Cem", "Dana", now=now)
    booking.cancel(gone)
    shown = [
        personal_page(client, one).select_one(".standing")["class"][-1] for one in (booked, unconfirmed, waiting, gone)
    ]

    assert shown == ["standing--place", "standing--open", "standing--hope", "standing--over"]


def test_whoever_was_asked_is_asked_on_the_page_until_she_answers(client, now):
    event = create_event()
    [ada] = sign_up(event, "Ada", now=now)
    before_asking = text(personal_page(client, ada).select_one(".standing__sentence"))
    due.ask(event.pk, before(event, days=7))
    asked = personal_page(client, ada)
    booking.reconfirm(ada)

    assert before_asking == "Sie haben einen Platz."
    assert text(asked.select_one(".standing__sentence")) == "Sie haben einen Platz. Kommen Sie?"
    assert asked.select_one(".standing--open")
    assert text(personal_page(client, ada).select_one(".standing__sentence")) == (
        "Sie haben einen Platz. Sie haben gesagt, dass Sie kommen."
    )


def test_what_is_over_leads_to_the_event_and_into_no_calendar(client, now):
    event = create_event()
    [ada] = sign_up(event, "Ada", now=now)
    before_cancelling = texts(personal_page(client, ada), "main a[href]")
    booking.cancel(ada)

    assert "In den Kalender" in before_cancelling
    assert texts(personal_page(client, ada), "main a[href]") == [event.title, "Zur Veranstaltung"]


def test_the_mail_calls_the_button_what_it_is_called(client, now):
    [ada] = sign_up(create_event(), "Ada", now=now, confirm=False)
    button = texts(personal_page(client, ada), "button.button")[0]

    assert f"drücken dort »{button}«" in last_mail("Ada").body
