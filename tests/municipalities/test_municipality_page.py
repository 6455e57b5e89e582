"""The page of one municipality: its address, its milestones, and what became of it."""

from datetime import date

import pytest

from tests.factories.boundaries import draw_row
from tests.factories.core import TeamMemberFactory
from tests.factories.municipalities import (
    DistrictFactory,
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)
from tests.municipalities.reading import ADDRESS, milestones, record, show
from tests.pages import links, soup, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


@pytest.fixture
def wurzen(map_page):
    district = DistrictFactory(ags="14729", name="Leipzig")
    return MunicipalityFactory(
        name="Wurzen", ags="14729410", district=district, kind="Stadt", population=16_305, area_km2="68.51"
    )


# --- Address --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        "/karte/gemeinden/14729410/",
        "/karte/gemeinden/14729410-/",
        "/karte/gemeinden/14729410-wurtzen/",
        "/karte/gemeinden/14729410-Wurzen/",
        "/karte/gemeinden/14729410-görlitz/",
    ],
)
def test_a_wrong_or_missing_name_in_the_address_leads_to_the_right_one_for_good(client, wurzen, given):
    response = client.get(given)

    assert (response.status_code, response["Location"]) == (301, ADDRESS)


@pytest.mark.parametrize(
    "given",
    [
        "/karte/gemeinden/14999999/",
        "/karte/gemeinden/14999999-nirgendwo/",
        "/karte/gemeinden/09162000-muenchen/",
        "/karte/gemeinden/1472941/",
        "/karte/gemeinden/147294100/",
        "/karte/gemeinden/wurzen/",
        "/karte/gemeinden/14729410-wurzen/mehr/",
    ],
)
def test_what_the_register_does_not_know_is_not_found(client, wurzen, given):
    assert client.get(given).status_code == 404


def test_the_address_follows_the_name(client, wurzen):
    wurzen.name = "Weißwasser/O.L."
    wurzen.save()

    assert client.get(ADDRESS)["Location"] == "/karte/gemeinden/14729410-weisswasser-ol/"


def test_the_address_follows_the_maps(client, wurzen, map_page):
    map_page.slug = "landkarte"
    map_page.save_revision().publish()

    assert client.get(ADDRESS).status_code == 404
    assert texts(show(client, "/landkarte/gemeinden/14729410-wurzen/"), "h1") == ["Wurzen"]


def test_search_engines_get_one_address_and_are_welcome(client, wurzen):
    page = show(client, f"{ADDRESS}?utm_source=x")

    assert [one["href"] for one in page.select("link[rel=canonical]")] == [f"http://localhost{ADDRESS}"]
    assert page.select("meta[name=robots]") == []


# --- Content --------------------------------------------------------------------------------------------------


def test_the_head_says_kind_district_people_and_area(client, wurzen):
    page = show(client)

    assert texts(page, "h1") == ["Wurzen"]
    assert texts(page, ".page-head .dotted span") == [
        "Stadt",
        "Landkreis Leipzig",
        "16.305 Einwohner:innen",
        "69 km²",
    ]
    assert text(page.title) == "Wurzen, Landkreis Leipzig – ASSKomm"


def test_the_breadcrumb_leads_over_the_districts_table(client, wurzen):
    page = show(client)

    assert links(page, ".breadcrumb") == {
        "Startseite": "/",
        "Karte der kommunalen Prävention": "/karte/",
        "Landkreis Leipzig": "/karte/?ansicht=tabelle&alle=on&kreis=14729",
    }
    assert texts(page, ".breadcrumb [aria-current]") == ["Wurzen"]


@pytest.mark.parametrize(
    ("official_name", "shown"),
    [
        ("Crostwitz / Chrósćicy", ["Chrósćicy"]),
        ("Bautzen / Budyšin, Stadt", ["Budyšin"]),
        ("Weißwasser/O.L., Stadt / Běła Woda", ["Běła Woda"]),
        ("Großpostwitz/O.L. / Budestecy", ["Budestecy"]),
        ("Wurzen, Stadt", []),
        ("", []),
    ],
)
def test_the_sorbian_name_stands_below_the_german_one(client, wurzen, official_name, shown):
    wurzen.official_name = official_name
    wurzen.save()

    assert texts(show(client), "[lang=hsb]") == shown


