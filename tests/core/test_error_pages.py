"""Pages for what goes wrong: in the design, in German, with the right status, and standing alone where they must."""

from unittest import mock

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from asskomm.core import discovery
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_database():
    """Every question to the database fails."""

    def refuse(*args, **kwargs):
        raise AssertionError("asked the database")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.parametrize("name", ["400.html", "500.html", "503.html"])
def test_pages_that_stand_alone_need_neither_database_nor_request(no_database, name):
    page = render_to_string(name)

    assert "<h1>" in page
    assert 'name="robots" content="noindex"' in page


def test_an_unknown_host_gets_the_page_for_odd_requests(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = client.get("/", headers={"host": "böse.example"})

    assert response.status_code == 400
    assert texts(soup(response), "h1") == ["Diese Anfrage ist unvollständig"]


def test_a_failure_gets_the_page_for_failures(home_page):
    client = Client(raise_request_exception=False)
    with mock.patch.object(discovery, "branches_below", side_effect=RuntimeError):
        response = client.get("/sitemap/")

    assert response.status_code == 500
    assert texts(soup(response), "h1") == ["Das hat nicht geklappt"]


def test_a_form_without_its_token_gets_an_explanation(home_page):
    response = Client(enforce_csrf_checks=True).post(reverse("wagtailadmin_login"), {"username": "x"})

    assert response.status_code == 403
    assert texts(soup(response), "h1") == ["Das Formular ist abgelaufen"]
    assert "noch einmal" in text(soup(response).main)


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "410.html"])
def test_error_pages_are_neither_indexed_nor_shared(home_page, name):
    page = soup(mock.Mock(content=render_to_string(name, request=RequestFactory().get("/x/"))))

    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert len(page.select("h1")) == 1
    assert page.select("meta[property^='og:'], link[rel=canonical], script[type='application/ld+json']") == []


# --- Maintenance ---


@pytest.fixture(params=["setting", "file"])
def closed(request, settings, tmp_path):
    """The portal in maintenance, switched on in either way."""
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    if request.param == "file":
        settings.MAINTENANCE_FILE.touch()
    else:
        settings.MAINTENANCE = True


@pytest.mark.parametrize("address", ["/", "/karte/", "/gibt-es-nicht/", "/sitemap.xml", "/dokumente/1/x.pdf"])
def test_visitors_are_told_when_to_come_back_without_asking_the_database(client, closed, no_database, address):
    response = client.get(address)

    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "600", "no-store")
    assert texts(soup(response), "h1") == ["Gleich wieder da"]


def test_the_admin_and_the_probes_go_on(client, admin_client, home_page, closed):
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    assert client.get(reverse("wagtailadmin_login")).status_code == 200
    assert admin_client.get(reverse("wagtailadmin_home")).status_code == 200


def test_afterwards_everything_is_as_before(client, home_page, settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    before = client.get("/").content
    settings.MAINTENANCE_FILE.touch()
    assert client.get("/").status_code == 503
    settings.MAINTENANCE_FILE.unlink()

    assert client.get("/").content == before
