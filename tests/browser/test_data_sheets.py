"""A municipality's data sheet on its way to her coordinator, sent by somebody who keeps the register."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import faults
from tests.browser.test_imports import WIDTHS, assert_fine, opened, told


@pytest.mark.parametrize("width", WIDTHS)
def test_a_data_sheet_is_looked_at_and_sent_once(quiet, width):
    page = opened(quiet, width)
    page.goto("/verwaltung/kommunen/gemeinden/?q=Wurzen")
    page.get_by_role("link", name="Wurzen", exact=True).click()
    page.get_by_role("link", name="Datenblatt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Datenblatt Wurzen")
    sheet = page.request.get(page.get_by_role("link", name="Datenblatt ansehen").get_attribute("href"))
    assert (sheet.headers["content-type"], sheet.body()[:5]) == ("application/pdf", b"%PDF-")
    recipient = page.get_by_role("textbox", name="An*", exact=True)
    expect(recipient).to_have_value("praeventionsrat1@example.org")

    page.get_by_role("textbox", name="Antwort bis*", exact=True).click()
    expect(page.locator(".xdsoft_datetimepicker").last).to_be_visible()
    page.keyboard.press("Escape")
    recipient.fill("")
    page.get_by_role("button", name="Datenblatt senden").click()
    expect(page.get_by_text("Bitte die Adresse der Koordination angeben.")).to_be_visible()
    assert_fine(page)

    address = f"koordination-{width}@example.org"
    recipient.fill(address)
    page.get_by_role("button", name="Datenblatt senden").dblclick()
    expect(told(page)).to_have_text(f"Das Datenblatt geht an {address}.")
    expect(page.get_by_role("listitem").filter(has_text=f"An {address}: Bitte prüfen")).to_have_count(1)
    assert_fine(page)

    page.get_by_role("link", name="Zu Wurzen").click()
    page.goto(page.url.replace("/edit/", "/history/"))
    expect(page.get_by_role("cell", name="Datenblatt zum Prüfen gesendet").first).to_be_visible()
    # Wagtail's own header may be scrolled there.
    assert faults(page, width, "dark") + faults(page, width, "light") == []
