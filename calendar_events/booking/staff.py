"""What staff does with registrations, one function per act; `by` is the account, so that the log can name it."""

from datetime import datetime
from uuid import UUID

from asskomm.core.models import OutgoingMail, User
from calendar_events.booking import deadlines, ledger, mails, places
from calendar_events.booking.acts import STARTED, new
from calendar_events.booking.events import CHANGE_CAPACITY, set_on_page
from calendar_events.booking.ledger import SYSTEM, Actor, BookingError, Person, change
from calendar_events.booking.offers import acting, acting_on, offer_next
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import ACTIVE, HOLDING, State
from calendar_events.moments import local

FULL = "Alle Plätze sind vergeben. Bitte zuerst die Zahl der Plätze erhöhen."
ALREADY = "Diese Person ist schon angemeldet."


def add_by_hand(
    event: EventPage,
    person: Person,
    by: User,
    *,
    waiting: bool = False,
    extra_place: bool = False,
    reason: str = "",
    uid: UUID | None = None,
    now: datetime | None = None,
) -> Registration:
    """
    Register somebody who called or stands at the door, also after registration has ended.

    She gets a place, with `waiting` a rank on the list; `extra_place` adds one to the event where none is
    free. The same `uid` sent twice registers once. Raises BookingError (`taken`, `known`, `cancelled`).
    """
    with acting(event.pk, now) as (event, now):
        known = uid and Registration.objects.filter(event=event, uid=uid).first()
        if known:
            return known
        require_unknown(event, person.email)
        state = State.BOOKED
        if waiting:
            state = State.RESERVE if event.is_course else State.WAITING
        else:
            take_place(event, extra_place, by)
        registration = new(event, person, email_confirmed_at=now, **({"uid": uid} if uid else {}))
        entry = change(registration, state, "add_by_hand", event=event, now=now, by=ledger.staff(by), reason=reason)
        mails.send(entry, event, "entered")
        offer_next(event, now)
        return registration


def move_by_hand(
    registration: Registration,
    state: State,
    by: User,
    *,
    extra_place: bool = False,
    reason: str = "",
    now: datetime | None = None,
) -> Registration:
    """
    Give a place (`BOOKED`) or a rank at the end of the list (`WAITING`, in a course `RESERVE`) out of turn.

    Also takes back that a registration has ended. Raises BookingError (`taken`, `known`, `state`, `cancelled`).
    """
    with acting_on(registration, now) as (event, current, now):
        allowed = (State.BOOKED, State.RESERVE if event.is_course else State.WAITING)
        if state not in allowed:
            raise BookingError("Dorthin lässt sich die Anmeldung nicht verschieben.", "state")
        if current.state == state:
            return current
        if current.state not in ACTIVE:
            require_unknown(event, current.email)
        if state == State.BOOKED and current.state not in HOLDING:
            take_place(event, extra_place, by)
        facts = {"email_confirmed_at": current.email_confirmed_at or now, "confirm_until": None}
        entry = change(
            current, state, "move_by_hand", event=event, now=now, by=ledger.staff(by), reason=reason, **facts
        )
        mails.send(entry, event, "state")
        offer_next(event, now)
        return current


def require_unknown(event: EventPage, email: str) -> None:
    """Raise BookingError where the event is cancelled or this address is registered."""
    if event.is_cancelled:
        raise BookingError("Die Veranstaltung ist abgesagt.", "cancelled")
    if Registration.objects.known(event, email):
        raise BookingError(ALREADY, "known")


def take_place(event: EventPage, extra_place: bool, by: User) -> None:
    """Make sure that a place is free, with one more where that is wanted; raises BookingError (`taken`)."""
    if places.free(event, places.occupancy(event).held) != 0:
        return
    if not extra_place:
        raise BookingError(FULL, "taken")
    set_on_page(event, CHANGE_CAPACITY, by, capacity=event.capacity + 1)


