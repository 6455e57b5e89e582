"""Calendar files, read by two independent readers."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar, Event

from calendar_events import subscriptions
from calendar_events.ical import calendar_of, entry_of, version_of
from tests.factories.calendar_events import EventPageFactory
from tests.factories.core import TopicFactory
from tests.factories.programme import add_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-01 08:00+00:00")]

BERLIN = ZoneInfo("Europe/Berlin")
ODD = "Käse, Öl; »Straße« \\ 100 % – 🎉\nzweite Zeile: ja"


def read(content: bytes) -> tuple[list, list]:
    """The entries as icalendar and as vobject understand them."""
    return Calendar.from_ical(content).events, list(vobject.readOne(content.decode()).contents.get("vevent", []))


def entries(client, page, file: str = "termin.ics"):
    (ours,), (theirs,) = read(client.get(f"{page.url}{file}").content)
    return ours, theirs


def periods(client, page) -> list[tuple]:
    ours, theirs = entries(client, page)
    end = theirs.dtend.value if hasattr(theirs, "dtend") else None
    return [(ours.DTSTART, ours.DTEND), (theirs.dtstart.value, end)]


def test_every_text_arrives_unchanged_in_both_readers(client, calendar):
    title = ODD.replace("\n", " ")
    page = EventPageFactory(parent=calendar, title=title, lead=ODD, venue=title, topics=[TopicFactory(name=title)])
    ours, theirs = entries(client, page)
    description = f"{ODD}\n\nhttp://testserver{page.url}"

    assert (str(ours["SUMMARY"]), theirs.summary.value) == (title, title)
    assert (str(ours["DESCRIPTION"]), theirs.description.value) == (description, description)
    assert (str(ours["LOCATION"]), theirs.location.value) == (f"{title}, Zittau", f"{title}, Zittau")
    assert (ours.categories, theirs.categories.value) == ([title], [title])


def test_formatted_text_arrives_as_lines_and_control_characters_do_not_arrive(client, calendar):
    body = "<p>Erstens &amp; zweitens.<br/>Neue Zeile.</p><h2>Ablauf</h2><ul><li>früh</li><li>spät</li></ul>"
    page = EventPageFactory(parent=calendar, title="A\x0bB", lead="Kurz.", body=[("rich_text", body)])
    ours, theirs = entries(client, page)

    assert [str(ours["SUMMARY"]), theirs.summary.value] == ["AB", "AB"]
    assert theirs.description.value == str(ours["DESCRIPTION"])
    assert theirs.description.value == (
        "Kurz.\n\nErstens & zweitens.\nNeue Zeile.\nAblauf\nfrüh\nspät\n\nhttp://testserver" + page.url
    )


def at(*parts: int) -> datetime:
    """This time in Saxony."""
    return datetime(*parts, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, at(2026, 9, 29, 10), at(2026, 9, 29, 15, 30)),
        ({"end_time": None}, at(2026, 9, 29, 10), None),
        ({"start_time": None, "end_time": None}, date(2026, 9, 29), date(2026, 9, 30)),
        (
            {"start_time": None, "end_time": None, "first_day": date(2026, 12, 30), "last_day": date(2027, 1, 2)},
            date(2026, 12, 30),
            date(2027, 1, 3),
        ),
        (
            {
                "first_day": date(2026, 12, 31),
                "last_day": date(2027, 1, 1),
                "start_time": time(20),
                "end_time": time(1),
            },
            at(2026, 12, 31, 20),
            at(2027, 1, 1, 1),
        ),
        (
            {"first_day": date(2026, 3, 29), "start_time": time(1), "end_time": time(4)},
            at(2026, 3, 29, 1),
            at(2026, 3, 29, 4),
        ),
        (
            {"first_day": date(2026, 10, 25), "start_time": time(1), "end_time": time(4)},
            at(2026, 10, 25, 1),
            at(2026, 10, 25, 4),
        ),
        ({"is_deadline": True, "start_time": None, "end_time": None}, date(2026, 9, 29), date(2026, 9, 30)),
        (
            {"is_deadline": True, "start_time": None, "end_time": time(12)},
            at(2026, 9, 29, 11, 45),
            at(2026, 9, 29, 12),
        ),
    ],
    ids=["plain", "open", "day", "year", "midnight", "spring", "autumn", "deadline", "deadline at noon"],
)
def test_days_and_moments_arrive_in_both_readers_as_they_are_meant(client, calendar, fields, start, end):
    page = EventPageFactory(parent=calendar, **fields)
    ours, theirs = ([to_berlin(one) for one in period] for period in periods(client, page))

    assert ours == theirs == [start, end]


def to_berlin(value):
    """A moment as the clock in Saxony shows it, by the zone that the reader found; days stay days."""
    return value.astimezone(BERLIN) if isinstance(value, datetime) else value


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 2), (date(2026, 10, 25), 4), (date(2026, 9, 29), 3)])
def test_the_rule_in_the_file_itself_knows_the_nights_when_the_clocks_change(client, calendar, day, hours):
    page = EventPageFactory(parent=calendar, first_day=day, start_time=time(1), end_time=time(4))
    # vobject computes with the zone that the file carries.
    start, end = periods(client, page)[1]

    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours) == page.ends_at - page.starts_at


def test_a_deadline_keeps_nobody_busy(client, calendar):
    ours, theirs = entries(
        client, EventPageFactory(parent=calendar, title="Antrag", is_deadline=True, start_time=None)
    )

    assert [str(ours["TRANSP"]), theirs.transp.value] == ["TRANSPARENT", "TRANSPARENT"]
    assert theirs.summary.value == "Frist: Antrag"


@pytest.mark.parametrize(
    ("status", "word", "summary"),
    [
        ("planned", "TENTATIVE", "Treffen"),
        ("confirmed", "CONFIRMED", "Treffen"),
        ("moved", "CONFIRMED", "Treffen"),
        ("cancelled", "CANCELLED", "Abgesagt: Treffen"),
    ],
)
def test_the_state_is_told_so_that_a_cancelled_event_disappears_at_subscribers(
    client, calendar, status, word, summary
):
    page = EventPageFactory(parent=calendar, title="Treffen", status=status)
    for content in (client.get(f"{page.url}termin.ics").content, client.get("/veranstaltungen/kalender.ics").content):
        (ours,), (theirs,) = read(content)

        assert [str(ours["STATUS"]), theirs.status.value] == [word, word]
        assert [str(ours["SUMMARY"]), theirs.summary.value] == [summary, summary]


def test_an_entry_keeps_its_uid_over_edits_and_moves_while_its_sequence_grows(client, calendar, time_machine):
    page = EventPageFactory(parent=calendar, live=False)
    page.save_revision().publish()
    page.refresh_from_db()
    first, _ = entries(client, page)
    time_machine.shift(3600)
    page.title, page.slug, page.first_day = "Neu", "neuer-ort", date(2026, 10, 5)
    page.save_revision().publish()
    page.refresh_from_db()
    second, _ = entries(client, page)

    assert first["UID"] == second["UID"] == str(page.translation_key)
    assert second["SEQUENCE"] == first["SEQUENCE"] + 3600
    assert second["LAST-MODIFIED"].dt - first["LAST-MODIFIED"].dt == timedelta(hours=1)


@pytest.mark.parametrize("query", ["", "?format=online&thema=jugend&thema=sport", "?q=%C3%B6%26x"])
def test_the_short_address_leads_to_the_calendar_for_good_with_its_filters(client, calendar, query):
    response = client.get(f"/kalender.ics{query}")

    assert (response.status_code, response["Location"]) == (301, f"/veranstaltungen/kalender.ics{query}")
    assert client.get(response["Location"])["Content-Type"] == "text/calendar; charset=utf-8"


def test_the_short_address_follows_the_calendar_when_it_is_renamed(client, calendar):
    calendar.slug = "termine"
    calendar.save()

    assert client.get("/kalender.ics")["Location"] == "/termine/kalender.ics"


def test_without_a_public_calendar_the_short_address_leads_nowhere(client, calendar):
    calendar.unpublish()

    assert client.get("/kalender.ics").status_code == 404


@pytest.mark.parametrize(
    ("moment", "version"),
    [
        (datetime(2019, 12, 31, tzinfo=UTC), 0),
        (datetime(2020, 1, 1, 0, 0, 1, tzinfo=UTC), 1),
        (datetime(2088, 1, 1, tzinfo=UTC), 2_145_916_800),
    ],
)
def test_versions_count_seconds_and_fit_into_what_calendars_take(moment, version):
    assert version_of(moment) == version < 2**31


def test_place_address_and_class_stand_in_the_entry(client, calendar):
    page = EventPageFactory(
        parent=calendar, format="hybrid", street="Markt 1", postcode="02763", latitude="50.89612", longitude="14.80693"
    )
    page.refresh_from_db()
    ours, theirs = entries(client, page)

    assert str(ours["LOCATION"]) == "Markt 1, 02763 Zittau, online"
    assert (theirs.geo.value, str(ours["URL"]), str(ours["CLASS"])) == (
        "50.89612;14.80693",
        f"http://testserver{page.url}",
        "PUBLIC",
    )


def test_the_subscription_holds_what_is_coming_and_the_last_twelve_months(client, calendar):
    for title, day in (
        ("Zu alt", date(2025, 8, 31)),
        ("Vor einem Jahr", date(2025, 9, 2)),
        ("Kommt", date(2027, 3, 1)),
    ):
        EventPageFactory(parent=calendar, title=title, first_day=day)
    response = client.get("/veranstaltungen/kalender.ics?x=1")
    file = Calendar.from_ical(response.content)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(one["SUMMARY"]) for one in file.events] == ["Vor einem Jahr", "Kommt"]
    assert file.calendar_name == "Termin- und Veranstaltungskalender – ASSKomm"
    assert file["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert (str(file["X-PUBLISHED-TTL"]), str(file["SOURCE"])) == (
        "PT6H",
        "http://testserver/veranstaltungen/kalender.ics?x=1",
    )


def test_the_same_events_give_the_same_bytes_and_a_reader_that_has_them_gets_none(client, calendar, time_machine):
    EventPageFactory(parent=calendar)
    first = client.get("/veranstaltungen/kalender.ics?x=1")
    time_machine.shift(60)
    second = client.get("/veranstaltungen/kalender.ics?x=1", headers={"If-None-Match": first["ETag"]})

    assert second.status_code == 304


def test_an_entry_is_written_once_for_all_subscriptions_until_something_changes(client, calendar, monkeypatch):
    page, written = EventPageFactory(parent=calendar), []

    def write(event, address) -> Event:
        written.append(event.pk)
        return entry_of(event, address)

    monkeypatch.setattr(subscriptions, "entry_of", write)
    file = "/veranstaltungen/kalender.ics"
    found = [client.get(f"{file}{query}").content for query in ("", "?x=1", "?format=vor-ort", "?format=online")]
    assert [len(read(content)[1]) for content in found] == [1, 1, 1, 0]
    assert written == [page.pk]
    page.title = "Neuer Titel"
    page.save()

    assert [str(one["SUMMARY"]) for one in read(client.get(f"{file}?x=1").content)[0]] == ["Neuer Titel"]
    # Entries hold whole addresses.
    (elsewhere,) = read(client.get(f"{file}?x=1", headers={"host": "anderswo.example"}).content)[0]
    assert str(elsewhere["URL"]) == f"http://anderswo.example{page.url}"
    assert written == [page.pk] * 3


def test_an_empty_calendar_is_a_calendar(client, calendar):
    assert read(client.get("/veranstaltungen/kalender.ics").content) == ([], [])


def test_no_line_is_longer_than_readers_must_accept(calendar):
    page = EventPageFactory(parent=calendar, lead="Ünß🎉" * 80)
    content = calendar_of([page], lambda path: f"http://testserver{path}")

    assert [line for line in content.split(b"\r\n") if len(line) > 75] == []


def test_chosen_sessions_become_entries_of_their_own(client, calendar):
    page = EventPageFactory(parent=calendar, title="Fachtag", venue="Rathaus")
    _, second, third = add_sessions(page, {}, {"room": "Raum 2", "speakers": "Kim Muster"}, {"is_cancelled": True})
    ours, theirs = read(client.get(f"{page.url}programm.ics?meine={second.key}&meine={third.key}").content)

    assert [str(one["SUMMARY"]) for one in ours] == ["Punkt 2", "Abgesagt: Punkt 3"]
    assert [one.uid.value for one in theirs] == [f"{one.uid}.{page.translation_key}" for one in (second, third)]
    assert [str(one["STATUS"]) for one in ours] == ["CONFIRMED", "CANCELLED"]
    assert str(ours[0]["LOCATION"]) == "Raum 2, Rathaus, Zittau"
    assert theirs[0].dtstart.value.astimezone(UTC) == datetime(2026, 9, 29, 8, tzinfo=UTC)
    assert len(read(client.get(f"{page.url}programm.ics").content)[0]) == 3
