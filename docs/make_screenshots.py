"""
Renews the pictures of the handbooks (docs/redaktion.md, docs/pflege.md) from a running demo site:

    make demo                                   # in one terminal
    .venv/bin/python docs/make_screenshots.py   # in another; --site for another address

Works with the demo's accounts. The draft and the import it makes for the pictures are deleted in the end.
"""

import re
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "images" / "redaktion"
TITLE = "Zwei Städte planen gemeinsam"
PASSWORD = "asskomm-demo"  # noqa: S105 - the demo's, meant to be known
WIDTH, HEIGHT = 1280, 800
# Flat surfaces and text need few colours; more only make the files heavier.
COLOURS = 64
MAX_BYTES = 80 * 1024
# A new participation, one that the portal knows, and one of nobody.
IMPORTED = """Kommune;Instrument;Status;Beginn
Grimma;Coaching;läuft;1.9.2026
Wurzen;Coaching;läuft;Februar 2021
Grima;Coaching;läuft;1.10.2026
"""
# Panels slide in, previews load.
SETTLE = 1_500


def main() -> None:
    parser = ArgumentParser(description=__doc__.split("\n\n")[0].strip())
    parser.add_argument("--site", default="http://localhost:8000")
    site = parser.parse_args().site
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        show_login(browser, site)
        with logged_in(browser, site, "redaktion") as page:
            write_item(page)
            show_editor(page)
            hand_in(page)
            show_media(page)
        with logged_in(browser, site, "leitung") as page:
            approve(page)
            show_rest(page)
            clear_away(page)
        with logged_in(browser, site, "veranstaltungen") as page:
            show_registrations(page)
        with logged_in(browser, site, "kommunen") as page:
            show_register(page)
        browser.close()


