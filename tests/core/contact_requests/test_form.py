"""What visitors send with the forms: what is accepted, kept and confirmed, without cookie and cache."""

import pytest
from django.core import mail as django_mail
from django.core.mail.backends import locmem
from django.utils import timezone
from wagtail.models import PageViewRestriction

from asskomm.core.mail import deliver_due
from asskomm.core.models import ContactRequest, ContentVersion, OutgoingMail
from tests.core.contact_requests.conftest import ANSWERS, errors, open_form, send
from tests.factories.core import (
    TopicFactory,
)
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

NOISE = ["\x00", "'", '"><b>x</b>', "%00", "A" * 10_000, "\ud7ff\uffff", "-1", "😀" * 500]


def test_a_request_is_stored_and_confirmed_with_its_number(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    response = send(client, coaching, hidden)

    stored = ContactRequest.objects.get()
    assert {name: getattr(stored, name) for name in ANSWERS} == ANSWERS
    assert (stored.kind, stored.state, stored.done_at) == ("coaching", "new", None)
    assert stored.reference == f"A-{timezone.localdate():%Y}-{stored.pk:04d}"
    assert response.status_code == 302
    assert response["Location"].endswith("#inhalt")
    page = soup(client.get(response["Location"]))
    assert texts(page, "h1") == ["Ihre Nachricht ist angekommen"]
    assert stored.reference in text(page.select_one(".lead"))
    assert "Wir rufen Sie an." in text(page.main)
    assert links(page, "main .buttons") == {"Zurück: Begleitendes Coaching": "/coaching/"}


def test_both_sides_get_a_mail_and_neither_carries_what_was_typed(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    send(client, coaching, hidden, ANSWERS | {"message": "Kaufen Sie hier", "name": "Werbung"})

    stored = ContactRequest.objects.get()
    deliver_due()
    confirmation, notice = django_mail.outbox
    assert confirmation.to == ["alex@example.org"]
    assert notice.to == ["buero@example.org"]
    assert stored.reference in confirmation.subject
    assert f"/verwaltung/anfragen/edit/{stored.pk}/" in notice.body
    for typed in ("Kaufen", "Werbung", "Wurzen", "Ordnungsamt"):
        assert typed not in confirmation.subject + confirmation.body + notice.subject + notice.body
    assert "alex@example.org" not in notice.body


def test_a_barrier_is_reported_without_a_name_and_without_a_mail_to_anybody_else(client, barrier, time_machine):
    hidden = open_form(client, barrier, time_machine)
    send(client, barrier, hidden, {"page_address": "/karte/", "message": "Der Regler geht nicht.", "email": ""})

    stored = ContactRequest.objects.get()
    assert (stored.kind, stored.page_address, stored.email) == ("barrier", "/karte/", "")
    assert [one.recipient for one in OutgoingMail.objects.all()] == ["buero@example.org"]


def test_the_form_knows_the_page_from_which_the_visitor_came(client, barrier):
    def address(referrer: str) -> str:
        page = soup(client.get(barrier.url, headers={"referer": referrer}))
        return page.select_one("#id_page_address").get("value", "")

    assert address("http://testserver/karte/?q=a") == "http://testserver/karte/?q=a"
    assert address("https://example.org/karte/") == ""
    assert address(f"http://testserver{barrier.url}") == ""
    assert address("http://[") == ""


def test_a_request_survives_a_mail_server_that_is_down(client, coaching, time_machine, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(locmem.EmailBackend, "open", refuse)
    hidden = open_form(client, coaching, time_machine)
    response = send(client, coaching, hidden)

    assert client.get(response["Location"]).status_code == 200
    assert ContactRequest.objects.count() == 1
    assert deliver_due().problem == "ConnectionRefusedError: "
    assert list(OutgoingMail.objects.values_list("state", "attempts")) == [("queued", 0), ("queued", 0)]


def test_errors_stand_above_the_form_and_everything_typed_is_kept(client, coaching, time_machine):
    TopicFactory(name="Jugend", slug="jugend")
    hidden = open_form(client, coaching, time_machine)
    typed = ANSWERS | {"name": "", "email": "kaputt", "topic": "Jugend", "message": "Eine\nlange Frage"}

    response = send(client, coaching, hidden, typed)

    page = soup(response)
    assert response.status_code == 200
    assert errors(response) == [
        "Ihr Name: Bitte nennen Sie Ihren Namen.",
        "E-Mail: Bitte prüfen Sie die E-Mail-Adresse. Beispiel: name@gemeinde.de.",
    ]
    assert page.title.string.startswith("Fehler: ")
    assert page.select_one("form.form")["action"].endswith("#fehler")
    assert page.select_one("#fehler")["tabindex"] == "-1"
    for name in ("municipality", "office", "email", "phone"):
        assert page.select_one(f"#id_{name}").get("value", "") == typed[name]
    assert page.select_one("#id_topic [selected]")["value"] == "Jugend"
    assert page.select_one("#id_message").string.strip() == "Eine\nlange Frage"
    assert page.select_one("#id_email")["aria-invalid"] == "true"
    assert page.select_one(f"#{page.select_one('#id_email')['aria-describedby']}")
    assert ContactRequest.objects.count() == 0


def test_only_what_is_needed_is_asked_for(client, coaching, barrier):
    def fields(page) -> dict[str, bool]:
        found = soup(client.get(page.url)).select("form.form .field")
        return {one.select_one("[name]")["name"]: bool(one.select_one(".field__optional")) for one in found}

    assert fields(coaching) == {
        "municipality": False,
        "name": False,
        "office": False,
        "email": False,
        "phone": True,
        "topic": True,
        "message": False,
    }
    assert fields(barrier) == {"page_address": True, "message": False, "email": True}


@pytest.mark.parametrize(
    ("days", "words"),
    [(183, "Ein halbes Jahr, nachdem"), (99, "99 Tage, nachdem"), (179, "179 Tage, nachdem"), (1, "1 Tag, nachdem")],
)
def test_the_form_says_what_happens_with_the_answers_and_for_how_long(client, coaching, settings, days, words):
    settings.REQUEST_RETENTION_DAYS = days

    note = soup(client.get(coaching.url)).select_one(".form__privacy")

    assert f"{words} es abgeschlossen ist, werden sie gelöscht." in text(note)
    assert note.a["href"] == "/datenschutz/"


@pytest.mark.parametrize("noise", NOISE, ids=range(len(NOISE)))
def test_odd_input_gives_a_message_and_never_an_error_page(client, coaching, barrier, time_machine, noise):
    for page in (coaching, barrier):
        hidden = open_form(client, page, time_machine)
        for name in (*ANSWERS, "page_address", "token", "website", "unbekannt"):
            response = client.post(page.send_url, {**ANSWERS, **hidden, name: noise})
            assert response.status_code in (200, 302), name


@pytest.mark.parametrize("path", ["/anfragen/senden/0/", "/anfragen/senden/99999999999999999999999/"])
def test_a_form_that_is_not_there_is_not_found(client, coaching, path):
    assert client.post(path, ANSWERS).status_code == 404


def test_only_public_forms_take_requests(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    restriction = PageViewRestriction.objects.create(page=coaching, restriction_type=PageViewRestriction.LOGIN)
    assert send(client, coaching, hidden).status_code == 404
    restriction.delete()
    coaching.unpublish()
    assert send(client, coaching, hidden).status_code == 404
    assert ContactRequest.objects.count() == 0


def test_reloading_after_an_error_leads_back_to_the_form(client, coaching):
    response = client.get(coaching.send_url)

    assert (response.status_code, response["Location"]) == (302, coaching.url)


def test_a_confirmation_cannot_be_made_up(client, coaching):
    assert client.get(f"{coaching.url}gesendet/A-2026-0001/abc/").status_code == 404


# --- No cookie, no cache ---


def test_forms_are_never_cached_and_set_no_cookie(client, coaching, time_machine):
    first, second = client.get(coaching.url), client.get(coaching.url)
    token = [soup(one).select_one("[name=token]")["value"] for one in (first, second)]
    hidden = open_form(client, coaching, time_machine)
    sent = send(client, coaching, hidden)
    confirmed = client.get(sent["Location"])

    assert token[0] != token[1]
    assert {one["Cache-Control"] for one in (first, second, confirmed)} == {"no-store"}
    assert not client.cookies


def test_a_request_changes_nothing_that_visitors_see(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    before = ContentVersion.objects.get_or_create(pk=1)[0].number
    send(client, coaching, hidden)

    assert ContentVersion.objects.get(pk=1).number == before
