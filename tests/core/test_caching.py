"""Whole pages for visitors: fast the second time, never stale, never somebody else's."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from asskomm.core import caching
from asskomm.core.caching import (
    AnonymousPageCacheMiddleware,
    bump_content_version,
    cached_for_version,
    content_version,
)
from asskomm.core.models import AlertBanner, ContentPage, Navigation, SiteSettings, TeamMember, Topic, User
from municipalities.models import Instrument, Participation
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.pages import soup, text, texts

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


@pytest.fixture
def editor(client, django_user_model):
    """Somebody with every right; not logged in yet."""
    return django_user_model.objects.create_superuser("leitung")


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


# --- Never stale ----------------------------------------------------------------------------------------------


def test_a_published_page_is_visible_at_once(client, portal):
    client.get("/bausteine/")
    portal.content.title = "Die sechs Bausteine"
    portal.content.save_revision().publish()

    assert texts(soup(client.get("/bausteine/")), "h1") == ["Die sechs Bausteine"]


def test_an_unpublished_page_is_gone_at_once(client, portal):
    client.get("/bausteine/")
    portal.content.unpublish()

    assert client.get("/bausteine/").status_code == 404


def test_a_deleted_page_is_gone_at_once(client, portal):
    client.get("/bausteine/")
    portal.content.delete()

    assert client.get("/bausteine/").status_code == 410


def test_a_moved_page_is_at_its_new_address_at_once(client, portal):
    section = ContentPageFactory(parent=portal.home, title="Bereich", slug="bereich")
    client.get("/bausteine/")
    portal.content.move(section, pos="last-child")

    response = client.get("/bausteine/", follow=True)

    assert response.redirect_chain == [("/bereich/bausteine/", 301)]
    assert response.status_code == 200


def test_a_page_becomes_private_at_once(client, portal):
    client.get("/bausteine/")
    PageViewRestriction.objects.create(page=portal.content, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/bausteine/").status_code == 302


def test_a_new_participation_is_visible_at_once_everywhere(client, portal):
    def figures():
        return (
            text(soup(client.get("/")).select_one(".map-teaser__text p")),
            texts(soup(client.get("/karte/")), "b[data-count=prevention_council]"),
            len(client.get("/karte/daten/stand.json").json()["areas"]),
            client.get("/karte/daten/gemeinden.csv").content.decode().count("2021"),
            texts(soup(client.get("/karte/praeventionsraete/")), ".directory h2"),
        )

    other = MunicipalityFactory(name="Plauen")
    before = figures()
    ParticipationFactory(municipality=other, instrument=InstrumentFactory(code="prevention_council"))

    assert before == (
        "1 von 2 Kommunen haben auf der Karte mindestens einen Schritt dokumentiert.",
        ["1"],
        1,
        1,
        ["Wurzen"],
    )
    assert figures() == (
        "2 von 2 Kommunen haben auf der Karte mindestens einen Schritt dokumentiert.",
        ["2"],
        2,
        2,
        ["Plauen", "Wurzen"],
    )


def test_a_changed_and_a_deleted_participation_are_visible_at_once(client, portal):
    address = portal.addresses[3]
    record = Participation.objects.get()
    client.get(address)
    record.note = "Mit Beirat."
    record.save()
    changed = texts(soup(client.get(address)), ".milestones__text")
    record.delete()

    assert changed == ["Mit Beirat. Status: läuft."]
    assert soup(client.get(address)).select(".milestones") == []


def test_a_changed_municipality_is_visible_at_once(client, portal):
    client.get("/karte/?ansicht=tabelle")
    portal.municipality.name = "Wurzen an der Mulde"
    portal.municipality.save()

    assert texts(soup(client.get("/karte/?ansicht=tabelle")), ".data-table__name") == ["Wurzen an der Mulde"]


def test_a_changed_setting_is_visible_at_once(client, portal):
    client.get("/bausteine/")
    settings = SiteSettings.for_site(Site.objects.get())
    settings.site_note = "Nur ein Beispiel."
    settings.save()

    assert "Nur ein Beispiel." in text(soup(client.get("/bausteine/")).footer)


def test_a_changed_menu_is_visible_at_once(client, portal):
    client.get("/bausteine/")
    navigation = Navigation.for_site(Site.objects.get())
    navigation.main = [("link", {"page": portal.map, "address": "", "text": "Karte", "icon": ""})]
    navigation.save()

    assert texts(soup(client.get("/bausteine/")), ".main-nav__list a") == ["Karte"]


def test_a_changed_instrument_is_visible_at_once(client, portal):
    client.get("/karte/")
    instrument = Instrument.objects.get(code="prevention_council")
    instrument.label = "Rat der Prävention"
    instrument.save()

    assert "Rat der Prävention" in texts(soup(client.get("/karte/")), ".legend__row span")


def test_a_changed_person_of_the_team_is_visible_at_once(client, portal):
    client.get("/team/")
    client.get(portal.addresses[3])
    person = TeamMember.objects.get()
    person.name = "Toni Beispiel"
    person.save()

    assert texts(soup(client.get("/team/")), ".directory h3") == ["Toni Beispiel"]
    assert texts(soup(client.get(portal.addresses[3])), ".contact b") == ["Toni Beispiel"]


def test_a_district_given_to_another_person_is_visible_at_once(client, portal):
    client.get("/team/")
    district = portal.municipality.district
    district.team_member = None
    district.save()

    assert "Zuständig" not in text(soup(client.get("/team/")).main)


def test_a_new_redirect_works_at_once(client, portal):
    assert client.get("/alt/").status_code == 404
    Redirect.add_redirect("/alt/", portal.content)

    assert client.get("/alt/")["Location"] == "/bausteine/"


def test_neighbours_set_by_hand_make_answers_outdated(portal):
    before = content_version()
    portal.municipality.neighbours.add(MunicipalityFactory())

    assert content_version() > before


@pytest.mark.parametrize("address", ["/", "/karte/", "/karte/daten/stand.json", "/karte/karte.svg"])
def test_the_next_day_has_figures_of_its_own(client, portal, time_machine, address):
    ParticipationFactory(
        municipality=MunicipalityFactory(),
        instrument=InstrumentFactory(code="prevention_council"),
        started_on=date(2024, 6, 16),
    )
    time_machine.move_to("2024-06-15 21:59+00:00")  # a minute before midnight in Saxony
    before = client.get(address).content
    time_machine.move_to("2024-06-15 22:01+00:00")
    after = client.get(address).content

    assert b"2024-06-15" in before or "15.\u00a0Juni 2024" in before.decode()
    assert b"2024-06-16" in after or "16.\u00a0Juni 2024" in after.decode()
    assert b"2024-06-15" not in after


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


def test_logging_in_changes_nothing_for_visitors(client, portal, editor):
    before = content_version()
    client.force_login(editor)

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


# --- Never somebody else's ------------------------------------------------------------------------------------


def test_visitors_never_get_what_was_made_for_an_editor(client, portal, editor):
    client.force_login(editor)
    mine = client.get("/bausteine/").content
    client.logout()
    client.cookies.clear()

    assert b"wagtail-userbar" in mine
    assert b"wagtail-userbar" not in client.get("/bausteine/").content


def test_editors_never_get_what_was_made_for_visitors(client, portal, editor):
    client.get("/bausteine/")
    client.force_login(editor)

    assert b"wagtail-userbar" in client.get("/bausteine/").content


def test_nothing_made_for_an_editor_is_stored(client, portal, editor, stored_pages):
    client.force_login(editor)
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