def release(
    registration: Registration, *, by: Actor = SYSTEM, reason: str = "", now: datetime | None = None
) -> Registration:
    """
    Free the place of somebody who has not answered; staff can take it back for 24 hours.

    Raises BookingError (`no_place`, `started`).
    """
    with acting_on(registration, now) as (event, current, now):
        if current.state == State.RELEASED:
            return current
        if current.state != State.BOOKED:
            raise BookingError("Freigeben lässt sich nur ein gebuchter Platz.", "no_place")
        if now >= event.starts_at:
            raise BookingError(STARTED, "started")
        release_place(current, event, now, by, reason)
        offer_next(event, now)
        return current


def release_place(registration: Registration, event: EventPage, now: datetime, by: Actor, reason: str) -> None:
    """End the registration, under the event's lock; whoever calls it passes on the place."""
    entry = change(registration, State.RELEASED, "release", event=event, now=now, by=by, reason=reason)
    mails.send(entry, event, "released")


def undo_release(
    registration: Registration, by: User, *, extra_place: bool = False, reason: str = "", now: datetime | None = None
) -> Registration:
    """
    Give a released place back, within 24 hours.

    Where it is offered on already, only an `extra_place` helps. Raises BookingError (`too_late`, `taken`,
    `known`, `started`, `cancelled`).
    """
    with acting_on(registration, now) as (event, current, now):
        if current.state != State.RELEASED or now >= current.ended_at + deadlines.UNDO:
            raise BookingError("Das lässt sich nur 24 Stunden lang zurücknehmen.", "too_late")
        if now >= event.starts_at:
            raise BookingError(STARTED, "started")
        require_unknown(event, current.email)
        take_place(event, extra_place, by)
        # Whoever is given back the place is coming; she is not asked again.
        entry = change(
            current,
            State.BOOKED,
            "undo_release",
            event=event,
            now=now,
            by=ledger.staff(by),
            reason=reason,
            reconfirmed_at=now,
        )
        mails.send(entry, event, "state")
        return current


def mark_attended(registration: Registration, by: User, *, now: datetime | None = None) -> Registration:
    """Note that somebody is there, from the first day's midnight on. Raises BookingError (`no_place`, `too_early`)."""
    return mark(registration, State.ATTENDED, "mark_attended", by, now)


def mark_absent(registration: Registration, by: User, *, now: datetime | None = None) -> Registration:
    """Note that somebody did not come, once it has begun. Raises BookingError (`no_place`, `too_early`)."""
    return mark(registration, State.ABSENT, "mark_absent", by, now)


def unmark(registration: Registration, by: User, *, now: datetime | None = None) -> Registration:
    """Take back what was noted about attendance. Raises BookingError (`no_place`)."""
    return mark(registration, State.BOOKED, "unmark", by, now)


def mark(registration: Registration, state: State, act: str, by: User, now: datetime | None) -> Registration:
    with acting_on(registration, now) as (event, current, now):
        if current.state not in (State.BOOKED, State.ATTENDED, State.ABSENT):
            raise BookingError("Diese Person hat keinen Platz.", "no_place")
        earliest = {State.ATTENDED: local(event.first_day), State.ABSENT: event.starts_at}.get(state)
        if earliest and now < earliest:
            raise BookingError("Die Veranstaltung hat noch nicht begonnen.", "too_early")
        if current.state != state:
            # At the door nobody asks for a mail any more.
            facts = {"email_confirmed_at": current.email_confirmed_at or now, "confirm_until": None}
            change(current, state, act, event=event, now=now, by=ledger.staff(by), **facts)
        return current


def send_message(
    event: EventPage, registrations: list[Registration], subject: str, text: str, *, reference: UUID
) -> int:
    """
    Write to these registered people of the event; returns how many get the mail.

    Raises BookingError (`sent`) where a message of this `reference` is sent already.
    """
    key = f"registration-message-{reference.hex}"
    with ledger.locked(event.pk):
        if OutgoingMail.objects.filter(key__startswith=key).exists():
            raise BookingError("Diese Nachricht ist schon gesendet.", "sent")
        reached = [one for one in registrations if one.event_id == event.pk and one.email]
        for registration in reached:
            mails.send_message(f"{key}-{registration.pk}", registration, event, subject, text)
    return len(reached)
