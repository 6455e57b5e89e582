"""The calendar to subscribe to: as iCalendar and as Atom, with the same filters as the list."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from asskomm.core.feeds import ATOM, feed_response
from calendar_events.feeds import feed_entry
from calendar_events.ical import CONTENT_TYPE, calendar_of

# What is over for longer leaves the subscribed calendar.
KEPT = timedelta(days=365)
IN_FEED = 30


class SubscriptionRoutes(RoutablePageMixin):
    """
    Routes of the calendar's page.

    The page answers `filtered_events(request)`: the public events under the filters that stand in the address,
    and these in words.
    """

    @path("kalender.ics/", name="ical")
    def show_calendar(self, request: HttpRequest) -> HttpResponse:
        """All that is coming and the last twelve months."""
        events, labels = self.filtered_events(request)
        events = events.filter(ends_at__gt=timezone.now() - KEPT).in_order().for_files()
        name = f"{self.title} ({', '.join(labels)})" if labels else self.title
        content = calendar_of(events, request.build_absolute_uri, f"{name} – ASSKomm", request.build_absolute_uri())
        return HttpResponse(content, content_type=CONTENT_TYPE)

    @path("feed/", name="atom")
    def show_atom(self, request: HttpRequest) -> HttpResponse:
        """What was announced last."""
        events, labels = self.filtered_events(request)
        newest = events.order_by("-first_published_at", "-starts_at", "-pk").for_lists()[:IN_FEED]
        query = self.listing(request, events).query()
        return feed_response(request, ATOM, self, [feed_entry(page) for page in newest], query, labels)
