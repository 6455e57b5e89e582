"""Who changed what of a municipality, in one list; and the note that only staff read."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from asskomm.core.models import User
from municipalities.models import Participation
from municipalities.opendata.formats import formats_of
from municipalities.opendata.tables import TABLES
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.municipalities.admin.test_admin import municipality_form, participation_form, row, url

pytestmark = pytest.mark.django_db

NOTE = "Bürgermeisterin wünscht keine Anrufe: geheimnotiz"


@pytest.fixture
def editor(client):
    user = User.objects.create_user("pflege", first_name="Kim", last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


@pytest.fixture
def wurzen():
    return MunicipalityFactory(name="Wurzen")


def lines(client, municipality) -> list[str]:
    """What the table of the history says, the latest first."""
    response = client.get(url("municipality", "history", municipality.pk))
    table = response.context["table"]
    cells = [[column.get_value(entry) for column in table.columns.values()][:1] for entry in table.data]
    return [str(text).replace("\u00a0", " ") for (text,) in cells]


def test_what_was_changed_on_either_form_stands_there_once(client, editor, wurzen):
    coaching, council = InstrumentFactory(code="coaching"), InstrumentFactory(code="prevention_council")
    record = ParticipationFactory(municipality=wurzen, instrument=coaching)
    ParticipationFactory(instrument=coaching, municipality=MunicipalityFactory(name="Grimma"))
    form = municipality_form(wurzen, row(coaching, pk=record.pk, started_on="2021-01-01", note="Neu"), initial=1)
    client.post(url("municipality", "edit", wurzen.pk), form)
    edited = participation_form(
        coaching, municipality=wurzen.pk, started_on="2021-01-01", note="Neu", state="ended", ended_on="2023-01-01"
    )
    client.post(url("participation", "edit", record.pk), edited)
    client.post(url("participation", "add"), participation_form(council, municipality=wurzen.pk))
    client.post(url("participation", "delete", Participation.objects.get(instrument=council).pk))

    assert lines(client, wurzen) == [
        "Teilnahme Präventionsrat: Gelöscht",
        "Teilnahme Präventionsrat: Erstellt",
        "Teilnahme Coaching: Bearbeitet: Status: läuft → beendet; Abschluss oder Ende: – → 1. Januar 2023",
        "Bearbeitet: Teilnahme Coaching: Wurzen (Hinweis, öffentlich: – → Neu)",
    ]


def test_the_note_is_kept_and_stands_in_the_history(client, editor, wurzen):
    client.post(url("municipality", "edit", wurzen.pk), municipality_form(wurzen, internal_note=NOTE))

    wurzen.refresh_from_db()
    assert wurzen.internal_note == NOTE
    assert NOTE in client.get(url("municipality", "edit", wurzen.pk)).content.decode()
    assert lines(client, wurzen) == [f"Bearbeitet: Notiz, nur intern: – → {NOTE}"]


def test_the_note_is_nowhere_public(client, portal):
    portal.municipality.internal_note = NOTE
    portal.municipality.save()
    call_command("update_index", verbosity=0)
    name, ags = portal.municipality.name, portal.municipality.ags
    files = [reverse("open_data", args=[table.name, kind]) for table in TABLES.values() for kind in formats_of(table)]
    calls = ["municipalities", f"municipalities/{ags}", "milestones", "districts", "partnerships", "openapi.json"]
    addresses = [*portal.addresses, *files, "/karte/daten/", f"/karte/suche.json?q={name}", f"/suche/?q={name}"]

    for address in [*addresses, *(f"/api/v1/{call}" for call in calls), "/suche/?q=geheimnotiz"]:
        response = client.get(address, follow=True)
        content = response.getvalue() if response.streaming else response.content
        assert response.status_code == 200, address
        assert b"Anrufe: geheimnotiz" not in content, address
        assert b"internal_note" not in content, address
        if address.endswith(".xlsx"):
            cells = [cell for line in load_workbook(io.BytesIO(content)).active.values for cell in line]
            assert not [cell for cell in cells if "geheimnotiz" in str(cell)], address
    found = client.get("/suche/?q=geheimnotiz").content.decode()
    assert f"/gemeinden/{ags}-" not in found


def test_the_note_is_in_no_export_of_the_listing(client, editor, wurzen):
    wurzen.internal_note = NOTE
    wurzen.save()

    response = client.get(url("municipality", "list"), {"export": "csv"})

    content = b"".join(response.streaming_content)
    assert b"Wurzen" in content
    assert NOTE.encode() not in content


def test_only_those_who_keep_the_register_see_the_history(client, wurzen):
    user = User.objects.create_user("redaktion")
    user.groups.add(Group.objects.get(name="Redaktionsleitung"))
    client.force_login(user)

    assert client.get(url("municipality", "history", wurzen.pk)).status_code == 302
    assert client.get(reverse("wagtailsnippets_municipalities_municipality:edit", args=[wurzen.pk])).status_code == 302
