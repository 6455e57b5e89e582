"""When an event is: from days and times to moments and words, and the one cut between upcoming and past."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from calendar_events.models import EventPage
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.core import create_home_page

# A page, stored or not, looks up its content type.
pytestmark = pytest.mark.django_db


def event(day=date(2026, 9, 29), **fields) -> EventPage:
    """An event with its moments, not stored."""
    page = EventPage(first_day=day, **fields)
    page.set_moments()
    return page


def spaces(text: str) -> str:
    """The text with plain spaces, as people type it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("fields", "day_text", "time_text"),
    [
        ({"start_time": time(10), "end_time": time(15, 30)}, "29. September 2026", "10:00–15:30 Uhr"),
        ({"start_time": time(9, 5)}, "29. September 2026", "ab 9:05 Uhr"),
        ({}, "29. September 2026", "ganztägig"),
        ({"last_day": date(2026, 9, 30)}, "29.–30. September 2026", "ganztägig"),
        ({"last_day": date(2026, 10, 2)}, "29. September–2. Oktober 2026", "ganztägig"),
        ({"last_day": date(2027, 1, 2)}, "29. September 2026–2. Januar 2027", "ganztägig"),
        ({"is_deadline": True}, "29. September 2026", "bis 24:00 Uhr"),
        ({"is_deadline": True, "end_time": time(12)}, "29. September 2026", "bis 12:00 Uhr"),
    ],
)
def test_days_and_times_are_written_the_german_way(fields, day_text, time_text):
    page = event(**fields)

    assert (spaces(page.day_text), spaces(page.time_text)) == (day_text, time_text)


def test_an_evening_that_ends_after_midnight_is_one_day():
    page = event(start_time=time(20), last_day=date(2026, 9, 30), end_time=time(1))

    assert spaces(page.day_text) == "29. September 2026"
    assert page.days == [date(2026, 9, 29)]
    assert page.ends_at - page.starts_at == timedelta(hours=5)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 28), 24), (date(2026, 3, 29), 23), (date(2026, 10, 25), 25)],
    ids=["plain", "spring", "autumn"],
)
def test_a_whole_day_lasts_from_midnight_to_midnight_even_when_the_clocks_change(day, hours):
    page = event(day)

    assert page.ends_at - page.starts_at == timedelta(hours=hours)


def test_times_are_those_of_saxony_in_summer_and_in_winter():
    summer = event(date(2026, 7, 1), start_time=time(10), end_time=time(11))
    winter = event(date(2026, 12, 1), start_time=time(10), end_time=time(11))

    assert summer.starts_at == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert winter.starts_at == datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "fields", "problem"),
    [
        (date(2026, 9, 29), {"last_day": date(2026, 9, 28)}, "last_day"),
        (date(2026, 9, 29), {"end_time": time(12)}, "start_time"),
        (date(2026, 9, 29), {"start_time": time(12), "end_time": time(12)}, "end_time"),
        (date(2026, 9, 29), {"start_time": time(12), "end_time": time(11)}, "end_time"),
        (date(2026, 9, 29), {"is_deadline": True, "start_time": time(11)}, "is_deadline"),
        (date(2026, 3, 29), {"start_time": time(2, 30), "end_time": time(4)}, "start_time"),
        (date(2026, 3, 29), {"start_time": time(1), "end_time": time(2, 59)}, "end_time"),
    ],
)
def test_what_makes_no_event_is_said_at_its_field(day, fields, problem):
    assert list(event(day, **fields).date_problems()) == [problem]


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        (date(2026, 9, 29), {"start_time": time(11), "end_time": time(11, 1)}),
        (date(2026, 3, 29), {"start_time": time(1, 59), "end_time": time(3)}),
        (date(2026, 10, 25), {"start_time": time(2, 30), "end_time": time(3)}),
        (date(2026, 9, 29), {"is_deadline": True, "end_time": time(12)}),
        (date(2026, 9, 29), {"start_time": time(20), "last_day": date(2026, 9, 30), "end_time": time(1)}),
    ],
)
def test_odd_but_possible_times_are_accepted(day, fields):
    assert event(day, **fields).date_problems() == {}


def test_a_draft_without_sense_can_be_stored(db):
    index = EventIndexPageFactory(parent=create_home_page())

    page = EventPageFactory(parent=index, live=False, start_time=time(12), end_time=time(9))

    page.refresh_from_db()
    assert page.ends_at == page.starts_at


@pytest.mark.parametrize(
    ("minutes", "upcoming"), [(-1, True), (0, False), (1, False)], ids=["a minute before", "at its end", "after"]
)
def test_an_event_is_upcoming_until_the_moment_it_ends_and_past_from_then_on(db, minutes, upcoming):
    index = EventIndexPageFactory(parent=create_home_page())
    page = EventPageFactory(parent=index)
    now = page.ends_at + timedelta(minutes=minutes)

    assert list(EventPage.objects.upcoming(now)) == ([page] if upcoming else [])
    assert list(EventPage.objects.past(now)) == ([] if upcoming else [page])
    assert page.has_ended(now) is not upcoming


def test_an_event_crossing_the_year_is_found_on_every_day_of_it(db):
    index = EventIndexPageFactory(parent=create_home_page())
    page = EventPageFactory(
        parent=index, first_day=date(2026, 12, 30), last_day=date(2027, 1, 2), start_time=None, end_time=None
    )
    found = {
        day: list(EventPage.objects.between(day, day)) == [page]
        for day in (date(2026, 12, 29), date(2026, 12, 30), date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3))
    }

    assert list(found.values()) == [False, True, True, True, False]
    assert timezone.localtime(page.ends_at) == datetime(2027, 1, 3, tzinfo=timezone.get_default_timezone())
