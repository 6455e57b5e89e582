"""The page with documents to download."""

from functools import cached_property
from itertools import groupby

from django.db import models
from django.db.models import Case, QuerySet, When
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Collection, CollectionViewRestriction, Orderable

from asskomm.core.caching import cached_for_version
from asskomm.core.listing import Facet, Listing
from asskomm.core.models.base import BasePage
from asskomm.core.models.media import PortalDocument

PER_PAGE = 50


class DownloadsPage(BasePage):
    """Documents under headings; each heading shows a collection of the library, so nothing is listed by hand."""

    content_panels = [
        *BasePage.content_panels,
        InlinePanel(
            "groups",
            heading="Rubriken",
            label="Rubrik",
            help_text="Jede Rubrik zeigt alle Dokumente einer Sammlung. Geschlossene Sammlungen bleiben unsichtbar.",
        ),
    ]

    parent_page_types = ["core.HomePage", "core.ContentPage"]
    subpage_types = []
    page_description = "Dokumente zum Herunterladen, nach Rubriken und mit Filtern."

    class Meta:
        verbose_name = "Downloads"
        verbose_name_plural = "Downloads"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = Listing(self.documents(), request.GET, self.facets(), PER_PAGE, self.list_name)
        context |= listing.context(self.get_url(request))
        context["sections"] = self.under_headings(context["page_obj"].object_list)
        return context

    @cached_property
    def shown_groups(self) -> list["DownloadsGroup"]:
        """The headings in the editors' order."""
        return list(self.groups.all())

    @property
    def list_name(self) -> str:
        """What tells these documents from others; headings of a draft in the preview are others."""
        return f"downloads:{','.join(str(one.collection_id) for one in self.shown_groups)}"

    def documents(self) -> QuerySet[PortalDocument]:
        """What everybody may download here, in the order of the headings, then by title."""
        if not self.shown_groups:
            return PortalDocument.objects.none()
        order = [When(collection=one.collection_id, then=place) for place, one in enumerate(self.shown_groups)]
        chosen = [one.collection_id for one in self.shown_groups]
        return (
            PortalDocument.objects.filter(collection__in=chosen)
            .exclude(collection__in=closed_collections())
            .alias(place=Case(*order, output_field=models.IntegerField()))
            .order_by("place", "title", "pk")
        )

    def facets(self) -> list[Facet]:
        """What the documents can be narrowed by."""
        types = cached_for_version(
            f"{self.list_name}:types",
            lambda: sorted(set(self.documents().order_by().values_list("file_type", flat=True))),
        )
        return [
            Facet(
                "rubrik", "Rubrik", "collection", {str(one.collection_id): one.heading for one in self.shown_groups}
            ),
            Facet("art", "Dateiart", "file_type", {one: one.upper() for one in types}),
            Facet("barrierefrei", "Barrierefreiheit", "is_accessible", {"True": "geprüft", "False": "nicht geprüft"}),
        ]

    def under_headings(self, documents: list[PortalDocument]) -> list[tuple["DownloadsGroup", list[PortalDocument]]]:
        """The documents of one page of the list, each part with its heading."""
        groups = {one.collection_id: one for one in self.shown_groups}
        parts = groupby(documents, key=lambda one: one.collection_id)
        return [(groups[collection], list(part)) for collection, part in parts]


class DownloadsGroup(Orderable):
    """A heading and the collection whose documents stand below it."""

    page = ParentalKey(DownloadsPage, on_delete=models.CASCADE, related_name="groups")
    heading = models.CharField("Überschrift", max_length=80)
    text = models.CharField("Erläuterung", max_length=200, blank=True, help_text="Ein Satz unter der Überschrift.")
    collection = models.ForeignKey(
        Collection,
        verbose_name="Sammlung",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Sammlungen legen Sie unter »Einstellungen → Sammlungen« an.",
    )

    panels = [FieldPanel("heading"), FieldPanel("text"), FieldPanel("collection")]

    class Meta(Orderable.Meta):
        verbose_name = "Rubrik"
        verbose_name_plural = "Rubriken"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "collection"],
                name="downloads_collection_once_per_page",
                violation_error_message="Diese Sammlung steht schon unter einer anderen Überschrift.",
            )
        ]

    def __str__(self) -> str:
        return self.heading


def closed_collections() -> QuerySet[Collection]:
    """Collections for a closed circle, those below them included."""
    closed = Collection.objects.none()
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        closed |= Collection.objects.filter(path__startswith=path)
    return closed
