"""Mergers and annexations: what changes in the register, and that the past stays."""

from datetime import date
from decimal import Decimal

import pytest

from asskomm.core.caching import content_version
from municipalities.imports.register import (
    CHANGES_FILE,
    REGISTER_FILE,
    Merger,
    Place,
    RegisterError,
    TerritorialChange,
    apply_changes,
    import_register,
    load_project_register,
    read_register,
    read_territorial_changes,
)
from municipalities.models import BoundaryDataset, Municipality, MunicipalityBoundary, Participation
from municipalities.participation import as_of
from tests.factories.municipalities import MunicipalityFactory, ParticipationFactory

DAY = date(2023, 1, 1)
LAST_DAY = date(2022, 12, 31)


def change(predecessor, successor=("14522275", "Jahnatal"), day=DAY, line=0):
    """One change of the municipality `predecessor`."""
    return TerritorialChange(day, predecessor.ags, predecessor.name, *successor, line=line)


def refusal(*changes) -> str:
    """The message with which the changes are refused, without its first line."""
    with pytest.raises(RegisterError) as caught:
        apply_changes(changes)
    first, *lines = str(caught.value).split("\n")
    assert first == "Die Gebietsänderung ist nicht möglich:"
    return "\n".join(lines)


def stored() -> tuple:
    """Everything the database says about municipalities and who is whose neighbour."""
    link = Municipality.neighbours.through
    return (
        list(Municipality.objects.order_by("ags").values_list()),
        sorted(link.objects.values_list("from_municipality__ags", "to_municipality__ags")),
        list(MunicipalityBoundary.objects.order_by("municipality__ags").values_list()),
    )


def neighbours(municipality) -> list[str]:
    return list(municipality.neighbours.order_by("ags").values_list("ags", flat=True))


def square(west: float) -> dict:
    """A shape of a tenth of a degree from `west` to the east."""
    east = round(west + 0.1, 4)
    return {
        "type": "Polygon",
        "coordinates": [[[west, 51.0], [east, 51.0], [east, 51.1], [west, 51.1], [west, 51.0]]],
    }


@pytest.fixture
def ostrau(db):
    return MunicipalityFactory(
        ags="14522450",
        name="Ostrau",
        population=3000,
        area_km2=Decimal("52.70"),
        postcode="04749",
        association="Ostrau",
        association_kind="Verwaltungsgemeinschaft",
        latitude=51.2,
        longitude=13.1,
    )


@pytest.fixture
def zschaitz(db):
    return MunicipalityFactory(
        ags="14522620",
        name="Zschaitz-Ottewig",
        population=1000,
        area_km2=Decimal("18.26"),
        postcode="04720",
        latitude=51.1,
        longitude=13.2,
    )


# --- A merger -------------------------------------------------------------------------------------


def test_a_merger_founds_the_successor_and_keeps_the_predecessors(ostrau, zschaitz):
    assert apply_changes([change(ostrau), change(zschaitz)]) == [
        Merger(
            DAY,
            (Place("14522450", "Ostrau"), Place("14522620", "Zschaitz-Ottewig")),
            Place("14522275", "Jahnatal"),
            is_new=True,
        )
    ]
    assert list(Municipality.objects.values_list("name", "valid_from", "valid_until", "successor__name")) == [
        ("Jahnatal", DAY, None, None),
        ("Ostrau", None, LAST_DAY, "Jahnatal"),
        ("Zschaitz-Ottewig", None, LAST_DAY, "Jahnatal"),
    ]


def test_the_successor_has_the_sums_the_common_centre_and_the_rest_of_the_largest(ostrau, zschaitz):
    apply_changes([change(zschaitz), change(ostrau)])
    jahnatal = Municipality.objects.get(ags="14522275")
    assert (jahnatal.population, jahnatal.area_km2) == (4000, Decimal("70.96"))
    # Three quarters of the people live in Ostrau.
    assert (jahnatal.latitude, jahnatal.longitude) == (51.175, 13.125)
    assert (jahnatal.postcode, jahnatal.association, jahnatal.association_kind) == (
        "04749",
        "Ostrau",
        "Verwaltungsgemeinschaft",
    )
    assert (jahnatal.district, jahnatal.kind) == (ostrau.district, "Gemeinde")
    assert (jahnatal.slug, jahnatal.search_names) == ("jahnatal", "jahnatal")


