"""The official register: districts and municipalities."""

from datetime import date, timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from modelcluster.models import ClusterableModel
from wagtail.search import index

from asskomm.core.models import TeamMember
from municipalities.names import page_path, search_key, sort_key, url_slug
from municipalities.querysets import MunicipalityQuerySet, within

validate_ags = RegexValidator(r"^14\d{6}\Z", "Der AGS hat acht Ziffern und beginnt in Sachsen mit 14.")
validate_district_ags = RegexValidator(r"^14\d{3}\Z", "Der Kreisschlüssel hat fünf Ziffern und beginnt mit 14.")


class District(models.Model):
    """A Landkreis, or a kreisfreie Stadt, which is its own district."""

    class Kind(models.TextChoices):
        COUNTY = "Landkreis", "Landkreis"
        CITY = "Kreisfreie Stadt", "Kreisfreie Stadt"

    ags = models.CharField("Kreisschlüssel", max_length=5, unique=True, validators=[validate_district_ags])
    name = models.CharField("Name", max_length=100, help_text="Ohne »Landkreis«, zum Beispiel »Mittelsachsen«.")
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.COUNTY)
    website = models.URLField("Internetseite", blank=True)
    team_member = models.ForeignKey(
        TeamMember,
        verbose_name="zuständig im ASSKomm-Team",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="districts",
    )

    class Meta:
        verbose_name = "Landkreis oder kreisfreie Stadt"
        verbose_name_plural = "Landkreise und kreisfreie Städte"
        ordering = ["name", "ags"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """»Landkreis Leipzig«, »Erzgebirgskreis«, »Stadt Leipzig«: tells the two Leipzigs apart."""
        if self.kind == self.Kind.CITY:
            return f"Stadt {self.name}"
        return self.name if self.name.endswith("kreis") else f"Landkreis {self.name}"

    def order(self) -> tuple[str, bool]:
        """What lists sort by: the name the German way, cities behind counties of the same name."""
        return sort_key(self.name), self.kind == self.Kind.CITY

    @classmethod
    def choices(cls) -> dict[str, str]:
        """Key and full name of every district, in the order of lists."""
        return {one.ags: one.full_name for one in sorted(cls.objects.all(), key=cls.order)}

    @property
    def accusative(self) -> str:
        """After »für«: »den Landkreis Leipzig«, »die Stadt Leipzig«."""
        return f"{'die' if self.kind == self.Kind.CITY else 'den'} {self.full_name}"

    @property
    def short_name(self) -> str:
        """For narrow table columns: »Lk. Leipzig«, »Erzgebirgskreis«, »kreisfrei«."""
        if self.kind == self.Kind.CITY:
            return "kreisfrei"
        return self.name if self.name.endswith("kreis") else f"Lk. {self.name}"


class Municipality(index.Indexed, ClusterableModel):
    """One municipality of the official register; `ags` is its key everywhere, names are not unique."""

    class Kind(models.TextChoices):
        VILLAGE = "Gemeinde", "Gemeinde"
        TOWN = "Stadt", "Stadt"
        CITY = "Kreisfreie Stadt", "Kreisfreie Stadt"

    ags = models.CharField(
        "AGS",
        max_length=8,
        unique=True,
        validators=[validate_ags],
        help_text="Amtlicher Gemeindeschlüssel, acht Ziffern.",
    )
    ars = models.CharField("Regionalschlüssel", max_length=12, blank=True)
    name = models.CharField("Name", max_length=100)
    official_name = models.CharField(
        "amtlicher Name", max_length=150, blank=True, help_text="Zweisprachig, wo er es ist."
    )
    slug = models.SlugField("Adressteil", max_length=110, editable=False)
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.VILLAGE)
    district = models.ForeignKey(
        District, verbose_name="Landkreis", on_delete=models.PROTECT, related_name="municipalities"
    )
    association = models.CharField("Verwaltungsverband oder -gemeinschaft", max_length=150, blank=True)
    association_kind = models.CharField("Art des Verbands", max_length=50, blank=True)
    population = models.PositiveIntegerField("Einwohner:innen", null=True, blank=True)
    area_km2 = models.DecimalField("Fläche in km²", max_digits=8, decimal_places=2, null=True, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    latitude = models.FloatField("Breite", help_text="Grad, WGS 84")
    longitude = models.FloatField("Länge", help_text="Grad, WGS 84")
    website = models.URLField("Internetseite", blank=True)
    office_name = models.CharField(
        "koordinierende Stelle", max_length=150, blank=True, help_text="Wird öffentlich gezeigt."
    )
    office_phone = models.CharField("Telefon der Stelle", max_length=50, blank=True)
    office_email = models.EmailField("E-Mail der Stelle", blank=True)
    internal_note = models.TextField(
        "Notiz, nur intern", blank=True, help_text="Nur für das Team; sie wird nirgends veröffentlicht."
    )
    valid_from = models.DateField("besteht seit", null=True, blank=True)
    valid_until = models.DateField("bestand bis", null=True, blank=True, help_text="Letzter Tag des Bestehens.")
    successor = models.ForeignKey(
        "self",
        verbose_name="Nachfolgerin",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text="Die Kommune, in der sie aufgegangen ist.",
    )
    neighbours = models.ManyToManyField("self", verbose_name="Nachbarn", blank=True, editable=False)
    # Name and official name in the form that `search()` compares with.
    search_names = models.CharField(max_length=300, editable=False)

    objects = MunicipalityQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("name"),
        index.SearchField("official_name", boost=10),
        # Without marks, as most keyboards type Sorbian names.
        index.SearchField("search_names", boost=10),
        index.AutocompleteField("search_names"),
        index.AutocompleteField("official_name"),
        index.SearchField("ags"),
        index.AutocompleteField("ags"),
        index.FilterField("ags"),
        index.FilterField("district"),
        index.FilterField("kind"),
        index.FilterField("valid_until"),
    ]

    class Meta:
        verbose_name = "Kommune"
        verbose_name_plural = "Kommunen"
        ordering = ["name", "ags"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="municipality_ends_after_it_begins",
                violation_error_message="Das Ende des Bestehens liegt vor dem Anfang.",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(valid_until__isnull=False),
                name="municipality_with_successor_is_dissolved",
                violation_error_message="Wer eine Nachfolgerin hat, braucht den letzten Tag des Bestehens.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.set_derived_fields()
        super().save(*args, **kwargs)

    def set_derived_fields(self) -> None:
        """Compute the address part and the search key; bulk writers call this themselves."""
        self.slug = url_slug(self.name)
        self.search_names = search_key(f"{self.name} {self.official_name}")

    @property
    def title(self) -> str:
        """The name, as the index of the search calls it."""
        return self.name

    @property
    def path(self) -> str:
        """The address of her page, seen from the map's."""
        return page_path(self.ags, self.slug)

    @property
    def merged_on(self) -> date | None:
        """The first day of the municipality she has gone into."""
        return self.valid_until + timedelta(days=1) if self.valid_until and self.successor_id else None

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the municipality existed on `day`."""
        return within(day, self.valid_from, self.valid_until)
