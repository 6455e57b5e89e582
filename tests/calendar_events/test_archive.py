"""The archive: what is over, the last first, by year, with what is known of how it was."""

import re
from datetime import date

import pytest

from tests.factories.calendar_events import EventPageFactory
from tests.factories.core import TopicFactory
from tests.factories.programme import add_sessions
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(calendar, at):
    """Two years with past events, one of which goes on in the next year, and a coming event."""
    at(date(2026, 9, 8))
    jugend = TopicFactory(name="Jugend", slug="jugend")
    whole_days = {"start_time": None, "end_time": None}
    EventPageFactory(parent=calendar, title="A", first_day=date(2024, 5, 1), topics=[jugend])
    EventPageFactory(parent=calendar, title="B", first_day=date(2025, 3, 1))
    EventPageFactory(
        parent=calendar,
        title="C",
        first_day=date(2025, 12, 30),
        last_day=date(2026, 1, 2),
        topics=[jugend],
        **whole_days,
    )
    EventPageFactory(parent=calendar, title="D", first_day=date(2026, 10, 1))


def shown(response) -> list[str]:
    return texts(soup(response), ".event-row h4")


def test_what_was_last_stands_first_under_its_month(client, events):
    page = soup(client.get("/veranstaltungen/archiv/"))

    assert texts(page, ".event-month h3, .event-row h4") == [
        "Dezember 2025",
        "C",
        "März 2025",
        "B",
        "Mai 2024",
        "A",
    ]
    assert page.select(".today-line, .switch") == []
    assert links(page, ".year-links") == {
        "2025": "/veranstaltungen/archiv/2025/",
        "2024": "/veranstaltungen/archiv/2024/",
    }


def test_a_year_holds_what_began_in_it(client, events):
    response = client.get("/veranstaltungen/archiv/2025/")
    page = soup(response)

    assert shown(response) == ["C", "B"]
    assert texts(page, "h1") == ["Veranstaltungen 2025"]
    assert texts(page, ".breadcrumb li")[1:] == ["Termin- und Veranstaltungskalender", "Archiv", "2025"]
    assert page.select_one(".facets__form")["action"] == "/veranstaltungen/archiv/2025/"
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/veranstaltungen/archiv/2025/"
    assert texts(page, ".year-links [aria-current]") == ["2025"]


@pytest.mark.parametrize("year", ["2026", "2023", "1000", "9999", "20255", "٢٠٢٥", "0000"])
def test_a_year_without_past_events_is_not_found(client, events, year):
    assert client.get(f"/veranstaltungen/archiv/{year}/").status_code == 404


def test_filters_narrow_the_archive_and_its_years_keep_them(client, events):
    response = client.get("/veranstaltungen/archiv/?thema=jugend&bis=31.12.2024")

    assert shown(response) == ["A"]
    assert links(soup(response), ".year-links")["2025"] == (
        "/veranstaltungen/archiv/2025/?thema=jugend&bis=2024-12-31"
    )
    assert shown(client.get("/veranstaltungen/archiv/2025/?thema=jugend")) == ["C"]


def test_only_the_public_event_is_in_the_archive(client, every_state, at):
    at(date(2026, 9, 8))
    every_state(date(2025, 3, 1))

    assert shown(client.get("/veranstaltungen/archiv/")) == ["Sichtbar"]
    assert shown(client.get("/veranstaltungen/archiv/2025/")) == ["Sichtbar"]


def test_rows_say_whether_there_is_a_report_with_pictures_or_whether_it_was_cancelled(client, calendar, at):
    at(date(2026, 9, 8))
    pictures = [("gallery", {"pictures": []})]
    values = [
        {},
        {"report_lead": "Sechzig Menschen kamen.", "report": [("rich_text", "<p>Danke.</p>")]},
        {"report_lead": "Sechzig Menschen kamen.", "report": pictures},
        {"report_lead": "Entfiel.", "report": pictures, "status": "cancelled"},
    ]
    for day, fields in enumerate(values, start=1):
        EventPageFactory(parent=calendar, first_day=date(2025, 3, day), **fields)

    page = soup(client.get("/veranstaltungen/archiv/"))

    assert [" ".join(texts(row, ".event-row__badge")) for row in page.select(".event-row")] == [
        "abgesagt",
        "Bericht mit Bildern",
        "Bericht",
        "",
    ]
    assert texts(page, ".event-row__lead") == ["Sechzig Menschen kamen."] * 2


def test_the_sitemap_names_programmes_of_what_is_public(client, calendar):
    shown, hidden = (EventPageFactory(parent=calendar, slug=slug) for slug in ("tagung", "entwurf"))
    for page in (shown, hidden):
        add_sessions(page, {"title": "Begrüßung"}, {"title": "Abschluss"})
    hidden.unpublish()
    EventPageFactory(parent=calendar, slug="vortrag")

    xml = client.get("/sitemap.xml").content.decode()

    found = re.findall(r"<loc>http://localhost(/veranstaltungen/[^<]*programm/)</loc>", xml)
    assert found == ["/veranstaltungen/tagung/programm/"]
    assert client.get(found[0]).status_code == 200


def test_the_sitemap_names_the_archive_and_its_years(client, events):
    xml = client.get("/sitemap.xml").content.decode()

    assert [xml.count(f"<loc>http://localhost/veranstaltungen/{part}</loc>") for part in (
        "", "archiv/", "archiv/2024/", "archiv/2025/", "archiv/2026/"
    )] == [1, 1, 1, 1, 0]  # fmt: skip
