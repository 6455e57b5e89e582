from django.apps import AppConfig


class GoodPracticeConfig(AppConfig):
    """Projects to reuse, people of municipal prevention, and what was funded."""

    name = "good_practice"
    verbose_name = "Good Practice"
    default_auto_field = "django.db.models.BigAutoField"
