"""Shapes on the map, and where they come from."""

from django.db import models

from municipalities.models.register import District, Municipality


class BoundaryDataset(models.Model):
    """Where the shapes on the map come from; shown with every view, because the licence asks for it."""

    title = models.CharField("Datensatz", max_length=150)
    state = models.DateField("Gebietsstand", null=True, blank=True)
    attribution = models.CharField("Quellenvermerk", max_length=200)
    attribution_url = models.URLField("Link zur Quelle", blank=True)
    licence = models.CharField("Lizenz", max_length=100, blank=True)
    licence_url = models.URLField("Link zur Lizenz", blank=True)
    is_modified = models.BooleanField("Geometrie vereinfacht", default=True)
    is_schematic = models.BooleanField("schematische Darstellung", default=False)
    imported_at = models.DateTimeField("eingelesen am", auto_now_add=True)

    class Meta:
        verbose_name = "Datensatz der Grenzen"
        verbose_name_plural = "Datensätze der Grenzen"

    def __str__(self) -> str:
        return self.title

    @property
    def attribution_text(self) -> str:
        """The words the licence asks for, with the notice of change where the shapes were simplified."""
        if self.is_schematic:
            return self.attribution
        return f"© {self.attribution} (Daten verändert)" if self.is_modified else f"© {self.attribution}"


class MunicipalityBoundary(models.Model):
    """One municipality's shape, apart from the register so that lists never load it."""

    municipality = models.OneToOneField(
        Municipality, primary_key=True, on_delete=models.CASCADE, related_name="boundary"
    )
    dataset = models.ForeignKey(BoundaryDataset, on_delete=models.CASCADE, related_name="shapes")
    # GeoJSON geometry (Polygon or MultiPolygon), WGS 84, longitude before latitude.
    geometry = models.JSONField()

    class Meta:
        verbose_name = "Gemeindegrenze"
        verbose_name_plural = "Gemeindegrenzen"

    def __str__(self) -> str:
        return f"Grenze von {self.municipality_id}"


class DistrictBoundary(models.Model):
    """The outline of one district, the union of its municipalities' shapes with the same vertices."""

    district = models.OneToOneField(District, primary_key=True, on_delete=models.CASCADE, related_name="boundary")
    dataset = models.ForeignKey(BoundaryDataset, on_delete=models.CASCADE, related_name="district_shapes")
    # As in MunicipalityBoundary.
    geometry = models.JSONField()

    class Meta:
        verbose_name = "Kreisgrenze"
        verbose_name_plural = "Kreisgrenzen"

    def __str__(self) -> str:
        return f"Grenze von {self.district_id}"
