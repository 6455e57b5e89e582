"""The state of Saxony on any day: `as_of` is behind every figure, so its boundaries are pinned here."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from municipalities.history import milestones
from municipalities.imports.boundary_store import store_schematic_boundaries
from municipalities.imports.milestones import load_participations
from municipalities.imports.register import load_project_register
from municipalities.models import Instrument, Municipality, Participation
from municipalities.participation import SnapshotBuilder, as_of, state_on, today
from municipalities.records import read_records
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)

pytestmark = pytest.mark.django_db

BEGIN, END = date(2021, 3, 1), date(2022, 6, 30)
PLANNED, ACTIVE, COMPLETED, ENDED = Participation.State.values


def codes(day: date, municipality: Municipality) -> list[tuple[str, str]]:
    """What one municipality shows on a day, as pairs of instrument and state."""
    return [(entry.instrument.code, entry.state) for entry in as_of(day).standings[municipality.ags].shown]


@pytest.mark.parametrize(
    ("day", "state", "expected"),
    [
        (date(2021, 2, 28), ACTIVE, None),
        (date(2021, 3, 1), ACTIVE, ACTIVE),
        (date(2030, 1, 1), ACTIVE, ACTIVE),
        (date(2021, 2, 28), ENDED, None),
        (date(2022, 6, 29), ENDED, ACTIVE),
        (date(2022, 6, 30), ENDED, ACTIVE),
        (date(2022, 7, 1), ENDED, ENDED),
        (date(2022, 6, 29), COMPLETED, ACTIVE),
        (date(2022, 6, 30), COMPLETED, COMPLETED),
        (date(2022, 7, 1), COMPLETED, COMPLETED),
    ],
)
def test_a_started_record_has_the_state_of_its_day(day, state, expected):
    ended_on = None if state == ACTIVE else END
    assert state_on(day, state, None, BEGIN, ended_on) == expected


def test_an_agreement_without_an_end_is_completed_from_its_day_on():
    assert [state_on(date(2021, 3, day), COMPLETED, None, date(2021, 3, 2), None) for day in (1, 2, 3)] == [
        None,
        COMPLETED,
        COMPLETED,
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2020, 12, 31), None), (date(2021, 1, 1), PLANNED), (date(2021, 2, 28), PLANNED), (BEGIN, ACTIVE)],
)
def test_a_plan_stays_visible_in_the_past_after_it_was_carried_out(day, expected):
    assert state_on(day, ACTIVE, date(2021, 1, 1), BEGIN, None) == expected


@pytest.mark.parametrize(("day", "expected"), [(END, PLANNED), (date(2022, 7, 1), None)])
def test_a_plan_that_was_given_up_disappears_after_its_last_day(day, expected):
    assert state_on(day, PLANNED, date(2021, 1, 1), None, END) == expected


def test_the_furthest_stage_colours_the_area_and_everything_is_listed_in_order():
    town = MunicipalityFactory()
    for code in ("coaching", "prevention_council", "consultation"):
        ParticipationFactory(municipality=town, instrument=InstrumentFactory(code=code), started_on=BEGIN)
    standing = as_of(BEGIN).standings[town.ags]
    assert standing.fill == "prevention_council"
    assert [entry.instrument.code for entry in standing.shown] == ["consultation", "prevention_council", "coaching"]
    assert [entry.instrument.code for entry in standing.further] == ["consultation", "coaching"]


def test_support_that_is_no_stage_fills_as_other_and_a_plan_as_planned():
    other, planned, nothing = MunicipalityFactory.create_batch(3)
    ParticipationFactory(municipality=other, instrument=InstrumentFactory(code="funding"), started_on=BEGIN)
    ParticipationFactory(
        municipality=planned,
        instrument=InstrumentFactory(code="coaching"),
        state=PLANNED,
        planned_on=BEGIN,
        started_on=None,
    )
    state = as_of(BEGIN)
    assert [state.standings[one.ags].fill for one in (other, planned, nothing)] == ["other", "planned", "none"]
    assert state.participating == 1
    assert {row.fill: row.count for row in state.fills if row.count} == {"other": 1, "planned": 1, "none": 1}


def test_a_plan_is_not_shown_beside_the_same_instrument_in_force():
    town, region = MunicipalityFactory(), PartnershipFactory()
    PartnershipMembershipFactory(partnership=region, municipality=town)
    council = InstrumentFactory(code="prevention_council")
    ParticipationFactory(municipality=town, instrument=council, state=PLANNED, planned_on=BEGIN, started_on=None)
    ParticipationFactory(partnership=region, municipality=None, instrument=council, started_on=BEGIN)
    assert codes(BEGIN, town) == [("prevention_council", ACTIVE)]


def test_members_inherit_from_their_partnership_only_while_they_belong_to_it():
    early, late, always = MunicipalityFactory.create_batch(3)
    region = PartnershipFactory(name="KPR Musterland")
    PartnershipMembershipFactory(partnership=region, municipality=early, valid_until=date(2021, 12, 31))
    PartnershipMembershipFactory(partnership=region, municipality=late, valid_from=date(2022, 1, 1))
    PartnershipMembershipFactory(partnership=region, municipality=always)
    ParticipationFactory(
        partnership=region,
        municipality=None,
        instrument=InstrumentFactory(code="prevention_council"),
        started_on=BEGIN,
    )
    for day, members in (
        (date(2021, 12, 31), {early.ags, always.ags}),
        (date(2022, 1, 1), {late.ags, always.ags}),
    ):
        state = as_of(day)
        assert {one.ags for one in state if one.in_force} == members
        assert state.standings[always.ags].shown[0].via_text == "über KPR Musterland"
        row = state.count_for("prevention_council")
        assert (row.records, row.municipalities) == (1, 2)


def test_one_analysis_of_two_towns_counts_once_as_record_and_twice_as_municipality():
    towns = MunicipalityFactory.create_batch(2)
    ParticipationFactory(
        partnership=PartnershipFactory(members=towns),
        municipality=None,
        instrument=InstrumentFactory(code="security_analysis"),
        started_on=BEGIN,
    )
    row = as_of(BEGIN).count_for("security_analysis")
    assert (row.records, row.municipalities) == (1, 2)


def test_a_district_takes_part_for_all_its_municipalities_and_no_other():
    district = DistrictFactory()
    inside = MunicipalityFactory.create_batch(2, district=district)
    MunicipalityFactory(district=DistrictFactory())
    ParticipationFactory(
        partnership=PartnershipFactory(kind="district", district=district),
        municipality=None,
        instrument=InstrumentFactory(code="prevention_council"),
        started_on=BEGIN,
    )
    assert {one.ags for one in as_of(BEGIN) if one.in_force} == {one.ags for one in inside}


def test_a_merged_municipality_hands_her_records_on_and_keeps_her_own_past():
    successor = MunicipalityFactory(valid_from=date(2023, 1, 1))
    old = MunicipalityFactory(name="Ostrau", valid_until=date(2022, 12, 31), successor=successor)
    ParticipationFactory(municipality=old, instrument=InstrumentFactory(code="consultation"), started_on=BEGIN)
    before, after = as_of(date(2022, 12, 31)), as_of(date(2023, 1, 1))
    assert list(before.standings) == [old.ags]
    assert list(after.standings) == [successor.ags]
    assert before.standings[old.ags].shown[0].via_text == ""
    assert after.standings[successor.ags].shown[0].via_text == "früher Ostrau"


def test_records_go_through_a_chain_of_mergers_to_the_last_heir():
    last = MunicipalityFactory(valid_from=date(2025, 1, 1))
    middle = MunicipalityFactory(valid_from=date(2023, 1, 1), valid_until=date(2024, 12, 31), successor=last)
    first = MunicipalityFactory(name="Ostrau", valid_until=date(2022, 12, 31), successor=middle)
    ParticipationFactory(municipality=first, instrument=InstrumentFactory(code="consultation"), started_on=BEGIN)
    state = as_of(date(2025, 1, 1))
    assert [entry.via_text for entry in state.standings[last.ags].shown] == ["früher Ostrau"]
    assert state.merged_into(last.ags) == {first.pk, middle.pk, last.pk}
    assert [one.via for one in milestones(last, state)] == ["früher Ostrau"]
    assert milestones(last, as_of(date(2024, 12, 31))) == []


def test_the_state_of_a_district_is_a_part_of_the_whole():
    district = DistrictFactory()
    inside, outside = MunicipalityFactory(district=district), MunicipalityFactory(district=DistrictFactory())
    for town in (inside, outside):
        ParticipationFactory(municipality=town, instrument=InstrumentFactory(code="coaching"), started_on=BEGIN)
    part = as_of(BEGIN).within(district.ags)
    assert (part.total, part.participating, part.count_for("coaching").records) == (1, 1, 1)


@pytest.mark.parametrize("count", [10, 2_000])
def test_the_register_takes_three_queries_and_a_day_of_it_none_however_many_records(django_assert_num_queries, count):
    region = PartnershipFactory(members=MunicipalityFactory.create_batch(5))
    ParticipationFactory(partnership=region, municipality=None, instrument=InstrumentFactory(), started_on=BEGIN)
    town, instrument = MunicipalityFactory(), InstrumentFactory()
    Participation.objects.bulk_create(
        Participation(municipality=town, instrument=instrument, state=COMPLETED, started_on=BEGIN)
        for _ in range(count)
    )
    with django_assert_num_queries(3):
        records = read_records()
    with django_assert_num_queries(0):
        state = SnapshotBuilder(BEGIN, records).build()
    assert state.count_for(instrument.code).records == count


def test_another_day_only_asks_whether_anything_has_changed(django_assert_num_queries):
    record = ParticipationFactory(started_on=BEGIN)
    first = as_of(BEGIN)
    with django_assert_num_queries(1):
        before = as_of(BEGIN - timedelta(days=1))
    record.delete()

    assert (first.participating, before.participating, as_of(BEGIN).participating) == (1, 0, 0)


def test_what_begins_tomorrow_is_known_tomorrow_without_anything_being_saved(time_machine):
    time_machine.move_to("2024-06-15 12:00+00:00")
    ParticipationFactory(started_on=date(2024, 6, 16))
    now = as_of(today()).participating
    time_machine.move_to("2024-06-16 12:00+00:00")

    assert (now, as_of(today()).participating) == (0, 1)


class TestDatabaseRules:
    """What must never be stored, whoever writes it."""

    def refuse(self, name: str, **fields) -> None:
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            Participation.objects.create(instrument=InstrumentFactory(), **fields)
        # SQLite names the columns of a broken unique rule instead of the rule.
        assert name in str(error.value) or "UNIQUE" in str(error.value)

    def test_a_record_has_a_participant(self):
        self.refuse("participation_has_exactly_one_participant", state=ACTIVE, started_on=BEGIN)

    def test_a_record_has_only_one_participant(self):
        self.refuse(
            "participation_has_exactly_one_participant",
            state=ACTIVE,
            started_on=BEGIN,
            municipality=MunicipalityFactory(),
            partnership=PartnershipFactory(),
        )

    def test_the_end_does_not_lie_before_the_start(self):
        self.refuse(
            "participation_ends_after_it_starts",
            state=ENDED,
            started_on=BEGIN,
            ended_on=date(2021, 2, 28),
            municipality=MunicipalityFactory(),
        )

    def test_a_record_may_end_on_the_day_it_starts(self):
        ParticipationFactory(municipality=MunicipalityFactory(), state=ENDED, started_on=BEGIN, ended_on=BEGIN)
        assert Participation.objects.count() == 1

    def test_a_plan_has_no_start(self):
        self.refuse(
            "participation_is_dated",
            state=PLANNED,
            planned_on=BEGIN,
            started_on=BEGIN,
            municipality=MunicipalityFactory(),
        )

    def test_what_runs_has_started(self):
        self.refuse("participation_is_dated", state=ACTIVE, planned_on=BEGIN, municipality=MunicipalityFactory())

    def test_an_instrument_is_open_only_once_per_municipality(self):
        town, instrument = MunicipalityFactory(), InstrumentFactory()
        ParticipationFactory(municipality=town, instrument=instrument, state=ACTIVE, started_on=BEGIN)
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.create(
                municipality=town, instrument=instrument, state=PLANNED, planned_on=date(2024, 1, 1)
            )

    def test_a_second_round_may_follow_a_completed_one(self):
        town, instrument = MunicipalityFactory(), InstrumentFactory()
        ParticipationFactory(municipality=town, instrument=instrument, state=COMPLETED, started_on=BEGIN)
        ParticipationFactory(
            municipality=town, instrument=instrument, state=PLANNED, planned_on=date(2024, 1, 1), started_on=None
        )
        assert codes(date(2024, 1, 1), town) == [(instrument.code, COMPLETED)]


@pytest.fixture
def published_facts():
    """The project's own register and milestones."""
    load_project_register()
    load_participations()


