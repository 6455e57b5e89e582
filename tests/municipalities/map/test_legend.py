"""The legend of the map: areas and symbols add up, for any day, instrument and district."""

import pytest

from municipalities.map.view import MapView
from municipalities.models import Instrument
from tests.factories.municipalities import InstrumentFactory, ParticipationFactory, PartnershipFactory
from tests.municipalities.map.reading import legend, record, show, symbols
from tests.pages import texts

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2024-06-15 12:00+00:00")]


def test_the_legend_counts_every_area_once(client, towns):
    assert legend(show(client)) == {
        "Präventionsrat": 1,
        "Kooperationsvereinbarung": 0,
        "Vorvereinbarung": 0,
        "Erstgespräch": 1,
        "andere Unterstützung": 1,
        "bisher nur geplant": 1,
        "noch kein Eintrag": 1,
    }


@pytest.mark.parametrize(
    "day", ["2019-02-06", "2020-01-01", "2021-02-28", "2021-03-01", "2022-05-01", "2022-05-02", "2024-06-15"]
)
def test_the_legends_areas_add_up_to_all_municipalities_on_any_day(client, towns, day):
    page = show(client, stand=day)

    assert sum(legend(page).values()) == 5
    assert ": 5 Kommunen." in texts(page, ".legend__note")[0]


def test_a_municipality_changes_its_colour_on_the_day_of_its_record_and_not_before(client, towns):
    assert legend(show(client, stand="2022-05-01"))["Präventionsrat"] == 0
    assert legend(show(client, stand="2022-05-02"))["Präventionsrat"] == 1


def test_the_legends_symbols_count_records_of_what_does_not_colour_areas(client, towns):
    assert symbols(show(client)) == {
        "Präventionsrat": 1,
        "Sicherheitsanalyse": 0,
        "Coaching": 2,
        "Förderung": 0,
        "Modellkommune": 0,
    }


def test_a_joint_record_counts_once_as_symbol_and_for_every_member_as_area(client, towns):
    joint = PartnershipFactory(name="KPR Süd", members=[towns["Aue"], towns["Elsterberg"]])
    record("prevention_council", partnership=joint)

    page = show(client)

    assert legend(page)["Präventionsrat"] == 3
    assert symbols(page)["Präventionsrat"] == 2


def test_with_an_instrument_the_legend_speaks_of_it_alone(client, towns):
    record("coaching", towns["Elsterberg"], planned=True)

    page = show(client, instrument="coaching")

    assert legend(page) == {"Coaching": 2, "Coaching geplant": 1, "ohne Eintrag": 2}
    assert symbols(page) == {"Coaching": 2}


def test_with_a_district_the_legend_counts_its_municipalities(client, towns):
    page = show(client, kreis="14729")

    assert {label: count for label, count in legend(page).items() if count} == {"Präventionsrat": 1}
    assert texts(page, ".legend__note")[0].startswith("Stand 15. Juni 2024, Landkreis Leipzig: 1 Kommunen.")


def test_an_instrument_that_editors_add_is_offered_and_counted(client, towns):
    stage = InstrumentFactory(code="jugendrat", label="Jugendrat", stage=5, order=5, colour="#123456")
    ParticipationFactory(municipality=towns["Elsterberg"], instrument=stage)

    page = show(client)

    assert legend(page)["Jugendrat"] == 1
    assert next(iter(legend(page))) == "Jugendrat"
    assert "jugendrat" in [one["value"] for one in page.select("#id_instrument option")]


def test_a_symbol_stands_once_per_record_at_the_largest_member(towns):
    joint = PartnershipFactory(name="KPR Süd", members=[towns["Aue"], towns["Elsterberg"]])
    towns["Elsterberg"].population = 90_000
    towns["Elsterberg"].save()
    record("prevention_council", partnership=joint)

    found = [mark.ags for mark in MapView({}).marks if mark.instrument.code == Instrument.PREVENTION_COUNCIL]

    assert found == ["14523080", "14729050"]


def test_several_records_of_one_instrument_are_one_symbol_at_their_municipality(towns):
    record("coaching", towns["Aue"], "2019-05-01", completed=True)

    found = [(mark.ags, mark.instrument.code) for mark in MapView({}).marks]

    assert found.count(("14521035", "coaching")) == 1
    assert ("14511000", "coaching") in found
