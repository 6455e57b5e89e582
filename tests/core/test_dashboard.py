"""The first page of the admin: what waits for the editors, for each what concerns her, in few queries."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from asskomm.core.models import ContactRequest, ContentPage, User
from tests.factories.core import ContentPageFactory
from tests.factories.good_practice import PracticeIndexPageFactory, PracticePageFactory, contact
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

# Noon in Saxony.
NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.get_default_timezone())
EMPTY = {
    "requests": "Keine offenen Anfragen.",
    "approvals": "Nichts offen: Alle Entwürfe sind veröffentlicht.",
    "planned": "Nichts geplant. Termine setzen Sie im Editor rechts oben unter »Status«.",
    "reviews": "Nichts fällig. Das Datum »Wiedervorlage« steht im Editor unter »Einstellungen«.",
    "contacts": "Alle Ansprechpersonen der Projekte haben in den letzten zwei Jahren eingewilligt.",
}


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def log_in(client):
    def log_in(group: str) -> User:
        user, _ = User.objects.get_or_create(username=group.lower(), first_name=group, email=f"{group}@example.org")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def panel(client):
    """The rows of a panel on the dashboard, or the sentence that stands there instead."""

    def panel(name: str) -> list[str]:
        section = soup(client.get(reverse("wagtailadmin_home"))).select_one(f"#{name}-section")
        return texts(section, "tbody tr") or texts(section, ".dashboard-note")[:1] if section else []

    return panel


def draft(home_page, title: str, user: User | None = None, **values) -> ContentPage:
    page = ContentPageFactory(parent=home_page, title=title, lead="Satz.", live=False, **values)
    page.save_revision(user=user)
    page.refresh_from_db()
    return page


@pytest.mark.parametrize("group", ["Redaktion", "Redaktionsleitung"])
def test_every_list_has_a_sentence_for_nothing(log_in, panel, home_page, group):
    log_in(group)

    assert {name: panel(name) for name in EMPTY} == {name: [sentence] for name, sentence in EMPTY.items()}


def test_who_keeps_the_register_sees_nothing_of_pages(log_in, panel, home_page):
    NewsIndexPageFactory(parent=home_page)
    draft(home_page, "Entwurf")
    log_in("Kommunenpflege")

    assert {name: panel(name) for name in (*EMPTY, "latest-news")} == {name: [] for name in (*EMPTY, "latest-news")}


def test_a_page_goes_from_draft_to_approval_and_leaves_the_list(log_in, panel, home_page):
    editor, chief = log_in("Redaktion"), User.objects.create_user("leitung")
    chief.groups.add(Group.objects.get(name="Redaktionsleitung"))
    page = draft(home_page, "Neue Seite", editor)
    assert panel("approvals") == ["Neue Seite Entwurf von Ihnen 20. November 2026, 12:00 Uhr"]

    state = page.get_workflow().start(page, editor)
    log_in("Redaktionsleitung")
    assert panel("approvals") == [
        "Neue Seite wartet auf Freigabe, eingereicht von Redaktion seit 20. November 2026, 12:00 Uhr"
    ]

    state.current_task_state.reject(user=chief, comment="Bitte kürzen")
    assert panel("approvals") == [
        "Neue Seite zur Überarbeitung zurückgegeben, eingereicht von Redaktion seit 20. November 2026, 12:00 Uhr"
    ]

    state.refresh_from_db()
    state.resume(editor)
    state.current_task_state.approve(user=chief)
    assert panel("approvals") == [EMPTY["approvals"]]


def test_changes_of_a_public_page_are_named_as_such(log_in, panel, home_page):
    log_in("Redaktion")
    page = ContentPageFactory(parent=home_page, title="Seite", lead="Satz.")
    page.title = "Neuer Titel"
    page.save_revision(user=User.objects.create_user("kim", first_name="Kim", last_name="Muster"))

    assert panel("approvals") == ["Neuer Titel Änderungen von Kim Muster 20. November 2026, 12:00 Uhr"]


def test_planned_pages_stand_in_their_order_and_not_among_the_drafts(log_in, panel, home_page):
    log_in("Redaktion")
    for title, hours in (("Später", 48), ("Bald", 1)):
        page = draft(home_page, title, go_live_at=NOW + timedelta(hours=hours))
        page.save_revision().publish()
    ContentPageFactory(parent=home_page, title="Endet", lead="Satz.", expire_at=NOW + timedelta(hours=24))

    assert panel("planned") == [
        "Bald geht online 20. November 2026, 13:00 Uhr",
        "Endet geht offline 21. November 2026, 12:00 Uhr",
        "Später geht online 22. November 2026, 12:00 Uhr",
    ]
    assert panel("approvals") == [EMPTY["approvals"]]


def test_the_dashboard_says_that_nothing_runs(client, log_in, home_page, noon):
    page = draft(home_page, "Geplant", go_live_at=NOW + timedelta(minutes=5))
    page.save_revision().publish()
    log_in("Redaktion")

    def warnings() -> list[str]:
        return texts(soup(client.get(reverse("wagtailadmin_home"))), "#planned-section [role=alert]")

    assert warnings() == []
    noon.move_to(NOW + timedelta(minutes=6))
    assert len(warnings()) == 1
    assert "run_due_tasks" in warnings()[0]


def test_pages_for_review_stand_with_the_longest_overdue_first(log_in, panel, client, home_page):
    log_in("Redaktion")
    for title, day in (
        ("Heute", date(2026, 11, 20)),
        ("Bald", date(2026, 12, 4)),
        ("Fern", date(2026, 12, 5)),
        ("Längst", date(2026, 1, 1)),
        ("Nie", None),
    ):
        ContentPageFactory(parent=home_page, title=title, lead="Satz.", review_on=day)
    news = NewsPageFactory(
        parent=NewsIndexPageFactory(parent=home_page), title="Meldung", review_on=date(2026, 11, 19)
    )

    assert panel("reviews") == [
        "Längst überfällig 1. Januar 2026",
        "Meldung überfällig 19. November 2026",
        "Heute heute 20. November 2026",
        "Bald demnächst 4. Dezember 2026",
    ]
    report = soup(client.get(reverse("reviews")))
    assert [row.split()[0] for row in texts(report, "tbody tr")] == ["Längst", "Meldung", "Heute", "Bald", "Fern"]
    assert text(report.select("tbody tr")[1]) == (
        "Meldung 19. November 2026 überfällig Neuigkeit Status der aktuellen Seite Veröffentlicht"
    )
    assert news.url not in client.get(reverse("reviews"), {"review_on_from": "2026-11-20"}).content.decode()


def test_the_report_of_reviews_can_be_exported(client, log_in, home_page):
    log_in("Redaktion")
    ContentPageFactory(parent=home_page, title="Seite", lead="Satz.", review_on=date(2026, 11, 20))
    response = client.get(reverse("reviews"), {"export": "csv"})

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines == ["Titel,Wiedervorlage,Status,Art", "Seite,2026-11-20,Veröffentlicht,Inhaltsseite"]


def test_who_may_not_work_on_pages_has_no_report_of_them(client, log_in, home_page):
    log_in("Kommunenpflege")

    assert client.get(reverse("reviews")).status_code == 302


def test_contacts_without_or_with_an_old_consent_are_listed(log_in, panel, home_page):
    log_in("Redaktion")
    index = PracticeIndexPageFactory(parent=home_page)
    for title, values in (
        ("Frisch", contact(contact_consent_on=date(2024, 11, 20))),
        ("Alt", contact(contact_consent_on=date(2024, 11, 19))),
        ("Ohne", contact(contact_consent_on=None)),
        ("Niemand", {}),
        ("Entwurf", contact(contact_consent_on=None) | {"live": False}),
    ):
        PracticePageFactory(parent=index, title=title, **values)

    assert panel("contacts") == [
        "Ohne Eda Muster: Einwilligung fehlt",
        "Alt Eda Muster: bitte neu bestätigen Einwilligung vom 19. November 2024",
    ]


@pytest.mark.parametrize(
    ("days", "age", "is_quiet"),
    [
        (-1, "heute", False),
        (0, "heute", False),
        (1, "gestern", False),
        (14, "vor 14 Tagen", False),
        (15, "vor 15 Tagen", True),
    ],
)
def test_the_dashboard_says_how_old_the_last_item_is(log_in, panel, home_page, days, age, is_quiet):
    log_in("Redaktion")
    index = NewsIndexPageFactory(parent=home_page)
    NewsPageFactory(parent=index, title="Letzte", date=NOW.date() - timedelta(days=days))
    NewsPageFactory(parent=index, title="Ältere", date=date(2020, 1, 1))
    NewsPageFactory(parent=index, title="Entwurf", date=NOW.date(), live=False)
    question = " Zeit für etwas Neues? Eine kurze Meldung genügt." if is_quiet else ""

    assert panel("latest-news") == [f"Letzte Meldung {age} : Letzte{question}"]


def test_requests_wait_until_somebody_has_finished_them(log_in, panel):
    states = ContactRequest.State
    for days, state in ((1, states.NEW), (9, states.IN_WORK), (3, states.DONE)):
        ContactRequest.objects.create(
            kind=ContactRequest.Kind.COACHING,
            reference=f"A-{days}",
            state=state,
            created_at=NOW - timedelta(days=days),
            message="Bitte um ein Gespräch.",
            nonce=f"nonce-{days}",
        )
    log_in("Redaktion")

    assert panel("requests") == [
        "Coaching A-9 in Bearbeitung eingegangen am 11. November 2026, 12:00 Uhr",
        "Coaching A-1 neu eingegangen am 19. November 2026, 12:00 Uhr",
    ]

    log_in("Kommunenpflege")
    assert panel("requests") == []


def test_the_number_of_queries_does_not_grow_with_the_content(client, log_in, home_page):
    user = log_in("Redaktionsleitung")
    news = NewsIndexPageFactory(parent=home_page)
    practice = PracticeIndexPageFactory(parent=home_page)

    def fill(*numbers: int) -> None:
        for number in numbers:
            page = draft(home_page, f"Entwurf {number}", user)
            page.get_workflow().start(page, user)
            draft(home_page, f"Weiterer {number}", User.objects.create_user(f"kim{User.objects.count()}"))
            planned = draft(home_page, f"Geplant {number}", go_live_at=NOW + timedelta(hours=1))
            planned.save_revision().publish()
            ContentPageFactory(parent=home_page, lead="Satz.", review_on=date(2026, 1, 1))
            NewsPageFactory(parent=news, expire_at=NOW + timedelta(hours=2))
            PracticePageFactory(parent=practice, **contact())

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(reverse("wagtailadmin_home"))
        return len(captured)

    fill(0)
    queries()
    few = queries()
    fill(1, 2, 3, 4)
    queries()

    assert queries() == few


def test_approving_unseen_is_not_offered(client, log_in, home_page):
    user = log_in("Redaktionsleitung")
    page = draft(home_page, "Entwurf", user)
    page.get_workflow().start(page, user)
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "data-workflow-action-url" not in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
