"""Old addresses: pages that moved are found, deleted ones say that they are gone."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from asskomm.core.models import ContentPage, User
from tests.factories.core import ContentPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home_page) -> ContentPage:
    """A section with a page and one below that: /bausteine/, …/coaching/, …/coaching/ablauf/."""
    top = ContentPageFactory(parent=home_page, title="Bausteine", slug="bausteine")
    middle = ContentPageFactory(parent=top, title="Coaching", slug="coaching")
    ContentPageFactory(parent=middle, title="Ablauf", slug="ablauf")
    return top


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a page another slug, as publishing in the admin does."""

    def rename(page: Page, slug: str) -> None:
        page = page.get_latest_revision_as_object() if page.latest_revision_id else page
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return rename


def way(client, address: str) -> tuple[int, str]:
    """Status of the first answer and the address after all redirects."""
    first = client.get(address)
    last = client.get(address, follow=True)
    return first.status_code, last.redirect_chain[-1][0] if last.redirect_chain else address


# --- Moved ---


def test_a_new_slug_leads_old_addresses_on_those_below_too(client, section, rename):
    rename(section, "angebote")

    assert way(client, "/bausteine/") == (301, "/angebote/")
    assert way(client, "/bausteine/coaching/ablauf/") == (301, "/angebote/coaching/ablauf/")


def test_a_move_leads_old_addresses_on_those_below_too(client, home_page, section):
    section.get_first_child().move(home_page, pos="last-child")

    assert way(client, "/bausteine/coaching/") == (301, "/coaching/")
    assert way(client, "/bausteine/coaching/ablauf/") == (301, "/coaching/ablauf/")


def test_a_page_that_moves_twice_is_found_in_one_step(client, section, rename):
    rename(section, "angebote")
    rename(section, "hilfen")

    assert len(client.get("/bausteine/", follow=True).redirect_chain) == 1
    assert way(client, "/bausteine/") == way(client, "/angebote/") == (301, "/hilfen/")


def test_a_page_that_comes_back_is_shown_there_again(client, section, rename):
    rename(section, "angebote")
    rename(section, "bausteine")

    assert client.get("/bausteine/").status_code == 200
    assert way(client, "/angebote/coaching/") == (301, "/bausteine/coaching/")


def test_nobody_is_sent_in_a_circle_when_such_a_page_is_unpublished(client, section, rename):
    rename(section, "angebote")
    rename(section, "bausteine")
    section.refresh_from_db()
    section.unpublish()

    assert client.get("/bausteine/").status_code == 404
    assert client.get("/angebote/").status_code == 404


@pytest.mark.parametrize("query", ["seite=2&thema=jugend", "a=%22%3Cb%3E", "leer="])
def test_the_query_goes_along(client, section, rename, query):
    rename(section, "angebote")

    assert client.get(f"/bausteine/?{query}").url == f"/angebote/?{query}"


def test_a_redirect_for_one_query_needs_it_no_more(client, section):
    Redirect.add_redirect("/index.php?id=7", section)

    assert client.get("/index.php?id=7").url == "/bausteine/"
    assert client.get("/index.php?id=8").status_code == 404


def test_another_page_at_the_old_address_comes_first(client, home_page, section, rename):
    rename(section, "angebote")
    ContentPageFactory(parent=home_page, title="Neu", slug="bausteine")

    assert client.get("/bausteine/").status_code == 200


def test_the_cache_holds_neither_the_old_page_nor_the_redirect(client, section, rename):
    client.get("/bausteine/")
    rename(section, "angebote")
    assert client.get("/bausteine/").status_code == 301

    rename(section, "bausteine")
    assert client.get("/bausteine/").status_code == 200


# --- Gone ---


def test_a_deleted_page_says_that_it_is_gone_those_below_too(client, section, rename):
    rename(section, "angebote")
    Page.objects.get(pk=section.pk).delete()

    for address in ("/angebote/", "/angebote/coaching/ablauf/", "/bausteine/", "/bausteine/coaching/?x=1"):
        response = client.get(address)
        assert response.status_code == 410, address
        assert texts(soup(response), "h1") == ["Diese Seite haben wir entfernt"]
        assert soup(response).select_one("meta[name=robots]")["content"] == "noindex"


def test_a_draft_was_never_there_and_a_private_page_is_not_betrayed(client, home_page):
    draft = ContentPage(title="Entwurf", slug="entwurf", live=False)
    home_page.add_child(instance=draft)
    private = ContentPageFactory(parent=home_page, slug="intern")
    private.save_revision().publish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for page in (draft, private):
        Page.objects.get(pk=page.pk).delete()
        assert client.get(f"/{page.slug}/").status_code == 404
    assert Redirect.objects.count() == 0


def test_an_unpublished_page_may_come_back_and_is_only_not_found(client, section):
    section.unpublish()

    assert client.get("/bausteine/").status_code == 404


def test_a_new_page_takes_the_address_of_a_deleted_one(client, home_page, section, rename):
    Page.objects.get(pk=section.pk).delete()
    page = ContentPageFactory(parent=home_page, slug="bausteine")
    assert client.get("/bausteine/").status_code == 200

    rename(page, "angebote")
    assert way(client, "/bausteine/") == (301, "/angebote/")


@pytest.mark.parametrize("address", ["/%00/", "/" + "x" * 10_000 + "/", '/"/', "/[/", "/x/?[", "/;a;b/"])
def test_odd_addresses_are_not_found(client, home_page, address):
    assert client.get(address).status_code == 404


# --- Admin ---


def test_the_lead_editor_gives_a_deleted_page_a_target_and_takes_an_address_back(client, admin_client, home_page):
    ContentPageFactory(parent=home_page, slug="neu")
    form = {"old_path": "/alt/", "is_permanent": "on", "redirect_page": "", "redirect_link": "", "site": ""}
    admin_client.post(reverse("wagtailredirects:add"), form)
    assert client.get("/alt/").status_code == 410

    entry = Redirect.objects.get()
    listing = soup(admin_client.get(reverse("wagtailredirects:index")))
    assert "entfernt (410)" in listing.get_text(" ", strip=True)

    target = ContentPage.objects.get(slug="neu")
    admin_client.post(reverse("wagtailredirects:edit", args=[entry.pk]), form | {"redirect_page": target.pk})
    assert client.get("/alt/").url == "/neu/"


@pytest.mark.parametrize("name", ["Redaktionsleitung", "Redaktion"])
def test_only_the_lead_editors_see_redirects(client, home_page, name):
    user = User.objects.create_user("person")
    user.groups.add(Group.objects.get(name=name))
    client.force_login(user)

    assert (client.get(reverse("wagtailredirects:index")).status_code == 200) == (name == "Redaktionsleitung")
