"""»Bericht fehlt« on the dashboard: events that are over and whose report nobody has written yet."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from asskomm.core.admin.dashboard import READ_ROWS, ListPanel, Row, page_row, show_day
from asskomm.core.admin.reviews import editable_pages
from calendar_events.models import EventPage

# After that people ask where the report is.
PATIENCE = timedelta(days=14)


class MissingReportsPanel(ListPanel):
    """The last event first: of what has just been, one remembers most."""

    name = "missing-reports"
    heading = "Bericht fehlt"
    icon = "calendar-check"
    empty = "Alle vergangenen Veranstaltungen, denen ein Bericht folgen soll, haben einen."
    order = 46

    def rows(self, request: HttpRequest) -> list[Row]:
        now = timezone.now()
        events = EventPage.objects.lacking_report(now).filter(pk__in=editable_pages(request.user).values("pk"))
        return [
            page_row(event, "Bericht fehlt", show_day(event.days[-1]), event.ends_at < now - PATIENCE)
            for event in events.latest_first().defer_streamfields()[:READ_ROWS]
        ]

    @property
    def more(self) -> tuple[str, str]:
        """The list of all of them."""
        return "Alle ohne Bericht", f"{reverse('events:index')}?report=missing"
