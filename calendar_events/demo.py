"""The demo calendar: pages, pictures and documents; the texts stand in `demo_content`."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from asskomm.core.demo_content import resolve_links
from asskomm.core.demo_content.content import StreamItem
from asskomm.core.demo_content.pictures import resolve_pictures
from asskomm.core.demo_files import write_file
from asskomm.core.demo_library import resolve_records
from asskomm.core.models import HomePage, PortalDocument, PortalImage, TeamMember, Topic
from calendar_events import demo_registrations
from calendar_events.demo_content import AUDIENCES, EVENTS, LEAD, SERIES, SUBMISSION, TITLE, DemoEvent
from calendar_events.demo_content.content import DemoSession, clock_times
from calendar_events.models import (
    Audience,
    EventIndexPage,
    EventMunicipality,
    EventPage,
    EventSeries,
    EventSubmissionPage,
    ProgrammeSession,
)
from calendar_events.moments import midnight_after
from municipalities.demo_pictures import create_image
from municipalities.map.posters import Poster
from municipalities.map.shapes import shapes_on
from municipalities.models import Municipality
from municipalities.participation import today

ANNOUNCED = timedelta(days=60)
# The announcement of what is coming is not from the future.
LATEST_ANNOUNCEMENT = timedelta(days=2)
REPORTED = timedelta(days=4)


def is_loaded() -> bool:
    """Whether the calendar was set up before."""
    return EventIndexPage.objects.exists()


def load() -> None:
    """Create the calendar and its events; pictures, bodies and reports follow when all pages exist."""
    index = HomePage.objects.get().add_child(
        instance=EventIndexPage(
            title=TITLE,
            slug="veranstaltungen",
            lead=LEAD,
            search_description="Termine der kommunalen Prävention in Sachsen: Treffen, Seminare, Fristen, Berichte.",
        )
    )
    Audience.objects.bulk_create(
        Audience(slug=slug, name=name, order=position * 10) for position, (slug, name) in enumerate(AUDIENCES, 1)
    )
    EventSeries.objects.bulk_create(EventSeries(slug=slug, name=name, description=text) for slug, name, text in SERIES)
    records = {
        model: {getattr(one, key): one for one in model.objects.all()}
        for model, key in (
            (Topic, "slug"),
            (Audience, "slug"),
            (EventSeries, "slug"),
            (TeamMember, "email"),
            (Municipality, "ags"),
        )
    }
    for text in EVENTS:
        index.add_child(instance=to_page(text, records))
    index.add_child(
        instance=EventSubmissionPage(
            title=SUBMISSION.title,
            slug="einsenden",
            lead=SUBMISSION.lead,
            search_description=SUBMISSION.search_description,
            sent_text=SUBMISSION.sent_text,
            privacy_page=Page.objects.get(slug="datenschutz"),
        )
    )


def to_page(text: DemoEvent, records: dict[type, dict[str, Any]]) -> EventPage:
    """The page of an event without its texts, not stored yet; `records` are those it refers to, by their key."""
    page = EventPage(
        title=text.title,
        slug=text.slug,
        lead=text.lead,
        teaser=text.teaser,
        image_alt=text.picture.alt if text.picture else "",
        image_caption=text.caption,
        report_lead=text.report_lead,
        series=records[EventSeries].get(text.series),
        contact=records[TeamMember][f"{text.contact}@example.org"],
        is_sample=text.is_sample,
        **text.dates_on(today()),
        **text.fields,
    )
    page.set_moments()
    if text.registration_ends:
        page.registration_until = midnight_after(page.first_day - timedelta(days=text.registration_ends + 1))
    page.topics = [records[Topic][slug] for slug in text.topics]
    page.audiences = [records[Audience][slug] for slug in text.audiences]
    page.municipality_links = [
        EventMunicipality(municipality=records[Municipality][ags], sort_order=position)
        for position, ags in enumerate(text.municipalities)
    ]
    page.sessions = [to_session(one, page.first_day, position) for position, one in enumerate(text.sessions)]
    return page


def to_session(text: DemoSession, first_day: date, position: int) -> ProgrammeSession:
    """One point of the programme."""
    start, end = clock_times(text.hours)
    return ProgrammeSession(
        sort_order=position,
        day=first_day + timedelta(days=text.number - 1),
        start_time=start,
        end_time=end,
        title=text.title,
        text=text.text,
        speakers=text.speakers,
        room=text.room,
        track=text.track,
        change_note=text.change_note,
        is_cancelled=text.is_cancelled,
    )


def finish() -> None:
    """Draw pictures, fill announcements and reports, whose links point to pages of every app, and register people."""
    images = draw_pictures()
    image_ids = {title: image.pk for title, image in images.items()}
    page_ids = {page.get_url(): page.pk for page in Page.objects.live().filter(depth__gt=1)}

    def stream_data(items: tuple[StreamItem, ...]) -> list[dict[str, Any]]:
        data = [{"type": block_type, "value": value} for block_type, value in items]
        return resolve_records(resolve_links(resolve_pictures(data, image_ids), page_ids))

    for text in EVENTS:
        page = EventPage.objects.get(slug=text.slug)
        page.image = images[text.picture.title] if text.picture else None
        page.body = page.body.stream_block.to_python(stream_data(text.body))
        page.report = page.report.stream_block.to_python([*stream_data(text.report), *minutes_data(text, page)])
        page.save_revision().publish()
        date_back(page)
    EventSubmissionPage.objects.get().save_revision().publish()
    EventIndexPage.objects.get().save_revision().publish()
    demo_registrations.load()


def draw_pictures() -> dict[str, PortalImage]:
    """Every picture of the calendar in the library, by title."""
    shapes = shapes_on(today())
    wanted = {one.title: one for text in EVENTS for one in text.pictures}
    return {
        title: create_image(title, Poster(one.recipe, one.ags, one.tone), one.alt, shapes=shapes)
        for title, one in wanted.items()
    }


def minutes_data(text: DemoEvent, page: EventPage) -> list[dict[str, Any]]:
    """The document of a report, put into the library, as the last block."""
    if not text.minutes:
        return []
    one = text.minutes
    content = write_file(one.name.rpartition(".")[2], one.lines)
    document = PortalDocument.objects.create(
        title=one.title,
        description=one.description,
        file=ContentFile(content, name=one.name),
        version="Beispiel",
        valid_on=page.first_day,
        is_accessible=one.is_accessible,
    )
    return [{"type": "documents", "value": {"heading": "Zum Herunterladen", "documents": [document.pk]}}]


def date_back(page: EventPage) -> None:
    """Let the page have been announced before the event and changed when the report came: feeds say when."""
    announced = timezone.make_aware(datetime.combine(page.first_day, time(9))) - ANNOUNCED
    announced = min(announced, timezone.now() - LATEST_ANNOUNCEMENT)
    changed = page.ends_at + REPORTED if page.shows_report else announced
    EventPage.objects.filter(pk=page.pk).update(first_published_at=announced, last_published_at=changed)
