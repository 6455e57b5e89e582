"""The programme in a browser: a choice that stays, reading without a network, one sheet of paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations

EVENT = "/veranstaltungen/fachtag-im-browser/"
PROGRAMME = f"{EVENT}programm/"


def chosen(page: Page) -> list[str]:
    """The titles of the chosen sessions."""
    return page.locator("article:has(:checked) h3").all_inner_texts()


def choose(page: Page, title: str) -> None:
    page.get_by_label(f"In meine Auswahl: {title}").check()


def test_a_choice_stays_in_the_browser_and_in_the_address(page, visits):
    page.goto(PROGRAMME)
    expect(page.get_by_role("status")).to_have_text("Noch nichts gewählt")
    choose(page, "Befragungen")
    expect(page.get_by_role("status")).to_have_text("1 Punkt gewählt")
    link = page.url
    page.goto(PROGRAMME)
    other = visits.open()
    other.goto(link)

    assert "?meine=" in link
    assert chosen(page) == chosen(other) == ["Befragungen"]
    file = page.get_by_role("link", name="In den Kalender").get_attribute("href")
    assert page.request.get(file).text().count("BEGIN:VEVENT") == 1


def test_a_link_of_somebody_else_leaves_the_own_choice_alone(page):
    page.goto(PROGRAMME)
    choose(page, "Begrüßung")
    page.goto(f"{PROGRAMME}?meine=00000000")
    page.goto(PROGRAMME)

    assert chosen(page) == ["Begrüßung"]


def test_without_a_script_the_button_shows_the_choice(visits):
    page = visits.open(java_script_enabled=False)
    page.goto(PROGRAMME)
    choose(page, "Beleuchtung")
    page.get_by_role("button", name="Meine Auswahl zeigen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mein Programm")
    assert len(page.locator("article h3").all()) == 1
    page.get_by_role("link", name="Ganzes Programm zeigen").click()
    expect(page.locator("article h3")).to_have_count(4)


@pytest.fixture
def offline(visits):
    """What fails without a network is what we ask for."""
    yield visits
    visits.complaints = [one for one in visits.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_once_opened_it_is_readable_without_a_network_and_nothing_else_is(offline):
    page = offline.open()
    page.goto(PROGRAMME)
    expect(page.get_by_text("auch ohne Netz lesbar")).to_be_visible()
    choose(page, "Befragungen")
    page.context.set_offline(True)
    page.reload()

    expect(page.get_by_text("Sie sind ohne Netz.")).to_be_visible()
    expect(page.locator("article h3")).to_have_count(4)
    assert chosen(page) == ["Befragungen"]
    # The stylesheet is there as well.
    assert page.locator(".programme__session").first.evaluate("one => getComputedStyle(one).borderLeftWidth") == "4px"
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(EVENT)


def test_the_worker_is_in_charge_of_the_programme_only(page):
    page.goto(PROGRAMME)
    scope = page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => new URL(scope).pathname)")

    assert scope == PROGRAMME


def test_it_prints_on_one_sheet(page):
    page.goto(PROGRAMME)

    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("address", [EVENT, PROGRAMME])
def test_axe_finds_nothing(visits, address):
    assert violations(visits, address) == []
