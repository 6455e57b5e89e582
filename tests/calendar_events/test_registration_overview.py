"""What the staff is told about all events: the balance per municipality, exports, and the panel on the dashboard."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from calendar_events import booking
from calendar_events.admin.figures import DEFAULT_RATE, attendance_rate, expected
from calendar_events.models import EventPage, Registration, RegistrationQuestion
from calendar_events.models.registration import State
from tests.calendar_events.office import log_in, page
from tests.calendar_events.registering import create_event, sign_up
from tests.factories.calendar_events import EventPageFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 29)
PANEL = "#registrations-section"


@pytest.fixture
def now(at):
    return at(TODAY)


def hold(event: EventPage, state: State, number: int = 1, **facts) -> None:
    """So many registrations that had a place and are in this state now."""
    for _ in range(number):
        key = Registration.objects.count()
        Registration.objects.create(
            **{"event": event, "email_key": f"{key}", "state": state, "booked_at": event.starts_at} | facts
        )


def past_event(day: date = date(2026, 9, 1), **facts) -> EventPage:
    return create_event(first_day=day, capacity=100, **facts)


# --- Balance ---


def balance(client, query: str = "") -> list[list[str]]:
    shown = soup(client.get(f"{reverse('registration_balance')}?{query}"))
    return [texts(row, "td") for row in shown.select("tbody tr")]


def test_the_balance_counts_what_became_of_the_places_of_each_municipality(client, now, wurzen):
    log_in(client)
    event, aue = past_event(), MunicipalityFactory(name="Aue")
    for state, number in (
        (State.CANCELLED, 1),
        (State.CANCELLED_LATE, 2),
        (State.RELEASED, 3),
        (State.ABSENT, 4),
        (State.ATTENDED, 5),
        (State.BOOKED, 6),
    ):
        hold(event, state, number, municipality=wurzen)
    hold(event, State.ATTENDED, municipality=aue)
    # Never had a place, gave it to a colleague, was no municipality's, or the event itself was cancelled.
    hold(event, State.CANCELLED, municipality=aue, booked_at=None)
    hold(event, State.HANDED_OVER, municipality=aue)
    hold(event, State.EVENT_CANCELLED, municipality=aue)
    hold(event, State.ABSENT)

    assert balance(client) == [
        ["Wurzen", "21", "1", "2", "3", "4", "5", "6"],
        ["Aue", "1", "0", "0", "0", "0", "1", "0"],
    ]
    assert [row[0] for row in balance(client, "sortieren=name")] == ["Aue", "Wurzen"]
    assert [row[0] for row in balance(client, "sortieren=quatsch")] == ["Wurzen", "Aue"]


def test_the_balance_goes_back_24_months_and_not_into_the_future(client, now, wurzen):
    log_in(client)
    event = past_event(TODAY - timedelta(days=729))
    hold(event, State.ATTENDED, municipality=wurzen)
    hold(EventPageFactory(parent=event.get_parent(), first_day=TODAY - timedelta(days=732)), State.ATTENDED, 2)
    hold(EventPageFactory(parent=event.get_parent(), first_day=TODAY + timedelta(days=1)), State.BOOKED, 3)
    Registration.objects.update(municipality=wurzen)

    assert [row[:2] for row in balance(client)] == [["Wurzen", "1"]]


def test_the_balance_can_be_taken_away(client, now, wurzen):
    log_in(client)
    wurzen.name = "=Wurzen"
    wurzen.save()
    hold(past_event(), State.ABSENT, municipality=wurzen)

    answer = client.get(reverse("export_registration_balance", args=["csv"]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["Kommune", "hatte Plätze", "rechtzeitig abgemeldet"]
    assert rows[1] == ["'=Wurzen", "1", "0", "0", "0", "1", "0", "0"]
    assert client.get(reverse("export_registration_balance", args=["exe"])).status_code == 404


# --- Export and print list ---


def test_the_table_can_be_taken_away_as_it_is_narrowed_down(client, at, wurzen):
    now = at(date(2026, 9, 9))
    log_in(client)
    event = create_event(capacity=1)
    question = RegistrationQuestion.objects.create(page=event, label="=Essen?", kind="text")
    answers = {str(question.uid): "+1"}
    ada = booking.Person("=HYPERLINK(1)", "Muster", "ada@example.org", wurzen, "", "@Chefin", answers)
    booking.confirm_email(booking.register(event, ada, now=now), now=now)
    sign_up(event, "Bo", now=now, organisation="Verein")

    answer = client.get(f"{page(event, 'export_registrations', 'csv')}?stand=booked")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][-1] == "'=Essen?"
    person, standing = rows[1][:6], rows[1][6:]
    assert person == ["Muster", "'=HYPERLINK(1)", "ada@example.org", "Wurzen", "", "'@Chefin"]
    assert standing == ["angemeldet", "", "09.09.2026 12:00", "ja", "", "'+1"]
    assert len(rows) == 2
    everybody = client.get(page(event, "export_registrations", "xlsx"))
    sheet = load_workbook(io.BytesIO(everybody.content)).active
    assert [row[1:8] for row in sheet.iter_rows(min_row=3, values_only=True)] == [
        ("Bo", "bo@example.org", None, "Verein", None, "auf der Warteliste", 1)
    ]
    assert client.get(page(event, "export_registrations", "exe")).status_code == 404


def test_the_print_list_holds_everybody_with_a_place_and_a_box(client, now):
    log_in(client)
    event = past_event()
    hold(event, State.BOOKED, first_name="Bo", last_name="Ärmel")
    hold(event, State.ATTENDED, first_name="Ada", last_name="Zorn", organisation="Verein")
    hold(event, State.WAITING, first_name="Cem", last_name="Muster")

    shown = soup(client.get(page(event, "print_registrations")))
    assert [texts(row, "td") for row in shown.select("tbody tr")] == [
        ["1", "Ärmel, Bo", "", "☐"],
        ["2", "Zorn, Ada", "Verein", "☑"],
    ]


# --- Expected attendance and dashboard ---


def test_the_rate_is_measured_where_attendance_was_noted(now):
    event = past_event()
    hold(event, State.BOOKED, 5)
    assert attendance_rate(now) == DEFAULT_RATE == 0.8

    hold(event, State.ATTENDED, 3)
    hold(event, State.ABSENT, 1)
    hold(EventPageFactory(parent=event.get_parent(), first_day=date(2023, 1, 1)), State.ABSENT, 50)
    assert attendance_rate(now) == 0.75
    assert expected(10, 0.75) == 8


def panel(client) -> list[str]:
    return texts(soup(client.get(reverse("wagtailadmin_home"))), f"{PANEL} tbody tr")


def test_the_dashboard_says_what_needs_the_staff(client, now):
    log_in(client)
    parent = past_event().get_parent()

    def coming(title: str, days: int, **facts) -> EventPage:
        day = TODAY + timedelta(days=days)
        settings = {"admission": EventPage.Admission.HERE, "capacity": 20}
        return EventPageFactory(parent=parent, title=title, first_day=day, **settings | facts)

    today = coming("Heute", 0, start_time=None, end_time=None, minimum_number=9)
    hold(today, State.ATTENDED)
    hold(today, State.BOOKED, 2)
    risky, safe = coming("Knapp", 20, minimum_number=5), coming("Genug", 20, minimum_number=4)
    hold(risky, State.BOOKED, 5)
    hold(safe, State.BOOKED, 5)
    offering = coming("Angebote", 10)
    hold(offering, State.OFFERED, 2, offered_until=now + timedelta(hours=23))
    hold(offering, State.OFFERED, offered_until=now + timedelta(hours=25))
    silent = coming("Stille", 5)
    hold(silent, State.BOOKED, 3, asked_at=now)
    hold(silent, State.BOOKED, 7, asked_at=now, reconfirmed_at=now)
    hold(coming("Abgesagt", 5, status="cancelled", minimum_number=5), State.BOOKED)
    hold(coming("Entwurf", 5, live=False, minimum_number=5), State.BOOKED)

    assert panel(client) == [
        "Heute heute: 1 von 3 sind da ganztägig",
        "Angebote Angebote, die in 24 Stunden enden: 2 9. Oktober 2026",
        "Knapp in Gefahr: voraussichtlich kommen 4, gebraucht werden 5 19. Oktober 2026",
        "Stille 3 von 10 haben nicht geantwortet 4. Oktober 2026",
    ]
    found = links(soup(client.get(reverse("wagtailadmin_home"))), PANEL)
    assert found["Heute"] == page(today, "event_check_in")
    assert found["Stille"] == f"{page(silent)}?stand=ohne-antwort"


def test_the_panel_costs_the_same_for_any_number_of_events(client, now):
    log_in(client)
    parent = past_event().get_parent()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("wagtailadmin_home"))
        return len(found)

    def add(number: int) -> None:
        for _ in range(number):
            event = EventPageFactory(parent=parent, first_day=TODAY + timedelta(days=9), admission="hier")
            hold(event, State.BOOKED, 2)

    add(1)
    queries()
    few = queries()
    add(9)
    # The first one after a change also reads the register.
    queries()
    assert queries() == few
