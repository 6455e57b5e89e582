"""What visitors looked for in vain."""

from django.db import models


class MissedSearch(models.Model):
    """A term without results: how often it was looked for and when last. Nothing tells who did."""

    # Longer input is hardly a search, and more likely to tell something about somebody.
    MAX_LENGTH = 60

    term = models.CharField("Suchbegriff", max_length=MAX_LENGTH, unique=True)
    count = models.PositiveIntegerField("Anzahl", default=1)
    last_on = models.DateField("zuletzt am", db_index=True)

    class Meta:
        verbose_name = "Suche ohne Treffer"
        verbose_name_plural = "Suchen ohne Treffer"
        ordering = ["-count", "-last_on", "term"]

    def __str__(self) -> str:
        return self.term
