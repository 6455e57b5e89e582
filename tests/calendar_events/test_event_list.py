"""The calendar as a list: order, months, today, filters, and whatever visitors put into the address."""

from datetime import date, time, timedelta

import pytest
from wagtail.test.utils import WagtailPageTestCase

from asskomm.core.models import HomePage
from calendar_events.models import EventIndexPage, EventPage, EventSubmissionPage
from tests.factories.calendar_events import AudienceFactory, EventPageFactory
from tests.factories.core import TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 8)


class PageTypeTests(WagtailPageTestCase):
    def test_events_live_below_their_calendar_and_the_calendar_below_the_home_page(self):
        self.assertAllowedParentPageTypes(EventIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(EventIndexPage, {EventPage, EventSubmissionPage})
        self.assertAllowedParentPageTypes(EventSubmissionPage, {EventIndexPage})
        self.assertAllowedParentPageTypes(EventPage, {EventIndexPage})
        self.assertAllowedSubpageTypes(EventPage, set())
        assert EventIndexPage.max_count == 1


@pytest.fixture
def events(calendar, wurzen, at):
    """Three coming events and a past one: each differs from the others in everything that can be chosen."""
    at(TODAY)
    jugend = TopicFactory(name="Jugend", slug="jugend")
    verkehr = TopicFactory(name="Verkehr", slug="verkehr")
    kommunen = AudienceFactory(name="Kommunen", slug="kommunen", order=1)
    alle = AudienceFactory(name="alle", slug="alle", order=2)
    zittau = MunicipalityFactory(name="Zittau", ags="14626610", district__ags="14626", district__name="Görlitz")
    make = EventPageFactory
    make(parent=calendar, title="Vorbei", first_day=date(2025, 5, 1), topics=[jugend])
    make(
        parent=calendar,
        title="Vor Ort",
        first_day=date(2026, 9, 29),
        topics=[jugend],
        municipalities=[wurzen],
        audiences=[kommunen],
    )
    make(
        parent=calendar,
        title="Online",
        first_day=date(2026, 10, 6),
        format="online",
        host="kommune",
        topics=[verkehr],
        municipalities=[zittau],
        audiences=[alle],
    )
    make(
        parent=calendar,
        title="Beides",
        first_day=date(2026, 11, 12),
        format="hybrid",
        host="partner",
        topics=[jugend, verkehr],
        municipalities=[wurzen, zittau],
        audiences=[kommunen, alle],
    )


def shown(response) -> list[str]:
    return texts(soup(response), ".event-row h4")


def test_what_comes_first_stands_first_under_its_month(client, events):
    page = soup(client.get("/veranstaltungen/"))

    assert texts(page, ".event-month h3, .event-row h4, .today-line") == [
        "September 2026",
        "Heute, 8. September",
        "Vor Ort",
        "Oktober 2026",
        "Online",
        "November 2026",
        "Beides",
    ]
    assert texts(page, ".listing-head__count") == ["3 Termine ab heute"]


def test_today_stands_between_what_began_before_and_what_is_to_come(client, calendar, at):
    at(TODAY)
    whole_days = {"start_time": None, "end_time": None}
    EventPageFactory(
        parent=calendar, title="Läuft", first_day=date(2026, 7, 1), last_day=date(2026, 9, 9), **whole_days
    )
    EventPageFactory(parent=calendar, title="Heute", first_day=TODAY, start_time=time(10), end_time=time(13))

    page = soup(client.get("/veranstaltungen/"))

    assert texts(page, ".event-month h3, .event-row h4, .today-line") == [
        "September 2026",
        "Läuft",
        "Heute, 8. September",
        "Heute",
    ]


def test_what_goes_on_stands_under_the_first_month_that_a_visitor_looks_at(client, calendar, at):
    at(TODAY)
    EventPageFactory(
        parent=calendar,
        title="Läuft",
        first_day=date(2026, 7, 1),
        last_day=date(2026, 10, 9),
        start_time=None,
        end_time=None,
    )

    page = soup(client.get("/veranstaltungen/?von=1.10.2026"))

    assert texts(page, ".event-month h3, .event-row h4, .today-line") == ["Oktober 2026", "Läuft"]


def test_today_is_there_even_if_its_month_has_no_event(client, calendar, at):
    at(date(2026, 8, 31))
    EventPageFactory(parent=calendar, title="Netzwerktreffen")

    page = soup(client.get("/veranstaltungen/"))

    assert texts(page, ".event-month h3, .event-rows > li")[:2] == ["August 2026", "Heute, 31. August"]
    assert texts(page, ".event-rows__none") == ["In diesem Monat gibt es keinen weiteren Termin."]


@pytest.mark.parametrize(
    ("days", "seen", "spoken"),
    [
        ({}, "29 Di, Sept.", "Dienstag, 29. September 2026"),
        ({"last_day": date(2026, 10, 1)}, "29 Di–Do, Sept.", "Dienstag bis Donnerstag, 29. September–1. Oktober 2026"),
        # An evening that ends after midnight.
        ({"last_day": date(2026, 9, 30), "end_time": time(1)}, "29 Di, Sept.", "Dienstag, 29. September 2026"),
    ],
)
def test_the_leaf_of_the_calendar_shows_the_days_and_says_the_whole_date(client, calendar, at, days, seen, spoken):
    at(TODAY)
    EventPageFactory(parent=calendar, **days)

    page = soup(client.get("/veranstaltungen/"))

    assert texts(page, ".date-block [aria-hidden]") == [seen]
    assert texts(page, ".date-block .visually-hidden") == [spoken]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(time(15, 29), (["Treffen"], [])), (time(15, 30), ([], ["Treffen"])), (time(15, 31), ([], ["Treffen"]))],
    ids=["a minute before", "at its end", "a minute after"],
)
def test_an_event_moves_from_the_list_to_the_archive_at_the_moment_of_its_end(client, calendar, at, moment, expected):
    EventPageFactory(parent=calendar, title="Treffen")
    at(date(2026, 9, 29), moment)

    assert (shown(client.get("/veranstaltungen/")), shown(client.get("/veranstaltungen/archiv/"))) == expected


