"""Nothing that visitors get is ever stale: every change is visible at once, although pages are kept."""

from datetime import date

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from asskomm.core.caching import content_version
from asskomm.core.models import Navigation, SiteSettings, TeamMember
from municipalities.models import Instrument, Participation
from tests.factories.core import ContentPageFactory
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db


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
