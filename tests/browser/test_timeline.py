"""The timeline of the home page: buttons, keyboard, and today in sight; complete without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import RULES

SCREEN = {"width": 1280, "height": 900}
AXIS = ".timeline__scroll"
TODAY = ".timeline__today"


@pytest.fixture
def home(visits) -> Page:
    page = visits.open(viewport=SCREEN)
    page.goto("/")
    page.locator(".timeline").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Heute")).to_be_visible()
    return page


def left_of_today(page: Page) -> float:
    """Where the line of today stands on the screen, as a share of its width."""
    return page.locator(TODAY).evaluate("one => one.getBoundingClientRect().right / innerWidth")


def test_it_opens_with_today_in_the_left_half(home):
    assert 0 < left_of_today(home) < 0.5


def test_buttons_lead_to_later_events_and_back_to_today(visits):
    page = visits.open(viewport={"width": 800, "height": 900})
    page.goto("/")
    forward, back = (page.get_by_role("button", name=f"{name} Termine") for name in ("Spätere", "Frühere"))
    last = page.locator(".timeline__mark a").last
    page.locator(".timeline").scroll_into_view_if_needed()
    expect(last).not_to_be_in_viewport()

    while forward.get_attribute("aria-disabled") != "true":
        forward.click()
        page.wait_for_timeout(600)
    expect(last).to_be_in_viewport()
    expect(forward).to_have_attribute("aria-disabled", "true")
    expect(forward).to_be_focused()

    page.get_by_role("button", name="Heute").click()
    page.wait_for_timeout(600)
    assert 0 < left_of_today(page) < 0.5
    back.click()
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".timeline__mark a").first).to_be_in_viewport()


def test_the_tab_key_leads_through_the_events_in_time_order_and_shows_each(home):
    home.get_by_role("button", name="Spätere Termine").focus()
    events = home.locator(".timeline__mark a")
    for number in range(events.count()):
        home.keyboard.press("Tab")
        expect(events.nth(number)).to_be_focused()
        expect(events.nth(number)).to_be_in_viewport(ratio=0.9)


def test_the_label_of_an_event_is_what_a_click_on_it_hits(home):
    hit = """link => { link.scrollIntoView({ behavior: "instant", block: "center", inline: "nearest" });
        const { x, y } = link.getClientRects()[0];
        return document.elementFromPoint(x + 4, y + 4).closest("a")?.href === link.href; }"""
    seen = [one for one in home.locator(".timeline__mark a").all() if one.bounding_box()["x"] < SCREEN["width"] - 20]

    assert len(seen) > 4
    assert [one.inner_text() for one in seen if not one.evaluate(hit)] == []


@pytest.mark.parametrize("width", [320, 390])
def test_on_phones_it_is_a_list_without_buttons(visits, width):
    page = visits.open(viewport={"width": width, "height": 800})
    page.goto("/")
    tops = page.locator(".timeline__events > li").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )

    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops) == 10
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.locator(".timeline__buttons")).to_be_hidden()


def test_without_a_script_today_is_in_sight_and_no_button_promises_more(visits):
    page = visits.open(viewport=SCREEN, java_script_enabled=False)
    page.goto("/")

    expect(page.locator(".timeline__buttons")).to_be_hidden()
    box = page.locator(TODAY).bounding_box()
    assert 0 < box["x"] + box["width"] < SCREEN["width"] / 2


def test_labels_do_not_overlap_even_in_large_type(visits):
    page = visits.open(viewport={"width": 1280, "height": 900})
    page.goto("/")
    page.evaluate("document.documentElement.style.fontSize = '125%'")
    boxes = page.locator(".timeline__label, .timeline__today p").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.x, box.y, box.right, box.bottom])"
    )
    overlaps = [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]

    assert len(boxes) == 10
    assert overlaps == []


def test_with_reduced_motion_it_jumps(visits):
    page = visits.open(viewport=SCREEN, reduced_motion="reduce")
    page.goto("/")

    assert page.locator(AXIS).evaluate("axis => getComputedStyle(axis).scrollBehavior") == "auto"


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visits, width, scheme):
    page = visits.open(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto("/", wait_until="networkidle")
    report = Axe().run(page, context=".timeline", options=RULES)

    assert [one["id"] for one in report.response["violations"]] == []
