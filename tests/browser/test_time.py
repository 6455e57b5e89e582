"""The slider through the months of the map: mouse, keyboard, finger, reduced motion, and no script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visits
from tests.browser.test_map import open_map, shapes

MARCH = "?stand=2021-03-31"


def time_range(page: Page) -> Locator:
    return page.get_by_role("slider", name="Stand der Karte")


def expect_words(page: Page, words: str) -> None:
    """What the slider says to those who hear it; day and month are kept together by a no-break space."""
    expect(time_range(page)).to_have_attribute("aria-valuetext", words.replace(". ", ".\u00a0"))


def expect_day(page: Page, words: str, iso: str) -> None:
    """Slider, list, address and legend speak of the same day."""
    expect_words(page, words)
    expect(page.get_by_label("Monat und Jahr")).to_have_value(iso)
    expect(page).to_have_url(re.compile(rf"[?&]stand={iso}$"))
    expect(page.locator(".legend__note")).to_contain_text(f"Stand {words}")


def test_keys_move_the_map_by_months(page):
    open_map(page, MARCH)
    time_range(page).focus()
    time_range(page).press("ArrowRight")
    expect_day(page, "30. April 2021", "2021-04-30")
    time_range(page).press("ArrowLeft")
    time_range(page).press("ArrowLeft")
    expect_day(page, "28. Februar 2021", "2021-02-28")
    councils = int(page.locator("[data-count=prevention_council]").inner_text())
    expect(shapes(page, ".i-prevention_council")).to_have_count(councils)
    time_range(page).press("Home")
    expect_day(page, "6. Februar 2019", "2019-02-06")
    time_range(page).press("End")
    expect(page).to_have_url(re.compile(r"/karte/$"))


def test_the_list_of_months_goes_anywhere_and_the_date_field_follows(page):
    open_map(page)
    page.get_by_label("Monat und Jahr").select_option(label="Juni 2021")
    expect_day(page, "30. Juni 2021", "2021-06-30")
    expect(page.get_by_label("Stand am")).to_have_value("30.06.2021")


def test_a_date_of_the_form_moves_the_slider(page):
    open_map(page)
    page.get_by_label("Stand am").fill("15.3.2021")
    page.get_by_label("Stand am").press("Tab")
    expect_day(page, "15. März 2021", "2021-03-15")
    page.get_by_role("button", name="Einen Monat vor").click()
    expect_day(page, "31. März 2021", "2021-03-31")


def test_the_mouse_drags_through_the_years_in_one_step_of_the_history(page):
    open_map(page, MARCH)
    box = time_range(page).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 200, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, middle, steps=10)
    page.mouse.up()
    expect_day(page, "6. Februar 2019", "2019-02-06")
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Einen Monat vor").click()
    expect_day(page, "28. Februar 2019", "2019-02-28")
    assert page.evaluate("history.length") == before


def test_a_finger_taps_the_track_and_the_buttons(phone):
    open_map(phone, MARCH)
    box = time_range(phone).bounding_box()
    phone.touchscreen.tap(box["x"] + 9, box["y"] + box["height"] / 2)
    expect_day(phone, "6. Februar 2019", "2019-02-06")
    phone.get_by_role("button", name="Einen Monat vor").tap()
    expect_day(phone, "28. Februar 2019", "2019-02-28")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_plays_when_asked_and_stops_when_asked(visits: Visits, motion):
    page = visits.open(viewport={"width": 1280, "height": 800}, reduced_motion=motion)
    open_map(page, MARCH)
    page.wait_for_timeout(1800)
    expect_words(page, "31. März 2021")
    page.get_by_role("button", name="Zeitreise abspielen").click()
    expect_words(page, "31. Mai 2021")
    page.get_by_role("button", name="Zeitreise anhalten").click()
    stopped = time_range(page).get_attribute("aria-valuetext")
    page.wait_for_timeout(1800)
    expect_words(page, stopped)
    expect(page.locator(".legend__note")).to_contain_text(stopped)


def test_playing_ends_with_today(page):
    open_map(page)
    page.get_by_role("button", name="Einen Monat zurück").click()
    page.get_by_role("button", name="Zeitreise abspielen").click()
    expect(page.get_by_role("button", name="Zeitreise abspielen")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/karte/$"))


# As the page is while the slider's script is on its way.
NOT_YET = """const define = customElements.define.bind(customElements);
customElements.define = (name, ...rest) => name === "time-slider" || define(name, ...rest);"""


def test_nothing_moves_when_the_script_comes(visits: Visits):
    places = []
    for script in (NOT_YET, ""):
        page = visits.open(viewport={"width": 390, "height": 844})
        page.add_init_script(script)
        page.goto("/karte/")
        assert page.locator("time-slider:defined").count() == (0 if script else 1)
        places.append(page.get_by_label("Monat und Jahr").bounding_box()["width"])
        places.append(page.locator("time-slider").bounding_box()["height"])
    assert places[:2] == places[2:]


def test_without_a_script_the_list_is_a_form_that_keeps_the_filters(visits: Visits):
    page = visits.open(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page.goto("/karte/?instrument=coaching&kreis=14729")
    expect(time_range(page)).to_be_hidden()
    page.get_by_label("Monat und Jahr").select_option(label="Juni 2021")
    page.get_by_role("button", name="Diesen Stand zeigen").click()
    expect(page).to_have_url(re.compile(r"/karte/\?instrument=coaching&kreis=14729&stand=2021-06-30$"))
    expect(page.locator(".legend__note")).to_contain_text("Stand 30. Juni 2021, Landkreis Leipzig")