def test_every_state_and_every_precision_has_its_words(client, wurzen):
    record("consultation", wurzen, completed=True, started_on=date(2019, 1, 1), started_precision="year")
    record("preliminary_agreement", wurzen, ended=True, started_on=date(2020, 1, 6), ended_on=date(2020, 12, 31))
    record("coaching", wurzen, started_on=date(2021, 2, 1), started_precision="month")
    record("prevention_council", wurzen, started_on=date(2021, 2, 16), planned_on=date(2020, 9, 1), note="Mit Beirat.")
    record(
        "security_analysis",
        wurzen,
        completed=True,
        started_on=date(2022, 1, 1),
        ended_on=date(2023, 5, 1),
        ended_precision="month",
    )
    record("funding", wurzen, planned=True, planned_on=date(2024, 1, 1), planned_precision="year")

    assert milestones(show(client)) == [
        ("2019", "2019", "Erstgespräch", ""),
        ("6. Januar 2020", "2020-01-06", "Vorvereinbarung", "Status: beendet (31. Dezember 2020)."),
        ("Februar 2021", "2021-02", "Coaching", "Status: läuft."),
        (
            "16. Februar 2021",
            "2021-02-16",
            "Präventionsrat",
            "Mit Beirat. Status: läuft. Geplant seit 1. September 2020.",
        ),
        ("1. Januar 2022", "2022-01-01", "Sicherheitsanalyse", "Status: abgeschlossen (Mai 2023)."),
        ("2024", "2024", "Förderung geplant", ""),
    ]


def test_badges_show_what_holds_today_and_not_what_is_over(client, wurzen):
    record("coaching", wurzen)
    record("preliminary_agreement", wurzen, ended=True)
    record("funding", wurzen, planned=True)

    assert texts(show(client), ".page-head .badges li") == ["Coaching", "Förderung geplant"]


def test_what_lies_in_the_future_is_not_shown(client, wurzen):
    record("coaching", wurzen, started_on=date(2024, 6, 16))

    assert milestones(show(client)) == []


def test_a_plan_that_was_given_up_is_not_shown(client, wurzen):
    record("coaching", wurzen, planned=True, planned_on=date(2022, 1, 1), ended_on=date(2022, 12, 31))

    assert milestones(show(client)) == []


def test_a_joint_milestone_names_its_partners_as_links(client, wurzen):
    others = [MunicipalityFactory(name=name) for name in ("Thallwitz", "Bennewitz", "Lossatal")]
    record(
        "prevention_council",
        partnership=PartnershipFactory(name="KPR Wurzener Land", members=[wurzen, *others]),
        started_on=date(2021, 2, 16),
    )

    page = show(client)

    assert [one[2:] for one in milestones(page)] == [
        (
            "Präventionsrat »KPR Wurzener Land«",
            "Gemeinsam mit Bennewitz , Lossatal und Thallwitz . Status: läuft.",
        )
    ]
    assert links(page, ".milestones__text") == {one.name: f"/karte/gemeinden/{one.ags}-{one.slug}/" for one in others}


def test_a_whole_districts_record_counts_for_all_without_naming_them(client, wurzen):
    MunicipalityFactory(name="Borna", district=wurzen.district)
    record(
        "cooperation_agreement",
        partnership=PartnershipFactory(name="Landkreis Leipzig", kind="district", district=wurzen.district),
        completed=True,
        started_on=date(2023, 3, 1),
    )

    page = show(client)

    assert milestones(page) == [("1. März 2023", "2023-03-01", "Kooperationsvereinbarung »Landkreis Leipzig«", "")]
    assert texts(page, ".badges li") == ["Kooperationsvereinbarung"]


def test_who_has_left_a_partnership_keeps_the_milestone_but_not_the_badge(client, wurzen):
    joint = PartnershipFactory(name="KPR Alt")
    PartnershipMembershipFactory(partnership=joint, municipality=wurzen, valid_until=date(2022, 12, 31))
    record("prevention_council", partnership=joint, started_on=date(2021, 1, 1))

    page = show(client)

    assert [one[2] for one in milestones(page)] == ["Präventionsrat »KPR Alt«"]
    assert page.select(".badges") == []


def test_nothing_known_yet_leads_to_the_responsible_person(client, wurzen):
    wurzen.district.team_member = TeamMemberFactory(name="Kim Muster", phone="0351 1", email="kim@example.org")
    wurzen.district.save()

    page = show(client)

    assert "Für Wurzen ist noch nichts eingetragen." in text(page.select_one("section"))
    assert text(page.select_one("section.contact")) == (
        "Ihr Kontakt beim LPR Kim Muster zuständig für den Landkreis Leipzig 0351 1 kim@example.org"
    )


