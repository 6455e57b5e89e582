"""The calendar as a month: a real table, every event on each of its days, and addresses near the events only."""

from datetime import date, time

import pytest

from tests.factories.calendar_events import EventPageFactory
from tests.factories.core import TopicFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 8)
WHOLE_DAYS = {"start_time": None, "end_time": None}


def entries(response) -> dict[str, list[str]]:
    """What stands on which day."""
    cells = soup(response).select(".month td")
    return {cell.time["datetime"]: texts(cell, "a") for cell in cells if cell.select("a")}


def test_the_month_is_a_table_with_a_caption_and_headed_columns(client, calendar, at):
    at(TODAY)
    page = soup(client.get("/veranstaltungen/monat/2026-10/"))
    [table] = page.select("table")

    assert text(table.caption) == "Termine im Oktober 2026"
    assert texts(table, "thead th[scope=col] .visually-hidden") == [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
    ]
    assert [len(row.select("td")) for row in table.select("tbody tr")] == [7] * 5
    assert [one.time["datetime"] for one in table.select(".month__day--other")] == [
        "2026-09-28",
        "2026-09-29",
        "2026-09-30",
        "2026-11-01",
    ]


def test_an_event_stands_on_every_day_on_which_it_takes_place(client, calendar, at):
    at(TODAY)
    make = EventPageFactory
    make(parent=calendar, title="Kurs", first_day=date(2026, 10, 30), last_day=date(2026, 11, 1), **WHOLE_DAYS)
    make(parent=calendar, title="Treffen", first_day=date(2026, 10, 6))
    make(parent=calendar, title="Antrag", first_day=date(2026, 10, 15), is_deadline=True, **WHOLE_DAYS)
    until_one = {"start_time": time(20), "last_day": date(2026, 10, 10), "end_time": time(1)}
    make(parent=calendar, title="Ball", first_day=date(2026, 10, 9), **until_one)
    make(parent=calendar, title="Sitzung", first_day=date(2026, 10, 7), status="cancelled")

    assert entries(client.get("/veranstaltungen/monat/2026-10/")) == {
        "2026-10-06": ["10:00 Treffen"],
        "2026-10-07": ["abgesagt Sitzung"],
        "2026-10-09": ["20:00 Ball"],
        "2026-10-15": ["Frist Antrag"],
        "2026-10-30": ["Kurs"],
        "2026-10-31": ["Kurs"],
        "2026-11-01": ["Kurs"],
    }
    page = soup(client.get("/veranstaltungen/monat/2026-10/"))
    assert texts(page, ".listing-head__count") == ["5 Termine im Oktober 2026"]


def test_events_of_the_days_beside_the_month_are_shown_but_not_counted(client, calendar, at):
    at(TODAY)
    EventPageFactory(parent=calendar, title="Treffen", first_day=date(2026, 9, 29))
    response = client.get("/veranstaltungen/monat/2026-10/")

    assert entries(response) == {"2026-09-29": ["10:00 Treffen"]}
    assert texts(soup(response), ".listing-head__count") == ["Keine Termine im Oktober 2026"]


@pytest.mark.parametrize(
    ("first", "last", "month", "days"),
    [
        (date(2026, 3, 28), date(2026, 3, 30), "2026-03", ["2026-03-28", "2026-03-29", "2026-03-30"]),
        (date(2026, 10, 24), date(2026, 10, 26), "2026-10", ["2026-10-24", "2026-10-25", "2026-10-26"]),
        (date(2026, 12, 31), date(2027, 1, 1), "2026-12", ["2026-12-31", "2027-01-01"]),
        (date(2026, 12, 31), date(2027, 1, 1), "2027-01", ["2026-12-31", "2027-01-01"]),
        (date(2026, 10, 1), date(2026, 10, 1), "2026-10", ["2026-10-01"]),
    ],
    ids=["summer time begins", "summer time ends", "old year", "new year", "first of the month"],
)
def test_days_are_right_when_the_clocks_or_the_year_change(client, calendar, at, first, last, month, days):
    at(TODAY)
    EventPageFactory(parent=calendar, first_day=first, last_day=last, **WHOLE_DAYS)

    assert list(entries(client.get(f"/veranstaltungen/monat/{month}/"))) == days