@pytest.mark.parametrize("address", ["/veranstaltungen/", "/veranstaltungen/archiv/"])
def test_a_remembered_page_is_not_served_after_the_end_of_an_event(client, calendar, at, address):
    EventPageFactory(parent=calendar, title="Früher", end_time=time(11))
    EventPageFactory(parent=calendar, title="Später")
    at(date(2026, 9, 29), time(10, 59))
    before = shown(client.get(address))
    at(date(2026, 9, 29), time(11))
    after = shown(client.get(address))

    assert set(before) ^ set(after) == {"Früher"}


def test_a_remembered_page_is_not_served_after_the_end_of_a_registration(client, calendar, at):
    end = at(date(2026, 9, 22), time(12))
    EventPageFactory(
        parent=calendar, admission="extern", registration_link="https://example.org/", registration_until=end
    )
    at(date(2026, 9, 22), time(11, 59))
    before = texts(soup(client.get("/veranstaltungen/")), ".event-row__badge")
    at(date(2026, 9, 22), time(12))
    after = texts(soup(client.get("/veranstaltungen/")), ".event-row__badge")

    assert (before, after) == (
        ["mit Anmeldung Anmeldung bis 22. September"],
        ["Anmeldung geschlossen"],
    )


def test_only_the_public_event_is_listed(client, every_state, at):
    at(TODAY)
    every_state(date(2026, 9, 29))

    assert shown(client.get("/veranstaltungen/")) == ["Sichtbar"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("format=vor-ort", ["Vor Ort", "Beides"]),
        ("format=online", ["Online", "Beides"]),
        ("format=vor-ort&format=online", ["Vor Ort", "Online", "Beides"]),
        ("format=hybrid", ["Beides"]),
        ("gastgeber=asskomm", ["Vor Ort"]),
        ("gastgeber=kommune&gastgeber=partner", ["Online", "Beides"]),
        ("thema=jugend", ["Vor Ort", "Beides"]),
        ("kreis=14626", ["Online", "Beides"]),
        ("zielgruppe=alle", ["Online", "Beides"]),
        ("von=2026-10-06", ["Online", "Beides"]),
        ("von=6.10.2026", ["Online", "Beides"]),
        ("bis=06.10.26", ["Vor Ort", "Online"]),
        ("von=07.10.2026&bis=11.11.2026", []),
        ("thema=verkehr&kreis=14729&format=online&zielgruppe=kommunen&gastgeber=partner&von=2026-11-01", ["Beides"]),
        ("thema=verkehr&kreis=14729&format=online&zielgruppe=kommunen&gastgeber=partner&bis=2026-11-01", []),
    ],
)
def test_filters_work_one_by_one_and_together(client, events, calendar, rf, query, expected):
    found, _ = calendar.filtered_events(rf.get(f"/?{query}"))

    assert shown(client.get(f"/veranstaltungen/?{query}")) == expected
    assert list(found.upcoming().in_order().values_list("title", flat=True)) == expected


