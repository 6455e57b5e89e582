"""Events in the search of the portal: under a type of their own, with their day."""

from datetime import date

import pytest

from tests.factories.calendar_events import EventPageFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db


def test_an_event_is_found_under_its_type_and_with_its_day(client, calendar, at):
    at(date(2026, 9, 8))
    EventPageFactory(parent=calendar, title="Netzwerktreffen Ostsachsen", slug="ost", venue="Rathaus, Bürgersaal")

    for words in ("Netzwerktreffen", "Bürgersaal", "Zittau"):
        page = soup(client.get("/suche/", {"q": words, "typ": "veranstaltungen"}))
        assert texts(page, ".teaser__meta b, .teaser__meta time") == ["Veranstaltung", "29. September 2026"]
        assert links(page, ".teasers") == {"Netzwerktreffen Ostsachsen": "/veranstaltungen/ost/"}


def test_only_the_public_event_is_found(client, every_state, at):
    at(date(2026, 9, 8))
    every_state(date(2026, 9, 29))

    assert texts(soup(client.get("/suche/", {"q": "Kommunen berichten bewährt"})), ".teasers h3") == ["Sichtbar"]
