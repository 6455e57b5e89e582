"""Changing the state of several participations at once."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from asskomm.core.caching import read_version
from asskomm.core.models import User
from municipalities.models import Participation
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.municipalities.admin.test_admin import history

pytestmark = pytest.mark.django_db

LISTING = reverse("wagtailsnippets_municipalities_participation:list")
ADDRESS = reverse("wagtail_bulk_action", args=["municipalities", "participation", "change_state"])


@pytest.fixture
def editor(client):
    user = User.objects.create_user("pflege", first_name="Kim", last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


def record(name: str, **more) -> Participation:
    return ParticipationFactory(
        municipality=MunicipalityFactory(name=name), instrument=InstrumentFactory(code="coaching"), **more
    )


def texts_of(response) -> list[str]:
    return [str(one).strip() for one in response.context["messages"]]


def change(client, *records, state="completed", day="2023-05-16", precision="day", keys=()):
    ids = "&".join(f"id={one}" for one in (*[one.pk for one in records], *keys))
    data = {"state": state, "day": day, "precision": precision}
    return client.post(f"{ADDRESS}?{ids}&next={LISTING}", data, follow=True)


def states() -> dict[str, tuple]:
    return {
        str(one.municipality): (one.state, one.started_on, one.ended_on)
        for one in Participation.objects.select_related("municipality")
    }


def test_planned_ones_begin_on_the_day_and_running_ones_end_on_it(client, editor):
    running, planned, other = record("Wurzen"), record("Grimma", planned=True), record("Plauen")
    version = read_version()

    response = change(client, running, planned)

    assert "2 Teilnahmen geändert." in texts_of(response)
    day, begin = date(2023, 5, 16), date(2021, 1, 1)
    assert states() == {
        "Wurzen": ("completed", begin, day),
        "Grimma": ("completed", day, None),
        "Plauen": ("active", begin, None),
    }
    assert history(client, "participation", running.pk) == [
        ("Bearbeitet: Status: läuft → abgeschlossen; Abschluss oder Ende: – → 16.\u00a0Mai 2023", "Kim Muster")
    ]
    assert not history(client, "participation", other.pk)
    assert read_version() > version


def test_those_that_the_rules_forbid_stay_and_are_named(client, editor):
    done, late, fits = record("Fertig", completed=True), record("Spät", started_on=date(2024, 1, 1)), record("Passt")

    texts = texts_of(change(client, done, late, fits))

    assert texts == [
        "Nicht geändert:<ul><li>Coaching: Fertig: Status ist schon »abgeschlossen«.</li>"
        "<li>Coaching: Spät: Das Ende liegt vor dem Beginn.</li></ul>",
        "1 Teilnahme geändert.",
    ]
    assert [name for name, (state, _, _) in states().items() if state == "completed"] == ["Fertig", "Passt"]


def test_a_plan_cannot_end_without_having_begun(client, editor):
    planned = record("Wurzen", planned=True)

    texts = texts_of(change(client, planned, state="ended"))

    assert len(texts) == 1
    assert "Coaching: Wurzen: Sie hat nie begonnen." in texts[0]
    assert states()["Wurzen"][0] == "planned"


def test_a_month_is_kept_as_its_first_day(client, editor):
    planned = record("Wurzen", planned=True)

    change(client, planned, precision="month")

    planned.refresh_from_db()
    assert (planned.started_on, planned.started_precision) == (date(2023, 5, 1), "month")


def test_without_a_day_nothing_changes_and_the_form_says_so(client, editor):
    planned = record("Wurzen", planned=True)

    response = change(client, planned, day="")

    assert response.context["form"].errors["day"]
    assert "Coaching: Wurzen" in response.content.decode()
    assert states()["Wurzen"][0] == "planned"


def test_all_means_none_because_it_would_ignore_the_filters(client, editor):
    record("Wurzen")

    change(client, keys=["all"])
    change(client, keys=["x", "9" * 40])

    assert states()["Wurzen"][0] == "active"


def test_the_listing_offers_this_and_no_deletion(client, editor):
    record("Wurzen")

    html = client.get(LISTING).content.decode()

    assert ADDRESS in html
    assert "data-bulk-action-select-all-checkbox" in html
    assert "/delete/?" not in html
    assert reverse("wagtail_bulk_action", args=["municipalities", "participation", "delete"]) not in html


def test_nobody_else_changes_anything(client):
    planned = record("Wurzen", planned=True)
    user = User.objects.create_user("redaktion")
    user.groups.add(Group.objects.get(name="Redaktionsleitung"))
    client.force_login(user)

    change(client, planned)

    assert states()["Wurzen"][0] == "planned"
