"""The calendar as a list: rows under the headings of their months, with the line of today between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as format_date

from calendar_events.badges import Badge, badge_of
from calendar_events.models.event import EventPage
from calendar_events.moments import EN_DASH

if TYPE_CHECKING:
    from calendar_events.booking.places import Places


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as a list shows it."""

    event: EventPage
    badge: Badge

    @property
    def weekdays(self) -> str:
        """»Di«, or »Fr–So« for several days."""
        first, *others = self.event.days
        return EN_DASH.join(format_date(day, "D") for day in (first, *others[-1:]))

    @property
    def duration(self) -> str:
        """The times of one day, the number of several."""
        number = len(self.event.days)
        return f"{number} Tage" if number > 1 else self.event.time_text


@dataclass(slots=True)
class Month:
    """The rows of one month; the line of today stands before the row at `today_at`, None where it is not shown."""

    first_day: date
    rows: list[EventRow] = field(default_factory=list)
    today_at: int | None = None


def by_month(events: Iterable[EventPage], now: datetime) -> list[Month]:
    """Past events, each under the month in which it began; the order stays."""
    rows = [EventRow(event, badge_of(event, now)) for event in events]
    return [
        Month(first_day, list(found))
        for first_day, found in groupby(rows, lambda row: row.event.first_day.replace(day=1))
    ]


def upcoming_by_month(
    events: Iterable[EventPage],
    now: datetime,
    since: date | None = None,
    shows_today: bool = True,
    places: "Mapping[int, Places] | None" = None,
) -> list[Month]:
    """
    Coming events under their months; what goes on since an earlier one stands under the first that is shown.

    That is the current month, or the one of `since` where a visitor looks at a later time. From today on the list
    says where today is, even if nothing else takes place in this month. `places` are by the key of their event.
    """
    places = places or {}
    today = timezone.localdate(now)
    begin = max(since or today, today)
    first_month = begin.replace(day=1)
    rows = [EventRow(event, badge_of(event, now, places.get(event.pk))) for event in events]
    months = [
        Month(first_day, list(found))
        for first_day, found in groupby(rows, lambda row: max(row.event.first_day.replace(day=1), first_month))
    ]
    if shows_today and begin == today:
        if not months or months[0].first_day != first_month:
            months.insert(0, Month(first_month))
        months[0].today_at = sum(row.event.first_day < today for row in months[0].rows)
    return months
