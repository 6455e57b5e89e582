"""»Arbeitsliste«: who is on it, for how long, and who may see it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from asskomm.core.models import User
from municipalities.admin.work_list import task_lists
from municipalities.models import Instrument
from municipalities.participation import as_of, today
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 1)


@pytest.fixture
def editor(client):
    user = User.objects.create_user("pflege")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


@pytest.fixture
def council():
    return InstrumentFactory(code=Instrument.PREVENTION_COUNCIL)


@pytest.fixture
def agreement():
    return InstrumentFactory(code=Instrument.COOPERATION_AGREEMENT)


def waiting(code: str) -> list[str]:
    """Who stands on this list on the day of the tests."""
    [found] = [one for one in task_lists(as_of(DAY)) if one.code == code]
    return [task.who for task in found.tasks]


def test_plans_are_overdue_when_a_year_has_passed_for_certain(council):
    def plan(name: str, day: date, precision: str = "day", **more) -> None:
        town = MunicipalityFactory(name=name, **more)
        ParticipationFactory(
            instrument=council, municipality=town, planned=True, planned_on=day, planned_precision=precision
        )

    plan("gestern vor einem Jahr", DAY - timedelta(days=366))
    plan("heute vor einem Jahr", DAY - timedelta(days=365))
    plan("Mai 2023", date(2023, 5, 1), "month")
    plan("Juni 2023", date(2023, 6, 1), "month")
    plan("2022", date(2022, 1, 1), "year")
    plan("2023", date(2023, 1, 1), "year")
    plan("aufgelöst", date(2020, 1, 1), valid_until=date(2022, 12, 31))
    ParticipationFactory(instrument=council, planned=True, planned_on=date(2020, 1, 1), ended_on=date(2021, 1, 1))
    ParticipationFactory(instrument=council, planned_on=date(2020, 1, 1))

    assert waiting("plaene") == ["2022", "Mai 2023", "gestern vor einem Jahr"]


def test_an_agreement_waits_a_year_for_its_council(council, agreement):
    def sign(name: str, day: date) -> None:
        ParticipationFactory(
            instrument=agreement, municipality=MunicipalityFactory(name=name), state="completed", started_on=day
        )

    sign("lange", date(2021, 1, 1))
    sign("kurz", date(2024, 1, 1))
    with_council = MunicipalityFactory(name="mit Rat")
    ParticipationFactory(instrument=agreement, municipality=with_council, state="completed")
    ParticipationFactory(instrument=council, partnership=PartnershipFactory(members=[with_council]))

    assert waiting("raete") == ["lange"]


def test_an_agreement_of_several_is_one_row_that_names_those_without_a_council(council, agreement):
    towns = [MunicipalityFactory(name=name) for name in ("Bennewitz", "Lossatal", "Thallwitz")]
    ParticipationFactory(instrument=agreement, partnership=PartnershipFactory(name="KPR", members=towns))
    ParticipationFactory(instrument=council, municipality=towns[1])

    assert waiting("raete") == ["Bennewitz und Thallwitz"]


def test_a_council_without_any_public_way_to_reach_it(council):
    def found(name: str, office_email: str = "", **contact) -> None:
        town = MunicipalityFactory(name=name, office_email=office_email)
        ParticipationFactory(instrument=council, municipality=town, **contact)

    found("ohne")
    found("mit Telefon", contact_phone="03425 1")
    found("mit Stelle", office_email="amt@example.org")
    found("geplant", planned=True)
    found("beendet", ended=True)

    assert waiting("kontakte") == ["ohne"]


def test_every_row_leads_to_its_record_in_few_queries(
    client, editor, council, agreement, django_assert_max_num_queries
):
    records = [ParticipationFactory(instrument=council, planned=True, planned_on=date(2020, 1, 1)) for _ in range(30)]
    records += [ParticipationFactory(instrument=agreement, started_on=date(2020, 1, 1)) for _ in range(30)]
    client.get(reverse("work_list"))

    with django_assert_max_num_queries(20):
        html = client.get(reverse("work_list")).content.decode()

    for record in records:
        assert reverse("wagtailsnippets_municipalities_participation:edit", args=[record.pk]) in html
    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{reverse('work_list')}#plaene" in dashboard
    assert "30 offen" in dashboard


def test_nobody_else_sees_it(client, council):
    ParticipationFactory(instrument=council, planned=True, planned_on=today() - timedelta(days=800))
    user = User.objects.create_user("redaktion")
    user.groups.add(Group.objects.get(name="Redaktionsleitung"))
    client.force_login(user)

    assert client.get(reverse("work_list")).status_code == 302
    assert "Arbeitsliste" not in client.get(reverse("wagtailadmin_home")).content.decode()
