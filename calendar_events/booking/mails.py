"""
Mails about registrations: rows in the act's own transaction, one for each entry of the log.

What a visitor typed stands in none of them, or the form could send anybody's words to anybody.
"""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateformat import format as format_date

from asskomm.core.caching import cached_for_version
from asskomm.core.mail import Attachment, queue_mail
from asskomm.core.models import SiteSettings
from calendar_events import links
from calendar_events.booking import deadlines, door_code, places
from calendar_events.booking.calendar_entry import CANCEL, REQUEST, calendar_entry
from calendar_events.ical import changed_at, version_of
from calendar_events.models import EventPage, Registration, RegistrationChange
from calendar_events.models.registration import ENDED, WAITING, State
from calendar_events.moments import DAY, NO_BREAK

# These say in the subject where the registration stands, the others what it begins with here.
WITH_STATE = ("entered", "taken_over", "state", "offered")
SUBJECTS = {
    "called": "Platz frei, wer zuerst zusagt",
    "unconfirmed": "Nicht bestätigt",
    "expired": "Angebot abgelaufen",
    "declined": "Platz abgelehnt",
    "cancelled": "Abgemeldet",
    "handed_over": "Weitergegeben",
    "released": "Platz freigegeben",
    "ask": "Kommen Sie?",
    "remind": "Bitte antworten, kommen Sie?",
    "changed": "Geändert",
    "event_cancelled": "Abgesagt",
    "rejected": "Kein Platz",
    "unplaced": "Leider kein Platz frei geworden",
    "again": "Schon angemeldet",
    "feedback": "Wie war es?",
}
# These say nothing that a calendar has to know.
WITHOUT_CALENDAR = {"ask", "remind", "feedback"}


def send(entry: RegistrationChange, event: EventPage, kind: str, **context: Any) -> None:
    """Queue the mail of this `kind` about a change; people without an address get none."""
    registration = entry.registration
    if registration.email:
        facts = facts_of(registration, event) | context
        if kind in WITH_STATE and registration.state in WAITING:
            facts["place"] = places.line(event, entry.at)[registration.pk]
        # Plain text: what German prose needs must not arrive as character references.
        facts["message"] = render_to_string(f"calendar_events/mail/{kind}.txt", facts).strip()
        files = attachments(registration, event, kind, entry)
        queue(f"registration-change-{entry.pk}", subject_of(kind, facts), facts, files)


def send_again(registration: Registration, event: EventPage, now: datetime) -> None:
    """Tell whoever registers a second time that she is registered; at most once an hour."""
    if registration.email:
        facts = facts_of(registration, event)
        facts["message"] = render_to_string("calendar_events/mail/again.txt", facts).strip()
        queue(f"registration-{registration.pk}-again-{now:%Y%m%d%H}", SUBJECTS["again"], facts, [])


def send_message(key: str, registration: Registration, event: EventPage, subject: str, text: str) -> None:
    """Queue what staff has written to this person."""
    queue(key, subject, facts_of(registration, event) | {"message": text.strip()}, [])


def facts_of(registration: Registration, event: EventPage) -> dict[str, Any]:
    """What the templates of every mail are given."""
    return {
        "event": event,
        "event_facts": deadlines.facts_text(event),
        "registration": registration,
        "state": registration.state,
        "is_confirmed": registration.is_confirmed,
        "confirm_until": registration.confirm_until and moment_text(registration.confirm_until),
        "offered_until": registration.offered_until and moment_text(registration.offered_until),
        "online_link": online_link(registration, event),
        "link": links.address(registration),
        "office": cached_for_version("registration-office", lambda: SiteSettings.objects.first() or SiteSettings()),
    }


def queue(key: str, subject: str, facts: dict[str, Any], files: list[Attachment]) -> None:
    """Store the mail as text and as HTML."""
    event = facts["event"]
    queue_mail(
        key,
        facts["registration"].email,
        f"{subject}: {event.title}",
        render_to_string("calendar_events/mail/frame.txt", facts).strip() + "\n",
        reply_to=event.contact_email,
        html=render_to_string("calendar_events/mail/frame.html", facts),
        attachments=files,
    )


def subject_of(kind: str, facts: dict[str, Any]) -> str:
    """»Angemeldet«, »Warteliste, Platz 3«, »Platz frei bis Di, 29. September, 12:00 Uhr« and the like."""
    if kind in SUBJECTS:
        return SUBJECTS[kind]
    place = facts.get("place")
    words = {
        State.BOOKED: "Angemeldet",
        State.WAITING: f"Warteliste, Platz {place}",
        State.RESERVE: f"Nachrückliste, Platz {place}",
        State.APPLIED: "Bewerbung eingegangen",
        State.OFFERED: f"Platz frei bis {facts['offered_until']}",
    }[facts["state"]]
    return words if facts["is_confirmed"] or facts["state"] == State.OFFERED else f"{words}, bitte bestätigen"


def online_link(registration: Registration, event: EventPage) -> str:
    """The link to take part from afar, only for those who have a place and whose address is confirmed."""
    is_entitled = registration.state == State.BOOKED and registration.is_confirmed and event.is_online
    return event.online_link if is_entitled else ""


def attachments(
    registration: Registration, event: EventPage, kind: str, entry: RegistrationChange
) -> list[Attachment]:
    """The calendar entry and the code at the door for who has a place, a withdrawal for who has had one."""
    if kind in WITHOUT_CALENDAR or not registration.is_confirmed:
        return []
    if registration.state == State.BOOKED:
        method = REQUEST
    elif entry.before == State.BOOKED and registration.state in (*ENDED, *WAITING):
        method = CANCEL
    else:
        return []
    # The newest of what her calendar shows: this act under the lock, or the page as it is published.
    newest = max(entry.at, changed_at(event))
    content = calendar_entry(
        event,
        method,
        sequence=version_of(newest),
        stamp=entry.at,
        attendee=registration.email,
        link=links.address(registration),
        online_link=online_link(registration, event),
    )
    files = [Attachment("termin.ics", content, f"text/calendar; method={method}")]
    return [*files, door_code.as_attachment(registration)] if door_code.has_code(registration, event) else files


def moment_text(moment: datetime) -> str:
    """»Di, 29. September, 12:00 Uhr«."""
    return format_date(timezone.localtime(moment), f"D, {DAY}, G:i") + f"{NO_BREAK}Uhr"
