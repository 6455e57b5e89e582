"""One municipality's milestones on any day, and that they agree with the state of that day."""

from datetime import date, timedelta

import pytest

from municipalities.history import Contact, Milestone, listed, milestones
from municipalities.partial_dates import PartialDate, Precision
from municipalities.participation import as_of
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 15)


@pytest.fixture
def wurzen():
    return MunicipalityFactory(name="Wurzen")


def record(code: str, municipality=None, **facts):
    """A record of the instrument with this code."""
    participant = {} if "partnership" in facts else {"municipality": municipality}
    return ParticipationFactory(instrument=InstrumentFactory(code=code), **participant, **facts)


def codes(municipality, day: date = TODAY) -> list[str]:
    """The instruments of her milestones, in their order."""
    return [one.instrument.code for one in milestones(municipality, as_of(day))]


def test_a_milestone_carries_all_that_is_public(wurzen):
    own = record(
        "prevention_council",
        wurzen,
        completed=True,
        planned_on=date(2020, 1, 1),
        planned_precision="year",
        started_on=date(2021, 2, 1),
        started_precision="month",
        ended_on=date(2022, 3, 4),
        note="Mit Beirat.",
        internal_note="geheim",
        source="Anruf",
        contact_office="Rathaus",
        contact_phone="03425 1",
    )

    assert milestones(wurzen, as_of(TODAY)) == [
        Milestone(
            record=own.pk,
            instrument=own.instrument,
            state="completed",
            since=PartialDate(date(2021, 2, 1), Precision.MONTH),
            until=PartialDate(date(2022, 3, 4)),
            planned=PartialDate(date(2020, 1, 1), Precision.YEAR),
            note="Mit Beirat.",
            via="",
            partners=(),
            contact=Contact("Rathaus", "03425 1", ""),
        )
    ]


def test_milestones_stand_in_the_order_of_their_dates_with_the_vaguer_first(wurzen):
    record("coaching", wurzen, started_on=date(2021, 2, 16))
    record("funding", wurzen, started_on=date(2021, 2, 1), started_precision="month")
    record("consultation", wurzen, started_on=date(2021, 1, 1), started_precision="year")
    record("prevention_council", wurzen, started_on=date(2021, 2, 1))
    record("security_analysis", wurzen, planned=True, planned_on=date(2020, 5, 5))

    assert codes(wurzen) == ["security_analysis", "consultation", "funding", "prevention_council", "coaching"]


def test_on_one_day_milestones_stand_in_the_order_of_their_instruments(wurzen):
    for code in ("model_municipality", "consultation", "coaching"):
        record(code, wurzen)

    assert codes(wurzen) == ["consultation", "coaching", "model_municipality"]


def test_a_record_appears_on_its_first_day_and_stays_after_its_end(wurzen):
    record("coaching", wurzen, ended=True, started_on=date(2021, 1, 1), ended_on=date(2021, 12, 31))

    states = {day: [one.state for one in milestones(wurzen, as_of(day))] for day in map(date.fromisoformat, DAYS)}

    assert {day.isoformat(): found for day, found in states.items()} == DAYS


DAYS = {
    "2020-12-31": [],
    "2021-01-01": ["active"],
    "2021-12-31": ["active"],
    "2022-01-01": ["ended"],
}


def test_the_end_is_not_told_before_its_day(wurzen):
    record("coaching", wurzen, ended=True, started_on=date(2021, 1, 1), ended_on=date(2021, 12, 31))

    assert [one.until for one in milestones(wurzen, as_of(date(2021, 12, 30)))] == [None]
    assert [one.until for one in milestones(wurzen, as_of(date(2021, 12, 31)))] == [PartialDate(date(2021, 12, 31))]


def test_a_plan_becomes_the_step_it_announced(wurzen):
    record("coaching", wurzen, planned_on=date(2021, 1, 1), planned_precision="year", started_on=date(2021, 9, 1))

    (before,), (after,) = milestones(wurzen, as_of(date(2021, 8, 31))), milestones(wurzen, as_of(date(2021, 9, 1)))

    assert (before.is_planned, str(before.since), before.planned) == (True, "2021", None)
    assert (after.is_planned, str(after.since), str(after.planned)) == (False, "1.\u00a0September 2021", "2021")


