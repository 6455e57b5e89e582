"""Instruments, partnerships, and the dated records of who takes part with what."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from municipalities.colours import glyph_on, validate_colour
from municipalities.models.register import District, Municipality
from municipalities.partial_dates import PartialDate, Precision
from municipalities.querysets import ParticipationQuerySet
from municipalities.symbols import SYMBOL_CHOICES


class Instrument(models.Model):
    """What the map colours: one kind of support a municipality can take up."""

    CONSULTATION = "consultation"
    PRELIMINARY_AGREEMENT = "preliminary_agreement"
    COOPERATION_AGREEMENT = "cooperation_agreement"
    PREVENTION_COUNCIL = "prevention_council"
    COACHING = "coaching"
    SECURITY_ANALYSIS = "security_analysis"
    FUNDING = "funding"
    MODEL_MUNICIPALITY = "model_municipality"

    code = models.SlugField(
        "Kennung",
        max_length=40,
        unique=True,
        help_text="Steht in Adressen und Daten; bitte nicht mehr ändern.",
    )
    label = models.CharField("Bezeichnung", max_length=60)
    plural = models.CharField("Bezeichnung in der Mehrzahl", max_length=60)
    description = models.CharField("kurze Beschreibung", max_length=250, blank=True)
    stage = models.PositiveSmallIntegerField(
        "Stufe",
        null=True,
        blank=True,
        help_text="Stufen färben die Fläche auf der Karte, die höchste gewinnt. Leer: nur Symbol.",
    )
    symbol = models.CharField("Symbol", max_length=20, choices=SYMBOL_CHOICES)
    colour = models.CharField("Farbe (hell)", max_length=7, validators=[validate_colour], help_text="Form: #00573c")
    colour_dark = models.CharField("Farbe (dunkler Modus)", max_length=7, validators=[validate_colour])
    order = models.PositiveSmallIntegerField("Reihenfolge", default=100)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Seite des Bausteins",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "Instrument"
        verbose_name_plural = "Instrumente"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def glyph(self) -> str:
        """The colour of the symbol on the light scheme's square, black or white: the one that reads better."""
        return glyph_on(self.colour)

    @property
    def glyph_dark(self) -> str:
        """The same for the dark scheme."""
        return glyph_on(self.colour_dark)


class Partnership(ClusterableModel):
    """Several municipalities acting as one; what it takes up counts for every member."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "gemeinsamer Präventionsrat"
        ASSOCIATION = "association", "Verwaltungsverband oder -gemeinschaft"
        LEAGUE = "league", "Städtebund"
        DISTRICT = "district", "ganzer Landkreis"
        OTHER = "other", "andere Zusammenarbeit"

    name = models.CharField("Name", max_length=120, unique=True)
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.COUNCIL)
    district = models.OneToOneField(
        District,
        verbose_name="Landkreis",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partnership",
        help_text="Nur bei der Art »ganzer Landkreis«: Mitglieder sind dann alle seine Kommunen.",
    )
    website = models.URLField("Internetseite", blank=True)

    class Meta:
        verbose_name = "Zusammenschluss"
        verbose_name_plural = "Zusammenschlüsse"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="district", district__isnull=False) | (~Q(kind="district") & Q(district=None)),
                name="partnership_of_a_district_names_it",
                violation_error_message="Ein Landkreis gehört genau zur Art »ganzer Landkreis«.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PartnershipMembership(models.Model):
    """One municipality's time in a partnership."""

    partnership = ParentalKey(Partnership, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, verbose_name="Kommune", on_delete=models.PROTECT, related_name="memberships"
    )
    valid_from = models.DateField("Mitglied seit", null=True, blank=True, help_text="Leer: von Anfang an.")
    valid_until = models.DateField("Mitglied bis", null=True, blank=True, help_text="Leer: bis heute.")

    class Meta:
        verbose_name = "Mitgliedschaft"
        verbose_name_plural = "Mitgliedschaften"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "municipality"],
                condition=Q(valid_until=None),
                name="one_open_membership",
                violation_error_message="Diese Kommune ist schon Mitglied.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="membership_ends_after_it_begins",
                violation_error_message="Das Ende der Mitgliedschaft liegt vor ihrem Anfang.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} in {self.partnership}"


