"""The registrations of one event as a table: who, from where, where each stands in words, and what was answered."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.paginator import Page, Paginator

from asskomm.core.comparison import search_key, sort_key
from calendar_events.booking import places
from calendar_events.booking.mails import moment_text
from calendar_events.booking.standing import is_unanswered
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import ACTIVE, ENDED, HOLDING, WAITING, State

PER_PAGE = 50
PRESENT = (State.BOOKED, State.ATTENDED, State.ABSENT)
ORDER = {state: number for number, state in enumerate(State)}
# Several states under one word, by their name in addresses.
GROUPS: dict[str, tuple[str, tuple[State, ...]]] = {
    "alle": ("alle, die einen Platz haben oder hoffen", ACTIVE),
    "platz": ("mit Platz", HOLDING),
    "liste": ("auf der Warteliste oder Nachrückliste", WAITING),
    "beendet": ("nicht mehr dabei", ENDED),
}
UNANSWERED = "ohne-antwort"


def states_of(name: str) -> tuple[State, ...]:
    """The states of a group, or the one of this name; all of them for any other text."""
    if name in GROUPS:
        return GROUPS[name][1]
    return (State(name),) if name in State.values else tuple(State)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which registrations to show; empty is all of them."""

    state: str = ""
    municipality: str = ""
    text: str = ""

    def matches(self, one: Registration) -> bool:
        if self.state == UNANSWERED:
            if not is_unanswered(one):
                return False
        elif self.state and one.state not in states_of(self.state):
            return False
        if self.municipality and str(one.municipality_id) != self.municipality:
            return False
        key = search_key(self.text)
        return not key or key in search_key(f"{one.name} {one.email} {one.origin}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table."""

    registration: Registration
    state_text: str
    since: datetime
    answers: list[tuple[str, str]]
    # Rank on the waiting list or among the applications.
    place: int | None = None


class People:
    """Everybody registered for an event, read once, in the order of states and ranks."""

    def __init__(self, event: EventPage, now: datetime) -> None:
        self.event = event
        self.now = now

    @cached_property
    def all(self) -> list[Registration]:
        found = Registration.objects.filter(event=self.event).prefetch_related("municipality__district")
        return sorted(found, key=self.order)

    @cached_property
    def line(self) -> dict[int, int]:
        """The place of everybody who waits, counted from 1."""
        return places.line(self.event, self.now)

    def place_of(self, one: Registration) -> int | None:
        return one.course_rank if one.state == State.APPLIED else self.line.get(one.pk)

    def order(self, one: Registration) -> tuple:
        # Those without a rank stand behind those with one.
        place = self.place_of(one)
        return ORDER[one.state], place is None, place or 0, sort_key(one.last_name), sort_key(one.first_name), one.pk

    def matching(self, narrowing: Narrowing) -> list[Registration]:
        return [one for one in self.all if narrowing.matches(one)]

    def in_states(self, states: Iterable[State]) -> list[Registration]:
        """Those in these states by their names."""
        found = [one for one in self.all if one.state in states]
        return sorted(found, key=lambda one: (sort_key(one.last_name), sort_key(one.first_name), one.pk))

    @cached_property
    def numbers(self) -> Counter:
        return Counter(one.state for one in self.all)

    @cached_property
    def places(self) -> places.Places:
        return places.places_of(self.event.capacity, self.numbers)

    @property
    def confirmed(self) -> int:
        """How many have said that they come."""
        return sum(one.state == State.BOOKED and one.reconfirmed_at is not None for one in self.all)

    @property
    def unanswered(self) -> int:
        """How many were asked whether they come, and have not answered."""
        return sum(map(is_unanswered, self.all))

    @cached_property
    def municipalities(self) -> list[tuple[str, str]]:
        """Key and name of every municipality that somebody comes from."""
        found = {(str(one.municipality_id), str(one.municipality)) for one in self.all if one.municipality_id}
        return sorted(found, key=lambda one: sort_key(one[1]))

    @cached_property
    def questions(self) -> dict[str, str]:
        """The event's questions by the names under which answers are stored."""
        return {str(one.uid): one.label for one in self.event.registration_questions.all()}

    def page(self, narrowing: Narrowing, number: str) -> Page:
        """One page of entries."""
        page = Paginator(self.matching(narrowing), PER_PAGE).get_page(number)
        page.object_list = [self.entry(one) for one in page.object_list]
        return page

    def entry(self, one: Registration) -> Entry:
        place = self.place_of(one)
        return Entry(one, state_text(one, place), since(one), answers_of(one, self.questions), place)


def answers_of(registration: Registration, questions: Mapping[str, str]) -> list[tuple[str, str]]:
    """Question and answer; one whose question was deleted is still told."""
    named = {uid: questions.get(uid, "Frage, die es nicht mehr gibt") for uid in registration.answers}
    return [(named[uid], text) for uid, text in registration.answers.items()]


def persons(number: int) -> str:
    """»1 Person«, »5 Personen«."""
    return f"{number} {'Person' if number == 1 else 'Personen'}"


def since(one: Registration) -> datetime:
    """Since when the registration is in its state."""
    return one.ended_at or one.waiting_since or (one.booked_at if one.holds_place else None) or one.created_at


def state_text(one: Registration, place: int | None) -> str:
    """»angemeldet, kommt«, »Platz 3 der Warteliste«, »Platz angeboten bis Di, 29. September, 12:00 Uhr«."""
    return ", ".join(part for part in (state_words(one, place), confirmation_words(one)) if part)


def state_words(one: Registration, place: int | None) -> str:
    if one.state == State.OFFERED:
        return f"Platz angeboten bis {moment_text(one.offered_until)}"
    if one.state in WAITING and place:
        return f"Platz {place} der {'Nachrückliste' if one.state == State.RESERVE else 'Warteliste'}"
    if one.state == State.APPLIED:
        return f"beworben, Rang {place}" if place else "beworben, ohne Rang"
    return one.get_state_display()


def confirmation_words(one: Registration) -> str:
    if one.state not in ACTIVE or one.state in (State.ATTENDED, State.ABSENT):
        return ""
    if one.confirm_until:
        return f"E-Mail nicht bestätigt (bis {moment_text(one.confirm_until)})"
    if one.state == State.BOOKED:
        return "kommt" if one.reconfirmed_at else "gefragt, ohne Antwort" if is_unanswered(one) else ""
    return ""
