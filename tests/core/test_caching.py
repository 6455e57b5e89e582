"""Whole pages for visitors: fast the second time, kept under a version that only visible changes raise."""

import pytest
from django.db import transaction

from asskomm.core import caching
from asskomm.core.caching import bump_content_version, cached_for_version, content_version
from asskomm.core.models import AlertBanner, ContentPage, Navigation, SiteSettings, TeamMember, Topic, User
from municipalities.models import Instrument, Participation
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


# --- Fast -----------------------------------------------------------------------------------------------------


def test_a_visitors_second_request_needs_one_query(client, portal, django_assert_num_queries):
    for address in (one for one in portal.addresses if "?" not in one):
        first = client.get(address)
        with django_assert_num_queries(1):
            second = client.get(address)
        assert second.content == first.content
        assert second["Content-Type"] == first["Content-Type"]


def test_a_page_that_has_not_changed_is_not_sent_again(client, portal, django_assert_num_queries):
    tag = client.get("/karte/")["ETag"]

    with django_assert_num_queries(1):
        response = client.get("/karte/", headers={"if-none-match": tag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)


def test_a_page_with_a_query_is_not_sent_again_either(client, portal):
    tag = client.get("/karte/?ansicht=tabelle")["ETag"]

    assert client.get("/karte/?ansicht=tabelle", headers={"if-none-match": tag}).status_code == 304


def test_a_page_that_has_changed_is_sent_again(client, portal):
    tag = client.get("/karte/")["ETag"]
    portal.municipality.participations.all().delete()

    response = client.get("/karte/", headers={"if-none-match": tag})

    assert response.status_code == 200
    assert response["ETag"] != tag


def test_browsers_ask_every_time_and_only_compression_depends_on_the_browser(client, portal):
    response = client.get("/karte/")

    assert response["Cache-Control"] == "public, no-cache"
    assert response["Vary"] == "Accept-Encoding"


# --- The version ----------------------------------------------------------------------------------------------


def test_every_bump_gives_a_higher_version():
    first = content_version()
    bump_content_version()
    second = content_version()
    bump_content_version()

    assert first < second < content_version()


def test_a_version_that_was_rolled_back_never_comes_again():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bump_content_version()
        rolled_back = content_version()
        raise ZeroDivisionError
    bump_content_version()

    assert content_version() > rolled_back


def test_a_change_that_is_rolled_back_leaves_the_version_as_it_was(portal):
    before = content_version()
    with transaction.atomic():
        portal.municipality.name = "Anderswo"
        portal.municipality.save()
        inside = content_version()
        transaction.set_rollback(True)

    assert inside > before
    assert content_version() == before


def test_a_saved_draft_changes_nothing_for_visitors(client, portal, django_assert_num_queries):
    before, seen = content_version(), client.get("/bausteine/").content
    portal.content.title = "Entwurf"
    portal.content.save_revision()

    assert content_version() == before
    with django_assert_num_queries(1):
        assert client.get("/bausteine/").content == seen


def test_publishing_the_draft_afterwards_does(client, portal):
    client.get("/bausteine/")
    portal.content.title = "Entwurf"
    revision = portal.content.save_revision()
    client.get("/bausteine/")
    revision.publish()

    assert texts(soup(client.get("/bausteine/")), "h1") == ["Entwurf"]


def test_logging_in_changes_nothing_for_visitors(client, portal, admin_user):
    before = content_version()
    client.force_login(admin_user)

    assert content_version() == before


@pytest.mark.parametrize(
    "model", [ContentPage, TeamMember, Topic, AlertBanner, SiteSettings, Navigation, Instrument, Participation]
)
def test_models_that_visitors_see_change_the_version(model):
    before = content_version()
    caching.bump_on_change(sender=model)

    assert content_version() > before


@pytest.mark.parametrize("model", [User, caching.apps.get_model("wagtailcore", "Revision")])
def test_models_that_visitors_never_see_do_not(model):
    before = content_version()
    caching.bump_on_change(sender=model)

    assert content_version() == before


def test_values_are_computed_once_per_version():
    calls = []

    def compute():
        calls.append(1)
        return {"number": len(calls)}

    first = [cached_for_version("test", compute) for _ in range(2)]
    bump_content_version()
    second = [cached_for_version("test", compute) for _ in range(2)]

    assert first == [{"number": 1}] * 2
    assert second == [{"number": 2}] * 2


def test_an_empty_value_is_remembered_too():
    calls = []
    for _ in range(2):
        cached_for_version("test", lambda: calls.append(1) or "")

    assert len(calls) == 1
