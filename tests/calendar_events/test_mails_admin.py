"""The mails about registrations in the admin: whether they are out, what they say, and sending one again."""

import pytest
from django.core import mail as sent
from django.urls import reverse
from django.utils import timezone

from asskomm.core import mail
from asskomm.core.models import OutgoingMail
from calendar_events import links
from calendar_events.models import Registration
from tests.calendar_events.office import log_in, messages, table
from tests.calendar_events.registering import before, create_event, last_mail, sign_up
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

State = OutgoingMail.State


@pytest.fixture
def stored() -> OutgoingMail:
    """A mail to Ada; another one of the portal has nothing to do with registrations."""
    event = create_event(title="Treffen")
    sign_up(event, "Ada", now=before(event, days=20))
    mail.queue_mail("request-7-copy", "kim@example.org", "Anfrage", "Guten Tag")
    OutgoingMail.objects.exclude(pk=last_mail("Ada").pk).update(state=State.SENT)
    return last_mail("Ada")


def stored_registration(stored: OutgoingMail) -> Registration:
    return Registration.objects.get(email=stored.recipient)


def send_again(client, stored: OutgoingMail, seen: str) -> list[str]:
    address = reverse("send_registration_mail", args=[stored.pk])
    return messages(client.post(address, {"gesehen": seen}, follow=True))


def test_the_list_shows_state_attempts_and_error_of_mails_about_registrations(client, stored):
    log_in(client)
    OutgoingMail.objects.filter(pk=stored.pk).update(state=State.FAILED, attempts=20, last_error="Postfach voll")
    address = reverse("registration_mails")

    row = texts(soup(client.get(address)).select("tbody tr")[0], "td")
    assert [row[0], row[1], *row[3:]] == [
        "Angemeldet: Treffen",
        "ada@example.org",
        "aufgegeben",
        "20",
        "Postfach voll",
    ]
    assert "kim@example.org" not in client.get(address).content.decode()
    assert table(client, f"{address}?stand=failed&q=ADA", 2) == ["ada@example.org"]
    assert table(client, f"{address}?q=niemand", 2) == []
    assert table(client, f"{address}?stand=quatsch&q=%00&p=x", 2) == ["ada@example.org"] * 2


def test_one_mail_shows_its_text_and_what_goes_along(client, stored):
    log_in(client)

    shown = soup(client.get(reverse("registration_mail", args=[stored.pk])))

    assert "Sie haben einen Platz." in texts(shown, ".registrations__mail")[0]
    assert "termin.ics, einlass.png" in texts(shown, "dd")
    other = OutgoingMail.objects.get(key="request-7-copy")
    assert client.get(reverse("registration_mail", args=[other.pk])).status_code == 404


def test_staff_does_not_get_to_see_the_personal_link_which_is_sent_all_the_same(client, stored):
    log_in(client)
    link = links.address(stored_registration(stored))

    page = client.get(reverse("registration_mail", args=[stored.pk])).content.decode()
    mail.deliver_due()

    assert "Ihre Anmeldung:\n[persönlicher Link]\n" in page
    assert link.rpartition("/anmeldung/")[2] not in page
    assert (link in sent.outbox[0].body, link in sent.outbox[0].alternatives[0].content) == (True, True)


def test_a_link_of_another_host_is_hidden_and_other_addresses_stay(stored):
    token = links.make(stored_registration(stored))
    text = (
        f"Hier: http://früher.example:8000/anmeldung/{token}/, sonst https://example.org/anmeldung/ und /anmeldung/7/."
    )

    assert links.without_links(text) == (
        "Hier: [persönlicher Link], sonst https://example.org/anmeldung/ und /anmeldung/7/."
    )


@pytest.mark.parametrize("state", [State.FAILED, State.SENT, State.QUEUED])
def test_a_mail_is_sent_again_once_however_often_the_button_is_pressed(client, stored, state):
    log_in(client)
    OutgoingMail.objects.filter(pk=stored.pk).update(state=state, attempts=3)
    stored.refresh_from_db()
    seen = stored.standing

    assert send_again(client, stored, seen) == ["Die Mail an ada@example.org geht noch einmal hinaus."]
    (refused,) = send_again(client, stored, seen)
    mail.deliver_due()

    stored.refresh_from_db()
    assert (len(sent.outbox), stored.state, stored.attempts) == (1, State.SENT, 1)
    assert refused == "Nicht gesendet: Die Mail ist gerade unterwegs, oder jemand war schneller."


def test_a_mail_on_its_way_is_left_alone(client, stored):
    log_in(client)
    OutgoingMail.objects.filter(pk=stored.pk).update(state=State.SENDING, next_attempt_at=timezone.now())
    stored.refresh_from_db()

    assert len(send_again(client, stored, stored.standing)) == 1
    stored.refresh_from_db()
    assert (stored.state, sent.outbox) == (State.SENDING, [])
