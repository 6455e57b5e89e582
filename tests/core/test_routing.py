"""The way to a page: short, the same for everybody, and never into what is private."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from asskomm.core.blocks import LinkBlock
from asskomm.core.models import ContentPage
from asskomm.core.querysets import restricted_paths
from tests.factories.core import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home_page):
    """One page below another below another."""
    top = ContentPageFactory(parent=home_page, slug="oben")
    middle = ContentPageFactory(parent=top, slug="mitte")
    return top, middle, ContentPageFactory(parent=middle, slug="unten", title="Ganz unten")


def queries_of(client, address: str) -> list[str]:
    """What the second visitor of a part of the portal costs, when the page itself is not stored."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{address}?neu=1")
    return [query["sql"] for query in captured]


def test_depth_costs_no_queries(client, pages):
    top, _, bottom = pages

    assert len(queries_of(client, bottom.url)) <= len(queries_of(client, top.url)) + 1


def test_a_renamed_page_on_the_way_takes_its_pages_with_it_at_once(client, pages):
    top, _, bottom = pages
    old = bottom.url
    assert client.get(old).status_code == 200
    top.slug = "neu"
    top.save_revision().publish()
    cache.clear()

    assert client.get("/neu/mitte/unten/").status_code == 200
    assert client.get(old).status_code != 200


def test_the_page_served_is_never_shared_between_requests(rf, home_page, pages):
    request = rf.get("/oben/mitte/")

    first = home_page.route(request, ["oben", "mitte"])[0]
    second = home_page.route(request, ["oben", "mitte"])[0]

    assert first == second
    assert first is not second


def test_an_address_that_does_not_exist_is_not_found_at_any_depth(client, pages):
    for address in ("/nirgends/", "/nirgends/tief/", "/oben/nirgends/tief/", "/oben/mitte/unten/nirgends/"):
        assert client.get(address).status_code == 404


def test_what_lies_below_a_private_page_is_private(client, pages):
    _, middle, bottom = pages
    restriction = PageViewRestriction.objects.create(page=middle, restriction_type="password", password="geheim")  # noqa: S106

    assert "Ganz unten" not in client.get(bottom.url).content.decode()
    assert bottom.get_view_restrictions().get() == restriction
    assert not ContentPage.objects.public().filter(pk=bottom.pk).exists()
    assert not pages[0].get_view_restrictions().exists()


def test_links_in_texts_and_menus_lead_nowhere_while_their_page_is_private(pages):
    link = LinkBlock().to_python({"page": pages[1].pk, "address": "", "text": "Intern"})
    assert link.url == "/oben/mitte/"

    PageViewRestriction.objects.create(page=pages[0], restriction_type="login")

    assert link.url == ""


def test_an_alias_is_as_private_as_its_source_for_visitors_and_in_lists(client, home_page, pages):
    top, middle, _ = pages
    alias = middle.create_alias(parent=home_page, update_slug="zweit", recursive=False)
    assert client.get("/zweit/").status_code == 200
    restriction = PageViewRestriction.objects.create(page=middle, restriction_type="login")

    assert client.get("/zweit/").status_code == 302
    assert alias.get_view_restrictions().get() == restriction
    assert set(ContentPage.objects.public()) == {top}
    assert restricted_paths() == tuple(sorted([middle.path, alias.path]))


def test_pages_whose_paths_only_begin_alike_are_not_confused(home_page):
    pages = [ContentPageFactory(parent=home_page) for _ in range(40)]
    PageViewRestriction.objects.create(page=pages[0], restriction_type="login")

    assert ContentPage.objects.public().count() == 39
    assert Page.objects.filter(pk__in=ContentPage.objects.private()).count() == 1


def test_a_lifted_restriction_is_gone_at_once(client, pages):
    _, middle, bottom = pages
    restriction = PageViewRestriction.objects.create(page=middle, restriction_type="login")
    assert client.get(bottom.url).status_code == 302

    restriction.delete()

    assert client.get(bottom.url).status_code == 200
