"""The calendar to subscribe to: as iCalendar and as Atom, with the same filters as the list."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from asskomm.core.caching import cached_for_version
from asskomm.core.feeds import ATOM, feed_response
from calendar_events.feeds import feed_entry
from calendar_events.ical import CONTENT_TYPE, entry_of, written
from calendar_events.querysets import EventPageQuerySet

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
        entries = self.calendar_entries(request, events)
        content = written(entries, f"{name} – ASSKomm", request.build_absolute_uri())
        return HttpResponse(content, content_type=CONTENT_TYPE)

    def calendar_entries(self, request: HttpRequest, events: EventPageQuerySet) -> list[bytes]:
        """The entries of these events, each written once until anything visible changes: that takes a millisecond."""
        address = request.build_absolute_uri
        # By the host as well: entries hold full addresses. Filled as needed; two threads may write the same.
        known: dict[int, bytes] = cached_for_version(f"calendar-entries:{address('/')}", dict)
        keys = list(events.values_list("pk", flat=True))
        missing = events.in_bulk([key for key in keys if key not in known])
        known |= {key: entry_of(event, address).to_ical() for key, event in missing.items()}
        return [known[key] for key in keys if key in known]

    @path("feed/", name="atom")
    def show_atom(self, request: HttpRequest) -> HttpResponse:
        """What was announced last."""
        events, labels = self.filtered_events(request)
        newest = events.order_by("-first_published_at", "-starts_at", "-pk").for_lists()[:IN_FEED]
        query = self.listing(request, events).query()
        return feed_response(request, ATOM, self, [feed_entry(page) for page in newest], query, labels)


@require_safe
def lead_to_calendar(request: HttpRequest) -> HttpResponse:
    """From the short address of the subscription to the one below the calendar's page, with the same filters."""
    # Not at the top: the calendar's page is made of this module.
    from calendar_events.models import EventIndexPage

    page = EventIndexPage.objects.live().public().first()
    address = page and page.get_url(request)
    if not address:
        raise Http404("Es gibt keinen Kalender.")
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}kalender.ics{f'?{query}' if query else ''}")
