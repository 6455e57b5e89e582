"""The map's page: what stays inside, and its place in the tree."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from wagtail.models import PageViewRestriction

from asskomm.core.models import HomePage
from municipalities.models import MapPage, TeamPage
from tests.factories.municipalities import DistrictFactory
from tests.municipalities.map.reading import record, show, town
from tests.pages import soup, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


# --- What stays inside ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/karte/",
        "/karte/?gemeinde=14729410",
        "/karte/?ansicht=tabelle",
        "/karte/?instrument=prevention_council&ansicht=tabelle",
        "/karte/gemeinden/14729410-wurzen/",
        "/karte/praeventionsraete/",
        "/karte/daten/stand.json",
        "/karte/daten/gemeinden.csv",
        "/karte/karte.svg?quelle=1",
        "/karte/export/",
        "/karte/einbetten/karte/",
        "/karte/suche.json?q=wurzen",
        "/",
    ],
)
def test_internal_note_and_source_are_nowhere_to_be_seen(client, wurzen, address):
    response = client.get(address)
    content = response.content.decode()

    assert response.status_code == 200
    assert "Streit um Zuschüsse" not in content
    assert "Meldung vom 16.2.2021" not in content


def test_markup_in_names_and_notes_is_shown_as_text(client, wurzen):
    wurzen.name = '<script>alert("x")</script>'
    wurzen.save()
    record("funding", wurzen, note="<img src=x onerror=alert(1)>")

    for query in ({"gemeinde": "14729410"}, {"ansicht": "tabelle"}, {"q": "script alert"}):
        content = client.get("/karte/", query).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content
    assert texts(show(client, gemeinde="14729410"), "#auswahl") == ['<script>alert("x")</script>']


# --- The page in the tree -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/karte/", "/karte/gemeinden/14729410-wurzen/", "/karte/praeventionsraete/", "/karte/gemeinden/"]
)
def test_an_unpublished_map_is_not_served(client, map_page, wurzen, address):
    map_page.unpublish()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/karte/", "/karte/gemeinden/14729410-wurzen/", "/karte/praeventionsraete/", "/karte/gemeinden/"]
)
def test_a_private_map_asks_for_a_login(client, map_page, wurzen, address):
    PageViewRestriction.objects.create(page=map_page, restriction_type=PageViewRestriction.LOGIN)

    response = client.get(address)

    assert response.status_code == 302
    assert urlsplit(response["Location"]).path == "/verwaltung/login/"


def test_without_a_public_map_the_home_page_offers_none(client, map_page):
    map_page.unpublish()

    assert soup(client.get("/")).select(".map-teaser") == []


@pytest.mark.parametrize("page_type", [MapPage, TeamPage])
def test_map_and_team_page_live_once_below_the_home_page_and_hold_no_pages(page_type):
    assert page_type.allowed_parent_page_models() == [HomePage]
    assert page_type.allowed_subpage_models() == []
    assert page_type.max_count == 1


def test_there_cannot_be_a_second_map(home_page, map_page):
    assert not MapPage.can_create_at(home_page)


def test_the_text_below_the_map_is_the_editors(client, map_page):
    map_page.body = [("rich_text", "<p>Die Karte zeigt, wer mitmacht.</p>")]
    map_page.save_revision().publish()

    assert texts(show(client), ".map-page__body") == ["Die Karte zeigt, wer mitmacht."]


def test_the_list_of_municipalities_is_the_table_of_all(client, map_page):
    response = client.get("/karte/gemeinden/")

    assert (response.status_code, response["Location"]) == (302, "/karte/?ansicht=tabelle&alle=on&sortierung=name")


def test_the_sitemap_names_the_map_the_directory_and_todays_municipalities(map_page, wurzen):
    jahnatal = town("Jahnatal", "14522275", valid_from=date(2023, 1, 1))
    town("Ostrau", "14522450", valid_until=date(2022, 12, 31), successor=jahnatal)

    addresses = [one["location"] for one in map_page.get_sitemap_urls()]

    assert sorted(addresses) == [
        "http://localhost/karte/",
        "http://localhost/karte/bilanz/",
        "http://localhost/karte/daten/",
        "http://localhost/karte/einbetten/",
        "http://localhost/karte/export/",
        "http://localhost/karte/gemeinden/14522275-jahnatal/",
        "http://localhost/karte/gemeinden/14729030-bennewitz/",
        "http://localhost/karte/gemeinden/14729245-lossatal/",
        "http://localhost/karte/gemeinden/14729410-wurzen/",
        "http://localhost/karte/praeventionsraete/",
    ]


def test_the_team_page_shows_each_person_with_all_districts(client, portal):
    DistrictFactory(
        ags="14730", name="Nordsachsen", team_member=portal.municipality.district.team_member, kind="Landkreis"
    )

    assert texts(soup(client.get("/team/")), ".directory__item > p") == [
        "Zuständig für den Landkreis Leipzig und den Landkreis Nordsachsen"
    ]