def test_a_small_town_makes_the_successor_a_town(ostrau, zschaitz):
    Municipality.objects.filter(pk=zschaitz.pk).update(kind="Stadt")
    apply_changes([change(ostrau), change(zschaitz)])
    assert Municipality.objects.get(ags="14522275").kind == "Stadt"


def test_unknown_numbers_give_no_sum_and_the_middle_of_the_places(ostrau, zschaitz):
    Municipality.objects.filter(pk=zschaitz.pk).update(population=None, area_km2=None)
    apply_changes([change(ostrau), change(zschaitz)])
    jahnatal = Municipality.objects.get(ags="14522275")
    assert (jahnatal.population, jahnatal.area_km2) == (None, None)
    assert (jahnatal.latitude, jahnatal.longitude) == (51.15, 13.15)


def test_a_second_run_changes_nothing(ostrau, zschaitz):
    apply_changes([change(ostrau), change(zschaitz)])
    before, version = stored(), content_version()
    assert apply_changes([change(ostrau), change(zschaitz)]) == []
    assert (stored(), content_version()) == (before, version)


def test_a_merger_bumps_the_version(ostrau, zschaitz):
    version = content_version()
    apply_changes([change(ostrau), change(zschaitz)])
    assert content_version() > version


def test_the_successor_has_the_neighbours_and_the_predecessors_keep_theirs(ostrau, zschaitz):
    north, south = MunicipalityFactory(ags="14522010"), MunicipalityFactory(ags="14522020")
    long_gone = MunicipalityFactory(ags="14522030", valid_until=date(2022, 12, 30))
    ostrau.neighbours.set([zschaitz, north, long_gone])
    zschaitz.neighbours.add(north, south)
    apply_changes([change(ostrau), change(zschaitz)])
    assert neighbours(Municipality.objects.get(ags="14522275")) == ["14522010", "14522020"]
    assert neighbours(ostrau) == ["14522010", "14522030", "14522620"]
    assert neighbours(north) == ["14522275", "14522450", "14522620"]


def test_the_successor_has_the_union_of_the_shapes_and_the_predecessors_keep_theirs(ostrau, zschaitz):
    dataset = BoundaryDataset.objects.create(title="VG5000", attribution="GeoBasis-DE / BKG")
    MunicipalityBoundary.objects.create(municipality=ostrau, dataset=dataset, geometry=square(13.0))
    MunicipalityBoundary.objects.create(municipality=zschaitz, dataset=dataset, geometry=square(13.1))
    apply_changes([change(ostrau), change(zschaitz)])
    boundary = MunicipalityBoundary.objects.get(municipality__ags="14522275")
    assert boundary.dataset == dataset
    assert boundary.geometry["type"] == "Polygon"
    assert sorted(map(tuple, boundary.geometry["coordinates"][0][:-1])) == [
        (13.0, 51.0),
        (13.0, 51.1),
        (13.1, 51.0),
        (13.1, 51.1),
        (13.2, 51.0),
        (13.2, 51.1),
    ]
    assert MunicipalityBoundary.objects.get(municipality=ostrau).geometry == square(13.0)


def test_a_part_of_the_shapes_gives_the_successor_none(ostrau, zschaitz):
    dataset = BoundaryDataset.objects.create(title="VG5000", attribution="GeoBasis-DE / BKG")
    MunicipalityBoundary.objects.create(municipality=ostrau, dataset=dataset, geometry=square(13.0))
    apply_changes([change(ostrau), change(zschaitz)])
    assert MunicipalityBoundary.objects.count() == 1


def test_shapes_that_do_not_fit_together_do_not_stop_the_merger(ostrau, zschaitz):
    dataset = BoundaryDataset.objects.create(title="VG5000", attribution="GeoBasis-DE / BKG")
    MunicipalityBoundary.objects.create(municipality=ostrau, dataset=dataset, geometry=square(13.0))
    MunicipalityBoundary.objects.create(municipality=zschaitz, dataset=dataset, geometry=square(13.05))
    apply_changes([change(ostrau), change(zschaitz)])
    assert (MunicipalityBoundary.objects.count(), Municipality.objects.valid_on(DAY).count()) == (2, 1)


