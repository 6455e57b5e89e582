"""Outgoing mail: nothing is lost while the mail server is down, and nothing is sent twice."""

from datetime import timedelta
from io import StringIO
from smtplib import SMTPException, SMTPServerDisconnected
from threading import Barrier, Thread

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends import locmem
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from asskomm.core import mail
from asskomm.core.models import OutgoingMail

pytestmark = pytest.mark.django_db

State = OutgoingMail.State


def queue(key: str = "test-1", **changes) -> OutgoingMail:
    facts = {"recipient": "alex@example.org", "subject": "Betreff", "body": "Guten Tag"}
    return mail.queue_mail(key, **facts | changes)


class Server:
    """A mail server in memory that can be down, or fail at one mail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.down: Exception | None = None
        self.failing: dict[str, Exception] = {}
        self.connections = 0
        send_messages = locmem.EmailBackend.send_messages

        def open_connection(backend: locmem.EmailBackend) -> None:
            self.connections += 1
            if self.down:
                raise self.down

        def send(backend: locmem.EmailBackend, messages: list[EmailMessage]) -> int:
            for message in messages:
                if message.to[0] in self.failing:
                    raise self.failing[message.to[0]]
            return send_messages(backend, messages)

        monkeypatch.setattr(locmem.EmailBackend, "open", open_connection)
        monkeypatch.setattr(locmem.EmailBackend, "send_messages", send)


@pytest.fixture
def server(monkeypatch) -> Server:
    return Server(monkeypatch)


def states() -> list[tuple[str, int]]:
    return list(OutgoingMail.objects.values_list("state", "attempts"))


def test_whoever_queues_a_mail_sends_none_and_the_next_run_does(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()

    assert (states(), django_mail.outbox) == ([(State.QUEUED, 0)], [])
    assert mail.deliver_due() == (1, 0, "")
    assert states() == [(State.SENT, 1)]
    (sent,) = django_mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["alex@example.org"], "Betreff", "Guten Tag")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_mail_of_a_transaction_that_fails_never_goes_out():
    def fail():
        with transaction.atomic():
            queue()
            raise RuntimeError("danach")

    with pytest.raises(RuntimeError, match="danach"):
        fail()

    assert states() == []


def test_the_same_key_is_queued_once():
    assert queue("einmal") == queue("einmal", subject="Anderes")

    assert OutgoingMail.objects.get().subject == "Betreff"


@pytest.mark.parametrize(
    "error", [ConnectionRefusedError("abgelehnt"), TimeoutError("abgelaufen"), SMTPException("421")]
)
def test_while_the_server_does_not_answer_all_mails_wait_and_then_go_out_at_once(server, error):
    for number in range(3):
        queue(f"{number}")
    server.down = error

    for _ in range(40):
        with pytest.raises(CommandError, match="Der Mailserver antwortet nicht"):
            call_command("send_outgoing_mail", stdout=StringIO())

    assert server.connections == 40, "one try each run, not one for each mail"
    assert states() == [(State.QUEUED, 0)] * 3
    assert OutgoingMail.objects.last().last_error == f"{type(error).__name__}: {error}"
    server.down = None
    assert mail.deliver_due() == (3, 0, "")
    assert len(django_mail.outbox) == 3
    assert OutgoingMail.objects.last().last_error == ""


@pytest.mark.parametrize("error", [ConnectionResetError(), TimeoutError(), SMTPServerDisconnected()])
def test_a_server_that_leaves_in_the_middle_ends_the_run_and_the_next_begins_after_that_mail(server, error):
    for name in ("ada", "bo", "cem"):
        queue(name, recipient=f"{name}@example.org")
    server.failing = {"bo@example.org": error}

    assert mail.deliver_due() == (1, 0, f"{type(error).__name__}: ")
    assert states() == [(State.SENT, 1), (State.QUEUED, 1), (State.QUEUED, 0)]
    assert mail.deliver_due() == (1, 0, "")
    assert states() == [(State.SENT, 1), (State.QUEUED, 1), (State.SENT, 1)]


def test_many_mails_take_one_connection_and_leave_the_other_tasks_their_turn(server, monkeypatch):
    monkeypatch.setattr(mail, "PER_RUN", 2)
    for number in range(3):
        queue(f"{number}")

    assert mail.deliver_due() == (2, 0, "")
    assert server.connections == 1
    assert mail.deliver_due() == (1, 0, "")
    assert mail.deliver_due() == (0, 0, "")
    assert server.connections == 2, "none is opened for nothing"


def test_the_pauses_grow_and_a_mail_is_given_up_in_the_end(server):
    server.failing = {"alex@example.org": SMTPException("550")}
    sent_back = queue()
    pauses = []
    for _ in range(mail.MAX_ATTEMPTS):
        OutgoingMail.objects.update(next_attempt_at=timezone.now())
        assert mail.deliver_due() == (0, 1, "")
        sent_back.refresh_from_db()
        pauses.append(round((sent_back.next_attempt_at - timezone.now()).total_seconds() / 60))

    assert pauses[:5] == [2, 4, 8, 16, 32]
    assert pauses[-1] == 360
    assert timedelta(days=2) < timedelta(minutes=sum(pauses)) < timedelta(days=5)
    assert sent_back.state == State.FAILED
    assert mail.deliver_due() == (0, 0, "")


def test_given_up_mails_go_out_on_request():
    OutgoingMail.objects.create(key="alt", recipient="a@example.org", subject="S", body="B", state=State.FAILED)

    assert mail.deliver_due() == (0, 0, "")
    call_command("send_outgoing_mail", "--retry-failed", stdout=StringIO())

    assert states() == [(State.SENT, 1)]


@pytest.mark.parametrize("error", [SMTPException("550"), ValueError("surrogates not allowed")])
def test_one_bad_mail_does_not_stop_the_others(server, error):
    server.failing = {"bad@example.org": error}
    queue("1", recipient="bad@example.org")
    queue("2")

    assert mail.deliver_due() == (1, 1, "")
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

    assert mail.deliver_due() == (1, 0, "")
    assert states() == [(State.SENT, 2)]


def test_who_comes_back_late_does_not_overwrite_what_her_successor_noted(time_machine):
    waiting = queue()
    late = mail.claim(waiting.pk)
    time_machine.move_to(timezone.now() + mail.LEASE + timedelta(seconds=1))
    mail.deliver(waiting.pk)

    mail.note_failure(late, OSError("zu spät"))

    assert states() == [(State.SENT, 2)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
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
