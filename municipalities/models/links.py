"""What pages of other subjects need to be about municipalities."""

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from municipalities.models.register import Municipality


class MunicipalityLink(Orderable):
    """One municipality that a page is about; the concrete model names the page, as `municipality_links` of it."""

    municipality = models.ForeignKey(Municipality, verbose_name="Kommune", on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("municipality")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = "Kommune"
        verbose_name_plural = "Kommunen"

    def __str__(self) -> str:
        return str(self.municipality)

    @staticmethod
    def once_per_page(name: str) -> models.UniqueConstraint:
        """The constraint that no municipality stands in the list twice."""
        return models.UniqueConstraint(
            fields=["page", "municipality"],
            name=name,
            violation_error_message="Diese Kommune steht schon in der Liste.",
        )


class AboutMunicipalities:
    """A page with `municipality_links`."""

    @cached_property
    def municipalities(self) -> list[Municipality]:
        """The municipalities it is about, in the editors' order."""
        links = list(self.municipality_links.all())
        prefetch_related_objects(links, "municipality")
        return [one.municipality for one in links]
