"""Good practice: projects of municipalities, told in fixed fields so that others can compare and reuse them."""

from typing import Any, ClassVar, NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.blocks import StreamBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from asskomm.core.blocks import SMALL_TEXT_FEATURES, DocumentsBlock, GalleryBlock, LinksBlock
from asskomm.core.caching import cached_for_page
from asskomm.core.models import BasePage, DescribedImage, PortalImage, Topic
from asskomm.core.search.kinds import Kind
from asskomm.core.sharing import structured_data as schema
from good_practice import panels
from good_practice.forms import PracticeForm
from good_practice.models.places import Placed, districts_of
from good_practice.querysets import PracticeManager
from municipalities.models import District, Municipality
from municipalities.participation import today

SIMILAR = 3


class TargetGroup(index.Indexed, models.Model):
    """Whom a project is for; a snippet, because the list grows with the projects."""

    name = models.CharField("Name", max_length=60, unique=True)
    slug = models.SlugField("Adressteil", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("Reihenfolge", default=100)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    panels = panels.target_group

    class Meta:
        verbose_name = "Zielgruppe"
        verbose_name_plural = "Zielgruppen"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class PicturesBlock(StreamBlock):
    """Further pictures of a project."""

    gallery = GalleryBlock()


class MaterialBlock(StreamBlock):
    """What others need to reuse a project: templates to download, pages to read."""

    documents = DocumentsBlock()
    links = LinksBlock()


class Section(NamedTuple):
    """One of the fixed fields as the page shows it: the id of its heading, the heading, the rich text."""

    id: str
    heading: str
    text: str


class PracticePage(DescribedImage, Placed, BasePage):
    """One project: problem, goal, approach, result, effort, pitfalls, and whom to ask."""

    # Values stand in addresses of filtered lists.
    class Evidence(models.TextChoices):
        IDEA = "idee", "Idee"
        TRIED = "erprobt", "erprobt"
        EVALUATED = "evaluiert", "evaluiert"

    class Funding(models.TextChoices):
        UNKNOWN = "unbekannt", "keine Angabe"
        FUNDED = "ja", "gefördert"
        UNFUNDED = "nein", "ohne Förderung"

    image = models.ForeignKey(
        PortalImage, verbose_name="Bild", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    image_caption = models.CharField("Bildunterschrift", max_length=200, blank=True)
    topics = ParentalManyToManyField(Topic, verbose_name="Themen", blank=True, related_name="+")
    target_groups = ParentalManyToManyField(TargetGroup, verbose_name="Zielgruppen", blank=True, related_name="+")
    # Filled from municipality or partnership whenever the page is saved, so that lists can ask for one thing.
    districts = ParentalManyToManyField(District, blank=True, editable=False, related_name="+")
    is_sample = models.BooleanField("Beispieltext", default=False, help_text="Zeigt die Marke »Beispieltext«.")

    problem = RichTextField("Problem", features=SMALL_TEXT_FEATURES, help_text="Was war der Anlass?")
    goal = RichTextField("Ziel", features=SMALL_TEXT_FEATURES, blank=True, help_text="Was sollte sich ändern?")
    approach = RichTextField("Ansatz", features=SMALL_TEXT_FEATURES, help_text="Was haben Sie getan, mit wem?")
    result = RichTextField(
        "Ergebnis",
        features=SMALL_TEXT_FEATURES,
        blank=True,
        help_text="Was hat sich geändert, und woher wissen Sie es?",
    )
    effort = RichTextField(
        "Aufwand und Kosten", features=SMALL_TEXT_FEATURES, blank=True, help_text="Zeit, Personal und Geld."
    )
    pitfalls = RichTextField(
        "Worauf zu achten ist",
        features=SMALL_TEXT_FEATURES,
        blank=True,
        help_text="Was Sie heute anders machen würden.",
    )

    period = models.CharField("Zeitraum", max_length=80, blank=True, help_text="Zum Beispiel »Sommer 2022 und 2023«.")
    duration = models.CharField("Dauer", max_length=120, blank=True, help_text="Von der Planung bis zum Abschluss.")
    evidence = models.CharField(
        "Stand der Erprobung",
        max_length=10,
        choices=Evidence,
        default=Evidence.TRIED,
        help_text="»evaluiert« nur, wenn Ergebnisse nach festen Kriterien geprüft wurden.",
    )
    funding = models.CharField("Förderung", max_length=10, choices=Funding, default=Funding.UNKNOWN)
    programme = models.CharField(
        "Programm", max_length=120, blank=True, help_text="Nur bei Förderung, zum Beispiel »RL KommPräv«."
    )
    partners = models.TextField("Beteiligte", blank=True, help_text="Je Zeile eine Stelle.")

    contact_name = models.CharField("Name", max_length=100, blank=True)
    contact_office = models.CharField("Stelle", max_length=150, blank=True)
    contact_phone = models.CharField("Telefon", max_length=50, blank=True)
    contact_email = models.EmailField("E-Mail", blank=True)
    contact_consent_on = models.DateField(
        "Einwilligung vom",
        null=True,
        blank=True,
        help_text="Tag, an dem die Person der Veröffentlichung zugestimmt hat. Ohne ihn bleibt der Kontakt verborgen.",
    )

    gallery = StreamField(PicturesBlock(), verbose_name="Weitere Bilder", blank=True)
    material = StreamField(MaterialBlock(), verbose_name="Material", blank=True)

    picture_uses: ClassVar = {"image": ("project", "row", "card", "small")}

    objects = PracticeManager()

    search_kind = Kind("good-practice", "Good Practice", "Good Practice", 20)
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("problem", "goal", "approach", "result", "effort", "pitfalls")),
        index.SearchField("partners"),
        index.SearchField("material"),
        index.RelatedFields("municipality", [index.SearchField("name")]),
        index.RelatedFields("partnership", [index.SearchField("name")]),
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.FilterField("evidence"),
        index.FilterField("funding"),
        index.FilterField("municipality"),
    ]

    base_form_class = PracticeForm
    edit_handler = panels.practice_page

    parent_page_types = ["good_practice.PracticeIndexPage"]
    subpage_types = []
    page_description = "Ein Projekt, das andere Kommunen übernehmen können, in festen Feldern."

    class Meta:
        verbose_name = "Projekt"
        verbose_name_plural = "Projekte"

    def save(self, *args, **kwargs) -> None:
        # Known limit: later changes of a partnership's members count when the page is published again.
        self.districts = districts_of(self.place)
        super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(self.surroundings(request))
        return context

    share_type = "article"
    share_kicker = "Good Practice"

    def structured_data(self, request) -> list[schema.Node]:
        """An article about a project and its place."""
        project = self.surroundings(request)["project"]
        about = [{"@type": "AdministrativeArea", "name": str(project.place)}] if project.place else []
        return [schema.article(request, self) | {"about": about}]

    def surroundings(self, request) -> dict[str, Any]:
        """What the page shows of other tables, read once per content version; a preview shows what is not saved."""
        if getattr(request, "is_preview", False):
            return {"project": self, "similar": self.similar()}
        return cached_for_page(
            f"practice:{self.pk}",
            lambda: {"project": PracticePage.objects.for_page().get(pk=self.pk), "similar": self.similar()},
        )

    def similar(self) -> list["PracticePage"]:
        """The three public projects that are most alike."""
        return list(PracticePage.objects.published().similar_to(self).for_lists()[:SIMILAR])

    @property
    def sections(self) -> list[Section]:
        """The fixed fields that are filled in, in their fixed order."""
        every = [
            Section("problem", "Das Problem", self.problem),
            Section("ziel", "Das Ziel", self.goal),
            Section("ansatz", "Der Ansatz", self.approach),
            Section("ergebnis", "Das Ergebnis", self.result),
            Section("aufwand", "Aufwand und Kosten", self.effort),
            Section("hinweise", "Worauf zu achten ist", self.pitfalls),
        ]
        return [section for section in every if section.text]

    @property
    def partner_names(self) -> list[str]:
        """One entry per line that says something."""
        return [line.strip() for line in self.partners.splitlines() if line.strip()]

    @property
    def shows_contact(self) -> bool:
        """Whether the contact may be shown: the person has agreed, and there is a way to reach her."""
        has_agreed = bool(self.contact_consent_on and self.contact_consent_on <= today())
        return has_agreed and bool(self.contact_phone or self.contact_email)

    @property
    def funding_text(self) -> str:
        """»RL KommPräv« where a programme is known, otherwise »gefördert«, »ohne Förderung«; empty if unknown."""
        if self.funding == self.Funding.UNKNOWN:
            return ""
        return (self.funding == self.Funding.FUNDED and self.programme) or self.get_funding_display()


class PracticeReuse(Orderable):
    """»Wir nutzen das nach«: a municipality that has taken a project over."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="reuses")
    municipality = models.ForeignKey(
        Municipality, verbose_name="Kommune", on_delete=models.PROTECT, related_name="practice_reuses"
    )
    year = models.PositiveSmallIntegerField(
        "seit", validators=[MinValueValidator(1990), MaxValueValidator(2100)], help_text="Jahr, vierstellig."
    )
    note = models.CharField("Hinweis", max_length=200, blank=True)

    panels = panels.reuse

    class Meta(Orderable.Meta):
        verbose_name = "Nachnutzung"
        verbose_name_plural = "Nachnutzungen"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "municipality"],
                name="one_reuse_per_municipality",
                violation_error_message="Diese Kommune steht schon in der Liste.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} seit {self.year}"
