"""Comparing a table with the register: what each row means, and nothing is written."""

from datetime import date
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint

from municipalities.imports.participation_plan import Kind, make_plan
from municipalities.imports.participation_records import broken_rules, register_state
from municipalities.imports.table_file import Row
from municipalities.models import Participation, Partnership
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 1)


@pytest.fixture
def council():
    return InstrumentFactory(code="prevention_council")


@pytest.fixture
def wurzen():
    return MunicipalityFactory(name="Wurzen", ags="14729410", district__name="Leipzig")


def row(number: int = 2, **values: str) -> Row:
    return Row(number, {"AGS": "14729410", "Instrument": "Präventionsrat", **values})


def outcomes(*rows: Row) -> list[tuple[str, str]]:
    """Kind and texts of every row."""
    before = register_state()
    plan = make_plan(rows, TODAY)
    assert register_state() == before
    return [(one.kind, " ".join(one.texts)) for one in plan.outcomes]


def outcome(**values: str) -> tuple[str, str]:
    return outcomes(row(**values))[0]


# --- Who ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Wurzen", "wurzen", "Stadt Wurzen", "Große Kreisstadt Wurzen", "Wurzen (Lk. Leipzig)"]
)
def test_a_name_stands_for_the_ags(wurzen, council, name):
    [step] = make_plan([row(AGS="", Kommune=name, Status="läuft", Beginn="2021")], TODAY).steps

    assert step.after["municipality_id"] == wurzen.pk


def test_an_unknown_name_comes_with_similar_ones(wurzen, council):
    [one] = make_plan([row(AGS="", Kommune="Wurtzen")], TODAY).outcomes

    assert one.kind == Kind.UNKNOWN
    assert one.suggestions == ["Wurzen (14729410)"]


def test_an_ags_that_is_unknown_or_of_another_municipality_is_told(wurzen, council):
    assert outcome(AGS="14729999") == (Kind.UNKNOWN, "Den AGS 14729999 kennt das Register nicht.")
    assert outcome(Kommune="Grimma") == (
        Kind.UNKNOWN,
        "Der AGS 14729410 gehört zu »Wurzen«, in der Datei steht »Grimma«.",
    )
    kind, text = outcome(AGS="1472941")
    assert kind == Kind.ERROR
    assert "acht Ziffern" in text


def test_a_name_of_several_needs_the_ags(wurzen, council):
    MunicipalityFactory(name="Wurzen", ags="14521001")

    kind, text = outcome(AGS="", Kommune="Wurzen")

    assert (kind, text) == (Kind.UNKNOWN, "»Wurzen« heißen mehrere. Bitte den AGS eintragen.")


def test_what_begins_after_a_merger_belongs_to_the_successor(wurzen, council):
    MunicipalityFactory(name="Kühren", ags="14729999", valid_until=date(2005, 12, 31), successor=wurzen)

    kind, text = outcome(AGS="14729999", Status="läuft", Beginn="2021")

    assert kind == Kind.ERROR
    assert "Seitdem gehört sie zu Wurzen (14729410)" in text


def test_a_partnership_takes_part_for_its_members(wurzen, council):
    partnership = PartnershipFactory(name="KPR Wurzener Land")

    named = row(Zusammenschluss="KPR Wurzener Land", Status="läuft", Beginn="2021")
    exported = row(3, Kommune="KPR Wurzener Land", Art=Partnership.Kind.COUNCIL.label, Status="läuft", Beginn="2021")
    plan = make_plan([named, exported], TODAY)

    assert [one.kind for one in plan.outcomes] == [Kind.ADDED, Kind.DUPLICATE]
    assert (plan.steps[0].after["partnership_id"], plan.steps[0].after["municipality_id"]) == (partnership.pk, None)
    kind, _ = outcome(Zusammenschluss="KPR Nirgends")
    assert kind == Kind.UNKNOWN


# --- What ---------------------------------------------------------------------------------------------


def test_a_record_is_recognised_whatever_less_exact_the_table_says(wurzen, council):
    ParticipationFactory(municipality=wurzen, instrument=council, started_on=date(2021, 2, 5))

    for begin in ("05.02.2021", "Februar 2021", "2021", ""):
        assert outcome(Status="läuft", Beginn=begin) == (Kind.UNCHANGED, ""), begin


