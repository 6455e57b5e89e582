"""When the periodic tasks of the portal ran, and how it went."""

from django.db import models


class TaskRun(models.Model):
    """The last run of one task of `run_due_tasks`; operators and the dashboard read it."""

    name = models.CharField("Aufgabe", max_length=100, unique=True)
    started_at = models.DateTimeField("begonnen")
    succeeded_at = models.DateTimeField("zuletzt gelungen", null=True)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        verbose_name = "Lauf einer Aufgabe"
        verbose_name_plural = "Läufe der Aufgaben"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
