"""The slider of the home page: buttons, titles, keyboard and fingers; complete without a script."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

POSITION = ".slider__position"
SLIDES = 4
SCREEN = {"width": 1280, "height": 1000}


@pytest.fixture(scope="module", autouse=True)
def pictures(site: str) -> None:
    """The first visit of all makes the pictures; on a slow machine longer than a browser waits."""
    urlopen(site).close()  # noqa: S310 - our own http address


def slide(page: Page, number: int) -> Locator:
    return page.locator(f"#thema-{number}")


def expect_shown(page: Page, number: int) -> None:
    """This slide is in view, the position says so, and its title is marked."""
    expect(slide(page, number)).to_be_in_viewport(ratio=0.9)
    expect(page.locator(POSITION)).to_have_text(f"Thema {number} von {SLIDES}")
    marked = page.locator(".slider__titles [aria-current=true]")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("href", f"#thema-{number}")


@pytest.fixture
def home(visits) -> Page:
    """The home page on a screen that shows a whole slide and the titles below it."""
    page = visits.open(viewport=SCREEN)
    page.goto("/")
    expect(page.locator(POSITION)).to_be_visible()
    return page


def test_buttons_lead_from_the_first_slide_to_the_last_and_back(home):
    forward, back = home.get_by_role("button", name="Nächstes Thema"), home.get_by_role("button", name="Voriges Thema")
    expect_shown(home, 1)
    expect(back).to_have_attribute("aria-disabled", "true")

    for number in range(2, SLIDES + 1):
        forward.click()
        expect_shown(home, number)

    expect(forward).to_have_attribute("aria-disabled", "true")
    expect(forward).to_be_focused()
    forward.press("Enter")
    expect_shown(home, SLIDES)
    back.click()
    expect_shown(home, SLIDES - 1)


def test_two_quick_steps_are_two_slides(home):
    forward = home.get_by_role("button", name="Nächstes Thema")
    forward.dblclick()

    expect_shown(home, 3)


def test_titles_lead_to_their_slide_and_leave_the_page_where_it_is(home):
    home.locator(".slider__titles a").nth(2).click()

    expect_shown(home, 3)
    assert home.evaluate("scrollY") == 0
    assert home.url.endswith("/")


def test_a_link_that_gets_the_focus_comes_into_view(home):
    home.get_by_role("button", name="Nächstes Thema").focus()
    for number in (1, 2, 3):
        home.keyboard.press("Tab")
        expect(slide(home, number).get_by_role("link")).to_be_focused()
        expect_shown(home, number)
    home.keyboard.press("Shift+Tab")
    expect_shown(home, 2)


def test_it_never_moves_by_itself(home):
    home.clock.install()
    home.clock.run_for(60_000)

    expect_shown(home, 1)


def test_with_reduced_motion_it_jumps(visits):
    page = visits.open(viewport=SCREEN, reduced_motion="reduce")
    page.goto("/")
    expect(page.locator(POSITION)).to_be_visible()

    assert page.locator(".slider__track").evaluate("track => getComputedStyle(track).scrollBehavior") == "auto"
    page.get_by_role("button", name="Nächstes Thema").click()
    expect_shown(page, 2)


def test_on_a_phone_the_position_follows_the_finger(phone):
    phone.goto("/")
    track = phone.locator(".slider__track")
    expect(phone.locator(POSITION)).to_be_visible()
    track.evaluate("track => track.scrollBy({ left: track.clientWidth * 0.8, behavior: 'instant' })")

    expect(phone.locator(POSITION)).to_have_text(f"Thema 2 von {SLIDES}")
    # It has come to rest at the gutter, where the first one was.
    expect(slide(phone, 2)).to_be_in_viewport()
    phone.wait_for_function("document.querySelector('#thema-2').getBoundingClientRect().left === 16")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_script_moves_nothing_and_nothing_is_wider_than_the_screen(visits, width):
    page = visits.open(viewport={"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0;"
        "const add = list => list.getEntries().forEach(one => { shift += one.value; });"
        "new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto("/", wait_until="networkidle")

    assert page.evaluate("shift") < 0.01
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_the_slides_scroll_and_the_titles_are_links_to_them(visits):
    page = visits.open(viewport=SCREEN, java_script_enabled=False)
    page.goto("/")

    expect(page.get_by_role("button", name=re.compile("Thema"))).to_have_count(0)
    expect(slide(page, 1)).to_be_in_viewport(ratio=0.9)
    page.locator(".slider__titles a").nth(3).click()
    expect(slide(page, 4)).to_be_in_viewport(ratio=0.9)
    slide(page, 2).get_by_role("link").focus()
    expect(slide(page, 2)).to_be_in_viewport(ratio=0.9)


def test_a_slide_leads_to_its_page(home):
    home.get_by_role("button", name="Nächstes Thema").click()
    expect_shown(home, 2)
    slide(home, 2).get_by_role("link").click()

    expect(home.get_by_role("heading", level=1)).to_have_text("Ein Präventionsrat für vier Kommunen")
