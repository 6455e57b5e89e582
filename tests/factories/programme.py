"""Sessions of an event's programme."""

from datetime import time

from calendar_events.models import EventPage, ProgrammeSession


def add_sessions(page: EventPage, *sessions: dict) -> list[ProgrammeSession]:
    """Add sessions and publish the page; each begins an hour after the one before unless it says otherwise."""
    for number, values in enumerate(sessions):
        hour = (9 + number) % 24
        defaults = {"title": f"Punkt {number + 1}", "start_time": time(hour), "end_time": time(hour, 45)}
        page.sessions.add(ProgrammeSession(**(defaults | values)))
    page.save_revision().publish()
    return list(page.sessions.all())