def test_a_plan_disappears_after_it_was_given_up(wurzen):
    record("coaching", wurzen, planned=True, planned_on=date(2021, 1, 1), ended_on=date(2021, 6, 30))

    assert codes(wurzen, date(2021, 6, 30)) == ["coaching"]
    assert codes(wurzen, date(2021, 7, 1)) == []


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"completed": True}, ""),
        ({}, "läuft"),
        ({"note": "Mit Beirat."}, "Mit Beirat. · läuft"),
        ({"completed": True, "ended_on": date(2022, 1, 1)}, "abgeschlossen"),
        ({"ended": True}, "beendet"),
        ({"planned": True, "note": "Im Herbst."}, "Im Herbst."),
    ],
)
def test_the_short_line_says_what_the_date_does_not(wurzen, facts, text):
    record("coaching", wurzen, **facts)

    assert [one.text for one in milestones(wurzen, as_of(TODAY))] == [text]


def test_the_short_line_of_a_joint_record_names_the_partners(wurzen):
    others = [MunicipalityFactory(name=name) for name in ("Thallwitz", "Bennewitz", "Lossatal")]
    joint = PartnershipFactory(name="KPR Wurzener Land", members=[wurzen, *others])
    record("prevention_council", partnership=joint)

    assert [one.text for one in milestones(wurzen, as_of(TODAY))] == [
        "KPR Wurzener Land, mit Bennewitz, Lossatal und Thallwitz · läuft"
    ]


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (["A", "B", "C"], "A, B und C")]
)
def test_names_are_listed_the_german_way(names, text):
    assert listed(names) == text


def test_others_records_are_not_hers(wurzen):
    record("coaching", MunicipalityFactory())
    record("prevention_council", partnership=PartnershipFactory(members=[MunicipalityFactory()]))

    assert codes(wurzen) == []


def test_a_joint_record_comes_once_however_many_members_there_are(wurzen):
    record(
        "prevention_council", partnership=PartnershipFactory(members=[wurzen, *MunicipalityFactory.create_batch(3)])
    )

    assert codes(wurzen) == ["prevention_council"]


# --- Time in a partnership ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (None, None, ["prevention_council"]),
        (None, date(2020, 12, 31), []),  # left the day before it began
        (None, date(2021, 1, 1), ["prevention_council"]),  # left on its first day
        (date(2022, 12, 31), None, ["prevention_council"]),  # came on its last day
        (date(2023, 1, 1), None, []),  # came the day after
        (date(2021, 6, 1), date(2021, 6, 30), ["prevention_council"]),
    ],
)
def test_a_joint_record_counts_for_who_was_a_member_while_it_held(wurzen, begin, end, expected):
    joint = PartnershipFactory()
    PartnershipMembershipFactory(partnership=joint, municipality=wurzen, valid_from=begin, valid_until=end)
    record(
        "prevention_council", partnership=joint, ended=True, started_on=date(2021, 1, 1), ended_on=date(2022, 12, 31)
    )

    assert codes(wurzen) == expected


def test_who_joins_later_gets_the_milestone_on_that_day(wurzen):
    joint = PartnershipFactory()
    PartnershipMembershipFactory(partnership=joint, municipality=wurzen, valid_from=date(2022, 1, 1))
    record("prevention_council", partnership=joint, started_on=date(2021, 1, 1))

    assert codes(wurzen, date(2021, 12, 31)) == []
    assert codes(wurzen, date(2022, 1, 1)) == ["prevention_council"]


def test_a_joint_plan_counts_for_who_was_a_member_while_it_was_planned(wurzen):
    joint = PartnershipFactory()
    PartnershipMembershipFactory(partnership=joint, municipality=wurzen, valid_until=date(2021, 6, 30))
    record("prevention_council", partnership=joint, planned_on=date(2021, 1, 1), started_on=date(2021, 9, 1))

    assert codes(wurzen, date(2021, 6, 30)) == ["prevention_council"]
    assert codes(wurzen, date(2021, 9, 1)) == []


