"""Events and sessions as iCalendar (RFC 5545 and 7986): pages in, bytes out. The same pages give the same bytes."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from django.utils import timezone
from icalendar import CLASS, STATUS, TRANSP, Calendar, Event, Timezone

from asskomm.core.feeds import clean

if TYPE_CHECKING:
    from calendar_events.models import EventPage, ProgrammeSession

CONTENT_TYPE = "text/calendar; charset=utf-8"
# How often programs should look for changes.
REFRESH = timedelta(hours=6)
# How long the entry of a deadline with a time is; it ends when the deadline does.
DEADLINE = timedelta(minutes=15)
# The rule of the European Union, in force since 1996.
BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
END = b"END:VCALENDAR\r\n"
# From here the versions of entries are counted, in seconds. Calendars take no number above 2,147,483,647: this way
# it lasts until 2088, and would end in 2038 with the seconds since 1970.
FIRST_VERSION = datetime(2020, 1, 1, tzinfo=UTC)
# Where HTML begins a new line.
LINE_ENDS = re.compile(r"<br\s*/?>|</(?:p|h\d|li|blockquote)>")

# From the path of a page to its full address.
Address = Callable[[str], str]


def calendar_of(events: Iterable["EventPage"], address: Address, name: str = "", source: str = "") -> bytes:
    """
    A calendar of these events; `name` and `source` (its own full address) are for subscriptions.

    Cancelled events are in it as such, so that they disappear from the calendars of those who have them.
    """
    return written([entry_of(event, address).to_ical() for event in events], name, source)


def calendar_of_sessions(page: "EventPage", sessions: Iterable["ProgrammeSession"], address: Address) -> bytes:
    """A calendar of these sessions of one event."""
    return written([session_entry(page, session, address).to_ical() for session in sessions], page.title, "")


def written(entries: Iterable[bytes], name: str, source: str) -> bytes:
    """A calendar around entries that are written already."""
    calendar = Calendar.new(
        prodid="-//ASSKomm//Kalender//DE",
        calscale="GREGORIAN",
        name=clean(name) or None,
        source=source or None,
        refresh_interval=REFRESH if source else None,
        subcomponents=[berlin()],
    )
    # The library draws one anew each time, and nobody needs it: entries are known by their own.
    calendar.pop("UID")
    if source:
        # What programs read that do not know REFRESH-INTERVAL.
        calendar.add("X-PUBLISHED-TTL", "PT6H")
    return calendar.to_ical().removesuffix(END) + b"".join(entries) + END


@cache
def berlin() -> Timezone:
    """The time zone of everything here."""
    return Timezone.from_ical(BERLIN)


def event_uid(page: "EventPage") -> str:
    """
    The name by which calendars know the event: in files, subscriptions and mails, through every edit and move.

    Without the portal's host, which may change: the key alone is unique, and RFC 7986 asks for no more.
    """
    return str(page.translation_key)


def version_of(moment: datetime) -> int:
    """
    The number (SEQUENCE) of an entry that last changed at this moment; the later, the higher.

    One clock for everything: what is published and what a mail says of one event are versions of one entry, so
    whichever of them is newer must win. Two changes within a second share a number; there DTSTAMP decides.
    """
    return max(int((moment - FIRST_VERSION).total_seconds()), 0)


def entry_of(page: "EventPage", address: Address) -> Event:
    """One event."""
    link = address(page.get_url())
    return new_entry(
        page,
        uid=event_uid(page),
        summary=f"Frist: {page.title}" if page.is_deadline else page.title,
        description=paragraphs(page.status_note, page.lead, plain_body(page), link),
        location=", ".join([*page.address_lines, "online"] if page.is_online else page.address_lines),
        categories=[clean(topic.name) for topic in page.topics.all()],
        url=link,
        period=period_of(page),
        is_cancelled=page.is_cancelled,
        is_free=page.is_deadline,
    )


def session_entry(page: "EventPage", session: "ProgrammeSession", address: Address) -> Event:
    """One session. A copied event has copied sessions: only together with the page's key its UID is its own."""
    link = address(f"{page.get_url()}programm/")
    return new_entry(
        page,
        uid=f"{session.uid}.{event_uid(page)}",
        summary=session.title,
        description=paragraphs(session.change_note, session.speakers, session.text, page.title, link),
        location=", ".join([session.room, *page.address_lines] if session.room else page.address_lines),
        categories=[clean(session.track)] if session.track else [],
        url=link,
        period=(timezone.localtime(session.starts_at), session.ends_at and timezone.localtime(session.ends_at)),
        is_cancelled=session.is_cancelled or page.is_cancelled,
        is_free=False,
    )


def new_entry(page, *, uid, summary, description, location, categories, url, period, is_cancelled, is_free) -> Event:
    """What events and sessions have in common."""
    start, end = period
    changed = changed_at(page)
    entry = Event.new(
        uid=uid,
        stamp=changed,
        last_modified=changed,
        sequence=version_of(changed),
        start=start,
        end=end,
        summary=clean(f"Abgesagt: {summary}" if is_cancelled else summary),
        description=description,
        location=clean(location) or None,
        categories=categories,
        url=url,
        classification=CLASS.PUBLIC,
        status=status_of(page, is_cancelled),
        transparency=TRANSP.TRANSPARENT if is_free or is_cancelled else TRANSP.OPAQUE,
    )
    if page.is_on_site and page.latitude is not None and page.longitude is not None:
        entry.add("geo", (float(page.latitude), float(page.longitude)))
    return entry


def period_of(page: "EventPage") -> tuple:
    """
    Beginning and end as calendars know them: days with an end that is not included any more, or local moments.

    The end is None where it is open.
    """
    if page.is_all_day or (page.is_deadline and not page.end_time):
        return page.first_day, page.last_shown_day + timedelta(days=1)
    start, end = timezone.localtime(page.starts_at), timezone.localtime(page.ends_at)
    if page.is_deadline:
        return timezone.localtime(page.ends_at - DEADLINE), end
    return start, end if page.has_end else None


def status_of(page: "EventPage", is_cancelled: bool) -> STATUS:
    if is_cancelled:
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if page.status == page.Status.PLANNED else STATUS.CONFIRMED


def changed_at(page: "EventPage") -> datetime:
    """When what is published last changed; the first version of all where nothing is."""
    return (page.last_published_at or FIRST_VERSION).astimezone(UTC).replace(microsecond=0)


def plain_body(page: "EventPage") -> str:
    """The paragraphs of the announcement as plain text; pictures, files and boxes stand on the page only."""
    # The raw values: no block has to be read from the database for it.
    texts = [LINE_ENDS.sub("\n", block["value"]) for block in page.body.raw_data if block["type"] == "rich_text"]
    lines = BeautifulSoup("\n".join(texts), "html.parser").get_text().splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def paragraphs(*texts: str) -> str:
    """The texts that say something, with an empty line between them."""
    return "\n\n".join(clean(text).replace("\r\n", "\n").strip() for text in texts if text)