@pytest.mark.usefixtures("published_facts")
class TestPublishedFacts:
    """The milestones reported in public, as the map shows them."""

    @pytest.mark.parametrize(("day", "total"), [(date(2022, 12, 31), 419), (date(2023, 1, 1), 418)])
    def test_the_merger_of_jahnatal_changes_the_number_of_municipalities(self, day, total):
        assert as_of(day).total == total

    def test_figures_of_september_2026(self):
        state = as_of(date(2026, 9, 8))
        assert {row.instrument.code: (row.records, row.municipalities) for row in state.instruments} == {
            "consultation": (11, 11),
            "preliminary_agreement": (2, 2),
            "cooperation_agreement": (17, 23),
            "prevention_council": (10, 14),
            "security_analysis": (7, 11),
            "coaching": (3, 3),
            "funding": (1, 1),
            "model_municipality": (8, 8),
        }
        assert {row.fill: row.count for row in state.fills} == {
            "prevention_council": 14,
            "cooperation_agreement": 22,
            "preliminary_agreement": 2,
            "consultation": 5,
            "other": 4,
            "none": 371,
        }
        assert (state.total, state.participating) == (418, 47)

    @pytest.mark.parametrize(
        ("day", "participating", "councils"),
        [(date(2020, 12, 31), 8, 0), (date(2021, 2, 15), 13, 0), (date(2021, 3, 31), 19, 5)],
    )
    def test_figures_grow_with_the_milestones(self, day, participating, councils):
        state = as_of(day)
        assert (state.participating, state.count_for("prevention_council").municipalities) == (participating, councils)

    def test_drawing_cells_changes_no_figure(self):
        before = as_of(date(2026, 9, 8)).participating
        store_schematic_boundaries()
        assert as_of(date(2026, 9, 8)).participating == before
        assert Instrument.objects.count() == 8
