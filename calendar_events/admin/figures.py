"""How many will come: the booked places times the share that came to past events."""

from datetime import datetime, timedelta

from django.db.models import Count

from calendar_events.models import Registration
from calendar_events.models.registration import State

# Where nothing is measured yet.
DEFAULT_RATE = 0.8
MEASURED = timedelta(days=730)


def attendance_rate(now: datetime) -> float:
    """The share of those with a place who came, over all events of the last two years whose attendance was noted."""
    noted = Registration.objects.filter(
        state__in=(State.ATTENDED, State.ABSENT), event__ends_at__range=(now - MEASURED, now)
    )
    numbers = dict(noted.order_by().values_list("state").annotate(Count("pk")))
    total = sum(numbers.values())
    return numbers.get(State.ATTENDED, 0) / total if total else DEFAULT_RATE


def expected(booked: int, rate: float) -> int:
    """How many of so many booked places will be taken, to whole persons."""
    return round(booked * rate)
