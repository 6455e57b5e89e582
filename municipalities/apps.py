from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """Saxony's municipalities, their participation, and the map."""

    name = "municipalities"
    verbose_name = "Kommunen"
    default_auto_field = "django.db.models.BigAutoField"
