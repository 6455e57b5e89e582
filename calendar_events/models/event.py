"""An event: announced, held, and reported on at one address."""

from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from asskomm.core.blocks import BodyBlock
from asskomm.core.models import BasePage, DescribedImage, PortalImage, TeamMember, Topic
from asskomm.core.search.kinds import Kind
from asskomm.core.sharing import structured_data as schema
from calendar_events import panels
from calendar_events.event_view import EventView
from calendar_events.forms import EventForm
from calendar_events.models.dates import EventDates
from calendar_events.models.parts import Audience, EventSeries, ProgrammeSession
from calendar_events.models.registration_settings import RegistrationSettings
from calendar_events.models.routes import EventRoutes
from calendar_events.querysets import EventPageQuerySet
from calendar_events.registration_pages import RegistrationRoutes
from calendar_events.schema import event_node
from municipalities.models import AboutMunicipalities


class EventPage(
    EventRoutes,
    RegistrationRoutes,
    EventDates,
    RegistrationSettings,
    AboutMunicipalities,
    DescribedImage,
    BasePage,
):
    """One event or deadline. After its end the same page carries the report."""

    # Values stand in addresses of filtered lists and of subscriptions.
    class Format(models.TextChoices):
        ON_SITE = "vor-ort", "vor Ort"
        ONLINE = "online", "online"
        HYBRID = "hybrid", "vor Ort und online"

    class Host(models.TextChoices):
        ASSKOMM = "asskomm", "ASSKomm"
        MUNICIPALITY = "kommune", "Kommune oder Präventionsrat"
        PARTNER = "partner", "Partner"

    class Status(models.TextChoices):
        PLANNED = "planned", "in Planung"
        CONFIRMED = "confirmed", "findet statt"
        MOVED = "moved", "verschoben"
        CANCELLED = "cancelled", "abgesagt"

    class Admission(models.TextChoices):
        OPEN = "offen", "ohne Anmeldung"
        INVITATION = "einladung", "auf Einladung"
        EXTERNAL = "extern", "Anmeldung auf einer anderen Seite"
        HERE = "hier", "Anmeldung hier"
        COURSE = "kurs", "Bewerbung um einen Platz (Kurs)"

    class VenueAccess(models.TextChoices):
        UNKNOWN = "", "keine Angabe"
        FULL = "voll", "barrierefrei"
        PARTLY = "teils", "teilweise barrierefrei"
        NONE = "nicht", "nicht barrierefrei"

    # --- When, and whether ---
    status = models.CharField("Stand", max_length=10, choices=Status, default=Status.CONFIRMED)
    moved_from = models.DateField(
        "ursprünglich am",
        null=True,
        blank=True,
        help_text="Nur wenn verschoben: der alte Tag. Er trägt sich beim Verschieben von selbst ein.",
    )
    status_note = models.CharField(
        "Hinweis dazu",
        max_length=200,
        blank=True,
        help_text="Zum Beispiel »Ein neuer Termin folgt im Frühjahr«.",
    )

    # --- Where ---
    format = models.CharField("Format", max_length=10, choices=Format, default=Format.ON_SITE)
    venue = models.CharField(
        "Haus und Raum", max_length=150, blank=True, help_text="Zum Beispiel »Rathaus, Bürgersaal«."
    )
    street = models.CharField("Straße und Nummer", max_length=100, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    city = models.CharField("Ort", max_length=80, blank=True)
    latitude = models.DecimalField(
        "Breite", max_digits=8, decimal_places=5, null=True, blank=True, help_text="Zum Beispiel 51,05089."
    )
    longitude = models.DecimalField("Länge", max_digits=8, decimal_places=5, null=True, blank=True)
    venue_access = models.CharField("Zugang zum Haus", max_length=5, choices=VenueAccess, blank=True)
    venue_access_note = models.CharField(
        "Hinweise zum Zugang",
        max_length=250,
        blank=True,
        help_text="Zum Beispiel Aufzug, Höranlage, Parkplatz, Haltestelle.",
    )
    online_link = models.URLField(
        "Link zur Online-Teilnahme",
        max_length=500,
        blank=True,
        help_text="Bleibt verborgen: Ihn erhalten nur Angemeldete.",
    )

    # --- Who ---
    host = models.CharField("Wer lädt ein?", max_length=10, choices=Host, default=Host.ASSKOMM)
    host_name = models.CharField(
        "Name", max_length=150, blank=True, help_text="Zum Beispiel »KPR Wurzener Land«. Leer: die Art des Gastgebers."
    )
    audiences = ParentalManyToManyField(Audience, verbose_name="Für wen", blank=True, related_name="+")
    audience_note = models.CharField(
        "Ergänzung", max_length=150, blank=True, help_text="Zum Beispiel »aus den Landkreisen Bautzen und Görlitz«."
    )
    topics = ParentalManyToManyField(Topic, verbose_name="Themen", blank=True, related_name="+")
    series = models.ForeignKey(
        EventSeries, verbose_name="Reihe", null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    contact = models.ForeignKey(
        TeamMember, verbose_name="aus dem Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact_name = models.CharField("oder: Name", max_length=100, blank=True)
    contact_phone = models.CharField("Telefon", max_length=50, blank=True)
    contact_email = models.EmailField("E-Mail", blank=True)

    # --- Taking part ---
    admission = models.CharField("Teilnahme", max_length=10, choices=Admission, default=Admission.OPEN)
    registration_link = models.URLField(
        "Adresse der Anmeldung",
        max_length=500,
        blank=True,
        help_text="Nur bei »Anmeldung auf einer anderen Seite«, zum Beispiel im Beteiligungsportal Sachsen.",
    )
    registration_until = models.DateTimeField(
        "Anmeldung bis", null=True, blank=True, help_text="Leer: bis zum Beginn. Nie danach."
    )
    cost = models.CharField("Kosten", max_length=80, default="keine")
    cost_note = models.CharField("Ergänzung zu den Kosten", max_length=120, blank=True)

    # --- Text, and what follows ---
    image = models.ForeignKey(
        PortalImage, verbose_name="Bild", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    image_caption = models.CharField("Bildunterschrift", max_length=200, blank=True)
    body = StreamField(BodyBlock(), verbose_name="Ankündigung", blank=True)
    report_lead = models.TextField(
        "Bericht in ein bis zwei Sätzen",
        max_length=400,
        blank=True,
        help_text="Steht nach der Veranstaltung über dem Bericht und in der Liste.",
    )
    report = StreamField(
        BodyBlock(),
        verbose_name="Bericht",
        blank=True,
        help_text="Erscheint nach dem Ende der Veranstaltung: Text, Bilder, Dokumente, Zitate, Podcast.",
    )
    needs_report = models.BooleanField(
        "Ein Bericht soll folgen", default=True, help_text="Die Startseite der Verwaltung erinnert daran."
    )
    is_sample = models.BooleanField("Beispieltext", default=False, help_text="Zeigt die Marke »Beispieltext«.")

    picture_uses: ClassVar = {"image": ("lead", "row", "card")}

    objects = PageManager.from_queryset(EventPageQuerySet)()

    search_kind = Kind("veranstaltungen", "Veranstaltung", "Veranstaltungen", 15)
    search_date = "first_day"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("searchable_report"),
        index.SearchField("host_name"),
        index.SearchField("venue"),
        index.SearchField("city"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.RelatedFields("sessions", [index.SearchField("title"), index.SearchField("speakers")]),
    ]

    base_form_class = EventForm
    edit_handler = panels.event_page

    parent_page_types = ["calendar_events.EventIndexPage"]
    subpage_types = []
    page_description = "Ein Termin oder eine Frist im Kalender. Nach dem Termin wird die Seite zum Bericht."

    class Meta(EventDates.Meta):
        abstract = False
        verbose_name = "Veranstaltung"
        verbose_name_plural = "Veranstaltungen"

    share_type = "article"

    @property
    def share_kicker(self) -> str:
        """The day, as the page itself shows it."""
        return self.day_text

    def structured_data(self, request) -> list[schema.Node]:
        """An event; a deadline is only a page."""
        view = EventView.of(self, request)
        return super().structured_data(request) if self.is_deadline else [event_node(request, view.page, view.places)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["event"] = EventView.of(self, request)
        context["address"] = request.build_absolute_uri(self.get_url(request) or "")
        return context

    # --- Questions ---

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == self.Status.CANCELLED

    @property
    def is_on_site(self) -> bool:
        """Whether there is a place to go to."""
        return self.format != self.Format.ONLINE and not self.is_deadline

    @property
    def is_online(self) -> bool:
        """Whether one can take part from afar."""
        return self.format != self.Format.ON_SITE and not self.is_deadline

    @property
    def has_report(self) -> bool:
        """Whether there is something to read about how it was."""
        return bool(self.report_lead)

    @property
    def shows_report(self) -> bool:
        """Whether the page is the report by now."""
        return self.has_report and self.has_ended() and not self.is_cancelled

    def searchable_report(self) -> str:
        """The report for the index of the search; nothing as long as the page hides it."""
        return (
            " ".join([self.report_lead, *self.report.stream_block.get_searchable_content(self.report)])
            if self.shows_report
            else ""
        )

    @property
    def lacks_report(self) -> bool:
        """Whether it is over and the report that should follow is not there."""
        is_expected = self.needs_report and not self.is_deadline and not self.is_cancelled
        return is_expected and self.has_ended() and not self.has_report

    @property
    def host_text(self) -> str:
        """Who invites: the name, or the kind of host."""
        return self.host_name or self.get_host_display()

    @property
    def place_text(self) -> str:
        """»Zittau«, »online« or »Zittau und online«; empty for a deadline."""
        if self.is_deadline:
            return ""
        if self.format == self.Format.ONLINE:
            return "online"
        place = self.city or self.venue or "vor Ort"
        return f"{place} und online" if self.format == self.Format.HYBRID else place

    @property
    def address_lines(self) -> list[str]:
        """House, street and town, as on an envelope."""
        return [line for line in (self.venue, self.street, f"{self.postcode} {self.city}".strip()) if line]

    @property
    def teaser_text(self) -> str:
        """The sentence of lists: how it was, where that is known, otherwise what it will be."""
        return self.report_lead if self.shows_report else super().teaser_text

    @cached_property
    def shown_topics(self) -> list[Topic]:
        """The topics, read once."""
        return list(self.topics.all())

    @cached_property
    def programme(self) -> list[ProgrammeSession]:
        """The sessions in the order in which they take place."""
        sessions = list(self.sessions.all())
        return sorted(
            sessions, key=lambda one: (one.day or self.first_day, one.start_time, one.track, one.sort_order or 0)
        )
