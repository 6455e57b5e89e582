"""The page »Wie war es?« in the browser: what it asks, what it refuses, and that only a button stores anything."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from calendar_events import booking, links
from calendar_events.models import Feedback, Registration
from calendar_events.models.feedback import MAX_TEXT
from calendar_events.models.registration import State
from calendar_events.moments import local
from tests.calendar_events.registering import create_event, sign_up
from tests.factories.programme import add_sessions
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

THANKS = "Danke, Ihre Rückmeldung ist da"
ANSWERS = {
    "overall": "5",
    "benefit": "4",
    "organisation": "3",
    "recommendation": "2",
    "good": "Die Gespräche\r\nam Rand.",
    "better": "Mehr Pausen.",
}
QUESTIONS = [
    "Wie war die Veranstaltung insgesamt?",
    "Hilft Ihnen bei Ihrer Arbeit, was Sie mitnehmen? (freiwillig)",
    "Wie war die Organisation? (freiwillig)",
    "Würden Sie die Veranstaltung weiterempfehlen? (freiwillig)",
    "Was war gut? (freiwillig)",
    "Was sollen wir beim nächsten Mal anders machen? (freiwillig)",
]


@pytest.fixture
def now(time_machine):
    """The day after the event."""
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 9, 30, 12)), tick=False)


@pytest.fixture
def event(now):
    return create_event(capacity=5, asks_feedback=True, title="Netzwerktreffen")


@pytest.fixture
def ada(event) -> Registration:
    [ada] = sign_up(event, "Ada", now=event.starts_at - timedelta(days=20))
    return ada


def personal_page(registration: Registration) -> str:
    return f"/anmeldung/{links.make(registration)}/"


def address(registration: Registration) -> str:
    return f"{personal_page(registration)}rueckmeldung/"


def test_the_page_asks_six_questions_and_says_that_answers_are_anonymous(client, ada):
    page = soup(client.get(address(ada)))

    assert text(page.h1) == "Wie war es?"
    assert texts(page, "form legend, form .field > label") == QUESTIONS
    assert texts(page, "form #id_overall label") == ["sehr gut", "gut", "mittelmäßig", "weniger gut", "schlecht"]
    assert texts(page, "form #id_benefit label")[-1] == "keine Angabe"
    assert [one["value"] for one in page.select("form [checked]")] == ["", "", ""]
    assert len(page.select("form fieldset")) == 4
    assert "kein Name, keine Adresse, kein Zeitpunkt" in text(page.main)
    assert "bis 29. Oktober 2026" in text(page.main)
    assert "Ihre Texte löschen wir am 28. Dezember 2026; die Zahlen bleiben." in text(page.main)
    assert (
        texts(page, ".field__help")[0] == f"Bitte nennen Sie keine Personen beim Namen. Höchstens {MAX_TEXT} Zeichen."
    )


def test_opening_the_page_stores_nothing_however_often(client, ada):
    before = Registration.objects.values().get(pk=ada.pk)

    for method in (client.get, client.head, client.get):
        assert method(address(ada)).status_code == 200

    assert Feedback.objects.count() == 0
    assert Registration.objects.values().get(pk=ada.pk) == before


def test_the_button_stores_the_answer_and_leads_to_the_thanks(client, ada):
    response = client.post(address(ada), ANSWERS)
    said = Feedback.objects.get()

    assert (response.status_code, response.headers["Location"]) == (302, f"{address(ada)}#inhalt")
    assert (said.overall, said.benefit, said.organisation, said.recommendation) == (5, 4, 3, 2)
    assert (said.good, said.better, said.sessions) == ("Die Gespräche\nam Rand.", "Mehr Pausen.", [])
    assert said.event_id == ada.event_id
    page = soup(client.get(address(ada)))
    assert (text(page.h1), page.select("main form")) == (THANKS, [])


def test_only_the_first_question_has_to_be_answered(client, ada):
    client.post(address(ada), {"overall": "1", "benefit": "", "recommendation": ""})

    assert list(Feedback.objects.values_list("overall", "benefit", "organisation", "recommendation", "good")) == [
        (1, None, None, None, "")
    ]


def test_a_second_click_and_a_second_opening_change_nothing(client, ada):
    codes = [client.post(address(ada), ANSWERS | {"overall": grade}).status_code for grade in ("5", "1")]

    assert codes == [302, 302]
    assert list(Feedback.objects.values_list("overall", flat=True)) == [5]
    assert text(soup(client.get(address(ada))).h1) == THANKS


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"overall": ""},
            "Wie war die Veranstaltung insgesamt? "
            "Bitte wählen Sie eine Antwort. Die anderen Fragen dürfen leer bleiben.",
        ),
        ({"overall": "6"}, "Diese Antwort gibt es nicht. Bitte wählen Sie eine der angebotenen."),
        ({"benefit": "sehr"}, "Diese Antwort gibt es nicht. Bitte wählen Sie eine der angebotenen."),
        ({"good": "x" * (MAX_TEXT + 3)}, f"Bitte höchstens {MAX_TEXT} Zeichen; es sind {MAX_TEXT + 3}."),
    ],
)
def test_what_is_wrong_is_said_above_with_a_link_and_everything_is_kept(client, ada, changes, message):
    response = client.post(address(ada), ANSWERS | changes)
    page = soup(response)
    name = next(iter(changes))

    assert [one for one in texts(page, ".error-summary li") if message in one], texts(page, ".error-summary li")
    [link] = page.select(".error-summary li a")
    assert page.find(id=link["href"].removeprefix("#"))
    assert link["href"] == f"#id_{name}"
    assert page.title.string.startswith("Fehler: ")
    assert page.select_one("[name=better]").string.strip() == "Mehr Pausen."
    assert page.select_one("[name=organisation][value='3']").has_attr("checked")
    assert page.select_one("main form")["action"] == "#fehler"
    assert Feedback.objects.count() == 0


def test_a_text_of_many_lines_may_be_as_long_as_browsers_count(client, ada):
    lines = "\r\n".join(["x"] * (MAX_TEXT // 2))

    assert client.post(address(ada), {"overall": "5", "good": lines}).status_code == 302
    assert len(Feedback.objects.get().good) == MAX_TEXT - 1


def test_an_event_with_a_programme_asks_for_its_sessions_instead(client, event, ada):
    [first, second, _] = add_sessions(
        event, {"title": "Begrüßung"}, {"title": "Rundgang"}, {"title": "Entfallen", "is_cancelled": True}
    )
    page = soup(client.get(address(ada)))
    client.post(address(ada), ANSWERS | {"sessions": [second.key, first.key]})

    assert texts(page, "form #id_sessions label") == ["9:00 Uhr: Begrüßung", "10:00 Uhr: Rundgang"]
    assert len(texts(page, "form legend, form .field > label")) == 6
    assert list(Feedback.objects.values_list("sessions", "recommendation")) == [([second.key, first.key], None)]


def test_sessions_of_several_days_say_their_day_and_unknown_ones_are_refused(client, event, ada):
    event.first_day, event.last_day = date(2026, 9, 28), date(2026, 9, 29)
    add_sessions(event, {"title": "Auftakt"}, {"title": "Abschluss", "day": date(2026, 9, 29)})
    page = soup(client.post(address(ada), ANSWERS | {"sessions": ["nirgends"]}))

    assert texts(page, "form #id_sessions label") == ["Montag, 9:00 Uhr: Auftakt", "Dienstag, 10:00 Uhr: Abschluss"]
    assert "Diesen Programmpunkt gibt es nicht mehr." in text(page.select_one(".error-summary"))
    assert Feedback.objects.count() == 0


# --- Who gets in ---


@pytest.mark.parametrize("token", ["x", "0" * 32 + ".x", "%00", "ä" * 500])
def test_a_wrong_link_says_that_it_is_wrong_and_nothing_else(client, event, ada, token):
    for method in (client.get, client.post):
        response = method(f"/anmeldung/{token}/rueckmeldung/")
        assert response.status_code == 404
        assert text(soup(response).h1) == "Dieser Link gilt nicht"
        assert event.title not in response.content.decode()


def test_once_the_names_are_gone_the_link_is_wrong(client, ada):
    Registration.objects.update(anonymised_at=timezone.now())

    assert client.get(address(ada)).status_code == client.post(address(ada), ANSWERS).status_code == 404
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize("state", [State.CANCELLED, State.ABSENT, State.WAITING])
def test_who_was_not_there_is_led_to_where_she_stands(client, ada, state):
    Registration.objects.update(state=state)

    for response in (client.get(address(ada)), client.post(address(ada), ANSWERS)):
        assert (response.status_code, response.headers["Location"]) == (302, personal_page(ada))
    assert Feedback.objects.count() == 0


def test_before_the_event_is_over_nobody_is_asked(client, event, ada, time_machine):
    time_machine.move_to(event.ends_at - timedelta(minutes=1), tick=False)

    assert client.get(address(ada)).headers["Location"] == personal_page(ada)
    assert "Wie war es?" not in text(soup(client.get(personal_page(ada))).main)


@pytest.mark.parametrize(("minutes", "is_open"), [(-1, True), (0, False)])
def test_the_form_closes_at_midnight_after_thirty_days(client, ada, time_machine, minutes, is_open):
    time_machine.move_to(local(date(2026, 10, 30)) + timedelta(minutes=minutes), tick=False)
    page = soup(client.get(address(ada)))

    assert bool(page.select("main form")) is is_open
    assert ("Rückmeldungen sind nicht mehr möglich" in text(page.main)) is not is_open
    assert client.post(address(ada), ANSWERS).status_code == (302 if is_open else 409)
    assert Feedback.objects.count() == int(is_open)


def test_what_comes_too_late_is_kept_on_the_page(client, ada, time_machine):
    time_machine.move_to(local(date(2026, 10, 30)), tick=False)
    page = soup(client.post(address(ada), ANSWERS))

    assert "Bitte schreiben Sie uns stattdessen eine E-Mail." in text(page.select_one(".error-summary"))
    assert page.select_one("[name=better]").string.strip() == "Mehr Pausen."


def test_another_site_cannot_make_a_browser_answer(client, ada):
    response = client.post(address(ada), ANSWERS, headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert Feedback.objects.count() == 0
    assert soup(response).select_one("[name=better]").string.strip() == "Mehr Pausen."


def test_answering_sets_no_cookie_and_is_stored_nowhere(client, ada):
    responses = [client.get(address(ada)), client.post(address(ada), {}), client.post(address(ada), ANSWERS)]
    responses.append(client.get(address(ada)))

    for response in responses:
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.cookies == {}
    assert soup(responses[0]).select_one("[name=robots]")["content"] == "noindex"


def test_the_personal_page_leads_to_the_questions_until_they_are_answered(client, ada):
    before = soup(client.get(personal_page(ada)))
    booking.give_feedback(ada, Feedback(overall=5))
    after = soup(client.get(personal_page(ada)))

    assert [one["href"] for one in before.select("main a[href$='/rueckmeldung/']")] == [address(ada)]
    assert after.select("main a[href$='/rueckmeldung/']") == []
    assert THANKS in text(after.main)