@contextmanager
def logged_in(browser: Browser, site: str, name: str) -> Iterator[Page]:
    """A page of somebody on the dashboard."""
    context = browser.new_context(
        base_url=site, viewport={"width": WIDTH, "height": HEIGHT}, locale="de-DE", reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto("/verwaltung/login/")
    page.get_by_label("Benutzername").fill(name)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.get_by_role("heading", name="ASSKomm-Verwaltung").wait_for()
    yield page
    context.close()


def shoot(page: Page, name: str) -> None:
    """Keep what the browser shows as a small picture."""
    page.wait_for_timeout(SETTLE)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{name}.png"
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MAX_BYTES:
            break
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


def show_login(browser: Browser, site: str) -> None:
    page = browser.new_page(base_url=site, viewport={"width": WIDTH, "height": HEIGHT}, locale="de-DE")
    page.goto("/verwaltung/login/")
    shoot(page, "01-anmelden")
    page.close()


def write_item(page: Page) -> None:
    """A news item with everything the handbook explains."""
    shoot(page, "02-startseite")
    page.get_by_role("link", name="Neuigkeit schreiben").click()
    page.get_by_placeholder("Seitentitel").fill(TITLE)
    page.locator("#id_lead").fill("Wurzen und Flöha stimmen ab, was sie gegen Leerstand tun.")
    shoot(page, "03-formular")
    page.get_by_role("button", name="Bild auswählen").first.click()
    page.locator(".modal-content [data-chooser-modal-choice]").first.wait_for()
    shoot(page, "04-bild-auswaehlen")
    page.locator(".modal-content [data-chooser-modal-choice]").first.click()
    page.locator(".modal-content").wait_for(state="detached")
    page.locator("#id_image").wait_for(state="attached")
    scroll_to(page, "#id_image_alt")
    shoot(page, "05-alternativtext")


def show_editor(page: Page) -> None:
    """Blocks, classification, preview and hints."""
    page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    shoot(page, "06-bausteine")
    page.get_by_role("option", name="Zitat", exact=True).click()
    page.locator("textarea[name$='-value-text']").last.fill("Zusammen kommen wir schneller voran.")
    page.locator("input[name$='-value-person']").last.fill("Kim Muster")
    page.get_by_role("tab", name="Einordnung").click()
    page.get_by_label("Vernetzung").check()
    page.get_by_role("button", name="Kommune hinzufügen").click()
    page.locator(".modal-content").get_by_label("Suchbegriff").fill("Wurzen")
    page.wait_for_timeout(SETTLE)
    page.locator(".modal-content").get_by_role("checkbox").first.check()
    shoot(page, "07-kommunen")
    page.get_by_role("button", name="Auswahl bestätigen").click()
    page.locator(".modal-content").wait_for(state="detached")
    page.get_by_role("tab", name="Verbreitung").click()
    shoot(page, "08-verbreitung")
    page.get_by_role("tab", name="Inhalt").click()
    page.get_by_role("button", name="Vorschau umschalten").click()
    page.wait_for_timeout(2 * SETTLE)
    shoot(page, "09-vorschau")
    page.get_by_role("button", name="Vorschau umschalten").click()


def hand_in(page: Page) -> None:
    """What is missing, and the way to the editors in chief."""
    page.wait_for_timeout(2 * SETTLE)
    open_actions(page)
    shoot(page, "10-einreichen")
    page.get_by_role("button", name="Zur Freigabe einreichen", exact=True).click()
    page.locator(".messages .error").wait_for()
    scroll_to(page, "#id_image_alt")
    shoot(page, "11-fehler")
    page.locator("#id_image_alt").fill("Landschaft mit Sonne, als Grafik.")
    page.wait_for_timeout(2 * SETTLE)
    open_actions(page)
    page.get_by_role("button", name="Zur Freigabe einreichen", exact=True).click()
    page.locator(".messages .success").wait_for()


def show_media(page: Page) -> None:
    page.goto("/verwaltung/images/add/")
    shoot(page, "12-bild-hochladen")
    page.goto("/verwaltung/documents/multiple/add/")
    shoot(page, "13-dokument-hochladen")


def approve(page: Page) -> None:
    """The item on the desk of the editors in chief, and when it goes online."""
    page.goto("/verwaltung/")
    scroll_to(page, "#approvals-section")
    shoot(page, "14-freigaben")
    page.get_by_role("link", name=TITLE).first.click()
    open_actions(page)
    shoot(page, "15-freigeben")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Status umschalten").click()
    page.get_by_role("button", name=re.compile("Zeitplan (festlegen|bearbeiten)")).first.click()
    shoot(page, "16-zeitplan")


def show_rest(page: Page) -> None:
    """Where the other things of the handbook are kept."""
    page.goto("/verwaltung/neuigkeiten/")
    shoot(page, "17-liste")
    first = page.locator("td.title a").nth(1)
    first.click()
    page.goto(re.sub("edit/.*", "history/", page.url))
    shoot(page, "18-verlauf")
    page.goto("/verwaltung/images/1/")
    shoot(page, "19-fokuspunkt")
    page.goto("/verwaltung/settings/core/navigation/")
    shoot(page, "20-menues")
    page.goto("/verwaltung/good-practice/projekte/")
    shoot(page, "21-good-practice")
    page.goto("/verwaltung/good-practice/portraets/")
    shoot(page, "22-portraets")
    page.goto("/verwaltung/berichte/wiedervorlagen/")
    shoot(page, "23-wiedervorlagen")
    page.goto("/verwaltung/redirects/add/")
    shoot(page, "24-weiterleitung")


def show_registrations(page: Page) -> None:
    """Who has registered for an event, and the check-in on a phone."""
    page.goto("/verwaltung/veranstaltungen/anmeldungen/")
    page.locator("td.title a").first.click()
    address = page.url
    shoot(page, "25-anmeldungen")
    page.set_viewport_size({"width": 390, "height": HEIGHT})
    page.goto(f"{address}check-in/")
    shoot(page, "26-check-in")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def show_register(page: Page) -> None:
    """A table looked through before it is imported, what needs a look, and a data sheet to send."""
    page.goto("/verwaltung/kommunen/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "teilnahmen.csv", "mimeType": "text/csv", "buffer": IMPORTED.encode()}
    )
    page.get_by_role("button", name="Hochladen und vergleichen").click()
    shoot(page, "27-import")
    page.get_by_role("button", name="Verwerfen").click()
    page.goto("/verwaltung/kommunen/arbeitsliste/")
    shoot(page, "28-arbeitsliste")
    page.goto("/verwaltung/kommunen/gemeinden/?q=Wurzen")
    page.get_by_role("link", name="Wurzen", exact=True).click()
    page.get_by_role("link", name="Datenblatt").click()
    shoot(page, "29-datenblatt")


def clear_away(page: Page) -> None:
    """Delete the item that was written for the pictures."""
    page.goto(f"/verwaltung/neuigkeiten/?q={TITLE}")
    page.get_by_role("link", name=TITLE).first.click()
    page.goto(re.sub("edit/.*", "delete/", page.url))
    page.get_by_role("button", name="Ja, löschen").click()


def open_actions(page: Page) -> None:
    """The buttons behind the arrow below the form."""
    page.locator("footer .w-dropdown__toggle").click()


def scroll_to(page: Page, selector: str) -> None:
    page.locator(selector).evaluate("element => element.scrollIntoView({block: 'center'})")


if __name__ == "__main__":
    main()
