"""What editors set once for the whole portal: who runs it, and the menus."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from asskomm.core.blocks.menus import NavigationBlock, NavigationSectionBlock


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
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Seite zum Datenschutz",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Auf sie verweist, was Daten an andere geben kann, zum Beispiel ein Video eines Anbieters.",
    )
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
        FieldPanel("privacy_page"),
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
