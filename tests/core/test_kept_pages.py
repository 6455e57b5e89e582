"""What the page cache keeps and for whom: never what was made for somebody else."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse, StreamingHttpResponse
from wagtail.models import PageViewRestriction

from asskomm.core import caching
from asskomm.core.caching import AnonymousPageCacheMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored_pages(monkeypatch):
    """The keys under which pages are stored while the test runs."""
    keys = []

    class Recorder:
        get = staticmethod(cache.get)

        @staticmethod
        def set(key, *args):
            if key.startswith("page:"):
                keys.append(key)
            cache.set(key, *args)

    monkeypatch.setattr(caching, "cache", Recorder)
    return keys


def test_visitors_never_get_what_was_made_for_an_editor(client, portal, admin_user):
    client.force_login(admin_user)
    mine = client.get("/bausteine/").content
    client.logout()
    client.cookies.clear()

    assert b"wagtail-userbar" in mine
    assert b"wagtail-userbar" not in client.get("/bausteine/").content


def test_editors_never_get_what_was_made_for_visitors(client, portal, admin_user):
    client.get("/bausteine/")
    client.force_login(admin_user)

    assert b"wagtail-userbar" in client.get("/bausteine/").content


def test_nothing_made_for_an_editor_is_stored(client, portal, admin_user, stored_pages):
    client.force_login(admin_user)
    for address in portal.addresses:
        client.get(address)

    assert stored_pages == []


def test_a_page_is_stored_once(client, portal, stored_pages):
    client.get("/karte/")
    client.get("/karte/")

    assert len(stored_pages) == 1


@pytest.mark.parametrize("address", ["/karte/?q=wurzen", "/karte/?", "/karte/daten/stand.json?kreis=14729", "/?utm=x"])
def test_answers_to_a_query_are_not_stored(client, portal, stored_pages, address):
    client.get(address)

    assert len(stored_pages) == (0 if address.split("?")[1] else 1)


@pytest.mark.parametrize("address", ["/gibt-es-nicht/", "/karte/gemeinden/14729410/", "/healthz", "/readyz"])
def test_what_is_no_page_is_not_stored(client, portal, stored_pages, address):
    client.get(address)

    assert stored_pages == []


def test_a_page_behind_a_password_is_not_stored(client, portal, stored_pages):
    PageViewRestriction.objects.create(
        page=portal.content,
        restriction_type=PageViewRestriction.PASSWORD,
        password="geheim",  # noqa: S106 - of nothing
    )

    response = client.get("/bausteine/")

    assert response.status_code == 200
    assert "csrftoken" in response.cookies
    assert stored_pages == []


@pytest.mark.parametrize("method", ["head", "post", "options"])
def test_only_get_is_answered_from_the_cache(client, portal, stored_pages, method):
    getattr(client, method)("/karte/")

    assert stored_pages == []


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("x", status=500),
        HttpResponse("x", status=404),
        HttpResponse("", status=302, headers={"Location": "/"}),
        StreamingHttpResponse(["x"]),
    ],
    ids=["error", "not found", "redirect", "stream"],
)
def test_odd_answers_pass_through_and_are_not_stored(rf, stored_pages, response):
    answer = AnonymousPageCacheMiddleware(lambda request: response)(rf.get("/"))

    assert answer is response
    assert stored_pages == []


def test_an_answer_that_sets_a_cookie_is_not_stored(rf, stored_pages):
    def view(request):
        response = HttpResponse("x")
        response.set_cookie("sitzung", "1")
        return response

    answer = AnonymousPageCacheMiddleware(view)(rf.get("/"))

    assert not answer.has_header("ETag")
    assert stored_pages == []


def test_two_hosts_do_not_share_pages(client, portal, stored_pages):
    client.get("/karte/")
    client.get("/karte/", headers={"host": "www.example.org"})
    client.get("/karte/", secure=True)

    assert len(set(stored_pages)) == 3
