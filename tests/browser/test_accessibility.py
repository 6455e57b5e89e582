"""What machines can check of WCAG 2.2 A and AA, on one page of every kind, at every width and in both schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = {
    "home": "/",
    "map": "/karte/?gemeinde=14729410",
    "map with an instrument": "/karte/?instrument=security_analysis&stand=2022-03-01",
    "map with a mistake": "/karte/?stand=gestern",
    "table": "/karte/?ansicht=tabelle",
    "map to take away": "/karte/export/?kreis=14729&instrument=coaching",
    "map to take away with a mistake": "/karte/export/?gemeinde=Wurzn",
    "map to embed": "/karte/einbetten/?gemeinde=Wurzen",
    "map in a frame": "/karte/einbetten/karte/?kreis=14729",
    "municipality": "/karte/gemeinden/14729410-wurzen/",
    "councils": "/karte/praeventionsraete/",
    "balance": "/karte/bilanz/",
    "balance of two days": "/karte/bilanz/?stand=2023-12-31&von=2021-01-01&bis=2021-06-30",
    "open data": "/karte/daten/",
    "open data with a mistake": "/karte/daten/?stand=gestern",
    "team": "/team/",
    "responsible person": "/team/?gemeinde=reichenbach",
    "content": "/bausteine/coaching/",
    "content with a finder": "/bausteine/beratung/?gemeinde=Wurzen",
    "projects near a municipality": "/good-practice/?nahe=Wurzen",
    "calendar near nobody": "/veranstaltungen/?nahe=Wurtzen",
    "request": "/bausteine/coaching/anfragen/",
    "barrier": "/barrierefreiheit/feedback/",
    "recording": "/neuigkeiten/staedtebund-silberberg/",
    "downloads": "/downloads/?art=pdf",
    "easy language": "/leichte-sprache/",
    "search": "/suche/",
    "search results": "/suche/?q=prävention",
    "search with a correction": "/suche/?q=präwention",
    "search without hits": "/suche/?q=zuckerwatte",
    "calendar": "/veranstaltungen/",
    "calendar with a mistake": "/veranstaltungen/?von=31.02.2026&thema=unbekannt",
    "month": "/veranstaltungen/monat/",
    "archive": "/veranstaltungen/archiv/?thema=jugend",
    "event": "/veranstaltungen/netzwerktreffen-ostsachsen-zittau/",
    "report": "/veranstaltungen/tag-der-fahrradsicherheit-zwickau-2021/",
    "programme": "/veranstaltungen/naechster-fachtag/programm/",
    "registration": "/veranstaltungen/netzwerktreffen-ostsachsen-zittau/anmeldung/",
    "registration sent": "/veranstaltungen/netzwerktreffen-ostsachsen-zittau/anmeldung/gesendet/",
    "submission": "/veranstaltungen/einsenden/",
    "not found": "/nicht-da/",
}
# Loaded in the first view of a row, then changed to the second, the way a device does it at nightfall or when zoomed.
VIEWS = [[(1280, "light"), (1280, "dark")], [(390, "light"), (320, "dark")]]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def opened(visits, address: str, width: int, scheme: str = "light") -> Page:
    """The page, once its scripts have done their work."""
    page = visits.open(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    return page


def change(page: Page, width: int, scheme: str) -> None:
    """Give the open page another width and scheme, and wait for colours that fade over."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => null)")


def faults(page: Page, width: int, scheme: str) -> list[str]:
    """What axe finds on the open page in this view."""
    change(page, width, scheme)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{width} {scheme}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def violations(visits, address: str) -> list[str]:
    """What axe finds on the page in every view."""
    found = []
    for views in VIEWS:
        page = opened(visits, address, *views[0])
        for view in views:
            found += faults(page, *view)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(quiet, name):
    assert violations(quiet, PAGES[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_screen(quiet, name):
    page = opened(quiet, PAGES[name], 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(
    "name", ["home", "map", "table", "municipality", "content", "team", "request", "search results"]
)
def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(quiet, name):
    page = opened(quiet, PAGES[name], 1280)
    expected = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
            .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && one.type !== "hidden")
            .map((one, place) => (one.dataset.place = place))"""
    )
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        # The map draws its ring inside, where nothing clips it; a teaser around the whole card.
        place, outlines = page.evaluate(
            """() => { const focused = document.activeElement;
                const rings = [[focused], [focused, "::after"], [focused.closest("article") ?? focused]];
                return [Number(focused.dataset.place), rings.map((one) => getComputedStyle(...one).outlineStyle)]; }"""
        )
        reached.append(place)
        assert set(outlines) != {"none"}, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert reached == expected
