"""Requests of visitors: what the forms accept, what they keep, and how the editorial team works with them."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageViewRestriction

from asskomm.core.contact_requests import guard, tokens
from asskomm.core.models import ContactRequest, ContentVersion, OutgoingMail
from tests.factories.core import (
    BarrierReportPageFactory,
    CoachingRequestPageFactory,
    ContactRequestFactory,
    ContentPageFactory,
    TopicFactory,
)
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

ANSWERS = {
    "municipality": "Wurzen",
    "name": "Alex Muster",
    "office": "Ordnungsamt",
    "email": "alex@example.org",
    "phone": "",
    "topic": "",
    "message": "Wir möchten einen Rat gründen.",
}
NOISE = ["\x00", "'", '"><b>x</b>', "%00", "A" * 10_000, "\ud7ff\uffff", "-1", "😀" * 500]


@pytest.fixture
def privacy(home_page):
    return ContentPageFactory(parent=home_page, title="Datenschutz", slug="datenschutz")


@pytest.fixture
def coaching(home_page, privacy):
    """The form for coaching, below a page of its own."""
    section = ContentPageFactory(parent=home_page, title="Begleitendes Coaching", slug="coaching")
    return CoachingRequestPageFactory(parent=section, privacy_page=privacy, sent_text="<p>Wir rufen Sie an.</p>")


@pytest.fixture
def barrier(home_page, privacy):
    return BarrierReportPageFactory(parent=home_page, privacy_page=privacy)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Inside, the end of a view counts as its commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def log_in(client, django_user_model):
    """Log somebody in who is in one group and nothing else."""

    def log_in(group: str):
        user = django_user_model.objects.create_user(group.lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


def open_form(client, page, time_machine, seconds: float = 30) -> dict[str, str]:
    """What the hidden fields of a fresh form hold, some time later."""
    form = soup(client.get(page.url)).select_one("form.form")
    time_machine.move_to(timezone.now() + timedelta(seconds=seconds))
    return {one["name"]: one.get("value", "") for one in form.select("[name=token], [name=website]")}


def send(client, page, hidden: dict[str, str], answers: dict[str, str] | None = None, **headers):
    return client.post(page.send_url, {**(ANSWERS if answers is None else answers), **hidden}, headers=headers)


def errors(response) -> list[str]:
    return texts(soup(response), ".error-summary__list li")


# --- The form ---


def test_a_request_is_stored_and_confirmed_with_its_number(client, coaching, commits, time_machine):
    hidden = open_form(client, coaching, time_machine)
    with commits():
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


def test_both_sides_get_a_mail_and_neither_carries_what_was_typed(client, coaching, commits, time_machine):
    hidden = open_form(client, coaching, time_machine)
    with commits():
        send(client, coaching, hidden, ANSWERS | {"message": "Kaufen Sie hier", "name": "Werbung"})

    stored = ContactRequest.objects.get()
    confirmation, notice = django_mail.outbox
    assert confirmation.to == ["alex@example.org"]
    assert notice.to == ["buero@example.org"]
    assert stored.reference in confirmation.subject
    assert f"/verwaltung/anfragen/edit/{stored.pk}/" in notice.body
    for typed in ("Kaufen", "Werbung", "Wurzen", "Ordnungsamt"):
        assert typed not in confirmation.subject + confirmation.body + notice.subject + notice.body
    assert "alex@example.org" not in notice.body


def test_a_barrier_is_reported_without_a_name_and_without_a_mail_to_anybody_else(
    client, barrier, commits, time_machine
):
    hidden = open_form(client, barrier, time_machine)
    with commits():
        send(client, barrier, hidden, {"page_address": "/karte/", "message": "Der Regler geht nicht.", "email": ""})

    stored = ContactRequest.objects.get()
    assert (stored.kind, stored.page_address, stored.email) == ("barrier", "/karte/", "")
    assert [one.to for one in django_mail.outbox] == [["buero@example.org"]]


def test_the_form_knows_the_page_from_which_the_visitor_came(client, barrier):
    def address(referrer: str) -> str:
        page = soup(client.get(barrier.url, headers={"referer": referrer}))
        return page.select_one("#id_page_address").get("value", "")

    assert address("http://testserver/karte/?q=a") == "http://testserver/karte/?q=a"
    assert address("https://example.org/karte/") == ""
    assert address(f"http://testserver{barrier.url}") == ""
    assert address("http://[") == ""


def test_a_request_survives_a_mail_server_that_is_down(client, coaching, commits, time_machine, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", refuse)
    hidden = open_form(client, coaching, time_machine)
    with commits():
        response = send(client, coaching, hidden)

    assert client.get(response["Location"]).status_code == 200
    assert ContactRequest.objects.count() == 1
    assert list(OutgoingMail.objects.values_list("state", "attempts")) == [("queued", 1), ("queued", 1)]


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


def test_forms_are_never_cached_and_set_no_cookie(client, coaching, commits, time_machine):
    first, second = client.get(coaching.url), client.get(coaching.url)
    token = [soup(one).select_one("[name=token]")["value"] for one in (first, second)]
    hidden = open_form(client, coaching, time_machine)
    with commits():
        sent = send(client, coaching, hidden)
    confirmed = client.get(sent["Location"])

    assert token[0] != token[1]
    assert {one["Cache-Control"] for one in (first, second, confirmed)} == {"no-store"}
    assert not client.cookies


def test_a_request_changes_nothing_that_visitors_see(client, coaching, commits, time_machine):
    hidden = open_form(client, coaching, time_machine)
    before = ContentVersion.objects.get_or_create(pk=1)[0].number
    with commits():
        send(client, coaching, hidden)

    assert ContentVersion.objects.get(pk=1).number == before


# --- What keeps machines out ---


def test_a_second_click_is_the_same_request(client, coaching, commits, time_machine):
    hidden = open_form(client, coaching, time_machine)
    with commits():
        answers = [send(client, coaching, hidden) for _ in range(2)]

    assert ContactRequest.objects.count() == 1
    assert answers[0]["Location"] == answers[1]["Location"]
    assert len(django_mail.outbox) == 2


def test_the_same_words_within_a_minute_are_the_same_request(client, coaching, commits, time_machine):
    with commits():
        send(client, coaching, open_form(client, coaching, time_machine))
        send(client, coaching, open_form(client, coaching, time_machine, seconds=30))
        assert ContactRequest.objects.count() == 1
        send(client, coaching, open_form(client, coaching, time_machine, seconds=61))

    assert ContactRequest.objects.count() == 2


def test_other_words_in_a_form_that_the_browser_kept_are_another_request(client, coaching, commits, time_machine):
    hidden = open_form(client, coaching, time_machine)
    with commits():
        send(client, coaching, hidden)
        send(client, coaching, hidden, ANSWERS | {"message": "Noch etwas anderes."})

    assert list(ContactRequest.objects.order_by("pk").values_list("message", flat=True)) == [
        ANSWERS["message"],
        "Noch etwas anderes.",
    ]


def test_a_filled_trap_stores_nothing_and_says_why(client, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)

    response = send(client, coaching, hidden | {"website": "https://example.org"})

    assert "Bitte leer lassen" in errors(response)[0]
    assert ContactRequest.objects.count() == 0


def test_people_never_meet_the_trap(client, coaching):
    trap = soup(client.get(coaching.url)).select_one(".form__trap")

    assert trap["aria-hidden"] == "true"
    assert trap.input["tabindex"] == "-1"


@pytest.mark.parametrize(
    ("seconds", "is_accepted"),
    [
        (tokens.MIN_SECONDS - 0.5, False),
        (tokens.MIN_SECONDS, True),
        (tokens.MAX_SECONDS - 1, True),
        (tokens.MAX_SECONDS + 1, False),
    ],
)
def test_a_form_has_its_time(client, coaching, time_machine, seconds, is_accepted):
    time_machine.move_to(timezone.now(), tick=False)
    hidden = open_form(client, coaching, time_machine, seconds)
    time_machine.move_to(timezone.now(), tick=False)

    assert (send(client, coaching, hidden).status_code == 302) is is_accepted
    assert ContactRequest.objects.exists() is is_accepted


@pytest.mark.parametrize("seconds", [1, tokens.MAX_SECONDS + 1])
def test_who_was_too_fast_or_too_slow_sends_the_form_again(client, coaching, time_machine, seconds):
    response = send(client, coaching, open_form(client, coaching, time_machine, seconds))
    again = soup(response).select_one("[name=token]")["value"]
    time_machine.move_to(timezone.now() + timedelta(seconds=5))

    assert len(errors(response)) == 1
    assert soup(response).select_one("#id_name")["value"] == "Alex Muster"
    assert send(client, coaching, {"token": again}).status_code == 302


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "eyJ9:1:2"])
def test_a_token_cannot_be_made_up(client, coaching, token):
    assert len(errors(send(client, coaching, {"token": token}))) == 1
    assert ContactRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "none"}, 302),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 302),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_comes_from_a_page_of_the_portal(client, coaching, time_machine, headers, status):
    hidden = open_form(client, coaching, time_machine)

    response = send(client, coaching, hidden, **headers)

    assert response.status_code == status
    assert ContactRequest.objects.exists() is (status == 302)
    if status == 403:
        assert soup(response).select_one("#id_name")["value"] == "Alex Muster"


def test_an_address_sends_a_limited_number_within_an_hour(client, coaching, time_machine, monkeypatch):
    monkeypatch.setattr(guard, "LIMIT", 2)

    def statuses(count: int) -> list[int]:
        return [
            send(client, coaching, open_form(client, coaching, time_machine, 70)).status_code for _ in range(count)
        ]

    assert statuses(3) == [302, 302, 429]
    assert ContactRequest.objects.count() == 2
    hidden = open_form(client, coaching, time_machine)
    assert client.post(coaching.send_url, {**ANSWERS, **hidden}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_a_proxy_the_address_is_the_one_the_proxy_added(rf, settings):
    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.1, 192.0.2.7"}, REMOTE_ADDR="10.0.0.1")

    assert guard.client_address(request) == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert guard.client_address(request) == "192.0.2.7"


# --- In the admin ---

LISTING = "wagtailsnippets_core_contactrequest:list"
EDIT = "wagtailsnippets_core_contactrequest:edit"


@pytest.mark.parametrize(
    ("group", "may_see", "may_delete"),
    [("Redaktion", True, False), ("Redaktionsleitung", True, True), ("Kommunenpflege", False, False)],
)
def test_only_the_editorial_team_sees_requests(client, log_in, group, may_see, may_delete):
    request = ContactRequestFactory()
    log_in(group)

    assert (client.get(reverse(LISTING)).status_code == 200) is may_see
    assert (client.get(reverse(EDIT, args=[request.pk])).status_code == 200) is may_see
    delete = client.get(reverse("wagtailsnippets_core_contactrequest:delete", args=[request.pk]))
    assert (delete.status_code == 200) is may_delete


def test_nobody_adds_a_request_by_hand(admin_client):
    response = admin_client.get(reverse("wagtailsnippets_core_contactrequest:add"))

    assert response.status_code == 302
    assert "anfragen/add" not in admin_client.get(reverse(LISTING)).content.decode()


def test_requests_are_found_by_state_and_by_words(client, log_in):
    ContactRequestFactory(reference="A-2026-0101", municipality="Wurzen")
    ContactRequestFactory(reference="A-2026-0102", municipality="Flöha", state="done")
    log_in("Redaktion")

    def found(**query) -> list[str]:
        return texts(soup(client.get(reverse(LISTING), query)), "td .title-wrapper")

    assert found() == ["A-2026-0102", "A-2026-0101"]
    assert found(state="new") == ["A-2026-0101"]
    assert found(q="Flöha") == ["A-2026-0102"]
    assert found(q="A-2026-0101") == ["A-2026-0101"]


def test_an_editor_changes_state_and_note_but_not_what_the_visitor_said(client, log_in):
    request = ContactRequestFactory(message="<b>Original</b>\nzweite Zeile")
    editor = log_in("Redaktion")
    shown = client.get(reverse(EDIT, args=[request.pk])).content.decode()

    client.post(
        reverse(EDIT, args=[request.pk]),
        {"state": "done", "assigned_to": editor.pk, "internal_note": "Geheim 4711", "message": "gefälscht"},
    )

    request.refresh_from_db()
    assert "&lt;b&gt;Original&lt;/b&gt;<br>zweite Zeile" in shown
    assert (request.state, request.assigned_to, request.internal_note) == ("done", editor, "Geheim 4711")
    assert request.message == "<b>Original</b>\nzweite Zeile"
    assert request.done_at is not None


def test_the_history_keeps_nothing_personal(client, log_in):
    request = ContactRequestFactory()
    log_in("Redaktion")

    client.post(reverse(EDIT, args=[request.pk]), {"state": "in_work", "internal_note": "Ruft Frau Muster an"})

    (entry,) = ModelLogEntry.objects.filter(object_id=str(request.pk))
    assert entry.label == request.reference
    assert "Muster" not in str(entry.data)


def test_the_export_holds_nothing_personal(client, log_in):
    ContactRequestFactory(name="Alex Muster", email="alex@example.org")
    log_in("Redaktionsleitung")

    response = client.get(reverse(LISTING), {"export": "csv"})

    content = b"".join(response.streaming_content).decode()
    assert "A-2026" in content
    assert "Muster" not in content
    assert "alex@" not in content


def test_the_editor_sees_whether_the_mails_are_out(client, log_in, coaching, commits, time_machine):
    hidden = open_form(client, coaching, time_machine)
    with commits():
        send(client, coaching, hidden)
    OutgoingMail.objects.filter(recipient="buero@example.org").update(state="queued", sent_at=None, attempts=3)
    log_in("Redaktion")

    page = soup(client.get(reverse(EDIT, args=[ContactRequest.objects.get().pk])))
    shown = " ".join(texts(page, "#panel-child-mails_dazu-section li, form li"))

    assert "An alex@example.org" in shown
    assert "gesendet am" in shown
    assert "wartet , 3 Versuche" in shown


# --- Deletion ---


def test_done_requests_are_deleted_after_their_time_and_no_others(settings):
    settings.REQUEST_RETENTION_DAYS = 10
    now = timezone.now()
    for name, state, age in [("alt", "done", 11), ("jung", "done", 9), ("offen", "in_work", 99)]:
        request = ContactRequestFactory(name=name, state=state)
        facts = {"done_at": now - timedelta(days=age)} if state == "done" else {}
        ContactRequest.objects.filter(pk=request.pk).update(created_at=now - timedelta(days=age), **facts)

    output = StringIO()
    call_command("delete_old_requests", stdout=output)

    assert set(ContactRequest.objects.values_list("name", flat=True)) == {"jung", "offen"}
    assert output.getvalue() == "1 Anfragen und 0 Mails gelöscht.\n"


def test_a_request_taken_up_again_is_not_done_any_more():
    request = ContactRequestFactory(state="done")
    assert request.done_at

    request.state = "in_work"
    request.save()

    assert request.done_at is None
