from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from asskomm.core.mail import deliver_due, retry_failed


class Command(BaseCommand):
    """Send every mail whose time has come; may run as often and in as many places as one likes."""

    help = "Verschickt wartende Mails. Gedacht für einen Zeitplan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retry-failed", action="store_true", help="versucht auch aufgegebene Mails noch einmal")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["retry_failed"]:
            retry_failed()
        run = deliver_due()
        self.stdout.write(f"{run.sent} gesendet, {run.failed} nicht zustellbar und später noch einmal versucht.")
        if run.problem:
            raise CommandError(f"Der Mailserver antwortet nicht ({run.problem}). Alle Mails warten.")
