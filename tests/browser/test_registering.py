"""The way of a place: taken, waited for, offered, handed over, given back; on a phone and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.mailbox import Mailbox
from tests.browser.registrations import WAYS

# Longer than the time in which only programs fill in a form.
PATIENCE = 3_200
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CANCELLED = "Sie sind abgemeldet. Danke, dass Sie Bescheid gegeben haben."
CONFIRMED = "Danke, Ihre E-Mail-Adresse ist bestätigt."
HAND_OVER = "Eine Kollegin oder ein Kollege kommt"


def fill_in(page: Page, name: str) -> None:
    """Say who comes."""
    page.get_by_label("Vorname").fill(name)
    page.get_by_label("Nachname").fill("Muster")
    page.get_by_label("E-Mail").fill(f"{name.lower()}@example.org")
    page.get_by_role("combobox", name="Kommune oder Einrichtung").fill("Wurzen")


def register(page: Page, name: str, button: str) -> None:
    """Fill in the open form and send it."""
    fill_in(page, name)
    page.get_by_label("Ich sage ab, wenn ich nicht kommen kann.").check()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte sehen Sie in Ihr Postfach")


def press(page: Page, button: str, answer: str) -> None:
    """Press a button of the personal page, and see what was done."""
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_have_text(answer)


def expect_standing(page: Page, *sentences: str) -> None:
    standing = page.get_by_role("region", name="Wo Sie stehen")
    for sentence in sentences:
        expect(standing).to_contain_text(sentence)


def refuse_empty_form(page: Page) -> None:
    """Send the form with nothing but a function: the errors stand at the top, lead to their fields, and it stays."""
    page.get_by_label("Funktion").fill("Ordnungsamt")
    page.get_by_role("button", name="Verbindlich anmelden").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(summary.get_by_role("heading")).to_have_text("Bitte prüfen Sie 5 Angaben")
    links = {
        "Kommune oder Einrichtung": "Kommune oder Einrichtung",
        "dass Sie absagen": "Ich sage ab",
        "Vorname": "Vorname",
    }
    for link, label in links.items():
        summary.get_by_role("link", name=link).click()
        expect(page.get_by_label(label)).to_be_focused()
    expect(page.get_by_label("Funktion")).to_have_value("Ordnungsamt")


@pytest.mark.parametrize(("way", "script"), [("phone", True), ("no-script", False)], ids=["with a script", "without"])
def test_a_place_goes_from_one_person_to_the_next(visits, mailbox: Mailbox, way, script):
    first, second, colleague = (visits.open(java_script_enabled=script, **PHONE) for _ in range(3))
    ada, bo, cem = (f"{name}-{way}@example.org" for name in ("ada", "bo", "cem"))
    event = f"/veranstaltungen/{WAYS[way]}/"

    # The first one takes the only place.
    first.goto(event)
    first.get_by_role("link", name="Jetzt anmelden").click()
    second.goto(f"{event}anmeldung/")
    refuse_empty_form(first)
    first.wait_for_timeout(PATIENCE)
    register(first, f"Ada-{way}", "Verbindlich anmelden")
    assert mailbox.subject(ada) == "Angemeldet, bitte bestätigen: Fachtag auf dem Weg"

    # Opening the link, as mail gateways do, confirms nothing; the button does.
    for _ in range(2):
        first.goto(mailbox.link(ada))
        expect_standing(first, "Sie haben einen Platz.", "Bitte bestätigen Sie Ihre E-Mail-Adresse")
    press(first, "E-Mail-Adresse bestätigen", CONFIRMED)
    expect_standing(first, "Sie haben einen Platz.")
    expect(first.get_by_role("button", name="E-Mail-Adresse bestätigen")).to_have_count(0)

    # The second one, whose form was open when there was a place, is on the waiting list.
    register(second, f"Bo-{way}", "Verbindlich anmelden")
    second.goto(mailbox.link(bo))
    press(second, "E-Mail-Adresse bestätigen", CONFIRMED)
    expect_standing(second, "Platz 1 der Warteliste.")
    first.goto(event)
    expect(first.get_by_role("link", name="Auf die Warteliste")).to_be_visible()

    # What the first one gives back is offered to the second one.
    first.goto(mailbox.link(ada))
    press(first, "Ich gebe den Platz frei", CANCELLED)
    expect_standing(first, "Sie haben sich abgemeldet.")
    assert mailbox.subject(bo).startswith("Platz frei bis ")
    second.goto(mailbox.link(bo))
    expect_standing(second, "für Sie freigehalten")
    press(second, "Platz annehmen", "Der Platz gehört Ihnen.")
    expect_standing(second, "Sie haben einen Platz.")

    # She passes it on to somebody who confirms, and cancels.
    second.get_by_text(HAND_OVER).click()
    fill_in(second, f"Cem-{way}")
    second.wait_for_timeout(PATIENCE)
    press(second, "Platz weitergeben", "Sie haben den Platz weitergegeben.")
    expect_standing(second, "Sie haben Ihren Platz weitergegeben.")
    colleague.goto(mailbox.link(cem))
    press(colleague, "E-Mail-Adresse bestätigen", CONFIRMED)
    expect_standing(colleague, "Sie haben einen Platz.")
    press(colleague, "Ich gebe den Platz frei", CANCELLED)
    assert [re.sub(":.*", "", one.subject) for one in mailbox.of(cem)][-1] == "Abgemeldet"
    assert first.context.cookies() == second.context.cookies() == []


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def test_the_form_and_the_personal_page_by_keyboard_alone(quiet, mailbox: Mailbox):
    page = quiet.open(viewport={"width": 1280, "height": 800})
    page.goto(f"/veranstaltungen/{WAYS['keyboard']}/anmeldung/")
    page.get_by_label("Vorname").focus()
    page.keyboard.type("Dilek")
    keys(page, "Enter")

    # The errors take the focus; the first of their links leads to the field.
    expect(page.get_by_role("alert")).to_be_focused()
    keys(page, "Tab", "Enter")
    expect(page.get_by_label("Nachname")).to_be_focused()
    page.keyboard.type("Muster")
    keys(page, "Tab")
    page.keyboard.type("dilek@example.org")
    keys(page, "Tab")
    expect(page.get_by_role("combobox", name="Kommune oder Einrichtung")).to_be_focused()
    page.keyboard.type("Musterverein")
    keys(page, "Tab", "Tab", "Space")
    expect(page.get_by_label("Ich sage ab")).to_be_checked()
    page.wait_for_timeout(PATIENCE)
    # Past the link about data protection.
    keys(page, "Tab", "Tab")
    expect(page.get_by_role("button", name="Verbindlich anmelden")).to_be_focused()
    keys(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte sehen Sie in Ihr Postfach")

    page.goto(mailbox.link("dilek@example.org"))
    page.get_by_role("link", name="Fachtag auf dem Weg").focus()
    keys(page, "Tab", "Enter")
    expect(page.get_by_role("status")).to_have_text(CONFIRMED)
    expect(page.get_by_role("main")).to_be_focused()

    # Handing over to oneself is refused at its form, which stays open.
    keys(page, "Tab", "Tab", "Tab", "Enter", "Tab")
    expect(page.get_by_label("Vorname")).to_be_focused()
    for text in ("Dilek", "Muster", "dilek@example.org", "Wurzen"):
        page.keyboard.type(text)
        keys(page, "Tab")
    page.wait_for_timeout(PATIENCE)
    keys(page, "Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Bitte geben Sie die E-Mail-Adresse der anderen Person an.")
    expect(page.get_by_label("E-Mail")).to_have_value("dilek@example.org")
    page.get_by_role("button", name="Ich gebe den Platz frei").focus()
    keys(page, "Enter")
    expect(page.get_by_role("status")).to_have_text(CANCELLED)
