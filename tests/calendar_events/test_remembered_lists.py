"""What is remembered between two changes of the content follows the clock all the same: on the minute, everywhere."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from asskomm.core.caching import content_version
from calendar_events.facets import EventListing, event_facets
from calendar_events.models import EventPage, index
from calendar_events.remembering import last_end, next_change, next_end
from tests.factories.calendar_events import EventPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

LIST, ARCHIVE = "/veranstaltungen/", "/veranstaltungen/archiv/"
SECOND = timedelta(seconds=1)
# Kept whole, and made anew from what is remembered.
WAYS = ("", "?x=1", "?format=vor-ort", "?von=1.1.2026&bis=31.12.2027")


def titles(address: str) -> list[str]:
    """What a visitor finds in a list; nothing where it has no page, as the archive of a year with no past events."""
    return texts(soup(Client().get(address)), ".event-row h4")


def states(time_machine, ends: datetime, address: str) -> list[list[str]]:
    """The list a second before this moment, then at it, then a second after it, asked for twice each time."""
    found = []
    for moment in (ends - SECOND, ends, ends + SECOND):
        time_machine.move_to(moment, tick=False)
        first, second = titles(address), titles(address)
        assert first == second
        found.append(first)
    return found


# The local end of an event that begins on the evening before, and the same moment in UTC.
ENDS = {
    "an afternoon": (
        {"first_day": date(2026, 9, 29), "start_time": time(10), "end_time": time(15, 30)},
        (9, 29, 13, 30),
    ),
    "midnight": ({"first_day": date(2026, 9, 29), "start_time": None, "end_time": None}, (9, 29, 22)),
    "midnight of an open end": ({"first_day": date(2026, 9, 29), "end_time": None}, (9, 29, 22)),
    "midnight before the clocks go back": (
        {"first_day": date(2026, 10, 24), "start_time": None, "end_time": None},
        (10, 24, 22),
    ),
    "midnight after the clocks went back": (
        {"first_day": date(2026, 10, 25), "start_time": None, "end_time": None},
        (10, 25, 23),
    ),
    "the hour that comes twice": (
        {"first_day": date(2026, 10, 24), "last_day": date(2026, 10, 25), "end_time": time(2, 30)},
        (10, 25, 0, 30),
    ),
    "after the hour that comes twice": (
        {"first_day": date(2026, 10, 24), "last_day": date(2026, 10, 25), "end_time": time(3)},
        (10, 25, 2),
    ),
    "the minute before the clocks go forward": (
        {"first_day": date(2026, 3, 28), "last_day": date(2026, 3, 29), "end_time": time(1, 59)},
        (3, 29, 0, 59),
    ),
    "the moment at which they go forward": (
        {"first_day": date(2026, 3, 28), "last_day": date(2026, 3, 29), "end_time": time(3)},
        (3, 29, 1),
    ),
}


@pytest.mark.parametrize(("fields", "ends"), ENDS.values(), ids=ENDS)
def test_an_event_goes_from_the_list_to_the_archive_at_its_end(calendar, time_machine, fields, ends):
    ends = datetime(2026, *ends, tzinfo=UTC)
    time_machine.move_to(ends - timedelta(days=2), tick=False)
    fields = {"start_time": time(20)} | fields
    assert EventPageFactory(parent=calendar, title="Endet", **fields).ends_at == ends
    EventPageFactory(parent=calendar, title="Später", first_day=date(2026, 12, 1))
    EventPageFactory(parent=calendar, title="Früher", first_day=date(2026, 2, 1))
    version = content_version()

    for way in WAYS:
        coming, past = states(time_machine, ends, LIST + way), states(time_machine, ends, ARCHIVE + way)
        assert coming == [["Endet", "Später"], ["Später"], ["Später"]], way
        assert past == [["Früher"], ["Endet", "Früher"], ["Endet", "Früher"]], way
        assert states(time_machine, ends, f"{ARCHIVE}2026/{way}") == past, way
    assert content_version() == version


def test_a_year_comes_into_the_archive_when_its_first_event_is_over(calendar, time_machine):
    event = EventPageFactory(parent=calendar, title="Endet")
    kept = states(time_machine, event.ends_at, f"{ARCHIVE}2026/?x=1")

    assert kept == [[], ["Endet"], ["Endet"]]


def test_events_that_end_one_after_the_other_go_one_by_one(calendar, time_machine):
    events = [EventPageFactory(parent=calendar, title=str(number), end_time=time(15, number)) for number in range(3)]
    time_machine.move_to(events[0].ends_at - SECOND, tick=False)
    found = [titles(LIST)]
    for event in events:
        time_machine.move_to(event.ends_at, tick=False)
        found.append(titles(LIST))

    assert found == [["0", "1", "2"], ["1", "2"], ["2"], []]


def test_the_number_of_hits_follows_too(client, calendar, time_machine):
    event = EventPageFactory(parent=calendar)
    EventPageFactory(parent=calendar, format="online", end_time=time(16))
    found = []
    for moment in (event.ends_at - SECOND, event.ends_at):
        time_machine.move_to(moment, tick=False)
        page = soup(client.get(f"{LIST}?format=online"))
        found.append([one.split()[-2] for one in texts(page, ".facet__choice") if "vor Ort" in one or "online" in one])

    assert found == [["1", "1"], ["1"]]


def test_what_is_published_stands_in_the_remembered_list_at_once(calendar, time_machine):
    time_machine.move_to(datetime(2026, 9, 1, tzinfo=UTC), tick=False)
    EventPageFactory(parent=calendar, title="Erste")
    assert titles(f"{LIST}?x=1") == ["Erste"]
    second = EventPageFactory(parent=calendar, title="Zweite", first_day=date(2026, 9, 30))
    assert titles(f"{LIST}?x=1") == ["Erste", "Zweite"]
    second.unpublish()

    assert titles(f"{LIST}?x=1") == ["Erste"]


def test_what_is_published_while_a_list_is_made_leaves_it_on_time(admin_client, calendar, time_machine, monkeypatch):
    later = EventPageFactory(parent=calendar, title="Später")
    time_machine.move_to(later.starts_at, tick=False)

    def publish_in_between(now: datetime) -> datetime | None:
        found = last_end(now)
        EventPageFactory(parent=calendar, title="Kurz", end_time=time(11))
        monkeypatch.undo()
        return found

    monkeypatch.setattr(index, "last_end", publish_in_between)
    # Whoever is logged in gets no version for the whole request.
    seen = texts(soup(admin_client.get(LIST)), ".event-row h4")
    time_machine.move_to(later.starts_at + timedelta(hours=1), tick=False)

    assert (seen, titles(LIST)) == (["Kurz", "Später"], ["Später"])


def test_a_list_that_is_remembered_is_not_read_again(client, calendar, time_machine):
    time_machine.move_to(datetime(2026, 9, 1, tzinfo=UTC), tick=False)
    EventPageFactory(parent=calendar)
    EventPageFactory(parent=calendar, first_day=date(2026, 8, 1))
    for address in (LIST, ARCHIVE, f"{ARCHIVE}2026/"):
        client.get(f"{address}?format=vor-ort&von=1.1.2026")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{address}?format=vor-ort&von=2.1.2026")
        assert [one["sql"] for one in captured if "calendar_events_eventpage" in one["sql"]] == [], address


# --- Moments ---


def test_the_last_end_is_over_while_the_next_one_and_the_next_change_are_yet_to_come(calendar):
    event = EventPageFactory(parent=calendar, registration_until=datetime(2026, 9, 28, 10, tzinfo=UTC))
    EventPageFactory(parent=calendar, first_day=date(2026, 9, 1), live=False)

    moments = (event.ends_at - SECOND, event.ends_at)
    assert [next_end(moment) for moment in moments] == [event.ends_at, None]
    assert [last_end(moment) for moment in moments] == [None, event.ends_at]
    changes = [event.registration_until, event.starts_at, event.ends_at]
    assert [next_change(moment - SECOND) for moment in changes] == changes
    assert [next_change(moment) for moment in changes] == [*changes[1:], None]


DAYS = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25), date(2026, 12, 31)]


def test_days_narrow_the_remembered_rows_as_they_narrow_the_events(calendar):
    for day in DAYS:
        EventPageFactory(parent=calendar, first_day=day, start_time=time(0), end_time=time(1))
        EventPageFactory(parent=calendar, first_day=day, start_time=None, end_time=None)
    EventPageFactory(parent=calendar, first_day=DAYS[0], last_day=DAYS[3], end_time=time(9))
    events, days = (
        EventPage.objects.in_order(),
        [None, *DAYS, DAYS[0] - timedelta(days=1), DAYS[-1] + timedelta(days=1)],
    )
    found = set()
    for first, last in product(days, days):
        request = RequestFactory().get(LIST, {"von": first or "", "bis": last or ""})
        listing = EventListing(events, request.GET, event_facets(request))
        assert list(listing.results) == list(events.between(listing.first_day, listing.last_day)), (first, last)
        found.add(len(listing.results))

    assert len(found) > 5
