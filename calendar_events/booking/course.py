"""Courses: people apply, staff ranks, the best get offers, the others stand on the reserve list."""

from collections.abc import Sequence
from datetime import datetime

from asskomm.core.models import User
from calendar_events.booking import ledger, mails, places
from calendar_events.booking.acts import register
from calendar_events.booking.ledger import BookingError, Person, change
from calendar_events.booking.offers import acting, acting_on, offer, offer_next
from calendar_events.booking.staff import take_place
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State

# Those among whom staff chooses.
RANKED = (State.APPLIED, State.RESERVE)


def apply(event: EventPage, person: Person, *, now: datetime | None = None) -> Registration:
    """Apply for a place in a course: what `register` does there."""
    return register(event, person, now=now)


def rank(event: EventPage, order: Sequence[Registration], by: User, *, now: datetime | None = None) -> None:
    """
    Give the applications and the reserve list this order; those that are missing lose their rank.

    Raises BookingError (`state`) where one of them is neither.
    """
    with acting(event.pk, now) as (event, now):
        current = {one.pk: one for one in Registration.objects.filter(event=event, state__in=RANKED)}
        if len({one.pk for one in order} & current.keys()) != len(order):
            raise BookingError("Eine dieser Bewerbungen steht nicht mehr zur Wahl.", "state")
        ranks = {one.pk: number for number, one in enumerate(order, start=1)}
        for key, registration in current.items():
            number = ranks.get(key)
            if registration.course_rank != number:
                change(
                    registration,
                    registration.state,
                    "rank",
                    event=event,
                    now=now,
                    by=ledger.staff(by),
                    reason=f"Rang {number}" if number else "ohne Rang",
                    course_rank=number,
                )


def offer_places(event: EventPage, by: User, *, now: datetime | None = None) -> int:
    """
    Offer the free places in the order of the ranks, and put the other ranked applications on the reserve list.

    Returns how many offers were made. Applications without a rank stay as they are. Raises BookingError
    (`unranked`, `started`, `cancelled`).
    """
    with acting(event.pk, now) as (event, now):
        require_coming(event, now)
        ranked = list(
            Registration.objects.filter(event=event, state=State.APPLIED, course_rank__isnull=False).order_by(
                "course_rank", "pk"
            )
        )
        if not ranked:
            raise BookingError("Bitte zuerst die Bewerbungen in eine Reihenfolge bringen.", "unranked")
        number = places.free(event, places.occupancy(event).held)
        chosen = ranked[:number]
        for registration in chosen:
            offer(registration, event, now, ledger.staff(by))
        for registration in ranked[len(chosen) :]:
            entry = change(registration, State.RESERVE, "offer_places", event=event, now=now, by=ledger.staff(by))
            mails.send(entry, event, "state")
        return len(chosen)


def admit_reserve(
    registration: Registration, by: User, *, extra_place: bool = False, reason: str = "", now: datetime | None = None
) -> Registration:
    """
    Offer a place to somebody on the reserve list, or to an application that came later, out of turn.

    Raises BookingError (`state`, `taken`, `started`, `cancelled`).
    """
    with acting_on(registration, now) as (event, current, now):
        require_coming(event, now)
        require_ranked(current)
        take_place(event, extra_place, by)
        offer(current, event, now, ledger.staff(by), reason)
        return current


def reject(registration: Registration, by: User, *, reason: str = "", now: datetime | None = None) -> Registration:
    """Turn down an application; doing it again changes nothing. Raises BookingError (`state`)."""
    with acting_on(registration, now) as (event, current, now):
        if current.state == State.REJECTED:
            return current
        require_ranked(current)
        entry = change(current, State.REJECTED, "reject", event=event, now=now, by=ledger.staff(by), reason=reason)
        mails.send(entry, event, "rejected")
        offer_next(event, now)
        return current


def require_ranked(registration: Registration) -> None:
    if registration.state not in RANKED:
        raise BookingError("Diese Bewerbung steht nicht mehr zur Wahl.", "state")


def require_coming(event: EventPage, now: datetime) -> None:
    if event.is_cancelled:
        raise BookingError("Die Veranstaltung ist abgesagt.", "cancelled")
    if now >= event.starts_at:
        raise BookingError("Die Veranstaltung hat schon begonnen.", "started")
