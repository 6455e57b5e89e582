"""The whole way of a news item in a browser: written, handed in, approved, and at once everywhere for visitors."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import TIMEOUT, Visits

TITLE = "Wurzen und Flöha planen gemeinsam"
LEAD = "Zwei Städte stimmen ab, was sie gegen Leerstand tun."
QUOTE = "Zusammen kommen wir schneller voran."
PATIENCE = 40_000
PASSWORD = "asskomm-demo"  # noqa: S105 - the demo's, meant to be known


def log_in(page: Page, name: str) -> Page:
    """Logged in, on the dashboard."""
    page.goto("/verwaltung/login/")
    page.get_by_label("Benutzername").fill(name)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", name="ASSKomm-Verwaltung")).to_be_visible()
    return page


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """This test makes many pictures for the first time; a busy machine takes its time over them."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=TIMEOUT)


def open_page(visits: Visits) -> Page:
    """A page on a laptop."""
    page = visits.open(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def editor(visits: Visits) -> Page:
    return log_in(open_page(visits), "redaktion")


@pytest.fixture
def chief(visits: Visits) -> Iterator[Page]:
    """Somebody of the editors in chief, who in the end deletes what this test has written."""
    page = log_in(open_page(visits), "leitung")
    yield page
    page.goto(f"/verwaltung/neuigkeiten/?q={TITLE}")
    found = page.get_by_role("link", name=TITLE)
    if found.count():
        found.first.click()
        page.goto(re.sub("edit/.*", "delete/", page.url))
        page.get_by_role("button", name="Ja, löschen").click()


def add_block(editor: Page, name: str) -> None:
    """Open the last »+« of the body and choose a kind of block."""
    editor.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    editor.get_by_role("option", name=name, exact=True).click()


def choose_image(editor: Page, button: Locator, number: int) -> None:
    """Choose one of the newest pictures of the library."""
    button.click()
    dialogue = editor.locator(".modal-content")
    dialogue.locator("[data-chooser-modal-choice]").nth(number).click()
    expect(dialogue).to_have_count(0)


def choose_municipality(editor: Page, name: str) -> None:
    """Find a municipality in the chooser and take it over."""
    editor.get_by_role("button", name="Kommune hinzufügen").click()
    dialogue = editor.locator(".modal-content")
    dialogue.get_by_label("Suchbegriff").fill(name)
    choice = dialogue.get_by_role("row", name=re.compile(f"^{name} ")).get_by_role("checkbox")
    expect(dialogue.get_by_role("row")).to_have_count(2)
    choice.check()
    dialogue.get_by_role("button", name="Auswahl bestätigen").click()
    expect(dialogue).to_have_count(0)


def write_text(editor: Page) -> None:
    add_block(editor, "Text")
    text = editor.locator("[data-contentpath=body] .public-DraftEditor-content").last
    text.click()
    editor.keyboard.type("Beide Städte haben sich am Montag getroffen.")


def add_gallery(editor: Page) -> None:
    """Two pictures with their texts."""
    add_block(editor, "Galerie")
    gallery = editor.locator("[data-contentpath=pictures]")
    for number in (1, 2):
        if number > 1:
            gallery.locator("button.c-sf-add-button").last.click()
        choose_image(editor, gallery.get_by_role("button", name="Bild auswählen").locator("visible=true"), number)
        gallery.locator("[name$=alt_text]").last.fill(f"Grafik {number} aus Umrissen.")


def add_quote(editor: Page) -> None:
    add_block(editor, "Zitat")
    editor.locator("textarea[name$='-value-text']").last.fill(QUOTE)
    editor.locator("input[name$='-value-person']").last.fill("Kim Muster")
    editor.locator("input[name$='-value-is_sample']").last.check()


def write_item(editor: Page) -> None:
    """The whole form, from the dashboard on."""
    editor.get_by_role("link", name="Neuigkeit schreiben").click()
    editor.get_by_placeholder("Seitentitel").fill(TITLE)
    editor.locator("#id_lead").fill(LEAD)
    choose_image(editor, editor.get_by_role("button", name="Bild auswählen").first, 0)
    write_text(editor)
    add_gallery(editor)
    add_quote(editor)
    editor.get_by_role("tab", name="Einordnung").click()
    editor.get_by_label("Vernetzung").check()
    for name in ("Wurzen", "Flöha"):
        choose_municipality(editor, name)


def wait_for_autosave(editor: Page) -> None:
    """Nobody is as quick as this test: the browser has to have sent what was typed last."""
    editor.wait_for_timeout(1000)
    editor.wait_for_load_state("networkidle")
    expect(editor.get_by_text("Gespeichert", exact=True)).to_be_visible()


def preview_on_phone(editor: Page) -> FrameLocator:
    """The preview beside the form, as wide as a phone."""
    editor.get_by_role("button", name="Vorschau umschalten").click()
    editor.get_by_label("Vorschau als Smartphone-Variante").check(force=True)
    return editor.frame_locator("#w-preview-iframe")


def choose_action(page: Page, name: str) -> None:
    """One of the buttons behind the arrow below the form."""
    page.locator("footer .w-dropdown__toggle").click()
    page.get_by_role("button", name=name, exact=True).click()


def error_messages(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".error-message:visible").all_inner_texts()]