def test_partners_are_those_of_the_day(wurzen):
    joint = PartnershipFactory(members=[wurzen])
    PartnershipMembershipFactory(
        partnership=joint, municipality=MunicipalityFactory(name="Lossatal"), valid_until=date(2022, 12, 31)
    )
    record("prevention_council", partnership=joint)

    partners = {
        day: [one.name for one in milestones(wurzen, as_of(day))[0].partners]
        for day in (date(2022, 12, 31), date(2023, 1, 1))
    }

    assert partners == {date(2022, 12, 31): ["Lossatal"], date(2023, 1, 1): []}


def test_a_districts_record_counts_for_its_municipalities_and_no_others(wurzen):
    stranger = MunicipalityFactory(district=DistrictFactory())
    record("coaching", partnership=PartnershipFactory(name="Landkreis", kind="district", district=wurzen.district))

    assert [(one.via, one.partners) for one in milestones(wurzen, as_of(TODAY))] == [("Landkreis", ())]
    assert codes(stranger) == []


# --- Mergers --------------------------------------------------------------------------------------------------


@pytest.fixture
def annexed(wurzen):
    """Kühren, which became part of Wurzen on 2023-01-01; Wurzen existed before."""
    return MunicipalityFactory(name="Kühren", valid_until=date(2022, 12, 31), successor=wurzen)


def test_records_of_a_predecessor_are_hers_from_the_day_of_the_merger(wurzen, annexed):
    record("coaching", annexed, started_on=date(2021, 1, 1))

    assert codes(wurzen, date(2022, 12, 31)) == []
    assert [one.via for one in milestones(wurzen, as_of(date(2023, 1, 1)))] == ["früher Kühren"]
    assert codes(annexed, date(2022, 12, 31)) == ["coaching"]


def test_a_predecessors_partnership_is_hers_from_the_day_of_the_merger(wurzen, annexed):
    record("prevention_council", partnership=PartnershipFactory(name="KPR Ost", members=[annexed]))

    assert codes(wurzen, date(2022, 12, 31)) == []
    assert [one.via for one in milestones(wurzen, as_of(date(2023, 1, 1)))] == ["KPR Ost"]


def test_what_two_predecessors_shared_comes_once():
    successor = MunicipalityFactory(valid_from=date(2023, 1, 1))
    both = [MunicipalityFactory(valid_until=date(2022, 12, 31), successor=successor) for _ in range(2)]
    record("prevention_council", partnership=PartnershipFactory(members=both))

    assert codes(successor, date(2023, 1, 1)) == ["prevention_council"]


@pytest.mark.parametrize(
    "day", [date(2020, 12, 31), date(2021, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2024, 6, 15)]
)
def test_what_is_in_force_or_planned_is_a_milestone_on_any_day(wurzen, annexed, day):
    other = MunicipalityFactory()
    joint = PartnershipFactory(members=[wurzen, annexed])
    PartnershipMembershipFactory(partnership=joint, municipality=other, valid_until=date(2021, 6, 30))
    record("consultation", annexed, completed=True)
    record("coaching", wurzen, ended=True, ended_on=date(2022, 12, 31))
    record("funding", other, planned=True, planned_on=date(2021, 1, 1), ended_on=date(2023, 1, 1))
    record("prevention_council", partnership=joint, planned_on=date(2021, 1, 1), started_on=date(2021, 1, 2))
    everybody = PartnershipFactory(kind="district", district=wurzen.district)
    record("security_analysis", partnership=everybody)

    state = as_of(day)
    for municipality in (wurzen, annexed, other):
        if municipality.is_valid_on(day):
            told = {one.record for one in milestones(municipality, as_of(day)) if one.state != "ended"}
            # The day's state leaves out what a municipality has left; the milestones keep it.
            assert {one.record for one in state.standings[municipality.ags].entries} <= told
    assert codes(wurzen, day - timedelta(days=3650)) == []
