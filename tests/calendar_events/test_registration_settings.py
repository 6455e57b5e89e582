"""What editors set about registration: refused where it cannot work when published, never in a draft."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from asskomm.core.models import User
from calendar_events.models import EventPage, RegistrationQuestion
from tests.calendar_events.registering import before, create_event, sign_up

pytestmark = pytest.mark.django_db


def problems(event: EventPage, **fields) -> dict[str, str]:
    """What publishing these settings would say."""
    for name, value in fields.items():
        setattr(event, name, value)
    return event.registration_problems()


def test_the_defaults_work():
    event = create_event()

    assert problems(event) == {}
    assert (event.has_waiting_list, event.reconfirmation, event.reconfirm_days, event.reminder_days) == (
        True,
        EventPage.Reconfirmation.ASK,
        7,
        3,
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"admission": "kurs", "capacity": None}, {"capacity": "Ein Kurs braucht eine Zahl von Plätzen."}),
        ({"is_deadline": True}, {"admission": "Zu einer Frist kann man sich nicht anmelden."}),
        ({"minimum_number": 2}, {"minimum_number": "Die Mindestzahl ist höher als die Zahl der Plätze."}),
        ({"municipality_limit": 2}, {"municipality_limit": "So viele Plätze gibt es nicht."}),
        (
            {"municipality_limit_until": date(2026, 9, 1)},
            {"municipality_limit": "Bitte auch die Zahl der Plätze je Kommune angeben."},
        ),
        (
            {"reminder_days": 7},
            {"reminder_days": "Die Erinnerung kommt nach der Nachfrage, also weniger Tage vorher."},
        ),
        ({"reminder_days": 7, "reconfirmation": "off"}, {}),
        ({"admission": "offen", "capacity": None, "is_deadline": True}, {}),
    ],
)
def test_settings_that_cannot_work_are_refused(fields, expected):
    assert problems(create_event(), **fields) == expected


@pytest.mark.parametrize(("minutes", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_registration_may_end_with_the_beginning_but_not_after(minutes, is_refused):
    event = create_event()

    found = problems(event, registration_until=event.starts_at + timedelta(minutes=minutes))

    message = "Die Anmeldung kann nicht nach dem Beginn enden."
    assert found == ({"registration_until": message} if is_refused else {})


def test_what_people_rely_on_is_not_taken_back_by_a_setting():
    event = create_event(capacity=3)
    sign_up(event, "Ada", "Bo", now=before(event, days=20))

    assert problems(event, capacity=1) == {"capacity": "Vergeben oder angeboten sind schon 2 Plätze."}
    assert problems(event, capacity=2) == {}
    assert problems(event, admission="offen") == {
        "admission": "Es gibt schon Anmeldungen. Bitte zuerst die Veranstaltung absagen."
    }


def test_a_choice_needs_two_answers():
    with pytest.raises(ValidationError) as error:
        RegistrationQuestion(label="Essen", kind="choice", choices="Suppe\n\n").clean()

    assert error.value.message_dict == {"choices": ["Bitte mindestens zwei Antworten angeben, je Zeile eine."]}
    assert RegistrationQuestion(kind="choice", choices=" Suppe \n\nSalat").options == ["Suppe", "Salat"]
    assert RegistrationQuestion(kind="yes_no", choices="x").options == ["Ja", "Nein"]
    assert RegistrationQuestion(kind="text", choices="x").options == []


def test_the_form_has_its_tab_and_says_on_publishing_what_is_wrong(client):
    event = create_event(capacity=2)
    sign_up(event, "Ada", "Bo", now=before(event, days=20))
    client.force_login(User.objects.create_superuser("leitung", "leitung@example.org", "geheim"))
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    form = client.get(address).context["form"]
    data = {name: value for name, value in form.initial.items() if isinstance(value, (str, int)) and value != ""}
    data |= {"body-count": "0", "report-count": "0", "first_day": "29.09.2026", "start_time": "10:00", "capacity": "1"}
    data |= {"end_time": "15:30", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    for name in form.formsets:
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}

    draft = client.post(address, data)
    published = client.post(address, data | {"action-publish": "1"})

    assert draft.status_code == 302
    assert published.context["form"].errors["capacity"] == ["Vergeben oder angeboten sind schon 2 Plätze."]
    assert "Anmeldung" in [str(tab.heading) for tab in published.context["edit_handler"].children]
