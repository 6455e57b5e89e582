"""Events near a municipality: the filter of the calendar in all its views, and the section on her page."""

from datetime import date

import pytest

from calendar_events.models import EventPage
from tests.factories.calendar_events import EventPageFactory
from tests.factories.municipalities import DistrictFactory, MunicipalityFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db

ADDRESS = "/veranstaltungen/"
WURZEN = "/karte/gemeinden/14729410-wurzen/"
NEAR_WURZEN = "Wurzen, Nachbarn und Landkreis Leipzig"


@pytest.fixture
def events(calendar, map_page, at):
    """In September 2026: events in Wurzen, in a neighbour and in a town far away, all of October, one in August."""
    at(date(2026, 9, 29))
    DistrictFactory(ags="14729", name="Leipzig")
    wurzen, eilenburg, zittau = (
        MunicipalityFactory(name=name, ags=ags, latitude=latitude, longitude=12.73)
        for name, ags, latitude in (
            ("Wurzen", "14729410", 51.37),
            ("Eilenburg", "14730070", 51.44),
            ("Zittau", "14626610", 52.10),
        )
    )
    wurzen.neighbours.add(eilenburg)
    for title, day, places, more in (
        ("Früher", date(2026, 8, 1), [wurzen], {}),
        ("Nebenan", date(2026, 10, 1), [eilenburg, zittau], {"format": EventPage.Format.HYBRID}),
        ("Abgesagt", date(2026, 10, 2), [wurzen], {"status": EventPage.Status.CANCELLED}),
        ("Hier", date(2026, 10, 3), [wurzen], {}),
        ("Später", date(2026, 10, 4), [wurzen], {}),
        ("Weit weg", date(2026, 10, 5), [zittau], {}),
    ):
        EventPageFactory(parent=calendar, title=title, first_day=day, municipalities=places, **more)


def test_every_view_and_subscription_keeps_the_surroundings(client, events, calendar, rf):
    found, words = calendar.filtered_events(rf.get("/?nahe=Wurzen"))
    page = soup(client.get(f"{ADDRESS}?nahe=Wurzen"))

    assert sorted(one.title for one in found) == ["Abgesagt", "Früher", "Hier", "Nebenan", "Später"]
    assert words == [NEAR_WURZEN]
    assert texts(page, ".listing-head__count") == ["4 Termine ab heute"]
    assert texts(soup(client.get(f"{ADDRESS}archiv/?nahe=Wurzen")), ".listing-head__count") == ["1 Termin"]
    month = soup(client.get(f"{ADDRESS}monat/2026-10/?nahe=Wurzen"))
    assert texts(month, ".listing-head__count") == ["4 Termine im Oktober 2026"]


def test_it_goes_with_the_other_filters_and_can_be_removed(client, events):
    page = soup(client.get(f"{ADDRESS}?nahe=Wurzen&format=online"))

    assert texts(page, ".listing-head__count") == ["1 Termin ab heute"]
    assert links(page, ".chips") == {
        f"{NEAR_WURZEN} entfernen": f"{ADDRESS}?format=online",
        "online entfernen": f"{ADDRESS}?nahe=14729410",
        "Zurücksetzen": ADDRESS,
    }
    assert page.select_one("[name=nahe]")["value"] == "Wurzen"


def test_a_name_nobody_has_leaves_the_calendar_as_it_is(client, events):
    page = soup(client.get(f"{ADDRESS}?nahe=Hogwarts"))

    assert texts(page, ".listing-head__count") == ["5 Termine ab heute"]
    assert texts(page, ".notice--warning") == [
        "Keine Kommune gefunden für »Hogwarts«. Bitte prüfen Sie die Schreibweise."
    ]


def test_the_page_of_a_municipality_names_what_is_coming_nearby(client, events):
    section = soup(client.get(WURZEN)).select_one("section:has(> #in-der-naehe)")

    assert texts(section, "li") == ["Hier in Wurzen · 3. Oktober 2026", "Nebenan 8 km: Eilenburg · 1. Oktober 2026"]
    assert links(section, "p") == {"Alle Termine in der Nähe von Wurzen": f"{ADDRESS}?nahe=14729410"}


def test_an_event_is_near_until_the_moment_of_its_end(client, events, at):
    client.get(WURZEN)
    at(date(2026, 10, 4))

    assert texts(soup(client.get(WURZEN)), "section:has(> #in-der-naehe) li a") == ["Später"]
