"""Check-in at the door: a small page, buttons that may be pressed twice, and the code that a guest shows."""

import gzip
from base64 import b64decode
from datetime import date, time
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.urls import reverse

from calendar_events import booking, links
from calendar_events.booking import door_code
from calendar_events.models import Registration
from calendar_events.models.registration import State
from tests.calendar_events.office import EDITORS, log_in, page
from tests.calendar_events.registering import before, create_event, last_mail, log, sign_up, state
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

EVENT_DAY = date(2026, 9, 29)


@pytest.fixture
def event():
    """Three persons with a place, one who waits."""
    event = create_event(capacity=3)
    now = before(event, days=20)
    sign_up(event, "Ada", now=now, municipality=MunicipalityFactory(name="Görlitz"))
    sign_up(event, "Bo", "Cem", "Dan", now=now)
    return event


@pytest.fixture
def door(at):
    """It is the morning of the event."""
    return at(EVENT_DAY, time(9))


def one(name: str) -> Registration:
    return Registration.objects.get(first_name=name)


def rows(client, event, query: str = "") -> list[str]:
    return texts(soup(client.get(f"{page(event, 'event_check_in')}?{query}")), "#people li")


def test_everybody_with_a_place_is_there_by_name_with_a_button(client, event, door):
    log_in(client)

    assert rows(client, event) == ["Ada Muster Görlitz war da", "Bo Muster war da", "Cem Muster war da"]
    assert rows(client, event, "q=goerlitz") == ["Ada Muster Görlitz war da"]
    assert rows(client, event, "q=dan") == ["Niemand mit Platz heißt so."]


def test_the_button_pressed_twice_counts_once_and_can_be_taken_back(client, event, door):
    log_in(client)
    address = page(event, "event_check_in")

    for _ in range(2):
        answer = client.post(address, {"da": one("Ada").pk, "q": "Mus"}, follow=True)
        assert text(soup(answer).select_one(".count")) == "1 von 3 sind da"
        assert soup(answer).select_one("#q")["value"] == "Mus"
    assert [entry[0] for entry in log(one("Ada"))].count("mark_attended") == 1

    for _ in range(2):
        client.post(address, {"zurueck": one("Ada").pk})
    assert (state(one("Ada")), [entry[0] for entry in log(one("Ada"))].count("unmark")) == (State.BOOKED, 1)


def test_the_script_gets_the_new_number_or_the_reason(client, event, door, at):
    log_in(client)
    address, ask = page(event, "event_check_in"), {"headers": {"Accept": "application/json"}}

    assert client.post(address, {"da": one("Ada").pk}, **ask).json() == {"present": 1, "problem": ""}
    refused = client.post(address, {"da": one("Dan").pk}, **ask)
    assert (refused.status_code, refused.json()) == (409, {"present": 1, "problem": "Diese Person hat keinen Platz."})


def test_the_day_before_nobody_can_be_there(client, event, at):
    at(date(2026, 9, 28), time(23, 59))
    log_in(client)

    answer = client.post(page(event, "event_check_in"), {"da": one("Ada").pk})

    assert (answer.status_code, text(soup(answer).select_one("[role=alert]"))) == (
        409,
        "Die Veranstaltung hat noch nicht begonnen.",
    )
    assert state(one("Ada")) == State.BOOKED


@pytest.mark.parametrize("key", ["", "x", "0", "99999999999999999999", "-1"])
def test_nobody_is_found_under_a_wrong_number(client, event, door, key):
    log_in(client)

    assert client.post(page(event, "event_check_in"), {"da": key}).status_code == 404


def test_a_hundred_people_are_a_small_page(client, door, wurzen):
    log_in(client)
    event = create_event(capacity=200)
    Registration.objects.bulk_create(
        Registration(
            event=event,
            first_name="Musterperson",
            last_name=f"Beispielhausen-{number}",
            email_key=f"{number}",
            municipality=wurzen,
            state=State.BOOKED,
        )
        for number in range(100)
    )

    answer = client.get(page(event, "event_check_in"))
    files = [Path(find(path)).read_bytes() for path in ("css/check-in.css", "js/check-in.js", "img/favicon.svg")]

    assert len(soup(answer).select("#people button")) == 100
    assert sum(len(gzip.compress(one)) for one in (answer.content, *files)) < 10_000
    assert len(answer.content) + len(files[0]) + len(files[1]) < 30_000
    loaded = soup(answer).select("script[src], link[rel=stylesheet], img")
    assert len(loaded) == 2


# --- The code ---


def code_of(registration: Registration) -> str:
    return reverse("check_in_by_code", args=[links.code_signer.sign(registration.uid.hex)])


def test_the_code_goes_to_those_with_a_place_and_a_confirmed_address(event):
    names = [name for name, *_ in last_mail("Ada").attachments]
    assert names == ["termin.ics", "einlass.png"]
    assert b64decode(last_mail("Ada").attachments[1][1]).startswith(b"\x89PNG")
    assert last_mail("Dan").attachments == []

    eva = sign_up(create_online(event), "Eva", now=before(event, days=20))[0]
    assert [name for name, *_ in last_mail("Eva").attachments] == ["termin.ics"]
    assert door_code.has_code(eva, eva.event) is False


def create_online(event):
    """Another event, without a door."""
    return event.copy(update_attrs={"slug": "online", "format": "online"}, keep_live=True)


def test_the_personal_page_shows_the_code_to_those_who_have_one(client, event, at):
    at(date(2026, 9, 20))
    shown = client.get(links.PATH.format(token=links.make(one("Ada")))).content.decode()
    hidden = client.get(links.PATH.format(token=links.make(one("Dan")))).content.decode()

    assert ("door-code" in shown, "door-code" in hidden) == (True, False)
    assert " style=" not in shown


def test_the_code_opens_a_page_with_one_button_for_the_staff_alone(client, event, door):
    address = code_of(one("Ada"))
    assert links.code_address(one("Ada")).endswith(address)
    assert client.get(address).url.startswith(reverse("wagtailadmin_login"))
    log_in(client, EDITORS)
    for method in (client.get, client.post):
        assert method(address).url == reverse("wagtailadmin_home")
    assert state(one("Ada")) == State.BOOKED

    log_in(client)
    assert (texts(soup(client.get(address)), "h1, .count, button")) == ["Ada Muster", "angemeldet", "War da"]
    for _ in range(2):
        client.post(address, {"da": "1"})
    assert state(one("Ada")) == State.ATTENDED
    assert (texts(soup(client.get(address)), "h1, .count, button")) == ["Ada Muster", "✓ ist da", "Zurücknehmen"]
    client.post(address, {"zurueck": "1"})
    assert state(one("Ada")) == State.BOOKED


def test_somebody_without_a_place_is_told_apart(client, event, door):
    log_in(client)

    answer = soup(client.get(code_of(one("Dan"))))

    assert (texts(answer, ".count"), texts(answer, "button")) == (["auf der Warteliste"], [])


def test_the_code_does_not_open_the_personal_page_nor_the_other_way_round(client, event, door):
    log_in(client)
    code, personal = links.code_signer.sign(one("Ada").uid.hex), links.make(one("Ada"))

    assert client.get(links.PATH.format(token=code)).status_code == 404
    assert client.get(reverse("check_in_by_code", args=[personal])).status_code == 404
    assert client.get(reverse("check_in_by_code", args=["quatsch"])).status_code == 404


def test_a_cancelled_registration_gets_no_code(event):
    ada = booking.cancel(one("Ada"), now=before(event, days=5))

    assert door_code.has_code(ada, event) is False
    assert "einlass.png" not in [name for name, *_ in last_mail("Ada").attachments]
