"""What a person does with her registration, one function per act; each is one transaction under the event's lock."""

from datetime import datetime, timedelta

from calendar_events.booking import deadlines, mails, places
from calendar_events.booking.ledger import PERSON, Actor, BookingError, Person, change
from calendar_events.booking.offers import LIMIT, acting, acting_on, offer_next, require_place
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import ENDED, WAITING, State, email_key

STARTED = "Die Veranstaltung hat schon begonnen."
ENDED_ALREADY = "Diese Anmeldung gilt nicht mehr."
# Whoever registers again within this time has pressed the button twice.
SECOND_CLICK = timedelta(minutes=1)


def register(event: EventPage, person: Person, *, now: datetime | None = None) -> Registration:
    """
    Take a place, or a rank on the waiting list, at once (in a course apply); the mail asks to confirm the address.

    A person who is registered already gets a mail that says so, and nothing changes. Whoever asks must be
    given the same answer in both cases, or she could find out who takes part: show nothing of the result.
    Raises BookingError (`closed`, `full`, `limit`), which depends on the event and the municipality alone.
    """
    with acting(event.pk, now) as (event, now):
        if not event.is_registration_open(now):
            raise BookingError("Die Anmeldung ist geschlossen.", "closed")
        state = state_for_newcomer(event, person, now)
        known = Registration.objects.known(event, person.email)
        if known:
            if now - known.created_at >= SECOND_CLICK:
                mails.send_again(known, event, now)
            return known
        registration = new(event, person, created_at=now)
        entry = change(
            registration, state, "register", event=event, now=now, confirm_until=deadlines.confirm_until(event, now)
        )
        mails.send(entry, event, "entered")
        if state == State.WAITING and event.is_rush(now):
            offer_next(event, now)
        return registration


def state_for_newcomer(event: EventPage, person: Person, now: datetime) -> State:
    """
    Booked where a place is free that nobody waits for, otherwise waiting; for a course applied.

    Raises BookingError where there is neither a place nor a list.
    """
    if event.is_course:
        return State.APPLIED
    municipality_id = person.municipality.pk if person.municipality else None
    found = places.occupancy(event)
    if places.is_place_for(event, municipality_id, found, now):
        return State.BOOKED
    if event.has_waiting_list:
        return State.WAITING
    if places.has_reached_limit(event, municipality_id, found.held, now):
        raise BookingError(LIMIT, "limit")
    raise BookingError("Alle Plätze sind vergeben.", "full")


def new(event: EventPage, person: Person, **facts) -> Registration:
    """A registration of this person, not stored; answers to questions that the event does not ask are dropped."""
    asked = {str(question.uid) for question in event.registration_questions.all()} if person.answers else set()
    return Registration(
        event=event,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email.strip(),
        email_key=email_key(person.email),
        municipality=person.municipality,
        organisation=person.organisation,
        function=person.function,
        answers={uid: text for uid, text in person.answers.items() if uid in asked and text},
        **facts,
    )


def confirm_email(registration: Registration, *, now: datetime | None = None) -> Registration:
    """Confirm the address; doing it again changes nothing. Raises BookingError (`ended`)."""
    with acting_on(registration, now) as (event, current, now):
        if current.state in ENDED:
            raise BookingError(ENDED_ALREADY, "ended")
        if not current.is_confirmed:
            confirmed = {"email_confirmed_at": now, "confirm_until": None}
            entry = change(current, current.state, "confirm_email", event=event, now=now, **confirmed)
            if current.state != State.OFFERED:
                mails.send(entry, event, "state")
        return current


def cancel(
    registration: Registration, *, now: datetime | None = None, by: Actor = PERSON, reason: str = ""
) -> Registration:
    """
    Give up a place, an offer, a rank or an application; doing it again changes nothing.

    Raises BookingError (`started`).
    """
    with acting_on(registration, now) as (event, current, now):
        if current.state in ENDED:
            return current
        if now >= event.starts_at:
            raise BookingError(STARTED, "started")
        if current.state == State.OFFERED:
            state = State.DECLINED
        else:
            held_place = current.state not in (*WAITING, State.APPLIED)
            state = State.CANCELLED_LATE if held_place and event.is_late(now) else State.CANCELLED
        entry = change(current, state, "cancel", event=event, now=now, by=by, reason=reason)
        mails.send(entry, event, "declined" if state == State.DECLINED else "cancelled")
        offer_next(event, now)
        return current


