"""The places on the page of an event: in words, as a bar, and for search engines; all three say the same."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from calendar_events import booking
from calendar_events.models import EventPage
from tests.calendar_events.registering import before, create_event, sign_up
from tests.pages import soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-08 12:00+00:00", tick=False)]


def shown(client, event: EventPage) -> tuple[str, tuple[str, str] | None, tuple[int, int] | None]:
    """Words, bar (part, whole) and JSON-LD (remaining, maximum)."""
    page = soup(client.get(event.url))
    fact = next((one for one in page.select(".event-facts div") if one.dt and text(one.dt) == "Plätze"), None)
    bar = fact and fact.select_one("svg.bar")
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    (node,) = [one for one in data if one["@type"] == "Event"]
    numbers = tuple(node[name] for name in ("remainingAttendeeCapacity", "maximumAttendeeCapacity") if name in node)
    return (
        text(fact.dd) if fact else "",
        (bar.rect["width"], bar["viewbox"].split()[2]) if bar else None,
        numbers or None,
    )


@pytest.mark.parametrize(
    ("people", "words", "bar", "numbers"),
    [
        ("", "3 von 3 frei Abmelden geht jederzeit.", ("0", "3"), (3, 3)),
        ("AB", "1 von 3 frei Abmelden geht jederzeit.", ("2", "3"), (1, 3)),
        ("ABC", "ausgebucht Auf der Warteliste: 0", ("3", "3"), (0, 3)),
        ("ABCDE", "ausgebucht Auf der Warteliste: 2", ("3", "3"), (0, 3)),
    ],
)
def test_places_are_shown_in_words_as_a_bar_and_to_search_engines(client, people, words, bar, numbers):
    event = create_event(capacity=3)
    sign_up(event, *people, now=before(event, days=20))

    assert shown(client, event) == (words, bar, numbers)


def test_a_place_that_is_kept_for_somebody_is_not_left(client):
    event = create_event()
    ada, _ = sign_up(event, "Ada", "Bo", now=before(event, days=20, hours=23))
    booking.cancel(ada, now=timezone.now())

    assert shown(client, event) == ("ausgebucht Auf der Warteliste: 0", ("1", "1"), (0, 1))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"capacity": None}, ("", None, None)),
        ({"admission": "offen", "capacity": None}, ("", None, None)),
        ({"admission": "kurs"}, ("5 Über die Bewerbungen entscheiden wir nach dem Ende.", None, (5, 5))),
    ],
    ids=["unlimited", "without registration", "course"],
)
def test_only_what_is_counted_is_drawn(client, facts, expected):
    assert shown(client, create_event(**{"capacity": 5} | facts)) == expected


def test_what_has_begun_shows_no_places(client, time_machine):
    event = create_event(capacity=3)
    time_machine.move_to(event.starts_at)

    assert shown(client, event) == ("", None, None)


def test_the_bar_is_hidden_from_screen_readers_and_needs_no_style(client):
    bar = soup(client.get(create_event(capacity=3).url)).select_one("svg.bar")

    assert (bar["aria-hidden"], bar["focusable"]) == ("true", "false")
    assert [one for one in (bar, *bar.find_all(True)) if one.has_attr("style")] == []


def test_places_are_counted_once_per_page(client):
    event = create_event(capacity=3)
    client.get(event.url)

    with CaptureQueriesContext(connection) as captured:
        client.get(event.url)

    asked = [one["sql"] for one in captured if 'FROM "calendar_events_registration"' in one["sql"]]
    assert len(asked) == 1
