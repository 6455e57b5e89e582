"""Events for the browser to look at: one with a programme, long over, and those with registrations."""

from datetime import date, time

from asskomm.core.models import HomePage
from calendar_events.models import EventIndexPage
from tests.browser.registrations import create_registrations
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.programme import add_sessions

FORUM = {"start_time": time(10), "end_time": time(11)}


def create_events() -> None:
    """Put them all below the calendar."""
    create_programme()
    create_registrations()


def create_programme() -> None:
    """At /veranstaltungen/fachtag-im-browser/; so long ago that it stands in nobody's way."""
    calendar = EventIndexPage.objects.first() or EventIndexPageFactory(parent=HomePage.objects.get())
    event = EventPageFactory(
        parent=calendar,
        title="Fachtag im Browser",
        slug="fachtag-im-browser",
        first_day=date(2019, 5, 14),
        needs_report=False,
        street="Markt 1",
        latitude="50.89612",
        longitude="14.80693",
        contact_name="Kim Musterperson",
        contact_email="kim@example.org",
        body=[("rich_text", "<p>Vier Kommunen berichten.</p>")],
    )
    add_sessions(
        event,
        {"title": "Begrüßung"},
        {"title": "Befragungen", "track": "Forum A", "room": "Raum 1", **FORUM},
        {"title": "Beleuchtung", "track": "Forum B", "change_note": "jetzt in Raum 2", **FORUM},
        {"title": "Rundgang", "is_cancelled": True},
    )
