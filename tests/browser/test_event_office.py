"""A day in the office of events: who is registered, who is there, lists to take away, a message, a cancellation."""

import csv
import re
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.mailbox import Mailbox
from tests.browser.registrations import AHEAD, AT_THE_DOOR, DAY, OFFICE
from tests.browser.test_editors_way import log_in

REGISTERED = ("erste", "zweite", "dritte")
# Longer than the pause in which the check-in takes no second tap.
PAUSE = 800
# As soon as the button has changed, which no finger here is quick enough for.
TAP_TWICE = """async (button) => {
    button.click();
    while (button.name === "da") await new Promise(requestAnimationFrame);
    button.click();
}"""


@pytest.fixture
def office(page: Page) -> Page:
    """Logged in at a desk."""
    return log_in(page, OFFICE)


def open_registrations(page: Page, title: str) -> None:
    """From the dashboard to the registrations of an event."""
    page.get_by_role("button", name="Veranstaltungen").click()
    page.get_by_role("list", name="Veranstaltungen").get_by_role("link", name="Anmeldungen").click()
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Anmeldungen {title}")


def expect_names(page: Page, *names: str) -> None:
    """See these people in the table, in this order."""
    expect(page.get_by_role("row").get_by_role("link")).to_have_text([f"{name} Muster" for name in names])


def download(page: Page, link: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link, exact=True).click()
    return waiting.value.path()


def test_from_the_list_to_the_cancellation(office: Page, visits, mailbox: Mailbox):
    open_registrations(office, "Fachtag im Büro")
    expect_names(office, "Erste", "Zweite", "Dritte")

    # Narrowed down and searched.
    office.get_by_label("Stand").select_option(label="auf der Warteliste oder Nachrückliste")
    office.get_by_role("button", name="Filtern").click()
    expect_names(office, "Dritte")
    expect(office.get_by_role("row", name="Dritte Muster")).to_contain_text("Platz 1 der Warteliste")
    office.get_by_role("link", name="Alle zeigen").click()
    office.get_by_label("Name, E-Mail oder Stelle").fill("zittau")
    office.get_by_label("Name, E-Mail oder Stelle").press("Enter")
    expect(office.get_by_text("1 Anmeldung", exact=True)).to_be_visible()
    expect_names(office, "Zweite")

    # What is shown is what one takes away.
    with download(office, "CSV").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[:4] for row in rows] == [
        ["Nachname", "Vorname", "E-Mail", "Kommune"],
        ["Muster", "Zweite", "zweite@example.org", "Zittau"],
    ]
    office.get_by_role("link", name="Alle zeigen").click()
    with download(office, "Excel").open("rb") as file:
        sheet = load_workbook(file).active
    assert [row[1] for row in sheet.iter_rows(values_only=True)] == ["Vorname", "Erste", "Zweite", "Dritte"]

    # A message to those with a place.
    office.get_by_role("link", name="Nachricht schreiben").click()
    office.get_by_role("combobox", name=re.compile("^An")).select_option(label="angemeldet")
    office.get_by_label("Betreff").fill("Neuer Raum")
    office.get_by_role("textbox", name="Text").fill("Wir sind im Bürgersaal.")
    office.get_by_role("button", name="Vorschau").click()
    expect(office.get_by_text("Geht an 2 Personen")).to_be_visible()
    office.get_by_role("button", name="An 2 Personen senden").click()
    expect(office.get_by_text("Die Nachricht geht an 2 Personen.")).to_be_visible()
    newest = [mailbox.of(f"{name}@example.org")[-1] for name in REGISTERED]
    assert [one.subject == "Neuer Raum: Fachtag im Büro" for one in newest] == [True, True, False]
    assert "Wir sind im Bürgersaal." in newest[0].body

    # Cancelled: everybody is told once, and the calendar says so.
    visitor = visits.open()
    visitor.goto("/veranstaltungen/fachtag-im-buero/")
    expect(visitor.get_by_role("link", name="Auf die Warteliste")).to_be_visible()
    office.get_by_role("link", name="Veranstaltung absagen").click()
    expect(office.get_by_text("Eine Mail bekommen: 3 Personen.")).to_be_visible()
    office.get_by_label("Hinweis dazu").fill("Ein neuer Termin folgt.")
    office.get_by_role("button", name="Absagen und an 3 Personen schreiben").click()
    expect(office.get_by_text("Die Veranstaltung ist abgesagt.")).to_be_visible()
    expect(office.get_by_role("row", name="Dritte Muster")).to_contain_text("Veranstaltung abgesagt")
    expect(office.get_by_role("link", name="Veranstaltung absagen")).to_have_count(0)
    for name in REGISTERED:
        assert mailbox.subject(f"{name}@example.org") == "Abgesagt: Fachtag im Büro"
        assert "Ein neuer Termin folgt." in mailbox.of(f"{name}@example.org")[-1].body
    visitor.reload()
    expect(visitor.get_by_text("Diese Veranstaltung ist abgesagt.")).to_be_visible()
    expect(visitor.get_by_text("Ein neuer Termin folgt.")).to_be_visible()
    expect(visitor.get_by_role("link", name="Auf die Warteliste")).to_have_count(0)
    visitor.goto(f"/veranstaltungen/?von={timezone.localdate() + AHEAD - DAY:%d.%m.%Y}")
    expect(visitor.get_by_role("article").filter(has_text="Fachtag im Büro")).to_contain_text("abgesagt")


def person(door: Page, name: str) -> Locator:
    """The line of this person at the door."""
    return door.get_by_role("listitem").filter(has_text=f"{name} Muster")


def check_in(door: Page, name: str) -> None:
    person(door, name).get_by_role("button", name="war da").tap()
    expect(person(door, name).get_by_role("button", name="✓ ist da")).to_be_visible()


def test_ten_people_are_checked_in_on_a_phone(phone: Page):
    door = log_in(phone, OFFICE)
    door.goto("/verwaltung/veranstaltungen/anmeldungen/")
    door.get_by_role("link", name="Fachtag am Einlass").click()
    door.get_by_role("link", name="Check-in").click()
    count = door.get_by_role("status")
    expect(count).to_have_text(f"0 von {len(AT_THE_DOOR)} sind da")

    # Some are found in the list, a finger hits the wrong line once, others are searched for.
    for name in AT_THE_DOOR[:7]:
        check_in(door, name)
    check_in(door, "Lena")
    expect(count).to_have_text("8 von 12 sind da")
    door.wait_for_timeout(PAUSE)
    person(door, "Lena").get_by_role("button", name="✓ ist da").tap()
    expect(person(door, "Lena").get_by_role("button", name="war da")).to_be_visible()
    for name in AT_THE_DOOR[7:10]:
        door.get_by_label("Name oder Kommune").fill(name.lower())
        expect(door.get_by_role("listitem")).to_have_count(1)
        check_in(door, name)

    door.reload()
    expect(count).to_have_text("10 von 12 sind da")
    expect(door.get_by_role("button", name="war da")).to_have_count(2)
    assert door.evaluate("document.documentElement.scrollWidth") == 390

    # An impatient finger taps twice and takes nothing back.
    person(door, "Kim").get_by_role("button").evaluate(TAP_TWICE)
    door.wait_for_load_state("networkidle")
    expect(count).to_have_text("11 von 12 sind da")
    expect(person(door, "Kim").get_by_role("button")).to_have_text("✓ ist da")
