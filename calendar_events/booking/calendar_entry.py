"""The event as an entry for the calendar of one registered person, as an attachment of mails."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress

from calendar_events.ical import event_uid
from calendar_events.models import EventPage

REQUEST, CANCEL = "REQUEST", "CANCEL"


def calendar_entry(
    event: EventPage, method: str, *, sequence: int, stamp: datetime, attendee: str, link: str, online_link: str = ""
) -> str:
    """
    The calendar file that enters (REQUEST) or withdraws (CANCEL) the event.

    `sequence` has to be no lower than in every entry that this person got before.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//ASSKomm//Veranstaltungskalender//DE")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    entry = Event()
    entry.add("uid", event_uid(event))
    entry.add("sequence", sequence)
    entry.add("dtstamp", stamp)
    entry.add("summary", event.title)
    add_times(entry, event)
    if event.is_on_site and event.address_lines:
        entry.add("location", ", ".join(event.address_lines))
    elif online_link:
        entry.add("location", online_link)
    online = [f"Online-Teilnahme: {online_link}"] if online_link else []
    entry.add("description", "\n\n".join(text for text in (event.lead, *online, f"Meine Anmeldung: {link}") if text))
    entry.add("url", link)
    entry.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    entry.add("organizer", vCalAddress(f"mailto:{address_in(settings.DEFAULT_FROM_EMAIL)}"))
    guest = vCalAddress(f"mailto:{attendee}")
    guest.params |= {"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
    entry.add("attendee", guest)
    calendar.add_component(entry)
    # Only the clock changes around the event: all of them are three kilobytes.
    year = event.first_day.year
    calendar.add_missing_timezones(date(year, 1, 1), date(year + 2, 1, 1))
    return calendar.to_ical().decode()


def add_times(entry: Event, event: EventPage) -> None:
    """Local times with their zone; whole days as days, whose end is the day after."""
    if event.is_all_day:
        entry.add("dtstart", event.first_day)
        entry.add("dtend", event.last_shown_day + timedelta(days=1))
        return
    entry.add("dtstart", timezone.localtime(event.starts_at))
    if event.has_end:
        entry.add("dtend", timezone.localtime(event.ends_at))


def address_in(sender: str) -> str:
    """The bare address of »Name <address>«."""
    return sender.rpartition("<")[2].rstrip(">")
