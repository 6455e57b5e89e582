"""The admin of the register: its forms with their messages, the history of changes, and the dashboard."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from asskomm.core.models import User
from municipalities.models import Instrument, Municipality, Participation, Partnership
from tests.factories.municipalities import (
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
)
from tests.pages import soup, text

pytestmark = pytest.mark.django_db

State = Participation.State
DUPLICATE = next(
    constraint.violation_error_message
    for constraint in Participation._meta.constraints
    if constraint.name == "one_open_participation_per_municipality"
)


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


def row(instrument, pk="", **changes) -> dict:
    """What the form sends for one participation."""
    return {
        "id": pk,
        "instrument": instrument.pk,
        "state": "active",
        "planned_on": "",
        "planned_precision": "day",
        "started_on": "2021-02-05",
        "started_precision": "day",
        "ended_on": "",
        "ended_precision": "day",
        "note": "",
        "internal_note": "",
        "source": "",
        "contact_office": "",
        "contact_phone": "",
        "contact_email": "",
        **changes,
    }


def participation_form(instrument, **changes) -> dict:
    return {**row(instrument), "municipality": "", "partnership": "", **changes}


def municipality_form(municipality, *rows, initial=0, **changes) -> dict:
    """What the form sends for a municipality with these participations."""
    fields = ("ags", "ars", "name", "official_name", "kind", "association", "association_kind", "population")
    fields += ("area_km2", "postcode", "latitude", "longitude", "website", "office_name", "office_phone")
    data = {field: getattr(municipality, field) for field in fields}
    return nested_form_data(
        {
            **data,
            "district": municipality.district_id,
            "participations": inline_formset(list(rows), initial=initial),
            **changes,
        }
    )


def errors(response) -> list[str]:
    """Every message of the form and of its inline rows."""
    form = response.context["form"]
    forms = [form, *(row for formset in form.formsets.values() for row in formset.forms)]
    return [message for one in forms for messages in one.errors.values() for message in messages]


def history(client, model: str, pk: int) -> list[tuple[str, str]]:
    """Message and user of every entry of a record's history, the latest first."""
    response = client.get(url(model, "history", pk))
    return [(entry.message, entry.user.get_full_name()) for entry in response.context["object_list"]]


# --- Forms and history ---------------------------------------------------------------------------


def test_every_act_on_a_participation_is_logged_with_its_user(client, editor, council):
    wurzen = MunicipalityFactory(name="Wurzen")
    client.post(url("participation", "add"), participation_form(council, municipality=wurzen.pk))
    record = Participation.objects.get()
    edited = participation_form(council, municipality=wurzen.pk, state="ended", ended_on="2023-01-01")
    client.post(url("participation", "edit", record.pk), edited)

    assert history(client, "participation", record.pk) == [
        ("Bearbeitet: Status: läuft → beendet; Abschluss oder Ende: – → 1.\u00a0Januar 2023", "Kim Muster"),
        ("Erstellt", "Kim Muster"),
    ]

    client.post(url("participation", "delete", record.pk))

    deleted = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (deleted.user, deleted.object_id, deleted.label) == (editor, str(record.pk), f"{council}: Wurzen")
    assert not Participation.objects.exists()


def test_inline_participations_are_saved_and_stand_in_both_histories(client, editor, council, coaching):
    wurzen = MunicipalityFactory(name="Wurzen")
    kept = ParticipationFactory(municipality=wurzen, instrument=council, started_on=date(2021, 2, 5))
    gone = ParticipationFactory(municipality=wurzen, instrument=InstrumentFactory(label="Förderung, neu"))
    funding = gone.instrument

    response = client.post(
        url("municipality", "edit", wurzen.pk),
        municipality_form(
            wurzen,
            row(council, pk=kept.pk, state="completed"),
            row(funding, pk=gone.pk, started_on="2021-01-01", DELETE="1"),
            row(coaching),
            initial=2,
            population="12345",
        ),
    )

    assert response.status_code == 302
    added = Participation.objects.get(instrument=coaching)
    assert set(wurzen.participations.values_list("instrument", "state")) == {
        (council.pk, "completed"),
        (coaching.pk, "active"),
    }
    ((message, user),) = history(client, "municipality", wurzen.pk)
    assert user == "Kim Muster"
    assert "Einwohner:innen: 2000 → 12345" in message
    assert "Teilnahme Präventionsrat: Wurzen (Status: läuft → abgeschlossen)" in message
    assert "Teilnahme hinzugefügt: Coaching: Wurzen" in message
    assert "Teilnahme gelöscht: Förderung, neu: Wurzen" in message
    assert history(client, "participation", kept.pk) == [("Bearbeitet: Status: läuft → abgeschlossen", "Kim Muster")]
    assert history(client, "participation", added.pk) == [("Erstellt", "Kim Muster")]
    content_type = ContentType.objects.get_for_model(Participation)
    removed = ModelLogEntry.objects.get(action="wagtail.delete", content_type=content_type)
    assert removed.object_id == str(gone.pk)


