"""Filters, search, table and history of the map page, with scripts and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_map import SELECTED_LINES, WURZEN, open_map, shapes


def search(page: Page, text: str) -> None:
    """Type as visitors do, key by key."""
    page.get_by_label("Kommune suchen").press_sequentially(text)


# --- Filters and history --------------------------------------------------------------------------------


def test_choosing_an_instrument_changes_shapes_legend_and_address(page):
    open_map(page)
    page.get_by_label("Instrument").select_option(label="Coaching")
    expect(page).to_have_url(re.compile(r"/karte/\?instrument=coaching$"))
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    count = int(page.locator("[data-count=coaching]").inner_text())
    expect(shapes(page, ".i-coaching")).to_have_count(count)
    expect(shapes(page, ".i-prevention_council")).to_have_count(0)
    expect(page.locator("[data-status]")).to_contain_text(f"Coaching: {count} von 418 Kommunen")


def test_a_date_shows_that_day_and_today_needs_no_mention(page):
    open_map(page)
    day = page.get_by_label("Stand am")
    today = day.input_value()
    day.fill("31.3.2021")
    day.press("Tab")
    expect(page).to_have_url(re.compile(r"/karte/\?stand=2021-03-31$"))
    expect(page.locator(".legend__note")).to_contain_text("Stand 31. März 2021")
    councils = int(page.locator("[data-count=prevention_council]").inner_text())
    expect(shapes(page, ".i-prevention_council")).to_have_count(councils)
    day.fill(today)
    day.press("Enter")
    expect(page).to_have_url(re.compile(r"/karte/$"))


def test_a_date_outside_the_records_gets_the_servers_answer_on_leaving(page):
    open_map(page)
    day = page.get_by_label("Stand am")
    day.fill("1.1.1999")
    expect(page).to_have_url(re.compile(r"/karte/$"))
    day.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("Die Aufzeichnungen beginnen am 6. Februar 2019")


def test_back_and_forward_show_what_was_there(page):
    open_map(page)
    instrument = page.get_by_label("Instrument")
    instrument.select_option(label="Coaching")
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Fläche: höchste erreichte Stufe")).to_be_visible()
    expect(instrument).to_have_value("")
    page.go_forward()
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    expect(instrument).to_have_value("coaching")


def test_legend_and_patterns_stay_as_the_visitor_left_them(page):
    open_map(page)
    page.get_by_label("Muster einblenden").check()
    page.get_by_label("Instrument").select_option(label="Coaching")
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    expect(page.get_by_label("Muster einblenden")).to_be_checked()
    page.locator("[data-legend] summary").click()
    page.get_by_label("Instrument").select_option("")
    expect(page).to_have_url(re.compile(r"/karte/$"))
    expect(page.locator("map-view [aria-busy=true]")).to_have_count(0)
    expect(page.locator("[data-legend]")).not_to_have_attribute("open", "")


def test_without_a_network_a_choice_goes_to_the_address(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800})
    open_map(page)
    page.route(
        "**/karte/?instrument=*",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    with page.expect_navigation(wait_until="load"):
        page.get_by_label("Instrument").select_option(label="Coaching")
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    visits.complaints.clear()  # the request that was made to fail


# --- Search -----------------------------------------------------------------------------------------------


def test_search_offers_both_towns_and_the_keyboard_chooses(page):
    open_map(page)
    search(page, "Reichenbach")
    options = page.get_by_role("listbox", name="Vorschläge").get_by_role("option")
    expect(options).to_have_text(["Reichenbach im Vogtland Vogtlandkreis", "Reichenbach/O.L. Landkreis Görlitz"])
    expect(page.get_by_role("status").filter(has_text="2 Vorschläge")).to_have_count(1)
    field = page.get_by_role("combobox", name="Kommune suchen")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(page.locator("#auswahl")).to_have_text("Reichenbach/O.L.")
    expect(page.locator(SELECTED_LINES)).to_have_count(2)
    expect(field).to_have_value("Reichenbach/O.L.")
    expect(field).to_be_focused()


def test_a_sorbian_name_is_found_and_chosen_with_the_mouse(page):
    open_map(page)
    search(page, "Budyšin")
    page.get_by_role("option", name="Bautzen Landkreis Bautzen").click()
    expect(page.locator("#auswahl")).to_have_text("Bautzen")
    expect(page).to_have_url(re.compile(r"\?gemeinde=14625020$"))


def test_escape_closes_the_suggestions_and_then_clears_the_field(page):
    open_map(page)
    search(page, "Wurz")
    field = page.get_by_role("combobox", name="Kommune suchen")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("Wurz")
    field.press("Escape")
    expect(field).to_have_value("")


def test_enter_searches_for_the_text_itself(page):
    open_map(page)
    search(page, "Bernsdorf")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 Kommunen gefunden")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=Bernsdorf$"))


def test_searching_in_the_table_lists_the_municipality(page):
    page.goto("/karte/?ansicht=tabelle")
    search(page, "Wurz")
    page.get_by_role("option", name="Wurzen").click()
    expect(page).to_have_url(re.compile(r"\?ansicht=tabelle&q=Wurzen$"))
    expect(page.locator("tbody tr")).to_have_count(1)


# --- Table --------------------------------------------------------------------------------------------------


def test_the_switch_to_the_table_keeps_the_filters(page):
    open_map(page)
    page.get_by_label("Instrument").select_option(label="Coaching")
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    page.get_by_role("link", name="Tabelle", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?instrument=coaching&ansicht=tabelle$"))
    expect(page.get_by_label("Instrument")).to_have_value("coaching")
    expect(page.get_by_role("table")).to_be_visible()


def test_a_sort_link_sorts_in_place_and_keeps_the_focus(page):
    page.goto("/karte/?ansicht=tabelle")
    link = page.get_by_role("link", name="Kommune", exact=True)
    page.evaluate("window.sameDocument = true")
    link.click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Kommune")
    expect(link).to_be_focused()
    names = page.locator("tbody th").all_inner_texts()
    assert names[:2] == sorted(names[:2])
    link.click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Kommune")
    assert page.evaluate("window.sameDocument")


def test_the_box_for_all_municipalities_applies_at_once(page):
    page.goto("/karte/?ansicht=tabelle")
    page.get_by_label("auch Kommunen ohne Eintrag").check()
    expect(page.locator("#ergebnis")).to_contain_text("418 Kommunen von 418")
    expect(page).to_have_url(re.compile(r"\?ansicht=tabelle&alle=on$"))


# --- Share menu ----------------------------------------------------------------------------------------------


def test_the_link_to_the_view_is_copied(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"])
    open_map(page, f"?gemeinde={WURZEN}")
    page.locator("[data-share] summary").click()
    page.get_by_role("button", name="Link zu dieser Ansicht kopieren").click()
    expect(page.get_by_text("Link kopiert", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_where_copying_is_refused_the_address_is_shown(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800})
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    open_map(page)
    page.locator("[data-share] summary").click()
    page.get_by_role("button", name="Link zu dieser Ansicht kopieren").click()
    expect(page.locator("[data-share-status]")).to_have_text(f"Bitte selbst kopieren: {page.url}")


def test_escape_and_a_click_elsewhere_close_the_share_menu(page):
    open_map(page)
    menu, button = page.locator("[data-share]"), page.locator("[data-share] summary")
    button.click()
    page.get_by_role("link", name="Per E-Mail senden").focus()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("heading", level=1).click()
    expect(menu).not_to_have_attribute("open", "")


# --- Without scripts -------------------------------------------------------------------------------------------


@pytest.fixture
def plain(visits: Visits) -> Page:
    """A page in a browser that runs no scripts."""
    return visits.open(viewport={"width": 1280, "height": 800}, java_script_enabled=False)


def test_without_scripts_the_form_filters(plain):
    plain.goto("/karte/")
    plain.get_by_label("Instrument").select_option(label="Coaching")
    plain.get_by_role("button", name="Anzeigen").click()
    expect(plain.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    expect(plain.get_by_role("img", name="Karte von Sachsen")).to_be_visible()


def test_without_scripts_a_link_selects_and_nothing_is_offered_that_needs_one(plain):
    plain.goto(f"/karte/?gemeinde={WURZEN}")
    expect(plain.get_by_role("heading", name="Wurzen", exact=True)).to_be_visible()
    plain.get_by_role("link", name="Bennewitz", exact=True).click()
    expect(plain.get_by_role("heading", name="Bennewitz", exact=True)).to_be_visible()
    expect(plain.locator("[data-zoom=in]")).to_be_hidden()
    expect(plain.get_by_text("Pfeiltasten")).to_be_hidden()
