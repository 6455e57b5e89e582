"""The programme of an event: by day and time, with a choice that lives in the address, and readable offline."""

from datetime import date, time, timedelta
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from calendar_events.models import EventMunicipality
from tests.factories.calendar_events import AudienceFactory, EventPageFactory, EventSeriesFactory
from tests.factories.core import TeamMemberFactory, TopicFactory
from tests.factories.programme import add_sessions
from tests.pages import soup, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-01 08:00+00:00")]


@pytest.fixture
def event(calendar):
    return EventPageFactory(parent=calendar, title="Fachtag", slug="fachtag")


def test_sessions_stand_by_time_and_those_of_one_time_by_track(client, event):
    add_sessions(
        event,
        {"title": "Schluss", "start_time": time(15), "end_time": None},
        {"title": "Zwei", "start_time": time(10), "end_time": time(11), "track": "Forum B"},
        {"title": "Eins", "start_time": time(10), "end_time": time(11), "track": "Forum A", "room": "Raum 1"},
    )
    page = soup(client.get(f"{event.url}programm/"))
    slots = [(text(one.select_one(".programme__time")), texts(one, "h3")) for one in page.select(".programme__slot")]

    assert slots == [("10:00 Uhr", ["Eins", "Zwei"]), ("15:00 Uhr", ["Schluss"])]
    assert texts(page, ".programme__meta") == [
        "10:00–11:00 Uhr Forum A Raum 1",
        "10:00–11:00 Uhr Forum B",
        "ab 15:00 Uhr",
    ]
    assert page.select("h2") == page.select("footer h2")


def test_several_days_have_a_heading_each(client, calendar):
    event = EventPageFactory(parent=calendar, last_day=date(2026, 9, 30))
    add_sessions(event, {"day": date(2026, 9, 30), "start_time": time(8)}, {"start_time": time(9)})

    assert texts(soup(client.get(f"{event.url}programm/")), "form h2") == [
        "Dienstag, 29. September 2026",
        "Mittwoch, 30. September 2026",
    ]


def test_changes_are_marked_in_words_and_a_cancelled_session_cannot_be_chosen(client, event):
    add_sessions(event, {"change_note": "jetzt in Raum 2"}, {"is_cancelled": True})
    page = soup(client.get(f"{event.url}programm/"))

    assert texts(page, "article h3") == ["Punkt 1 geändert", "Punkt 2 entfällt"]
    assert texts(page, ".programme__change") == ["jetzt in Raum 2"]
    assert [len(one.select("input")) for one in page.select("article")] == [1, 0]


def test_the_address_holds_the_choice_and_can_show_only_that(client, event):
    first, _, third = add_sessions(event, {}, {}, {})
    query = f"?meine={first.key}&meine={third.key}"
    whole, alone = (soup(client.get(f"{event.url}programm/{query}{more}")) for more in ("", "&nur=1"))

    assert texts(whole, "article h3") == ["Punkt 1", "Punkt 2", "Punkt 3"]
    assert [one["value"] for one in whole.select("input[checked]")] == [first.key, third.key]
    assert whole.select_one("[data-file]")["href"] == f"{event.url}programm.ics{query}"
    assert (text(alone.h1), texts(alone, "article h3")) == ("Mein Programm", ["Punkt 1", "Punkt 3"])
    assert alone.select_one('meta[name="robots"]')["content"] == "noindex"


@pytest.mark.parametrize("query", ["?meine=gibt-es-nicht", "?meine=%00&nur=1", "?nur=1", "?nur=quatsch&meine="])
def test_an_odd_choice_shows_the_whole_programme(client, event, query):
    add_sessions(event, {}, {})
    page = soup(client.get(f"{event.url}programm/{query}"))

    assert texts(page, "article h3") == ["Punkt 1", "Punkt 2"]
    assert client.get(f"{event.url}programm.ics{query}").content.count(b"BEGIN:VEVENT") == 2


def test_a_session_that_is_gone_is_said_to_be_gone(client, event):
    add_sessions(event, {})

    assert texts(soup(client.get(f"{event.url}programm/?meine=00000000")), ".notice__title") == [
        "Ein Punkt Ihrer Auswahl steht nicht mehr im Programm."
    ]


