"""The page of an event: what it says before, and what it becomes after the end."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from tests.factories.calendar_events import AudienceFactory, EventPageFactory, EventSeriesFactory
from tests.factories.core import TeamMemberFactory, TopicFactory
from tests.factories.programme import add_sessions
from tests.pages import links, soup, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-01 08:00+00:00")]

HIDDEN_LINK = "https://konferenz.example.org/raum-4711"
BODY = [("rich_text", "<p>Am Vormittag berichten vier Kommunen.</p>")]
REPORT = [("rich_text", "<p>Der Vormittag gehörte den Berichten.</p>")]


@pytest.fixture
def publish(calendar):
    """Publish an event and show its page as a visitor sees it."""

    def publish(client, **values):
        page = EventPageFactory(parent=calendar, title="Netzwerktreffen", slug="treffen", **values)
        return soup(client.get(page.url))

    return publish


def facts(page) -> dict[str, str]:
    return dict(zip(texts(page, ".key-facts dt"), texts(page, ".key-facts dd:last-of-type"), strict=True))


def test_the_facts_answer_when_where_for_whom_and_at_what_cost(client, publish):
    page = publish(
        client,
        venue="Rathaus, Bürgersaal",
        venue_access="voll",
        venue_access_note="8 Minuten vom Bahnhof",
        audiences=[
            AudienceFactory(name="Koordinator:innen", order=1),
            AudienceFactory(name="Ratsmitglieder", order=2),
        ],
        audience_note="aus den Landkreisen Bautzen und Görlitz",
        cost_note="Fahrtkosten tragen die Kommunen",
        admission="extern",
        registration_link="https://beteiligung.example.org/1",
        registration_until=datetime(2026, 9, 22, 22, tzinfo=UTC),
    )

    assert facts(page) == {
        "Wann": "Dienstag, 29. September 2026 10:00–15:30 Uhr",
        "Wo": "Zittau, Rathaus, Bürgersaal barrierefrei, 8 Minuten vom Bahnhof",
        "Für wen": "Koordinator:innen und Ratsmitglieder aus den Landkreisen Bautzen und Görlitz",
        "Kosten": "keine Fahrtkosten tragen die Kommunen",
        "Anmeldung bis": "Dienstag, 22. September 2026",
    }
    assert links(page, ".event-facts__buttons") == {
        "Jetzt anmelden (auf einer anderen Seite)": "https://beteiligung.example.org/1",
        "In den Kalender": "/veranstaltungen/treffen/termin.ics",
        "Anfahrt": "#anfahrt",
    }


@pytest.mark.parametrize(
    ("admission", "fact"),
    [("offen", ("Anmeldung", "nicht nötig")), ("einladung", ("Teilnahme", "auf Einladung"))],
)
def test_who_need_not_register_is_told_so(client, publish, admission, fact):
    page = publish(client, admission=admission)

    assert list(facts(page).items())[-1] == fact
    assert page.find("a", string="Jetzt anmelden") is None


@pytest.mark.parametrize(("minutes", "is_open"), [(-1, True), (0, False), (1, False)])
def test_registration_ends_with_the_minute_that_the_event_names(client, publish, time_machine, minutes, is_open):
    end = datetime(2026, 9, 22, 10, tzinfo=UTC)
    time_machine.move_to(end + timedelta(minutes=minutes), tick=False)
    page = publish(client, admission="extern", registration_link="https://example.org/1", registration_until=end)

    assert ("https://example.org/1" in str(page)) is is_open
    assert list(facts(page))[-1] == ("Anmeldung bis" if is_open else "Anmeldung war möglich bis")


def test_registration_never_stays_open_after_the_start(client, publish, time_machine):
    time_machine.move_to(datetime(2026, 9, 29, 8, tzinfo=UTC), tick=False)
    late = datetime(2026, 10, 30, tzinfo=UTC)
    page = publish(client, admission="extern", registration_link="https://example.org/1", registration_until=late)

    assert "https://example.org/1" not in str(page)


def test_a_stored_page_closes_the_registration_on_time(client, calendar, time_machine):
    end = datetime(2026, 9, 1, 9, tzinfo=UTC)
    page = EventPageFactory(
        parent=calendar, admission="extern", registration_link="https://example.org/1", registration_until=end
    )
    before = client.get(page.url).content.decode()
    time_machine.move_to(end, tick=False)
    after = client.get(page.url).content.decode()

    assert ["https://example.org/1" in one for one in (before, after)] == [True, False]


def test_the_way_leads_to_no_other_host(client, publish):
    page = publish(
        client, street="Markt 1", postcode="02763", latitude=Decimal("50.89612"), longitude=Decimal("14.80693")
    )
    section = page.select_one("section:has(#anfahrt)")

    assert text(section.address) == "Markt 1 02763 Zittau"
    assert links(page, "section:has(#anfahrt)") == {"In der Karten-App Ihres Geräts öffnen": "geo:50.89612,14.80693"}


def test_a_cancelled_event_says_so_and_takes_no_registration(client, publish):
    page = publish(
        client, status="cancelled", status_note="Neu im Mai.", admission="extern", registration_link="https://e.org/1"
    )

    assert text(page.select_one(".notice--warning")) == "Diese Veranstaltung ist abgesagt. Neu im Mai."
    assert page.select(".event-facts__buttons") == []
    assert "https://e.org/1" not in str(page)


def test_a_cancelled_event_speaks_neither_of_places_nor_of_a_last_day_to_register(client, publish):
    page = publish(client, status="cancelled", admission="hier", capacity=40)

    assert list(facts(page)) == ["Wann", "Wo", "Kosten"]


def test_a_moved_event_shows_the_old_day_struck_through_and_says_so_in_words(client, publish):
    page = publish(client, status="moved", moved_from=date(2026, 9, 15))

    assert text(page.select_one(".event-facts__former")) == "nicht mehr am Dienstag, 15. September 2026"
    assert text(page.select_one(".event-facts__former s")) == "Dienstag, 15. September 2026"
    assert facts(page)["Wann"] == "neu: Dienstag, 29. September 2026 10:00–15:30 Uhr"
    assert text(page.select_one(".notice")) == "Der Termin ist verschoben."


def test_a_planned_event_is_called_planned(client, publish):
    assert text(publish(client, status="planned").select_one(".notice")) == (
        "In Planung: Der Termin kann sich noch ändern."
    )


def test_a_deadline_has_a_day_and_neither_place_nor_cost(client, publish):
    page = publish(client, is_deadline=True, start_time=None, end_time=time(12))

    assert facts(page) == {"Frist": "Dienstag, 29. September 2026 bis 12:00 Uhr"}
    assert page.select("#anfahrt") == []


@pytest.mark.parametrize("minutes", [-1, 0, 1], ids=["a minute before", "at its end", "after"])
def test_at_its_end_the_page_becomes_the_report(client, publish, time_machine, minutes):
    time_machine.move_to(datetime(2026, 9, 29, 13, 30, tzinfo=UTC) + timedelta(minutes=minutes), tick=False)
    page = publish(client, body=BODY, report_lead="40 Menschen haben verglichen.", report=REPORT)
    is_over = minutes >= 0

    assert text(page.select_one(".lead")) == (
        "40 Menschen haben verglichen." if is_over else "Kommunen berichten, was sich bewährt hat."
    )
    assert ("Der Vormittag gehörte den Berichten." in text(page)) is is_over
    assert ("Bericht" in texts(page, ".page-head .tag")) is is_over
    assert len(page.select(".event-facts__buttons")) == (not is_over)
    assert page.select(".notice") == []


def test_in_a_report_the_event_comes_after_how_it_was(client, publish, time_machine):
    time_machine.move_to(date(2026, 10, 1))
    said = text(publish(client, body=BODY, report_lead="So war es.", report=REPORT).main)
    order = ["So war es.", "gehörte den Berichten", "Die Veranstaltung", "Wann", "Am Vormittag berichten"]

    assert sorted(order, key=said.index) == order


def test_the_stored_page_becomes_the_report_at_the_end(client, calendar, time_machine):
    page = EventPageFactory(parent=calendar, first_day=date(2026, 9, 1), report_lead="So war es.", report=REPORT)
    before = client.get(page.url).content.decode()
    time_machine.move_to(page.ends_at, tick=False)
    after = client.get(page.url).content.decode()

    assert ["So war es." in one for one in (before, after)] == [False, True]


def test_an_event_without_a_report_says_that_it_is_over(client, publish, time_machine):
    time_machine.move_to(date(2026, 10, 1))

    assert text(publish(client).select_one(".notice")) == "Diese Veranstaltung ist vorbei. Ein Bericht folgt."


def test_an_event_that_needs_no_report_promises_none(client, publish, time_machine):
    time_machine.move_to(date(2026, 10, 1))

    assert text(publish(client, needs_report=False).select_one(".notice")) == "Diese Veranstaltung ist vorbei."


def test_questions_go_to_the_team_or_to_whoever_is_named_and_programs_find_no_address(client, calendar):
    person = TeamMemberFactory(name="Kim Musterperson", email="kim@example.org", is_sample=True)
    team = EventPageFactory(parent=calendar, contact=person)
    free = EventPageFactory(parent=calendar, contact_name="Alex Muster", contact_email="alex@example.org")
    sources = [client.get(page.url).content.decode() for page in (team, free)]
    boxes = [soup(client.get(page.url)).select_one(".contact") for page in (team, free)]

    assert [text(box.b) for box in boxes] == ["Kim Musterperson", "Alex Muster"]
    assert [texts(box, ".tag") for box in boxes] == [["Beispiel"], []]
    assert [box.select_one("a[href^=mailto]")["href"] for box in boxes] == [
        "mailto:kim@example.org",
        "mailto:alex@example.org",
    ]
    assert [name in source for name, source in zip(("kim@", "alex@"), sources, strict=True)] == [False, False]


def test_the_next_other_dates_of_a_series_are_named_until_they_are_over(client, calendar, time_machine):
    series = EventSeriesFactory(name="Seminare")
    page = EventPageFactory(parent=calendar, series=series, first_day=date(2026, 12, 1))
    for title, day in (("Alt", 1), ("Heute", 20), ("Später", 25)):
        EventPageFactory(parent=calendar, series=series, title=title, first_day=date(2026, 9, day))
    time_machine.move_to(datetime(2026, 9, 20, 13, 29, tzinfo=UTC), tick=False)
    before = texts(soup(client.get(page.url)), ".dated-links a")
    time_machine.move_to(datetime(2026, 9, 20, 13, 30, tzinfo=UTC), tick=False)
    after = texts(soup(client.get(page.url)), ".dated-links a")

    assert (before, after) == (["Heute", "Später"], ["Später"])


def test_a_cancelled_session_and_a_change_are_marked_beside_the_announcement(client, calendar):
    page = EventPageFactory(parent=calendar)
    add_sessions(page, {"title": "Begrüßung"}, {"is_cancelled": True}, {"change_note": "jetzt in Raum 2"})

    assert texts(soup(client.get(page.url)), ".event-steps li") == [
        "9:00 Uhr Begrüßung",
        "10:00 Uhr entfällt: Punkt 2",
        "11:00 Uhr Punkt 3 geändert",
    ]


@pytest.mark.parametrize("moment", [date(2026, 9, 1), date(2026, 10, 1)], ids=["before", "after"])
@pytest.mark.parametrize("kind", ["online", "hybrid"])
def test_the_link_of_the_online_session_stands_nowhere(client, calendar, time_machine, kind, moment):
    time_machine.move_to(moment)
    page = EventPageFactory(
        parent=calendar, format=kind, online_link=HIDDEN_LINK, report_lead="Kurz.", topics=[TopicFactory()]
    )
    add_sessions(page, {})
    places = ["", "termin.ics", "programm/", "programm.ics", "programm/sw.js"]
    answers = [client.get(f"{page.url}{place}") for place in places]
    answers += [client.get(f"/veranstaltungen/{place}") for place in ("kalender.ics", "feed/")]

    assert [one.status_code for one in answers] == [200] * 7
    assert [b"4711" in one.content.replace(b"\r\n ", b"") for one in answers] == [False] * 7


def test_a_preview_shows_what_is_not_saved_with_its_programme(rf, calendar):
    page = EventPageFactory(parent=calendar)
    add_sessions(page, {"title": "Gespeichert"})
    draft = page.get_latest_revision_as_object()
    draft.title, draft.first_day = "Entwurf", date(2026, 12, 24)
    draft.sessions.all()[0].title = "Noch nicht gespeichert"
    # Editors are logged in: their cookie keeps what they see out of the page cache.
    request = rf.get("/", headers={"cookie": "sessionid=1"})
    shown = [soup(draft.make_preview_request(request, mode)) for mode in ("", "programme")]

    assert text(shown[0].h1) == "Entwurf"
    assert facts(shown[0])["Wann"].startswith("Donnerstag, 24. Dezember 2026")
    assert shown[1].select("offline-page") == []
    assert text(shown[1].select_one("article h3")) == "Noch nicht gespeichert"
