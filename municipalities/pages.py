"""The pages of this subject: the map with everything below it, and the team with its districts."""

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.search import index

from asskomm.core.blocks import BodyBlock
from asskomm.core.models import BasePage, TeamMember


class MapPage(RoutablePageMixin, BasePage):
    """The map of Saxony; its routes carry the municipalities, the directory of councils and the data."""

    body = StreamField(BodyBlock(), verbose_name="Text unter der Karte", blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["core.HomePage"]
    subpage_types = ["core.ContentPage"]
    max_count = 1
    page_description = "Die Karte mit Tabelle, den Seiten der Kommunen und dem Verzeichnis der Präventionsräte."

    class Meta:
        verbose_name = "Karte"
        verbose_name_plural = "Karten"


class TeamPage(BasePage):
    """The ASSKomm team with the districts each person is responsible for."""

    parent_page_types = ["core.HomePage", "core.ContentPage"]
    subpage_types = []
    max_count = 1
    page_description = "Das Team mit seinen Landkreisen; Personen pflegen Sie unter »Team«."

    class Meta:
        verbose_name = "Teamseite"
        verbose_name_plural = "Teamseiten"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["team"] = TeamMember.objects.select_related("image").prefetch_related("districts")
        return context
