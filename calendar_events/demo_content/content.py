"""The shapes of the demo calendar: events on fixed days, and events that move with the day of loading."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from asskomm.core.demo_content.content import StreamItem
from asskomm.core.demo_content.downloads import DemoDocument
from asskomm.core.demo_content.pictures import DemoPicture, find_pictures

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
WEEK = timedelta(days=7)
# Saxon holidays on fixed days; around Christmas nobody invites.
HOLIDAYS = {(1, 1), (1, 2), (5, 1), (10, 3), (10, 31), *((12, day) for day in range(22, 32))}


@dataclass(frozen=True)
class DemoForm:
    """The words of the form with which others send in events."""

    title: str
    lead: str
    search_description: str
    sent_text: str


@dataclass(frozen=True)
class InDays:
    """The first such weekday from `days` after the day of loading (before it: negative), but on no holiday."""

    days: int
    weekday: int

    def on(self, today: date) -> date:
        """The day, if the demo is loaded `today`."""
        day = today + timedelta(days=self.days)
        day += timedelta(days=(self.weekday - day.weekday()) % 7)
        while (day.month, day.day) in HOLIDAYS:
            # What is over stays over.
            day += WEEK if self.days >= 0 else -WEEK
        return day


@dataclass(frozen=True)
class EveryYear:
    """The next time that this day of the year comes, today included."""

    month: int
    day: int

    def on(self, today: date) -> date:
        """The day, if the demo is loaded `today`."""
        this_year = date(today.year, self.month, self.day)
        return this_year if this_year >= today else this_year.replace(year=today.year + 1)


@dataclass(frozen=True)
class DemoSession:
    """One point of a programme; `number` counts the days of the event from 1."""

    number: int
    hours: str
    title: str
    speakers: str = ""
    room: str = ""
    track: str = ""
    text: str = ""
    change_note: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, kw_only=True)
class DemoEvent:
    """
    One event: day (ISO, or relative), number of days, hours such as »10:00–15:30« (empty: whole days).

    `fields` are further fields of the model as they are; municipalities are given by their AGS, topics, audiences
    and series by their address part, the contact by the first part of her address.
    """

    slug: str
    title: str
    lead: str
    day: str | InDays | EveryYear
    days: int = 1
    hours: str = ""
    teaser: str = ""
    body: tuple[StreamItem, ...] = ()
    picture: DemoPicture | None = None
    caption: str = ""
    report_lead: str = ""
    report: tuple[StreamItem, ...] = ()
    minutes: DemoDocument | None = None
    sessions: tuple[DemoSession, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    series: str = ""
    contact: str = "charlie.platzhalter"
    # Days before the event: until when people register, and the day that a moved event comes from.
    registration_ends: int = 0
    moved_by: int = 0
    is_sample: bool = True
    fields: dict[str, Any] = field(default_factory=dict)

    def dates_on(self, today: date) -> dict[str, Any]:
        """The model's days and times, if the demo is loaded `today`."""
        first = date.fromisoformat(self.day) if isinstance(self.day, str) else self.day.on(today)
        start, end = clock_times(self.hours)
        return {
            "first_day": first,
            "last_day": first + timedelta(days=self.days - 1) if self.days > 1 else None,
            "start_time": start,
            "end_time": end,
            "moved_from": first - timedelta(days=self.moved_by) if self.moved_by else None,
        }

    @property
    def pictures(self) -> Iterator[DemoPicture]:
        """The lead picture, then those of the report."""
        if self.picture:
            yield self.picture
        yield from find_pictures(self.report)


def clock_times(hours: str) -> tuple[time | None, time | None]:
    """Beginning and end of »10:00–15:30«."""
    start, _, end = hours.partition("–")
    return (time.fromisoformat(start) if start else None, time.fromisoformat(end) if end else None)


def place(city: str, venue: str = "", street: str = "", postcode: str = "", access: str = "") -> dict[str, Any]:
    """The fields of a place to go to; `access` describes a house without barriers."""
    return {
        "city": city,
        "venue": venue,
        "street": street,
        "postcode": postcode,
        "venue_access": "voll" if access else "",
        "venue_access_note": access,
    }


def external(link: str = "https://example.org/anmeldung") -> dict[str, Any]:
    """The fields of a registration elsewhere, as in the state's portal for participation."""
    return {"admission": "extern", "registration_link": link}


def here(capacity: int, **settings: Any) -> dict[str, Any]:
    """The fields of a registration on the portal itself."""
    return {"admission": "hier", "capacity": capacity, **settings}
