"""Registration in every state, and the pages of the staff: axe finds nothing, nothing scrolls sideways on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.mailbox import Mailbox
from tests.browser.registrations import OFFICE
from tests.browser.test_accessibility import faults
from tests.browser.test_editors_way import log_in

FORMS = {
    "open": "fachtag-offen/anmeldung/",
    "full": "fachtag-der-staende/anmeldung/",
    "full without a list": "fachtag-ausgebucht/anmeldung/",
    "closed": "fachtag-geschlossen/anmeldung/",
    "cancelled": "fachtag-abgesagt/anmeldung/",
    "course": "kurs-im-browser/anmeldung/",
    "sent": "fachtag-offen/anmeldung/gesendet/",
    "event full": "fachtag-der-staende/",
    "submission": "einsenden/",
}
# Whose personal page, and what it says; the first word of the address is the state.
PEOPLE = {
    "unconfirmed": "Sie haben einen Platz. Bitte bestätigen Sie",
    "booked": "Sie haben einen Platz.",
    "substitute": "Sie haben einen Platz. Bitte bestätigen Sie",
    "asked": "Kommen Sie?",
    "offered": "Ein Platz ist bis",
    "waiting": "Platz 1 der Warteliste",
    "released": "Ihr Platz wurde freigegeben",
    "lapsed": "Ihre Anmeldung ist verfallen",
    "cancelled": "Sie haben sich abgemeldet.",
    "handed_over": "Sie haben Ihren Platz weitergegeben.",
    "attended": "Sie waren dabei.",
    "absent": "Sie waren angemeldet und nicht dabei.",
    "unplaced": "Für Sie ist leider kein Platz frei geworden.",
    "event_cancelled": "Die Veranstaltung ist abgesagt.",
    "applied": "Ihre Bewerbung ist eingegangen.",
    "course_offered": "Ein Platz ist bis",
    "reserve": "Platz 1 der Nachrückliste",
    "rejected": "Für Ihre Bewerbung gab es leider keinen Platz.",
}
PHONES = [(390, "light"), (320, "dark")]


def look_at(page: Page) -> list[str]:
    """What is wrong with the open page on a phone, everything that opens opened."""
    page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    found = []
    for width, scheme in PHONES:
        found += faults(page, width, scheme)
        if page.evaluate("document.documentElement.scrollWidth") != width:
            found.append(f"{width} {scheme}: scrolls sideways")
    return found


@pytest.fixture
def mobile(quiet) -> Page:
    """A page that may be refused, to be looked at in many states."""
    return quiet.open(viewport={"width": 390, "height": 844})


def test_forms_are_accessible_in_every_state(mobile: Page):
    found = {}
    for name, address in FORMS.items():
        mobile.goto(f"/veranstaltungen/{address}")
        found[name] = look_at(mobile)
    mobile.goto("/anmeldung/unsinn/")
    found["wrong link"] = look_at(mobile)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_errors_are_accessible(mobile: Page, mailbox: Mailbox):
    mobile.goto("/veranstaltungen/fachtag-der-staende/anmeldung/")
    mobile.get_by_role("button", name="Auf die Warteliste").click()
    expect(mobile.get_by_role("alert")).to_be_focused()
    # The box and its words stay side by side, whatever the error below them.
    assert mobile.get_by_text("Ich sage ab, wenn ich nicht kommen kann.").bounding_box()["width"] > 300
    assert look_at(mobile) == []

    mobile.goto(mailbox.link("booked@example.org"))
    mobile.get_by_text("Eine Kollegin oder ein Kollege kommt").click()
    mobile.get_by_role("button", name="Platz weitergeben").click()
    expect(mobile.get_by_role("alert")).to_be_focused()
    assert look_at(mobile) == []


def test_the_personal_page_is_accessible_in_every_state(mobile: Page, mailbox: Mailbox):
    found = {}
    for name, sentence in PEOPLE.items():
        mobile.goto(mailbox.link(f"{name}@example.org"))
        expect(mobile.get_by_role("region", name="Wo Sie stehen")).to_contain_text(sentence)
        found[name] = look_at(mobile)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_questions_afterwards_are_accessible_with_and_without_errors(mobile: Page, mailbox: Mailbox):
    mobile.goto(mailbox.feedback_link())
    expect(mobile.get_by_role("heading", name="Wie war es?")).to_be_visible()
    assert look_at(mobile) == []

    mobile.get_by_role("button", name="Rückmeldung senden").click()
    expect(mobile.get_by_role("alert")).to_be_focused()
    assert look_at(mobile) == []


def test_what_people_said_can_be_read_on_a_phone(page: Page):
    log_in(page, OFFICE)
    page.goto("/verwaltung/veranstaltungen/anmeldungen/")
    event = page.get_by_role("link", name="Erfahrungsaustausch für neue Präventionsräte").get_attribute("href")
    page.goto(f"{event}rueckmeldungen/")
    assert look_at(page) == []

    title = page.get_by_role("heading", level=1)
    assert title.evaluate("one => one.scrollWidth <= one.clientWidth")
    bar = page.locator(".feedback__figures svg").first
    assert bar.bounding_box()["width"] > 40


def test_a_button_that_came_too_late_says_so_where_the_focus_is(mobile: Page, mailbox: Mailbox):
    late = mobile.context.new_page()
    for page in (mobile, late):
        page.goto(mailbox.link("hasty@example.org"))
    mobile.get_by_role("button", name="Platz ablehnen").click()
    late.get_by_role("button", name="Platz annehmen").click()

    expect(late.get_by_role("alert")).to_be_focused()
    expect(late.get_by_role("alert")).to_contain_text("Das Angebot gilt nicht mehr.")
    assert look_at(late) == []


def test_the_pages_of_the_staff_are_accessible(page: Page):
    log_in(page, OFFICE)
    overview = "/verwaltung/veranstaltungen/anmeldungen/"
    addresses = [overview, f"{overview}bilanz/", f"{overview}mails/"]
    page.goto(overview)
    for title in ("Fachtag der Stände", "Kurs im Browser"):
        addresses.append(page.get_by_role("link", name=title).get_attribute("href"))
    event, course = addresses[-2:]
    addresses += [f"{event}{name}/" for name in ("eintragen", "nachricht", "plaetze", "absagen", "druck", "check-in")]
    addresses += [f"{course}reihenfolge/", f"{course}reihenfolge/anbieten/"]
    page.goto(event)
    addresses.append(page.get_by_role("link", name="Waiting Muster").get_attribute("href"))
    page.goto(f"{overview}mails/?q=waiting@")
    addresses.append(page.get_by_role("link", name="Fachtag der Stände").first.get_attribute("href"))
    found = {}
    for number, address in enumerate(addresses):
        page.goto(address)
        # The look is the same on all of them: each in one scheme is enough.
        found[address] = faults(page, *[(1280, "light"), (390, "dark")][number % 2])
    assert {address: faults for address, faults in found.items() if faults} == {}
