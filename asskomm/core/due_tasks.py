"""
What the portal does by itself, again and again: the tasks in `settings.DUE_TASKS`.

Each is a management command with the minutes that have to pass before it runs again. One failing task
never keeps the others from running; the last run of each is remembered.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, Revision

from asskomm.core.models import TaskRun

logger = logging.getLogger(__name__)

PUBLISHING = "publish_scheduled"
# The dashboard warns when something has to be published and nothing has run for this long.
PATIENCE = timedelta(hours=1)
# A timer is never exact: what runs every minute must not miss a turn for a second.
GRACE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task; `error` is empty where it went well."""

    name: str
    error: str = ""


def run_due_tasks(now: datetime | None = None) -> Iterator[Outcome]:
    """Run every task whose time has come, and tell of each when it is done."""
    now = now or timezone.now()
    succeeded = dict(TaskRun.objects.values_list("name", "succeeded_at"))
    for name, minutes in settings.DUE_TASKS.items():
        last = succeeded.get(name)
        if last is None or now - last >= timedelta(minutes=minutes) - GRACE:
            yield run(name, now)


def run(name: str, now: datetime) -> Outcome:
    """Run one task and remember how it went."""
    error = ""
    try:
        # What a task says of itself is for those who start it by hand; here it would be a line a minute.
        call_command(name, stdout=StringIO())
    # Whatever goes wrong in one task, the others have to run: it is logged, remembered and reported.
    except (Exception, SystemExit) as problem:
        # A command that says what is wrong needs no trace: it may say it every few seconds for an hour.
        logger.error("The task %s failed: %s", name, problem, exc_info=not isinstance(problem, CommandError))
        error = f"{type(problem).__name__}: {problem}"
    outcome = {"started_at": now, "error": error} | ({} if error else {"succeeded_at": now})
    TaskRun.objects.update_or_create(name=name, defaults=outcome)
    return Outcome(name, error)


def waits_in_vain(now: datetime | None = None) -> bool:
    """Whether a planned publication or its end is overdue because nobody has run the tasks for an hour."""
    now = now or timezone.now()
    if TaskRun.objects.filter(name=PUBLISHING, succeeded_at__gt=now - PATIENCE).exists():
        return False
    overdue = Q(live=True, expire_at__lt=now)
    return Revision.objects.filter(approved_go_live_at__lt=now).exists() or Page.objects.filter(overdue).exists()
