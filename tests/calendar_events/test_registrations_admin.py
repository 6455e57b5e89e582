"""Registrations in the admin: the table of an event, its filters, and the acts on one and on several."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from calendar_events import booking
from calendar_events.models import EventPage, Registration, RegistrationQuestion
from calendar_events.models.registration import State
from tests.calendar_events.office import do, log_in, messages, page, seen, table
from tests.calendar_events.registering import (
    DAY,
    HOUR,
    apply_for,
    clerk,
    create_event,
    fresh,
    log,
    mails_to,
    names,
    person,
    plain,
    sign_up,
    state,
    waiting,
)
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(at):
    """Twenty days before the event of `create_event()`, noon."""
    return at(date(2026, 9, 9))


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


# --- Courses ---


def test_applications_are_ranked_by_numbers_and_the_best_are_offered_places(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    ada, bo, cem, dan = apply_for(event, "Ada", "Bo", "Cem", "Dan", now=now)
    address = page(event, "rank_applications")
    numbers = {f"rang-{ada.pk}": "30", f"rang-{bo.pk}": "10", f"rang-{cem.pk}": "20", f"rang-{dan.pk}": ""}

    client.post(address, numbers, follow=True)
    assert [fresh(one).course_rank for one in (ada, bo, cem, dan)] == [3, 1, 2, None]
    assert table(client, address, 2) == ["Bo Muster", "Cem Muster", "Ada Muster", "Dan Muster"]

    offering = page(event, "offer_course_places")
    assert "Bewerbungen mit Rang: 3, freie Plätze: 2." in client.get(offering).content.decode()
    client.post(offering, follow=True)
    assert [state(one) for one in (ada, bo, cem, dan)] == [State.RESERVE, State.OFFERED, State.OFFERED, State.APPLIED]
    assert do(client, event, "ablehnen", dan, reason="passt nicht") == ["Dan Muster: abgelehnt."]
    assert do(client, event, "anbieten", ada, extra_place="on") == ["Ada Muster: mit Angebot."]
    assert (state(ada), state(dan)) == (State.OFFERED, State.REJECTED)


def test_places_are_not_offered_before_there_is_an_order(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    (ada,) = apply_for(event, "Ada", now=now)

    response = client.post(page(event, "offer_course_places"))

    refusal = "Bitte zuerst die Bewerbungen in eine Reihenfolge bringen."
    assert (texts(soup(response), "[role=alert]"), state(ada)) == ([refusal], State.APPLIED)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("1", "1", "Zwei Bewerbungen haben denselben Rang."),
        ("0", "", "Bitte geben Sie als Rang ganze Zahlen ab 1 an."),
        ("erste", "2", "Bitte geben Sie als Rang ganze Zahlen ab 1 an."),
    ],
)
def test_ranks_that_are_none_are_refused_and_the_input_is_kept(client, now, first, second, message):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    ada, bo = apply_for(event, "Ada", "Bo", now=now)

    response = client.post(page(event, "rank_applications"), {f"rang-{ada.pk}": first, f"rang-{bo.pk}": second})

    assert texts(soup(response), "[role=alert]") == [message]
    assert [one["value"] for one in soup(response).select("input[name^=rang]")] == [first, second]
    assert fresh(ada).course_rank is None


def test_an_order_that_somebody_else_has_changed_meanwhile_is_not_overwritten(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=2)
    ada, bo = apply_for(event, "Ada", "Bo", now=now)
    booking.rank(event, [bo, ada], clerk(), now=now)

    response = client.post(page(event, "rank_applications"), {f"rang-{ada.pk}": "1", f"rang-{bo.pk}": "2"})

    assert "inzwischen geändert" in texts(soup(response), "[role=alert]")[0]
    assert [fresh(one).course_rank for one in (ada, bo)] == [2, 1]


def test_somebody_entered_by_hand_stands_at_the_end_of_the_reserve_list(client, now):
    log_in(client)
    event = create_event(admission=EventPage.Admission.COURSE, capacity=1)
    ada, bo = apply_for(event, "Ada", "Bo", now=now)
    booking.rank(event, [ada, bo], clerk(), now=now)
    booking.offer_places(event, clerk(), now=now)

    client.post(page(event, "add_registration"), {"first_name": "Cem", "last_name": "Muster", "waiting": "1"})

    assert waiting(event, now) == ["Bo", "Cem"]


# --- Adding by hand, places, cancelling ---


def test_somebody_is_entered_by_hand_once_however_often_the_form_is_sent(client, now, wurzen):
    log_in(client)
    event = create_event()
    form = soup(client.get(page(event, "add_registration")))
    data = {
        "uid": form.select_one("[name=uid]")["value"],
        "first_name": "Ada",
        "last_name": "Muster",
        "origin": "wurzen",
        "reason": "Anruf",
    }
    for _ in range(2):
        client.post(page(event, "add_registration"), data)

    ada = Registration.objects.get()
    assert (ada.name, ada.municipality, ada.state) == ("Ada Muster", wurzen, State.BOOKED)
    assert (log(ada), ada.changes.get().reason) == ([("add_by_hand", "", "booked", "staff")], "Anruf")


def test_a_full_event_refuses_somebody_by_hand_and_keeps_the_input(client, now):
    log_in(client)
    event = create_event()
    sign_up(event, "Ada", now=now)
    data = {"first_name": "Bo", "last_name": "Muster", "email": "bo@example.org"}

    response = client.post(page(event, "add_registration"), data)
    alerts, kept = texts(soup(response), "[role=alert]"), soup(response).select_one("[name=first_name]")["value"]
    assert (alerts, kept) == (["Alle Plätze sind vergeben. Bitte zuerst die Zahl der Plätze erhöhen."], "Bo")

    client.post(page(event, "add_registration"), data | {"waiting": "1"})
    assert names(event, State.WAITING) == ["Bo"]


def test_more_places_go_to_who_waits_and_too_few_are_refused(client, now):
    log_in(client)
    event = create_event(capacity=2)
    sign_up(event, "Ada", "Bo", "Cem", now=now)
    address = page(event, "change_capacity")

    assert texts(soup(client.post(address, {"capacity": "1", "seen": "2"})), "[role=alert]") == [
        "Vergeben oder angeboten sind schon 2 Plätze."
    ]
    assert (
        "inzwischen geändert" in texts(soup(client.post(address, {"capacity": "9", "seen": "5"})), "[role=alert]")[0]
    )
    client.post(address, {"capacity": "3", "seen": "2"})
    event.refresh_from_db()
    assert (event.capacity, names(event, State.OFFERED)) == (3, ["Cem"])


def test_cancelling_the_event_asks_first_then_writes_to_everybody_once(client, now):
    log_in(client)
    event = create_event(capacity=1)
    sign_up(event, "Ada", "Bo", now=now)
    address = page(event, "cancel_event")

    assert "Eine Mail bekommen: 2 Personen." in client.get(address).content.decode()
    for _ in range(2):
        client.post(address, {"note": "Neuer Termin folgt."})

    event.refresh_from_db()
    assert (event.is_cancelled, event.status_note) == (True, "Neuer Termin folgt.")
    assert [mails_to(name).count("Abgesagt") for name in ("Ada", "Bo")] == [1, 1]


# --- Messages ---


def test_a_message_is_shown_with_its_number_of_readers_and_sent_once(client, now):
    log_in(client)
    event = create_event(capacity=1)
    sign_up(event, "Ada", "Bo", now=now)
    booking.add_by_hand(event, person("Cem", email=""), clerk(), extra_place=True, now=now)
    address = page(event, "write_to_registered")
    data = {"to": "booked", "subject": "Parken", "text": "Bitte nutzen Sie den Hof."}

    preview = soup(client.post(address, data))
    assert texts(preview, "main strong") == ["Geht an 1 Person"]
    assert mails_to("Ada").count("Parken") == 0

    sent = data | {"reference": preview.select_one("[name=reference]")["value"], "senden": "ja"}
    answers = [messages(client.post(address, sent, follow=True)) for _ in range(2)]
    assert answers == [["Die Nachricht geht an 1 Person."], ["Diese Nachricht ist schon gesendet."]]
    assert [mails_to(name).count("Parken") for name in ("Ada", "Bo")] == [1, 0]


@pytest.mark.parametrize("missing", ["to", "subject", "text"])
def test_a_message_without_reader_subject_or_text_is_not_sent(client, now, missing):
    log_in(client)
    event = create_event()
    sign_up(event, "Ada", now=now)
    data = {"to": "booked", "subject": "Parken", "text": "Hof", "senden": "ja", missing: ""}

    response = client.post(page(event, "write_to_registered"), data)

    assert (response.status_code, mails_to("Ada").count("Parken")) == (200, 0)


# --- Deleting ---


def test_an_event_with_registrations_is_not_deleted_and_the_message_says_why(client, now):
    log_in(client, "Redaktionsleitung")
    event = create_event(title="Treffen")
    sign_up(event, "Ada", now=now)
    delete_many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    kept = (
        "»Treffen« lässt sich nicht löschen: Es gibt Anmeldungen. "
        "Bitte absagen, oder die Veröffentlichung zurücknehmen."
    )

    answer = client.post(reverse("wagtailadmin_pages:delete", args=[event.pk]), follow=True)
    assert messages(answer) == [kept]
    parent = event.get_parent()
    assert len(messages(client.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]), follow=True))) == 1
    assert messages(client.post(f"{delete_many}?id={event.pk}&next=/verwaltung/", follow=True)) == [kept]
    assert EventPage.objects.filter(pk=event.pk).exists()
