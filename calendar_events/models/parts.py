"""What events are sorted by and made of: audiences, series, municipalities, sessions of the programme."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from asskomm.core.models import PortalDocument
from calendar_events.moments import NO_BREAK, clock, local, times_text
from municipalities.models import MunicipalityLink


class Audience(index.Indexed, models.Model):
    """Whom events are for; a snippet, because the list grows with them."""

    name = models.CharField("Name", max_length=60, unique=True)
    slug = models.SlugField("Adressteil", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("Reihenfolge", default=100)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("slug"), FieldPanel("order")])]

    class Meta:
        verbose_name = "Zielgruppe von Veranstaltungen"
        verbose_name_plural = "Zielgruppen von Veranstaltungen"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class EventSeries(index.Indexed, models.Model):
    """Several events that belong together, such as the seminars of one half-year."""

    name = models.CharField("Name", max_length=120, unique=True)
    slug = models.SlugField("Adressteil", max_length=60, unique=True)
    description = models.CharField("kurze Beschreibung", max_length=300, blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta:
        verbose_name = "Veranstaltungsreihe"
        verbose_name_plural = "Veranstaltungsreihen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class EventMunicipality(MunicipalityLink):
    """One municipality that an event is about or takes place in."""

    page = ParentalKey("calendar_events.EventPage", on_delete=models.CASCADE, related_name="municipality_links")

    class Meta(MunicipalityLink.Meta):
        constraints = [MunicipalityLink.once_per_page("event_municipality_once_per_page")]


class ProgrammeSession(Orderable):
    """
    One point of the programme.

    `uid` stays the same through every edit: personal agendas and calendar files know the session by it.
    """

    page = ParentalKey("calendar_events.EventPage", on_delete=models.CASCADE, related_name="sessions")
    uid = models.UUIDField(default=uuid4, editable=False)
    day = models.DateField("Tag", null=True, blank=True, help_text="Nur bei mehreren Tagen.")
    start_time = models.TimeField("Beginn")
    end_time = models.TimeField("Ende", null=True, blank=True)
    title = models.CharField("Titel", max_length=150)
    text = models.TextField("Worum es geht", max_length=600, blank=True)
    speakers = models.CharField("Wer", max_length=250, blank=True, help_text="Namen und Stellen, mit Komma getrennt.")
    room = models.CharField("Raum", max_length=80, blank=True)
    track = models.CharField(
        "Strang", max_length=60, blank=True, help_text="Für Punkte, die gleichzeitig laufen, zum Beispiel »Forum A«."
    )
    material = models.ForeignKey(
        PortalDocument, verbose_name="Material", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_cancelled = models.BooleanField("entfällt", default=False)
    change_note = models.CharField(
        "Kurzfristige Änderung",
        max_length=150,
        blank=True,
        help_text="Wird hervorgehoben, zum Beispiel »jetzt in Raum 2«.",
    )

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("track"), FieldPanel("room")]),
        FieldPanel("speakers"),
        FieldPanel("text"),
        FieldPanel("material"),
        FieldRowPanel([FieldPanel("change_note"), FieldPanel("is_cancelled")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Programmpunkt"
        verbose_name_plural = "Programm"

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.start_time and self.end_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": "Das Ende liegt vor dem Beginn."})

    @property
    def key(self) -> str:
        """The short name of the session in addresses: no other of the same event has it."""
        return self.uid.hex[:8]

    @property
    def shown_day(self):
        """The day of the session: its own, or the first of the event."""
        return self.day or self.page.first_day

    @property
    def starts_at(self):
        """When it begins."""
        return local(self.shown_day, self.start_time)

    @property
    def ends_at(self):
        """When it ends, or None where that is open."""
        return local(self.shown_day, self.end_time) if self.end_time else None

    @property
    def start_text(self) -> str:
        """»10:20 Uhr«."""
        return f"{clock(self.start_time)}{NO_BREAK}Uhr"

    @property
    def time_text(self) -> str:
        """»10:20–11:30 Uhr«, or »ab 10:20 Uhr«."""
        return times_text(self.start_time, self.end_time)