def test_a_new_partnership_comes_with_members_and_participations(client, editor, council):
    one, two = MunicipalityFactory(), MunicipalityFactory()
    members = [{"id": "", "municipality": town.pk, "valid_from": "", "valid_until": ""} for town in (one, two)]

    client.post(
        url("partnership", "add"),
        nested_form_data(
            {
                "name": "KPR Wurzener Land",
                "kind": "council",
                "district": "",
                "website": "",
                "memberships": inline_formset(members),
                "participations": inline_formset([row(council)]),
            }
        ),
    )

    partnership = Partnership.objects.get()
    assert {membership.municipality for membership in partnership.memberships.all()} == {one, two}
    record = Participation.objects.get()
    assert (record.partnership, record.instrument) == (partnership, council)
    assert history(client, "participation", record.pk) == [("Erstellt", "Kim Muster")]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"ended_on": "2021-02-04", "state": "ended"},
            "Das Ende liegt vor dem Beginn.",
        ),
        ({"planned_on": "2021-02-06"}, "Der Beginn liegt vor der Planung."),
        ({"state": "ended"}, "»beendet« braucht das Ende."),
        ({"state": "planned", "started_on": ""}, "»geplant« braucht »geplant seit«"),
        ({"contact_office": "Rathaus"}, "Bitte auch Telefon oder E-Mail der Ansprechstelle angeben."),
    ],
)
@pytest.mark.parametrize("inline", [False, True])
def test_what_the_rules_forbid_gets_a_german_message(client, editor, council, inline, changes, message):
    wurzen = MunicipalityFactory()

    if inline:
        data = municipality_form(wurzen, row(council, **changes))
        response = client.post(url("municipality", "edit", wurzen.pk), data)
    else:
        data = participation_form(council, municipality=wurzen.pk, **changes)
        response = client.post(url("participation", "add"), data)

    assert response.status_code == 200
    assert [error for error in errors(response) if message in error]
    assert message.replace('"', "&quot;") in response.content.decode()
    assert not Participation.objects.exists()


@pytest.mark.parametrize("participants", ["both", "none"])
def test_a_participation_has_exactly_one_participant(client, editor, council, participants):
    both = {"municipality": MunicipalityFactory().pk, "partnership": PartnershipFactory().pk}
    chosen = both if participants == "both" else {}

    response = client.post(url("participation", "add"), participation_form(council, **chosen))

    assert errors(response) == ["Bitte entweder eine Kommune oder einen Zusammenschluss angeben."]


def test_an_instrument_runs_once_at_a_time_standalone(client, editor, council):
    record = ParticipationFactory(instrument=council)

    response = client.post(
        url("participation", "add"), participation_form(council, municipality=record.municipality_id)
    )

    assert errors(response) == [DUPLICATE]
    assert Participation.objects.get() == record


def test_an_instrument_runs_once_at_a_time_within_the_rows(client, editor, council):
    wurzen = MunicipalityFactory()

    response = client.post(
        url("municipality", "edit", wurzen.pk),
        municipality_form(wurzen, row(council), row(council, started_on="2022-01-01")),
    )

    assert errors(response) == [DUPLICATE]
    assert not Participation.objects.exists()


def test_a_row_that_somebody_else_added_meanwhile_counts_and_stays(client, editor, council, coaching):
    record = ParticipationFactory(instrument=council)
    wurzen = record.municipality

    # The form was opened before that record was there.
    response = client.post(url("municipality", "edit", wurzen.pk), municipality_form(wurzen, row(council)))
    assert errors(response) == [DUPLICATE]

    client.post(url("municipality", "edit", wurzen.pk), municipality_form(wurzen, row(coaching)))
    assert {one.instrument for one in wurzen.participations.all()} == {council, coaching}