def test_a_choice_survives_edits_of_the_session(client, event):
    (session,) = add_sessions(event, {})
    draft = event.get_latest_revision_as_object()
    changed = draft.sessions.all()[0]
    changed.title, changed.start_time, changed.end_time = "Neu", time(11), time(12)
    draft.sessions = [changed]
    draft.save_revision().publish()
    page = soup(client.get(f"{event.url}programm/?meine={session.key}&nur=1"))

    assert texts(page, "article h3") == ["Neu"]


def test_without_sessions_there_is_no_programme(client, event):
    places = ("programm/", "programm.ics", "programm/sw.js")

    assert [client.get(f"{event.url}{place}").status_code for place in places] == [404] * 3


def test_the_worker_reaches_one_page_only_and_is_asked_for_anew(client, event):
    add_sessions(event, {})
    response = client.get(f"{event.url}programm/sw.js")
    page = soup(client.get(f"{event.url}programm/"))

    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    # A worker may reach no further than its folder, unless this header says so.
    assert "Service-Worker-Allowed" not in response
    assert page.select_one("offline-page")["data-worker"] == f"{event.url}programm/sw.js"


@pytest.mark.parametrize("place", ["", "termin.ics", "programm/", "programm.ics", "programm/sw.js"])
def test_what_is_not_public_cannot_be_reached_in_any_form(client, event_states, place):
    assert client.get(f"{event_states.public.url}{place}").status_code == 200
    # The private one asks for a login.
    assert [client.get(f"{page.url}{place}").status_code for page in event_states.hidden] == [404, 302, 404]


@pytest.mark.parametrize("address", ["kalender.ics", "feed/", "../karte/gemeinden/14729410-wurzen/"])
def test_no_list_names_what_is_hidden(client, event_states, calendar, address):
    content = client.get(f"/veranstaltungen/{address}".replace("veranstaltungen/../", "")).content.decode()

    assert "Sichtbar" in content
    assert "Geheim" not in content


def test_a_municipality_shows_her_next_and_last_events(client, map_page, calendar, wurzen, time_machine):
    time_machine.move_to(date(2026, 9, 15))
    for day in range(1, 31, 5):
        EventPageFactory(parent=calendar, title=f"Am {day}.", first_day=date(2026, 9, day), municipalities=[wurzen])
    page = soup(client.get("/karte/gemeinden/14729410-wurzen/"))

    assert [texts(one, "a") for one in page.select("section:has(#termine) .dated-links")] == [
        ["Am 16.", "Am 21.", "Am 26."],
        ["Am 11.", "Am 6.", "Am 1."],
    ]


def queries(client, address: str) -> int:
    """Of a page that is made anew while what all pages share is known; a query keeps it out of the page cache."""
    client.get(f"{address}?x=1")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{address}?x=1").status_code == 200
    return len(captured)


def test_an_event_needs_the_same_few_queries_with_few_and_many_events_and_sessions(client, calendar, map_page, wurzen):
    day = timezone.localdate() + timedelta(days=30)
    values = {"series": EventSeriesFactory(), "first_day": day, "municipalities": [wurzen]}
    person, topics, audiences = TeamMemberFactory(), [TopicFactory(), TopicFactory()], [AudienceFactory()]
    event = EventPageFactory(parent=calendar, contact=person, topics=topics, audiences=audiences, **values)
    add_sessions(event, {}, {})
    places = ("", "programm/", "termin.ics", "programm.ics", "../kalender.ics", "../feed/")
    addresses = [urljoin(event.url, place) for place in places]
    few = [queries(client, address) for address in addresses]
    for _ in range(30):
        other = EventPageFactory(parent=calendar, **values)
        other.municipality_links.add(EventMunicipality(municipality=wurzen))
    add_sessions(event, *({"start_time": time(9 + number % 10), "end_time": None} for number in range(98)))
    many = [queries(client, address) for address in addresses]

    assert few == many
    assert max(many) <= 12
