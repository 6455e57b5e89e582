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
    now = timezone.now()
    if request is not None:
        valid_until(request, next_end(now))
    return cached_for_page(f"{name}:{last_end(now)}", compute)


def last_end(now: datetime) -> datetime | None:
    """
    When the last event was over that is past; None where nothing is.

    From then until now the same events are past and upcoming: with this moment in its name, what depends on it is
    remembered. The next end would not do, because an event may be published that is over before.
    """
    ends = moments("ends_at")
    place = bisect_right(ends, now)
    return ends[place - 1] if place else None


def next_end(now: datetime) -> datetime | None:
    """When the next event is over; from this moment on it is past. None where nothing is coming."""
    return first_after(now, moments("ends_at"))


def next_change(now: datetime) -> datetime | None:
    """The moment at which lists say something else: an event begins or ends, or its registration."""
    return first_after(now, moments("starts_at", "ends_at", "registration_until"))


def moments(*fields: str) -> list[datetime]:
    """These moments of all public events in order, read once per content version."""
    return cached_for_version(f"event-moments:{fields}", lambda: read_moments(fields))


def read_moments(fields: tuple[str, ...]) -> list[datetime]:
    from calendar_events.models import EventPage

    rows = EventPage.objects.public_events().order_by().values_list(*fields)
    return sorted({moment for row in rows for moment in row if moment})


def first_after(now: datetime, ordered: list[datetime]) -> datetime | None:
    """The first of these moments that is yet to come; the present one is not."""
    place = bisect_right(ordered, now)
    return ordered[place] if place < len(ordered) else None
