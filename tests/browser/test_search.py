"""Suggestions of the search: by keyboard, by mouse, and without a script."""

import re

from playwright.sync_api import Page, expect


def type_into(page: Page, words: str):
    """Type like a person, and wait for the suggestions."""
    page.goto("/suche/")
    field = page.get_by_label("Im Portal suchen")
    field.press_sequentially(words)
    expect(page.get_by_role("listbox")).to_be_visible()
    return field


def test_suggestions_are_announced_and_reached_with_the_arrows(page):
    field = type_into(page, "wurz")
    options = page.get_by_role("option")

    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("combo-box [role=status]")).to_have_text(re.compile(r"^\d+ Vorschl"))
    expect(options.first).to_contain_text("Wurzen")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()


def test_enter_goes_to_the_chosen_page(page):
    field = type_into(page, "wurz")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/karte/gemeinden/14729410-wurzen/")


def test_enter_without_a_choice_searches(page):
    field = type_into(page, "wurzen")
    field.press("Enter")
    page.wait_for_url("**/suche/?q=wurzen")
    expect(page.get_by_role("heading", name="Treffer für »wurzen«")).to_be_visible()


def test_escape_closes_the_list_and_then_empties_the_field(page):
    field = type_into(page, "wurz")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("wurz")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Escape")
    expect(field).to_have_value("")


def test_leaving_the_field_closes_the_list(page):
    field = type_into(page, "wurz")
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("button", name="Suchen")).to_be_focused()


def test_a_click_goes_there(page):
    type_into(page, "wurz")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/karte/gemeinden/14729410-wurzen/")


def test_the_form_works_without_a_script(visits):
    page = visits.open(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Suche", exact=True).click()
    page.get_by_label("Im Portal suchen").fill("Wurzen")
    page.get_by_role("button", name="Suchen", exact=True).click()
    page.wait_for_url("**/suche/?q=Wurzen")
    expect(page.locator(".teasers h3").first).to_have_text("Wurzen")
