"""The hints on the map, and lists narrowed to what is near a municipality: by keyboard, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_map import open_map

PRACTICE = "/good-practice/"
NEAR = "In der Nähe von"
NEAR_WURZEN = "Wurzen, Nachbarn und Landkreis Leipzig entfernen"


@pytest.fixture
def plain(visits: Visits) -> Page:
    """A page without scripts."""
    return visits.open(viewport={"width": 1280, "height": 800}, java_script_enabled=False)


# --- Hints ----------------------------------------------------------------------------------------------------


def test_hints_close_and_open_by_keyboard_and_stay_as_the_visitor_left_them(page):
    open_map(page)
    hints = page.locator(".hints")
    expect(hints.get_by_role("link")).to_have_text(["Kommune suchen", "Stand wählen", "Mitnehmen"])
    hints.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Hinweise zeigen")).to_be_visible()
    expect(hints.get_by_role("link")).to_have_count(0)
    page.get_by_label("Instrument").select_option(label="Coaching")
    expect(page.get_by_role("heading", name="Fläche: Coaching")).to_be_visible()
    expect(page.get_by_text("Hinweise zeigen")).to_be_visible()
    page.get_by_text("Hinweise zeigen").click()
    expect(hints.get_by_role("link")).to_have_count(3)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(
    ("hint", "field"), [("Kommune suchen", "#id_q"), ("Stand wählen", "#id_stand"), ("Mitnehmen", "#teilen")]
)
def test_a_hint_leads_to_what_it_speaks_of(page, hint, field):
    open_map(page)
    page.locator(".hints").get_by_role("link", name=hint).press("Enter")
    expect(page.locator(field)).to_be_focused()


def test_without_scripts_hints_open_and_close_and_whoever_has_chosen_finds_them_closed(plain):
    plain.goto("/karte/")
    expect(plain.locator(".hints li")).to_have_count(3)
    plain.get_by_text("Hinweise zur Karte").click()
    expect(plain.locator(".hints ul")).to_be_hidden()
    plain.goto("/karte/?gemeinde=14729410")
    expect(plain.locator(".hints ul")).to_be_hidden()
    plain.get_by_text("Hinweise zeigen").click()
    expect(plain.locator(".hints ul")).to_be_visible()


def test_hints_move_nothing_while_the_page_loads(visits):
    page = visits.open(viewport={"width": 320, "height": 640})
    open_map(page)
    shift = page.evaluate(
        """() => new Promise((tell) => {
          let sum = 0;
          new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => tell(sum), 300);
        })"""
    )
    assert shift < 0.1
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


# --- Lists ----------------------------------------------------------------------------------------------------


def test_a_suggestion_goes_with_everything_else_that_is_ticked(page):
    page.goto(PRACTICE)
    page.get_by_label("Vernetzung").check()
    page.get_by_label(NEAR).press_sequentially("wurz")
    page.get_by_role("option", name="Wurzen").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/good-practice/\?nahe=14729410&thema=vernetzung$"))
    expect(page.get_by_role("link", name=NEAR_WURZEN)).to_be_visible()
    expect(page.get_by_label(NEAR)).to_have_value("Wurzen")
    expect(page.get_by_label("Vernetzung")).to_be_checked()


def test_a_name_that_two_towns_have_can_be_chosen_and_stays_chosen(page):
    page.goto("/veranstaltungen/")
    page.get_by_label(NEAR).press_sequentially("bernsdorf")
    page.get_by_role("option", name=re.compile("Zwickau")).click()
    expect(page).to_have_url(re.compile(r"[?&]nahe=14524\d{3}\b"))
    expect(page.get_by_label(NEAR)).to_have_value("Bernsdorf (Landkreis Zwickau)")
    page.get_by_role("button", name="Filter anwenden").click()
    expect(page.get_by_role("link", name=re.compile("Bernsdorf, Nachbarn und Landkreis Zwickau"))).to_be_visible()


def test_without_scripts_a_name_is_enough_and_a_wrong_one_is_not_lost(plain):
    plain.goto(PRACTICE)
    plain.get_by_label(NEAR).fill("Wurtzen")
    plain.get_by_role("button", name="Filter anwenden").click()
    expect(plain.get_by_label(NEAR)).to_have_value("Wurtzen")
    expect(plain.locator(".notice")).to_contain_text("Keine Kommune gefunden für »Wurtzen«. Meinten Sie Wurzen?")
    plain.get_by_label(NEAR).fill("Wurzen")
    plain.get_by_role("button", name="Filter anwenden").click()
    plain.get_by_role("link", name=NEAR_WURZEN).click()
    expect(plain).to_have_url(re.compile(r"/good-practice/\??$"))


def test_the_page_of_a_municipality_leads_to_the_narrowed_list(page):
    page.goto("/karte/gemeinden/14729410-wurzen/")
    page.get_by_role("link", name="Alle Projekte in der Nähe von Wurzen").click()
    expect(page.get_by_role("link", name=NEAR_WURZEN)).to_be_visible()


def test_a_long_filter_has_a_line_of_its_own_on_a_phone(visits):
    page = visits.open(viewport={"width": 390, "height": 844})
    page.goto("/veranstaltungen/?nahe=Wurzen")

    # One line of small text within its border, not five.
    assert page.locator(".chip").first.bounding_box()["height"] < 45
    subscribe = page.get_by_role("link", name="Diese Auswahl abonnieren").bounding_box()
    assert subscribe["y"] > page.locator(".chips").bounding_box()["y"]
