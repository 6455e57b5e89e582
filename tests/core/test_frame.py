"""Header and footer: the menus that editors keep, and where the visitor is in them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from asskomm.core.frame import Frame, Link
from asskomm.core.models import Navigation, SiteSettings
from tests.factories.core import ContentPageFactory
from tests.pages import links, soup, text, texts

pytestmark = pytest.mark.django_db


def link(page=None, address: str = "", label: str = "", icon: str = "") -> dict:
    """A link as the menus' streams hold it."""
    return {"page": page, "address": address, "text": label, "icon": icon}


def set_menus(**menus) -> None:
    navigation = Navigation.for_site(Site.objects.get())
    for name, values in menus.items():
        setattr(navigation, name, values)
    navigation.save()


def main_menu(*values: dict) -> None:
    set_menus(main=[("link", value) for value in values])


@pytest.fixture
def section(home_page):
    """A section with one page below it."""
    parent = ContentPageFactory(parent=home_page, title="Bausteine", slug="bausteine")
    ContentPageFactory(parent=parent, title="Coaching", slug="coaching")
    return parent


def frame_at(rf, path: str) -> Frame:
    return Frame(rf.get(path))


def test_menus_show_pages_and_addresses_in_the_editors_order(rf, section):
    main_menu(link(address="https://example.org/", label="Anderswo"), link(page=section), link(section, label="Sechs"))

    assert frame_at(rf, "/").main_navigation == [
        Link("Anderswo", "https://example.org/"),
        Link("Bausteine", "/bausteine/"),
        Link("Sechs", "/bausteine/"),
    ]


def test_links_to_unpublished_and_deleted_pages_are_left_out(rf, home_page, section):
    draft = ContentPageFactory(parent=home_page, title="Entwurf", live=False)
    gone = ContentPageFactory(parent=home_page, title="Weg")
    values = [link(section), link(draft), link(gone)]
    set_menus(
        main=[("link", value) for value in values],
        service=[("link", value) for value in values],
        legal=[("link", value) for value in values],
        footer=[("section", {"heading": "Mehr", "links": values})],
    )
    gone.delete()
    frame = frame_at(rf, "/")

    assert [one.title for one in frame.main_navigation] == ["Bausteine"]
    assert [one.title for one in frame.service_navigation] == ["Bausteine"]
    assert [one.title for one in frame.footer_legal] == ["Bausteine"]
    assert [(one.heading, [two.title for two in one.links]) for one in frame.footer_sections] == [
        ("Mehr", ["Bausteine"])
    ]


def test_a_link_follows_its_page_to_another_address(client, section):
    main_menu(link(section))
    client.get("/")
    section.slug = "module"
    section.save_revision().publish()

    assert links(soup(client.get("/")), ".main-nav__list") == {"Bausteine": "/module/"}


@pytest.mark.parametrize(
    ("path", "is_current", "is_section"),
    [
        ("/bausteine/", True, False),
        ("/bausteine/coaching/", False, True),
        ("/bausteine-mehr/", False, False),
        ("/", False, False),
    ],
)
def test_a_link_knows_whether_the_visitor_is_on_its_page_or_below(rf, section, path, is_current, is_section):
    main_menu(link(section))

    (found,) = frame_at(rf, path).main_navigation

    assert (found.is_current, found.is_section) == (is_current, is_section)


def test_the_home_page_is_no_section_of_everything(rf, home_page):
    main_menu(link(home_page))

    assert [(one.is_current, one.is_section) for one in frame_at(rf, "/karte/").main_navigation] == [(False, False)]
    assert [(one.is_current, one.is_section) for one in frame_at(rf, "/").main_navigation] == [(True, False)]


def test_pages_mark_where_the_visitor_is(client, section):
    main_menu(link(section))

    on_it = soup(client.get("/bausteine/")).select_one(".main-nav__list a")
    below = soup(client.get("/bausteine/coaching/")).select_one(".main-nav__list a")
    elsewhere = soup(client.get("/")).select_one(".main-nav__list a")

    assert [one.get("aria-current") for one in (on_it, below, elsewhere)] == ["page", "true", None]


def test_header_and_footer_say_who_runs_the_portal(client, home_page):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.short_organisation, settings.organisation = "LPR kurz", "LPR lang"
    settings.email, settings.phone, settings.site_note = "lpr@example.org", "0351 1", "Nur Muster."
    settings.save()

    page = soup(client.get("/"))

    assert text(page.select_one(".slim-bar__name")) == "LPR kurz"
    assert links(page, ".site-footer__contact") == {
        "0351 1": "tel:03511",
        "Nachricht schreiben": "mailto:lpr@example.org",
    }
    assert "LPR lang" in text(page.footer)
    assert "Nur Muster." in text(page.footer)


def test_before_anybody_has_said_anything_the_defaults_stand_there_and_nothing_is_stored(client, home_page):
    page = soup(client.get("/"))

    assert text(page.select_one(".slim-bar__name")) == "Landespräventionsrat Sachsen"
    assert texts(page, "nav a") == ["Suche"]
    assert (SiteSettings.objects.count(), Navigation.objects.count()) == (0, 0)


def test_the_service_links_carry_their_icon(client, section):
    set_menus(service=[("link", link(section, icon="book"))])

    bar = soup(client.get("/")).select_one(".slim-bar__links")

    assert [one["href"].split("#")[1] for one in bar.select("use")] == ["book", "search"]


def test_before_a_site_exists_the_page_not_found_is_still_a_page(client, db):
    Site.objects.all().delete()

    response = client.get("/")

    assert response.status_code == 404
    assert texts(soup(response), "h1") == ["Diese Seite gibt es nicht"]


def test_the_menus_are_read_once_for_all_pages(client, section):
    main_menu(link(section), link(section, label="Zwei"), link(section, label="Drei"))
    client.get("/bausteine/coaching/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/bausteine/")

    assert [one["sql"] for one in queries if "core_navigation" in one["sql"]] == []


def test_of_two_menu_entries_above_a_page_only_the_nearest_is_marked(client, section):
    coaching = section.get_children().get()
    ContentPageFactory(parent=coaching, title="Ablauf", slug="ablauf")
    main_menu(link(section), link(coaching))

    page = soup(client.get("/bausteine/coaching/ablauf/"))

    assert texts(page, ".main-nav__list [aria-current]") == ["Coaching"]


def test_every_page_can_be_left_upwards_and_skipped_into(client, home_page):
    page = soup(client.get("/"))

    assert page.select_one(".skip-link")["href"] == "#inhalt"
    assert page.select_one("main")["id"] == "inhalt"
    assert page.select_one(".to-top a")["href"] == f"#{page.body['id']}"
