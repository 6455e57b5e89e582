"""The admin of the register: what its listings show, find, filter and export."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asskomm.core.models import User
from municipalities.admin.filters import stood_on
from municipalities.models import Instrument, Participation
from municipalities.participation import IN_FORCE, state_on
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db

State = Participation.State


def url(model: str, view: str, *args) -> str:
    return reverse(f"wagtailsnippets_municipalities_{model}:{view}", args=args)


@pytest.fixture
def editor(client):
    """Somebody who keeps the register and is logged in."""
    user = User.objects.create_user("pflege", first_name="Kim", last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


@pytest.fixture
def council():
    return Instrument.objects.get(code=Instrument.PREVENTION_COUNCIL)


@pytest.fixture
def coaching():
    return Instrument.objects.get(code=Instrument.COACHING)


def listed(client, model: str, **query) -> list:
    """The records a listing shows, in its order."""
    return list(client.get(url(model, "list"), query).context["object_list"])


def test_the_register_shows_todays_stage_and_further_instruments(client, editor, council, coaching):
    wurzen = MunicipalityFactory(name="Wurzen")
    ParticipationFactory(municipality=wurzen, instrument=council)
    ParticipationFactory(municipality=wurzen, instrument=coaching, planned=True)

    html = client.get(url("municipality", "list")).content.decode()

    assert council.label in html
    assert f"{coaching.label} (geplant)" in html


def test_municipalities_are_found_by_german_and_sorbian_name_and_by_ags(client, editor):
    town = MunicipalityFactory(name="Weißwasser/O.L.", official_name="Weißwasser/O.L. / Běła Woda", ags="14626600")
    MunicipalityFactory(name="Görlitz", ags="14626110")

    assert listed(client, "municipality", q="weisswasser") == [town]
    assert listed(client, "municipality", q="Běła Woda") == [town]
    assert listed(client, "municipality", q="146266") == [town]


def test_the_chooser_finds_the_same_and_tells_namesakes_apart(client, editor):
    MunicipalityFactory(name="Weißwasser/O.L.", official_name="Weißwasser/O.L. / Běła Woda", ags="14626600")
    MunicipalityFactory(name="Görlitz", ags="14626110")
    chooser = reverse("wagtailsnippetchoosers_municipalities_municipality:choose_results")

    html = client.get(chooser, {"q": "bela woda"}).content.decode()

    assert "14626600" in html
    assert "14626110" not in html


def test_municipalities_are_filtered_by_district(client, editor):
    inside, _outside = MunicipalityFactory(ags="14521010"), MunicipalityFactory(ags="14522010")

    assert listed(client, "municipality", district=inside.district_id) == [inside]


def test_municipalities_are_filtered_by_existence_with_the_last_day_included(client, editor, time_machine):
    time_machine.move_to(date(2023, 1, 1))
    last_day_yesterday = MunicipalityFactory(name="A", valid_until=date(2022, 12, 31))
    last_day_today = MunicipalityFactory(name="B", valid_until=date(2023, 1, 1))
    open_end = MunicipalityFactory(name="C")

    assert listed(client, "municipality", existing="yes") == [last_day_today, open_end]
    assert listed(client, "municipality", existing="no") == [last_day_yesterday]


def test_municipalities_are_filtered_by_todays_instrument_own_or_through_a_partnership(
    client, editor, council, coaching
):
    own, member = MunicipalityFactory(name="A"), MunicipalityFactory(name="B")
    planned, nothing = MunicipalityFactory(name="C"), MunicipalityFactory(name="D")
    ParticipationFactory(municipality=own, instrument=council)
    ParticipationFactory(partnership=PartnershipFactory(members=[member]), instrument=council)
    ParticipationFactory(municipality=planned, instrument=council, planned=True)
    ParticipationFactory(municipality=nothing, instrument=council, ended=True)
    ParticipationFactory(municipality=nothing, instrument=coaching)

    assert listed(client, "municipality", instrument=council.pk) == [own, member, planned]
    assert listed(client, "municipality", instrument=council.pk, state="active") == [own, member]
    assert listed(client, "municipality", instrument=council.pk, state="planned") == [planned]
    assert listed(client, "municipality", instrument=council.pk, state="none") == [nothing]
    assert listed(client, "municipality", state="none") == []


def test_participations_are_filtered_by_instrument_state_and_participant(client, editor, council, coaching):
    own = ParticipationFactory(instrument=council)
    shared = ParticipationFactory(partnership=PartnershipFactory(), instrument=council, planned=True)
    other = ParticipationFactory(instrument=coaching, completed=True)

    assert set(listed(client, "participation", instrument=council.pk)) == {own, shared}
    assert listed(client, "participation", state="completed") == [other]
    assert set(listed(client, "participation", participant="municipality")) == {own, other}
    assert listed(client, "participation", participant="partnership") == [shared]


def test_participations_are_filtered_by_the_district_of_municipality_members_or_partnership(client, editor):
    district, elsewhere = DistrictFactory(ags="14521"), DistrictFactory(ags="14522")
    here, there = MunicipalityFactory(district=district), MunicipalityFactory(district=elsewhere)
    own = ParticipationFactory(municipality=here)
    across = ParticipationFactory(partnership=PartnershipFactory(members=[here, there]))
    whole = ParticipationFactory(partnership=PartnershipFactory(kind="district", district=district))
    outside = ParticipationFactory(municipality=there)

    assert set(listed(client, "participation", district=district.pk)) == {own, across, whole}
    assert set(listed(client, "participation", district=elsewhere.pk)) == {across, outside}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-12-31", set()),
        ("2021-01-01", {"plan"}),
        ("2021-05-31", {"plan"}),
        ("2021-06-01", {"plan", "run"}),
        ("2021-12-31", {"plan", "run"}),
        ("2022-01-01", {"plan"}),
    ],
)
def test_the_filter_as_of_a_day_includes_the_first_and_the_last_day(client, editor, day, expected):
    ParticipationFactory(planned=True, planned_on=date(2021, 1, 1), note="plan")
    ParticipationFactory(state=State.ENDED, started_on=date(2021, 6, 1), ended_on=date(2021, 12, 31), note="run")

    assert {one.note for one in listed(client, "participation", as_of=day)} == expected


def test_an_impossible_day_gives_a_message_and_no_error_page(client, editor):
    ParticipationFactory()

    response = client.get(url("participation", "list"), {"as_of": "31.02.2021"})

    assert response.status_code == 200
    assert response.context["filters"].errors["as_of"] == ["Bitte ein gültiges Datum eingeben."]


def test_the_filter_as_of_a_day_agrees_with_the_map():
    days = [date(2021, month, 1) for month in (1, 2, 3, 4, 5, 6)]
    planned = [None, days[1], days[3]]
    for plan in planned:
        for start in (None, days[2], days[4]):
            for end in (None, days[2], days[4]):
                for state in State.values:
                    save_if_allowed(state, plan, start, end)
    records = list(Participation.objects.all())
    assert len(records) > 15

    for day in days:
        found = set(Participation.objects.filter(stood_on(day)))
        expected = {
            one
            for one in records
            if state_on(day, one.state, one.planned_on, one.started_on, one.ended_on) in IN_FORCE | {State.PLANNED}
        }
        assert found == expected


def save_if_allowed(state, planned_on, started_on, ended_on) -> None:
    record = ParticipationFactory.build(
        instrument=InstrumentFactory(),
        municipality=MunicipalityFactory(),
        state=state,
        planned_on=planned_on,
        started_on=started_on,
        ended_on=ended_on,
    )
    try:
        record.validate_constraints()
    except ValidationError:
        return
    record.save()


def test_participations_are_found_by_the_name_of_municipality_or_partnership(client, editor):
    wurzen = ParticipationFactory(municipality=MunicipalityFactory(name="Wurzen"))
    shared = ParticipationFactory(partnership=PartnershipFactory(name="KPR Wurzener Land"))
    ParticipationFactory(municipality=MunicipalityFactory(name="Pirna"))

    assert set(listed(client, "participation", q="Wurzen")) == {wurzen, shared}


def test_dates_are_written_as_exactly_as_they_are_known(client, editor):
    ParticipationFactory(
        state=State.ENDED,
        started_on=date(2021, 2, 1),
        started_precision="month",
        ended_on=date(2023, 1, 1),
        ended_precision="year",
    )

    html = client.get(url("participation", "list")).content.decode()

    assert "Februar 2021" in html
    assert "1. Februar 2021" not in html
    assert "1. Januar 2023" not in html


@pytest.mark.parametrize("model", ["municipality", "participation", "partnership", "district", "instrument"])
def test_a_longer_listing_needs_no_more_queries(client, editor, model):
    def fill(number: int) -> None:
        for _ in range(number):
            member = MunicipalityFactory(district=DistrictFactory())
            ParticipationFactory(municipality=member, instrument=InstrumentFactory())
            partnership = PartnershipFactory(members=[member, MunicipalityFactory()])
            ParticipationFactory(partnership=partnership, instrument=InstrumentFactory())

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(model, "list")).status_code == 200
        return len(queries)

    fill(2)
    count()  # Content types and the like are read once per process, the register once per change.
    few = count()
    fill(20)
    count()

    assert count() == few


# --- Exports -------------------------------------------------------------------------------------


def export_csv(client, model: str, **query) -> list[dict]:
    response = client.get(url(model, "list"), {**query, "export": "csv"})
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def export_xlsx(client, model: str, **query) -> list[dict]:
    response = client.get(url(model, "list"), {**query, "export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, values, strict=True)) for values in rows]


def test_the_export_of_participations_holds_what_was_filtered_and_every_date(client, editor, council, coaching):
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729360", district__name="Leipzig")
    ParticipationFactory(
        municipality=wurzen,
        instrument=council,
        state=State.ENDED,
        planned_on=date(2020, 5, 1),
        planned_precision="month",
        started_on=date(2021, 2, 5),
        ended_on=date(2023, 1, 1),
        ended_precision="year",
        note="Hinweis",
        source="Meldung",
    )
    ParticipationFactory(municipality=wurzen, instrument=coaching)

    expected = {
        "Wer": "Wurzen",
        "Art": "Kommune",
        "AGS": "14729360",
        "Landkreis": "Landkreis Leipzig",
        "Instrument": council.label,
        "Kennung": "prevention_council",
        "Status": "beendet",
        "geplant seit": "2020-05-01",
        "geplant: genau auf": "nur Monat und Jahr",
        "Beginn": "2021-02-05",
        "Beginn: genau auf": "Tag genau",
        "Ende": "2023-01-01",
        "Ende: genau auf": "nur das Jahr",
        "Hinweis, öffentlich": "Hinweis",
        "Quelle": "Meldung",
        "Ansprechstelle": "",
        "Telefon der Ansprechstelle": "",
        "E-Mail der Ansprechstelle": "",
    }
    assert export_csv(client, "participation", instrument=council.pk) == [expected]
    (in_workbook,) = export_xlsx(client, "participation", instrument=council.pk)
    assert in_workbook["AGS"] == "14729360"
    assert in_workbook["Beginn"] == date(2021, 2, 5)


def test_the_export_of_a_partnership_names_the_members_of_today(client, editor):
    one, two, former = (MunicipalityFactory(ags=ags) for ags in ("14521010", "14521020", "14521030"))
    partnership = PartnershipFactory(members=[one, two, former])
    partnership.memberships.filter(municipality=former).update(valid_until=date(2020, 1, 1))
    ParticipationFactory(partnership=partnership)

    (row,) = export_csv(client, "participation")

    assert row["AGS"] == "14521010, 14521020"


def test_the_export_of_the_register_holds_todays_state(client, editor, council, coaching):
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729360", district__name="Leipzig")
    MunicipalityFactory(name="Pirna", ags="14628270")
    ParticipationFactory(municipality=wurzen, instrument=council)
    ParticipationFactory(municipality=wurzen, instrument=coaching, planned=True)

    rows = export_xlsx(client, "municipality", q="Wurzen")

    assert [(row["AGS"], row["Landkreis"], row["Stufe heute"], row["Weitere Instrumente heute"]) for row in rows] == [
        ("14729360", "Landkreis Leipzig", council.label, f"{coaching.label} (geplant)")
    ]
