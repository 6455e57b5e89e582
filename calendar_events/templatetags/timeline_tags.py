"""The timeline of the home page: which events it shows, as plain data that may be remembered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateformat import format as format_date

from asskomm.core.caching import cached_for_version, valid_until
from calendar_events.models import EventIndexPage, EventPage
from calendar_events.moments import DAY, DAY_AND_YEAR, days_text, local
from calendar_events.timeline import Axis, lay_out

register = template.Library()

# What is said of an event that does not simply take place.
STATES = {EventPage.Status.PLANNED, EventPage.Status.MOVED, EventPage.Status.CANCELLED}


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event as the timeline shows it."""

    starts_at: datetime
    ends_at: datetime
    first_day: date
    url: str
    title: str
    day_text: str
    details: str
    state: str
    is_cancelled: bool
    is_deadline: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline of a moment; `valid_until` is when the next of its events ends."""

    axis: Axis
    day: date
    valid_until: datetime | None
    url: str


@register.simple_tag(takes_context=True)
def event_timeline(context: dict[str, Any], past: int | str, upcoming: int | str) -> Timeline | None:
    """
    The last events and the next ones that every visitor may read, laid out on an axis; None where there are none.

    Of the past only what took place is shown: neither what was cancelled nor deadlines.
    """
    request = context.get("request")
    now = timezone.now()
    # What is remembered holds until an event ends; from then on the next one does, under a name of its own.
    since = local(timezone.localdate(now))
    while True:
        timeline = cached_for_version(
            f"timeline:{past}:{upcoming}:{since.isoformat()}",
            lambda: read_timeline(int(past), int(upcoming), now, request),
        )
        if timeline is None or timeline.valid_until is None or timeline.valid_until > now:
            break
        since = timeline.valid_until
    if timeline and request:
        valid_until(request, timeline.valid_until)
    return timeline


def read_timeline(past: int, upcoming: int, now: datetime, request: HttpRequest | None) -> Timeline | None:
    """The timeline as it is at this moment, in three queries."""
    events = EventPage.objects.public_events().defer_streamfields()
    took_place = events.past(now).filter(is_deadline=False).exclude(status=EventPage.Status.CANCELLED)
    today = timezone.localdate(now)
    over = [to_event(page, today, request) for page in reversed(took_place.latest_first()[:past])]
    coming = [to_event(page, today, request) for page in events.upcoming(now).in_order()[:upcoming]]
    axis = lay_out(over, coming, now)
    if axis is None:
        return None
    index = EventIndexPage.objects.live().public().first()
    return Timeline(
        axis=axis,
        day=today,
        valid_until=min((event.ends_at for event in coming), default=None),
        url=(index.get_url(request) or "") if index else "",
    )


def to_event(page: EventPage, today: date, request: HttpRequest | None) -> TimelineEvent:
    """What the timeline says of an event; the year only where it is not this one."""
    pattern = DAY if page.first_day.year == page.days[-1].year == today.year else DAY_AND_YEAR
    return TimelineEvent(
        starts_at=page.starts_at,
        ends_at=page.ends_at,
        first_day=page.first_day,
        url=page.get_url(request) or "",
        title=page.title,
        day_text=days_text(page.first_day, page.days[-1], pattern),
        details=details(page),
        state=page.get_status_display() if page.status in STATES else "",
        is_cancelled=page.is_cancelled,
        is_deadline=page.is_deadline,
    )


def details(page: EventPage) -> str:
    """»Zittau · 10:00–15:30 Uhr«, »Dresden · Fr bis So«, »Torgau · Bericht«."""
    place = page.place_text
    if page.shows_report:
        when = "Bericht"
    elif len(page.days) > 1:
        when = f"{format_date(page.days[0], 'D')} bis {format_date(page.days[-1], 'D')}"
    else:
        when = page.time_text
    return " · ".join(part for part in (place[:1].upper() + place[1:], when) if part)