def test_an_annexation_leaves_the_older_successor_as_it_was(ostrau):
    doebeln = MunicipalityFactory(ags="14522080", name="Döbeln", population=24000, kind="Stadt")
    other = MunicipalityFactory(ags="14522010")
    ostrau.neighbours.add(doebeln, other)
    before = Municipality.objects.filter(pk=doebeln.pk).values().get()
    assert apply_changes([change(ostrau, ("14522080", "Döbeln"))]) == [
        Merger(DAY, (Place("14522450", "Ostrau"),), Place("14522080", "Döbeln"), is_new=False)
    ]
    assert Municipality.objects.filter(pk=doebeln.pk).values().get() == before
    assert neighbours(doebeln) == ["14522010", "14522450"]


def test_mergers_can_follow_each_other_in_any_order_of_the_lines(ostrau, zschaitz):
    later = TerritorialChange(date(2025, 1, 1), "14522275", "Jahnatal", "14522999", "Neuland")
    apply_changes([later, change(ostrau), change(zschaitz)])
    assert list(Municipality.objects.values_list("name", "valid_from", "valid_until", "successor__name")) == [
        ("Jahnatal", DAY, date(2024, 12, 31), "Neuland"),
        ("Neuland", date(2025, 1, 1), None, None),
        ("Ostrau", None, LAST_DAY, "Jahnatal"),
        ("Zschaitz-Ottewig", None, LAST_DAY, "Jahnatal"),
    ]


def test_a_successor_from_a_later_register_exists_from_the_merger_on(ostrau, zschaitz):
    MunicipalityFactory(ags="14522275", name="Jahnatal", population=4500, valid_from=date(2025, 1, 1))
    (merger,) = apply_changes([change(ostrau), change(zschaitz)])
    jahnatal = Municipality.objects.get(ags="14522275")
    assert (merger.is_new, jahnatal.valid_from, jahnatal.population) == (True, DAY, 4500)


# --- Refusals -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_an_unknown_predecessor_is_refused_with_its_line():
    assert refusal(TerritorialChange(DAY, "14522450", "Ostrau", "14522275", "Jahnatal", line=2)) == (
        "Zeile 2: Ostrau (14522450): Die Vorgängerin steht nicht im Register."
    )


def test_a_predecessor_by_another_name_is_refused(ostrau):
    assert refusal(TerritorialChange(DAY, "14522450", "Oschatz", "14522275", "Jahnatal")) == (
        "Oschatz (14522450): Im Register heißt sie »Ostrau«."
    )


def test_a_municipality_does_not_go_into_itself(ostrau):
    assert refusal(change(ostrau, ("14522450", "Ostrau"))) == (
        "Ostrau (14522450): Vorgängerin und Nachfolgerin sind dieselbe Kommune."
    )


@pytest.mark.parametrize("valid_from", [DAY, date(2023, 6, 1)])
def test_a_predecessor_that_did_not_exist_yet_is_refused(ostrau, valid_from):
    Municipality.objects.filter(pk=ostrau.pk).update(valid_from=valid_from)
    assert refusal(change(ostrau)) == f"Ostrau (14522450): Sie besteht erst seit dem {valid_from:%d.%m.%Y}."


def test_a_predecessor_of_a_single_day_is_enough(ostrau):
    Municipality.objects.filter(pk=ostrau.pk).update(valid_from=LAST_DAY)
    assert len(apply_changes([change(ostrau)])) == 1


@pytest.mark.parametrize(
    ("successor", "day"), [(("14522275", "Jahnatal"), date(2024, 1, 1)), (("14522999", "Neuland"), DAY)]
)
def test_a_predecessor_that_went_elsewhere_is_refused(ostrau, successor, day):
    apply_changes([change(ostrau)])
    assert refusal(change(ostrau, successor, day)) == (
        "Ostrau (14522450): Sie ist schon nach dem 31.12.2022 in Jahnatal (14522275) aufgegangen."
    )


def test_a_predecessor_that_ended_earlier_is_refused(ostrau):
    Municipality.objects.filter(pk=ostrau.pk).update(valid_until=date(2020, 12, 31))
    assert refusal(change(ostrau)) == "Ostrau (14522450): Sie bestand laut Register nur bis zum 31.12.2020."


def test_a_predecessor_whose_last_day_an_editor_has_entered_gets_its_successor(ostrau):
    Municipality.objects.filter(pk=ostrau.pk).update(valid_until=LAST_DAY)
    apply_changes([change(ostrau)])
    assert Municipality.objects.get(pk=ostrau.pk).successor.name == "Jahnatal"


