"""What staff can do with registrations: which act for which states, and doing it to several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from asskomm.core.models import User
from calendar_events import booking
from calendar_events.booking import BookingError, deadlines, ledger
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import ENDED, OPEN, WAITING, State
from calendar_events.moments import local

CHANGED = "Der Stand hat sich inzwischen geändert. Bitte sehen Sie noch einmal hin."
# What a cancelled event has ended stays ended.
RETURNABLE = tuple(state for state in ENDED if state != State.EVENT_CANCELLED)


@dataclass(frozen=True, slots=True)
class Wish:
    """What goes with an act: who does it, why, and whether one place more may be made for it."""

    by: User
    reason: str = ""
    extra_place: bool = False


Run = Callable[[Registration, Wish], Registration]


@dataclass(frozen=True, slots=True)
class Act:
    """
    One button: in which states it is there, what it does, and what to think of before.

    `consequence` stands where the act asks back; an act without one can be undone and does not ask.
    """

    label: str
    done: str
    states: tuple[State, ...]
    run: Run
    consequence: str = ""
    may_add_place: bool = False
    for_course: bool | None = None

    def fits(self, one: Registration, event: EventPage, now: datetime) -> bool:
        """Whether the act makes sense for this registration; `booking` has the last word."""
        if one.state not in self.states or one.anonymised_at:
            return False
        return self.for_course in (None, event.is_course) and timely(self, one, event, now)


def timely(act: Act, one: Registration, event: EventPage, now: datetime) -> bool:
    if event.is_cancelled:
        return False
    if act is ACTS["zuruecknehmen"] and now >= one.ended_at + deadlines.UNDO:
        return False
    if act is ACTS["war-da"]:
        return now >= local(event.first_day)
    if act is ACTS["nicht-da"]:
        return event.has_started(now)
    return act not in BEFORE_START or not event.has_started(now)


def move_to_list(one: Registration, wish: Wish) -> Registration:
    state = State.RESERVE if one.event.is_course else State.WAITING
    return booking.move_by_hand(one, state, wish.by, reason=wish.reason)


MAIL = "Die Person bekommt eine Mail."
ACTS: dict[str, Act] = {
    "abmelden": Act(
        "Abmelden",
        "abgemeldet",
        OPEN,
        lambda one, wish: booking.cancel(one, by=booking.by_staff(wish.by), reason=wish.reason),
        f"Der Platz geht an die nächste Person der Warteliste. {MAIL}",
    ),
    "freigeben": Act(
        "Platz freigeben",
        "freigegeben",
        (State.BOOKED,),
        lambda one, wish: booking.release(one, by=booking.by_staff(wish.by), reason=wish.reason),
        f"Der Platz geht an die nächste Person der Warteliste; 24 Stunden lang lässt sich das zurücknehmen. {MAIL}",
    ),
    "zuruecknehmen": Act(
        "Freigabe zurücknehmen",
        "zurückgenommen",
        (State.RELEASED,),
        lambda one, wish: booking.undo_release(one, wish.by, extra_place=wish.extra_place, reason=wish.reason),
        f"Ist der Platz schon weitergegeben, hilft nur ein zusätzlicher. {MAIL}",
        may_add_place=True,
    ),
    "platz": Act(
        "Platz geben",
        "angemeldet",
        (*WAITING, State.OFFERED, State.APPLIED, *RETURNABLE),
        lambda one, wish: booking.move_by_hand(
            one, State.BOOKED, wish.by, extra_place=wish.extra_place, reason=wish.reason
        ),
        f"Ohne Rücksicht auf die Reihenfolge der Liste. {MAIL}",
        may_add_place=True,
    ),
    "liste": Act(
        "Auf die Liste",
        "auf die Liste gesetzt",
        (State.BOOKED, State.OFFERED, State.APPLIED, *RETURNABLE),
        move_to_list,
        f"Ans Ende der Liste; ein Platz wird frei und der nächsten Person angeboten. {MAIL}",
    ),
    "anbieten": Act(
        "Platz anbieten",
        "mit Angebot",
        (State.APPLIED, State.RESERVE),
        lambda one, wish: booking.admit_reserve(one, wish.by, extra_place=wish.extra_place, reason=wish.reason),
        f"Die Person kann den Platz bis zu einer Frist annehmen. {MAIL}",
        may_add_place=True,
        for_course=True,
    ),
    "ablehnen": Act(
        "Ablehnen",
        "abgelehnt",
        (State.APPLIED, State.RESERVE),
        lambda one, wish: booking.reject(one, wish.by, reason=wish.reason),
        f"Der Grund steht nur hier, nicht in der Mail. {MAIL}",
        for_course=True,
    ),
    "war-da": Act(
        "War da",
        "als anwesend vermerkt",
        (State.BOOKED, State.ABSENT),
        lambda one, wish: booking.mark_attended(one, wish.by),
    ),
    "nicht-da": Act(
        "Nicht gekommen",
        "als nicht gekommen vermerkt",
        (State.BOOKED, State.ATTENDED),
        lambda one, wish: booking.mark_absent(one, wish.by),
    ),
    "vermerk-weg": Act(
        "Vermerk zurücknehmen",
        "ohne Vermerk",
        (State.ATTENDED, State.ABSENT),
        lambda one, wish: booking.unmark(one, wish.by),
    ),
}
BEFORE_START = tuple(ACTS[name] for name in ("abmelden", "freigeben", "zuruecknehmen", "liste", "anbieten"))


def fitting(one: Registration, event: EventPage, now: datetime) -> dict[str, Act]:
    """The acts that make sense for this registration, by name."""
    return {name: act for name, act in ACTS.items() if act.fits(one, event, now)}


@dataclass(frozen=True, slots=True)
class Seen:
    """A registration in the state in which somebody saw it when she decided."""

    pk: int
    state: str

    def __str__(self) -> str:
        return f"{self.pk}:{self.state}"


def read_seen(values: Iterable[str]) -> list[Seen]:
    """From what forms send, »17:booked«; nonsense is left out."""
    pairs = [value.partition(":") for value in values]
    return [Seen(int(pk), state) for pk, _, state in pairs if is_key(pk) and state in State.values]


def is_key(text: str) -> bool:
    """Whether this can be the key of a row."""
    return text.isdecimal() and len(text) < 19


@dataclass(slots=True)
class Outcome:
    """What became of an act on several: whom it was done to, and for whom it was refused why."""

    done: list[Registration] = field(default_factory=list)
    refused: list[tuple[Registration, str]] = field(default_factory=list)


def do(act: Act, event: EventPage, chosen: Iterable[Seen], wish: Wish) -> Outcome:
    """Do the act to each, in a transaction of its own; who is not in the state that was seen is left as she is."""
    outcome = Outcome()
    seen = {one.pk: one.state for one in chosen}
    found = Registration.objects.filter(event=event, pk__in=seen).select_related("event")
    # First those without a place: what the others free is offered on, and would change them.
    for one in sorted(found.defer("event__body", "event__report"), key=lambda one: (one.holds_place, one.pk)):
        try:
            with ledger.locked(event.pk):
                require_unchanged(one, seen[one.pk])
                act.run(one, wish)
        except BookingError as error:
            outcome.refused.append((one, error.message))
        else:
            outcome.done.append(one)
    return outcome


def require_unchanged(one: Registration, state: str) -> None:
    """Raise BookingError unless it is as it was seen; under the event's lock."""
    if not Registration.objects.filter(pk=one.pk, state=state).exists():
        raise BookingError(CHANGED, "changed")
