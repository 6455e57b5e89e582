"""The staff's page about feedback: figures and words from three answers on, to take away, and words deleted."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import load_workbook

from asskomm.core.models import User
from calendar_events.models import EventPage, Feedback
from calendar_events.models.registration import State
from tests.calendar_events.office import log_in, messages, page
from tests.calendar_events.registering import create_event, sign_up
from tests.factories.feedback import FeedbackFactory
from tests.factories.programme import add_sessions
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

TOO_FEW = "Zu wenige Antworten, um anonym zu bleiben: Gezeigt wird ab 3."
OVERALL, BETTER = "Wie war die Veranstaltung insgesamt?", "Was sollen wir beim nächsten Mal anders machen?"


@pytest.fixture
def event(at) -> EventPage:
    """An event with four guests, the day after."""
    event = create_event(capacity=5, asks_feedback=True, title="Netzwerktreffen")
    sign_up(event, "Ada", "Bo", "Cem", "Dana", now=event.starts_at - timedelta(days=20))
    at(date(2026, 9, 30))
    return event


def answer(event: EventPage, *answers: dict) -> None:
    """So many of the guests have answered this."""
    for registration, facts in zip(event.registrations.all(), answers, strict=False):
        registration.has_given_feedback = True
        registration.save()
        FeedbackFactory(event=event, **facts)


def shown(client, event: EventPage):
    return soup(client.get(page(event, "event_feedback")))


def tables(found) -> dict[str, list[list[str]]]:
    """The cells of every table by the question in its caption."""
    return {
        text(table.caption): [texts(row, "th, td") for row in table.select("tbody tr")]
        for table in found.select("main table")
    }


def rows(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("number", [1, 2])
def test_fewer_than_three_answers_are_told_by_their_number_alone(client, event, number):
    log_in(client)
    answer(event, *[{"good": "Zwetschge", "better": "Zwetschge"}] * number)
    found = shown(client, event)

    assert f"{number} von {number} haben geantwortet" in text(found.main)
    assert TOO_FEW in text(found.main)
    assert (tables(found), found.select(".feedback__text")) == ({}, [])
    assert "Zwetschge" not in str(found)
    for extension in ("csv", "xlsx"):
        content = client.get(page(event, "export_feedback", extension)).content
        assert b"Zwetschge" not in content
    assert rows(client.get(page(event, "export_feedback", "csv")))[1:] == [
        ["Um Rückmeldung gebeten", "", str(number)],
        ["Antworten", "", str(number)],
        [TOO_FEW, "", ""],
    ]


def test_from_three_on_every_question_is_a_table_with_numbers_and_shares(client, event):
    log_in(client)
    answer(
        event,
        {"overall": 5, "organisation": 4, "recommendation": 3, "good": "", "benefit": 1},
        {"overall": 5, "organisation": 4, "recommendation": 3, "good": "Die Runde."},
        {"overall": 2, "organisation": 1, "recommendation": 1, "good": "", "better": "Mehr\nZeit."},
    )
    found = shown(client, event)

    assert tables(found) == {
        f"{OVERALL} 3 Antworten": [
            ["sehr gut", "2", "67 %"],
            ["gut", "0", "0 %"],
            ["mittelmäßig", "0", "0 %"],
            ["weniger gut", "1", "33 %"],
            ["schlecht", "0", "0 %"],
        ],
        "Wie war die Organisation? 3 Antworten": [
            ["sehr gut", "0", "0 %"],
            ["gut", "2", "67 %"],
            ["mittelmäßig", "0", "0 %"],
            ["weniger gut", "0", "0 %"],
            ["schlecht", "1", "33 %"],
        ],
        "Würden Sie die Veranstaltung weiterempfehlen? 3 Antworten": [
            ["ja", "2", "67 %"],
            ["vielleicht", "0", "0 %"],
            ["nein", "1", "33 %"],
        ],
    }
    # Only one has answered this one.
    assert f"Hilft Ihnen bei Ihrer Arbeit, was Sie mitnehmen? {TOO_FEW}" in text(found.main)
    assert [one["width"] for one in found.select("svg[aria-hidden=true] rect")][:2] == ["67", "0"]
    assert texts(found, ".feedback__text > div") == ["Die Runde.", "Mehr Zeit."]


def test_sessions_are_counted_and_gone_ones_are_left_out(client, event):
    log_in(client)
    [first, second] = add_sessions(event, {"title": "Begrüßung"}, {"title": "Rundgang"})
    answer(
        event,
        *({"sessions": keys} for keys in ([first.key], [first.key, second.key], [first.key, "weg"], [])),
    )

    assert tables(shown(client, event))["Welche Programmpunkte waren für Sie nützlich? 3 Antworten"] == [
        ["9:00 Uhr: Begrüßung", "3", "100 %"],
        ["10:00 Uhr: Rundgang", "1", "33 %"],
    ]


def test_the_export_holds_what_the_page_shows_and_runs_no_formula(client, event):
    log_in(client)
    answer(event, {"good": "=HYPERLINK(1)"}, {"good": "+1", "better": "@x"}, {"good": "-2"})
    response = client.get(page(event, "export_feedback", "csv"))
    found = rows(response)
    [sheet] = load_workbook(io.BytesIO(client.get(page(event, "export_feedback", "xlsx")).content)).worksheets

    assert f'filename="rueckmeldungen-2026-09-29-{event.slug}.csv"' in response.headers["Content-Disposition"]
    assert found[:4] == [
        ["Frage", "Antwort", "Anzahl"],
        ["Um Rückmeldung gebeten", "", "3"],
        ["Antworten", "", "3"],
        [OVERALL, "sehr gut", "3"],
    ]
    assert {row[1] for row in found if row[0] == "Was war gut?"} == {"'=HYPERLINK(1)", "'+1", "'-2"}
    assert [row[1] for row in found if row[0] == BETTER] == ["'@x"]
    assert ["Hilft Ihnen bei Ihrer Arbeit, was Sie mitnehmen?", TOO_FEW, "0"] in found
    assert [["" if cell is None else str(cell) for cell in row] for row in sheet.values] == found
    assert sheet["C2"].value == 3
    assert client.get(page(event, "export_feedback", "exe")).status_code == 404


def test_a_text_can_be_deleted_and_the_numbers_stay(client, event):
    log_in(client)
    answer(event, {"good": "Frau Muster war toll", "better": "Pausen"}, {"good": "a"}, {"good": "b"})
    said = Feedback.objects.get(better="Pausen")
    button = shown(client, event).find("button", value=f"good:{said.pk}")
    form = button.find_parent("form")
    response = client.post(form["action"], {button["name"]: button["value"]}, follow=True)

    assert messages(response) == ["Der Text ist gelöscht."]
    said.refresh_from_db()
    assert (said.good, said.better, said.overall) == ("", "Pausen", 5)
    assert sorted(Feedback.objects.values_list("good", flat=True)) == ["", "a", "b"]


@pytest.mark.parametrize("sent", ["", "good", "good:x", "overall:{}", "pk:{}", f"good:{'0' * 32}"])
def test_nonsense_deletes_nothing(client, event, sent):
    log_in(client)
    answer(event, {"good": "a"})
    said = Feedback.objects.get()
    response = client.post(page(event, "delete_feedback_text"), {"text": sent.format(said.pk)}, follow=True)

    assert messages(response) == ["Diesen Text gibt es nicht mehr."]
    said.refresh_from_db()
    assert (said.overall, said.good) == (5, "a")


def test_a_text_about_another_event_is_not_deleted(client, event):
    log_in(client)
    answer(event, {"good": "a"})
    other = EventPage(title="Anderes", slug="anderes", first_day=date(2026, 9, 1))
    event.get_parent().add_child(instance=other)

    client.post(page(other, "delete_feedback_text"), {"text": f"good:{Feedback.objects.get().pk}"})

    assert Feedback.objects.get().good == "a"


def test_whoever_may_only_see_reads_and_deletes_nothing(client, event):
    answer(event, *[{"good": "a"}] * 3)
    user = User.objects.create_user("lesen")
    for name in ("access_admin", "view_registration"):
        user.user_permissions.add(Permission.objects.get(codename=name))
    client.force_login(user)
    found = shown(client, event)
    sent = {"text": f"good:{Feedback.objects.first().pk}"}

    assert len(found.select(".feedback__text")) == 3
    assert found.select("main form") == []
    assert client.post(page(event, "delete_feedback_text"), sent).url == reverse("wagtailadmin_home")
    assert Feedback.objects.filter(good="a").count() == 3


def test_nothing_on_the_page_says_who_or_what_else_the_same_person_said(client, event):
    log_in(client)
    answer(event, *({"overall": grade, "good": f"gut {grade}"} for grade in (5, 4, 3)))
    found = str(shown(client, event).main)

    assert [name for name in ("Ada", "Bo", "Cem", "ada@example.org") if name in found] == []
    lines = rows(client.get(page(event, "export_feedback", "csv")))
    assert [line for line in lines if line[1].startswith("gut ") and line[2]] == []


# --- Ways there ---


def test_the_event_s_registrations_lead_there_where_it_asks_or_has_asked(client, event):
    log_in(client)
    way = page(event, "event_feedback")

    def leads_there() -> bool:
        return way in client.get(page(event)).content.decode()

    assert leads_there()
    EventPage.objects.filter(pk=event.pk).update(asks_feedback=False)
    assert not leads_there()
    answer(event, {})
    assert leads_there()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 9, 29), "Die Mails gehen am 30. September 2026 hinaus."),
        (date(2026, 10, 29), "Antworten kann man bis 29. Oktober 2026."),
        (date(2026, 10, 30), "Antworten kann man nicht mehr."),
    ],
)
def test_the_page_says_how_it_goes_on(client, event, at, day, sentence):
    at(day)
    log_in(client)

    assert sentence in text(shown(client, event).main)


def test_an_event_that_does_not_ask_says_where_that_is_set(client, event):
    log_in(client)
    EventPage.objects.filter(pk=event.pk).update(asks_feedback=False)

    assert "erbittet keine Rückmeldung" in text(shown(client, event).main)


@pytest.mark.parametrize(("day", "is_shown"), [(date(2026, 10, 29), True), (date(2026, 10, 30), False)])
def test_the_dashboard_tells_of_answers_as_long_as_more_may_come(client, event, at, day, is_shown):
    at(day)
    log_in(client)
    panel = "#registrations-section"
    before = text(soup(client.get(reverse("wagtailadmin_home"))).select_one(panel))
    answer(event, {}, {})
    event.registrations.filter(state=State.BOOKED).update(feedback_asked_at=event.ends_at)
    after = soup(client.get(reverse("wagtailadmin_home"))).select_one(panel)

    assert "Rückmeldungen" not in before
    assert ("Rückmeldungen: 2 von 4" in text(after)) is is_shown
    assert bool(after.select(f"a[href='{page(event, 'event_feedback')}']")) is is_shown
