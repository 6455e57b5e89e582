"""The way of a request, by keyboard alone, with a script and without; and of a search for the right person."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import RULES

FORM = "/bausteine/coaching/anfragen/"
# Longer than the time in which only programs fill in a form.
PATIENCE = 3_200


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def visitor(request, visits) -> Page:
    return visits.open(java_script_enabled=request.param, viewport={"width": 1280, "height": 800})


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_request_from_the_page_of_the_building_block_to_its_number(visitor):
    visitor.goto("/bausteine/coaching/")
    visitor.get_by_role("main").get_by_role("link", name="Coaching anfragen").focus()
    press(visitor, "Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Coaching anfragen")

    # The first attempt leaves out what is needed.
    visitor.get_by_label("Kommune", exact=True).focus()
    visitor.keyboard.type("Flöha")
    press(visitor, "Tab", "Tab", "Tab")
    expect(visitor.get_by_label("E-Mail")).to_be_focused()
    visitor.keyboard.type("kim@example")
    press(visitor, "Enter")

    summary = visitor.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_count(4)
    expect(visitor.get_by_label("Kommune", exact=True)).to_have_value("Flöha")
    press(visitor, "Tab", "Enter")
    expect(visitor.get_by_label("Ihr Name")).to_be_focused()

    # The second one corrects it, going from field to field.
    visitor.keyboard.type("Kim Muster")
    press(visitor, "Tab")
    visitor.keyboard.type("Hauptamt")
    press(visitor, "Tab", "End")
    visitor.keyboard.type(".org")
    press(visitor, "Tab", "Tab", "Tab")
    visitor.keyboard.type("Wir möchten beginnen.")
    visitor.wait_for_timeout(PATIENCE)
    press(visitor, "Tab", "Tab", "Enter")

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Ihre Nachricht ist angekommen")
    expect(visitor.locator(".lead")).to_contain_text(re.compile(r"A-\d{4}-\d{4}"))
    assert visitor.context.cookies() == []


def test_errors_are_accessible_in_both_schemes(visits):
    found = []
    for width, scheme in [(1280, "light"), (320, "dark")]:
        page = visits.open(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.goto("/barrierefreiheit/feedback/")
        page.get_by_role("button", name="Meldung senden").click()
        expect(page.locator(".error-summary")).to_be_focused()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        report = Axe().run(page, options=RULES)
        found += [f"{width} {scheme}: {one['id']}" for one in report.response["violations"]]
    assert found == []


def test_a_double_click_is_one_request(visits):
    page = visits.open()
    page.goto("/barrierefreiheit/feedback/")
    page.get_by_label("Was ist passiert?").fill("Doppelt geklickt.")
    page.wait_for_timeout(PATIENCE)
    page.get_by_role("button", name="Meldung senden").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Nachricht ist angekommen")

    editor = visits.open()
    editor.goto("/verwaltung/login/?next=/verwaltung/anfragen/")
    editor.locator("#id_username").fill("redaktion")
    editor.locator("#id_password").fill("asskomm-demo")
    editor.locator("#id_password").press("Enter")
    editor.goto("/verwaltung/anfragen/?q=Doppelt")
    expect(editor.locator("td .title-wrapper")).to_have_count(1)


def test_a_name_leads_to_the_person_by_keyboard(visitor):
    visitor.goto("/team/")
    visitor.get_by_label("Stadt oder Gemeinde").focus()
    visitor.keyboard.type("Ostrau")
    press(visitor, "Enter")

    expect(visitor.locator("#zustaendigkeit .contact h2")).to_have_text("Ihr Kontakt für Jahnatal")


def test_a_suggestion_leads_to_the_person(visits):
    page = visits.open()
    page.goto("/bausteine/beratung/")
    page.get_by_label("Stadt oder Gemeinde").focus()
    page.keyboard.type("wurz")
    expect(page.get_by_role("option")).to_have_count(1)
    press(page, "ArrowDown", "Enter")

    expect(page.locator("#zustaendigkeit .contact h2")).to_have_text("Ihr Kontakt für Wurzen")
    expect(page).to_have_url(re.compile(r"/bausteine/beratung/\?gemeinde=14729410#zustaendigkeit$"))
    expect(page.get_by_label("Stadt oder Gemeinde")).to_have_value("Wurzen")
