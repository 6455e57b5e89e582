from django.apps import AppConfig
from django.db.models.signals import pre_delete
from wagtail.signals import page_published


class CalendarEventsConfig(AppConfig):
    """The calendar: events, their programmes and reports."""

    name = "calendar_events"
    verbose_name = "Veranstaltungen"

    def ready(self) -> None:
        from calendar_events import submissions

        event = self.get_model("EventPage")
        page_published.connect(submissions.on_page_published, event, dispatch_uid="submission-published")
        pre_delete.connect(submissions.on_page_deleted, event, dispatch_uid="submission-deleted")