def test_an_item_goes_from_the_first_word_to_every_visitor(editor: Page, chief: Page, visits: Visits):
    visitor = open_page(visits)
    for address in ("/", "/neuigkeiten/"):
        visitor.goto(address)
        expect(visitor.get_by_role("link", name=TITLE)).to_have_count(0)

    # Written, saved as a draft, seen on a phone.
    write_item(editor)
    wait_for_autosave(editor)
    editor.get_by_role("button", name="Entwurf speichern").click()
    expect(editor.locator(".messages .success")).to_be_visible()
    phone = preview_on_phone(editor)
    expect(phone.get_by_role("heading", name=TITLE, level=1)).to_be_attached()
    expect(phone.get_by_text("Menü")).to_be_attached()
    editor.get_by_role("button", name="Vorschau umschalten").click()

    # Handed in: what is missing is said at its field, then it is on its way.
    choose_action(editor, "Zur Freigabe einreichen")
    expect(editor.locator(".messages .error")).to_be_visible()
    assert error_messages(editor) == ["Beschreiben Sie das Bild, oder kreuzen Sie »Das Bild ist dekorativ« an."]
    editor.get_by_role("tab", name=re.compile("Inhalt")).click()
    editor.locator("#id_image_alt").fill("Eine Landschaft mit Sonne.")
    wait_for_autosave(editor)
    choose_action(editor, "Zur Freigabe einreichen")
    expect(editor.locator(".messages .success")).to_be_visible()

    # Approved by somebody else.
    chief.goto("/verwaltung/")
    row = chief.get_by_role("row", name=re.compile(TITLE))
    expect(row).to_contain_text("wartet auf Freigabe, eingereicht von Redaktion Beispiel")
    row.get_by_role("link", name=TITLE).click()
    choose_action(chief, "Freigeben und veröffentlichen")
    expect(chief.locator(".messages .success")).to_be_visible()

    # Everywhere at once, for somebody who has been there before.
    for address in (
        "/",
        "/neuigkeiten/",
        f"/suche/?q={TITLE}",
        "/karte/gemeinden/14729410-wurzen/",
        "/karte/gemeinden/14522140-floeha/",
    ):
        visitor.goto(address)
        expect(visitor.get_by_role("link", name=TITLE).first).to_be_attached()
    assert TITLE in visitor.request.get("/neuigkeiten/feed/").text()
    visitor.goto("/neuigkeiten/")
    visitor.get_by_role("link", name=TITLE).first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.get_by_text(LEAD)).to_be_visible()
    expect(visitor.locator("blockquote")).to_contain_text(QUOTE)
    expect(visitor.get_by_alt_text("Grafik 2 aus Umrissen.")).to_be_attached()
    expect(visitor.get_by_alt_text("Eine Landschaft mit Sonne.")).to_be_visible()
