"""What a list says about an event in a word or two: whether it takes place, how to take part, how it was."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as format_date

from calendar_events.models.event import EventPage
from calendar_events.moments import DAY, DAY_AND_YEAR

if TYPE_CHECKING:
    from calendar_events.booking.places import Places

# Blocks of a report that show pictures.
PICTURE_BLOCKS = {"gallery", "picture"}
# So many places left, or fewer, are worth a hurry.
FEW = 10

Status, Admission = EventPage.Status, EventPage.Admission


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark with its look (a kind of `components/tag.html`) and a note below it; without a label nothing is shown."""

    label: str = ""
    kind: str = ""
    note: str = ""


def badge_of(event: EventPage, now: datetime, places: "Places | None" = None) -> Badge:
    """What matters most about the event at this moment; `places` are those of an event that registers here."""
    if event.status == Status.CANCELLED:
        return Badge("abgesagt", "danger", event.status_note)
    if event.has_ended(now):
        return report_badge(event)
    if event.status == Status.MOVED:
        return Badge("verschoben", "accent", moved_note(event) or event.status_note)
    if event.is_deadline:
        return Badge("Frist", "accent", event.status_note)
    if event.status == Status.PLANNED:
        return Badge("in Planung", "", event.status_note)
    return admission_badge(event, now, places)


def admission_badge(event: EventPage, now: datetime, places: "Places | None") -> Badge:
    """How to take part in an event that takes place."""
    if event.admission in (Admission.OPEN, Admission.INVITATION):
        return Badge(event.get_admission_display())
    end = event.registration_ends_at
    if end <= now:
        return Badge("Bewerbung geschlossen" if event.is_course else "Anmeldung geschlossen")
    word = "Bewerbung" if event.is_course else "Anmeldung"
    note = f"{word} bis {short_day(timezone.localdate(end), now)}" if end < event.starts_at else ""
    if event.admission == Admission.EXTERNAL:
        return Badge("mit Anmeldung", "tint", note)
    return places_badge(event, places, note)


def places_badge(event: EventPage, places: "Places | None", note: str) -> Badge:
    """How many places are left in an event that one can register for now."""
    if event.is_course:
        return Badge("Bewerbung offen", "tint", note)
    if places is None or places.free is None:
        return Badge("Anmeldung offen", "tint", note)
    if places.is_full:
        return Badge("ausgebucht", "", "Warteliste offen" if event.has_waiting_list else "")
    if places.free <= FEW:
        return Badge("noch 1 Platz" if places.free == 1 else f"noch {places.free} Plätze", "accent", note)
    return Badge("freie Plätze", "tint", note)


def report_badge(event: EventPage) -> Badge:
    """Whether there is something to read or to see about a past event."""
    if not event.shows_report:
        return Badge()
    has_pictures = any(block["type"] in PICTURE_BLOCKS for block in event.report.raw_data)
    return Badge("Bericht", "tint", "mit Bildern" if has_pictures else "")


def moved_note(event: EventPage) -> str:
    """The old day, with the year where it is another one."""
    if not event.moved_from:
        return ""
    pattern = DAY if event.moved_from.year == event.first_day.year else DAY_AND_YEAR
    return f"ursprünglich am {format_date(event.moved_from, pattern)}"


def short_day(day: date, now: datetime) -> str:
    """»22. September«, with the year where it is not the current one."""
    return format_date(day, DAY if day.year == timezone.localdate(now).year else DAY_AND_YEAR)
