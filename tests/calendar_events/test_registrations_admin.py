"""Registrations in the admin: the table of an event, its filters, and the acts on one and on several."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from calendar_events import booking
from calendar_events.models import EventPage, Registration, RegistrationQuestion
from calendar_events.models.registration import State
from tests.calendar_events.office import do, log_in, messages, page, seen, table
from tests.calendar_events.registering import DAY, HOUR, create_event, mails_to, plain, sign_up, state
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


def who(client, event: EventPage, query: str = "") -> list[str]:
    return table(client, f"{page(event)}?{query}", 2)


def test_the_table_shows_everybody_by_state_and_rank_with_state_in_words_and_answers(client, now, wurzen):
    log_in(client)
    event = create_event(capacity=2)
    question = RegistrationQuestion.objects.create(page=event, label="Vegetarisch?", kind="yes_no")
    answers = {str(question.uid): "Ja"}
    sign_up(event, "Ada", now=now, municipality=wurzen, answers=answers)
    sign_up(event, "Bo", now=now, confirm=False, organisation="Verein")
    sign_up(event, "Cem", "Dan", now=now)
    booking.cancel(sign_up(event, "Eva", now=now)[0], now=now)

    response = client.get(page(event))
    rows = [[plain(cell) for cell in texts(row, "td")[1:6]] for row in soup(response).select("table tbody tr")]
    figures = dict(zip(texts(soup(response), "dt"), texts(soup(response), "dd"), strict=True))

    unconfirmed = "E-Mail nicht bestätigt (bis Do, 10. September, 12:00 Uhr)"
    assert rows == [
        ["Ada Muster", "Wurzen", "angemeldet", "09.09.2026, 12:00", "Vegetarisch? Ja"],
        ["Bo Muster", "Verein", f"angemeldet, {unconfirmed}", "09.09.2026, 12:00", ""],
        ["Cem Muster", "", "Platz 1 der Warteliste", "09.09.2026, 12:00", ""],
        ["Dan Muster", "", "Platz 2 der Warteliste", "09.09.2026, 12:00", ""],
        ["Eva Muster", "", "rechtzeitig abgemeldet", "09.09.2026, 12:00", ""],
    ]
    assert figures == {
        "Plätze": "2",
        "vergeben": "2",
        "angeboten": "0",
        "frei": "0",
        "auf der Liste": "2",
        "sagen »Ich komme«": "0",
        "gefragt, ohne Antwort": "0",
        "kommen voraussichtlich (80 %)": "2",
    }


def test_the_table_can_be_narrowed_down(client, now, wurzen):
    log_in(client)
    event = create_event(capacity=2)
    sign_up(event, "Ada", now=now, municipality=wurzen)
    sign_up(event, "Jörg", now=now, email="j@example.org")
    sign_up(event, "Cem", now=now)

    assert who(client, event, "stand=waiting") == ["Cem Muster"]
    assert who(client, event, "stand=platz") == ["Ada Muster", "Jörg Muster"]
    assert who(client, event, f"kommune={wurzen.pk}") == ["Ada Muster"]
    assert who(client, event, "q=joerg") == ["Jörg Muster"]
    assert who(client, event, "q=cem%40example") == ["Cem Muster"]
    assert who(client, event, "stand=waiting&q=Ada") == []
    assert who(client, event, "stand=quatsch&kommune=x%00&p=99") == ["Ada Muster", "Jörg Muster", "Cem Muster"]


def test_the_overview_shows_events_that_register_here_with_their_places(client, now):
    log_in(client)
    event = create_event(title="Treffen", capacity=1)
    sign_up(event, "Ada", "Bo", now=now)

    rows = [texts(row, "td") for row in soup(client.get(reverse("events_with_registrations"))).select("tbody tr")]
    assert rows == [["Treffen", "29. September 2026", "1", "0", "1", "0", "0"]]


@pytest.mark.parametrize(
    "name", ["event_registrations", "export_registrations", "print_registrations", "event_check_in"]
)
def test_a_thousand_registrations_cost_as_many_queries_as_ten(client, now, wurzen, name):
    log_in(client)
    event = create_event(capacity=500)
    rest = ["csv"] if name == "export_registrations" else []

    def add(first: int, number: int) -> None:
        Registration.objects.bulk_create(
            Registration(
                event=event,
                first_name=f"P{one}",
                last_name="Muster",
                email_key=f"{one}",
                municipality=wurzen,
                state=State.BOOKED if one % 2 else State.WAITING,
                booked_at=now,
                waiting_since=now,
            )
            for one in range(first, first + number)
        )

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(page(event, name, *rest)).status_code == 200
        return len(found)

    add(0, 10)
    queries()
    few = queries()
    add(10, 990)

    assert queries() == few
    assert few <= 20
    if name == "event_registrations":
        assert len(who(client, event)) == 50
        assert len(who(client, event, "p=20")) == 50


def test_an_act_asks_back_and_says_what_follows_before_it_changes_anything(client, now):
    log_in(client)
    event = create_event(capacity=1)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)

    response = client.post(page(event, "act_on_registrations"), {"einzeln": f"abmelden|{seen(ada)}"})
    asked = soup(response)

    assert texts(asked, ".registrations li") == ["Ada Muster: angemeldet"]
    assert "Der Platz geht an die nächste Person der Warteliste." in asked.get_text()
    assert (state(ada), state(bo)) == (State.BOOKED, State.WAITING)


def test_several_are_cancelled_at_once_with_a_reason_in_the_log(client, now):
    user = log_in(client)
    event = create_event(capacity=2)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)

    assert do(client, event, "abmelden", ada, cem, reason="Anruf") == ["Cem Muster, Ada Muster: abgemeldet."]

    assert [state(one) for one in (ada, bo, cem)] == [State.CANCELLED, State.BOOKED, State.CANCELLED]
    entry = ada.changes.last()
    assert (entry.act, entry.reason, entry.by, entry.user) == ("cancel", "Anruf", "staff", user)
    assert mails_to("Ada")[-1] == "Abgemeldet"


def test_whoever_saw_another_state_changes_nothing(client, now):
    log_in(client)
    event = create_event(capacity=1)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    old = seen(bo)
    booking.cancel(ada, now=now)

    data = {"was": "abmelden", "person": [old], "sicher": "ja"}
    response = client.post(page(event, "act_on_registrations"), data, follow=True)

    assert messages(response) == [
        "Bo Muster: Der Stand hat sich inzwischen geändert. Bitte sehen Sie noch einmal hin."
    ]
    assert state(bo) == State.OFFERED


def test_a_released_place_can_be_given_back_within_a_day_and_with_an_extra_place(client, now, at):
    log_in(client)
    event = create_event(capacity=1)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)

    do(client, event, "freigeben", ada, reason="keine Antwort")
    assert (state(ada), state(bo)) == (State.RELEASED, State.OFFERED)
    assert do(client, event, "zuruecknehmen", ada) == [
        "Ada Muster: Alle Plätze sind vergeben. Bitte zuerst die Zahl der Plätze erhöhen."
    ]
    assert do(client, event, "zuruecknehmen", ada, extra_place="on") == ["Ada Muster: zurückgenommen."]
    event.refresh_from_db()
    assert (state(ada), state(bo), event.capacity) == (State.BOOKED, State.OFFERED, 2)


def test_a_day_later_the_button_to_give_it_back_is_gone(client, now, monkeypatch):
    log_in(client)
    event = create_event(capacity=1)
    (ada,) = sign_up(event, "Ada", now=now)
    booking.release(ada, now=now)
    address = page(event, "event_registration", ada.pk)
    buttons = "main form[action$='tun/'] button"

    monkeypatch.setattr(timezone, "now", lambda: now + DAY - HOUR)
    assert texts(soup(client.get(address)), buttons) == ["Freigabe zurücknehmen", "Platz geben", "Auf die Liste"]
    monkeypatch.setattr(timezone, "now", lambda: now + DAY)
    assert texts(soup(client.get(address)), buttons) == ["Platz geben", "Auf die Liste"]


def test_somebody_is_moved_to_a_place_and_to_the_list(client, now):
    log_in(client)
    event = create_event(capacity=1)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)

    assert do(client, event, "platz", bo, extra_place="on") == ["Bo Muster: angemeldet."]
    assert do(client, event, "liste", ada) == ["Ada Muster: auf die Liste gesetzt."]
    assert (state(ada), state(bo)) == (State.OFFERED, State.BOOKED)


def test_the_log_says_what_happened_why_and_by_whom(client, now):
    user = log_in(client)
    user.first_name = "Kim"
    user.save()
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=now)
    booking.cancel(ada, now=now, by=booking.by_staff(user), reason="<b>Anruf</b>")

    entries = texts(soup(client.get(page(event, "event_registration", ada.pk))), ".registrations__log li")

    assert entries == [
        "9. September 2026, 12:00 Uhr: abgemeldet → rechtzeitig abgemeldet – <b>Anruf</b> (Kim)",
        "9. September 2026, 12:00 Uhr: E-Mail-Adresse bestätigt (Person)",
        "9. September 2026, 12:00 Uhr: angemeldet (Person)",
    ]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"was": "abmelden"},
        {"was": "sprengen", "person": ["1:booked"]},
        {"was": "abmelden", "person": ["x:y", "", "1", "99999999999999999999:booked"]},
        {"einzeln": "abmelden|"},
    ],
)
def test_a_form_without_person_or_act_gives_a_message(client, now, data):
    log_in(client)
    event = create_event()

    response = client.post(page(event, "act_on_registrations"), data, follow=True)

    message = "Bitte wählen Sie, wen es betrifft und was geschehen soll."
    assert (response.status_code, messages(response)) == (200, [message])


def test_persons_of_another_event_are_left_alone(client, now):
    log_in(client)
    event = create_event(capacity=1)
    (ada,) = sign_up(event, "Ada", now=now)
    other = EventPage.objects.get(pk=event.pk).copy(update_attrs={"slug": "anderes", "title": "Anderes"})

    do(client, other, "abmelden", ada)

    assert state(ada) == State.BOOKED
    assert client.get(page(other, "event_registration", ada.pk)).status_code == 404
