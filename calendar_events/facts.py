"""What the page of an event says at a glance: when, where, for whom, at what cost, until when to register."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as format_date

from calendar_events.moments import DAY_AND_YEAR, NO_BREAK, clock

if TYPE_CHECKING:
    from calendar_events.booking.places import Places
    from calendar_events.models import EventPage

FREE = {"keine", "kostenlos", "kostenfrei", "frei", "0 €", "0 Euro"}
PRICE = re.compile(r"(\d{1,5})(?:,(\d\d))?\s(?:€|Euro)")


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One answer: an icon, the question, the answer, what to know besides, and what held before.

    `bar` draws what the answer says about a part and the whole.
    """

    icon: str
    term: str
    value: str
    note: str = ""
    former: str = ""
    bar: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What nobody should miss, as `components/notice.html` shows it."""

    kind: str
    title: str
    text: str = ""


def facts_of(page: "EventPage", now: datetime, places: "Places | None" = None) -> list[Fact]:
    """The answers that are known, in the order in which people ask; `places` are those of an event that has any."""
    facts = [when(page), where(page), for_whom(page), cost(page), registration(page, now)]
    if places and not page.has_started(now) and not page.is_cancelled:
        facts.append(places_left(page, places))
    return [fact for fact in facts if fact and fact.value]


def when(page: "EventPage") -> Fact:
    former = (
        format_date(page.moved_from, f"l, {DAY_AND_YEAR}")
        if page.status == page.Status.MOVED and page.moved_from
        else ""
    )
    term = "Frist" if page.is_deadline else "Wann"
    return Fact("calendar", term, f"{page.weekday_text}, {page.day_text}", page.time_text, former)


def where(page: "EventPage") -> Fact | None:
    if page.is_deadline:
        return None
    place = ", ".join(part for part in (page.city, page.venue) if part) or "vor Ort"
    value = {page.Format.ONLINE: "online", page.Format.HYBRID: f"{place} und online"}.get(page.format, place)
    access = page.get_venue_access_display() if page.is_on_site and page.venue_access else ""
    if page.format == page.Format.ONLINE:
        return Fact("monitor", "Wo", value, "Den Link erhalten Angemeldete." if page.online_link else "")
    return Fact("pin", "Wo", value, ", ".join(part for part in (access, page.venue_access_note) if part))


def for_whom(page: "EventPage") -> Fact | None:
    names = [audience.name for audience in page.audiences.all()]
    *most, last = names or [""]
    value = f"{', '.join(most)} und {last}" if most else last
    return Fact("people", "Für wen", value or page.audience_note, page.audience_note if value else "")


def cost(page: "EventPage") -> Fact | None:
    return None if page.is_deadline else Fact("euro", "Kosten", page.cost, page.cost_note)


def registration(page: "EventPage", now: datetime) -> Fact | None:
    if page.is_deadline or page.is_cancelled:
        return None
    if page.admission == page.Admission.OPEN:
        return Fact("check", "Anmeldung", "nicht nötig")
    if page.admission == page.Admission.INVITATION:
        return Fact("check", "Teilnahme", "auf Einladung")
    end = timezone.localtime(page.registration_ends_at)
    word = "Bewerbung" if page.is_course else "Anmeldung"
    term = f"{word} bis" if end > now else f"{word} war möglich bis"
    # Midnight is the end of the day before, and nobody reads it otherwise.
    is_midnight = end.time() == time.min
    day = end - timedelta(days=1) if is_midnight else end
    note = "" if is_midnight else f"{clock(end.time())}{NO_BREAK}Uhr"
    return Fact("clock", term, format_date(day, f"l, {DAY_AND_YEAR}"), note)


def places_left(page: "EventPage", places: "Places") -> Fact | None:
    """»7 von 40 frei« and a bar of the taken ones, and who waits; nothing where places are unlimited."""
    if places.capacity is None:
        return None
    if page.is_course:
        return Fact("people", "Plätze", str(places.capacity), "Über die Bewerbungen entscheiden wir nach dem Ende.")
    if places.is_full:
        value = "ausgebucht"
        note = f"Auf der Warteliste: {places.waiting}" if page.has_waiting_list else "ohne Warteliste"
    else:
        value, note = f"{places.free} von {places.capacity} frei", "Abmelden geht jederzeit."
    return Fact("people", "Plätze", value, note, bar=(places.capacity - places.free, places.capacity))


def has_room(page: "EventPage", places: "Places | None") -> bool:
    """Whether there is a place left, a list to wait on, or a choice among all who apply."""
    return not places or not places.is_full or page.has_waiting_list or page.is_course


def must_wait(page: "EventPage", places: "Places | None") -> bool:
    """Whether whoever registers now comes on the waiting list, from whatever municipality."""
    return bool(places) and places.free == 0 and page.has_waiting_list and not page.is_course


def registration_notice(page: "EventPage", now: datetime, places: "Places | None") -> Notice | None:
    """What to know before one fills in the form: that one cannot register, or only to wait."""
    if page.is_cancelled:
        return Notice("warning", "Diese Veranstaltung ist abgesagt.", page.status_note)
    if not page.is_registration_open(now):
        return Notice(
            "hint", "Die Anmeldung ist geschlossen", "Für diese Veranstaltung kann man sich nicht mehr anmelden."
        )
    if not has_room(page, places):
        text = "Eine Warteliste gibt es nicht. Sagt jemand ab, können Sie sich hier wieder anmelden."
        return Notice("hint", "Alle Plätze sind vergeben", text)
    if must_wait(page, places):
        text = "Sie kommen auf die Warteliste. Wird ein Platz frei, bieten wir ihn der Reihe nach an."
        return Notice("hint", "Alle Plätze sind vergeben", text)
    return None


def registration_link(page: "EventPage", now: datetime) -> str:
    """Where one registers, as long as one can; otherwise empty."""
    if page.is_cancelled or now >= page.registration_ends_at:
        return ""
    if page.registers_here:
        return f"{page.url}anmeldung/"
    return page.registration_link if page.admission == page.Admission.EXTERNAL else ""


def notice_of(page: "EventPage", now: datetime) -> Notice | None:
    """What has become of the event, unless it simply takes place."""
    if page.is_cancelled:
        subject = "Diese Frist gilt nicht mehr." if page.is_deadline else "Diese Veranstaltung ist abgesagt."
        return Notice("warning", subject, page.status_note)
    if page.has_ended(now):
        subject = "Diese Frist ist abgelaufen." if page.is_deadline else "Diese Veranstaltung ist vorbei."
        return None if page.has_report else Notice("hint", subject, "Ein Bericht folgt." if page.lacks_report else "")
    if page.status == page.Status.MOVED:
        return Notice("hint", "Der Termin ist verschoben.", page.status_note)
    if page.status == page.Status.PLANNED:
        return Notice("hint", "In Planung: Der Termin kann sich noch ändern.", page.status_note)
    return Notice("hint", page.status_note) if page.status_note else None


def price_of(page: "EventPage") -> Decimal | None:
    """The price in euros where the cost says one; None where it says something else."""
    if page.cost.strip() in FREE:
        return Decimal(0)
    match = PRICE.fullmatch(page.cost.strip())
    return Decimal(f"{match[1]}.{match[2] or '00'}") if match else None
