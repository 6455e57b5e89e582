"""A recording of another host: loaded when the visitor asks for it, by keyboard as well, and never before."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import MEDIA_HOST

NEWS = "/neuigkeiten/staedtebund-silberberg/"
BUTTON = f"Video von {MEDIA_HOST} laden"


def test_nothing_is_asked_of_the_host_before_the_button_is_pressed(page: Page, visits):
    page.route(
        f"https://{MEDIA_HOST}/**", lambda route: route.fulfill(body="<p>Der Film</p>", content_type="text/html")
    )
    page.goto(NEWS, wait_until="networkidle")
    assert visits.complaints == []
    expect(page.get_by_role("link", name="Hinweise zum Datenschutz")).to_be_visible()

    page.get_by_role("button", name=BUTTON).press("Enter")

    expect(page.frame_locator("iframe").get_by_text("Der Film")).to_be_visible()
    expect(page.get_by_title("Video: So lesen Sie die Karte (Beispiel)")).to_be_focused()
    assert visits.complaints == [f"Request to another host: https://{MEDIA_HOST}/karte"]
    visits.complaints.clear()


def test_nothing_is_remembered(page: Page):
    page.goto(NEWS)
    page.route(f"https://{MEDIA_HOST}/**", lambda route: route.abort())

    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_without_a_script_the_link_to_the_host_is_there_and_no_dead_button(visits):
    page = visits.open(java_script_enabled=False)
    page.goto(NEWS)

    expect(page.get_by_role("link", name=f"Video bei {MEDIA_HOST} ansehen")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)


def test_an_own_recording_plays_at_once(page: Page):
    page.goto("/bausteine/fortbildung/")
    duration = page.eval_on_selector(
        "audio",
        """audio => new Promise((resolve) => {
            audio.addEventListener("loadedmetadata", () => resolve(audio.duration));
            audio.preload = "auto";
            audio.load();
        })""",
    )

    assert duration > 1
