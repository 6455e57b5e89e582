"""What happened between two days, and all milestones in order."""

from datetime import date

import pytest

from municipalities.figures.changes import Chronicle
from municipalities.figures.records import read_records
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
