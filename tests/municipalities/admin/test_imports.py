"""»Import« in the admin: who gets in, what the preview shows, which files are refused."""

import io

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from openpyxl import load_workbook

from asskomm.core.caching import read_version
from asskomm.core.models import User
from municipalities.admin.import_template import EXAMPLE
from municipalities.models import ParticipationImport
from tests.factories.municipalities import InstrumentFactory, ParticipationFactory
from tests.municipalities.admin.importing import messages, register, upload, url

pytestmark = pytest.mark.django_db


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


def test_a_preview_can_be_discarded_and_every_old_page_of_it_says_so(client, editor, planned):
    upload(client)
    before, pk = register(), ParticipationImport.objects.get().pk

    assert "Verworfen." in messages(client.post(url("_discard", pk), follow=True))

    assert not ParticipationImport.objects.exists()
    assert register() == before
    assert "gibt es nicht mehr" in messages(client.get(url("", pk), follow=True))
    for button in ("_carry_out", "_compare", "_discard", "_take_back"):
        response = client.post(url(button, pk), follow=True)
        assert response.redirect_chain[-1][0] == url("s")
        assert "gibt es nicht mehr" in messages(response)
    assert "gibt es nicht mehr" in messages(client.get(url("_rows", pk), follow=True))


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
