"""The people who work in the admin."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor's account; custom from the first migration, so that it can grow."""

    class Meta(AbstractUser.Meta):
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
