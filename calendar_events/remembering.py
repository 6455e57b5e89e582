"""What depends on the hour, remembered until anything changes or the next event is over."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from asskomm.core.caching import cached_for_page, cached_for_version, valid_until


def until_next_end(request: HttpRequest | None, name: str, compute: Callable[[], Any]) -> Any:
    """
    Return `compute()`, remembered under `name`; what upcoming events it names is right until the next one ends.

    The page cache keeps the page no longer than that.
    """
    moment = next_end(request, timezone.now())
    if request is not None:
        valid_until(request, moment)
    return cached_for_page(f"{name}:{moment}", compute)


def next_end(request: HttpRequest | None, now: datetime) -> datetime | None:
    """When the next event is over; from this moment on it is past. None where nothing is coming."""
    ends = cached_for_version("event-ends", read_ends)
    place = bisect_right(ends, now)
    return ends[place] if place < len(ends) else None


def read_ends() -> list[datetime]:
    from calendar_events.models import EventPage

    return sorted(EventPage.objects.public_events().values_list("ends_at", flat=True).distinct())
