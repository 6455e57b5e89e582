"""Mails on their way out; the acts stand in `asskomm.core.mail`."""

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone


class OutgoingMailQuerySet(QuerySet):
    """Questions to the mails on their way out."""

    def due(self) -> "OutgoingMailQuerySet":
        """Those to send now, the oldest first: waiting long enough, or left behind by a process that died."""
        on_their_way = (OutgoingMail.State.QUEUED, OutgoingMail.State.SENDING)
        return self.filter(state__in=on_their_way, next_attempt_at__lte=timezone.now()).order_by("pk")


class OutgoingMail(models.Model):
    """
    One mail to one person, written in the same transaction as what it is about, sent after the commit.

    `key` says what it is for (»request-7-confirmation«): whoever queues a mail twice queues it once.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "wartet"
        SENDING = "sending", "wird gesendet"
        SENT = "sent", "gesendet"
        FAILED = "failed", "aufgegeben"

    key = models.CharField("Zweck", max_length=100, unique=True)
    recipient = models.EmailField("an")
    reply_to = models.EmailField("Antwort an", blank=True)
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text")
    html = models.TextField("Text als HTML", blank=True)
    # For each its name, its content (see mail.Attachment) and its media type.
    attachments = models.JSONField("Anhänge", default=list, blank=True)
    state = models.CharField("Status", max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    # While a mail is being sent: until when its sender may take; see `mail.claim()`.
    next_attempt_at = models.DateTimeField("nächster Versuch", default=timezone.now)
    created_at = models.DateTimeField("angelegt", default=timezone.now)
    sent_at = models.DateTimeField("gesendet", null=True, blank=True)
    last_error = models.CharField("letzter Fehler", max_length=300, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "ausgehende Mail"
        verbose_name_plural = "ausgehende Mails"
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="outgoing_mail_due")]

    def __str__(self) -> str:
        return self.key

    @property
    def standing(self) -> str:
        """What changes with every attempt, so that one can tell whether somebody has been faster."""
        return f"{self.state}-{self.attempts}-{self.next_attempt_at.timestamp()}"
