"""The requests on the first page of the admin: whoever writes to the office gets an answer."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from asskomm.core.admin.dashboard import READ_ROWS, ListPanel, Row, show_moment
from asskomm.core.models import ContactRequest

# After this time without an answer a request is urgent.
PATIENCE = timedelta(days=7)


class RequestsPanel(ListPanel):
    """Requests that nobody has finished, the oldest first."""

    name = "requests"
    heading = "Anfragen"
    icon = "mail"
    empty = "Keine offenen Anfragen."
    order = 15

    def rows(self, request: HttpRequest) -> list[Row]:
        waiting = ContactRequest.objects.exclude(state=ContactRequest.State.DONE).order_by("created_at", "pk")
        late = timezone.now() - PATIENCE
        return [
            Row(
                f"{one.get_kind_display()} {one.reference}",
                reverse("wagtailsnippets_core_contactrequest:edit", args=[one.pk]),
                one.get_state_display(),
                f"eingegangen am {show_moment(one.created_at)}",
                one.created_at < late,
            )
            for one in waiting[:READ_ROWS]
        ]

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("core.change_contactrequest")

    @property
    def more(self) -> tuple[str, str]:
        """All of them, with those that are done."""
        return "Alle Anfragen", reverse("wagtailsnippets_core_contactrequest:list")
