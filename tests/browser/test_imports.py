"""A table of participations on its way into the register and out again, and what else staff do with many records."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_accessibility import faults
from tests.browser.test_editors_way import log_in
from tests.municipalities.imports.table_files import HEADING, xlsx

# One row of every kind, by what the portal says of it.
ROWS = {
    "Fehler": ["", "Oschatz", "Coaching", "irgendwie", None, "31.2.2021"],
    "Unbekannte Kommune": ["", "Wurtzen", "Coaching", "läuft", None, "2021"],
    "Widerspruch": ["14626610", "Zittau", "Kooperationsvereinbarung", "abgeschlossen", None, "1.4.2021"],
    "Neu": ["", "Grimma", "Coaching", "läuft", None, "12.3.2021"],
    "Geändert": [14626610, "Zittau", "Sicherheitsanalyse", "läuft", None, "März 2021"],
    "Doppelt in der Datei": ["", "Stadt Grimma", "Coaching", "läuft", None, "12.3.2021"],
    "Unverändert": ["14626610", "Zittau", "Kooperationsvereinbarung", "abgeschlossen", None, "5.2.2021"],
}
WIDTHS = [1280, 390]
IMPORTS = "/verwaltung/kommunen/import/"
RECORDS = "/verwaltung/kommunen/teilnahmen/"
# Tables may scroll in their own boxes; the page around them may not.
SIDEWAYS = """[...document.querySelectorAll("*")].filter((one) =>
    one.scrollWidth > one.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
    && !one.matches(".register__scroll, :has(> .listing)")
).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "teilnahmen.xlsx"
    path.write_bytes(xlsx(HEADING, *ROWS.values(), before=["Deckblatt"]))
    return path


def opened(visits, width: int) -> Page:
    """A page of this width, logged in as somebody who keeps the register."""
    return log_in(visits.open(viewport={"width": width, "height": 900}), "kommunen")


def assert_fine(page: Page) -> None:
    """Nothing that axe finds in either scheme, and nothing to scroll sideways."""
    width = page.viewport_size["width"]
    assert faults(page, width, "dark") + faults(page, width, "light") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(SIDEWAYS) == []


def told(page: Page) -> Locator:
    """What the page tells about what was just done."""
    return page.get_by_role("status").get_by_role("listitem")


def section(page: Page, title: str) -> Locator:
    return page.get_by_role("group").filter(has=page.get_by_role("heading", name=f"{title}: 1", exact=True))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_is_looked_through_taken_over_and_taken_back(quiet, table, width):
    page = opened(quiet, width)
    page.goto(IMPORTS)
    page.get_by_role("button", name="Hochladen und vergleichen").click()
    expect(page.get_by_text("Bitte eine Datei wählen.")).to_be_visible()
    assert_fine(page)

    page.get_by_label("Tabelle").set_input_files(table)
    page.get_by_role("button", name="Hochladen und vergleichen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vorschau des Imports")
    expect(page.get_by_text("Noch ist nichts geändert.")).to_be_visible()
    for title, row in ROWS.items():
        expect(section(page, title)).to_contain_text(row[1].removeprefix("Stadt "))
    for folded in ("Doppelt in der Datei", "Unverändert"):
        expect(section(page, folded).get_by_role("table")).to_be_hidden()
        section(page, folded).get_by_role("heading").click()
        expect(section(page, folded).get_by_role("table")).to_be_visible()
    assert_fine(page)

    # Twice, as those do who are used to icons.
    page.get_by_role("button", name="2 Teilnahmen übernehmen").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("übernommen")
    expect(told(page)).to_have_text("Übernommen: 1 neu, 1 geändert.")
    expect(section(page, "Neu")).to_contain_text("Diese Teilnahmen sind hinzugekommen.")
    assert_fine(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("übernommen")
    expect(page.get_by_role("button", name=re.compile("Teilnahmen übernehmen"))).to_have_count(0)

    page.get_by_role("button", name="Import zurücknehmen").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("zurückgenommen")
    expect(told(page)).to_have_text("Zurückgenommen. Alles ist wieder wie vor dem Import.")
    expect(page.get_by_text("Von diesem Import gilt nichts mehr.")).to_be_visible()
    assert_fine(page)

    page.get_by_role("link", name="Zu allen Importen").click()
    expect(page.get_by_role("row", name=table.name).first).to_contain_text("zurückgenommen: ")
    assert_fine(page)


def press(page: Page, target: Locator) -> None:
    """Go to something with the Tab key, and press it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"The Tab key does not reach {target}.")


def test_the_keyboard_alone_takes_a_table_over_and_back(visits, table):
    page = opened(visits, 1280)
    page.goto(IMPORTS)
    with page.expect_file_chooser() as choosing:
        press(page, page.get_by_label("Tabelle"))
    choosing.value.set_files(table)
    press(page, page.get_by_role("button", name="Hochladen und vergleichen"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Vorschau des Imports")
    press(page, page.get_by_role("button", name="2 Teilnahmen übernehmen"))
    expect(told(page)).to_have_text("Übernommen: 1 neu, 1 geändert.")
    press(page, page.get_by_role("button", name="Import zurücknehmen"))
    expect(told(page)).to_have_text("Zurückgenommen. Alles ist wieder wie vor dem Import.")


def test_a_discarded_preview_is_gone_for_the_back_button_too(visits, table):
    page = opened(visits, 1280)
    page.goto(IMPORTS)
    page.get_by_label("Tabelle").set_input_files(table)
    page.get_by_role("button", name="Hochladen und vergleichen").click()
    page.get_by_role("button", name="Verwerfen").click()
    expect(told(page)).to_have_text("Verworfen. Es wurde nichts geändert.")

    page.go_back()

    expect(told(page)).to_contain_text("Diese Vorschau gibt es nicht mehr")
    expect(page.get_by_role("heading", level=1)).to_have_text("Teilnahmen importieren")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_work_list_leads_to_the_record(visits, width):
    page = opened(visits, width)
    page.goto("/verwaltung/kommunen/arbeitsliste/")
    assert_fine(page)

    page.get_by_role("region", name=re.compile("Überfällige Planungen")).get_by_role("link", name="Freiberg").click()

    expect(page).to_have_title(re.compile("Präventionsrat: Freiberg"))


@pytest.mark.parametrize("width", WIDTHS)
def test_many_states_are_changed_from_the_listing(visits, width):
    page = opened(visits, width)
    page.goto(f"{RECORDS}?q=Zittau")
    for box in page.get_by_role("row").get_by_role("checkbox").all()[1:]:
        box.check()
    button = page.get_by_role("link", name="Status der gewählten Teilnahmen ändern")
    # Without scrolling to the end of the list, and in another colour than what is behind it.
    expect(button).to_be_in_viewport()
    assert faults(page, width, "light") == []
    button.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Status ändern")
    expect(page.get_by_text("2 Teilnahmen ausgewählt:")).to_be_visible()
    assert_fine(page)
    page.get_by_role("link", name="Abbrechen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Teilnahmen")
