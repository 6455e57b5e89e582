"""The banner for what everybody should know for a while."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from asskomm.core.blocks.links import LinkBlock


@register_setting(icon="warning")
class AlertBanner(BaseSiteSetting):
    """One banner above the content, which goes by itself when its time is over."""

    HINT, WARNING = "hint", "warning"
    LEVELS = [(HINT, "Hinweis"), (WARNING, "Warnung")]

    is_on = models.BooleanField("Banner zeigen", default=False)
    level = models.CharField("Art", max_length=10, choices=LEVELS, default=HINT)
    title = models.CharField(
        "Überschrift", max_length=100, blank=True, help_text="Zum Beispiel »Der Fachtag findet online statt«."
    )
    text = models.TextField("Text", max_length=300, blank=True, help_text="Ein bis zwei Sätze, ohne Formatierung.")
    link = StreamField([("link", LinkBlock())], verbose_name="Link", blank=True, max_num=1)
    starts_at = models.DateTimeField("sichtbar ab", null=True, blank=True, help_text="Leer: sofort.")
    ends_at = models.DateTimeField(
        "sichtbar bis",
        null=True,
        blank=True,
        help_text="Auf die Minute genau; danach verschwindet das Banner von selbst.",
    )
    everywhere = models.BooleanField(
        "auf jeder Seite", default=True, help_text="Ohne Häkchen steht das Banner nur auf der Startseite."
    )

    panels = [
        FieldPanel("is_on", help_text="Ohne Häkchen bleibt alles Eingetragene erhalten, ohne zu erscheinen."),
        MultiFieldPanel([FieldPanel("level"), FieldPanel("title"), FieldPanel("text"), FieldPanel("link")], "Inhalt"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("everywhere")], "Wann und wo"
        ),
    ]

    class Meta:
        verbose_name = "Hinweisbanner"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.is_on and not self.title:
            errors["title"] = "Tragen Sie eine Überschrift ein: Sie sagt in einem Satz, worum es geht."
        if self.is_on and not self.ends_at:
            errors["ends_at"] = "Tragen Sie ein, bis wann das gilt: So bleibt kein Banner aus Versehen stehen."
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = "Das Ende liegt vor dem Anfang. Bitte tragen Sie einen späteren Zeitpunkt ein."
        if errors:
            raise ValidationError(errors)
