"""The number under which everything visible is cached; see `asskomm.core.caching`."""

from django.db import models


class ContentVersion(models.Model):
    """One row whose number changes with everything visitors can see; cached answers carry it in their key."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "Stand der Inhalte"
        verbose_name_plural = "Stand der Inhalte"

    def __str__(self) -> str:
        return str(self.number)