def test_an_instrument_may_begin_again_in_the_same_act_that_ends_it(client, editor, council):
    record = ParticipationFactory(instrument=council, started_on=date(2021, 2, 5))
    wurzen = record.municipality

    response = client.post(
        url("municipality", "edit", wurzen.pk),
        municipality_form(
            wurzen,
            row(council, pk=record.pk, state="ended", ended_on="2022-12-31"),
            row(council, started_on="2023-01-01"),
            initial=1,
        ),
    )

    assert response.status_code == 302
    assert list(wurzen.participations.order_by("started_on").values_list("state", flat=True)) == ["ended", "active"]


def test_a_municipality_is_a_member_once_at_a_time(client, editor):
    town = MunicipalityFactory()
    member = {"id": "", "municipality": town.pk, "valid_from": "", "valid_until": ""}

    response = client.post(
        url("partnership", "add"),
        nested_form_data(
            {
                "name": "KPR",
                "kind": "council",
                "district": "",
                "website": "",
                "memberships": inline_formset([member, member]),
                "participations": inline_formset([]),
            }
        ),
    )

    assert errors(response) == ["Diese Kommune ist schon Mitglied."]


def test_two_editors_in_the_same_moment_get_a_message_instead_of_an_error_page(client, editor, council, monkeypatch):
    wurzen = MunicipalityFactory()

    def refuse(self, *args, **kwargs):
        raise IntegrityError("duplicate key")

    monkeypatch.setattr(Participation, "save", refuse)

    response = client.post(url("participation", "add"), participation_form(council, municipality=wurzen.pk))

    assert response.status_code == 200
    assert [error for error in errors(response) if error.startswith("Nicht gespeichert")]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_municipality_with_participations_is_not_deleted_and_says_why(client, editor, council, method):
    record = ParticipationFactory(instrument=council, municipality=MunicipalityFactory(name="Wurzen"))

    response = getattr(client, method)(url("municipality", "delete", record.municipality_id), follow=True)

    assert response.redirect_chain == [(url("municipality", "edit", record.municipality_id), 302)]
    assert "Löschen nicht möglich" in response.content.decode()
    assert "Präventionsrat: Wurzen" in response.content.decode()
    assert Municipality.objects.filter(pk=record.municipality_id).exists()


def test_a_municipality_without_anything_is_deleted(client, editor):
    town = MunicipalityFactory()

    client.post(url("municipality", "delete", town.pk))

    assert not Municipality.objects.exists()
    assert ModelLogEntry.objects.get(action="wagtail.delete").user == editor


def test_an_instrument_in_use_is_not_deleted(client, editor, council):
    ParticipationFactory(instrument=council)

    client.post(url("instrument", "delete", council.pk))

    assert Instrument.objects.filter(pk=council.pk).exists()


def test_the_code_of_an_instrument_does_not_follow_its_label(client, editor, council):
    html = client.get(url("instrument", "edit", council.pk)).content.decode()

    assert 'type="color"' in html
    assert "w-slug" not in html


# --- Dashboard -----------------------------------------------------------------------------------


def test_the_dashboard_shows_the_figures_of_the_day(client, editor, council):
    members = [MunicipalityFactory(), MunicipalityFactory()]
    ParticipationFactory(partnership=PartnershipFactory(members=members), instrument=council)
    MunicipalityFactory()

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "<strong>2</strong> von 3 Kommunen nehmen teil" in html
    row_of_the_council = html.partition(f'<th scope="row">{council}</th>')[2].partition("</tr>")[0]
    assert re.findall(r"<td>(\d+)</td>", row_of_the_council) == ["2", "1", "0"]


def test_a_note_for_the_team_lies_open_in_the_form(client, editor):
    town = MunicipalityFactory(internal_note="Erst anrufen.")

    page = soup(client.get(url("municipality", "edit", town.pk)))

    note = page.select_one("[name=internal_note]")
    assert text(note) == "Erst anrufen."
    assert "collapsed" not in note.find_parent("section")["class"]
    assert page.select_one("section.collapsed [name=population]")
