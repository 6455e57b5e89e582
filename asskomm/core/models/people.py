"""What all subjects share: topics, and the people of the office."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from asskomm.core.comparison import sort_key
from asskomm.core.models.media import PortalImage


class Topic(index.Indexed, models.Model):
    """A field of work that news, events and good practice share."""

    name = models.CharField("Name", max_length=60, unique=True)
    slug = models.SlugField("Adressteil", max_length=60, unique=True)
    description = models.CharField("kurze Beschreibung", max_length=200, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug", help_text="Steht in Adressen gefilterter Listen; bitte nicht mehr ändern."),
        FieldPanel("description", help_text="Wofür das Thema steht. Nur intern."),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def choices(cls) -> dict[str, str]:
        """Slug and name of every topic, in the German order that not every database knows."""
        return dict(sorted(cls.objects.values_list("slug", "name"), key=lambda topic: sort_key(topic[1])))


class TeamMember(index.Indexed, models.Model):
    """A person of the ASSKomm team, shown as contact of her districts."""

    name = models.CharField("Name", max_length=100)
    function = models.CharField("Funktion", max_length=150, blank=True)
    phone = models.CharField("Telefon", max_length=50, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    image = models.ForeignKey(
        PortalImage, verbose_name="Bild", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    order = models.PositiveSmallIntegerField("Reihenfolge", default=100)
    is_sample = models.BooleanField("Beispiel", default=False, help_text="Zeigt die Marke »Beispiel« neben dem Namen.")

    picture_uses: ClassVar = {"image": ("person",)}

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("function")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("image"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("is_sample")]),
    ]
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("name"),
        index.SearchField("function", boost=2),
        index.FilterField("name"),
        index.FilterField("order"),
    ]

    class Meta:
        verbose_name = "Teammitglied"
        verbose_name_plural = "Team"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name, as the index of the search calls it."""
        return self.name
