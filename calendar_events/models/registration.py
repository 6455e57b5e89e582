"""
Registrations and the log of what happened to them.

The rows hold data of persons and are changed by the acts in `calendar_events.booking` alone.
"""

from typing import TYPE_CHECKING, Any, NoReturn
from unicodedata import normalize
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from municipalities.models import Municipality

if TYPE_CHECKING:
    from calendar_events.models import EventPage


def email_key(address: str) -> str:
    """What tells one mailbox from another: »Alex@Example.org « is »alex@example.org«."""
    return normalize("NFC", address).strip().casefold()


class State(models.TextChoices):
    """Where a registration stands. The sets below say what a state means."""

    BOOKED = "booked", "angemeldet"
    OFFERED = "offered", "Platz angeboten"
    WAITING = "waiting", "auf der Warteliste"
    APPLIED = "applied", "beworben"
    RESERVE = "reserve", "auf der Nachrückliste"
    ATTENDED = "attended", "war da"
    ABSENT = "absent", "nicht gekommen"
    CANCELLED = "cancelled", "rechtzeitig abgemeldet"
    CANCELLED_LATE = "cancelled_late", "spät abgemeldet"
    DECLINED = "declined", "Platz abgelehnt"
    LAPSED = "lapsed", "verfallen"
    RELEASED = "released", "Platz freigegeben"
    HANDED_OVER = "handed_over", "Platz weitergegeben"
    REJECTED = "rejected", "Bewerbung abgelehnt"
    UNPLACED = "unplaced", "kein Platz frei geworden"
    EVENT_CANCELLED = "event_cancelled", "Veranstaltung abgesagt"


# Each holds one of the event's places, also once it is known who came.
HOLDING = (State.BOOKED, State.OFFERED, State.ATTENDED, State.ABSENT)
# Hoping for a place: on the waiting list, or of a course on the reserve list.
WAITING = (State.WAITING, State.RESERVE)
# One person, one of these per event.
ACTIVE = (*HOLDING, *WAITING, State.APPLIED)
# Nothing is decided about attendance yet: what the cancellation of an event ends.
OPEN = (State.BOOKED, State.OFFERED, *WAITING, State.APPLIED)
ENDED = tuple(state for state in State if state not in ACTIVE)


class RegistrationQuerySet(QuerySet):
    """Questions to the registrations."""

    def active(self) -> "RegistrationQuerySet":
        """Those that hold a place or hope for one."""
        return self.filter(state__in=ACTIVE)

    def holding(self) -> "RegistrationQuerySet":
        """Those that hold a place."""
        return self.filter(state__in=HOLDING)

    def waiting(self) -> "RegistrationQuerySet":
        """Those on the waiting list or the reserve list, in the order of their ranks."""
        by_rank = F("course_rank").asc(nulls_last=True)
        return self.filter(state__in=WAITING).order_by(by_rank, "waiting_since", "pk")

    def known(self, event: "EventPage", email: str) -> "Registration | None":
        """The active registration under this address; people without one are never the same."""
        key = email_key(email)
        return self.active().filter(event=event, email_key=key).first() if key else None


