import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from asskomm.core.due_tasks import run_due_tasks


class Command(BaseCommand):
    """The one line for cron or systemd: runs what `settings.DUE_TASKS` names; fails if any of it fails."""

    help = "Erledigt, was fällig ist: geplante Veröffentlichungen und alles Weitere aus DUE_TASKS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="läuft weiter und wiederholt alles in diesem Abstand"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parent = os.getppid()
        failed = self.run_once()
        # Started beside a server, it ends with it: who has lost the process that started it has another parent.
        while options["every"] and os.getppid() == parent:
            try:
                time.sleep(options["every"])
            except KeyboardInterrupt:
                return
            # A long pause may have cost the connection to the database.
            close_old_connections()
            self.run_once()
        if failed:
            raise CommandError(f"Nicht gelungen: {', '.join(failed)}")

    def run_once(self) -> list[str]:
        """Run what is due and return the names of what failed."""
        failed = []
        for outcome in run_due_tasks():
            if outcome.error:
                failed.append(outcome.name)
                self.stderr.write(f"{outcome.name}: {outcome.error}")
            elif self.verbosity > 1:
                self.stdout.write(f"{outcome.name}: erledigt")
        return failed

    def execute(self, *args: Any, **options: Any) -> str | None:
        self.verbosity = options["verbosity"]
        return super().execute(*args, **options)
