"""The calendar: what is coming, month by month, and the archive."""

from django.http import HttpRequest
from wagtail.contrib.routable_page.models import RoutablePageMixin

from asskomm.core.models import BasePage
from calendar_events.facets import EventListing, event_facets
from calendar_events.models.event import EventPage
from calendar_events.querysets import EventPageQuerySet


class EventIndexPage(RoutablePageMixin, BasePage):
    """The calendar; its routes carry list, months, archive and subscriptions."""

    parent_page_types = ["core.HomePage"]
    subpage_types = ["calendar_events.EventPage"]
    max_count = 1
    page_description = "Der Kalender mit Liste, Monaten, Archiv und Abonnement; es gibt ihn einmal."

    class Meta:
        verbose_name = "Kalender"
        verbose_name_plural = "Kalender"

    def events(self) -> EventPageQuerySet:
        """What visitors find here."""
        return EventPage.objects.child_of(self).public_events()

    def listing(self, request: HttpRequest, events: EventPageQuerySet) -> EventListing:
        """These events narrowed by what the visitor chose."""
        return EventListing(events, request.GET, event_facets(request))

    def filtered_events(self, request: HttpRequest) -> tuple[EventPageQuerySet, list[str]]:
        """All events, past ones too, under the choices in the address, and these in words; for subscriptions."""
        listing = self.listing(request, self.events())
        return listing.narrow(self.events()), [one.label for one in listing.choices]
