"""Headers, cookies and probes: what every answer carries, and what none does."""

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from asskomm.core.models import User
from asskomm.core.security import PERMISSIONS_POLICY
from tests.pages import soup

pytestmark = pytest.mark.django_db

PUBLIC_POLICY = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
ADMIN_POLICY = PUBLIC_POLICY | {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
}


def policy(response) -> dict[str, list[str]]:
    """The content security policy of an answer."""
    rules = (rule.split() for rule in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in rules}


def visit(portal) -> dict:
    """The answer at every public address, the one of a page that does not exist among them."""
    client = Client()
    addresses = [*portal.addresses, "/gibt-es-nicht/", "/karte/gemeinden/14729410/", "/healthz", "/readyz"]
    return {address: client.get(address) for address in addresses}


def test_public_pages_have_a_strict_policy_without_exceptions(portal):
    policies = {address: policy(response) for address, response in visit(portal).items()}
    drawing = policies.pop("/karte/karte.svg")

    assert drawing == {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]}
    assert [address for address, found in policies.items() if found != PUBLIC_POLICY] == []


def test_the_policy_stays_when_the_answer_comes_from_the_cache(client, portal):
    client.get("/karte/")

    assert policy(client.get("/karte/")) == PUBLIC_POLICY


def test_public_pages_need_no_exception_from_their_policy(portal):
    for response in visit(portal).values():
        if response["Content-Type"].startswith("text/html"):
            page = soup(response)
            assert page.select("style, [style]") == []
            # A block of data is no script: browsers neither run it nor hold it against the policy.
            inline = [one for one in page.select("script") if not one.get("src")]
            assert [one for one in inline if one["type"] != "application/ld+json"] == []
            assert [name for one in page.find_all(True) for name in one.attrs if name.startswith("on")] == []


def test_the_admin_has_a_policy_of_its_own(client, portal):
    User.objects.create_superuser("leitung")
    client.force_login(User.objects.get())

    for address in ("/verwaltung/", "/verwaltung/login/", f"/verwaltung/pages/{portal.home.pk}/edit/"):
        assert policy(client.get(address)) == ADMIN_POLICY


def test_what_only_looks_like_the_admin_has_the_public_policy(client, portal):
    assert policy(client.get("/verwaltungsverband/")) == PUBLIC_POLICY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", PERMISSIONS_POLICY),
    ],
)
def test_every_answer_carries_the_other_headers(portal, name, value):
    headers = {address: response.headers.get(name) for address, response in visit(portal).items()}

    assert {address: found for address, found in headers.items() if found != value} == {}


def test_the_portal_renounces_what_pages_could_ask_of_a_device():
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(PERMISSIONS_POLICY.split(", "))


def test_visitors_get_no_cookies(portal):
    # Twice: from the page itself and from the cache.
    for _ in range(2):
        assert [address for address, response in visit(portal).items() if response.cookies] == []


def test_pages_do_not_load_anything_from_elsewhere(portal):
    foreign = []
    for response in visit(portal).values():
        if response["Content-Type"].startswith("text/html"):
            found = soup(response).select("script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=icon]")
            foreign += [one for one in found if not (one.get("src") or one["href"]).startswith("/")]

    assert foreign == []


def test_visitors_cannot_look_into_the_admin(client, portal):
    response = client.get("/verwaltung/pages/")

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/verwaltung/login/")


def test_uploads_are_served_from_the_folders_of_pictures_only(client, portal, settings):
    settings.MEDIA_ROOT.joinpath("geheim.txt").write_text("geheim")
    settings.MEDIA_ROOT.joinpath("documents").mkdir(exist_ok=True)
    settings.MEDIA_ROOT.joinpath("documents", "intern.pdf").write_text("geheim")

    addresses = {"geheim.txt": 404, "documents/intern.pdf": 404, "images/../geheim.txt": 400}

    assert {one: client.get(f"/media/{one}").status_code for one in addresses} == addresses


# --- Probes ---------------------------------------------------------------------------------------------------


def break_database(monkeypatch, error: type[Exception]) -> None:
    def fail(*args, **kwargs):
        raise error("gone")

    monkeypatch.setattr(connection, "cursor", fail)


def test_the_process_is_alive_without_any_service(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_the_portal_is_ready_while_the_database_answers(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_the_portal_is_not_ready_when_the_database_fails(client, monkeypatch, error):
    break_database(monkeypatch, error)

    ready, live = client.get("/readyz"), client.get("/healthz")

    assert (ready.status_code, ready.content) == (503, b"database not reachable\n")
    assert live.status_code == 200


def test_probes_are_never_kept(client):
    for address in ("/healthz", "/readyz"):
        assert not client.get(address).has_header("ETag")
