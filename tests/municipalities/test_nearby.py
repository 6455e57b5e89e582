"""What is near a municipality, and by which names one may ask for it."""

from datetime import date

import pytest
from django.http import QueryDict

from asskomm.core.caching import reading_under
from asskomm.core.listing import Listing
from municipalities.models import District, Municipality
from municipalities.near_facet import near_facet
from municipalities.nearby import Located, nearest, surroundings_of
from municipalities.places import UnclearPlace, place_called
from tests.factories.municipalities import (
    DistrictFactory,
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)

pytestmark = pytest.mark.django_db

# A hundredth of a degree of latitude, in kilometres.
STEP = 1.112


@pytest.fixture
def towns(db) -> dict[str, Municipality]:
    """Wurzen with a neighbour across the district's border, somebody in her district, and somebody far away."""
    DistrictFactory(ags="14729", name="Leipzig")
    DistrictFactory(ags="14730", name="Nordsachsen")
    places = [
        ("Wurzen", "14729410", 51.37),
        ("Grimma", "14729160", 51.30),
        ("Borna", "14729050", 51.12),
        ("Eilenburg", "14730070", 51.44),
        ("Oschatz", "14730230", 51.61),
        ("Zittau", "14626610", 52.10),
    ]
    found = {
        name: MunicipalityFactory(name=name, ags=ags, latitude=latitude, longitude=12.73)
        for name, ags, latitude in places
    }
    found["Wurzen"].neighbours.add(found["Grimma"], found["Eilenburg"])
    return found


def names(keys) -> set[str]:
    return set(Municipality.objects.filter(pk__in=keys).values_list("name", flat=True))


# --- Surroundings ---------------------------------------------------------------------------------------------


def test_the_surroundings_are_herself_her_neighbours_and_her_district(towns):
    near = surroundings_of("14729410")

    assert names(near.municipalities) == {"Wurzen", "Grimma", "Borna", "Eilenburg"}
    assert near.label == "Wurzen, Nachbarn und Landkreis Leipzig"


def test_a_city_that_is_her_own_district_names_only_her_neighbours(towns):
    city = DistrictFactory(ags="14713", name="Leipzig", kind=District.Kind.CITY)
    leipzig = MunicipalityFactory(name="Leipzig", ags="14713000", district=city)
    leipzig.neighbours.add(towns["Eilenburg"])

    near = surroundings_of("14713000")

    assert names(near.municipalities) == {"Leipzig", "Eilenburg"}
    assert near.label == "Leipzig und Nachbarn"


def test_without_neighbours_the_district_stands_alone(towns):
    assert surroundings_of("14730230").label == "Oschatz und Landkreis Nordsachsen"


def test_who_went_into_a_neighbour_is_near_and_her_old_neighbours_are_too(towns):
    ended = date(2022, 12, 31)
    MunicipalityFactory(name="Altgrimma", ags="14626001", valid_until=ended, successor=towns["Grimma"])
    former = MunicipalityFactory(name="Altwurzen", ags="14626002", valid_until=ended, successor=towns["Wurzen"])
    former.neighbours.add(towns["Oschatz"])

    assert names(surroundings_of("14729410").municipalities) == {
        "Wurzen", "Grimma", "Borna", "Eilenburg", "Oschatz", "Altgrimma", "Altwurzen"
    }  # fmt: skip


def test_a_partnership_is_near_while_one_of_its_members_is(towns):
    near = PartnershipFactory(members=[towns["Eilenburg"], towns["Zittau"]])
    PartnershipFactory(members=[towns["Zittau"]])
    former = PartnershipFactory()
    PartnershipMembershipFactory(
        partnership=former, municipality=towns["Grimma"], valid_from=date(2019, 1, 1), valid_until=date(2020, 12, 31)
    )
    whole_district = PartnershipFactory(kind="district", district=towns["Borna"].district)

    assert surroundings_of("14729410").partnerships == {near.pk, whole_district.pk}


# --- Distance -------------------------------------------------------------------------------------------------


def test_hers_come_first_then_the_fewest_kilometres(towns):
    things = [
        Located(number, towns[name].pk) for number, name in enumerate(["Oschatz", "Grimma", "Eilenburg", "Wurzen"])
    ]
    # 7 steps north and south of her; what comes first in the list stays first.
    km = round(7 * STEP)

    assert nearest("14729410", things, 3) == [(3, "in Wurzen"), (1, f"{km} km: Grimma"), (2, f"{km} km: Eilenburg")]


