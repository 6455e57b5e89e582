"""Loading publicly reported milestones."""

from datetime import date

import pytest

from asskomm.core.caching import content_version
from municipalities.imports.milestones import (
    NOTES,
    PARTICIPATION_FILE,
    SOURCE,
    ParticipationReport,
    load_participations,
)
from municipalities.imports.register import REGISTER_FILE, RegisterError, import_register, read_register
from municipalities.models import Instrument, Participation, Partnership, PartnershipMembership
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)

HEADING = "ags,municipality,partnership,instrument,state,date,date_precision,note"
COUNCIL = "KPR Wurzener Land,prevention_council,active,2021-02-16,day,"
CODES = [
    "consultation",
    "preliminary_agreement",
    "cooperation_agreement",
    "prevention_council",
    "coaching",
    "security_analysis",
    "funding",
    "model_municipality",
]


@pytest.fixture
def instruments(db):
    return {code: InstrumentFactory(code=code) for code in CODES}


@pytest.fixture
def wurzen(instruments):
    return MunicipalityFactory(ags="14729410", name="Wurzen")


@pytest.fixture
def bennewitz(instruments):
    return MunicipalityFactory(ags="14729030", name="Bennewitz")


@pytest.fixture
def saxony(instruments):
    import_register(read_register(REGISTER_FILE), state=date(2021, 1, 1))


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "participation.csv"
        path.write_text("\n".join([HEADING, *lines]), encoding="utf-8")
        return path

    return write


def problems(path) -> list[str]:
    """What is wrong with the file, without the first line of the message."""
    with pytest.raises(RegisterError) as caught:
        load_participations(path)
    return list(caught.value.problems)


# --- One record -----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["active", "completed"])
def test_a_line_becomes_a_record_with_its_beginning_and_precision(wurzen, write, state):
    assert load_participations(
        write(f"14729410,Wurzen,,consultation,{state},2021-02-16,month,model municipality")
    ) == ParticipationReport(participations=1)
    record = Participation.objects.get()
    assert (record.instrument.code, record.municipality, record.partnership) == ("consultation", wurzen, None)
    assert (record.state, record.started_on, record.started_precision) == (state, date(2021, 2, 16), "month")
    assert (record.planned_on, record.ended_on) == (None, None)
    assert (record.note, record.source) == ("Als Modellkommune von Anfang an beraten.", SOURCE)


def test_a_plan_has_no_beginning(wurzen, write):
    load_participations(write("14729410,Wurzen,,funding,planned,2021-01-01,year,"))
    record = Participation.objects.get()
    assert (record.state, record.planned_on, record.planned_precision) == ("planned", date(2021, 1, 1), "year")
    assert (record.started_on, record.ended_on, record.note) == (None, None, "")


def test_lines_of_a_partnership_become_one_record_and_its_members(wurzen, bennewitz, write):
    path = write(f"14729030,Bennewitz,{COUNCIL}", f"14729410,Wurzen,{COUNCIL}")
    assert load_participations(path) == ParticipationReport(partnerships=1, memberships=2, participations=1)
    record = Participation.objects.get()
    assert (record.partnership.name, record.municipality) == ("KPR Wurzener Land", None)
    assert list(
        record.partnership.memberships.order_by("municipality__ags").values_list(
            "municipality__name", "valid_from", "valid_until"
        )
    ) == [("Bennewitz", None, None), ("Wurzen", None, None)]


def test_the_same_partnership_on_another_day_is_another_record(wurzen, bennewitz, write):
    path = write(f"14729030,Bennewitz,{COUNCIL}", "14729410,Wurzen,KPR Wurzener Land,coaching,active,2021-03-01,day,")
    assert load_participations(path) == ParticipationReport(partnerships=1, memberships=2, participations=2)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KPR Wurzener Land", "council"),
        ("Verwaltungsverband Wildenstein", "association"),
        ("Städtebund Silberberg", "league"),
        ("Göltzschtal", "other"),
    ],
)
def test_the_name_of_a_partnership_tells_its_kind(wurzen, write, name, kind):
    load_participations(write(f"14729410,Wurzen,{name},coaching,active,2021-03-01,day,"))
    assert Partnership.objects.values_list("name", "kind").get() == (name, kind)


# --- What is there already ------------------------------------------------------------------------


def test_a_record_that_editors_have_completed_is_not_added_again(wurzen, write):
    path = write("14729410,Wurzen,,coaching,planned,2021-03-01,day,")
    load_participations(path)
    Participation.objects.update(state="completed", started_on=date(2022, 1, 1), ended_on=date(2023, 1, 1))
    assert load_participations(path) == ParticipationReport()


def test_a_record_against_one_that_editors_have_opened_is_skipped_and_told(wurzen, write):
    ParticipationFactory(instrument=Instrument.objects.get(code="coaching"), municipality=wurzen)
    report = load_participations(write("14729410,Wurzen,,coaching,planned,2021-03-01,day,"))
    label = Instrument.objects.get(code="coaching").label
    assert report == ParticipationReport(
        skipped=[f"Zeile 2: {label} ist für Wurzen schon geplant oder läuft."],
    )
    assert str(report) == (
        "0 Teilnahmen, 0 Zusammenschlüsse und 0 Mitgliedschaften hinzugefügt.\n"
        f"Ausgelassen: Zeile 2: {label} ist für Wurzen schon geplant oder läuft."
    )


