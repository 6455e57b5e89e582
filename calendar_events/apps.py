from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.db.models.signals import pre_delete
from wagtail.signals import page_published

if TYPE_CHECKING:
    from calendar_events.models import EventPage


class CalendarEventsConfig(AppConfig):
    """The calendar: events, their programmes and reports, and who registers for them."""

    name = "calendar_events"
    verbose_name = "Veranstaltungen"

    def ready(self) -> None:
        from calendar_events import submissions

        event = self.get_model("EventPage")
        page_published.connect(follow_publication, event, dispatch_uid="registrations-follow-publication")
        page_published.connect(submissions.on_page_published, event, dispatch_uid="submission-published")
        pre_delete.connect(submissions.on_page_deleted, event, dispatch_uid="submission-deleted")


def follow_publication(instance: "EventPage", **kwargs: Any) -> None:
    """Signal receiver: tell the registered what has changed, and offer places that were added."""
    from calendar_events.booking import follow

    follow(instance)