def test_only_the_first_of_hers_is_shown_for_the_others_are_about_her_surroundings(towns):
    things = [Located(number, towns[name].pk) for number, name in enumerate(["Wurzen", "Wurzen", "Grimma"])]

    assert [one.key for one in nearest("14729410", things, 3)] == [0, 2]


def test_what_is_too_far_away_is_not_near_even_where_there_is_nothing_else(towns):
    assert nearest("14729410", [Located(1, towns["Zittau"].pk)], 3) == []


def test_what_has_several_places_counts_once_where_it_is_nearest(towns):
    things = [Located(1, towns["Borna"].pk), Located(1, towns["Grimma"].pk)]

    assert nearest("14729410", things, 3) == [(1, "8 km: Grimma")]


def test_a_partnership_is_as_near_as_its_nearest_member(towns):
    hers = PartnershipFactory(name="KPR Wurzener Land", members=[towns["Borna"], towns["Wurzen"]])
    other = PartnershipFactory(name="KPR Nord", members=[towns["Oschatz"], towns["Eilenburg"]])
    things = [Located(1, None, other.pk), Located(2, None, hers.pk)]

    assert nearest("14729410", things, 3) == [(2, "KPR Wurzener Land"), (1, "8 km: KPR Nord")]


def test_whoever_lies_at_the_same_spot_is_still_another_place(towns):
    twin = MunicipalityFactory(name="Bennewitz", ags="14729030", latitude=51.37, longitude=12.73)

    assert nearest("14729410", [Located(1, twin.pk)], 3) == [(1, "1 km: Bennewitz")]


# --- Asking by name -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["14729410", "Wurzen", " wurzen ", "wurz", "Altwurzen"])
def test_a_key_a_name_its_beginning_or_a_former_name_is_enough(towns, text):
    MunicipalityFactory(name="Altwurzen", ags="14729002", valid_until=date(2022, 12, 31), successor=towns["Wurzen"])

    assert place_called(text).name == "Wurzen"


@pytest.mark.parametrize("text", ["", "   ", "\x00"])
def test_no_text_asks_for_nobody(towns, text):
    assert place_called(text) is None


def test_names_that_two_have_ask_for_the_district_and_take_it(towns):
    MunicipalityFactory(name="Bernsdorf", ags="14729997")
    MunicipalityFactory(name="Bernsdorf", ags="14730997")

    with pytest.raises(UnclearPlace) as problem:
        place_called("Bernsdorf")
    assert str(problem.value) == (
        "»Bernsdorf« passt zu mehreren Kommunen: Bernsdorf (Landkreis Leipzig); Bernsdorf (Landkreis Nordsachsen). "
        "Bitte schreiben Sie einen dieser Namen ganz."
    )
    assert place_called("bernsdorf (Landkreis Nordsachsen)").ags == "14730997"


@pytest.mark.parametrize(
    ("text", "advice"),
    [("Wurtzen", "Meinten Sie Wurzen?"), ("Hogwarts", "Bitte prüfen Sie die Schreibweise."), ("14999999", "")],
)
def test_a_name_nobody_has_says_so_and_what_to_do(towns, text, advice):
    with pytest.raises(UnclearPlace) as problem:
        place_called(text)
    assert str(problem.value).startswith(f"Keine Kommune gefunden für »{text}«. {advice}")


# --- As a facet -----------------------------------------------------------------------------------------------


def narrowed(query: str) -> Listing:
    return Listing(Municipality.objects.order_by("name"), QueryDict(query), [near_facet("pk")])


def test_a_list_keeps_the_surroundings_and_says_which(towns):
    listing = narrowed("nahe=Wurzen")

    assert [one.name for one in listing.results] == ["Borna", "Eilenburg", "Grimma", "Wurzen"]
    assert [chip.label for chip in listing.chips()] == ["Wurzen, Nachbarn und Landkreis Leipzig"]
    assert listing.query() == "nahe=14729410"


@pytest.mark.parametrize("typed", ["Hogwarts", "14999999", "%27", "%00x%C3%A4z", "A" * 5000])
def test_what_nobody_is_called_leaves_the_list_as_it_is_with_one_message(towns, typed):
    listing = narrowed(f"nahe={typed}")

    assert len(listing.results) == 6
    assert [problem.partition(" für ")[0] for problem in listing.problems] == ["Keine Kommune gefunden"]
    assert not listing.is_filtered


def test_asking_by_key_costs_no_query_once_the_register_is_known(towns, django_assert_num_queries):
    with reading_under(1):
        surroundings_of(place_called("Wurzen").ags)
        with django_assert_num_queries(0):
            surroundings_of(place_called("14729410").ags)
            place_called("Grimma")