class Participation(models.Model):
    """
    One instrument taken up by one participant, from the first plan to its end.

    The row keeps the day of each step, so that `participation.as_of()` can tell for any day
    whether it was planned, running or done then. `state` says where it stands today.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "geplant"
        ACTIVE = "active", "läuft"
        COMPLETED = "completed", "abgeschlossen"
        ENDED = "ended", "beendet"

    instrument = models.ForeignKey(
        Instrument, verbose_name="Instrument", on_delete=models.PROTECT, related_name="participations"
    )
    municipality = ParentalKey(
        Municipality,
        verbose_name="Kommune",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    partnership = ParentalKey(
        Partnership,
        verbose_name="Zusammenschluss",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    state = models.CharField("Status", max_length=10, choices=State, default=State.ACTIVE)
    planned_on = models.DateField("geplant seit", null=True, blank=True)
    planned_precision = models.CharField("genau auf", max_length=5, choices=Precision, default=Precision.DAY)
    started_on = models.DateField("Beginn oder Unterzeichnung", null=True, blank=True)
    started_precision = models.CharField("genau auf", max_length=5, choices=Precision, default=Precision.DAY)
    ended_on = models.DateField(
        "Abschluss oder Ende",
        null=True,
        blank=True,
        help_text="Der letzte Tag, auch einer aufgegebenen Planung.",
    )
    ended_precision = models.CharField("genau auf", max_length=5, choices=Precision, default=Precision.DAY)
    note = models.CharField("Hinweis, öffentlich", max_length=300, blank=True)
    internal_note = models.TextField("Notiz, nur intern", blank=True)
    source = models.CharField("Quelle", max_length=300, blank=True, help_text="Zum Beispiel »Meldung vom 5.2.2021«.")
    contact_office = models.CharField(
        "Ansprechstelle", max_length=150, blank=True, help_text="Öffentlich; für Präventionsräte wichtig."
    )
    contact_phone = models.CharField("Telefon", max_length=50, blank=True)
    contact_email = models.EmailField("E-Mail", blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "Teilnahme"
        verbose_name_plural = "Teilnahmen"
        ordering = ["instrument__order", "started_on", "planned_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality=None, partnership__isnull=False)
                | Q(municipality__isnull=False, partnership=None),
                name="participation_has_exactly_one_participant",
                violation_error_message="Bitte entweder eine Kommune oder einen Zusammenschluss angeben.",
            ),
            models.CheckConstraint(
                condition=Q(state="planned", planned_on__isnull=False, started_on=None)
                | (~Q(state="planned") & Q(started_on__isnull=False)),
                name="participation_is_dated",
                violation_error_message=(
                    "»geplant« braucht »geplant seit« und noch keinen Beginn; jeder andere Status braucht den Beginn."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_on__isnull=False),
                name="ended_participation_has_an_end",
                violation_error_message="»beendet« braucht das Ende.",
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(ended_on=None),
                name="active_participation_has_no_end",
                violation_error_message="»läuft« hat noch kein Ende: Status ändern oder das Ende leeren.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                name="participation_ends_after_it_starts",
                violation_error_message="Das Ende liegt vor dem Beginn.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(planned_on=None) | Q(ended_on__gte=F("planned_on")),
                name="participation_ends_after_it_is_planned",
                violation_error_message="Das Ende liegt vor der Planung.",
            ),
            models.CheckConstraint(
                condition=Q(planned_on=None) | Q(started_on=None) | Q(started_on__gte=F("planned_on")),
                name="participation_starts_after_it_is_planned",
                violation_error_message="Der Beginn liegt vor der Planung.",
            ),
            models.UniqueConstraint(
                fields=["instrument", "municipality"],
                condition=Q(state__in=["planned", "active"], ended_on=None, municipality__isnull=False),
                name="one_open_participation_per_municipality",
                violation_error_message="Diese Kommune plant oder nutzt das Instrument schon.",
            ),
            models.UniqueConstraint(
                fields=["instrument", "partnership"],
                condition=Q(state__in=["planned", "active"], ended_on=None, partnership__isnull=False),
                name="one_open_participation_per_partnership",
                violation_error_message="Dieser Zusammenschluss plant oder nutzt das Instrument schon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}: {self.participant}"

    def clean(self) -> None:
        """Refuse a council contact without any way to reach it."""
        if self.contact_office and not (self.contact_phone or self.contact_email):
            raise ValidationError({"contact_office": "Bitte auch Telefon oder E-Mail der Ansprechstelle angeben."})

    @property
    def participant(self) -> Municipality | Partnership:
        """Who takes part: a municipality, or a partnership for all its members."""
        return self.municipality or self.partnership

    @property
    def since(self) -> PartialDate:
        """When it started, or since when it is planned."""
        if self.started_on:
            return PartialDate(self.started_on, self.started_precision)
        return PartialDate(self.planned_on, self.planned_precision)
