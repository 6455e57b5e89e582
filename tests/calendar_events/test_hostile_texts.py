"""What strangers type into the calendar's forms, and what editors write into files: text everywhere, never code."""

import csv
from collections import Counter
from datetime import time, timedelta
from io import StringIO

import pytest
import vobject
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from asskomm.core.contact_requests import tokens
from asskomm.core.models import OutgoingMail
from calendar_events import links
from calendar_events.models import EventPage, ProgrammeSession, RegistrationQuestion
from tests.calendar_events.office import log_in, page
from tests.calendar_events.registering import create_event
from tests.factories.calendar_events import EventPageFactory, EventSubmissionPageFactory
from tests.factories.core import TopicFactory
from tests.hostile import TEXTS, Turns, code_in, squeezed, structure
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-08 10:00+00:00", tick=False)]

PEOPLE = 10
# A quoted name is a valid one.
ADDRESS = '"<img/src=x/onerror=alert({})>"@example.org'
FORMULA_STARTS = ("=", "+", "-", "@")
# What would end a line of a calendar file, and begin another one.
BREAKS = ["\r\nBEGIN:VALARM\r\nTRIGGER:PT0S\r\nEND:VALARM", "\nATTENDEE:mailto:x@x.example", "\r ATTACH:file:///x"]
PROPERTIES = {
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL", "CLASS"),
    *("STATUS", "TRANSP", "SEQUENCE", "LAST-MODIFIED"),
}


# --- Registrations ---


def register(event: EventPage, texts: Turns, time_machine) -> None:
    """People register with these texts, another one in every field."""
    questions = list(event.registration_questions.all())
    for number in range(PEOPLE):
        token = tokens.make()
        time_machine.shift(60)
        answers = {f"question_{one.uid.hex}": texts.take(500) for one in questions}
        lengths = {"first_name": 80, "last_name": 80, "municipality": 150, "function": 100}
        person = {name: texts.take(length) for name, length in lengths.items()} | {"email": ADDRESS.format(number)}
        address = f"/anmeldung/senden/{event.pk}/"
        assert Client().post(address, person | answers | {"promise": "on", "token": token}).status_code == 302
    # Two confirm their address: only then there are buttons for everything.
    for registration in event.registrations.all()[:2]:
        Client().post(links.PATH.format(token=links.make(registration)), {"was": "confirm_email"})


def pages(event: EventPage) -> dict[str, BeautifulSoup]:
    """Every page that shows what was typed, the personal ones and those of the staff."""
    staff, visitor = Client(), Client()
    log_in(staff)
    found = {}
    for number, one in enumerate(event.registrations.all()):
        found[f"personal page {number}"] = soup(visitor.get(links.PATH.format(token=links.make(one))))
        found[f"registration {number}"] = soup(staff.get(page(event, "event_registration", one.pk)))
        chosen = {"was": "abmelden", "person": [f"{one.pk}:{one.state}"]}
        found[f"asking back {number}"] = soup(staff.post(page(event, "act_on_registrations"), chosen))
    for name in ("event_registrations", "event_check_in", "print_registrations"):
        found[name] = soup(staff.get(page(event, name)))
    for name in ("event_registrations", "event_check_in"):
        found[f"{name}, searched"] = soup(staff.get(page(event, name), {"q": ADDRESS.format(0)}))
    found["mails"] = soup(staff.get(reverse("registration_mails")))
    found["mail"] = soup(staff.get(reverse("registration_mail", args=[OutgoingMail.objects.latest("pk").pk])))
    return found


@pytest.fixture
def event(settings) -> EventPage:
    settings.REGISTRATIONS_PER_HOUR = 1_000
    event = create_event(capacity=PEOPLE - 2)
    event.registration_questions.add(RegistrationQuestion(label="Anreise"), RegistrationQuestion(label="Bedarf"))
    event.save()
    return event


def test_what_people_type_changes_no_page_of_theirs_nor_of_the_staff_and_can_be_read(event, time_machine):
    register(event, Turns(f"Wort {number}" for number in range(len(TEXTS))), time_machine)
    harmless = {name: structure(one) for name, one in pages(event).items()}
    event.registrations.all().delete()
    OutgoingMail.objects.all().delete()
    register(event, Turns(TEXTS), time_machine)
    hostile = pages(event)

    assert list(hostile) == list(harmless)
    for name, one in hostile.items():
        assert structure(one) - harmless[name] == Counter(), name
        assert harmless[name] - structure(one) == Counter(), name
        if name.startswith("personal"):
            assert code_in(one) == [], name
    words = squeezed("".join(one.get_text() for one in hostile.values()))
    assert [text for text in TEXTS if squeezed(text) not in words] == []


def test_no_mail_says_what_was_typed(event, time_machine):
    register(event, Turns(TEXTS), time_machine)
    mails = [squeezed(mail.subject + mail.body + mail.html) for mail in OutgoingMail.objects.all()]

    assert len(mails) == PEOPLE + 2
    assert [text for text in TEXTS for mail in mails if squeezed(text) in mail] == []


