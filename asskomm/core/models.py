"""What every subject of the portal builds on: people, media, abstract pages, settings and navigation."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.documents.models import AbstractDocument, Document
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page
from wagtail.search import index

from asskomm.core.blocks import BodyBlock
from asskomm.core.caching import cached_for_version, known_version
from asskomm.core.links import Link
from asskomm.core.menu_blocks import NavigationBlock, NavigationSectionBlock


class User(AbstractUser):
    """An editor's account; custom from the first migration, so that it can grow."""

    class Meta(AbstractUser.Meta):
        verbose_name = "Konto"
        verbose_name_plural = "Konten"


class PortalImage(AbstractImage):
    """A picture of the library with the credit that has to stand beside it."""

    credit = models.CharField(
        "Bildnachweis", max_length=150, blank=True, help_text="Zum Beispiel »Foto: Stadt Wurzen«."
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"


class PortalRendition(AbstractRendition):
    """A picture in one of the sizes that pages ask for."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(AbstractDocument):
    """A file to download; editors say whether it is accessible, visitors see it."""

    is_accessible = models.BooleanField(
        "barrierefrei", default=False, help_text="Nur ankreuzen, wenn das Dokument geprüft ist."
    )

    admin_form_fields = (*Document.admin_form_fields, "is_accessible")

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"


class Topic(index.Indexed, models.Model):
    """A field of work that news, events and good practice share."""

    name = models.CharField("Name", max_length=60, unique=True)
    slug = models.SlugField("Adressteil", max_length=60, unique=True)
    description = models.CharField("kurze Beschreibung", max_length=200, blank=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TeamMember(index.Indexed, models.Model):
    """A person of the ASSKomm team, shown as contact of her districts."""

    name = models.CharField("Name", max_length=100)
    function = models.CharField("Funktion", max_length=150, blank=True)
    phone = models.CharField("Telefon", max_length=50, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    image = models.ForeignKey(
        PortalImage, verbose_name="Bild", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    order = models.PositiveSmallIntegerField("Reihenfolge", default=100)
    is_sample = models.BooleanField("Beispiel", default=False, help_text="Zeigt die Marke »Beispiel« neben dem Namen.")

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("function")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("image"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("is_sample")]),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("function"),
        index.FilterField("name"),
        index.FilterField("order"),
    ]

    class Meta:
        verbose_name = "Teammitglied"
        verbose_name_plural = "Team"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class BasePage(Page):
    """What every page of the portal has: a lead, a teaser for lists, and honest meta data."""

    lead = models.TextField(
        "Einleitung",
        max_length=400,
        blank=True,
        help_text="Ein bis zwei Sätze unter der Überschrift. Höchstens 400 Zeichen.",
    )
    teaser = models.CharField(
        "Anreißer", max_length=160, blank=True, help_text="Ein Satz für Listen. Leer: die Einleitung."
    )

    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("teaser")]

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [FieldPanel("teaser"), *Page.promote_panels]

    class Meta:
        abstract = True

    @property
    def teaser_text(self) -> str:
        """The sentence that lists show."""
        return self.teaser or self.lead

    @property
    def meta_description(self) -> str:
        """What search engines show: written for them, or else the teaser."""
        return self.search_description or self.teaser_text

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumb"] = self.breadcrumb(request)
        return context

    def breadcrumb(self, request) -> list[Link]:
        """Title and address of every public page from the home page down to this one."""
        version = known_version(request)
        ancestors = cached_for_version(f"ancestors:{self.path}", self.read_ancestors, version) if self.path else []
        return [*ancestors, Link(self.title, self.get_url(request) or "")]

    def read_ancestors(self) -> list[Link]:
        """The steps above this page; the tree's root is none, and what is not public has no address to link to."""
        pages = self.get_ancestors().filter(depth__gt=1).live().public()
        return [Link(page.title, page.url) for page in pages]


class HomePage(BasePage):
    """The front door; subjects add their sections to its context through `home_sections`."""

    body = StreamField(BodyBlock(), verbose_name="weiterer Inhalt", blank=True)
    building_blocks = models.ForeignKey(
        Page,
        verbose_name="Seite der Bausteine",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Ihre Unterseiten stehen als »Bausteine« auf der Startseite.",
    )

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("building_blocks"), FieldPanel("body")]

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    page_description = "Die Startseite des Portals; es gibt sie einmal."

    class Meta:
        verbose_name = "Startseite"
        verbose_name_plural = "Startseiten"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["building_blocks"] = self.get_building_blocks()
        return context

    def get_building_blocks(self) -> list["ContentPage"]:
        """The public pages below the chosen page, in the editors' order."""
        if not self.building_blocks_id:
            return []
        return list(ContentPage.objects.child_of(self.building_blocks).live().public().defer_streamfields())


