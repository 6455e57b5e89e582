"""
What people say about an event afterwards, anonymously.

Nothing leads from an answer to a person: it has no registration, no account, no moment, not even an order.
"""

from uuid import uuid4

from django.db import models

from calendar_events.models.event import EventPage

MAX_TEXT = 1000


class Grade(models.IntegerChoices):
    """How good something was, the best first."""

    VERY_GOOD = 5, "sehr gut"
    GOOD = 4, "gut"
    FAIR = 3, "mittelmäßig"
    POOR = 2, "weniger gut"
    BAD = 1, "schlecht"


class Agreement(models.IntegerChoices):
    """How true something is, the most first."""

    FULLY = 5, "ja, sehr"
    RATHER = 4, "eher ja"
    PARTLY = 3, "teils, teils"
    RATHER_NOT = 2, "eher nein"
    NOT = 1, "nein"


class Recommendation(models.IntegerChoices):
    """Whether somebody would recommend it."""

    YES = 3, "ja"
    MAYBE = 2, "vielleicht"
    NO = 1, "nein"


class Feedback(models.Model):
    """
    One person's answers about one event.

    The key is drawn at random, so that the order of the keys is not the one in which people answered.
    """

    # The index is shown as »Verwendung« of pages, and to people who may not see registrations.
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(
        EventPage, verbose_name="Veranstaltung", on_delete=models.CASCADE, related_name="feedback"
    )
    overall = models.PositiveSmallIntegerField("Wie war die Veranstaltung insgesamt?", choices=Grade)
    benefit = models.PositiveSmallIntegerField(
        "Hilft Ihnen bei Ihrer Arbeit, was Sie mitnehmen?", choices=Agreement, null=True, blank=True
    )
    organisation = models.PositiveSmallIntegerField("Wie war die Organisation?", choices=Grade, null=True, blank=True)
    # An event with a programme asks for its sessions instead.
    recommendation = models.PositiveSmallIntegerField(
        "Würden Sie die Veranstaltung weiterempfehlen?", choices=Recommendation, null=True, blank=True
    )
    # The keys of the sessions, see `ProgrammeSession.key`.
    sessions = models.JSONField("Welche Programmpunkte waren für Sie nützlich?", default=list, blank=True)
    # Both are deleted when the registrations lose their names, because people may have named somebody.
    good = models.TextField("Was war gut?", max_length=MAX_TEXT, blank=True)
    better = models.TextField("Was sollen wir beim nächsten Mal anders machen?", max_length=MAX_TEXT, blank=True)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Rückmeldung zu {self.event_id}"
