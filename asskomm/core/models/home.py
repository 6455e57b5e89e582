"""The front door of the portal."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from asskomm.core.blocks import BodyBlock
from asskomm.core.models.base import BasePage
from asskomm.core.models.content import ContentPage


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
