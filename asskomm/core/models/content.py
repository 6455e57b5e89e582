"""Pages of running content."""

from wagtail.fields import StreamField
from wagtail.search import index

from asskomm.core.admin import page_panels
from asskomm.core.blocks import BodyBlock
from asskomm.core.models.base import BasePage


class ContentPage(BasePage):
    """A page of running content, alone or as the start of a section."""

    body = StreamField(BodyBlock(), verbose_name="Inhalt", blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, page_panels.body_panel]

    parent_page_types = ["core.HomePage", "core.ContentPage"]
    subpage_types = ["core.ContentPage", "core.CoachingRequestPage", "core.BarrierReportPage"]
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
