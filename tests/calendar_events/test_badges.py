"""What a row says about an event at a moment: one mark, the most important."""

from datetime import date, time, timedelta

import pytest

from calendar_events.badges import Badge, badge_of
from calendar_events.models import EventPage
from calendar_events.moments import local

NOW = local(date(2026, 9, 8), time(12))
# Making a page, stored or not, may look up its content type.
pytestmark = pytest.mark.django_db

EXTERNAL = "mit Anmeldung"


def event(**fields) -> EventPage:
    """An event of 29 September 2026, 10:00–15:30, not stored."""
    page = EventPage(**{"first_day": date(2026, 9, 29), "start_time": time(10), "end_time": time(15, 30)} | fields)
    page.set_moments()
    return page


@pytest.mark.parametrize(
    ("fields", "badge"),
    [
        ({}, Badge("ohne Anmeldung")),
        ({"admission": "einladung"}, Badge("auf Einladung")),
        ({"admission": "extern"}, Badge(EXTERNAL, "tint")),
        ({"status": "planned", "status_note": "Ort folgt"}, Badge("in Planung", "", "Ort folgt")),
        ({"status": "cancelled", "status_note": "Neu im Mai"}, Badge("abgesagt", "danger", "Neu im Mai")),
        (
            {"status": "moved", "moved_from": date(2026, 9, 22)},
            Badge("verschoben", "accent", "ursprünglich am 22.\u00a0September"),
        ),
        (
            {"status": "moved", "moved_from": date(2025, 9, 22)},
            Badge("verschoben", "accent", "ursprünglich am 22.\u00a0September 2025"),
        ),
        ({"status": "moved", "status_note": "Wegen Schnee"}, Badge("verschoben", "accent", "Wegen Schnee")),
        ({"is_deadline": True, "start_time": None}, Badge("Frist", "accent")),
        ({"is_deadline": True, "start_time": None, "status": "cancelled"}, Badge("abgesagt", "danger")),
        ({"first_day": date(2026, 9, 7)}, Badge()),
        ({"first_day": date(2026, 9, 7), "status": "moved"}, Badge()),
        ({"first_day": date(2026, 9, 7), "status": "cancelled"}, Badge("abgesagt", "danger")),
    ],
)
def test_the_most_important_is_said(fields, badge):
    assert badge_of(event(**fields), NOW) == badge


@pytest.mark.parametrize(
    ("minutes", "badge"),
    [
        (-1, Badge(EXTERNAL, "tint", "Anmeldung bis 8.\u00a0September")),
        (0, Badge("Anmeldung geschlossen")),
        (1, Badge("Anmeldung geschlossen")),
    ],
    ids=["a minute before", "at its end", "a minute after"],
)
def test_registration_elsewhere_is_open_until_the_moment_of_its_end(minutes, badge):
    page = event(admission="extern", registration_until=NOW)

    assert badge_of(page, NOW + timedelta(minutes=minutes)) == badge


def test_without_an_end_of_its_own_registration_elsewhere_is_open_until_the_event_begins():
    page = event(admission="extern")

    assert badge_of(page, page.starts_at - timedelta(minutes=1)) == Badge(EXTERNAL, "tint")
    assert badge_of(page, page.starts_at) == Badge("Anmeldung geschlossen")


def test_an_end_of_registration_in_another_year_says_so():
    page = event(first_day=date(2027, 2, 1), admission="extern", registration_until=NOW + timedelta(days=120))

    assert badge_of(page, NOW).note == "Anmeldung bis 6.\u00a0Januar 2027"
