"""The front door of the portal."""

from collections.abc import Iterator

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from asskomm.core.blocks.home import MAX_SLIDES, HomeSectionsBlock, SlidesBlock, default_sections
from asskomm.core.caching import cached_for_version
from asskomm.core.models.base import BasePage
from asskomm.core.pictures import ShownPicture
from asskomm.core.slides import Slide, read_slides


class HomePage(BasePage):
    """The front door: top topics, then the sections that editors chose; subjects fill them in their templates."""

    slides = StreamField(
        SlidesBlock(),
        verbose_name="Top-Themen",
        blank=True,
        collapsed=True,
        help_text=f"Bis zu {MAX_SLIDES} Themen zum Blättern, das wichtigste zuerst. Ohne Themen fehlt der Bereich.",
    )
    sections = StreamField(
        HomeSectionsBlock(),
        verbose_name="Abschnitte",
        blank=True,
        collapsed=True,
        default=default_sections,
        help_text="Die Reihenfolge hier ist die Reihenfolge auf der Startseite. Zum Verschieben am Griff ziehen.",
    )

    search_fields = [*BasePage.search_fields, index.SearchField("slides"), index.SearchField("sections")]

    content_panels = [*BasePage.content_panels, FieldPanel("slides"), FieldPanel("sections")]

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    page_description = "Die Startseite des Portals; es gibt sie einmal."

    class Meta:
        verbose_name = "Startseite"
        verbose_name_plural = "Startseiten"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["slides"] = self.get_slides(request)
        return context

    def further_pictures(self) -> Iterator[ShownPicture]:
        """The pictures that slides take from the pages they lead to."""
        return (ShownPicture(slide.image.pk, "slide") for slide in read_slides(self.slides, None) if slide.image)

    def get_slides(self, request: HttpRequest) -> list[Slide]:
        """The top topics that lead to something public; in a preview those of the draft."""
        if getattr(request, "is_preview", False):
            return read_slides(self.slides, request)
        return cached_for_version("slides", lambda: read_slides(self.slides, request))
