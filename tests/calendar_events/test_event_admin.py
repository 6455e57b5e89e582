"""The calendar in the admin: the flat list, audiences and series, rights, and reports that are missing."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from asskomm.core.models import User
from calendar_events.models import Audience, EventSeries
from tests.factories.calendar_events import AudienceFactory, EventPageFactory, EventSeriesFactory
from tests.factories.core import TopicFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db

LISTING = "events:index"
TODAY = date(2026, 9, 8)


@pytest.fixture
def log_in(client):
    """Log somebody in who is in one group and nothing else."""

    def log_in(group: str) -> User:
        user = User.objects.create_user(group.lower())
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return log_in


def titles(client, query: str = "") -> list[str]:
    page = soup(client.get(f"{reverse(LISTING)}?{query}"))
    return texts(page, "table.listing tbody .title-wrapper a")


def test_the_list_begins_with_what_is_coming_and_shows_what_matters_of_each(client, log_in, calendar, at):
    at(TODAY)
    log_in("Redaktionsleitung")
    EventPageFactory(parent=calendar, title="Später", first_day=date(2026, 10, 1), status="cancelled")
    EventPageFactory(parent=calendar, title="Bald", format="hybrid", host_name="KPR Wurzen")
    EventPageFactory(parent=calendar, title="Gestern", first_day=date(2026, 9, 7))
    EventPageFactory(parent=calendar, title="Früher", first_day=date(2025, 9, 7), report_lead="So war es.")

    assert titles(client) == ["Bald", "Später", "Gestern", "Früher"]
    assert titles(client, "ordering=starts_at") == ["Früher", "Gestern", "Bald", "Später"]
    rows = [texts(row, "td")[2:8] for row in soup(client.get(reverse(LISTING))).select("table.listing tbody tr")]
    assert rows == [
        ["29. September 2026", "Zittau und online", "vor Ort und online", "KPR Wurzen", "findet statt", ""],
        ["1. Oktober 2026", "Zittau", "vor Ort", "ASSKomm", "abgesagt", ""],
        ["7. September 2026", "Zittau", "vor Ort", "ASSKomm", "findet statt", "fehlt"],
        ["7. September 2025", "Zittau", "vor Ort", "ASSKomm", "findet statt", "vorhanden"],
    ]


@pytest.mark.parametrize(
    "query",
    [
        "period_from=2026-09-01&period_to=2026-09-07",
        "format=online",
        "host=partner",
        "topics={topic}",
        "district={district}",
        "report=missing",
        "q=Gesuchte",
        "format=online&host=partner&topics={topic}&district={district}&report=missing&q=Gesuchte",
    ],
)
def test_the_list_can_be_narrowed(client, log_in, calendar, wurzen, at, query):
    at(TODAY)
    log_in("Redaktionsleitung")
    topic = TopicFactory()
    EventPageFactory(
        parent=calendar,
        title="Gesuchte",
        first_day=date(2026, 9, 7),
        format="online",
        host="partner",
        topics=[topic],
        municipalities=[wurzen],
    )
    EventPageFactory(parent=calendar, title="Andere")

    assert titles(client, query.format(topic=topic.pk, district=wurzen.district.pk)) == ["Gesuchte"]


@pytest.mark.parametrize("query", ["format=zirkus", "topics=x", "period_from=31.02.2026", "host=%00", "p=999"])
def test_nonsense_gives_no_error_page(client, log_in, calendar, query):
    log_in("Redaktionsleitung")
    EventPageFactory(parent=calendar)

    assert client.get(f"{reverse(LISTING)}?{query}").status_code == 200


def test_list_audiences_and_series_stand_in_one_menu(client, log_in, calendar):
    log_in("Redaktionsleitung")
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    records = [f"wagtailsnippets_calendar_events_{model}:list" for model in ("audience", "eventseries")]
    for name in (LISTING, *records):
        assert html.count(f'"url": "{reverse(name)}"') == 1


@pytest.mark.parametrize(
    ("group", "rights"),
    [
        ("Redaktion", {"add", "change", "view"}),
        ("Redaktionsleitung", {"add", "change", "delete", "view"}),
        ("Kommunenpflege", set()),
    ],
)
@pytest.mark.parametrize("model", ["audience", "eventseries"])
def test_editors_keep_audiences_and_series_and_only_the_editors_in_chief_delete_them(log_in, group, model, rights):
    user = log_in(group)

    found = {
        action for action in ("add", "change", "delete", "view") if user.has_perm(f"calendar_events.{action}_{model}")
    }
    assert found == rights


@pytest.mark.parametrize(
    ("factory", "fields"),
    [(AudienceFactory, {"order": "5"}), (EventSeriesFactory, {"description": ""})],
    ids=["audience", "series"],
)
def test_an_edited_audience_or_series_says_in_its_history_what_changed(client, log_in, factory, fields):
    log_in("Redaktion")
    record = factory(name="Alt", slug="alt")
    prefix = f"wagtailsnippets_calendar_events_{record._meta.model_name}"

    client.post(reverse(f"{prefix}:edit", args=[record.pk]), {"name": "Neu", "slug": "alt", **fields})

    history = client.get(reverse(f"{prefix}:history", args=[record.pk])).content.decode()
    assert "Bearbeitet: Name: Alt → Neu" in history


def test_the_lists_of_audiences_and_series_show_their_records(client, log_in):
    log_in("Redaktion")
    AudienceFactory(name="Kommunen")
    EventSeriesFactory(name="Seminare 2026")

    for model, name in ((Audience, "Kommunen"), (EventSeries, "Seminare 2026")):
        address = reverse(f"wagtailsnippets_calendar_events_{model._meta.model_name}:list")
        assert name in " ".join(texts(soup(client.get(address)), "table.listing tbody tr"))


def test_the_dashboard_reminds_of_reports_that_should_follow_the_last_event_first(client, log_in, calendar, at):
    at(TODAY)
    log_in("Redaktion")
    make = EventPageFactory
    make(parent=calendar, title="Lange her", first_day=date(2026, 8, 1))
    make(parent=calendar, title="Gestern", first_day=date(2026, 9, 7))
    make(parent=calendar, title="Kommt erst")
    make(parent=calendar, title="Berichtet", first_day=date(2026, 9, 1), report_lead="So war es.")
    make(parent=calendar, title="Abgesagt", first_day=date(2026, 9, 2), status="cancelled")
    make(parent=calendar, title="Ohne", first_day=date(2026, 9, 3), needs_report=False)
    make(parent=calendar, title="Entwurf", first_day=date(2026, 9, 4), live=False)
    page = soup(client.get(reverse("wagtailadmin_home")))
    panel = "#missing-reports, [aria-labelledby*=missing-reports], [id*=missing-reports]"
    found = links(page, f".w-panel--dashboard:is({panel})")

    assert texts(page, f".w-panel--dashboard:is({panel}) td.title") == ["Gestern", "Lange her"]
    assert texts(page, f".w-panel--dashboard:is({panel}) td strong") == ["Bericht fehlt"]
    assert found["Alle ohne Bericht"] == f"{reverse(LISTING)}?report=missing"


def test_the_register_group_is_not_reminded(client, log_in, calendar, at):
    at(TODAY)
    log_in("Kommunenpflege")
    EventPageFactory(parent=calendar, title="Gestern", first_day=date(2026, 9, 7))

    assert "missing-reports" not in client.get(reverse("wagtailadmin_home")).content.decode()
