"""The Bilanz on a phone, on paper, and for those who see no colours."""

import pytest
from playwright.sync_api import Locator, Page, expect

BALANCE = "/karte/bilanz/"


def right_edge(one: Locator) -> float:
    """How far to the right of the window's edge it reaches."""
    box = one.bounding_box()
    return box["x"] + box["width"]


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_who_took_a_step_without_scrolling_sideways(visits, width):
    page = visits.open(viewport={"width": width, "height": 800})
    page.goto(BALANCE)

    step = page.locator(".balance__milestones tbody tr").first

    expect(step.get_by_role("cell")).to_have_count(3)
    assert max(right_edge(cell) for cell in step.get_by_role("cell").all()) <= width


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_all_words_above_a_table(visits, width):
    page = visits.open(viewport={"width": width, "height": 800})
    page.goto(BALANCE)

    assert max(right_edge(caption) for caption in page.locator(".balance caption:visible").all()) <= width


def test_bars_of_districts_have_no_frame_that_would_look_like_the_whole(page):
    page.goto(BALANCE)

    assert page.locator(".table__bar svg").first.evaluate("one => getComputedStyle(one).borderStyle") == "none"


def look(page: Page, selector: str) -> list[str]:
    """How lines are drawn: dashes, width, colour."""
    return page.locator(selector).evaluate_all(
        """all => all.map(one => { const style = getComputedStyle(one);
            return [style.strokeDasharray, style.strokeWidth, style.stroke].join(); })"""
    )


def test_on_paper_no_two_lines_look_alike_without_their_colours(page):
    page.goto(BALANCE)
    page.emulate_media(media="print")

    lines = look(page, ".chart__drawing .chart__line")

    assert len(lines) == 8
    assert len(set(lines)) == 8
    assert look(page, ".chart__sample .chart__line") == lines


@pytest.mark.parametrize("landscape", [False, True])
def test_paper_has_neither_forms_nor_navigation_and_cuts_no_table(page, landscape):
    # A4 within its margins, in CSS pixels.
    width = 987 if landscape else 658
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(BALANCE)
    page.emulate_media(media="print")

    for selector in ("form", ".main-nav", ".breadcrumb", ".balance__ways", ".pagination"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    assert max(right_edge(table) for table in page.locator(".balance table:visible").all()) <= width
