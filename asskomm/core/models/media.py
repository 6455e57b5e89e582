"""Pictures and documents of the library."""

from django.core.exceptions import ValidationError
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from asskomm.core.files.content import holds_what_it_says


class PortalImage(AbstractImage):
    """A picture of the library with the credit that has to stand beside it."""

    credit = models.CharField(
        "Bildnachweis",
        max_length=150,
        blank=True,
        help_text="Zum Beispiel »Foto: Stadt Wurzen«. Steht überall von selbst neben dem Bild.",
    )

    # What visitors get comes first, what only the library needs comes last.
    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        *(name for name in Image.admin_form_fields if name not in ("title", "file", "description")),
    )

    @property
    def default_alt_text(self) -> str:
        """What is to be seen, as far as the library knows; never the title, which may be a file's name."""
        return self.description

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"


class PortalRendition(AbstractRendition):
    """A picture in one of the sizes that pages ask for."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(AbstractDocument):
    """A file to download, with what visitors want to know before they open it."""

    description = models.TextField(
        "Beschreibung", max_length=300, blank=True, help_text="Ein bis zwei Sätze: Was steht darin, für wen ist es?"
    )
    version = models.CharField("Fassung", max_length=40, blank=True, help_text="Zum Beispiel »2. Auflage«.")
    valid_on = models.DateField("Stand", null=True, blank=True, help_text="Der Tag, für den der Inhalt gilt.")
    is_accessible = models.BooleanField(
        "barrierefrei", default=False, help_text="Nur ankreuzen, wenn das Dokument geprüft ist."
    )
    file_type = models.CharField("Dateiart", max_length=10, blank=True, editable=False, db_index=True)

    search_fields = [*AbstractDocument.search_fields, index.SearchField("description")]

    # What visitors get comes first, what only the library needs comes last.
    admin_form_fields = (
        "title",
        "file",
        "description",
        "version",
        "valid_on",
        "is_accessible",
        *(name for name in Document.admin_form_fields if name not in ("title", "file")),
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"

    def clean(self) -> None:
        """Refuse a new file that is not what its name says: it would be offered under a false one."""
        super().clean()
        is_new = self.file and not self.file._committed
        if is_new and not holds_what_it_says(self.file.file, self.file_extension.lower()):
            raise ValidationError(
                {
                    "file": f"Der Inhalt passt nicht zur Endung ».{self.file_extension.lower()}«. Speichern Sie "
                    "die Datei im passenden Format, statt sie nur umzubenennen."
                }
            )

    def save(self, *args, **kwargs) -> None:
        self.file_type = self.file_extension.lower()[:10]
        # Wagtail would find it out, and write, when the first visitor asks.
        if self.file_size is None and self.file:
            self.file_size = self.file.size
        super().save(*args, **kwargs)

    @property
    def accessibility_text(self) -> str:
        """Said in words; what nobody has checked is not called inaccessible either."""
        return "barrierefrei (geprüft)" if self.is_accessible else "Barrierefreiheit nicht geprüft"

    @property
    def facts(self) -> list[str]:
        """»PDF«, »2,0 MB«, »2. Auflage«, »Stand 1. Mai 2022«, »barrierefrei (geprüft)«: what is known."""
        known = [
            self.file_extension.upper(),
            filesizeformat(self.file_size) if self.file_size else "",
            self.version,
            f"Stand {date_format(self.valid_on)}" if self.valid_on else "",
            self.accessibility_text,
        ]
        return [one for one in known if one]
