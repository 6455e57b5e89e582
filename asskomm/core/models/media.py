"""Pictures and documents of the library."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


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
