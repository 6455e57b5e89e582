"""
Events with registrations in every state for the browser to look at, made by the acts of `booking`.

They lie far ahead or long ago, so that they stand in nobody's way. Each person is named by her state, and so is her
address: `booked@example.org` has a place.
"""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from asskomm.core.demo import ACCOUNT_PASSWORD
from asskomm.core.models import User
from calendar_events import booking
from calendar_events.booking import due
from calendar_events.models import EventIndexPage, EventPage, Registration, RegistrationQuestion
from calendar_events.models.registration import State
from municipalities.models import Municipality
from tests.factories.calendar_events import EventPageFactory

DAY = timedelta(days=1)
AHEAD = 400 * DAY
LONG_AGO = date(2019, 5, 15)
# Whoever looks after registrations and may do nothing else.
OFFICE = "buero"
NOBODY = None
# Each with one free place, for a way that changes everything.
WAYS = {"phone": "weg-telefon", "no-script": "weg-ohne-skript", "keyboard": "weg-tastatur"}
AT_THE_DOOR = ("Ada", "Ben", "Cem", "Dilek", "Emil", "Fatma", "Gero", "Hanna", "Ivo", "Jana", "Kim", "Lena")


def create_registrations() -> None:
    """Put them all below the calendar, and make the account of the office."""
    user = User.objects.create_user(OFFICE, password=ACCOUNT_PASSWORD)
    user.groups.set([Group.objects.get(name="Veranstaltungsbüro")])
    for slug in WAYS.values():
        create("Fachtag auf dem Weg", slug)
    create_states()
    create_closed()
    create_course()
    create_past()
    create_for_office()


def create(title: str, slug: str, **fields) -> EventPage:
    """An event with one place unless told otherwise."""
    return EventPageFactory(
        parent=EventIndexPage.objects.get(),
        title=title,
        slug=slug,
        needs_report=False,
        **{"admission": EventPage.Admission.HERE, "capacity": 1, "first_day": timezone.localdate() + AHEAD} | fields,
    )


def sign_up(event: EventPage, name: str, *, confirm: bool = True, now=None, home: str = "Wurzen") -> Registration:
    """Register one person, mostly with a confirmed address."""
    municipality = Municipality.objects.named(home)
    email = f"{name.lower()}@example.org"
    person = booking.Person(name.capitalize(), "Muster", email, municipality, "" if municipality else home)
    registration = booking.register(event, person, now=now)
    return booking.confirm_email(registration, now=now) if confirm else registration


def create_states() -> None:
    """At /veranstaltungen/fachtag-der-staende/: full, one place offered, one person waiting."""
    event = create("Fachtag der Stände", "fachtag-der-staende", capacity=4, street="Markt 1", postcode="02763")
    for number, (kind, choices) in enumerate({"text": "", "yes_no": "", "choice": "vormittags\nnachmittags"}.items()):
        RegistrationQuestion.objects.create(
            page=event, sort_order=number, label=f"Frage {number + 1}", kind=kind, choices=choices
        )
    sign_up(event, "lapsed", confirm=False, now=timezone.now() - 3 * DAY)
    booking.release(sign_up(event, "released"))
    booking.cancel(sign_up(event, "cancelled"))
    booking.hand_over(
        sign_up(event, "handed_over"), booking.Person("Kim", "Muster", "substitute@example.org", None, "Musterverein")
    )
    sign_up(event, "booked")
    sign_up(event, "unconfirmed", confirm=False)
    leaving = sign_up(event, "leaving")
    sign_up(event, "offered")
    sign_up(event, "waiting")
    booking.cancel(leaving)
    hurrying = create("Fachtag mit Angebot", "fachtag-mit-angebot")
    leaving = sign_up(hurrying, "first")
    sign_up(hurrying, "hasty")
    booking.cancel(leaving)
    asking = create("Fachtag mit Nachfrage", "fachtag-mit-nachfrage")
    sign_up(asking, "asked")
    due.ask(asking.pk, asking.starts_at - 6 * DAY)


def create_closed() -> None:
    """Where nobody can register any more: too late, full without a list, cancelled. One is open beside them."""
    create("Offener Fachtag", "fachtag-offen")
    create("Fachtag nach Anmeldeschluss", "fachtag-geschlossen", registration_until=timezone.now() - DAY)
    sign_up(create("Fachtag ohne Warteliste", "fachtag-ausgebucht", has_waiting_list=False), "only")
    cancelled = create("Abgesagter Fachtag", "fachtag-abgesagt")
    sign_up(cancelled, "event_cancelled")
    booking.cancel_event(cancelled, note="Ein neuer Termin folgt.")


def create_course() -> None:
    """At /veranstaltungen/kurs-im-browser/: one place, offered; somebody of every other state."""
    course = create("Kurs im Browser", "kurs-im-browser", admission=EventPage.Admission.COURSE)
    sign_up(course, "applied")
    booking.reject(sign_up(course, "rejected"), NOBODY)
    booking.rank(course, [sign_up(course, "course_offered"), sign_up(course, "reserve")], NOBODY)
    booking.offer_places(course, NOBODY)


def create_past() -> None:
    """Who was there, who was not, who got no place, and an event whose people stand at the door."""
    past = create("Fachtag, der vorbei ist", "fachtag-vorbei", first_day=LONG_AGO, capacity=2)
    attended, absent = (sign_up(past, name, now=past.starts_at - DAY) for name in ("attended", "absent"))
    sign_up(past, "unplaced", now=past.starts_at - DAY)
    due.end_list(past.pk, past.starts_at)
    booking.mark_attended(attended, NOBODY, now=past.starts_at)
    booking.mark_absent(absent, NOBODY, now=past.starts_at)
    door = create("Fachtag am Einlass", "fachtag-einlass", first_day=LONG_AGO, capacity=None)
    for name in AT_THE_DOOR:
        sign_up(door, name, now=door.starts_at - DAY)


def create_for_office() -> None:
    """At /veranstaltungen/fachtag-im-buero/: two have a place, one waits."""
    event = create("Fachtag im Büro", "fachtag-im-buero", capacity=2)
    for name, home in {"erste": "Wurzen", "zweite": "Zittau", "dritte": "Musterverein"}.items():
        sign_up(event, name, home=home)
    assert Registration.objects.filter(event=event, state=State.WAITING).count() == 1