def test_a_city_is_not_said_to_lie_in_a_district(client, map_page):
    city = DistrictFactory(ags="14713", name="Leipzig", kind="Kreisfreie Stadt", team_member=TeamMemberFactory())
    MunicipalityFactory(name="Leipzig", ags="14713000", district=city, kind="Kreisfreie Stadt")

    page = show(client, "/karte/gemeinden/14713000-leipzig/")

    assert texts(page, ".page-head .dotted span")[0:1] == ["Kreisfreie Stadt"]
    assert "Stadt Leipzig" not in texts(page, ".page-head .dotted span")
    assert texts(page, ".contact__area") == ["zuständig für die Stadt Leipzig"]


def test_the_coordinating_office_is_shown_with_its_contact(client, wurzen):
    wurzen.office_name = "Stabsstelle Prävention"
    wurzen.office_phone, wurzen.office_email = "03425 856-0", "praevention@example.org"
    wurzen.website = "https://wurzen.example.org/"
    wurzen.save()

    page = show(client)

    assert text(page.select_one("section[aria-labelledby=stelle]")) == (
        "Koordinierende Stelle Stabsstelle Prävention, Telefon 03425 856-0 , praevention@example.org"
    )
    assert page.select_one("a[rel=external]")["href"] == "https://wurzen.example.org/"


def test_without_a_coordinating_office_there_is_no_heading_for_it(client, wurzen):
    assert show(client).select("#stelle") == []


def test_the_councils_contact_is_shown_once_it_is_public(client, wurzen):
    record("prevention_council", wurzen, contact_office="Rathaus", contact_phone="03425 1", internal_note="geheim")

    page = show(client)

    assert text(page.select_one(".selection__contact")) == "Präventionsrat Rathaus 03425 1"
    assert "geheim" not in str(page)


# --- Neighbours and drawing -----------------------------------------------------------------------------------


def test_neighbours_are_listed_with_their_state(client, wurzen):
    bennewitz, lossatal = MunicipalityFactory(name="Bennewitz"), MunicipalityFactory(name="Lossatal")
    draw_row(bennewitz, wurzen, lossatal)
    record("prevention_council", partnership=PartnershipFactory(name="KPR Ost", members=[lossatal]))

    page = show(client)

    assert texts(page, ".neighbours__item") == ["Lossatal Präventionsrat über KPR Ost", "Bennewitz noch kein Eintrag"]


def test_the_small_map_shows_her_between_her_neighbours(client, wurzen):
    bennewitz, lossatal, far = MunicipalityFactory.create_batch(3)
    draw_row(bennewitz, wurzen, lossatal, far)

    page = show(client)

    assert sorted(one["href"] for one in page.select(".place-map a")) == sorted(
        f"/karte/gemeinden/{one.ags}-{one.slug}/" for one in (bennewitz, lossatal)
    )
    assert len(page.select(".place-map .shape--selected-outer")) == 1
    assert "Wurzen" in texts(page, ".place-map .map-label")
    assert "© GeoBasis-DE / BKG (2024) (Daten verändert)" in text(page.figcaption)
    assert links(page, "figcaption")["In der Karte öffnen"] == "/karte/?gemeinde=14729410"


def test_without_shapes_there_is_no_small_map(client, wurzen):
    assert show(client).select(".place-map") == []


# --- Hostile input --------------------------------------------------------------------------------------------


def test_markup_that_somebody_entered_is_shown_as_text(client, wurzen):
    evil = '<script>alert("x")</script>'
    neighbour = MunicipalityFactory(name=f"Ort {evil}")
    draw_row(wurzen, neighbour)
    wurzen.name = wurzen.office_name = evil
    wurzen.office_phone = '"><script>alert("x")</script>'
    wurzen.official_name = f"x / {evil}"
    wurzen.save()
    wurzen.district.name = evil
    wurzen.district.team_member = TeamMemberFactory(name=evil, phone=evil)
    wurzen.district.save()
    record("coaching", wurzen, note=evil, contact_office=evil)
    record("prevention_council", partnership=PartnershipFactory(name=evil, members=[wurzen, neighbour]), note=evil)

    response = client.get(f"/karte/gemeinden/14729410-{wurzen.slug}/")

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert texts(soup(response), "h1") == [evil]


@pytest.mark.parametrize("evil", ["javascript:alert(1)", "data:text/html,x"])
def test_an_office_can_only_be_reached_by_phone_and_mail(client, wurzen, evil):
    wurzen.office_name, wurzen.office_phone, wurzen.office_email = "Stelle", evil, f"mail {evil}"
    wurzen.save()

    targets = links(show(client), "section[aria-labelledby=stelle]").values()

    assert {target.partition(":")[0] for target in targets} == {"tel", "mailto"}
