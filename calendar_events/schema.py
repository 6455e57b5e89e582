"""An event in the words of schema.org."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from asskomm.core.sharing import structured_data as schema
from calendar_events.facts import price_of

if TYPE_CHECKING:
    from calendar_events.booking.places import Places
    from calendar_events.models import EventPage

VOCABULARY = "https://schema.org/"


def event_node(request: HttpRequest, page: "EventPage", places: "Places | None" = None) -> schema.Node:
    """
    The event with its state, its place and what taking part costs; never with the link of the online session.

    `places` are those of an event that registers here and has not begun.
    """
    node = schema.web_page(request, page, "Event")
    for name in ("isPartOf", "datePublished", "dateModified"):
        del node[name]
    return node | {
        "description": page.meta_description,
        "startDate": moment(page, page.first_day, page.starts_at),
        "endDate": moment(page, page.last_shown_day, page.ends_at) if page.has_end else None,
        "eventStatus": VOCABULARY + status_of(page),
        "previousStartDate": schema.moment(page.moved_from) if page.status == page.Status.MOVED else None,
        "eventAttendanceMode": VOCABULARY + MODES[page.format],
        "location": locations(request, page),
        "organizer": organizer(request, page),
        "audience": [{"@type": "Audience", "audienceType": one.name} for one in page.audiences.all()],
        "keywords": [topic.name for topic in page.shown_topics],
        "isAccessibleForFree": price_of(page) == 0 or None,
        "offers": offer(request, page),
        "maximumAttendeeCapacity": places and places.capacity,
        "remainingAttendeeCapacity": places and (0 if places.is_full else places.free),
    }


MODES = {
    "vor-ort": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def status_of(page: "EventPage") -> str:
    states = {page.Status.CANCELLED: "EventCancelled", page.Status.MOVED: "EventRescheduled"}
    return states.get(page.status, "EventScheduled")


def moment(page: "EventPage", day: date, at: datetime) -> str:
    """The day, or with times the local moment and its offset."""
    return schema.moment(day if page.is_all_day else timezone.localtime(at))


def locations(request: HttpRequest, page: "EventPage") -> list[schema.Node]:
    found = []
    if page.is_on_site:
        address = {
            "@type": "PostalAddress",
            "streetAddress": page.street,
            "postalCode": page.postcode,
            "addressLocality": page.city,
            "addressRegion": "Sachsen",
            "addressCountry": "DE",
        }
        place = {"@type": "Place", "name": page.venue or page.city, "address": schema.without_empty(address)}
        if page.latitude is not None and page.longitude is not None:
            place["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": float(page.latitude),
                "longitude": float(page.longitude),
            }
        found.append(schema.without_empty(place))
    if page.is_online:
        # Who takes part learns the real one; everybody else gets the page.
        found.append({"@type": "VirtualLocation", "url": page.get_full_url(request)})
    return found


def organizer(request: HttpRequest, page: "EventPage") -> schema.Node:
    if page.host == page.Host.ASSKOMM and not page.host_name:
        return schema.reference(request, "stelle")
    return {"@type": "Organization", "name": page.host_text}


def offer(request: HttpRequest, page: "EventPage") -> schema.Node | None:
    """How to take part, where one registers; none for an event that is cancelled, over or by invitation."""
    is_offered = page.admission == page.Admission.EXTERNAL and not page.is_cancelled
    if not is_offered or page.has_started():
        return None
    price = price_of(page)
    end = page.registration_ends_at
    is_open = end > timezone.now()
    return schema.without_empty(
        {
            "@type": "Offer",
            "url": page.get_full_url(request),
            "price": None if price is None else str(price),
            "priceCurrency": None if price is None else "EUR",
            "availability": VOCABULARY + ("InStock" if is_open else "SoldOut"),
            "validThrough": schema.moment(timezone.localtime(end)),
        }
    )
