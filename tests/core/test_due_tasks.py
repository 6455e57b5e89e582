"""What the portal does by itself: planned publications happen on time, and one failing task stops no other."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from asskomm.core import due_tasks
from asskomm.core.caching import content_version
from asskomm.core.due_tasks import Outcome, run_due_tasks, waits_in_vain
from asskomm.core.models import ContentPage, TaskRun
from tests.factories.core import ContentPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def commands(monkeypatch):
    """Names of commands that were called; what is in `failing` fails."""

    class Commands(list):
        failing: dict[str, BaseException] = {}

    called = Commands()

    def call(name, **options):
        called.append(name)
        if name in called.failing:
            raise called.failing[name]

    monkeypatch.setattr(due_tasks, "call_command", call)
    return called


def planned(home_page, **values) -> ContentPage:
    """A page that Redaktionsleitung has published with a date in the future."""
    page = ContentPageFactory(parent=home_page, title="Geplant", slug="geplant", lead="Satz.", **values)
    page.save_revision().publish()
    return page


# --- Planned publications ---------------------------------------------------------------------------------------


def test_a_planned_page_is_online_after_its_moment_and_not_before(client, home_page):
    with time_machine.travel(NOON, tick=False) as clock:
        planned(home_page, live=False, go_live_at=NOON + timedelta(minutes=10))
        seen = []
        for minutes in (9, 10, 11):
            clock.move_to(NOON + timedelta(minutes=minutes))
            call_command("run_due_tasks")
            # Twice: the second answer comes from the cache of whole pages.
            seen.append([client.get("/geplant/").status_code, client.get("/geplant/").status_code])

    # Wagtail publishes what lies before now: the run at the very moment is one too early.
    assert seen == [[404, 404], [404, 404], [200, 200]]


def test_a_page_is_offline_after_its_end_at_once(client, home_page):
    with time_machine.travel(NOON, tick=False) as clock:
        planned(home_page, expire_at=NOON + timedelta(minutes=10))
        seen = []
        for minutes in (9, 10, 11):
            clock.move_to(NOON + timedelta(minutes=minutes))
            call_command("run_due_tasks")
            seen.append(client.get("/geplant/").status_code)

    assert seen == [200, 200, 404]


def test_a_planned_change_of_a_public_page_replaces_the_cached_one(client, home_page):
    with time_machine.travel(NOON, tick=False) as clock:
        page = ContentPageFactory(parent=home_page, title="Alt", slug="seite", lead="Satz.")
        page.save_revision().publish()
        page.refresh_from_db()
        page.title, page.go_live_at = "Neu", NOON + timedelta(minutes=10)
        page.save_revision().publish()
        before = texts(soup(client.get("/seite/")), "h1")
        version = content_version()
        clock.move_to(NOON + timedelta(minutes=11))
        call_command("run_due_tasks")
        after = texts(soup(client.get("/seite/")), "h1")

    assert (before, after) == (["Alt"], ["Neu"])
    assert content_version() > version


def test_a_run_with_nothing_to_do_leaves_the_cached_pages(home_page):
    version = content_version()
    call_command("run_due_tasks")

    assert content_version() == version


# --- Tasks ------------------------------------------------------------------------------------------------------


def test_every_task_runs_though_one_fails(commands, settings, capsys):
    settings.DUE_TASKS = {"one": 0, "two": 0, "three": 0}
    commands.failing = {"one": RuntimeError("Kein Netz"), "two": SystemExit(3)}

    with pytest.raises(CommandError, match="Nicht gelungen: one, two"):
        call_command("run_due_tasks")

    assert commands == ["one", "two", "three"]
    assert "one: RuntimeError: Kein Netz" in capsys.readouterr().err
    runs = {run.name: (run.error, run.succeeded_at is not None) for run in TaskRun.objects.all()}
    assert runs == {
        "one": ("RuntimeError: Kein Netz", False),
        "two": ("SystemExit: 3", False),
        "three": ("", True),
    }


def test_a_task_waits_for_its_minutes_after_a_success_and_not_after_a_failure(commands, settings):
    settings.DUE_TASKS = {"daily": 60}
    commands.failing = {"daily": RuntimeError()}
    list(run_due_tasks(NOON))
    commands.failing = {}
    for minutes in (1, 60, 61):
        list(run_due_tasks(NOON + timedelta(minutes=minutes)))

    # At noon in vain, after one minute with success, and then sixty minutes later.
    assert len(commands) == 3
    assert TaskRun.objects.get().succeeded_at == NOON + timedelta(minutes=61)


@pytest.mark.parametrize(("seconds", "runs"), [(54, 1), (55, 2), (60, 2)])
def test_a_timer_that_is_a_little_early_costs_no_task_its_turn(commands, settings, seconds, runs):
    settings.DUE_TASKS = {"one": 1}

    list(run_due_tasks(NOON))
    list(run_due_tasks(NOON + timedelta(seconds=seconds)))

    assert len(commands) == runs


@pytest.mark.parametrize(("error", "has_trace"), [(CommandError("kein Server"), False), (ValueError("Fehler"), True)])
def test_what_a_command_says_itself_is_logged_in_one_line(commands, settings, caplog, error, has_trace):
    settings.DUE_TASKS = {"one": 0}
    commands.failing = {"one": error}

    list(run_due_tasks(NOON))

    (record,) = caplog.records
    assert record.getMessage() == f"The task one failed: {error}"
    assert bool(record.exc_info) is has_trace


def test_a_later_failure_keeps_the_day_of_the_last_success(commands, settings):
    settings.DUE_TASKS = {"one": 0}
    assert list(run_due_tasks(NOON)) == [Outcome("one")]
    commands.failing = {"one": ValueError("kaputt")}
    assert list(run_due_tasks(NOON + timedelta(hours=1))) == [Outcome("one", "ValueError: kaputt")]

    run = TaskRun.objects.get()
    assert (run.succeeded_at, run.started_at) == (NOON, NOON + timedelta(hours=1))


def test_everything_in_the_settings_is_a_command(settings):
    from django.core.management import get_commands, load_command_class

    apps = get_commands()
    for name, minutes in settings.DUE_TASKS.items():
        assert isinstance(load_command_class(apps[name], name), BaseCommand)
        assert minutes >= 0


# --- The hint ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "waits"), [(None, True), (timedelta(minutes=61), True), (timedelta(minutes=59), False)]
)
def test_somebody_notices_that_nothing_runs(home_page, since, waits):
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        planned(home_page, live=False, go_live_at=NOON - timedelta(minutes=1))
    if since:
        TaskRun.objects.create(name="publish_scheduled", started_at=NOON - since, succeeded_at=NOON - since)

    assert waits_in_vain(NOON) is waits


def test_nobody_is_alarmed_while_nothing_is_due(home_page):
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        planned(home_page, live=False, go_live_at=NOON + timedelta(minutes=1))

    assert not waits_in_vain(NOON)
    assert waits_in_vain(NOON + timedelta(minutes=2))


def test_an_overdue_end_is_noticed_as_well(home_page):
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        planned(home_page, expire_at=NOON - timedelta(minutes=1))

    assert waits_in_vain(NOON)
