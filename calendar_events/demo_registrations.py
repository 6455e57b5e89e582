"""Sample registrations of the demo, made by the acts of `booking` alone; their mails are rows that nobody sends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from asskomm.core.models import OutgoingMail
from calendar_events import booking
from calendar_events.booking import feedback
from calendar_events.demo_content.feedback import FEEDBACK
from calendar_events.models import EventPage, Feedback, Registration
from calendar_events.models.registration import State
from municipalities.models import Municipality

FIRST_NAMES = ("Alex", "Kim", "Robin", "Toni", "Sascha", "Luca", "Jona", "Mika", "Noa", "Charlie", "Nico", "Eike")
LAST_NAMES = ("Muster", "Musterperson", "Beispiel-Muster")
PLACES = ("Zittau", "Görlitz", "Bautzen", "Wurzen", "Grimma", "Freital", "Pirna", "Torgau", "Plauen", "Glauchau")
ORGANISATION = "Musterverein Prävention"
# Between two registrations for the same event.
PAUSE = timedelta(minutes=97)
OPENED, CLOSED = timedelta(days=20), timedelta(days=3)
# Everybody at the door has no account: the demo may be loaded without any.
NOBODY = None


@dataclass(frozen=True)
class Crowd:
    """How many register for an event; once it is over, how many of those with a place stayed away."""

    slug: str
    number: int
    cancelled: int = 0
    late: int = 0
    absent: int = 0


CROWDS = (
    Crowd("sprechstunde-foerderung-1", 12, cancelled=1),
    Crowd("netzwerktreffen-ostsachsen-zittau", 17, cancelled=1),
    Crowd("fachgespraech-muell-graffiti-vandalismus", 6),
    Crowd("beccaria-modul-1", 19),
    Crowd("netzwerktreffen-ostsachsen-goerlitz", 15, cancelled=1, late=1, absent=3),
    Crowd("online-training-buergerbefragung", 14, cancelled=2, late=1, absent=2),
    Crowd("erfahrungsaustausch-neue-raete", 13, cancelled=1, absent=1),
)


@transaction.atomic
def load() -> None:
    """Register them all; whoever loads the demo writes to nobody."""
    now = timezone.now()
    homes = [Municipality.objects.named(name) for name in PLACES]
    for crowd in CROWDS:
        event = EventPage.objects.get(slug=crowd.slug)
        fill(event, crowd, list(people(crowd, homes)), now)
        give_feedback(event)
    mails = OutgoingMail.objects.filter(key__startswith="registration-", state=OutgoingMail.State.QUEUED)
    mails.update(state=OutgoingMail.State.SENT, sent_at=now, attempts=1)


def people(crowd: Crowd, homes: list[Municipality | None]) -> Iterator[booking.Person]:
    """Sample persons, other ones for every event."""
    first = CROWDS.index(crowd) * 5
    for number in range(first, first + crowd.number):
        name, family = FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[number % len(LAST_NAMES)]
        home = None if number % 7 == 6 else homes[number % len(homes)]
        yield booking.Person(
            name,
            family,
            f"{name.lower()}.muster{number}@example.org",
            home,
            "" if home else ORGANISATION,
            "Koordination" if number % 3 else "Ordnungsamt",
        )


def fill(event: EventPage, crowd: Crowd, persons: list[booking.Person], now: datetime) -> None:
    """Register the persons one after the other, and let some cancel; who waits takes what becomes free."""
    ends = min(event.registration_ends_at - CLOSED, now - CLOSED)
    moments = [ends - OPENED + PAUSE * number for number in range(len(persons))]
    found = []
    for person, moment in zip(persons, moments, strict=True):
        registration = booking.register(event, person, now=moment)
        found.append(booking.confirm_email(registration, now=moment + timedelta(minutes=5)))
    if event.is_course:
        booking.rank(event, found[4:12], NOBODY, now=ends)
        return
    for registration in found[: crowd.cancelled]:
        booking.cancel(registration, now=ends)
        take_offers(event, ends + timedelta(hours=1))
    if event.has_ended(now):
        for registration in found[crowd.cancelled : crowd.cancelled + crowd.late]:
            booking.cancel(registration, now=event.starts_at - timedelta(hours=20))
        note_attendance(event, crowd.absent)
    elif crowd.cancelled:
        # The second one has just given up her place: it is offered.
        booking.cancel(found[crowd.cancelled], now=now - timedelta(minutes=30))


def take_offers(event: EventPage, moment: datetime) -> None:
    """Whoever is offered a place accepts it."""
    for registration in Registration.objects.filter(event=event, state=State.OFFERED):
        booking.accept(registration, now=moment)


def note_attendance(event: EventPage, absent: int) -> None:
    """Everybody with a place was there, but for the first few."""
    booked = Registration.objects.filter(event=event, state=State.BOOKED)
    for number, registration in enumerate(booked):
        act = booking.mark_absent if number < absent else booking.mark_attended
        act(registration, NOBODY, now=event.starts_at + timedelta(minutes=30))


def give_feedback(event: EventPage) -> None:
    """Ask everybody who was there how it was, and let the first of them answer; the others still can."""
    answers = FEEDBACK.get(event.slug, ())
    if not answers:
        return
    morning = feedback.asks_at(event)
    feedback.ask(event.pk, morning)
    keys = [one.key for one in event.programme]
    attended = Registration.objects.filter(event=event, state=State.ATTENDED)
    for registration, one in zip(attended, answers, strict=False):
        said = Feedback(
            **one.scales, sessions=[keys[number] for number in one.sessions], good=one.good, better=one.better
        )
        feedback.give(registration, said, now=morning + timedelta(hours=3))
