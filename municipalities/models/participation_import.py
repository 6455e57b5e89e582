"""An import of participations from a table: read once, compared, carried out, and taken back if need be."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# A preview is about the register of the moment; whoever comes back later compares once more.
PREVIEW_LIFETIME = timedelta(days=1)


class ParticipationImport(models.Model):
    """
    One uploaded table with what it would change, or has changed.

    The browser only ever names the row: what was read and what follows from it stays here. `rows` are the
    lines of the file as texts; `outcomes` say what each means for the register whose state is `register_state`;
    `steps` hold the records before and after, by which an import is carried out and taken back.
    """

    class State(models.TextChoices):
        PREVIEW = "preview", "Vorschau"
        DONE = "done", "übernommen"
        UNDONE = "undone", "zurückgenommen"

    state = models.CharField("Status", max_length=10, choices=State, default=State.PREVIEW)
    file_name = models.CharField("Datei", max_length=200)
    sheet = models.CharField("Blatt", max_length=100, blank=True)
    rows = models.JSONField(default=list)
    outcomes = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    figures = models.JSONField("Zahlen", default=dict)
    register_state = models.CharField(max_length=64)
    created_at = models.DateTimeField("hochgeladen am", default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="von", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    done_at = models.DateTimeField("übernommen am", null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="übernommen von", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField("zurückgenommen am", null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="zurückgenommen von",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "Import von Teilnahmen"
        verbose_name_plural = "Importe von Teilnahmen"
        ordering = ["-created_at", "-pk"]
        # Whoever may add, change and delete participations may import them.
        default_permissions = ()

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_preview(self) -> bool:
        return self.state == self.State.PREVIEW

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_expired(self) -> bool:
        """Whether the preview is too old to be carried out."""
        return self.is_preview and self.created_at < timezone.now() - PREVIEW_LIFETIME
