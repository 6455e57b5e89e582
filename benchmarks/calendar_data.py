"""
The data that the calendar is measured with: ten events of the demo and their copies, and as many people as wanted.

Everything follows from a number, so every run has the same rows. Half of the events are past. Nothing is due: nobody
waits beside a free place, nobody has to be asked, and what has to be anonymised is.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

from benchmarks.multiply import multiply

HALF = 5
# Among how many days the copies of past and of coming events are spread.
DAYS_BEFORE, DAYS_AHEAD = 7300, 1000
# One event of the coming ones has room for everybody, another one has a long list.
CROWDED, FULL = 0, 1
CAPACITY, ROOM_FOR_ALL = 40, 100_000
BATCH = 2_000


def keep_ten() -> list[int]:
    """Delete all events of the demo but the last ones and the next; the keys of these, the next ones first."""
    from django.utils import timezone

    from calendar_events.models import EventPage, Registration

    now = timezone.now()
    Registration.objects.all().delete()
    usual = EventPage.objects.live().filter(is_deadline=False).exclude(status=EventPage.Status.CANCELLED)
    coming = list(usual.filter(starts_at__gt=now + timedelta(days=4)).in_order()[:HALF])
    past = list(usual.past(now).latest_first()[:HALF])
    keys = [page.pk for page in (*coming, *past)]
    for page in EventPage.objects.exclude(pk__in=keys):
        page.delete()
    EventPage.objects.filter(pk__in=keys).update(
        admission=EventPage.Admission.HERE, capacity=CAPACITY, registration_until=None, has_waiting_list=True
    )
    EventPage.objects.filter(pk=keys[CROWDED]).update(capacity=ROOM_FOR_ALL)
    return keys


def multiply_events(keys: list[int], number: int) -> None:
    """Fill up the calendar to so many events, spread over the years around today."""
    from calendar_events.models import EventPage

    found = EventPage.objects.in_bulk(keys)
    multiply(EventPage, number, mover(number), [found[key] for key in keys])
    EventPage.objects.exclude(pk__in=keys).update(capacity=CAPACITY)


def mover(number: int) -> Callable[[Any, int], None]:
    """What moves the copies: past events back, coming ones ahead, the further the later they are made."""

    def move(copy: Any, position: int) -> None:
        share = position / number
        days = -DAYS_BEFORE * share if copy.has_ended() else DAYS_AHEAD * share
        copy.first_day += timedelta(days=round(days))
        if copy.last_day:
            copy.last_day += timedelta(days=round(days))
        copy.set_moments()

    return move


def register_people(keys: list[int], total: int, crowd: int) -> None:
    """Fill up the registrations to `total`: so many for two of the coming events, the others share the rest."""
    from calendar_events.models import EventPage, Registration, RegistrationChange

    events = list(EventPage.objects.order_by("pk").defer_streamfields())
    crowded = [event for event in events if event.pk in (keys[CROWDED], keys[FULL])]
    others = [event for event in events if event not in crowded]
    places = [*crowded * crowd, *islice(cycle(others), total - len(crowded) * crowd)]
    Registration.objects.all().delete()
    registered = people(places)
    while some := list(islice(registered, BATCH)):
        stored = Registration.objects.bulk_create(some)
        RegistrationChange.objects.bulk_create(
            RegistrationChange(registration=one, at=one.created_at, act="register", after=one.state, by="person")
            for one in stored
        )


def people(events: list) -> Iterator[Any]:
    """One registration for each of these, in turn: with a place while there is one, then waiting."""
    from django.utils import timezone

    from municipalities.models import Municipality

    now, homes = timezone.now(), list(Municipality.objects.order_by("ags"))
    numbers: Counter = Counter()
    for number, event in enumerate(events):
        rank = numbers[event.pk]
        numbers[event.pk] += 1
        yield person(event, number, rank, homes[number % len(homes)], now)


def person(event, number: int, rank: int, home, now: datetime):
    """Somebody with a place or, behind the last place, in the line; of what is over somebody who was there or not."""
    from django.conf import settings

    from calendar_events.models import Registration
    from calendar_events.models.registration import State

    registered = min(event.starts_at, now) - timedelta(days=10) + timedelta(seconds=rank)
    is_known = event.ends_at + timedelta(days=settings.REGISTRATION_RETENTION_DAYS) > now
    has_place = rank < event.capacity
    facts: dict[str, Any] = {"state": State.WAITING, "waiting_since": registered}
    if event.has_ended(now):
        facts = {"state": State.ABSENT if rank % 5 == 0 else State.ATTENDED, "booked_at": registered}
    elif has_place:
        # They were asked a moment ago.
        facts = {"state": State.BOOKED, "booked_at": registered, "asked_at": now, "reminded_at": now}
    if is_known:
        address = f"person{number}@example.org"
        facts |= {"first_name": f"Alex{number}", "last_name": f"Muster{number % 1000}", "function": "Koordination"}
        facts |= {"email": address, "email_key": address}
    else:
        facts["anonymised_at"] = now
    return Registration(event=event, municipality=home, created_at=registered, email_confirmed_at=registered, **facts)
