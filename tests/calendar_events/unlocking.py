"""Bookings without their lock, for controls: a test that passes without it proves nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from calendar_events.booking import acts, ledger
from calendar_events.models import EventPage


def unlock(patch: Callable[[object, str, object], None]) -> None:
    """Take the lock away, and let the program dawdle between looking for a place and taking it."""
    state_for_newcomer = acts.state_for_newcomer

    def slowly(*args):
        found = state_for_newcomer(*args)
        time.sleep(0.05)
        return found

    patch(acts, "state_for_newcomer", slowly)
    patch(ledger, "locked", unlocked)


@contextmanager
def unlocked(event_id: int) -> Iterator[EventPage]:
    """The event, not locked."""
    if connection.vendor == "sqlite":
        # There the transaction is the lock.
        yield EventPage.objects.get(pk=event_id)
    else:
        with transaction.atomic():
            yield EventPage.objects.get(pk=event_id)
