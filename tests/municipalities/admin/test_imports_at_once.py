"""Two people at the same import at the same moment, in real transactions over connections of their own."""

from collections.abc import Callable
from threading import Event

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from asskomm.core.models import User
from municipalities.imports import participation_acts as acts
from municipalities.models import Participation, ParticipationImport
from tests.at_once import at_once
from tests.municipalities.admin.importing import confirm, messages, register, take_back, upload, url

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("shared_database"),
]
DONE, UNDONE = "Übernommen: 1 neu, 1 geändert.", "Zurückgenommen. Alles ist wieder wie vor dem Import."
LOCK = acts.lock_participations


@pytest.fixture
def kim(shared_database) -> Client:
    return logged_in("kim")


@pytest.fixture
def alex(shared_database) -> Client:
    return logged_in("alex")


def logged_in(name: str) -> Client:
    """Somebody who keeps the register."""
    user = User.objects.create_user(name, first_name=name.title(), last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client = Client()
    client.force_login(user)
    return client


def said(texts: list[str], act: Callable, client: Client, one: ParticipationImport) -> Callable[[], None]:
    """Do this as this person, and note what she is told."""
    return lambda: texts.append(messages(act(client, one)))


def both(act: Callable, kim: Client, alex: Client, *imports: ParticipationImport) -> list[str]:
    """What the two are told who do the same at once, in alphabetical order."""
    texts: list[str] = []
    assert at_once(said(texts, act, kim, imports[0]), said(texts, act, alex, imports[-1])) == []
    return sorted(texts)


def history(action: str) -> int:
    return ModelLogEntry.objects.filter(action=f"wagtail.{action}").count()


def test_of_two_who_confirm_at_once_one_carries_it_out_and_the_other_is_told_who_did(kim, alex, planned):
    upload(kim)

    other, first = both(confirm, kim, alex, ParticipationImport.objects.get())
    assert first == DONE
    one = ParticipationImport.objects.get()
    assert other.startswith("Dieser Import ist schon am ")
    assert f"von {one.done_by.get_full_name()} übernommen worden." in other
    assert (Participation.objects.count(), history("create"), history("edit")) == (2, 1, 1)


def test_of_two_who_confirm_the_same_table_uploaded_twice_one_has_to_look_again(kim, alex, planned):
    upload(kim)
    upload(alex)

    other, first = both(confirm, kim, alex, *ParticipationImport.objects.order_by("pk"))

    assert first == DONE
    assert other == acts.CHANGED_MEANWHILE
    assert sorted(ParticipationImport.objects.values_list("state", flat=True)) == ["done", "preview"]
    assert (Participation.objects.count(), history("create"), history("edit")) == (2, 1, 1)


def test_of_two_who_take_it_back_at_once_one_does_and_the_other_is_told_who_did(kim, alex, planned):
    before = register()
    upload(kim)
    confirm(kim, ParticipationImport.objects.get())

    other, first = both(take_back, kim, alex, ParticipationImport.objects.get())

    assert first == UNDONE
    one = ParticipationImport.objects.get()
    assert f"von {one.undone_by.get_full_name()} zurückgenommen worden." in other
    assert register() == before
    assert (history("create"), history("delete"), history("edit")) == (1, 1, 2)


def test_whoever_confirms_while_a_colleague_saves_waits_and_has_to_look_again(kim, planned, monkeypatch):
    upload(kim)
    one = ParticipationImport.objects.get()
    saved, confirming = Event(), Event()
    carry_out = acts.carry_out

    def announced(*args):
        confirming.set()
        return carry_out(*args)

    def colleague():
        with transaction.atomic():
            Participation.objects.filter(pk=planned.pk).update(source="Anruf")
            saved.set()
            assert confirming.wait(60)

    def editor():
        assert saved.wait(60)
        texts.append(messages(confirm(kim, one)))

    texts: list[str] = []
    monkeypatch.setattr(acts, "carry_out", announced)
    assert at_once(colleague, editor) == []

    assert texts == [acts.CHANGED_MEANWHILE]
    planned.refresh_from_db()
    assert (planned.state, planned.source) == ("planned", "Anruf")
    assert Participation.objects.count() == 1
    # The preview is a new one, which can be confirmed.
    one.refresh_from_db()
    assert DONE in messages(confirm(kim, one))


@pytest.mark.parametrize("button", ["_compare", "_discard"])
def test_no_other_button_wins_over_a_confirmation_on_its_way(kim, alex, planned, monkeypatch, button):
    upload(kim)
    one = ParticipationImport.objects.get()
    writing, pressed = Event(), Event()
    preview = acts.locked_preview

    def lock():
        writing.set()
        assert pressed.wait(60)
        LOCK()

    def locked_preview(pk):
        pressed.set()
        return preview(pk)

    def other():
        assert writing.wait(60)
        # On SQLite whoever begins a transaction waits already there.
        pressed.set()
        texts.append(messages(alex.post(url(button, one.pk), follow=True)))

    texts: list[str] = []
    monkeypatch.setattr(acts, "lock_participations", lock)
    monkeypatch.setattr(acts, "locked_preview", locked_preview)
    assert at_once(lambda: confirm(kim, one), other) == []

    assert "von Kim Muster übernommen worden." in texts[0]
    one.refresh_from_db()
    assert (one.state, len(one.steps)) == ("done", 2)
