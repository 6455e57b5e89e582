"""
Mails that survive a mail server that is down.

`queue_mail()` writes a row in the caller's transaction; `manage.py send_outgoing_mail`, which runs every few
seconds beside the server, sends it. No visitor ever waits for a mail server, and nobody can tell from the time an
answer takes whether somebody was written to. Every mail is claimed before it is sent, so that two workers never
send the same one.
"""

from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPServerDisconnected
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from asskomm.core.models import OutgoingMail

State = OutgoingMail.State

# Longer than any mail server is waited for (EMAIL_TIMEOUT): then the sender must have died.
LEASE = timedelta(minutes=10)
# Two minutes after the first failure, then twice as long each time: about three days until the last attempt.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=2), timedelta(hours=6)
MAX_ATTEMPTS = 20
# As many in one run: publishing and the other tasks get their turn in between.
PER_RUN = 500


class Attachment(NamedTuple):
    """A file that goes along: of text its text, of pictures their bytes in base64."""

    name: str
    content: str
    media_type: str


def queue_mail(
    key: str,
    recipient: str,
    subject: str,
    body: str,
    *,
    reply_to: str = "",
    html: str = "",
    attachments: Sequence[Attachment] = (),
) -> OutgoingMail:
    """
    Store a mail within the caller's transaction, to be sent after the commit; once per `key`.

    `html` says the same as `body` for programs that show it. The subject is brought into one line, so that
    nothing typed by a visitor can add a header. Raises ValidationError for an address that is none.
    """
    validate_email(recipient)
    if reply_to:
        validate_email(reply_to)
    mail, _ = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "recipient": recipient,
            "reply_to": reply_to,
            "subject": Truncator(" ".join(subject.split())).chars(200),
            "body": body,
            "html": html,
            "attachments": list(attachments),
        },
    )
    return mail


class Delivery(NamedTuple):
    """What a run has done: mails sent, mails tried in vain, and why it ended early if the server did not answer."""

    sent: int = 0
    failed: int = 0
    problem: str = ""


def deliver_due() -> Delivery:
    """
    Try every mail whose time has come, over one connection.

    A server that does not answer costs no mail an attempt: all of them wait and go out when it is back.
    """
    keys = list(OutgoingMail.objects.due().values_list("pk", flat=True)[:PER_RUN])
    if not keys:
        return Delivery()
    outcomes: list[bool | None] = []
    problem = ""
    connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    try:
        connection.open()
        for key in keys:
            outcomes.append(deliver(key, connection))
    except OSError as error:
        problem = description(error)
        OutgoingMail.objects.due().update(last_error=problem)
    # Whoever does not answer does not say goodbye either.
    with suppress(OSError):
        connection.close()
    return Delivery(outcomes.count(True), outcomes.count(False), problem)


def deliver(mail_id: int, connection: BaseEmailBackend | None = None) -> bool | None:
    """
    Send one mail that is due: True if it is sent, False if not now, None if another worker has it.

    Raises OSError, with the failure noted, if the server has left in the middle: the next one would fail as well.
    """
    mail = claim(mail_id)
    if mail is None:
        return None
    try:
        message = message_of(mail)
        message.connection = connection
        message.send()
    except (ConnectionError, TimeoutError, SMTPServerDisconnected) as error:
        note_failure(mail, error)
        raise
    except (SMTPException, OSError, ValueError) as error:
        # ValueError is what Django and Python raise for a message they cannot encode.
        note_failure(mail, error)
        return False
    finish(mail, state=State.SENT, sent_at=timezone.now(), last_error="")
    return True


def claim(mail_id: int) -> OutgoingMail | None:
    """Take the mail if it is due and free; one statement decides, on every database."""
    now = timezone.now()
    taken = OutgoingMail.objects.due().filter(pk=mail_id).order_by()
    if not taken.update(state=State.SENDING, attempts=F("attempts") + 1, next_attempt_at=now + LEASE):
        return None
    return OutgoingMail.objects.get(pk=mail_id)


def finish(mail: OutgoingMail, **facts: str | datetime) -> None:
    """Note what became of the attempt, unless another worker has taken over meanwhile."""
    OutgoingMail.objects.filter(pk=mail.pk, state=State.SENDING, attempts=mail.attempts).update(**facts)


def note_failure(mail: OutgoingMail, error: Exception) -> None:
    """Put the mail back into the queue, later each time, or give it up in the end."""
    pause = min(FIRST_PAUSE * 2 ** (mail.attempts - 1), LONGEST_PAUSE)
    finish(
        mail,
        state=State.FAILED if mail.attempts >= MAX_ATTEMPTS else State.QUEUED,
        next_attempt_at=timezone.now() + pause,
        last_error=description(error),
    )


def description(error: Exception) -> str:
    """What went wrong, as it is stored."""
    return Truncator(f"{type(error).__name__}: {error}").chars(300)


def message_of(mail: OutgoingMail) -> EmailMessage:
    """The message. Its id stays the same in every attempt, so that mailboxes can drop a second copy."""
    host = urlsplit(settings.SITE_URL).hostname
    message = EmailMultiAlternatives(
        mail.subject,
        mail.body,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.created_at:%Y%m%d%H%M%S}.{mail.pk}@{host}>",
            # Absence notes must not answer.
            "Auto-Submitted": "auto-generated",
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for name, content, media_type in mail.attachments:
        is_text = media_type.startswith("text/")
        message.attach(name, content if is_text else b64decode(content), media_type)
    return message


def retry_failed() -> int:
    """Queue given-up mails again, for instance after the mail server's settings were mended."""
    return OutgoingMail.objects.filter(state=State.FAILED).update(
        state=State.QUEUED, attempts=0, next_attempt_at=timezone.now()
    )


def send_once_more(mail: OutgoingMail, seen: str) -> bool:
    """
    Queue one mail again, whether it is sent, given up or waiting; False where it is not as it was `seen`.

    `seen` is its `OutgoingMail.standing` at the time of the decision: the button pressed twice sends once.
    """
    with transaction.atomic():
        current = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        if current.state == State.SENDING or current.standing != seen:
            return False
        OutgoingMail.objects.filter(pk=mail.pk).update(
            state=State.QUEUED, attempts=0, next_attempt_at=timezone.now(), sent_at=None
        )
    return True


def delete_old_mail() -> int:
    """Delete mails that are done with: they hold addresses. Those still on their way stay."""
    latest = timezone.now() - timedelta(days=settings.OUTGOING_MAIL_RETENTION_DAYS)
    old = OutgoingMail.objects.filter(state__in=(State.SENT, State.FAILED), created_at__lt=latest)
    return old.delete()[0]
