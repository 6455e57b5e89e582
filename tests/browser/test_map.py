"""The interactive map: what it draws and how mouse, keyboard and finger use it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits

WURZEN = "14729410"
SELECTED_LINES = ".shape--selected-outer, .shape--selected-inner"


def open_map(page: Page, query: str = "") -> None:
    """Go to the map and wait until it is drawn."""
    page.goto(f"/karte/{query}")
    expect(page.locator("participation-map img")).to_be_hidden()


def shapes(page: Page, classes: str = ""):
    return page.locator(f"participation-map path.shape{classes}")


def select_by_address(page: Page, ags: str = WURZEN) -> None:
    open_map(page, f"?gemeinde={ags}")


def middle_of(page: Page, name: str) -> tuple[float, float]:
    """A point inside the named shape, in pixels of the window."""
    box = page.locator("participation-map .map-label", has_text=re.compile(f"^{name}$")).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def zoom_of(page: Page) -> float:
    """How wide the widest shape is drawn: grows with the zoom."""
    return page.locator("path.district-line").first.evaluate("line => line.getBBox().width")


def swipe_up(page: Page, x: float, y: float) -> None:
    """One finger, in small steps as a screen reports them."""
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 21):
        point = {"x": x, "y": y - 15 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


# --- Drawing ------------------------------------------------------------------------------------------


def test_every_municipality_is_drawn_with_the_classes_of_its_state(page):
    open_map(page)
    expect(shapes(page)).to_have_count(418)
    councils = page.locator("[data-count=prevention_council]").inner_text()
    expect(shapes(page, ".i-prevention_council")).to_have_count(int(councils))
    empty = page.locator("[data-count=none]").inner_text()
    expect(shapes(page, ":not(.shape--stage, .shape--other, .shape--planned)")).to_have_count(int(empty))


def test_filled_shapes_lie_above_empty_ones_and_below_the_borders_of_districts(page):
    open_map(page)
    order = page.locator("participation-map path").evaluate_all(
        """paths => [...new Set(paths.map((path) =>
            path.matches(".district-line") ? "district" : path.matches("[class*='shape--']") ? "filled" : "empty"))]"""
    )
    assert order == ["empty", "filled", "district"]


def test_symbols_stand_once_for_every_record_of_the_legend(page):
    open_map(page)
    rows = page.locator(".legend__row--symbol")
    for row in rows.all():
        code = re.search(r"i-(\w+)", row.locator(".symbol").get_attribute("class")).group(1)
        number = int(row.locator("b").inner_text())
        expect(page.locator(f"participation-map .map-symbol.i-{code}")).to_have_count(number)


def test_saxony_is_shown_beside_what_lies_over_the_map(page):
    open_map(page)
    legend = page.locator("[data-legend]").bounding_box()
    under = page.locator("path.shape").evaluate_all(
        """(paths, {x, y}) => paths.filter((path) => {
            const box = path.getBoundingClientRect();
            return box.left > x && box.top > y;
        }).length""",
        legend,
    )
    assert under == 0


def test_a_territorial_change_changes_the_shapes(page):
    open_map(page, "?stand=2022-12-31")
    expect(shapes(page)).to_have_count(419)
    page.get_by_label("Stand am").fill("01.01.2023")
    page.get_by_label("Stand am").press("Enter")
    expect(shapes(page)).to_have_count(418)


def test_the_servers_drawing_stays_where_the_data_do_not_come(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800})
    page.route("**/stand.json*", lambda route: route.abort())
    page.goto("/karte/")
    expect(page.get_by_text("Die interaktive Karte ist gerade nicht erreichbar")).to_be_visible()
    expect(page.get_by_role("img", name="Karte von Sachsen")).to_be_visible()
    assert len(visits.complaints) == 2  # the failed request and the note of it
    visits.complaints.clear()


def test_the_map_follows_the_dark_scheme(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    open_map(page)
    empty = shapes(page, ":not([class*='shape--'])").first
    expect(empty).to_have_css("fill", "rgb(38, 36, 31)")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("query", ["", f"?gemeinde={WURZEN}", "?ansicht=tabelle"])
def test_nothing_scrolls_sideways(visits: Visits, width, query):
    page = visits.open(viewport={"width": width, "height": 700})
    page.goto(f"/karte/{query}")
    if "tabelle" not in query:
        expect(page.locator("participation-map img")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- Selecting ----------------------------------------------------------------------------------------


def test_an_address_selects(page):
    select_by_address(page)
    expect(page.locator(SELECTED_LINES)).to_have_count(2)
    expect(page.get_by_role("heading", name="Wurzen", exact=True)).to_be_visible()


def test_a_click_selects_and_a_link_to_a_neighbour_as_well(page):
    open_map(page)
    page.mouse.click(*middle_of(page, "Bautzen"))
    expect(page.get_by_role("heading", name="Bautzen", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/karte/\?gemeinde=14625020$"))
    expect(page).to_have_title(re.compile("^Bautzen – "))
    expect(page.get_by_role("status").filter(has_text="Bautzen ausgewählt")).to_have_count(1)
    page.locator(".selection [data-select]").first.click()
    expect(page.locator(SELECTED_LINES)).to_have_count(2)
    expect(page.locator("#auswahl")).to_be_focused()


def test_hovering_names_a_municipality(page):
    open_map(page)
    page.mouse.move(*middle_of(page, "Bautzen"))
    expect(page.locator(".leaflet-tooltip")).to_contain_text("Bautzen")
    page.mouse.move(1270, 130)
    expect(page.locator(".leaflet-tooltip")).to_have_count(0)


def test_arrow_keys_go_to_the_neighbour_in_that_direction(page):
    select_by_address(page)
    page.locator("participation-map").focus()
    for key, name in (("ArrowUp", "Lossatal"), ("ArrowLeft", "Thallwitz")):
        page.keyboard.press(key)
        expect(page.locator("#auswahl")).to_have_text(name)
    expect(page.locator("participation-map")).to_be_focused()


def test_an_arrow_key_without_a_selection_starts_in_the_middle(page):
    open_map(page)
    page.locator("participation-map").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(SELECTED_LINES)).to_have_count(2)


def test_escape_clears_the_selection_and_enter_opens_the_page(page):
    select_by_address(page)
    page.locator("participation-map").focus()
    page.keyboard.press("Escape")
    expect(page.locator(SELECTED_LINES)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/karte/$"))
    page.go_back()
    expect(page.locator(SELECTED_LINES)).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/karte/gemeinden/{WURZEN}-wurzen/$"))


def test_the_map_is_one_stop_for_the_keyboard(page):
    select_by_address(page)
    page.locator("[data-share] summary").focus()
    page.keyboard.press("Tab")
    expect(page.locator("participation-map")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Einen Monat zurück")).to_be_focused()


def test_keys_and_buttons_zoom_between_all_of_saxony_and_near(page):
    open_map(page)
    whole = zoom_of(page)
    zoom_out = page.get_by_role("button", name="Karte verkleinern")
    expect(zoom_out).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Karte vergrößern").click()
    expect(zoom_out).to_have_attribute("aria-disabled", "false")
    page.locator("participation-map").focus()
    page.keyboard.press("0")
    expect(zoom_out).to_have_attribute("aria-disabled", "true")
    assert zoom_of(page) == pytest.approx(whole)


def test_more_names_appear_the_closer_one_looks(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    open_map(page)
    labels = page.locator("participation-map .map-label")
    before = labels.count()
    page.get_by_role("button", name="Karte vergrößern").click()
    assert labels.count() > before


def test_who_wants_no_motion_sees_the_new_view_at_once(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    open_map(page)
    whole = zoom_of(page)
    page.get_by_role("button", name="Karte vergrößern").click()
    assert zoom_of(page) > whole * 1.5
    expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)


# --- Touch --------------------------------------------------------------------------------------------


def test_the_first_tap_on_a_phone_selects(phone):
    open_map(phone)
    phone.touchscreen.tap(*middle_of(phone, "Bautzen"))
    expect(phone.locator(SELECTED_LINES)).to_have_count(2)
    expect(phone.get_by_role("heading", name="Bautzen", exact=True)).to_be_attached()
    expect(phone.locator(".leaflet-tooltip")).to_contain_text("Bautzen")


def test_one_finger_over_the_map_scrolls_the_page(phone):
    open_map(phone)
    before = phone.locator("participation-map .leaflet-map-pane").get_attribute("style")
    swipe_up(phone, *middle_of(phone, "Dresden"))
    expect(phone.get_by_role("heading", level=1)).not_to_be_in_viewport()
    assert phone.locator("participation-map .leaflet-map-pane").get_attribute("style") == before


def test_the_wheel_scrolls_a_page_that_can_scroll(visits: Visits):
    page = visits.open(viewport={"width": 700, "height": 700})
    open_map(page)
    whole = zoom_of(page)
    page.mouse.move(*middle_of(page, "Dresden"))
    page.mouse.wheel(0, 250)
    expect(page.get_by_role("heading", level=1)).not_to_be_in_viewport()
    assert zoom_of(page) == pytest.approx(whole)


def test_the_wheel_zooms_where_the_page_cannot_scroll(page):
    open_map(page)
    page.mouse.move(*middle_of(page, "Dresden"))
    page.mouse.wheel(0, -200)
    expect(page.get_by_role("button", name="Karte verkleinern")).to_have_attribute("aria-disabled", "false")
