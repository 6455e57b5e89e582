"""The directory of prevention councils."""

from datetime import date

import pytest

from municipalities.councils import Council, councils_on
from municipalities.history import Contact
from municipalities.partial_dates import PartialDate, Precision
from municipalities.participation import as_of
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)
from tests.pages import links, soup, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]

TODAY = date(2024, 6, 15)


def council(name: str = "", **facts):
    """The record of a council: of the town with this name, or of a partnership."""
    if "partnership" not in facts:
        facts["municipality"] = MunicipalityFactory(name=name)
    return ParticipationFactory(instrument=InstrumentFactory(code="prevention_council"), **facts)


def names(day: date = TODAY) -> list[str]:
    return [one.name for one in councils_on(as_of(day))]


@pytest.fixture
def joint():
    """The council of Bennewitz and Wurzen."""
    members = [MunicipalityFactory(name="Wurzen"), MunicipalityFactory(name="Bennewitz")]
    return PartnershipFactory(name="KPR Wurzener Land", members=members)


def test_only_councils_are_listed_and_each_once(joint):
    council("Plauen")
    council(partnership=joint)
    ParticipationFactory(instrument=InstrumentFactory(code="coaching"))

    assert names() == ["KPR Wurzener Land", "Plauen"]


def test_a_council_is_listed_from_its_first_day_to_its_last():
    council("Plauen", ended=True, started_on=date(2021, 7, 1), ended_on=date(2023, 6, 30))

    assert names(date(2021, 6, 30)) == []
    assert names(date(2021, 7, 1)) == ["Plauen"]
    assert names(date(2023, 6, 30)) == ["Plauen"]
    assert names(date(2023, 7, 1)) == []


def test_a_plan_is_no_council_yet():
    council("Freiberg", planned=True)

    assert names() == []


def test_a_council_says_since_when_who_belongs_to_it_and_how_to_reach_it(joint):
    council(
        partnership=joint,
        started_on=date(2021, 2, 1),
        started_precision="month",
        contact_office="Rathaus",
        contact_phone="03425 1",
        contact_email="kpr@example.org",
    )

    (found,) = councils_on(as_of(TODAY))

    assert [one.name for one in found.members] == ["Bennewitz", "Wurzen"]
    assert found == Council(
        name="KPR Wurzener Land",
        members=found.members,
        since=PartialDate(date(2021, 2, 1), Precision.MONTH),
        contact=Contact("Rathaus", "03425 1", "kpr@example.org"),
    )


def test_members_are_those_of_the_day(joint):
    council(partnership=joint)
    PartnershipMembershipFactory(
        partnership=joint, municipality=MunicipalityFactory(name="Lossatal"), valid_until=date(2022, 12, 31)
    )

    (before,), (after,) = councils_on(as_of(date(2022, 12, 31))), councils_on(as_of(date(2023, 1, 1)))

    assert [one.name for one in before.members] == ["Bennewitz", "Lossatal", "Wurzen"]
    assert [one.name for one in after.members] == ["Bennewitz", "Wurzen"]


def test_a_towns_own_council_does_not_repeat_the_towns_name(joint):
    council("Plauen")
    council(partnership=joint)

    assert [one.shows_members for one in councils_on(as_of(TODAY))] == [True, False]


def test_a_council_without_a_contact_has_none():
    council("Plauen")

    assert [one.contact for one in councils_on(as_of(TODAY))] == [None]


# --- The page -------------------------------------------------------------------------------------------------


def test_the_page_lists_councils_with_members_and_contact(client, map_page, joint):
    council("Plauen", started_on=date(2021, 7, 1), started_precision="month")
    council(partnership=joint, started_on=date(2021, 2, 16), contact_office="Rathaus", contact_phone="03425 85")

    page = soup(client.get("/karte/praeventionsraete/"))

    assert texts(page, ".lead") == ["2 kommunale Präventionsräte mit ihrer öffentlichen Ansprechstelle, Stand heute."]
    assert texts(page, ".directory__item h2") == ["KPR Wurzener Land", "Plauen"]
    assert texts(page, ".directory__item") == [
        "KPR Wurzener Land seit 16. Februar 2021 · Bennewitz , Wurzen Rathaus 03425 85",
        "Plauen seit Juli 2021 Noch keine Ansprechstelle angegeben.",
    ]


def test_members_lead_to_their_pages_and_numbers_to_the_phone(client, map_page, joint):
    council(partnership=joint, contact_phone="03425 85", contact_email="kpr@example.org")
    addresses = {one.municipality.name: one.municipality for one in joint.memberships.all()}

    page = soup(client.get("/karte/praeventionsraete/"))

    assert links(page, ".directory") == {
        name: f"/karte/gemeinden/{one.ags}-{one.slug}/" for name, one in addresses.items()
    } | {"03425 85": "tel:0342585", "kpr@example.org": "mailto:kpr@example.org"}


def test_without_a_council_the_page_says_so(client, map_page):
    page = soup(client.get("/karte/praeventionsraete/"))

    assert "Noch ist kein Präventionsrat eingetragen." in text(page.main)
    assert page.select(".directory") == []


def test_notes_and_sources_stay_inside(client, map_page):
    council("Plauen", internal_note="vertraulich", source="Anruf vom 1. Juli", contact_office="Rathaus")

    content = client.get("/karte/praeventionsraete/").content.decode()

    assert "vertraulich" not in content
    assert "Anruf vom" not in content


def test_markup_in_names_and_contacts_is_shown_as_text(client, map_page):
    evil = "<script>alert(1)</script>"
    council(partnership=PartnershipFactory(name=evil), contact_office=evil, contact_phone='"><script>')

    response = client.get("/karte/praeventionsraete/")

    assert "<script>alert" not in response.content.decode()
    assert texts(soup(response), ".directory__item h2") == [evil]


def test_the_breadcrumb_leads_back_to_the_map(client, map_page):
    page = soup(client.get("/karte/praeventionsraete/"))

    assert links(page, ".breadcrumb") == {"Startseite": "/", "Karte der kommunalen Prävention": "/karte/"}
    assert texts(page, ".breadcrumb [aria-current]") == ["Präventionsräte"]
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/karte/praeventionsraete/"