class ContentPage(BasePage):
    """A page of running content, alone or as the start of a section."""

    body = StreamField(BodyBlock(), verbose_name="Inhalt", blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["core.HomePage", "core.ContentPage"]
    subpage_types = ["core.ContentPage"]
    page_description = "Für Texte, die länger gelten: Bausteine, Rechtliches, Anleitungen."

    class Meta:
        verbose_name = "Inhaltsseite"
        verbose_name_plural = "Inhaltsseiten"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["section_pages"] = self.get_section_pages()
        return context

    def get_section_pages(self) -> list["ContentPage"]:
        """Public pages one level below; where there are none, those beside this one in its section."""
        children = list(ContentPage.objects.child_of(self).live().public().defer_streamfields())
        # Pages directly below the home page stand for themselves: legal notice and privacy are no section.
        if children or self.depth <= 3:
            return children
        return list(ContentPage.objects.sibling_of(self).live().public().defer_streamfields())


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """Who runs the portal; shown in header, footer and meta data."""

    organisation = models.CharField("Stelle", max_length=150, default="Landespräventionsrat Sachsen (LPR)")
    short_organisation = models.CharField(
        "Stelle, kurz",
        max_length=60,
        default="Landespräventionsrat Sachsen",
        help_text="In der Leiste ganz oben.",
    )
    office = models.CharField("Anschrift", max_length=200, blank=True, default="Geschäftsstelle, Dresden")
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=50, blank=True)
    site_note = models.CharField(
        "Hinweis in der Fußzeile",
        max_length=200,
        blank=True,
        help_text="Zum Beispiel auf Beispielinhalte. Leer: kein Hinweis.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("organisation"), FieldPanel("short_organisation"), FieldPanel("office")], "Stelle"
        ),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("site_note"),
    ]

    class Meta:
        verbose_name = "Angaben zur Stelle"


@register_setting(icon="list-ul")
class Navigation(BaseSiteSetting, ClusterableModel):
    """The links in header and footer."""

    main = StreamField(NavigationBlock(), verbose_name="Hauptmenü", blank=True)
    service = StreamField(
        NavigationBlock(),
        verbose_name="Leiste ganz oben",
        blank=True,
        help_text="Leichte Sprache und Gebärdensprache gehören auf jede Seite.",
    )
    footer = StreamField(NavigationSectionBlock(), verbose_name="Fußzeile", blank=True)
    legal = StreamField(NavigationBlock(), verbose_name="Rechtliches", blank=True)

    panels = [FieldPanel("main"), FieldPanel("service"), FieldPanel("footer"), FieldPanel("legal")]

    class Meta:
        verbose_name = "Menüs"

    def clean(self) -> None:
        super().clean()
        if len(self.main) > 8:
            raise ValidationError({"main": "Bitte höchstens acht Punkte: mehr passen nicht in eine Zeile."})


class ContentVersion(models.Model):
    """One row whose number changes with everything visitors can see; cached answers carry it in their key."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "Stand der Inhalte"
        verbose_name_plural = "Stand der Inhalte"

    def __str__(self) -> str:
        return str(self.number)
