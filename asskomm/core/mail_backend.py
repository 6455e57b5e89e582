"""Django's and Wagtail's own mails (new passwords, approvals) take the way of all others: a row first."""

from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from asskomm.core.mail import queue_mail


class QueueBackend(BaseEmailBackend):
    """
    Stores what is sent through it, for the process beside the server to deliver.

    No page waits for the mail server, and nothing is lost while it is down. Every recipient gets a mail of
    her own, from the portal's address, whatever sender the message names.
    """

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        """
        Queue them; the number of messages.

        Raises ValidationError for an address that is none, ValueError for attachments: neither Django nor Wagtail
        sends any, and our own mails are queued with theirs.
        """
        for message in messages:
            if message.attachments:
                raise ValueError("Mails with attachments are queued by queue_mail().")
            html = next((one.content for one in getattr(message, "alternatives", [])), "")
            for recipient in message.recipients():
                queue_mail(
                    f"django-{uuid4()}",
                    recipient,
                    message.subject,
                    message.body,
                    reply_to=next(iter(message.reply_to), ""),
                    html=html,
                )
        return len(messages)
