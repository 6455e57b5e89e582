from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from calendar_events.models import EventPage


class CalendarEventsConfig(AppConfig):
    """The calendar: events, their programmes and reports."""

    name = "calendar_events"
    verbose_name = "Veranstaltungen"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from calendar_events.models import EventPage

        page_published.connect(follow_publication, sender=EventPage)


def follow_publication(instance: "EventPage", **kwargs: Any) -> None:
    """Signal receiver: tell the registered what has changed, and offer places that were added."""
    from calendar_events.booking import follow

    follow(instance)
