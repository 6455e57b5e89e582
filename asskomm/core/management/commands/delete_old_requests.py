from typing import Any

from django.core.management.base import BaseCommand

from asskomm.core.mail import delete_old_mail
from asskomm.core.models import ContactRequest


class Command(BaseCommand):
    """Delete personal data that is no longer needed: requests done long ago, and old mails."""

    help = "Löscht lange erledigte Anfragen und alte Mails. Gedacht für einen Zeitplan, zum Beispiel jede Nacht."

    def handle(self, *args: Any, **options: Any) -> None:
        requests = ContactRequest.objects.outdated().delete()[0]
        mails = delete_old_mail()
        self.stdout.write(f"{requests} Anfragen und {mails} Mails gelöscht.")
