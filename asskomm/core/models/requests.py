"""Requests of visitors; the acts stand in `asskomm.core.contact_requests`."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

# Whoever sends the same words again within this time has sent them once.
TWIN_PERIOD = timedelta(minutes=1)


class ContactRequestQuerySet(QuerySet):
    """Questions to the requests."""

    def twins(self, nonce: str, fingerprint: str) -> "ContactRequestQuerySet":
        """The same form sent before with the same content, or the same content within the last minute."""
        just_now = Q(created_at__gte=timezone.now() - TWIN_PERIOD)
        return self.filter(Q(nonce=nonce) | just_now, fingerprint=fingerprint)

    def outdated(self) -> "ContactRequestQuerySet":
        """Those done so long ago that they must be deleted."""
        return self.filter(done_at__lt=timezone.now() - timedelta(days=settings.REQUEST_RETENTION_DAYS))


class ContactRequest(models.Model):
    """
    What a visitor asked for through a form of the portal.

    It holds personal data: it is in no search index, its history keeps no values, and it is deleted some
    time after it is done.
    """

    class Kind(models.TextChoices):
        COACHING = "coaching", "Coaching"
        BARRIER = "barrier", "Barriere"
        EVENT = "event", "Termin"

    class State(models.TextChoices):
        NEW = "new", "neu"
        IN_WORK = "in_work", "in Bearbeitung"
        DONE = "done", "erledigt"

    reference = models.CharField("Nummer", max_length=20, editable=False, db_index=True)
    kind = models.CharField("Art", max_length=10, choices=Kind, editable=False)
    created_at = models.DateTimeField("eingegangen", default=timezone.now, editable=False)

    municipality = models.CharField("Kommune", max_length=120, blank=True, editable=False)
    name = models.CharField("Name", max_length=120, blank=True, editable=False)
    office = models.CharField("Amt oder Stelle", max_length=150, blank=True, editable=False)
    email = models.EmailField("E-Mail", blank=True, editable=False)
    phone = models.CharField("Telefon", max_length=50, blank=True, editable=False)
    topic = models.CharField("Thema", max_length=100, blank=True, editable=False)
    page_address = models.CharField("Adresse der Seite", max_length=500, blank=True, editable=False)
    message = models.TextField("Nachricht", editable=False)

    state = models.CharField("Status", max_length=10, choices=State, default=State.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="wer sich kümmert",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"is_active": True},
    )
    internal_note = models.TextField("Notiz, nur intern", blank=True)
    done_at = models.DateTimeField("erledigt am", null=True, editable=False)

    # Which form it came from, and what it says: both together tell a second click from a second request.
    nonce = models.CharField(max_length=32, editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)

    objects = ContactRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Anfrage"
        verbose_name_plural = "Anfragen"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["nonce", "fingerprint"], name="one_request_per_form"),
        ]

    def __str__(self) -> str:
        # Nothing personal: the text stands in logs that outlive the request.
        return self.reference

    def save(self, *args, **kwargs) -> None:
        is_done = self.state == self.State.DONE
        if is_done != bool(self.done_at):
            self.done_at = timezone.now() if is_done else None
        super().save(*args, **kwargs)

    @property
    def mail_key(self) -> str:
        """What the keys of all mails about this request begin with."""
        return f"request-{self.pk}-"

    @property
    def number(self) -> str:
        """»A-2026-0007«, made of the key, which no database gives twice: it needs no counter and no lock."""
        return f"A-{timezone.localtime(self.created_at):%Y}-{self.pk:04d}"
