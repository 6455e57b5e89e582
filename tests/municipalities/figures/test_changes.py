"""What happened between two days, and all milestones in order."""

from datetime import date

import pytest

from municipalities.figures.changes import Chronicle
from municipalities.records import read_records
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)

pytestmark = pytest.mark.django_db

BEGIN, END = date(2021, 1, 1), date(2021, 6, 30)


def headings(begin: date = BEGIN, end: date = END) -> list[str]:
    return [group.heading for group in Chronicle(read_records()).groups(begin, end)]


def coaching(**fields) -> None:
    ParticipationFactory(instrument=InstrumentFactory(code="coaching", label="Coaching", plural="Coachings"), **fields)


def test_every_kind_of_step_is_named():
    agreement = InstrumentFactory(code="cooperation_agreement", stage=3)
    agreement.label, agreement.plural = "Kooperationsvereinbarung", "Kooperationsvereinbarungen"
    agreement.save()
    for day in (1, 2):
        ParticipationFactory(instrument=agreement, completed=True, started_on=date(2021, 3, day))
    coaching(started_on=date(2021, 2, 1))
    coaching(started_on=date(2020, 1, 1), state="completed", ended_on=date(2021, 2, 2))
    coaching(started_on=date(2020, 1, 1), state="ended", ended_on=date(2021, 2, 3))
    coaching(started_on=None, state="planned", planned_on=date(2021, 4, 1))
    coaching(started_on=None, state="planned", planned_on=date(2020, 4, 1), ended_on=date(2021, 4, 1))
    successor = MunicipalityFactory(valid_from=date(2021, 5, 1))
    MunicipalityFactory(valid_until=date(2021, 4, 30), successor=successor)

    assert headings() == [
        "2 neue Kooperationsvereinbarungen",
        "1 Coaching begonnen",
        "1 Coaching abgeschlossen",
        "1 Coaching beendet",
        "1 Coaching geplant",
        "1 Coaching Planung aufgegeben",
        "1 Zusammenschluss von Kommunen",
    ]


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (date(2021, 3, 2), END, []),
        (date(2021, 3, 1), END, ["1 Coaching begonnen"]),
        (BEGIN, date(2021, 3, 1), ["1 Coaching begonnen"]),
        (BEGIN, date(2021, 2, 28), []),
    ],
)
def test_both_days_belong_to_the_period(begin, end, expected):
    coaching(started_on=date(2021, 3, 1))
    assert headings(begin, end) == expected


def test_what_ends_is_over_on_the_day_after_its_last():
    coaching(started_on=date(2020, 1, 1), state="ended", ended_on=date(2021, 3, 31))
    assert (headings(BEGIN, date(2021, 3, 31)), headings(BEGIN, date(2021, 4, 1))) == ([], ["1 Coaching beendet"])


def test_a_partnership_takes_one_step_with_the_members_of_that_day():
    here, gone = MunicipalityFactory.create_batch(2)
    region = PartnershipFactory(name="KPR Musterland")
    PartnershipMembershipFactory(partnership=region, municipality=here)
    PartnershipMembershipFactory(partnership=region, municipality=gone, valid_until=date(2021, 2, 28))
    coaching(partnership=region, started_on=date(2021, 3, 1))
    [event] = Chronicle(read_records()).between(BEGIN, END)
    assert (event.partnership, [one.pk for one in event.places]) == ("KPR Musterland", [here.pk])


def test_a_whole_district_is_named_instead_of_its_municipalities():
    town = MunicipalityFactory()
    coaching(partnership=PartnershipFactory(kind="district", district=town.district), started_on=date(2021, 3, 1))
    [event] = Chronicle(read_records()).between(BEGIN, END)
    assert (event.district.ags, event.places) == (town.district.ags, ())


# --- Members of partnerships ------------------------------------------------------------------------------------


def steps(begin: date = BEGIN, end: date = END) -> list[tuple[str, str, list[str], str]]:
    """Day, heading, who, and partnership of what happened to members."""
    return [
        (str(one.since).replace("\u00a0", " "), str(one.kind), [place.name for place in one.places], one.partnership)
        for one in Chronicle(read_records()).between(begin, end)
        if one.instrument is None
    ]


def test_who_joins_or_leaves_a_partnership_under_way_is_told_once_per_day():
    towns = [MunicipalityFactory(name=name) for name in ("Zwota", "Adorf", "Mylau")]
    region = PartnershipFactory(name="KPR Musterland", members=[towns[2]])
    for town in towns[:2]:
        PartnershipMembershipFactory(
            partnership=region, municipality=town, valid_from=date(2021, 2, 1), valid_until=date(2021, 4, 30)
        )
    # Two records of the partnership, one joining.
    coaching(partnership=region, started_on=date(2020, 1, 1))
    ParticipationFactory(partnership=region, instrument=InstrumentFactory(code="funding"), started_on=date(2020, 1, 1))

    assert steps() == [
        ("1. Februar 2021", "einem Zusammenschluss beigetreten", ["Adorf", "Zwota"], "KPR Musterland"),
        ("30. April 2021", "aus einem Zusammenschluss ausgetreten", ["Adorf", "Zwota"], "KPR Musterland"),
    ]
    assert headings() == ["1 Beitritt zu einem Zusammenschluss", "1 Austritt aus einem Zusammenschluss"]


@pytest.mark.parametrize(
    ("end", "expected"), [(date(2021, 4, 30), []), (date(2021, 5, 1), ["1 Austritt aus einem Zusammenschluss"])]
)
def test_whoever_leaves_belongs_to_it_on_the_last_day(end, expected):
    region = PartnershipFactory()
    PartnershipMembershipFactory(partnership=region, valid_until=date(2021, 4, 30))
    coaching(partnership=region, started_on=date(2020, 1, 1))

    assert headings(BEGIN, end) == expected


@pytest.mark.parametrize(
    ("started_on", "ended_on"),
    [
        # It begins on the day of joining: that step names its members.
        (date(2021, 2, 1), None),
        (date(2021, 2, 2), None),
        (date(2020, 1, 1), date(2021, 1, 31)),
    ],
)
def test_joining_is_no_step_while_the_partnership_does_nothing(started_on, ended_on):
    region = PartnershipFactory()
    PartnershipMembershipFactory(partnership=region, valid_from=date(2021, 2, 1))
    coaching(partnership=region, started_on=started_on, ended_on=ended_on, state="ended" if ended_on else "active")

    assert steps() == []


def test_whoever_is_merged_has_neither_left_nor_joined():
    heir = MunicipalityFactory(name="Jahnatal", valid_from=date(2021, 2, 1))
    gone = MunicipalityFactory(name="Ostrau", valid_until=date(2021, 1, 31), successor=heir)
    region = PartnershipFactory()
    PartnershipMembershipFactory(partnership=region, municipality=gone, valid_until=gone.valid_until)
    PartnershipMembershipFactory(partnership=region, municipality=heir, valid_from=heir.valid_from)
    coaching(partnership=region, started_on=date(2020, 1, 1))

    assert [kind for _, kind, *_ in steps()] == ["Zusammenschluss von Kommunen"]