@pytest.mark.parametrize(
    ("now", "month", "day"),
    [
        ((date(2026, 12, 31), time(23, 59)), "Dezember 2026", "2026-12-31"),
        ((date(2027, 1, 1), time(0)), "Januar 2027", "2027-01-01"),
    ],
)
def test_this_month_is_that_of_today_in_saxony_and_today_is_marked(client, calendar, at, now, month, day):
    at(*now)
    page = soup(client.get("/veranstaltungen/monat/"))

    assert texts(page, ".month-steps b") == [month]
    assert [one.time["datetime"] for one in page.select("[aria-current=date]")] == [day]


def test_months_lead_to_their_neighbours_to_today_and_to_the_list_with_the_selection(client, calendar, at):
    at(TODAY)
    TopicFactory(name="Jugend", slug="jugend")
    page = soup(client.get("/veranstaltungen/monat/2026-12/?thema=jugend"))

    assert links(page, ".month-steps, .switch") == {
        "November 2026": "/veranstaltungen/monat/2026-11/?thema=jugend",
        "Januar 2027": "/veranstaltungen/monat/2027-01/?thema=jugend",
        "Heute": "/veranstaltungen/monat/?thema=jugend",
        "Liste": "/veranstaltungen/?thema=jugend",
        "Monat": "/veranstaltungen/monat/?thema=jugend",
    }
    assert texts(page, ".switch [aria-current]") == ["Monat"]
    assert page.select_one(".facets__form")["action"] == "/veranstaltungen/monat/2026-12/"
    assert text(page.title) == "Dezember 2026 – Termin- und Veranstaltungskalender (0 Treffer) – ASSKomm"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_filters_narrow_the_month(client, calendar, at):
    at(TODAY)
    EventPageFactory(parent=calendar, title="A", first_day=date(2026, 10, 6), topics=[TopicFactory(slug="jugend")])
    EventPageFactory(parent=calendar, title="B", first_day=date(2026, 10, 7), format="online")
    address = "/veranstaltungen/monat/2026-10/"

    assert list(entries(client.get(f"{address}?thema=jugend")).values()) == [["10:00 A"]]
    assert list(entries(client.get(f"{address}?format=online")).values()) == [["10:00 B"]]
    assert list(entries(client.get(f"{address}?von=7.10.2026")).values()) == [["10:00 B"]]
    assert entries(client.get(f"{address}?format=online&thema=jugend")) == {}


def test_only_the_public_event_is_in_the_month(client, every_state, at):
    at(TODAY)
    every_state(date(2026, 10, 6))

    assert entries(client.get("/veranstaltungen/monat/2026-10/")) == {"2026-10-06": ["10:00 Sichtbar"]}


@pytest.mark.parametrize(
    ("month", "status"),
    [
        ("2023-12", 404),
        ("2024-01", 200),
        ("2029-12", 200),
        ("2030-01", 404),
        ("2026-00", 404),
        ("2026-13", 404),
        ("2026-1", 404),
        ("0000-01", 404),
        ("9999-12", 404),
        ("٢٠٢٦-١٠", 404),
        ("2026-10-01", 404),
    ],
)
def test_months_have_pages_from_the_year_before_the_first_event_to_three_years_ahead(
    client, calendar, at, month, status
):
    at(TODAY)
    EventPageFactory(parent=calendar, first_day=date(2025, 5, 1))

    assert client.get(f"/veranstaltungen/monat/{month}/").status_code == status


@pytest.mark.parametrize(("month", "steps"), [("2025-01", ["Februar 2025"]), ("2029-12", ["November 2029"])])
def test_no_step_leads_to_a_month_without_a_page(client, calendar, at, month, steps):
    at(TODAY)
    page = soup(client.get(f"/veranstaltungen/monat/{month}/"))

    assert texts(page, ".month-steps a") == [*steps, "Heute"]
