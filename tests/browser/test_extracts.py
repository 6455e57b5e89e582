"""The workshop with a keyboard and without a script, and the map in other people's pages."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visits

PREVIEW = "img.workshop__preview"


def is_loaded(page: Page, selector: str) -> bool:
    """Whether the browser has the picture and could read it."""
    return page.locator(selector).evaluate("async (one) => { await one.decode(); return one.naturalWidth > 0; }")


# --- Workshop ---------------------------------------------------------------------------------------------------


def test_the_preview_follows_every_choice(page):
    page.goto("/karte/export/")
    expect(page.get_by_role("button", name="Vorschau zeigen")).to_be_hidden()
    page.get_by_label("Format").select_option(label="A4 hoch")
    expect(page.locator(PREVIEW)).to_have_attribute("src", re.compile("format=a4-hoch"))
    assert is_loaded(page, PREVIEW)
    page.get_by_label("Titel").fill("Prävention für alle")
    expect(page.locator(PREVIEW)).to_have_attribute("alt", re.compile("^Prävention für alle"))
    expect(page).to_have_url(re.compile("titel=Pr%C3%A4vention"))
    expect(page.locator("[data-announce]")).to_have_text("Vorschau aktualisiert")


def test_the_workshop_can_be_used_with_the_keyboard_alone(page):
    page.goto("/karte/export/")
    page.get_by_label("Sachsen", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Landkreis oder Kreisfreie Stadt").and_(page.locator("select"))).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Landkreis Leipzig")
    expect(page.locator(PREVIEW)).to_have_attribute("alt", re.compile("Landkreis Leipzig · 30 Kommunen"))
    # The focus stays where the visitor is at work.
    expect(page.locator("[name=kreis]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(PREVIEW)).to_have_attribute("src", re.compile("instrument="))


def test_a_mistake_is_said_and_the_text_stays(page):
    page.goto("/karte/export/?gemeinde=Wurzen")
    town = page.get_by_label("Kommune", exact=True)
    town.fill("Wurzn")
    expect(page.get_by_role("alert")).to_contain_text("»Wurzn« ist an diesem Tag keine sächsische Kommune.")
    expect(town).to_have_value("Wurzn")
    expect(page.get_by_role("link", name="PowerPoint")).to_have_count(0)
    town.fill("Grimma")
    expect(page.get_by_role("link", name="PowerPoint")).to_be_visible()
    expect(page.locator(".error-summary")).to_have_count(0)


def test_files_are_downloaded_under_a_speaking_name(page):
    page.goto("/karte/export/?kreis=14626&stand=2024-06-01")
    for label, name in (("PowerPoint", "asskomm-karte-2024-06-01.pptx"), ("PDF", "asskomm-karte-2024-06-01.pdf")):
        with page.expect_download() as download:
            page.get_by_role("link", name=label).click()
        assert download.value.suggested_filename == name


def test_the_workshop_works_without_a_script(visits: Visits):
    page = visits.open(java_script_enabled=False)
    page.goto("/karte/export/")
    page.get_by_label("Kommune mit Nachbarn").check()
    page.get_by_label("Kommune", exact=True).fill("Wurzen")
    page.get_by_role("button", name="Vorschau zeigen").click()
    expect(page.locator(PREVIEW)).to_have_attribute("src", re.compile(r"gemeinde=14729410&stand="))
    expect(page.get_by_role("link", name="PowerPoint")).to_be_visible()
    expect(page.get_by_role("button", name="Kopieren")).to_be_hidden()


def test_the_map_hands_over_what_is_in_sight(page):
    page.goto("/karte/")
    expect(page.locator(".leaflet-container")).to_be_visible()
    page.locator("[data-zoom=in]").click()
    expect(page.locator("[data-zoom=out]")).to_have_attribute("aria-disabled", "false")
    page.locator("[data-share] summary").click()
    page.get_by_role("link", name="Karte mitnehmen").click()
    expect(page).to_have_url(re.compile(r"/karte/export/\?ausschnitt=1[\d.]+%2C5[\d.]+%2C1[\d.]+%2C5[\d.]+$"))
    expect(page.get_by_label("Ausschnitt der Karte")).to_be_checked()
    expect(page.locator(PREVIEW)).to_have_attribute("alt", re.compile("Kartenausschnitt"))


# --- In other people's pages ------------------------------------------------------------------------------------


class ForeignPage(BaseHTTPRequestHandler):
    """Answers every request with one page."""

    def __init__(self, *args, html: str, headers: dict[str, str]) -> None:
        self.html, self.more = html, headers
        super().__init__(*args)

    def do_GET(self) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **self.more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(f"<!DOCTYPE html><title>Stadt Musterstadt</title>{self.html}".encode())

    def log_message(self, *args) -> None:
        """Quiet."""


@pytest.fixture
def foreign(browser: Browser) -> Iterator:
    """Shows HTML in a page of another host; returns the page and what its console complains about."""
    servers, contexts = [], []

    def show(html: str, width: int = 800, **headers: str) -> tuple[Page, list[str]]:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(ForeignPage, html=html, headers=headers))
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        page, complaints = contexts[-1].new_page(), []
        page.on(
            "console", lambda one: "favicon" not in one.text and one.type == "error" and complaints.append(one.text)
        )
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        return page, complaints

    yield show
    for context in contexts:
        context.close()
    for server in servers:
        server.shutdown()
        server.server_close()


def test_the_code_of_the_builder_works_in_a_page_of_another_host(page, foreign):
    page.goto("/karte/einbetten/?kreis=14729")
    code = page.get_by_label("HTML").input_value()

    elsewhere, complaints = foreign(code)

    frame = elsewhere.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Kommunale Prävention im Landkreis Leipzig")
    expect(frame.locator("svg.framed__map a")).to_have_count(30)
    assert elsewhere.context.cookies() == []
    assert complaints == []
    with elsewhere.expect_popup() as opened:
        frame.get_by_role("link", name="Zur ganzen Karte mit Tabelle").click()
    expect(opened.value).to_have_url(re.compile(r"/karte/\?kreis=14729$"))


def test_no_other_page_can_be_framed(site, foreign):
    for address in ("/", "/karte/", "/karte/export/", "/karte/einbetten/", "/verwaltung/login/"):
        elsewhere, complaints = foreign(f'<iframe src="{site}{address}"></iframe>')
        # A busy browser complains later than it has loaded.
        for _ in range(100):
            if not complaints:
                elsewhere.wait_for_timeout(100)
        assert any("frame-ancestors" in one or "X-Frame-Options" in one for one in complaints), address
        assert elsewhere.frames[1].url == "chrome-error://chromewebdata/"


def test_a_picture_can_be_shown_by_a_page_that_demands_permission_of_others(site, foreign):
    elsewhere, complaints = foreign(
        f'<img src="{site}/karte/export.png?kreis=14729&faktor=1" alt="">',
        **{"Cross-Origin-Embedder-Policy": "require-corp"},
    )

    assert complaints == []
    assert elsewhere.locator("img").evaluate("one => one.naturalWidth") == 1280


@pytest.mark.parametrize("width", [280, 600])
def test_a_framed_map_fits_into_narrow_columns(visits: Visits, width):
    page = visits.open(viewport={"width": width, "height": 720})
    page.goto("/karte/einbetten/karte/", wait_until="networkidle")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.locator("svg.framed__map")).to_be_visible()
    expect(page.locator(".framed__legend").get_by_text("Kooperationsvereinbarung")).to_be_visible()
    assert page.context.cookies() == []