def test_no_cell_of_the_table_is_run_by_a_spreadsheet(client, event, time_machine):
    register(event, Turns(["=HYPERLINK(1)", "@SUM(1)", "+1", "-1"]), time_machine)
    log_in(client)
    content = client.get(page(event, "export_registrations", "csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content), delimiter=";"))

    assert len(rows) == PEOPLE + 1
    assert "'=HYPERLINK(1)" in " ".join(rows[1])
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS)] == []


# --- Submissions ---


def test_an_event_that_is_sent_in_shows_its_words_on_every_page_it_comes_to(client, calendar, time_machine):
    form = EventSubmissionPageFactory(parent=calendar, privacy_page=calendar)
    texts, seen = Turns(TEXTS), ""
    for _ in range(10):
        token = tokens.make()
        time_machine.shift(60)
        answers = {"title": texts.take(150), "venue": texts.take(150), "city": texts.take(80)}
        answers |= {"host_name": texts.take(150), "municipality": "x", "name": "x"}
        description = "\n\n".join(texts.take(300) for _ in range(3))
        answers |= {"description": description, "first_day": "30.06.2027", "format": "vor-ort", "token": token}
        response = client.post(reverse("send_request", args=[form.pk]), answers | {"email": "alex@example.org"})
        assert response.status_code == 302
        draft = EventPage.objects.latest("pk")
        draft.save_revision().publish()
        shown = soup(client.get(draft.url))
        assert code_in(shown) == []
        assert squeezed(draft.title) in squeezed(shown.h1.get_text())
        seen += shown.get_text()

    assert [text for text in TEXTS if squeezed(text) not in squeezed(seen)] == []
    for address in (calendar.url, f"{calendar.url}monat/2027-06/", "/sitemap/"):
        assert code_in(soup(client.get(address))) == []


def test_editors_see_what_was_sent_in_as_text(client, calendar, time_machine):
    form = EventSubmissionPageFactory(parent=calendar, privacy_page=calendar)
    token = tokens.make()
    time_machine.shift(60)
    hostile = "<img src=x onerror=alert(1)>"
    names = ("title", "venue", "city", "host_name", "description", "municipality", "name")
    answers = dict.fromkeys(names, hostile) | {"first_day": "30.06.2027", "format": "vor-ort", "token": token}
    client.post(reverse("send_request", args=[form.pk]), answers | {"email": "alex@example.org"})
    draft = EventPage.objects.get()
    log_in(client, "Redaktionsleitung")
    places = [
        reverse("wagtailadmin_home"),
        reverse("events:index"),
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[draft.pk]),
        reverse("wagtailadmin_pages:history", args=[draft.pk]),
        reverse("wagtailsnippets_core_contactrequest:list"),
    ]
    for address in places:
        response = client.get(address)
        shown = soup(response)
        assert response.status_code == 200, address
        assert hostile not in response.content.decode(), address
        assert shown.select("img[src=x], [onerror]") == [], address
    assert hostile in soup(client.get(places[2])).get_text()


# --- Files ---


def test_texts_stay_inside_their_line_of_a_calendar_file(client, calendar):
    texts = Turns([*TEXTS, *BREAKS])
    for number in range(10):
        event = EventPageFactory(
            parent=calendar,
            slug=f"treffen-{number}",
            title=texts.take(200),
            lead=texts.take(400),
            venue=texts.take(150),
            city=texts.take(80),
            street=texts.take(100),
            status="moved",
            status_note=texts.take(200),
            topics=[TopicFactory(name=f"{number} {texts.take(50)}")],
            body=[("rich_text", f"<p>{texts.take(300)}</p>")],
        )
        session = ProgrammeSession(start_time=time(10), title=texts.take(150), speakers=texts.take(250))
        session.room, session.track, session.text = texts.take(80), texts.take(60), texts.take(600)
        event.sessions.add(session)
        event.save()
    contents = [client.get(f"{calendar.url}kalender.ics").content]
    contents += [client.get(f"{event.url}{file}").content for file in ("termin.ics", "programm.ics")]

    for content, number in zip(contents, (10, 1, 1), strict=True):
        ours, theirs = Calendar.from_ical(content), vobject.readOne(content.decode())
        assert {one.name for one in ours.subcomponents} == {"VTIMEZONE", "VEVENT"}
        assert [len(ours.events), len(theirs.vevent_list)] == [number, number]
        for one in ours.events:
            assert set(one) - PROPERTIES == set()
            assert one.subcomponents == []
    titles = [squeezed(str(one["SUMMARY"])) for one in Calendar.from_ical(contents[0]).events]
    assert sorted(titles) == sorted(squeezed(one.title) for one in EventPage.objects.all())


def test_texts_stay_inside_their_value_of_the_structured_data(client, calendar):
    for text in TEXTS:
        event = EventPageFactory(parent=calendar, title=text, venue=text, street=text[:100], host_name=text, lead=text)
        event.first_day += timedelta(days=event.pk % 300)
        event.save()
        shown = soup(client.get(event.url))
        assert code_in(shown) == [], text
        assert len(shown.select("script[type='application/ld+json']")) == 1, text