class Registration(models.Model):
    """One person's registration for, or application to, one event; for a substitute a new one is made."""

    State = State

    # The index is shown as »Verwendung« of municipalities, and to people who may not see registrations.
    wagtail_reference_index_ignore = True

    event = models.ForeignKey(
        "calendar_events.EventPage",
        verbose_name="Veranstaltung",
        # Deleting the page must not delete what people rely on.
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    first_name = models.CharField("Vorname", max_length=80)
    last_name = models.CharField("Nachname", max_length=80)
    # Empty only where staff adds somebody without an address.
    email = models.EmailField("E-Mail", blank=True)
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    municipality = models.ForeignKey(
        Municipality, verbose_name="Kommune", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.CharField("Stelle", max_length=150, blank=True)
    function = models.CharField("Funktion", max_length=100, blank=True)
    # Answers by the uid of their question, as text.
    answers = models.JSONField("Antworten", default=dict, blank=True)

    state = models.CharField("Stand", max_length=15, choices=State)
    created_at = models.DateTimeField("eingegangen", default=timezone.now)
    ended_at = models.DateTimeField("beendet", null=True, blank=True)
    # The address is confirmed by using any link from a mail; where it is not, the registration lapses in time.
    email_confirmed_at = models.DateTimeField("E-Mail bestätigt", null=True, blank=True)
    confirm_until = models.DateTimeField("zu bestätigen bis", null=True, blank=True)
    booked_at = models.DateTimeField("Platz seit", null=True, blank=True)
    offered_until = models.DateTimeField("angeboten bis", null=True, blank=True)
    # On the list: since when, in a course at which rank, and whether she was told of a place for the first to come.
    waiting_since = models.DateTimeField("wartet seit", null=True, blank=True)
    course_rank = models.PositiveSmallIntegerField("Rang", null=True, blank=True)
    called_at = models.DateTimeField("benachrichtigt", null=True, blank=True)
    # »Kommen Sie?«
    asked_at = models.DateTimeField("gefragt", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert", null=True, blank=True)
    reconfirmed_at = models.DateTimeField("kommt", null=True, blank=True)

    # »Wie war es?« Only that somebody has answered is noted, never when: the answers are anonymous.
    feedback_asked_at = models.DateTimeField("um Rückmeldung gebeten", null=True, blank=True)
    has_given_feedback = models.BooleanField("Rückmeldung gegeben", default=False)

    predecessor = models.OneToOneField(
        "self",
        verbose_name="Platz übernommen von",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="successor",
    )
    # Day, time and place as the last mail said: whoever knows another one is told when they change.
    told = models.CharField(max_length=400, blank=True, editable=False)
    anonymised_at = models.DateTimeField("anonymisiert", null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "Anmeldung"
        verbose_name_plural = "Anmeldungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email_key"],
                condition=Q(state__in=ACTIVE) & ~Q(email_key=""),
                name="one_active_registration",
                violation_error_message="Diese Person ist schon angemeldet.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.OFFERED) | Q(offered_until__isnull=False), name="offer_has_an_end"
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state"], name="registration_event_state"),
            models.Index(
                fields=["confirm_until"], condition=Q(confirm_until__isnull=False), name="registration_unconfirmed"
            ),
            models.Index(
                fields=["offered_until"], condition=Q(offered_until__isnull=False), name="registration_offered"
            ),
            models.Index(fields=["event"], condition=Q(anonymised_at__isnull=True), name="registration_with_data"),
        ]

    def __str__(self) -> str:
        # Nothing personal: the text stands in logs that outlive the data.
        return f"Anmeldung {self.pk}"

    @property
    def name(self) -> str:
        """First and last name; after anonymising a word in their place."""
        return f"{self.first_name} {self.last_name}".strip() or "anonymisiert"

    @property
    def origin(self) -> str:
        """The municipality or the organisation."""
        return str(self.municipality) if self.municipality_id else self.organisation

    @property
    def is_confirmed(self) -> bool:
        """Whether the mail address is known to be the person's own."""
        return self.email_confirmed_at is not None

    @property
    def holds_place(self) -> bool:
        """Whether a place is kept for this person."""
        return self.state in HOLDING

    @property
    def is_active(self) -> bool:
        """Whether it holds a place or hopes for one."""
        return self.state in ACTIVE


class AppendOnly(QuerySet):
    """Rows are added, and never touched again."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("The log is append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("The log is append-only.")

    def anonymise(self) -> int:
        """Clear the reasons, which may name persons, when the registrations lose their names."""
        return super().update(reason="", user=None)


class RegistrationChange(models.Model):
    """One entry of the log: what an act changed, when, why, and by whom."""

    class By(models.TextChoices):
        PERSON = "person", "Person"
        STAFF = "staff", "Verwaltung"
        SYSTEM = "system", "Portal"

    wagtail_reference_index_ignore = True

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField("wann")
    # The name of the act's function.
    act = models.CharField("was", max_length=30)
    before = models.CharField("vorher", max_length=15, choices=State, blank=True)
    after = models.CharField("nachher", max_length=15, choices=State)
    reason = models.CharField("Grund", max_length=400, blank=True)
    by = models.CharField("durch", max_length=10, choices=By)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Konto",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "Änderung einer Anmeldung"
        verbose_name_plural = "Änderungen von Anmeldungen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.act} {self.registration_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("The log is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The log is append-only.")
