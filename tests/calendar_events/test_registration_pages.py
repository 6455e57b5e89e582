"""Registering in the browser: the form, what it refuses, and the personal page that the mail leads to."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from asskomm.core.mail import deliver_due
from asskomm.core.models import OutgoingMail
from calendar_events import booking, links
from calendar_events.models import Registration
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

ANSWERS = {
    "first_name": "Alex",
    "last_name": "Muster",
    "email": "alex@example.org",
    "municipality": "Wurzen",
    "function": "",
    "promise": "on",
}
SUBSTITUTE = ANSWERS | {"first_name": "Kim", "last_name": "Beispiel", "email": "kim@example.org"}


@pytest.fixture
def now(time_machine):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 9, 8, 12)), tick=False)


@pytest.fixture
def calendar(home_page, now):
    return EventIndexPageFactory(parent=home_page)


@pytest.fixture
def event(calendar):
    """An event with one place and a waiting list."""
    return EventPageFactory(parent=calendar, admission="hier", capacity=1)


def open_form(client, address: str, time_machine) -> dict[str, str]:
    """What the hidden fields of a fresh form hold, some time later."""
    form = soup(client.get(address)).select("form:has([name=token])")[-1]
    time_machine.move_to(timezone.now() + timedelta(seconds=30), tick=False)
    return {one["name"]: one.get("value", "") for one in form.select("[name=token], [name=website]")}


@pytest.fixture
def send(client, event, time_machine):
    """Open the form, wait as a person does, send it; gives the answer."""

    def send(**changes):
        hidden = open_form(client, f"{event.url}anmeldung/", time_machine)
        return client.post(f"/anmeldung/senden/{event.pk}/", ANSWERS | hidden | changes)

    return send


def registered(event, **facts) -> Registration:
    """Somebody who has registered and confirmed her address."""
    person = booking.Person(**{"first_name": "Sam", "last_name": "Probe", "email": "sam@example.org"} | facts)
    return booking.confirm_email(booking.register(event, person))


def page_of(registration: Registration) -> str:
    """The address of the personal page."""
    return f"/anmeldung/{links.make(registration)}/"


# --- The form ---


def test_registering_takes_the_place_at_once_and_leads_to_the_mailbox(client, event, send):
    wurzen = MunicipalityFactory(name="Wurzen")
    response = send()
    registration = Registration.objects.get()

    assert response.headers["Location"] == f"{event.url}anmeldung/gesendet/#inhalt"
    assert (registration.state, registration.name, registration.municipality) == ("booked", "Alex Muster", wurzen)
    assert registration.email_confirmed_at is None
    assert text(soup(client.get(response.headers["Location"])).h1) == "Bitte sehen Sie in Ihr Postfach"


def test_an_organisation_that_is_no_municipality_is_kept_as_it_was_typed(send):
    send(municipality="Musterverein e. V.")

    assert (Registration.objects.get().municipality, Registration.objects.get().organisation) == (
        None,
        "Musterverein e. V.",
    )


def test_whoever_is_known_gets_the_same_answer_as_whoever_is_not(client, event, send):
    first, second = send(), send(first_name="Anders")

    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    assert Registration.objects.count() == 1
    assert Registration.objects.get().first_name == "Alex"


def test_a_double_click_registers_once_and_sends_one_mail(client, event, time_machine):
    hidden = open_form(client, f"{event.url}anmeldung/", time_machine)
    codes = [client.post(f"/anmeldung/senden/{event.pk}/", ANSWERS | hidden).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert Registration.objects.count() == OutgoingMail.objects.count() == 1


def test_who_comes_too_late_for_the_last_place_is_on_the_waiting_list(send):
    send()
    send(email="kim@example.org")

    assert list(Registration.objects.values_list("email", "state")) == [
        ("alex@example.org", "booked"),
        ("kim@example.org", "waiting"),
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"first_name": ""}, "Vorname: Bitte nennen Sie den Vornamen."),
        ({"last_name": " "}, "Nachname: Bitte nennen Sie den Nachnamen."),
        ({"email": "alex.example.org"}, "E-Mail: Bitte prüfen Sie die E-Mail-Adresse. Beispiel: name@gemeinde.de."),
        ({"municipality": ""}, "Kommune oder Einrichtung: Bitte nennen Sie die Kommune oder Einrichtung."),
        ({"promise": ""}, "Bitte bestätigen Sie, dass Sie absagen, wenn Sie nicht kommen können."),
        ({"website": "x"}, "Das Feld »Bitte leer lassen« muss leer bleiben. Es hält Programme fern."),
        ({"token": "x"}, "Das Formular war unvollständig."),
        ({"first_name": "A" * 81}, "Vorname: Bitte höchstens 80 Zeichen."),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_kept(send, changes, message):
    response = send(**{"function": "Ordnungsamt"} | changes)
    page = soup(response)

    assert [one for one in texts(page, ".error-summary li") if message in one], texts(page, ".error-summary li")
    assert page.select_one("[name=function]")["value"] == "Ordnungsamt"
    assert Registration.objects.count() == OutgoingMail.objects.count() == 0


@pytest.mark.parametrize(
    ("minutes", "is_open"), [(-1, True), (0, False), (1, False)], ids=["a minute before", "at the end", "after"]
)
def test_registration_ends_at_its_minute(client, event, time_machine, minutes, is_open):
    event.registration_until = timezone.now() + timedelta(days=3)
    event.save()
    time_machine.move_to(event.registration_until + timedelta(minutes=minutes), tick=False)
    page = soup(client.get(f"{event.url}anmeldung/"))

    assert bool(page.select("form.form")) is is_open
    assert ("Die Anmeldung ist geschlossen" in text(page.main)) is not is_open


def test_who_sends_the_form_after_the_end_is_told_so_and_keeps_what_was_typed(client, event, time_machine):
    hidden = open_form(client, f"{event.url}anmeldung/", time_machine)
    event.registration_until = timezone.now()
    event.save()
    response = client.post(f"/anmeldung/senden/{event.pk}/", ANSWERS | hidden)

    assert response.status_code == 409
    assert Registration.objects.count() == 0
    assert "Die Anmeldung ist geschlossen" in text(soup(response).main)


def test_an_event_without_registration_here_has_no_form(client, calendar):
    other = EventPageFactory(parent=calendar)

    assert client.get(f"{other.url}anmeldung/").status_code == 404
    assert client.get(f"{other.url}anmeldung/gesendet/").status_code == 404
    assert client.post(f"/anmeldung/senden/{other.pk}/", ANSWERS).status_code == 302
    assert Registration.objects.count() == 0


def test_drafts_take_no_registrations(client, calendar):
    draft = EventPageFactory(parent=calendar, admission="hier", live=False)

    assert client.get(f"{draft.url}anmeldung/").status_code == 404
    assert client.post(f"/anmeldung/senden/{draft.pk}/", ANSWERS).status_code == 404


def test_questions_of_the_event_are_asked_and_never_required(client, event, send):
    event.registration_questions.create(label="Anreise", kind="choice", choices="Bahn\nAuto")
    event.registration_questions.create(label="Was brauchen Sie?", kind="text")
    event.save()
    [travel, needs] = event.registration_questions.all()
    send()
    send(email="kim@example.org", **{f"question_{travel.uid.hex}": "Bahn", f"question_{needs.uid.hex}": "Rampe"})
    response = send(email="noch@example.org", **{f"question_{travel.uid.hex}": "Rakete"})

    assert list(Registration.objects.values_list("answers", flat=True)) == [
        {},
        {str(travel.uid): "Bahn", str(needs.uid): "Rampe"},
    ]
    assert "Diese Antwort gibt es nicht" in text(soup(response).main)


def test_another_site_cannot_make_a_browser_register(client, event, time_machine):
    hidden = open_form(client, f"{event.url}anmeldung/", time_machine)
    response = client.post(
        f"/anmeldung/senden/{event.pk}/", ANSWERS | hidden, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert response.status_code == 403
    assert Registration.objects.count() == 0


def test_one_network_is_stopped_when_it_sends_too_much(settings, send):
    settings.REGISTRATIONS_PER_HOUR = 2
    answers = [send(email=f"{number}@example.org").status_code for number in range(3)]

    assert answers == [302, 302, 429]


def test_forms_and_personal_pages_are_stored_nowhere(client, event):
    addresses = [f"{event.url}anmeldung/", f"{event.url}anmeldung/gesendet/", page_of(registered(event))]

    assert [client.get(one).headers["Cache-Control"] for one in addresses] == ["no-store"] * 3
    assert [soup(client.get(one)).select_one("[name=robots]")["content"] for one in addresses] == ["noindex"] * 3


# --- The personal page ---


def test_the_link_in_the_mail_opens_the_page_and_only_the_button_confirms(client, event, send):
    send()
    deliver_due()
    address = re.search(r"http\S+(/anmeldung/\S+/)", mail.outbox[0].body).group(1)
    page = soup(client.get(address))
    unconfirmed = Registration.objects.get().email_confirmed_at
    response = client.post(address, {"was": "confirm_email"})

    assert unconfirmed is None
    assert "E-Mail-Adresse bestätigen" in texts(page, "button")
    assert Registration.objects.get().email_confirmed_at == timezone.now()
    assert "Danke, Ihre E-Mail-Adresse ist bestätigt." in text(soup(client.get(response.headers["Location"])).main)


@pytest.mark.parametrize("token", ["x", "0" * 32 + ".x", "%00", "ä" * 500, "senden"])
def test_a_wrong_link_says_that_it_is_wrong_and_nothing_else(client, event, token):
    registered(event)
    response = client.get(f"/anmeldung/{token}/")

    assert response.status_code == 404
    assert text(soup(response).h1) == "Dieser Link gilt nicht"
    assert event.title not in response.content.decode()


def test_a_link_with_one_sign_changed_is_wrong(client, event):
    token = links.make(registered(event))
    changed = ("1" if token[0] == "0" else "0") + token[1:]

    assert client.get(f"/anmeldung/{changed}/").status_code == 404


def test_cancelling_frees_the_place_for_the_next_in_line(client, event):
    first, second = registered(event), registered(event, email="kim@example.org")
    client.post(page_of(first), {"was": "cancel"})
    client.post(page_of(second), {"was": "accept"})

    assert list(Registration.objects.values_list("email", "state")) == [
        ("sam@example.org", "cancelled"),
        ("kim@example.org", "booked"),
    ]


def test_an_offer_can_be_declined(client, event):
    first, second = registered(event), registered(event, email="kim@example.org")
    booking.cancel(first)
    page = soup(client.get(page_of(second)))
    client.post(page_of(second), {"was": "decline"})
    second.refresh_from_db()

    assert texts(page, "form button") == ["Platz annehmen", "Platz ablehnen"]
    assert second.state == "declined"


def test_a_double_click_on_cancel_is_one_cancellation(client, event):
    registration = registered(event)
    codes = [client.post(page_of(registration), {"was": "cancel"}).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert registration.changes.filter(act="cancel").count() == 1


def test_handing_over_gives_the_place_to_the_other_person(client, event, time_machine):
    registration = registered(event)
    hidden = open_form(client, page_of(registration), time_machine)
    response = client.post(page_of(registration), SUBSTITUTE | hidden | {"was": "hand_over"})

    assert response.status_code == 302
    assert list(Registration.objects.values_list("email", "state")) == [
        ("sam@example.org", "handed_over"),
        ("kim@example.org", "booked"),
    ]


def test_handing_over_to_oneself_is_refused_at_the_form_with_everything_kept(client, event, time_machine):
    registration = registered(event)
    hidden = open_form(client, page_of(registration), time_machine)
    response = client.post(
        page_of(registration), SUBSTITUTE | hidden | {"was": "hand_over", "email": "SAM@example.org"}
    )
    page = soup(response)

    assert response.status_code == 409
    assert "Bitte geben Sie die E-Mail-Adresse der anderen Person an." in text(page.select_one(".error-summary"))
    assert page.select_one("details").has_attr("open")
    assert page.select_one("[name=last_name]")["value"] == "Beispiel"


def test_an_act_that_is_not_possible_is_refused_with_its_reason(client, event):
    waiting = [registered(event), registered(event, email="kim@example.org")][1]
    response = client.post(page_of(waiting), {"was": "accept"})

    assert response.status_code == 409
    assert "Für Sie ist gerade kein Platz frei." in text(soup(response).select_one(".error-summary"))


def test_an_unknown_act_changes_nothing(client, event):
    registration = registered(event)

    assert client.post(page_of(registration), {"was": "drop table"}).status_code == 302
    assert Registration.objects.get().state == "booked"


def test_the_page_says_the_place_on_the_list(client, event):
    registered(event)
    for number in range(3):
        last = registered(event, email=f"{number}@example.org")

    assert text(soup(client.get(page_of(last))).select_one(".standing__sentence")) == "Platz 3 der Warteliste."


def test_the_online_link_is_shown_to_who_has_a_place_and_to_nobody_else(client, calendar):
    event = EventPageFactory(
        parent=calendar, admission="hier", capacity=1, format="online", online_link="https://video.example.org/geheim"
    )
    unconfirmed = booking.register(event, booking.Person("Alex", "Muster", "alex@example.org"))
    waiting = registered(event)
    before = [b"geheim" in client.get(page_of(one)).content for one in (unconfirmed, waiting)]
    booking.confirm_email(unconfirmed)

    assert before == [False, False]
    assert b"geheim" in client.get(page_of(unconfirmed)).content
    assert b"geheim" not in client.get(f"{event.url}anmeldung/").content


def test_after_the_event_nothing_can_be_done_any_more(client, event, time_machine):
    registration = registered(event)
    time_machine.move_to(event.ends_at, tick=False)

    assert soup(client.get(page_of(registration))).select("main form") == []


def test_people_see_when_their_data_goes(client, home_page, event):
    ContentPageFactory(parent=home_page, title="Datenschutz", slug="datenschutz")
    shown = text(soup(client.get(f"{event.url}anmeldung/")).select_one(".form__privacy"))

    assert event.first_day == date(2026, 9, 29)
    assert "löschen sie am 28. Dezember 2026, 90 Tage danach" in shown
