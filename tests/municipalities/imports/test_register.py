"""Bringing the register into the database."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from asskomm.core.caching import content_version
from asskomm.core.models import TeamMember
from municipalities.imports.register import (
    CHANGES_FILE,
    REGISTER_FILE,
    Change,
    FieldChange,
    ImportReport,
    Place,
    RegisterError,
    import_register,
    read_register,
    read_territorial_changes,
)
from municipalities.models import District, Municipality
from tests.factories.municipalities import MunicipalityFactory
from tests.municipalities.imports.register_files import AMTSBERG, CHEMNITZ, CROSTWITZ, write_register

STATE = date(2021, 1, 1)


@pytest.fixture
def write(tmp_path):
    """Write rows as a register file and give its path."""
    return partial(write_register, tmp_path)


def stored() -> list[tuple]:
    """Everything the database says about municipalities."""
    return list(Municipality.objects.order_by("ags").values_list())


@pytest.fixture
def imported(db, write):
    """A register of three, as an earlier import left it."""
    return import_register(read_register(write(AMTSBERG, CHEMNITZ, CROSTWITZ)), state=STATE)


def test_the_first_import_adds_municipalities_and_districts(imported):
    places = [Place("14521010", "Amtsberg"), Place("14511000", "Chemnitz"), Place("14625110", "Crostwitz")]
    assert imported == ImportReport(
        STATE,
        added_districts=[
            Place("14521", "Erzgebirgskreis"),
            Place("14511", "Chemnitz"),
            Place("14625", "Bautzen"),
        ],
        added=places,
    )
    assert list(Municipality.objects.values_list("ags", "slug", "district__ags", "search_names", "valid_from")) == [
        ("14521010", "amtsberg", "14521", "amtsberg amtsberg", None),
        ("14511000", "chemnitz", "14511", "chemnitz chemnitz stadt", None),
        ("14625110", "crostwitz", "14625", "crostwitz crostwitz chroscicy", None),
    ]
    assert list(District.objects.order_by("ags").values_list("ags", "name", "kind")) == [
        ("14511", "Chemnitz", "Kreisfreie Stadt"),
        ("14521", "Erzgebirgskreis", "Landkreis"),
        ("14625", "Bautzen", "Landkreis"),
    ]


def test_the_search_finds_what_was_imported_and_what_was_renamed(imported, write):
    def found(text):
        return [one.ags for one in get_search_backend().autocomplete(text, Municipality)]

    assert (found("Amtsb"), found("14625110"), found("Neuberg")) == (["14521010"], ["14625110"], [])
    import_register(read_register(write(AMTSBERG | {"name": "Neuberg", "official_name": "Neuberg"})), state=STATE)
    assert (found("Amtsb"), found("Neuberg")) == ([], ["14521010"])


def test_a_second_run_changes_nothing(imported, write):
    before, version = stored(), content_version()
    rows = read_register(write(AMTSBERG, CHEMNITZ, CROSTWITZ))
    assert import_register(rows, state=STATE) == ImportReport(STATE, unchanged=3)
    assert (stored(), content_version()) == (before, version)


def test_every_import_that_changes_something_bumps_the_version(imported, write):
    version = content_version()
    import_register(read_register(write(AMTSBERG | {"population": "1"}, CHEMNITZ, CROSTWITZ)), state=STATE)
    assert content_version() > version


def test_changed_facts_are_taken_over_and_reported(imported, write):
    changed = AMTSBERG | {"population": "3700", "area_km2": "", "name": "Neuberg"}
    report = import_register(read_register(write(changed, CHEMNITZ, CROSTWITZ)), state=STATE)
    assert report == ImportReport(
        STATE,
        changed=[
            Change(
                Place("14521010", "Neuberg"),
                (
                    FieldChange("name", "Amtsberg", "Neuberg"),
                    FieldChange("population", 3696, 3700),
                    FieldChange("area_km2", Decimal("23.27"), None),
                ),
            )
        ],
        unchanged=2,
    )
    amtsberg = Municipality.objects.get(ags="14521010")
    assert (amtsberg.slug, amtsberg.population, amtsberg.area_km2) == ("neuberg", 3700, None)
    assert list(report.lines()) == [
        "Gebietsstand 01.01.2021: 0 neu, 1 geändert, 2 unverändert.",
        "Geändert: 1",
        "  Neuberg (14521010): Name Amtsberg → Neuberg, Einwohner:innen 3696 → 3700, Fläche in km² 23,27 → leer",
    ]


def test_a_renamed_district_is_reported(imported, write):
    rows = read_register(write(AMTSBERG | {"district": "Erzgebirge"}, CHEMNITZ, CROSTWITZ))
    assert import_register(rows, state=STATE) == ImportReport(
        STATE,
        changed_districts=[
            Change(Place("14521", "Erzgebirge"), (FieldChange("name", "Erzgebirgskreis", "Erzgebirge"),))
        ],
        unchanged=3,
    )


def test_what_editors_keep_is_not_touched(imported, write):
    person = TeamMember.objects.create(name="Kim Muster")
    District.objects.filter(ags="14521").update(website="https://erzgebirgskreis.example", team_member=person)
    kept = {
        "website": "https://amtsberg.example",
        "office_name": "Ordnungsamt",
        "office_phone": "037209 1",
        "office_email": "amt@amtsberg.example",
    }
    Municipality.objects.filter(ags="14521010").update(**kept)
    changed = AMTSBERG | {"population": "1", "district": "Erzgebirge"}
    import_register(read_register(write(changed, CHEMNITZ, CROSTWITZ)), state=STATE)
    assert Municipality.objects.filter(ags="14521010", population=1, **kept).count() == 1
    assert District.objects.filter(
        ags="14521", name="Erzgebirge", website="https://erzgebirgskreis.example", team_member=person
    ).exists()


def test_a_municipality_that_the_file_leaves_out_is_reported_and_stays(imported, write):
    report = import_register(read_register(write(AMTSBERG, CHEMNITZ)), state=STATE)
    assert (report.missing, report.unchanged) == ([Place("14625110", "Crostwitz")], 2)
    assert Municipality.objects.count() == 3


def test_a_dissolved_municipality_in_the_file_is_reported_and_not_revived(imported, write):
    Municipality.objects.filter(ags="14625110").update(valid_until=date(2020, 12, 31))
    report = import_register(read_register(write(AMTSBERG, CHEMNITZ, CROSTWITZ)), state=STATE)
    assert (report.listed_but_dissolved, report.missing) == ([Place("14625110", "Crostwitz")], [])
    assert Municipality.objects.get(ags="14625110").valid_until == date(2020, 12, 31)


def test_a_municipality_on_its_last_day_still_belongs_into_the_file(imported, write):
    Municipality.objects.filter(ags="14625110").update(valid_until=STATE)
    report = import_register(read_register(write(AMTSBERG, CHEMNITZ)), state=STATE)
    assert (report.missing, report.listed_but_dissolved) == ([Place("14625110", "Crostwitz")], [])


def test_what_a_later_register_adds_exists_from_its_state_on(imported, write):
    new = AMTSBERG | {"ags": "14521020", "name": "Neuberg"}
    import_register(read_register(write(AMTSBERG, CHEMNITZ, CROSTWITZ, new)), state=date(2025, 1, 1))
    assert Municipality.objects.valid_on(date(2024, 12, 31)).count() == 3
    assert Municipality.objects.valid_on(date(2025, 1, 1)).count() == 4


@pytest.mark.django_db
def test_a_dry_run_reports_the_same_and_changes_nothing():
    MunicipalityFactory(ags="14511000", name="Chemnitz", population=1)
    before, version = stored(), content_version()
    rows, changes = read_register(REGISTER_FILE), read_territorial_changes(CHANGES_FILE)
    dry = import_register(rows, state=STATE, changes=changes, dry_run=True)
    assert (stored(), content_version(), District.objects.count()) == (before, version, 1)
    assert get_search_backend().autocomplete("Zwick", Municipality).count() == 0
    real = import_register(rows, state=STATE, changes=changes)
    assert dry.dry_run is True
    dry.dry_run = False
    assert dry == real
    assert (len(real.added), len(real.changed)) == (418, 1)


@pytest.mark.django_db
def test_an_error_in_the_last_row_leaves_nothing(write):
    with pytest.raises(RegisterError):
        import_register(read_register(write(AMTSBERG, CROSTWITZ | {"latitude": "x"})), state=STATE)
    assert (Municipality.objects.count(), District.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_large_import_takes_few_queries(monkeypatch):
    # Wagtail's index of references has no bulk form: it costs some queries for each new municipality.
    monkeypatch.setattr("municipalities.imports.mergers.ReferenceIndex.tracked_models", set())
    rows = read_register(REGISTER_FILE)
    with CaptureQueriesContext(connection) as first:
        import_register(rows, state=STATE)
    with CaptureQueriesContext(connection) as second:
        import_register(rows, state=STATE)
    assert len(first) < 40
    assert len(second) < 10


# --- The command ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_command_reads_the_project_files_by_default(capsys):
    call_command("import_municipalities", state="2021-01-01")
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "Gebietsstand 01.01.2021: 419 neu, 0 geändert, 0 unverändert."
    assert lines[-4:] == [
        "  … und 399 weitere",
        "Gebietsänderungen: 1",
        "  Zum 01.01.2023: Ostrau (14522450), Zschaitz-Ottewig (14522620) → Jahnatal (14522275) (neu gegründet)",
        "",
    ]
    assert Municipality.objects.count() == 420


@pytest.mark.django_db
def test_the_command_reads_a_file_without_changes_and_stores_nothing_in_a_dry_run(capsys, write):
    call_command("import_municipalities", write(AMTSBERG), state="2021-01-01", dry_run=True)
    assert capsys.readouterr().out == (
        "Probelauf: Nichts wurde gespeichert.\n"
        "Gebietsstand 01.01.2021: 1 neu, 0 geändert, 0 unverändert.\n"
        "Neue Kreise: 1\n  Erzgebirgskreis (14521)\n"
        "Neu: 1\n  Amtsberg (14521010)\n"
    )
    assert Municipality.objects.count() == 0


@pytest.mark.django_db
def test_the_command_takes_today_as_the_state(capsys, write, time_machine):
    time_machine.move_to("2024-12-31 23:30:00+00:00")  # the new year has begun in Saxony
    call_command("import_municipalities", write(AMTSBERG))
    assert capsys.readouterr().out.startswith("Gebietsstand 01.01.2025: 1 neu")


@pytest.mark.parametrize("text", ["1.1.2021", "2021-02-30", "20210101", ""])
def test_the_command_refuses_a_state_that_is_no_date(text):
    with pytest.raises(CommandError) as caught:
        call_command("import_municipalities", state=text)
    assert str(caught.value) == f"--state: »{text}« ist kein Datum der Form JJJJ-MM-TT."


def test_the_command_says_in_german_what_is_wrong_with_the_file(tmp_path):
    with pytest.raises(CommandError) as caught:
        call_command("import_municipalities", tmp_path / "fehlt.csv", state="2021-01-01")
    assert str(caught.value) == f"Nichts wurde geändert: Die Datei »{tmp_path / 'fehlt.csv'}« gibt es nicht."
