"""»Import« in the admin: nothing happens before the confirmation, all or nothing after it, and back again."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from asskomm.core.caching import read_version
from asskomm.core.models import User
from municipalities.admin.import_template import EXAMPLE
from municipalities.imports import participation_acts as acts
from municipalities.imports.participation_records import values_of
from municipalities.models import Municipality, Participation, ParticipationImport
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
)
from tests.municipalities.imports.table_files import HEADING, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """Somebody who keeps the register and is logged in."""
    user = User.objects.create_user("pflege", first_name="Kim", last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


@pytest.fixture
def wurzen():
    return MunicipalityFactory(name="Wurzen", ags="14729410")


@pytest.fixture
def planned(wurzen):
    """A council of Wurzen that the table of the tests says has begun."""
    council = InstrumentFactory(code="prevention_council")
    return ParticipationFactory(municipality=wurzen, instrument=council, planned=True, internal_note="Bleibt.")


ROWS = [
    HEADING,
    ["14729410", "Wurzen", "Präventionsrat", "läuft", None, "05.02.2021"],
    ["14729410", "Wurzen", "Coaching", "läuft", None, "Februar 2021"],
    ["", "Wurtzen", "Coaching", "läuft", None, "2021"],
    ["14729410", "Wurzen", "Coaching", "irgendwie"],
]


def url(name: str = "", *args) -> str:
    return reverse(f"participation_import{name}", args=args)


def upload(client, data: bytes | None = None, name: str = "liste.xlsx"):
    file = SimpleUploadedFile(name, xlsx(*ROWS) if data is None else data)
    return client.post(url("s"), {"file": file}, follow=True)


def confirm(client, one: ParticipationImport, **changes):
    return client.post(url("_carry_out", one.pk), {"state": one.register_state, **changes}, follow=True)


def take_back(client, one: ParticipationImport):
    return client.post(url("_take_back", one.pk), follow=True)


def register() -> dict:
    return {one.pk: values_of(one) for one in Participation.objects.all()}


def messages(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


# --- Preview ------------------------------------------------------------------------------------------


def test_the_preview_shows_every_row_and_changes_nothing(client, editor, planned):
    before, version = register(), read_version()

    html = upload(client).content.decode()

    assert (register(), read_version()) == (before, version)
    assert "Blatt »Daten«" in html
    assert "2 Teilnahmen übernehmen" in html
    assert "Status: geplant → läuft" in html
    assert "Gemeint sein könnte: Wurzen (14729410)" in html
    assert "»irgendwie« gibt es nicht" in html
    one = ParticipationImport.objects.get()
    assert (one.created_by, one.file_name) == (editor, "liste.xlsx")
    assert {kind: number for kind, number in one.figures.items() if number} == {
        "added": 1,
        "changed": 1,
        "unknown": 1,
        "error": 1,
    }


def test_the_rows_can_be_taken_away_with_their_numbers(client, editor, planned):
    upload(client)
    response = client.get(url("_rows", ParticipationImport.objects.get().pk))

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert [row[:3] for row in rows[1:]] == [
        (2, "Geändert", "Wurzen"),
        (3, "Neu", "Wurzen"),
        (4, "Unbekannte Kommune", "Wurtzen"),
        (5, "Fehler", "Wurzen"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"%PDF-1.7", "liste.xlsx", "keine XLSX-Datei"),
        (b"x" * 5_000_001, "liste.csv", "zu groß"),
        (b"x", "liste.xls", "nur XLSX und CSV"),
        (b"", "liste.csv", "Die Datei ist leer."),
        (b"a;b\n1;2", "<b>x</b>.csv", "Keine Zeile mit den Überschriften"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(client, editor, data, name, message):
    response = upload(client, data, name)

    assert response.status_code == 422
    assert message in response.content.decode()
    assert not ParticipationImport.objects.exists()


def test_no_file_is_told(client, editor):
    assert "Bitte eine Datei wählen." in client.post(url("s")).content.decode()


def test_a_preview_can_be_discarded(client, editor, planned):
    upload(client)
    before = register()

    client.post(url("_discard", ParticipationImport.objects.get().pk))

    assert not ParticipationImport.objects.exists()
    assert register() == before


# --- Confirmation -------------------------------------------------------------------------------------


def test_confirmed_rows_are_written_with_their_history_and_a_new_version(client, editor, planned):
    upload(client)
    version = read_version()

    html = confirm(client, ParticipationImport.objects.get()).content.decode()

    assert "Übernommen: 1 neu, 1 geändert." in html
    assert read_version() > version
    planned.refresh_from_db()
    assert (planned.state, str(planned.started_on), planned.internal_note) == ("active", "2021-02-05", "Bleibt.")
    added = Participation.objects.get(instrument__code="coaching")
    assert (added.state, str(added.since)) == ("active", "Februar 2021")
    history = reverse("wagtailsnippets_municipalities_participation:history", args=[planned.pk])
    [entry] = client.get(history).context["object_list"]
    assert (entry.user, entry.message) == (
        editor,
        "Bearbeitet: Status: geplant → läuft; Beginn oder Unterzeichnung: – → 5.\u00a0Februar 2021",
    )
    assert ModelLogEntry.objects.get(object_id=str(added.pk), action="wagtail.create").user == editor
    listed = client.get(url("s")).content.decode()
    assert "liste.xlsx" in listed
    assert "übernommen" in listed


def test_a_second_press_imports_nothing_twice(client, editor, planned):
    upload(client)
    one = ParticipationImport.objects.get()
    confirm(client, one)
    after = register()

    response = confirm(client, one)

    assert "schon übernommen" in messages(response)
    assert register() == after


def test_what_the_browser_sends_changes_nothing_of_the_plan(client, editor, planned):
    upload(client)
    one = ParticipationImport.objects.get()

    confirm(client, one, steps="[]", rows="[]", ags="1")

    assert Participation.objects.count() == 2


def test_whoever_comes_second_has_to_look_again(client, editor, planned):
    upload(client)
    upload(client)
    first, second = ParticipationImport.objects.order_by("pk")
    confirm(client, first)
    after = register()

    response = confirm(client, second)

    assert "seit dieser Vorschau etwas geändert" in messages(response)
    assert register() == after
    second.refresh_from_db()
    assert second.is_preview
    assert second.figures["unchanged"] == 2
    assert "Es gibt nichts zu übernehmen." in response.content.decode()


def test_an_old_page_does_not_confirm_a_newer_comparison(client, editor, planned):
    upload(client)
    seen = ParticipationImport.objects.get()
    ParticipationFactory(municipality=planned.municipality, instrument=InstrumentFactory(code="funding"))
    client.post(url("_compare", seen.pk))

    response = confirm(client, seen)

    assert "seit dieser Vorschau etwas geändert" in messages(response)
    planned.refresh_from_db()
    assert planned.state == "planned"


def test_an_expired_preview_is_not_carried_out_and_goes_with_the_next_upload(client, editor, planned):
    upload(client)
    one = ParticipationImport.objects.get()
    ParticipationImport.objects.update(created_at=one.created_at - timedelta(days=2))

    assert "älter als einen Tag" in client.get(url("", one.pk)).content.decode()
    assert "seit dieser Vorschau etwas geändert" in messages(confirm(client, one))
    planned.refresh_from_db()
    assert planned.state == "planned"

    ParticipationImport.objects.update(created_at=one.created_at - timedelta(days=2))
    upload(client)
    assert not ParticipationImport.objects.filter(pk=one.pk).exists()


def test_a_failure_in_the_middle_leaves_everything_as_it_was(client, editor, planned, monkeypatch):
    upload(client)
    one, before = ParticipationImport.objects.get(), register()

    def fail(*args):
        raise IntegrityError

    monkeypatch.setattr(acts, "log_changes", fail)
    response = confirm(client, one)

    assert "Nichts geändert" in messages(response)
    assert register() == before
    one.refresh_from_db()
    assert one.is_preview
    assert one.rows


# --- Undo ---------------------------------------------------------------------------------------------


def test_undo_restores_exactly_what_was_before(client, editor, planned):
    before = register()
    upload(client)
    one = ParticipationImport.objects.get()
    confirm(client, one)

    response = take_back(client, one)

    assert "Alles ist wieder wie vor dem Import." in messages(response)
    assert register() == before
    one.refresh_from_db()
    assert (one.state, one.undone_by) == ("undone", editor)
    assert "schon zurückgenommen" in messages(take_back(client, one))


def test_undo_is_refused_as_a_whole_when_somebody_has_changed_one_of_the_records(client, editor, planned):
    upload(client)
    one = ParticipationImport.objects.get()
    confirm(client, one)
    Participation.objects.filter(pk=planned.pk).update(note="Inzwischen ergänzt")
    after = register()

    response = take_back(client, one)

    assert "Präventionsrat: Wurzen" in messages(response)
    assert register() == after
    one.refresh_from_db()
    assert one.is_done


def test_undo_does_not_mind_other_records(client, editor, planned):
    upload(client)
    one = ParticipationImport.objects.get()
    confirm(client, one)
    other = ParticipationFactory(instrument=InstrumentFactory(code="funding"))

    take_back(client, one)

    assert set(register()) == {planned.pk, other.pk}


def test_a_preview_cannot_be_taken_back(client, editor, planned):
    upload(client)

    take_back(client, ParticipationImport.objects.get())

    assert ParticipationImport.objects.get().is_preview


# --- Size and rights ----------------------------------------------------------------------------------


def test_five_thousand_rows_are_compared_written_and_restored_in_bulk(client, editor, django_assert_max_num_queries):
    instruments = [InstrumentFactory() for _ in range(20)]
    district = DistrictFactory(ags="14521")
    towns = Municipality.objects.bulk_create(
        MunicipalityFactory.build(ags=f"14521{number:03d}", district=district) for number in range(250)
    )
    for town in towns[:100]:
        ParticipationFactory(municipality=town, instrument=instruments[0], planned=True)
    before = register()
    rows = [[town.ags, town.name, str(one), "läuft", None, "5.2.2022"] for town in towns for one in instruments]
    data = xlsx(HEADING, *rows)
    with django_assert_max_num_queries(40):
        upload(client, data)
    one = ParticipationImport.objects.get()
    assert (one.figures["added"], one.figures["changed"]) == (4900, 100)
    with django_assert_max_num_queries(200):
        confirm(client, one)
    assert Participation.objects.filter(state="active").count() == 5000
    with django_assert_max_num_queries(200):
        take_back(client, one)

    assert register() == before


def test_the_template_can_be_filled_in_and_read_again(client, editor, planned):
    file = b"".join(client.get(url("_template")).streaming_content)
    book = load_workbook(io.BytesIO(file))
    assert book.sheetnames == ["Teilnahmen", "Erläuterung"]
    sheet = book["Teilnahmen"]
    headings = [cell.value for cell in sheet[1]]
    assert sheet["A2"].value == EXAMPLE["AGS"]
    explained = [cell.value for cell in book["Erläuterung"]["A"]]
    assert set(headings) <= set(explained)
    for column, value in {"AGS": 14729410.0, "Instrument": "Coaching", "Status": "läuft", "Beginn": "2021"}.items():
        sheet.cell(3, headings.index(column) + 1).value = value
    filled = io.BytesIO()
    book.save(filled)

    upload(client, filled.getvalue())

    # Whoever forgets to delete the example imports nothing by it.
    figures = ParticipationImport.objects.get().figures
    assert (figures["added"], figures["unknown"]) == (1, 1)


def test_the_portals_own_export_is_recognised_as_unchanged(client, editor, planned):
    ParticipationFactory(municipality=planned.municipality, instrument=InstrumentFactory(code="coaching"), ended=True)
    listing = reverse("wagtailsnippets_municipalities_participation:list")
    for extension in ("xlsx", "csv"):
        response = client.get(listing, {"export": extension})
        data = b"".join(response.streaming_content) if response.streaming else response.content
        upload(client, data, f"export.{extension}")
        one = ParticipationImport.objects.order_by("pk").last()
        assert one.figures["unchanged"] == 2, one.outcomes


@pytest.mark.parametrize("group", ["Redaktion", "Redaktionsleitung", None])
def test_nobody_else_gets_in(client, planned, group):
    user = User.objects.create_user("andere")
    user.groups.add(*Group.objects.filter(name__in=[group, "Redaktion"]))
    client.force_login(user)
    one = ParticipationImport.objects.create(file_name="liste.xlsx", register_state="1")
    before = register()

    for name in ("s", "_template"):
        assert client.get(url(name)).status_code == 302
    for name in ("", "_rows"):
        assert client.get(url(name, one.pk)).status_code == 302
    for name in ("_carry_out", "_compare", "_discard", "_take_back"):
        assert client.post(url(name, one.pk)).status_code == 302
    assert upload(client).redirect_chain
    assert "Import" not in [item.label for item in submenu(client)]

    assert ParticipationImport.objects.get().is_preview
    assert register() == before


def test_the_menu_leads_to_the_import(client, editor):
    assert url("s") in [item.url for item in submenu(client)]


def submenu(client) -> list:
    """What stands below »Kommunen« for whoever is logged in."""
    from municipalities.wagtail_hooks import MunicipalitiesGroup

    response = client.get(reverse("wagtailadmin_home"))
    return MunicipalitiesGroup().get_menu_item().menu.menu_items_for_request(response.wsgi_request)
