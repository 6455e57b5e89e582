"""Carrying out an import: all or nothing, once, never past what others did, and back again."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from asskomm.core.caching import read_version
from municipalities.imports import participation_acts as acts
from municipalities.models import Municipality, Participation, ParticipationImport
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
)
from tests.municipalities.admin.importing import ROWS, confirm, messages, register, take_back, upload, url
from tests.municipalities.imports.table_files import HEADING, xlsx

pytestmark = pytest.mark.django_db


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

    assert re.search(r"schon am .* Uhr von Kim Muster übernommen worden", messages(response))
    assert register() == after


def test_the_page_of_an_import_leads_to_what_it_has_added_until_it_is_taken_back(client, editor, planned):
    upload(client)
    one = ParticipationImport.objects.get()

    done = confirm(client, one).content.decode()
    added = Participation.objects.get(instrument__code="coaching")
    edit = reverse("wagtailsnippets_municipalities_participation:edit", args=[added.pk])
    assert "Import übernommen" in done
    assert "Diese Teilnahmen sind hinzugekommen." in done
    assert edit in done

    undone = take_back(client, one).content.decode()
    assert "Import zurückgenommen" in undone
    assert "Von diesem Import gilt nichts mehr." in undone
    assert edit not in undone


@pytest.mark.parametrize("button", ["_compare", "_discard"])
def test_the_other_buttons_of_an_old_preview_leave_what_has_been_carried_out(client, editor, planned, button):
    upload(client)
    one = ParticipationImport.objects.get()
    confirm(client, one)

    response = client.post(url(button, one.pk), follow=True)

    assert "übernommen worden" in messages(response)
    assert ParticipationImport.objects.get().is_done
    assert "wie vor dem Import" in messages(take_back(client, one))


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
    assert re.search(r"schon am .* Uhr von Kim Muster zurückgenommen worden", messages(take_back(client, one)))


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


def test_undo_is_refused_when_it_would_leave_two_open_records(client, editor, planned):
    ended = [*ROWS[1][:3], "beendet", None, "05.02.2021", "31.12.2023"]
    upload(client, xlsx(HEADING, ended))
    one = ParticipationImport.objects.get()
    confirm(client, one)
    ParticipationFactory(municipality=planned.municipality, instrument=planned.instrument, planned=True)
    after = register()

    response = take_back(client, one)

    assert "weitere Einträge offen" in messages(response)
    assert "Präventionsrat: Wurzen" in messages(response)
    assert register() == after


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


# --- Size ---


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
