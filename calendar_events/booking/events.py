"""What happens to an event and concerns everybody who is registered: more places, changes, cancellation."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Revision

from asskomm.core.caching import bump_content_version
from asskomm.core.models import User
from calendar_events.booking import deadlines, ledger, mails, places
from calendar_events.booking.ledger import SYSTEM, Actor, BookingError, change
from calendar_events.booking.offers import acting, offer_next
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import OPEN, State


def set_capacity(event: EventPage, capacity: int | None, *, now: datetime | None = None) -> EventPage:
    """
    Change the number of places (None: unlimited), and offer the new ones.

    Raises BookingError (`too_few`) below what is taken or promised.
    """
    with acting(event.pk, now) as (event, now):
        held = places.occupancy(event).held.total()
        if capacity is not None and capacity < max(held, 1):
            raise BookingError(f"Vergeben oder angeboten sind schon {held} Plätze.", "too_few")
        set_on_page(event, capacity=capacity)
        offer_next(event, now)
        return event


def cancel_event(
    event: EventPage, *, note: str = "", by: User | None = None, now: datetime | None = None
) -> EventPage:
    """Cancel the event, and tell everybody who is registered or waits; `note` is public. Again changes nothing."""
    now = now or timezone.now()
    with ledger.locked(event.pk) as event:
        if not event.is_cancelled:
            set_on_page(event, status=event.Status.CANCELLED, **({"status_note": note} if note else {}))
        end_all(event, now, ledger.staff(by) if by else SYSTEM)
        return event


def follow(event: EventPage, *, now: datetime | None = None) -> None:
    """
    Do what a published change of the page means for the registered: places to offer, a new day, the end.

    Called after every publication. Everybody is told what she does not know, once; after the event nobody is.
    """
    if not Registration.objects.filter(event_id=event.pk, state__in=OPEN).exists():
        return
    with acting(event.pk, now) as (event, now):
        if event.has_ended(now):
            return
        if event.is_cancelled:
            end_all(event, now, SYSTEM)
            return
        tell_changes(event, now)
        offer_next(event, now)


def tell_changes(event: EventPage, now: datetime) -> None:
    """Tell everybody who knows other dates or another place; answers that were given for another day are void."""
    told = deadlines.facts_text(event)
    for registration in Registration.objects.filter(event=event, state__in=OPEN).exclude(told=told):
        before = registration.told
        is_moved = before.partition(" · ")[0] != told.partition(" · ")[0]
        facts = dict.fromkeys(("asked_at", "reminded_at", "reconfirmed_at")) if is_moved else {}
        if registration.offered_until:
            facts["offered_until"] = min(registration.offered_until, event.starts_at)
        if registration.confirm_until:
            facts["confirm_until"] = min(registration.confirm_until, event.starts_at)
        entry = change(
            registration, registration.state, "tell_changes", event=event, now=now, by=SYSTEM, reason=before, **facts
        )
        mails.send(entry, event, "changed", before=before)


def end_all(event: EventPage, now: datetime, by: Actor) -> None:
    """End every registration of a cancelled event."""
    for registration in Registration.objects.filter(event=event, state__in=OPEN):
        entry = change(registration, State.EVENT_CANCELLED, "cancel_event", event=event, now=now, by=by)
        mails.send(entry, event, "event_cancelled")


def set_on_page(event: EventPage, **values: Any) -> None:
    """
    Change fields of the published page, and of the versions that may be published next.

    Otherwise an editor's draft, made before, would bring back the old value.
    """
    for name, value in values.items():
        setattr(event, name, value)
    EventPage.objects.filter(pk=event.pk).update(**values)
    waiting = Q(pk=event.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    for revision in Revision.objects.for_instance(event).filter(waiting):
        revision.content |= values
        revision.save(update_fields=["content"])
    bump_content_version()
