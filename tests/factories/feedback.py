"""Answers about events."""

import factory
from factory.django import DjangoModelFactory

from calendar_events import models


class FeedbackFactory(DjangoModelFactory):
    """Somebody liked it; needs the `event`. Nobody of the registered is noted as having answered."""

    class Meta:
        model = models.Feedback

    overall = 5
    good = factory.Sequence(lambda n: f"Gut war {n}.")
