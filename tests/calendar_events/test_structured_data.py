"""What an event tells search engines, and the feed of the calendar."""

import json
import xml.etree.ElementTree as ElementTree
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories.calendar_events import EventPageFactory
from tests.factories.core import TopicFactory
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-01 08:00+00:00")]

ATOM = "{http://www.w3.org/2005/Atom}"


def nodes(client, page) -> dict[str, dict]:
    data = soup(client.get(page.url)).select_one('script[type="application/ld+json"]').string
    return {node["@type"]: node for node in json.loads(data)["@graph"]}


def test_an_event_tells_when_where_and_at_what_price(client, calendar):
    page = EventPageFactory(
        parent=calendar,
        venue="Rathaus",
        street="Markt 1",
        postcode="02763",
        latitude=Decimal("50.89612"),
        longitude=Decimal("14.80693"),
        cost="25 Euro",
        admission="extern",
        registration_link="https://example.org/1",
    )
    node = nodes(client, page)["Event"]

    assert (node["startDate"], node["endDate"]) == ("2026-09-29T10:00:00+02:00", "2026-09-29T15:30:00+02:00")
    assert node["eventStatus"] == "https://schema.org/EventScheduled"
    assert node["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert node["location"] == [
        {
            "@type": "Place",
            "name": "Rathaus",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Markt 1",
                "postalCode": "02763",
                "addressLocality": "Zittau",
                "addressRegion": "Sachsen",
                "addressCountry": "DE",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 50.89612, "longitude": 14.80693},
        }
    ]
    assert node["organizer"] == {"@id": "http://testserver/#stelle"}
    assert node["offers"] == {
        "@type": "Offer",
        "url": page.full_url,
        "price": "25.00",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "validThrough": "2026-09-29T10:00:00+02:00",
    }


@pytest.mark.parametrize(
    ("fields", "state", "previous"),
    [
        ({"status": "planned"}, "EventScheduled", None),
        ({"status": "moved", "moved_from": date(2026, 9, 15)}, "EventRescheduled", "2026-09-15"),
        ({"status": "cancelled"}, "EventCancelled", None),
    ],
)
def test_the_state_is_told(client, calendar, fields, state, previous):
    node = nodes(client, EventPageFactory(parent=calendar, **fields))["Event"]

    assert (node["eventStatus"], node.get("previousStartDate")) == (f"https://schema.org/{state}", previous)


def test_whole_days_are_told_as_days_and_a_hybrid_event_has_two_places(client, calendar):
    page = EventPageFactory(
        parent=calendar, format="hybrid", online_link="https://geheim.example.org/", start_time=None, end_time=None
    )
    node = nodes(client, page)["Event"]

    assert (node["startDate"], node["endDate"]) == ("2026-09-29", "2026-09-29")
    assert [one["@type"] for one in node["location"]] == ["Place", "VirtualLocation"]
    assert node["location"][1]["url"] == page.full_url
    assert node["isAccessibleForFree"] is True


def test_a_deadline_is_no_event(client, calendar):
    page = EventPageFactory(parent=calendar, is_deadline=True, start_time=None, end_time=None)

    assert {"Event", "WebPage"} & set(nodes(client, page)) == {"WebPage"}


def test_the_feed_begins_with_what_was_announced_last(client, calendar):
    old = EventPageFactory(
        parent=calendar, title="Alt", first_day=date(2026, 12, 1), topics=[TopicFactory(name="Jugend")]
    )
    new = EventPageFactory(parent=calendar, title="Neu", status="cancelled")
    for page, day in ((old, 1), (new, 2)):
        page.first_published_at = page.last_published_at = datetime(2026, 8, day, tzinfo=UTC)
        page.save()
    response = client.get("/veranstaltungen/feed/")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - made by the portal itself
    entries = feed.findall(f"{ATOM}entry")

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [one.findtext(f"{ATOM}title") for one in entries] == [
        "Abgesagt: 29.\u00a0September 2026: Neu",
        "1.\u00a0Dezember 2026: Alt",
    ]
    assert [one.findtext(f"{ATOM}id") for one in entries] == [f"urn:uuid:{one.translation_key}" for one in (new, old)]
    assert entries[1].find(f"{ATOM}category").get("term") == "Jugend"
