"""Outgoing mail: nothing is lost while the mail server is down, and nothing is sent twice."""

from datetime import timedelta
from io import StringIO
from smtplib import SMTPException
from threading import Barrier, Thread

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from asskomm.core import mail
from asskomm.core.models import OutgoingMail

pytestmark = pytest.mark.django_db

State = OutgoingMail.State


def queue(key: str = "test-1", **changes) -> OutgoingMail:
    facts = {"recipient": "alex@example.org", "subject": "Betreff", "body": "Guten Tag"}
    return mail.queue_mail(key, **facts | changes)


@pytest.fixture
def server_down(monkeypatch):
    """The mail server refuses the connection until `undo()` is called."""

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError("Verbindung abgelehnt")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    return monkeypatch


def states() -> list[tuple[str, int]]:
    return list(OutgoingMail.objects.values_list("state", "attempts"))


def test_a_mail_goes_out_after_the_commit_and_not_before(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        queue()

    assert states() == [(State.QUEUED, 0)]
    assert django_mail.outbox == []
    for callback in callbacks:
        callback()
    assert states() == [(State.SENT, 1)]
    (sent,) = django_mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["alex@example.org"], "Betreff", "Guten Tag")


@pytest.mark.django_db(transaction=True)
def test_a_mail_of_a_transaction_that_fails_never_goes_out():
    def fail():
        with transaction.atomic():
            queue()
            raise RuntimeError("danach")

    with pytest.raises(RuntimeError, match="danach"):
        fail()

    assert states() == []
    assert django_mail.outbox == []


def test_the_same_key_is_queued_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert queue("einmal") == queue("einmal", subject="Anderes")

    assert len(django_mail.outbox) == 1


def test_a_server_that_is_down_loses_nothing(server_down, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()

    (waiting,) = OutgoingMail.objects.all()
    assert (waiting.state, waiting.attempts) == (State.QUEUED, 1)
    assert waiting.last_error == "ConnectionRefusedError: Verbindung abgelehnt"

    server_down.undo()
    call_command("send_outgoing_mail", stdout=StringIO())
    assert states() == [(State.QUEUED, 1)], "not before its time"

    OutgoingMail.objects.update(next_attempt_at=timezone.now())
    call_command("send_outgoing_mail", stdout=StringIO())
    assert states() == [(State.SENT, 2)]
    assert len(django_mail.outbox) == 1


def test_the_pauses_grow_and_a_mail_is_given_up_in_the_end(server_down):
    sent_back = queue()
    pauses = []
    for _ in range(mail.MAX_ATTEMPTS):
        OutgoingMail.objects.update(next_attempt_at=timezone.now())
        mail.deliver(sent_back.pk)
        sent_back.refresh_from_db()
        pauses.append(round((sent_back.next_attempt_at - timezone.now()).total_seconds() / 60))

    assert pauses[:5] == [2, 4, 8, 16, 32]
    assert pauses[-1] == 360
    assert timedelta(days=2) < timedelta(minutes=sum(pauses)) < timedelta(days=5)
    assert sent_back.state == State.FAILED
    assert mail.deliver_due() == (0, 0)


def test_given_up_mails_go_out_on_request():
    OutgoingMail.objects.create(key="alt", recipient="a@example.org", subject="S", body="B", state=State.FAILED)

    assert mail.deliver_due() == (0, 0)
    call_command("send_outgoing_mail", "--retry-failed", stdout=StringIO())

    assert states() == [(State.SENT, 1)]


def test_one_bad_mail_does_not_stop_the_others(monkeypatch):
    send = EmailMessage.send

    def send_some(self, *args, **kwargs):
        if self.to == ["bad@example.org"]:
            raise SMTPException("550")
        return send(self, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", send_some)
    queue("1", recipient="bad@example.org")
    queue("2")

    assert mail.deliver_due() == (1, 1)
    assert states() == [(State.QUEUED, 1), (State.SENT, 1)]


def test_a_mail_that_is_being_sent_belongs_to_one_worker():
    waiting = queue()

    assert mail.claim(waiting.pk).state == State.SENDING
    assert mail.claim(waiting.pk) is None
    assert mail.deliver(waiting.pk) is None


def test_a_mail_whose_worker_died_is_taken_over_after_a_while(time_machine):
    waiting = queue()
    mail.claim(waiting.pk)

    time_machine.move_to(timezone.now() + mail.LEASE + timedelta(seconds=1))

    assert mail.deliver_due() == (1, 0)
    assert states() == [(State.SENT, 2)]


def test_who_comes_back_late_does_not_overwrite_what_her_successor_noted(time_machine):
    waiting = queue()
    late = mail.claim(waiting.pk)
    time_machine.move_to(timezone.now() + mail.LEASE + timedelta(seconds=1))
    mail.deliver(waiting.pk)

    mail.note_failure(late, OSError("zu spät"))

    assert states() == [(State.SENT, 2)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads do not share a database in memory")
def test_two_workers_at_once_send_a_mail_once():
    waiting = OutgoingMail.objects.create(key="einmal", recipient="a@example.org", subject="S", body="B")
    start = Barrier(2)

    def work():
        start.wait()
        mail.deliver(waiting.pk)
        connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(django_mail.outbox) == 1
    assert states() == [(State.SENT, 1)]


@pytest.mark.parametrize("subject", ["Hallo\nBcc: a@example.org", "Hallo\r\nBcc: a@example.org", "Hallo\rBcc: x"])
def test_a_subject_never_becomes_a_header(subject):
    waiting = queue(subject=subject)

    mail.deliver(waiting.pk)

    (sent,) = django_mail.outbox
    assert sent.message()["Subject"].startswith("Hallo Bcc:")
    assert sent.message()["Bcc"] is None
    assert sent.recipients() == ["alex@example.org"]


@pytest.mark.parametrize(
    "address", ["", "kaputt", "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org"]
)
def test_an_address_is_one_address(address):
    with pytest.raises(ValidationError):
        queue(recipient=address)
    with pytest.raises(ValidationError):
        queue(reply_to=address or " ")
    assert states() == []


def test_every_attempt_carries_the_same_id():
    waiting = queue()

    ids = {mail.message_of(OutgoingMail.objects.get(pk=waiting.pk)).message()["Message-ID"] for _ in range(2)}

    assert len(ids) == 1


def test_old_mails_are_deleted_unless_they_still_wait():
    old = timezone.now() - timedelta(days=31)
    for state in State:
        facts = {"recipient": "a@example.org", "subject": "S", "body": "B", "state": state}
        OutgoingMail.objects.create(key=f"alt-{state}", created_at=old, **facts)
        OutgoingMail.objects.create(key=f"neu-{state}", **facts)

    assert mail.delete_old_mail() == 2
    left = set(OutgoingMail.objects.filter(key__startswith="alt").values_list("state", flat=True))
    assert left == {State.QUEUED, State.SENDING}
    assert OutgoingMail.objects.filter(key__startswith="neu").count() == len(State)
