"""How one registers for an event: what editors set, and the moments that follow from it."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from calendar_events.moments import midnight_after

# So close to the beginning a freed place goes to whoever of the waiting list takes it first.
RUSH = timedelta(hours=12)
# From here on it is late to cancel: hardly anybody can still arrange to come.
LATE = timedelta(days=2)
# Unanswered places are released this many days before the beginning.
RELEASE_DAYS = 2
AT_LEAST_ONE = [MinValueValidator(1)]


class RegistrationSettings(models.Model):
    """Places, waiting list, confirmation request and feedback of an event that registers here."""

    class Reconfirmation(models.TextChoices):
        OFF = "off", "nicht nachfragen"
        ASK = "ask", "nachfragen"
        RELEASE = "release", "nachfragen und unbeantwortete Plätze freigeben"

    capacity = models.PositiveIntegerField(
        "Plätze", null=True, blank=True, validators=AT_LEAST_ONE, help_text="Leer: unbegrenzt."
    )
    minimum_number = models.PositiveIntegerField(
        "Mindestzahl",
        null=True,
        blank=True,
        validators=AT_LEAST_ONE,
        help_text="Die Verwaltung warnt, wenn voraussichtlich weniger kommen.",
    )
    has_waiting_list = models.BooleanField(
        "Warteliste", default=True, help_text="Frei gewordene Plätze werden der Reihe nach angeboten."
    )
    municipality_limit = models.PositiveSmallIntegerField(
        "Plätze je Kommune",
        null=True,
        blank=True,
        validators=AT_LEAST_ONE,
        help_text="Leer: keine Grenze. Wer darüber liegt, kommt auf die Warteliste.",
    )
    municipality_limit_until = models.DateField(
        "Grenze gilt bis",
        null=True,
        blank=True,
        help_text="Danach bekommen auch weitere Personen derselben Kommune freie Plätze. Leer: bis zum Beginn.",
    )
    reconfirmation = models.CharField(
        "Kommen Sie?",
        max_length=10,
        choices=Reconfirmation,
        default=Reconfirmation.ASK,
        help_text=f"Freigegeben wird {RELEASE_DAYS} Tage vor dem Beginn; das lässt sich 24 Stunden lang zurücknehmen.",
    )
    reconfirm_days = models.PositiveSmallIntegerField(
        "nachfragen, Tage vorher", default=7, validators=[*AT_LEAST_ONE, MaxValueValidator(60)]
    )
    reminder_days = models.PositiveSmallIntegerField(
        "erinnern, Tage vorher", default=3, validators=[MinValueValidator(RELEASE_DAYS + 1), MaxValueValidator(60)]
    )

    asks_feedback = models.BooleanField(
        "Rückmeldung erbitten",
        default=False,
        help_text="Am Morgen danach bekommt, wer da war, eine Mail mit dem Link zu sechs Fragen. Ist beim Check-in "
        "niemand vermerkt, bekommen sie alle, die einen Platz hatten. Die Antworten sind anonym.",
    )

    class Meta:
        abstract = True

    def registration_problems(self) -> dict[str, str]:
        """What is wrong with these settings, by the field to correct; empty where all is well or nothing applies."""
        if self.pk and not self.registers_here and self.registrations.active().exists():
            return {"admission": "Es gibt schon Anmeldungen. Bitte zuerst die Veranstaltung absagen."}
        if not self.registers_here:
            return {}
        problems = self.place_problems()
        if self.is_deadline:
            problems["admission"] = "Zu einer Frist kann man sich nicht anmelden."
        if self.registration_until and self.registration_until > self.starts_at:
            problems["registration_until"] = "Die Anmeldung kann nicht nach dem Beginn enden."
        is_asked = self.reconfirmation != self.Reconfirmation.OFF
        if is_asked and (self.reminder_days or 0) >= (self.reconfirm_days or 0):
            problems["reminder_days"] = "Die Erinnerung kommt nach der Nachfrage, also weniger Tage vorher."
        return problems

    def place_problems(self) -> dict[str, str]:
        """What is wrong with the number of places and its limits."""
        problems = {}
        if self.is_course and not self.capacity:
            problems["capacity"] = "Ein Kurs braucht eine Zahl von Plätzen."
        held = self.registrations.holding().count() if self.pk and self.capacity else 0
        if self.capacity and held > self.capacity:
            problems["capacity"] = f"Vergeben oder angeboten sind schon {held} Plätze."
        if self.capacity and self.minimum_number and self.minimum_number > self.capacity:
            problems["minimum_number"] = "Die Mindestzahl ist höher als die Zahl der Plätze."
        if self.capacity and self.municipality_limit and self.municipality_limit > self.capacity:
            problems["municipality_limit"] = "So viele Plätze gibt es nicht."
        if self.municipality_limit_until and not self.municipality_limit:
            problems["municipality_limit"] = "Bitte auch die Zahl der Plätze je Kommune angeben."
        return problems

    # --- Questions ---

    @property
    def registers_here(self) -> bool:
        """Whether the portal itself takes registrations or applications."""
        return self.admission in (self.Admission.HERE, self.Admission.COURSE)

    @property
    def is_course(self) -> bool:
        """Whether places are applied for and given by ranking."""
        return self.admission == self.Admission.COURSE

    @property
    def registration_ends_at(self) -> datetime:
        """When registration ends: when the editors say, never after the beginning."""
        return min(self.registration_until or self.starts_at, self.starts_at)

    def is_registration_open(self, now: datetime | None = None) -> bool:
        """Whether one can register: a minute before the end one can, at the end one cannot."""
        is_possible = self.live and self.registers_here and not self.is_cancelled
        return is_possible and (now or timezone.now()) < self.registration_ends_at

    def limits_municipalities(self, now: datetime | None = None) -> bool:
        """Whether a municipality can have too many places; on the last day named it still can."""
        if not self.municipality_limit or self.is_course:
            return False
        last_day = self.municipality_limit_until
        return last_day is None or (now or timezone.now()) < midnight_after(last_day)

    def is_rush(self, now: datetime | None = None) -> bool:
        """Whether it begins so soon that freed places go to whoever takes them first."""
        return self.starts_at - RUSH <= (now or timezone.now()) < self.starts_at

    def is_late(self, now: datetime | None = None) -> bool:
        """Whether cancelling counts as late."""
        return (now or timezone.now()) >= self.starts_at - LATE


class RegistrationQuestion(Orderable):
    """
    A question that an event asks on registering; answering it is never required.

    `uid` stays the same through every edit: the answers are stored under it.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "Text"
        YES_NO = "yes_no", "Ja oder Nein"
        CHOICE = "choice", "Auswahl"

    page = ParentalKey("calendar_events.EventPage", on_delete=models.CASCADE, related_name="registration_questions")
    uid = models.UUIDField(default=uuid4, editable=False)
    label = models.CharField("Frage", max_length=150)
    kind = models.CharField("Antwort", max_length=10, choices=Kind, default=Kind.TEXT)
    choices = models.TextField(
        "Auswahl", max_length=500, blank=True, help_text="Nur bei »Auswahl«: je Zeile eine Antwort."
    )

    panels = [FieldPanel("label"), FieldRowPanel([FieldPanel("kind"), FieldPanel("choices")])]

    class Meta(Orderable.Meta):
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.CHOICE and len(self.options) < 2:
            raise ValidationError({"choices": "Bitte mindestens zwei Antworten angeben, je Zeile eine."})

    @property
    def options(self) -> list[str]:
        """The answers to choose from; empty where one writes freely."""
        if self.kind == self.Kind.YES_NO:
            return ["Ja", "Nein"]
        lines = self.choices.splitlines() if self.kind == self.Kind.CHOICE else []
        return [line.strip() for line in lines if line.strip()]