def test_a_successor_that_had_ended_is_refused(ostrau):
    MunicipalityFactory(ags="14522275", name="Jahnatal", valid_until=LAST_DAY)
    assert refusal(change(ostrau)) == (
        "Ostrau (14522450): Die Nachfolgerin Jahnatal (14522275) bestand nur bis zum 31.12.2022."
    )


def test_a_successor_that_a_later_merger_founded_is_refused(ostrau, zschaitz):
    apply_changes([change(ostrau)])
    assert refusal(change(zschaitz, day=date(2022, 1, 1))) == (
        "Zschaitz-Ottewig (14522620): Die Nachfolgerin Jahnatal (14522275) besteht erst seit dem 01.01.2023."
    )


def test_one_refused_change_leaves_nothing_of_the_others(ostrau):
    before = stored()
    unknown = TerritorialChange(date(2024, 1, 1), "14522620", "Zschaitz-Ottewig", "14522999", "Neuland", line=3)
    assert refusal(change(ostrau, line=2), unknown) == (
        "Zeile 3: Zschaitz-Ottewig (14522620): Die Vorgängerin steht nicht im Register."
    )
    assert stored() == before


# --- The project's files --------------------------------------------------------------------------


@pytest.fixture
def saxony(db):
    """The project's own register with its territorial changes."""
    return import_register(
        read_register(REGISTER_FILE), state=date(2025, 1, 1), changes=read_territorial_changes(CHANGES_FILE)
    )


def test_there_are_419_municipalities_until_2022_and_418_from_2023_on(saxony):
    assert [Municipality.objects.valid_on(day).count() for day in (date(2019, 1, 1), LAST_DAY, DAY)] == [
        419,
        419,
        418,
    ]
    assert [place.name for place in saxony.listed_but_dissolved] == ["Ostrau", "Zschaitz-Ottewig"]
    assert saxony.missing == []


def test_a_second_import_of_both_files_reports_nothing(saxony):
    before = stored()
    assert load_project_register().has_changes is False
    report = import_register(
        read_register(REGISTER_FILE), state=date(2025, 1, 1), changes=read_territorial_changes(CHANGES_FILE)
    )
    assert (report.has_changes, report.unchanged, report.missing) == (False, 419, [])
    assert stored() == before


def test_both_histories_are_kept_and_continue_at_the_successor(saxony):
    of_ostrau = ParticipationFactory(municipality=Municipality.objects.get(ags="14522450"))
    of_zschaitz = ParticipationFactory(municipality=Municipality.objects.get(ags="14522620"))

    def records(day):
        return {
            standing.name: [entry.record for entry in standing.entries] for standing in as_of(day) if standing.entries
        }

    assert records(LAST_DAY) == {"Ostrau": [of_ostrau.pk], "Zschaitz-Ottewig": [of_zschaitz.pk]}
    assert records(DAY) == {"Jahnatal": [of_ostrau.pk, of_zschaitz.pk]}
    assert list(Participation.objects.order_by("pk").values_list("municipality__ags", flat=True)) == [
        "14522450",
        "14522620",
    ]


def test_participations_survive_the_merger_of_a_register_that_was_there_before(db):
    import_register(read_register(REGISTER_FILE), state=date(2021, 1, 1))
    record = ParticipationFactory(municipality=Municipality.objects.get(ags="14522450"))
    import_register(
        read_register(REGISTER_FILE), state=date(2023, 1, 1), changes=read_territorial_changes(CHANGES_FILE)
    )
    record.refresh_from_db()
    assert record.municipality.name == "Ostrau"
    assert [entry.via for entry in as_of(DAY).standings["14522275"].entries] == ["früher Ostrau"]


def test_a_later_register_lists_the_successor_and_misses_nobody(saxony):
    rows = [row for row in read_register(REGISTER_FILE) if row.ags not in ("14522450", "14522620")]
    report = import_register(rows, state=date(2025, 1, 1))
    assert report.missing == [Place("14522275", "Jahnatal")]
    report = import_register(rows, state=LAST_DAY)
    assert report.missing == [Place("14522450", "Ostrau"), Place("14522620", "Zschaitz-Ottewig")]