def test_a_completed_record_does_not_stand_against_a_running_one(wurzen, write):
    ParticipationFactory(instrument=Instrument.objects.get(code="coaching"), municipality=wurzen)
    report = load_participations(write("14729410,Wurzen,,coaching,completed,2019-03-01,day,"))
    assert report == ParticipationReport(participations=1)


def test_a_partnership_that_editors_keep_is_used_and_who_left_stays_away(wurzen, bennewitz, write):
    council = PartnershipFactory(name="KPR Wurzener Land", kind="other", members=[wurzen])
    PartnershipMembership.objects.update(valid_until=date(2024, 12, 31))
    report = load_participations(write(f"14729030,Bennewitz,{COUNCIL}", f"14729410,Wurzen,{COUNCIL}"))
    assert report == ParticipationReport(memberships=1, participations=1)
    assert Partnership.objects.get() == council
    assert Partnership.objects.get().kind == "other"


# --- Refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "1472941,Wurzen,,coaching,active,2021-02-16,day,",
            "ags: »1472941« ist kein AGS: acht Ziffern, in Sachsen beginnend mit 14. Es fehlt eine Ziffer, "
            "vielleicht eine Null. Bitte die Spalte im Tabellenprogramm als Text speichern.",
        ),
        ("14729999,Wurzen,,coaching,active,2021-02-16,day,", "Den AGS 14729999 kennt das Register nicht."),
        ("14729410,Würzen,,coaching,active,2021-02-16,day,", "14729410 heißt »Wurzen«, nicht »Würzen«."),
        (
            "14729410,Wurzen,,coach,active,2021-02-16,day,",
            f"instrument: »coach« gibt es nicht, nur: {', '.join(CODES)}.",
        ),
        (
            "14729410,Wurzen,,coaching,ended,2021-02-16,day,",
            "state: »ended« gibt es nicht, nur: planned, active, completed.",
        ),
        (
            "14729410,Wurzen,,coaching,active,2021-02,month,",
            "date: »2021-02« ist kein Datum der Form JJJJ-MM-TT.",
        ),
        (
            "14729410,Wurzen,,coaching,active,2021-02-16,week,",
            "date_precision: »week« gibt es nicht, nur: day, month, year.",
        ),
        (
            "14729410,Wurzen,,coaching,active,2021-02-16,day,first of all",
            "note: Für »first of all« gibt es noch keinen deutschen Text.",
        ),
        (
            f"14729410,Wurzen,{'K' * 121},coaching,active,2021-02-16,day,",
            f"partnership: »{'K' * 30}…« ist mit 121 Zeichen zu lang, höchstens 120.",
        ),
        (
            "14729030,Bennewitz,,consultation,completed,2020-01-01,day,",
            "Dieselbe Angabe steht schon in Zeile 2.",
        ),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(wurzen, bennewitz, write, line, problem):
    Instrument.objects.exclude(code__in=CODES).delete()
    for order, code in enumerate(CODES):
        Instrument.objects.filter(code=code).update(order=order)
    path = write("14729030,Bennewitz,,consultation,completed,2020-01-01,day,", line)
    assert problems(path) == [f"Zeile 3: {problem}"]


@pytest.mark.parametrize(
    "other",
    [
        "KPR Wurzener Land,prevention_council,planned,2021-02-16,day,",
        "KPR Wurzener Land,prevention_council,active,2021-02-16,month,",
        "KPR Wurzener Land,prevention_council,active,2021-02-16,day,22nd council",
    ],
)
def test_members_that_contradict_each_other_are_refused(wurzen, bennewitz, write, other):
    assert problems(write(f"14729030,Bennewitz,{COUNCIL}", f"14729410,Wurzen,{other}")) == [
        "Zeile 3: Status, Genauigkeit oder Hinweis sind anders als in Zeile 2."
    ]


def test_an_error_in_the_last_line_leaves_nothing(wurzen, bennewitz, write):
    assert problems(write(f"14729030,Bennewitz,{COUNCIL}", f"14729410,Bennewitz,{COUNCIL}")) == [
        "Zeile 3: 14729410 heißt »Wurzen«, nicht »Bennewitz«."
    ]
    assert (Participation.objects.count(), Partnership.objects.count()) == (0, 0)


# --- The project's file ---------------------------------------------------------------------------


def test_the_project_file_gives_its_records_partnerships_and_members(saxony):
    version = content_version()
    report = load_participations(PARTICIPATION_FILE)
    assert report == ParticipationReport(partnerships=4, memberships=14, participations=70)
    assert content_version() > version
    assert list(Partnership.objects.values_list("name", "kind")) == [
        ("Göltzschtal", "other"),
        ("KPR Wurzener Land", "council"),
        ("Städtebund Silberberg", "league"),
        ("Verwaltungsverband Wildenstein", "association"),
    ]
    assert (
        Participation.objects.filter(state="planned").count() == Participation.objects.exclude(planned_on=None).count()
    )
    assert set(Participation.objects.values_list("source", flat=True)) == {SOURCE}


def test_every_note_of_the_project_file_has_a_german_text_and_no_text_is_left_over(saxony):
    load_participations()
    assert set(Participation.objects.values_list("note", flat=True)) == set(NOTES.values())


def test_a_second_run_adds_nothing(saxony):
    load_participations()
    before, version = list(Participation.objects.order_by("pk").values_list()), content_version()
    assert load_participations() == ParticipationReport()
    assert (list(Participation.objects.order_by("pk").values_list()), content_version()) == (before, version)