def test_every_choice_says_how_many_hits_it_gives_and_both_formats_count_what_is_both(client, events):
    page = soup(client.get("/veranstaltungen/?format=online&von=01.10.2026"))

    assert texts(page, ".facet__choice") == [
        "vor Ort 1 Treffer",
        "online 2 Treffer",
        "Kommune oder Präventionsrat 1 Treffer",
        "Partner 1 Treffer",
        "Jugend 1 Treffer",
        "Verkehr 2 Treffer",
        "Landkreis Görlitz 2 Treffer",
        "Landkreis Leipzig 1 Treffer",
        "Kommunen 1 Treffer",
        "alle 2 Treffer",
    ]
    assert [one["value"] for one in page.select(".facet__choice input[checked]")] == ["online"]


def test_active_choices_and_days_can_be_removed_one_by_one_and_all_at_once(client, events):
    page = soup(client.get("/veranstaltungen/?format=online&von=1.10.2026&bis=2026-12-31"))

    assert links(page, ".chips") == {
        "online entfernen": "/veranstaltungen/?von=2026-10-01&bis=2026-12-31",
        "ab 1. Oktober 2026 entfernen": "/veranstaltungen/?format=online&bis=2026-12-31",
        "bis 31. Dezember 2026 entfernen": "/veranstaltungen/?format=online&von=2026-10-01",
        "Zurücksetzen": "/veranstaltungen/",
    }
    assert [one["value"] for one in page.select("[name=von], [name=bis]")] == ["01.10.2026", "31.12.2026"]


def test_views_and_subscriptions_keep_the_selection(client, events):
    page = soup(client.get("/veranstaltungen/?format=online&von=1.10.2026"))
    query = "?format=online&von=2026-10-01"

    assert texts(page, ".switch [aria-current]") == ["Liste"]
    found = links(page, ".calendar-head, .calendar-more, #abonnement + p")
    assert {name: address for name, address in found.items() if "entfernen" not in name} == {
        "Liste": f"/veranstaltungen/{query}",
        "Monat": f"/veranstaltungen/monat/2026-10/{query}",
        "Zurücksetzen": "/veranstaltungen/",
        "Diese Auswahl abonnieren": f"/veranstaltungen/kalender.ics{query}",
        "Vergangene Veranstaltungen mit Berichten": f"/veranstaltungen/archiv/{query}",
        "Kalender (iCal)": f"/veranstaltungen/kalender.ics{query}",
        "Feed (Atom)": f"/veranstaltungen/feed/{query}",
    }


def test_subscriptions_get_past_and_coming_events_of_the_selection_and_its_words(events, calendar, rf):
    found, labels = calendar.filtered_events(rf.get("/?thema=jugend&bis=2026-10-01"))

    assert list(found.in_order().values_list("title", flat=True)) == ["Vorbei", "Vor Ort"]
    assert labels == ["Jugend", "bis 1.\u00a0Oktober 2026"]


