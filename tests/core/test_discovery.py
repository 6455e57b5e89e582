"""robots.txt, security.txt, and the sitemaps for programs and for people."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from asskomm.core.models import Navigation, SiteSettings
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def pages(home_page):
    """A public page with one below it, and beside it a draft and a private page with a public one below."""
    public = ContentPageFactory(parent=home_page, title="Öffentlich", slug="oeffentlich")
    ContentPageFactory(parent=public, title="Darunter", slug="darunter")
    ContentPageFactory(parent=home_page, title="Entwurf", slug="entwurf", live=False)
    private = ContentPageFactory(parent=home_page, title="Privat", slug="privat")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    ContentPageFactory(parent=private, title="Unter Privat", slug="unter-privat")


def test_programs_may_read_everything_but_the_admin(client, settings, home_page):
    settings.SITE_URL = "https://portal.example.org"
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /verwaltung/",
        "",
        "Sitemap: https://portal.example.org/sitemap.xml",
    ]


def test_the_security_contact_is_the_offices_address_and_never_outdated(client, home_page):
    site_settings = SiteSettings.for_site(home_page.get_site())
    site_settings.email = "sicherheit@example.org"
    site_settings.save()
    for today in (date(2026, 1, 1), date(2027, 6, 30)):
        with time_machine.travel(today, tick=False):
            lines = client.get("/.well-known/security.txt").content.decode().splitlines()
            expires = datetime.fromisoformat(lines[1].removeprefix("Expires: "))
        assert lines[0] == "Contact: mailto:sicherheit@example.org"
        assert (expires.date() - today).days == 180


def test_the_sitemap_for_people_shows_public_pages_as_a_tree(client, pages):
    page = BeautifulSoup(client.get("/sitemap/").content, "html.parser")
    assert [one.text for one in page.select("main .prose a")] == ["Öffentlich", "Darunter"]
    assert [one.text for one in page.select("main .prose ul ul a")] == ["Darunter"]


def test_the_sitemap_for_people_goes_by_the_main_menu_and_ends_with_legal_pages(client, home_page, map_page):
    imprint, _, blocks = (
        ContentPageFactory(parent=home_page, title=title, slug=title.lower())
        for title in ("Impressum", "Hilfe", "Bausteine")
    )
    navigation = Navigation.for_site(home_page.get_site())
    navigation.main = [("link", {"page": page, "address": "", "text": "Kurz"}) for page in (blocks, map_page)]
    navigation.legal = [("link", {"page": imprint, "address": "", "text": ""})]
    navigation.save()

    page = soup(client.get("/sitemap/"))

    assert list(links(page, "main .prose").items()) == [
        ("Bausteine", "/bausteine/"),
        (map_page.title, "/karte/"),
        ("Bilanz in Zahlen", "/karte/bilanz/"),
        ("Verzeichnis der Präventionsräte", "/karte/praeventionsraete/"),
        ("Karte mitnehmen", "/karte/export/"),
        ("Karte einbetten", "/karte/einbetten/"),
        ("Offene Daten", "/karte/daten/"),
        ("Hilfe", "/hilfe/"),
        ("Impressum", "/impressum/"),
    ]
    assert texts(page, "main .prose ul ul a") == [
        "Bilanz in Zahlen",
        "Verzeichnis der Präventionsräte",
        "Karte mitnehmen",
        "Karte einbetten",
        "Offene Daten",
    ]


def test_the_sitemap_for_programs_holds_public_pages_and_municipalities(client, pages, map_page):
    town = MunicipalityFactory(name="Görlitz")
    MunicipalityFactory(valid_until=date(2022, 12, 31), successor=town)
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    paths = {one.text.split("/", 3)[3] for one in root.iter(LOCATION)}
    assert paths == {
        "",
        "oeffentlich/",
        "oeffentlich/darunter/",
        "karte/",
        "karte/bilanz/",
        "karte/daten/",
        "karte/praeventionsraete/",
        "karte/export/",
        "karte/einbetten/",
        f"karte/gemeinden/{town.ags}-goerlitz/",
    }
