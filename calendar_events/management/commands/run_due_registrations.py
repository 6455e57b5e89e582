from typing import Any

from django.core.management.base import BaseCommand, CommandError

from calendar_events.booking.due import run_due


class Command(BaseCommand):
    """Do what time triggers in registrations; may run as often and in as many places as one likes."""

    help = "Beendet Abgelaufenes, bietet freie Plätze an, fragt nach und anonymisiert. Gedacht für jede Minute."

    def handle(self, *args: Any, **options: Any) -> None:
        report = run_due()
        if report.failed:
            raise CommandError(f"Bei {report.failed} Veranstaltungen ging etwas schief; Näheres steht im Protokoll.")
        self.stdout.write(
            f"{report.ended} verfallen, {report.offered} benachrichtigt, {report.asked} gefragt oder freigegeben, "
            f"{report.unplaced} ohne Platz, {report.feedback} um Rückmeldung gebeten, "
            f"{report.anonymised} anonymisiert."
        )
