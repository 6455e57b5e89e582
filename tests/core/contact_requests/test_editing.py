"""How the editorial team works with requests, and when they are deleted."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from asskomm.core.mail import deliver_due
from asskomm.core.models import ContactRequest, OutgoingMail
from tests.core.contact_requests.conftest import open_form, send
from tests.factories.core import (
    ContactRequestFactory,
)
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


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


def test_the_editor_sees_whether_the_mails_are_out(client, log_in, coaching, time_machine):
    hidden = open_form(client, coaching, time_machine)
    send(client, coaching, hidden)
    deliver_due()
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