def test_a_row_may_say_more_than_the_record(wurzen, council):
    record = ParticipationFactory(
        municipality=wurzen, instrument=council, planned=True, planned_on=date(2020, 1, 1), planned_precision="year"
    )

    plan = make_plan([row(Status="läuft", **{"geplant seit": "März 2020"}, Beginn="05.02.2021", Hinweis="Neu")], TODAY)

    assert plan.outcomes[0].kind == Kind.CHANGED
    assert [text.replace("\u00a0", " ") for text in plan.outcomes[0].texts] == [
        "Status: geplant → läuft",
        "Geplant seit: 2020 → März 2020",
        "Beginn oder Unterzeichnung: – → 5. Februar 2021",
        "Hinweis, öffentlich: – → Neu",
    ]
    [step] = plan.steps
    assert (step.pk, step.before["state"], step.after["state"]) == (record.pk, "planned", "active")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"Status": "geplant", "geplant seit": "2020"}, "Status: im Portal läuft, hier geplant."),
        ({"Status": "läuft", "Beginn": "2022"}, "im Portal 5. Februar 2021, hier 2022."),
    ],
)
def test_known_facts_are_never_overwritten(wurzen, council, values, message):
    ParticipationFactory(municipality=wurzen, instrument=council, started_on=date(2021, 2, 5))

    kind, text = outcome(**values)

    assert kind == Kind.CONTRADICTION
    assert message in text.replace("\u00a0", " ")


def test_a_second_time_after_the_end_is_new_and_beside_a_completed_one_a_question(wurzen, council):
    ParticipationFactory(municipality=wurzen, instrument=council, ended=True)
    assert outcome(Status="läuft", Beginn="2023")[0] == Kind.ADDED

    Participation.objects.update(state="completed", ended_on=None)
    assert outcome(Status="läuft", Beginn="2023")[0] == Kind.CONTRADICTION


def test_the_same_line_twice_counts_once_and_two_that_disagree_not_at_all(wurzen, council):
    same = [row(number, Status="läuft", Beginn="2021") for number in (2, 3)]
    assert outcomes(*same) == [
        (Kind.ADDED, "läuft, Beginn oder Unterzeichnung: 2021"),
        (Kind.DUPLICATE, "Steht schon in Zeile 2."),
    ]

    plan = make_plan([*same, row(4, Status="läuft", Beginn="2022")], TODAY)
    assert [one.kind for one in plan.outcomes if one.row in (2, 4)] == [Kind.CONTRADICTION] * 2
    assert "Widerspricht Zeile 4" in plan.outcomes[0].texts[0]
    assert not [step for step in plan.steps if step.row in (2, 4)]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"Beginn": "2021"}, "Status: Die Angabe fehlt."),
        ({"Status": "irgendwie"}, "»irgendwie« gibt es nicht, nur: geplant, läuft, abgeschlossen, beendet."),
        ({"Status": "läuft"}, "jeder andere Status braucht den Beginn"),
        ({"Status": "beendet", "Beginn": "2021"}, "»beendet« braucht das Ende."),
        ({"Status": "beendet", "Beginn": "2021", "Ende": "2020"}, "Das Ende liegt vor dem Beginn."),
        ({"Status": "läuft", "Beginn": "31.02.2021"}, "Beginn: »31.02.2021« ist kein Datum."),
        ({"Instrument": "Beratungs"}, "Instrument: »Beratungs« gibt es nicht, nur:"),
        ({"Status": "läuft", "Beginn": "2021", "E-Mail": "keine"}, "E-Mail:"),
        ({"Status": "läuft", "Beginn": "2021", "Ansprechstelle": "Amt"}, "Bitte auch Telefon oder E-Mail"),
        ({"Status": "läuft", "Beginn": "2021", "Hinweis": "x" * 301}, "Hinweis"),
    ],
)
def test_a_row_with_an_error_says_what_is_wrong(wurzen, council, values, message):
    kind, text = outcome(**values)

    assert kind == Kind.ERROR
    assert message in text


def test_a_formula_without_a_value_is_an_error(wurzen, council):
    [(kind, text)] = outcomes(Row(2, {"AGS": "14729410", "Instrument": "Coaching", "Beginn": ""}, ("Beginn",)))

    assert (kind, text) == (Kind.ERROR, "Beginn: Die Zelle enthält eine Formel. Bitte als Wert einfügen.")


def test_the_project_s_own_columns_are_understood(wurzen, council):
    [step] = make_plan([row(Datum="2021-02-05", **{"Datum: genau auf": "month"}, Status="active")], TODAY).steps

    assert (step.after["started_on"], step.after["started_precision"]) == ("2021-02-01", "month")


def test_rules_in_python_are_those_of_the_constraints(wurzen, council):
    partnership = PartnershipFactory()
    days = (None, date(2020, 1, 1), date(2021, 1, 1))
    checks = [one for one in Participation._meta.constraints if isinstance(one, CheckConstraint)]
    participants = [(wurzen, None), (None, partnership), (None, None), (wurzen, partnership)]
    cases = [(*one, wurzen, None) for one in product(Participation.State.values, days, days, days)]
    cases += [("active", None, days[1], None, *one) for one in participants]
    for state, planned, started, ended, municipality, partner in cases:
        record = Participation(
            instrument=council,
            municipality=municipality,
            partnership=partner,
            state=state,
            planned_on=planned,
            started_on=started,
            ended_on=ended,
        )
        assert set(broken_rules(record)) == {one.name for one in checks if not holds(one, record)}


def holds(constraint: CheckConstraint, record: Participation) -> bool:
    try:
        constraint.validate(Participation, record)
    except ValidationError:
        return False
    return True
