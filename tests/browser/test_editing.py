"""The way of an editor: a status changed in the admin is on the map at once."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def editor(page: Page) -> Page:
    """Logged in as somebody who keeps the register."""
    page.goto("/verwaltung/login/")
    page.locator("#id_username").fill("kommunen")
    page.locator("#id_password").fill("asskomm-demo")
    page.get_by_role("button", name=re.compile("Anmelden|Einloggen|Sign in", re.IGNORECASE)).click()
    expect(page.get_by_role("heading", name="Stand heute")).to_be_visible()
    return page


def state_on_map(visits) -> str:
    """What a visitor reads of Flöha's coaching."""
    visitor = visits.open()
    visitor.goto("/karte/?gemeinde=14522140")
    return visitor.locator("[data-selected='14522140'] .milestones__body").first.inner_text()


def choose_state(editor: Page, label: str) -> None:
    """Open the record of Flöha in the admin, set its status and save."""
    editor.goto("/verwaltung/kommunen/teilnahmen/?q=Flöha")
    editor.get_by_role("link", name=re.compile("Flöha")).first.click()
    editor.locator("#id_state").select_option(label=label)
    editor.get_by_role("button", name="Speichern").click()
    expect(editor.locator(".messages .success")).to_be_visible()


def test_a_changed_status_is_on_the_map_at_once(editor, visits):
    assert "läuft" in state_on_map(visits)
    try:
        choose_state(editor, "abgeschlossen")
        assert "läuft" not in state_on_map(visits)
    finally:
        choose_state(editor, "läuft")
    assert "läuft" in state_on_map(visits)
