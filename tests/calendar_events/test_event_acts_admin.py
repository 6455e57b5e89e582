"""What staff does with an event as a whole: entering somebody, places, cancelling, messages, deleting."""

import pytest
from django.urls import reverse

from calendar_events import booking
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State
from tests.calendar_events.office import log_in, messages, page
from tests.calendar_events.registering import clerk, create_event, log, mails_to, names, person, sign_up
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


def test_somebody_is_entered_by_hand_once_however_often_the_form_is_sent(client, now, wurzen):
    log_in(client)
    event = create_event()
    form = soup(client.get(page(event, "add_registration")))
    data = {
        "uid": form.select_one("[name=uid]")["value"],
        "first_name": "Ada",
        "last_name": "Muster",
        "origin": "wurzen",
        "reason": "Anruf",
    }
    for _ in range(2):
        client.post(page(event, "add_registration"), data)

    ada = Registration.objects.get()
    assert (ada.name, ada.municipality, ada.state) == ("Ada Muster", wurzen, State.BOOKED)
    assert (log(ada), ada.changes.get().reason) == ([("add_by_hand", "", "booked", "staff")], "Anruf")


def test_a_full_event_refuses_somebody_by_hand_and_keeps_the_input(client, now):
    log_in(client)
    event = create_event()
    sign_up(event, "Ada", now=now)
    data = {"first_name": "Bo", "last_name": "Muster", "email": "bo@example.org"}

    response = client.post(page(event, "add_registration"), data)
    alerts, kept = texts(soup(response), "[role=alert]"), soup(response).select_one("[name=first_name]")["value"]
    assert (alerts, kept) == (["Alle Plätze sind vergeben. Bitte zuerst die Zahl der Plätze erhöhen."], "Bo")

    client.post(page(event, "add_registration"), data | {"waiting": "1"})
    assert names(event, State.WAITING) == ["Bo"]


def test_more_places_go_to_who_waits_and_too_few_are_refused(client, now):
    log_in(client)
    event = create_event(capacity=2)
    sign_up(event, "Ada", "Bo", "Cem", now=now)
    address = page(event, "change_capacity")

    assert texts(soup(client.post(address, {"capacity": "1", "seen": "2"})), "[role=alert]") == [
        "Vergeben oder angeboten sind schon 2 Plätze."
    ]
    assert (
        "inzwischen geändert" in texts(soup(client.post(address, {"capacity": "9", "seen": "5"})), "[role=alert]")[0]
    )
    client.post(address, {"capacity": "3", "seen": "2"})
    event.refresh_from_db()
    assert (event.capacity, names(event, State.OFFERED)) == (3, ["Cem"])


def test_cancelling_the_event_asks_first_then_writes_to_everybody_once(client, now):
    log_in(client)
    event = create_event(capacity=1)
    sign_up(event, "Ada", "Bo", now=now)
    address = page(event, "cancel_event")

    assert "Eine Mail bekommen: 2 Personen." in client.get(address).content.decode()
    for _ in range(2):
        client.post(address, {"note": "Neuer Termin folgt."})

    event.refresh_from_db()
    assert (event.is_cancelled, event.status_note) == (True, "Neuer Termin folgt.")
    assert [mails_to(name).count("Abgesagt") for name in ("Ada", "Bo")] == [1, 1]


# --- Messages ---


def test_a_message_is_shown_with_its_number_of_readers_and_sent_once(client, now):
    log_in(client)
    event = create_event(capacity=1)
    sign_up(event, "Ada", "Bo", now=now)
    booking.add_by_hand(event, person("Cem", email=""), clerk(), extra_place=True, now=now)
    address = page(event, "write_to_registered")
    data = {"to": "booked", "subject": "Parken", "text": "Bitte nutzen Sie den Hof."}

    preview = soup(client.post(address, data))
    assert texts(preview, "main strong") == ["Geht an 1 Person"]
    assert mails_to("Ada").count("Parken") == 0

    sent = data | {"reference": preview.select_one("[name=reference]")["value"], "senden": "ja"}
    answers = [messages(client.post(address, sent, follow=True)) for _ in range(2)]
    assert answers == [["Die Nachricht geht an 1 Person."], ["Diese Nachricht ist schon gesendet."]]
    assert [mails_to(name).count("Parken") for name in ("Ada", "Bo")] == [1, 0]


@pytest.mark.parametrize("missing", ["to", "subject", "text"])
def test_a_message_without_reader_subject_or_text_is_not_sent(client, now, missing):
    log_in(client)
    event = create_event()
    sign_up(event, "Ada", now=now)
    data = {"to": "booked", "subject": "Parken", "text": "Hof", "senden": "ja", missing: ""}

    response = client.post(page(event, "write_to_registered"), data)

    assert (response.status_code, mails_to("Ada").count("Parken")) == (200, 0)


# --- Deleting ---


def test_an_event_with_registrations_is_not_deleted_and_the_message_says_why(client, now):
    log_in(client, "Redaktionsleitung")
    event = create_event(title="Treffen")
    sign_up(event, "Ada", now=now)
    delete_many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    kept = (
        "»Treffen« lässt sich nicht löschen: Es gibt Anmeldungen. "
        "Bitte absagen, oder die Veröffentlichung zurücknehmen."
    )

    answer = client.post(reverse("wagtailadmin_pages:delete", args=[event.pk]), follow=True)
    assert messages(answer) == [kept]
    parent = event.get_parent()
    assert len(messages(client.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]), follow=True))) == 1
    assert messages(client.post(f"{delete_many}?id={event.pk}&next=/verwaltung/", follow=True)) == [kept]
    assert EventPage.objects.filter(pk=event.pk).exists()
