"""Events in templates of other subjects: those about a municipality, and where to find all."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone

from asskomm.core.caching import cached_for_version
from calendar_events.models import EventIndexPage, EventPage
from calendar_events.remembering import last_end, until_next_end
from municipalities.history import with_predecessors
from municipalities.models import Municipality
from municipalities.nearby import Located, LookAround, look_around

register = template.Library()

COMING, PAST = 4, 3


@dataclass(frozen=True, slots=True)
class EventsAbout:
    """What is coming, in order, and what was last, the latest first."""

    coming: list[EventPage]
    past: list[EventPage]

    def __bool__(self) -> bool:
        return bool(self.coming or self.past)


@register.simple_tag(takes_context=True)
def events_about(context: dict[str, Any], municipality: Municipality) -> EventsAbout:
    """The next and the last events about a municipality and those merged into her."""

    def find() -> EventsAbout:
        found = EventPage.objects.public_events().about(with_predecessors(municipality)).defer_streamfields()
        return EventsAbout(list(found.upcoming().in_order()[:COMING]), list(found.past().latest_first()[:PAST]))

    return until_next_end(context.get("request"), f"events-about:{municipality.pk}", find)


@register.simple_tag(takes_context=True)
def events_near(context: dict[str, Any], municipality: Municipality) -> LookAround:
    """The coming events that are nearest to a municipality of today; nothing for a dissolved one."""

    def find() -> LookAround:
        events = EventPage.objects.public_events().defer_streamfields()
        return look_around(municipality.ags, event_places(), events)

    return until_next_end(context.get("request"), f"events-near:{municipality.pk}:{timezone.localdate()}", find)


def event_places() -> list[Located]:
    """Where every coming event is that takes place, in order; one about several municipalities comes several times."""
    now = timezone.now()
    events = EventPage.objects.public_events().upcoming(now).exclude(status=EventPage.Status.CANCELLED).in_order()
    rows = events.exclude(municipality_links=None).values_list("pk", "municipality_links__municipality")
    return cached_for_version(f"event-places:{last_end(now)}", lambda: [Located(*row) for row in rows])


@register.simple_tag(takes_context=True)
def calendar_url(context: dict[str, Any]) -> str:
    """The address of the calendar, or an empty text where there is none."""
    request = context.get("request")
    return cached_for_version("calendar-url", lambda: find_url(request))


def find_url(request) -> str:
    page = EventIndexPage.objects.live().public().first()
    return (page.get_url(request) or "") if page else ""