def accept(registration: Registration, *, now: datetime | None = None) -> Registration:
    """
    Take the place that is offered, or in the last hours the one that is free; doing it again changes nothing.

    Raises BookingError (`ended`, `started`, `not_offered`, `taken`, `limit`).
    """
    with acting_on(registration, now) as (event, current, now):
        if current.state in (State.BOOKED, State.ATTENDED):
            return current
        if current.state in ENDED:
            raise BookingError("Das Angebot gilt nicht mehr.", "ended")
        if now >= event.starts_at:
            raise BookingError(STARTED, "started")
        if current.state != State.OFFERED:
            require_call(event, current, now)
        # The link came by mail: using it confirms the address.
        confirmed = {"email_confirmed_at": current.email_confirmed_at or now, "confirm_until": None}
        entry = change(current, State.BOOKED, "accept", event=event, now=now, **confirmed)
        mails.send(entry, event, "state")
        # It may have been the last one of those that all were told of.
        offer_next(event, now)
        return current


def require_call(event: EventPage, registration: Registration, now: datetime) -> None:
    """Raise BookingError unless whoever comes first may have a place now, and one is left."""
    if registration.state not in WAITING or not event.is_rush(now):
        raise BookingError("Für Sie ist gerade kein Platz frei.", "not_offered")
    require_place(event, registration.municipality_id, now)


def decline(registration: Registration, *, now: datetime | None = None) -> Registration:
    """Leave the place that is offered to somebody else. Raises BookingError (`not_offered`, `started`)."""
    with acting_on(registration, now) as (event, current, now):
        if current.state in ENDED:
            return current
        if current.state != State.OFFERED:
            raise BookingError("Für Sie ist gerade kein Platz frei.", "not_offered")
        entry = change(current, State.DECLINED, "decline", event=event, now=now)
        mails.send(entry, event, "declined")
        offer_next(event, now)
        return current


def hand_over(registration: Registration, person: Person, *, now: datetime | None = None) -> Registration:
    """
    Pass the place on to a substitute, who confirms her address; returns the registration that is ended.

    A substitute who waits gets the place; where she has one already, this one goes to the next in line. The
    answer is the same, so that nobody finds out who takes part. Raises BookingError (`no_place`, `started`,
    `unconfirmed`, `same_person`, `limit`).
    """
    with acting_on(registration, now) as (event, current, now):
        require_handing_over(event, current, person, now)
        entry = change(current, State.HANDED_OVER, "hand_over", event=event, now=now)
        mails.send(entry, event, "handed_over")
        substitute = Registration.objects.known(event, person.email)
        if substitute is None:
            substitute = new(event, person, predecessor=current)
            give_place(substitute, event, now, confirm_until=deadlines.confirm_until(event, now))
        elif not substitute.holds_place:
            give_place(substitute, event, now, predecessor=current)
        else:
            mails.send_again(substitute, event, now)
        offer_next(event, now)
        return current


def require_own_place(registration: Registration) -> None:
    if registration.state != State.BOOKED:
        raise BookingError("Für Sie ist kein Platz gebucht.", "no_place")
    if not registration.is_confirmed:
        raise BookingError("Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse.", "unconfirmed")


def require_handing_over(event: EventPage, registration: Registration, person: Person, now: datetime) -> None:
    require_own_place(registration)
    if now >= event.starts_at:
        raise BookingError(STARTED, "started")
    if email_key(person.email) == registration.email_key:
        raise BookingError("Bitte geben Sie die E-Mail-Adresse der anderen Person an.", "same_person")
    municipality_id = person.municipality.pk if person.municipality else None
    if municipality_id != registration.municipality_id:
        held = places.occupancy(event).held
        if places.has_reached_limit(event, municipality_id, held, now):
            raise BookingError(LIMIT, "limit")


def give_place(registration: Registration, event: EventPage, now: datetime, **facts) -> None:
    entry = change(registration, State.BOOKED, "take_over", event=event, now=now, **facts)
    mails.send(entry, event, "taken_over")


def reconfirm(registration: Registration, *, now: datetime | None = None) -> Registration:
    """»Ich komme«; saying it again changes nothing. Raises BookingError (`no_place`, `unconfirmed`, `started`)."""
    with acting_on(registration, now) as (event, current, now):
        require_own_place(current)
        if now >= event.starts_at:
            raise BookingError(STARTED, "started")
        if not current.reconfirmed_at:
            change(current, State.BOOKED, "reconfirm", event=event, now=now, reconfirmed_at=now)
        return current
