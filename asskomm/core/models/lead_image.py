"""What belongs to the lead image of a page: its text for those who do not see it."""

from django.db import models


class DescribedImage(models.Model):
    """
    The alternative text of a page's own `image`, or the word that the picture is decoration.

    Which of the two is needed is a rule of publishing, see `asskomm.core.admin.publishing`.
    """

    image_alt = models.CharField(
        "Alternativtext",
        max_length=250,
        blank=True,
        help_text="Sagt, was auf dem Bild zu sehen ist, für alle, die es nicht sehen.",
    )
    image_is_decorative = models.BooleanField(
        "Das Bild ist dekorativ", default=False, help_text="Ankreuzen, wenn es nichts zeigt, was der Text nicht sagt."
    )

    class Meta:
        abstract = True

    @property
    def image_text(self) -> str:
        """The alternative text of the lead image; empty where it is decoration."""
        if self.image_is_decorative:
            return ""
        # Pages that are older than this field have only the words of the library.
        return self.image_alt or getattr(self.image, "description", "")
