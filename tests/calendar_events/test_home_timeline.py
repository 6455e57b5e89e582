"""The timeline on the home page: which events visitors see there, and until when."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.test import override_settings
from wagtail.models import PageViewRestriction

from asskomm.core.caching import reading_under
from calendar_events.models import EventPage
from calendar_events.templatetags.timeline_tags import event_timeline, read_timeline
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 9, 8, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def index(home_page):
    return EventIndexPageFactory(parent=home_page)


def section(client):
    return soup(client.get("/")).select_one(".timeline")


def marks(client) -> list[str]:
    return texts(soup(client.get("/")), ".timeline__events li")


def test_past_today_and_next_stand_in_time_order_with_links(client, index):
    EventPageFactory(parent=index, title="Treffen in Zittau")
    course = {"last_day": date(2026, 10, 25), "start_time": None, "end_time": None, "city": "Dresden"}
    EventPageFactory(parent=index, title="Modul 1", first_day=date(2026, 10, 23), **course)
    over = {"city": "Torgau", "report_lead": "Gut besucht."}
    EventPageFactory(parent=index, title="Treffen in Torgau", first_day=date(2026, 7, 14), **over)
    EventPageFactory(
        parent=index, title="Online-Training", first_day=date(2026, 8, 20), format="online", end_time=None
    )
    EventPageFactory(parent=index, title="Vorjahr", first_day=date(2025, 8, 20))
    page = section(client)

    assert texts(page, "li") == [
        "14. Juli Treffen in Torgau Torgau · Bericht",
        "20. August Online-Training Online · ab 10:00 Uhr",
        "Heute, 8. September",
        "29. September Treffen in Zittau Zittau · 10:00–15:30 Uhr",
        "23.–25. Oktober Modul 1 Dresden · Fr bis So",
    ]
    assert links(page, "li")["Treffen in Zittau"] == EventPage.objects.get(title="Treffen in Zittau").url
    assert links(page, ".timeline__head") == {"Alle Veranstaltungen": "/veranstaltungen/"}
    assert [one["datetime"] for one in page.select("time")] == [
        "2026-07-14",
        "2026-08-20",
        "2026-09-08",
        "2026-09-29",
        "2026-10-23",
    ]
    assert len(page.select(".timeline__mark--past")) == 2


def test_other_years_are_named(client, index):
    EventPageFactory(parent=index, title="Fachtag", first_day=date(2027, 3, 2))
    EventPageFactory(parent=index, title="Klausur", first_day=date(2025, 3, 4))

    assert texts(section(client), ".timeline__label time") == ["4. März 2025", "2. März 2027"]


def test_what_visitors_may_not_read_is_not_there(client, index):
    EventPageFactory(parent=index, title="Öffentlich")
    EventPageFactory(parent=index, title="Entwurf", live=False)
    EventPageFactory(parent=index, title="Abgelaufen", live=False, expired=True)
    private = EventPageFactory(parent=index, title="Intern")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert texts(section(client), ".timeline__label a") == ["Öffentlich"]


def test_states_are_said_and_past_ones_that_did_not_take_place_are_left_out(client, index):
    EventPageFactory(parent=index, title="A", status="cancelled")
    EventPageFactory(parent=index, title="B", status="moved", moved_from=date(2026, 9, 1))
    EventPageFactory(parent=index, title="C", status="planned", city="")
    EventPageFactory(parent=index, title="D", is_deadline=True, start_time=None, end_time=None)
    for name, fields in {
        "E": {"status": "cancelled"},
        "F": {"is_deadline": True, "start_time": None},
        "G": {},
    }.items():
        EventPageFactory(parent=index, title=name, first_day=date(2026, 8, 1), **fields)

    assert marks(client) == [
        "1. August G Zittau · 10:00–15:30 Uhr",
        "Heute, 8. September",
        "29. September D bis 24:00 Uhr",
        "29. September A Abgesagt · Zittau · 10:00–15:30 Uhr",
        "29. September B Verschoben · Zittau · 10:00–15:30 Uhr",
        "29. September C In Planung · Vor Ort · 10:00–15:30 Uhr",
    ]
    assert len(section(client).select(".timeline__mark--deadline")) == 1


def test_as_many_as_the_editors_chose(client, home_page, index):
    for day in range(1, 8):
        EventPageFactory(parent=index, title=f"Alt {day}", first_day=date(2026, 8, day))
        EventPageFactory(parent=index, title=f"Neu {day}", first_day=date(2026, 10, day))
    home_page.sections = [{"type": "timeline", "value": {"heading": "Termine", "past": "1", "upcoming": "4"}}]
    home_page.save()
    page = section(client)

    assert text(page.h2) == "Termine"
    assert texts(page, ".timeline__label a") == ["Alt 7", "Neu 1", "Neu 2", "Neu 3", "Neu 4"]


def test_without_events_there_is_no_section_and_no_script(client, index):
    page = soup(client.get("/"))

    assert page.select(".timeline, script[src]") == []


def test_without_a_public_calendar_there_is_nothing_to_lead_to(client, index):
    EventPageFactory(parent=index)
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)

    assert section(client) is None


def past_titles(client) -> list[str]:
    return texts(soup(client.get("/")), ".timeline__mark--past a")


def test_an_event_goes_over_to_the_past_at_its_end_also_on_cached_pages(client, index, today):
    EventPageFactory(parent=index, title="Heute", first_day=date(2026, 9, 8), start_time=time(10), end_time=time(14))
    EventPageFactory(parent=index, title="Danach", first_day=date(2026, 9, 8), start_time=time(16), end_time=time(17))
    assert past_titles(client) == []
    # The end is at 14:00 here, which is 12:00 UTC.
    today.move_to(datetime(2026, 9, 8, 11, 59, 59, tzinfo=UTC))
    assert past_titles(client) == []
    today.move_to(datetime(2026, 9, 8, 12, tzinfo=UTC))
    assert past_titles(client) == ["Heute"]
    today.move_to(datetime(2026, 9, 8, 15, tzinfo=UTC))
    assert past_titles(client) == ["Heute", "Danach"]


def test_the_next_day_has_its_own_today(client, index, today):
    EventPageFactory(parent=index)
    assert marks(client)[0] == "Heute, 8. September"
    today.move_to(datetime(2026, 9, 8, 22, 0, tzinfo=UTC))

    assert marks(client)[0] == "Heute, 9. September"


def test_a_change_is_seen_at_once(client, index):
    page = EventPageFactory(parent=index, title="Vorher")
    before = texts(section(client), ".timeline__label a")
    page.title = "Nachher"
    page.save_revision().publish()

    assert (before, texts(section(client), ".timeline__label a")) == (["Vorher"], ["Nachher"])


def test_a_timeline_costs_three_queries_for_any_number_of_events_and_none_once_remembered(
    index, rf, django_assert_num_queries
):
    request = rf.get("/")
    with reading_under(1):
        # What every page asks for anyway: sites and view restrictions.
        index.get_url(request)
        EventPage.objects.public_events().exists()
        for number in (1, 6):
            for day in range(1, number + 1):
                EventPageFactory(parent=index, title=f"Alt {number} {day}", first_day=date(2026, 8, day))
                EventPageFactory(parent=index, title=f"Neu {number} {day}", first_day=date(2026, 10, day))
            with django_assert_num_queries(3):
                read_timeline(4, 7, TODAY, request)
        first = event_timeline({"request": request}, 4, 7)
        with django_assert_num_queries(0):
            assert event_timeline({"request": request}, 4, 7) is first


def test_no_distance_needs_an_inline_style(client, index):
    EventPageFactory(parent=index)
    page = section(client)

    assert page.select("[style]") == []
    assert [one["width"] for one in page.select("li svg")] == ["3.0em", "10.46em"]


@override_settings(USE_THOUSAND_SEPARATOR=True)
def test_distances_are_numbers_that_browsers_read(client, index):
    EventPageFactory(parent=index)

    assert all("," not in one["width"] for one in section(client).select("svg[width]"))
