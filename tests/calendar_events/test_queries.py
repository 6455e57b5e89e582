"""How many queries the calendar needs: few, and the same for 10 and for 1,000 events."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import signals
from django.test.utils import CaptureQueriesContext
from factory.django import mute_signals
from wagtail.models import Page

from asskomm.core.caching import bump_content_version
from calendar_events.models import EventMunicipality, EventPage
from tests.factories.calendar_events import AudienceFactory, EventPageFactory
from tests.factories.core import TopicFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 8)
PAGE_FIELDS = Page._meta.concrete_fields


@pytest.fixture
def publish(calendar, wurzen, at):
    """Publish events up to this number, half of them past, each with topics, audiences and a municipality."""
    at(TODAY)
    topics, audiences = [TopicFactory(), TopicFactory()], [AudienceFactory()]
    first = EventPageFactory(
        parent=calendar, first_day=TODAY, topics=topics, audiences=audiences, municipalities=[wurzen]
    )

    def publish(number: int) -> None:
        """Rows at once: saving a thousand pages one by one would take minutes."""
        pages = [copy_of(first, position) for position in range(EventPage.objects.count(), number)]
        parents = [Page(**{field.attname: getattr(page, field.attname) for field in PAGE_FIELDS}) for page in pages]
        Page.objects.bulk_create(parents)
        with mute_signals(signals.pre_save, signals.post_save):
            for page, parent in zip(pages, parents, strict=True):
                page.pk = page.page_ptr_id = parent.pk
                # The row of the event alone.
                page.save_base(raw=True, force_insert=True)
        chosen = EventPage.topics.through
        chosen.objects.bulk_create(chosen(eventpage=page, topic=topic) for page in pages for topic in topics)
        EventMunicipality.objects.bulk_create(EventMunicipality(page=page, municipality=wurzen) for page in pages)
        bump_content_version()

    return publish


def copy_of(event: EventPage, position: int) -> EventPage:
    """The same event on another day, not stored."""
    page = EventPage.objects.get(pk=event.pk)
    page.pk = page.id = None
    page.translation_key = uuid4()
    page.path = f"{event.path[:-4]}{position + 1:04d}"
    page.slug = page.title = f"treffen-{position}"
    page.url_path = f"{event.url_path.removesuffix(f'{event.slug}/')}{page.slug}/"
    page.first_day += timedelta(days=(position // 2 + 1) * (-1) ** position)
    page.report_lead = "Wie es war."
    page.set_moments()
    return page


def queries(client, address: str) -> int:
    """Of a page that is made anew while menus and choices are known; a query keeps it out of the page cache."""
    address += "&x=1" if "?" in address else "?x=1"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


ADDRESSES = [
    "/veranstaltungen/",
    "/veranstaltungen/?seite=2",
    "/veranstaltungen/?kreis=14729&format=vor-ort&von=1.9.2026",
    "/veranstaltungen/archiv/",
    "/veranstaltungen/archiv/2026/",
    "/veranstaltungen/archiv/2026/?kreis=14729&gastgeber=asskomm",
    "/veranstaltungen/monat/",
    "/veranstaltungen/monat/2026-10/?kreis=14729",
]


def test_every_page_of_the_calendar_needs_the_same_few_queries_for_10_and_for_1000_events(client, publish):
    publish(10)
    few = {address: queries(client, address) for address in ADDRESSES}
    publish(1_000)
    many = {address: queries(client, address) for address in ADDRESSES}

    assert few == many
    assert max(many.values()) <= 12
