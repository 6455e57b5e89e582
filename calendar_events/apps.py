from django.apps import AppConfig


class CalendarEventsConfig(AppConfig):
    """The calendar: events, their programmes and reports."""

    name = "calendar_events"
    verbose_name = "Veranstaltungen"
