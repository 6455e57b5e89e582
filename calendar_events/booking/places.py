"""How many places an event has, and who is next: counts, limits per municipality, the order of the list."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import HOLDING, WAITING, State


@dataclass(frozen=True, slots=True)
class Places:
    """
    The places of one event as they are now; `capacity` is None where they are unlimited.

    `booked` counts taken places, also of people known to have come or not; `offered` are kept for somebody.
    """

    capacity: int | None
    booked: int = 0
    offered: int = 0
    waiting: int = 0
    applied: int = 0

    @property
    def held(self) -> int:
        """Places that nobody else can get."""
        return self.booked + self.offered

    @property
    def free(self) -> int | None:
        """Places left, None where they are unlimited; never negative."""
        return None if self.capacity is None else max(self.capacity - self.held, 0)

    @property
    def is_full(self) -> bool:
        """Whether whoever registers now gets no place, because none is left or others wait for it."""
        return self.free == 0 or (self.free is not None and self.waiting > 0)


def left(events: Iterable[EventPage]) -> dict[int, Places]:
    """The places of each of these events by its id, in one query for any number of events; never remembered."""
    capacities = {event.pk: event.capacity for event in events}
    rows = (
        Registration.objects.filter(event_id__in=capacities, state__in=(*HOLDING, *WAITING, State.APPLIED))
        .order_by()
        .values_list("event_id", "state")
        .annotate(Count("pk"))
    )
    numbers: dict[int, Counter] = {key: Counter() for key in capacities}
    for event_id, state, number in rows:
        numbers[event_id][state] = number
    return {key: places_of(capacity, numbers[key]) for key, capacity in capacities.items()}


def places_of(capacity: int | None, numbers: Counter) -> Places:
    booked = sum(numbers[state] for state in HOLDING if state != State.OFFERED)
    waiting = sum(numbers[state] for state in WAITING)
    return Places(capacity, booked, numbers[State.OFFERED], waiting, numbers[State.APPLIED])


@dataclass(slots=True)
class Occupancy:
    """Who holds places and who waits, by municipality (None: without one); read under the event's lock."""

    held: Counter = field(default_factory=Counter)
    waiting: Counter = field(default_factory=Counter)


def occupancy(event: EventPage) -> Occupancy:
    """The event's occupancy, in one query."""
    rows = (
        Registration.objects.filter(event=event, state__in=(*HOLDING, *WAITING))
        .order_by()
        .values_list("state", "municipality_id")
        .annotate(Count("pk"))
    )
    found = Occupancy()
    for state, municipality_id, number in rows:
        (found.waiting if state in WAITING else found.held)[municipality_id] += number
    return found


def free(event: EventPage, held: Counter) -> int | None:
    """Places left; None where they are unlimited."""
    return None if event.capacity is None else max(event.capacity - held.total(), 0)


def has_reached_limit(event: EventPage, municipality_id: int | None, held: Counter, now: datetime) -> bool:
    """Whether this municipality has as many places as one may have now; organisations have no limit."""
    is_limited = municipality_id is not None and event.limits_municipalities(now)
    return is_limited and held[municipality_id] >= event.municipality_limit


def is_place_for(event: EventPage, municipality_id: int | None, found: Occupancy, now: datetime) -> bool:
    """Whether somebody who comes now gets a place at once: one is free, and nobody who may have it waits for it."""
    if free(event, found.held) == 0 or has_reached_limit(event, municipality_id, found.held, now):
        return False
    return all(has_reached_limit(event, waiting, found.held, now) for waiting in +found.waiting)


def next_in_line(
    event: EventPage, waiting: Iterable[Registration], held: Counter, now: datetime
) -> Iterator[Registration]:
    """
    Who gets the next free places, one after the other, as if each took hers.

    In the order of their ranks; where a limit is set, municipalities without a place come first, and those
    that have reached it are left out.
    """
    if not event.municipality_limit or event.is_course:
        yield from waiting
        return
    held, others = Counter(held), []
    # Whoever takes a place only brings her municipality closer to its limit: nobody has to be looked at a third time.
    for one in waiting:
        if one.municipality_id is None or held[one.municipality_id]:
            others.append(one)
        elif not has_reached_limit(event, one.municipality_id, held, now):
            held[one.municipality_id] += 1
            yield one
    for one in others:
        if not has_reached_limit(event, one.municipality_id, held, now):
            held[one.municipality_id] += 1
            yield one


def line(event: EventPage, now: datetime) -> dict[int, int]:
    """
    The place of everybody who waits, by the key of the registration, counted from 1.

    In the order in which places will be offered; who may have none yet comes last.
    """
    # Rows instead of registrations: there may be thousands.
    rows = Registration.objects.filter(event=event).waiting()
    waiting = list(rows.values_list("pk", "municipality_id", named=True))
    held = occupancy(event).held if event.municipality_limit else Counter()
    chosen = next_in_line(event, waiting, held, now)
    # A key stays where it was first: those chosen are not counted again.
    keys = dict.fromkeys(one.pk for one in (*chosen, *waiting))
    return {key: place for place, key in enumerate(keys, start=1)}