def test_a_filtered_list_stays_out_of_search_engines_and_names_its_hits_in_the_title(client, events):
    filtered = soup(client.get("/veranstaltungen/?thema=jugend"))
    whole = soup(client.get("/veranstaltungen/"))

    assert filtered.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert text(filtered.title) == "Termin- und Veranstaltungskalender (2 Treffer) – ASSKomm"
    assert whole.select("meta[name=robots]") == []
    assert whole.select_one("link[rel=canonical]")["href"] == "http://localhost/veranstaltungen/"
    # The other status is that of the field for a municipality, which has nothing to say yet.
    assert texts(whole, "[role=status]") == ["", "3 Termine ab heute"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("von=31.02.2026", "»von« ist kein Datum; es wird übergangen. Beispiel: 31.12.2026."),
        ("bis=%00", "»bis« ist kein Datum; es wird übergangen. Beispiel: 31.12.2026."),
        ("bis='\"", "»bis« ist kein Datum; es wird übergangen. Beispiel: 31.12.2026."),
        ("von=" + "1" * 10_000, "»von« ist kein Datum; es wird übergangen. Beispiel: 31.12.2026."),
        ("von=0001-01-01", "»von« muss zwischen 2000 und 2099 liegen; der Tag wird übergangen."),
        ("bis=9999-12-31", "»bis« muss zwischen 2000 und 2099 liegen; der Tag wird übergangen."),
        ("von=2026-12-31&bis=2026-12-30", "»bis« liegt vor »von«; der Zeitraum wird übergangen."),
        ('thema="', "Diese Auswahl gibt es bei »Thema« nicht; sie wird übergangen."),
        ("thema=%00", "Diese Auswahl gibt es bei »Thema« nicht; sie wird übergangen."),
        ("kreis=" + "x" * 10_000, "Diese Auswahl gibt es bei »Landkreis oder Stadt« nicht; sie wird übergangen."),
        ("format=zirkus", "Diese Auswahl gibt es bei »Format« nicht; sie wird übergangen."),
        ("zielgruppe=-1", "Diese Auswahl gibt es bei »Für wen?« nicht; sie wird übergangen."),
    ],
)
def test_nonsense_gives_the_whole_list_and_a_message(client, events, query, message):
    views = {
        "/veranstaltungen/": ["Vor Ort", "Online", "Beides"],
        "/veranstaltungen/archiv/": ["Vorbei"],
        "/veranstaltungen/monat/2026-11/": ["Beides"],
    }
    pages = {address: soup(client.get(f"{address}?{query}")) for address in views}

    assert {address: texts(page, ".event-row h4, .month__event span") for address, page in pages.items()} == views
    for page in pages.values():
        assert texts(page, ".notice--warning") == [message]
        assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
        assert page.select(".chips") == []


@pytest.mark.parametrize("number", ["0", "-3", "abc", "%00", "9" * 6000, "1e3", "²"])
def test_nonsense_as_page_number_gives_the_first_page(client, events, number):
    assert shown(client.get(f"/veranstaltungen/?seite={number}")) == ["Vor Ort", "Online", "Beides"]


def test_pages_keep_the_filters_and_a_number_too_high_gives_the_last(client, calendar, at):
    at(TODAY)
    for number in range(22):
        EventPageFactory(parent=calendar, first_day=date(2026, 10, 1) + timedelta(days=number))

    first = soup(client.get("/veranstaltungen/?von=1.10.2026"))
    last = soup(client.get("/veranstaltungen/?seite=999"))

    assert links(first, ".pagination")["Weiter"] == "?von=1.10.2026&seite=2"
    assert len(first.select(".event-row")) == 20
    assert len(last.select(".event-row")) == 2
    assert texts(last, ".listing-head__count") == ["22 Termine ab heute , Seite 2 von 2"]
    assert last.select(".today-line") == []


def test_a_selection_without_hits_says_so_and_offers_the_way_back(client, events):
    page = soup(client.get("/veranstaltungen/?gastgeber=asskomm&thema=verkehr"))

    assert texts(page, ".listing-head__count") == ["Keine Treffer"]
    assert texts(page, ".listing-empty p") == [
        "Zu dieser Auswahl gibt es keine Termine. Entfernen Sie einen Filter, oder beginnen Sie von vorn.",
        "Filter zurücksetzen",
    ]
    assert links(page, ".listing-empty") == {"Filter zurücksetzen": "/veranstaltungen/"}
    assert page.select(".today-line") == []


def test_an_empty_calendar_is_no_failed_search(client, calendar):
    page = soup(client.get("/veranstaltungen/"))

    assert texts(page, ".listing-head__count") == ["Zurzeit keine Termine"]
    assert page.select(".facet__choice, .chips, .listing-empty a") == []
    assert texts(soup(client.get("/veranstaltungen/archiv/")), ".listing-head__count") == ["Noch nichts im Archiv"]


def test_a_new_event_is_in_the_list_at_once(client, events, calendar):
    client.get("/veranstaltungen/")
    EventPageFactory(parent=calendar, title="Neu", first_day=date(2026, 9, 9))

    assert shown(client.get("/veranstaltungen/")) == ["Neu", "Vor Ort", "Online", "Beides"]
