"""What happens to an event and concerns everybody who is registered: more places, changes, cancellation."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from asskomm.core.caching import bump_content_version
from asskomm.core.models import User
from calendar_events.booking import deadlines, ledger, mails, places
from calendar_events.booking.ledger import SYSTEM, Actor, BookingError, change
from calendar_events.booking.offers import acting, offer_next
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import OPEN, State

# What the history of the page knows them by.
CANCEL, CHANGE_CAPACITY = "calendar_events.cancel", "calendar_events.change_capacity"


def set_capacity(
    event: EventPage, capacity: int | None, *, by: User | None = None, now: datetime | None = None
) -> EventPage:
    """
    Change the number of places (None: unlimited), and offer the new ones.

    Raises BookingError (`too_few`) below what is taken or promised.
    """
    with acting(event.pk, now) as (event, now):
        held = places.occupancy(event).held.total()
        if capacity is not None and capacity < max(held, 1):
            raise BookingError(f"Vergeben oder angeboten sind schon {held} Plätze.", "too_few")
        set_on_page(event, CHANGE_CAPACITY, by, capacity=capacity)
        offer_next(event, now)
        return event


def cancel_event(
    event: EventPage, *, note: str = "", by: User | None = None, now: datetime | None = None
) -> EventPage:
    """Cancel the event, and tell everybody who is registered or waits; `note` is public. Again changes nothing."""
    with ledger.locked(event.pk) as event:
        now = now or timezone.now()
        if not event.is_cancelled:
            set_on_page(event, CANCEL, by, status=event.Status.CANCELLED, **({"status_note": note} if note else {}))
            # Calendars that have subscribed take what changed last.
            EventPage.objects.filter(pk=event.pk, live=True).update(last_published_at=now)
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


def end_waiting(event: EventPage, now: datetime) -> int:
    """
    End what is left of the lists once the event has begun; returns how many got no place.

    They are told until the event is over: later nobody waits for an answer any more.
    """
    if event.is_cancelled or not event.has_started(now):
        return 0
    waiting = list(Registration.objects.filter(event=event).waiting())
    for registration in waiting:
        entry = change(registration, State.UNPLACED, "end_waiting", event=event, now=now, by=SYSTEM)
        if not event.has_ended(now):
            mails.send(entry, event, "unplaced")
    return len(waiting)


def end_all(event: EventPage, now: datetime, by: Actor) -> None:
    """End every registration of a cancelled event."""
    for registration in Registration.objects.filter(event=event, state__in=OPEN):
        entry = change(registration, State.EVENT_CANCELLED, "cancel_event", event=event, now=now, by=by)
        mails.send(entry, event, "event_cancelled")


def set_on_page(event: EventPage, act: str, by: User | None, **values: Any) -> None:
    """
    Change fields of the published page and of its draft, and note the act in the page's history.

    The draft gets a new version, with its own edits kept: whoever has the older one open is warned by the editor,
    and publishing the draft does not bring back the old values.
    """
    before = {name: getattr(event, name) for name in values}
    draft = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    planned_for = draft.latest_revision and draft.latest_revision.approved_go_live_at
    EventPage.objects.filter(pk=event.pk).update(**values)
    for name, value in values.items():
        setattr(event, name, value)
        setattr(draft, name, value)
    # Unchecked: what an editor still has to fill in must not keep the office from cancelling.
    revision = draft.save_revision(user=by, approved_go_live_at=planned_for, changed=False, clean=False)
    if draft.live and not draft.has_unpublished_changes:
        EventPage.objects.filter(pk=event.pk).update(live_revision=revision)
    planned = Revision.objects.for_instance(draft).filter(approved_go_live_at__isnull=False).exclude(pk=revision.pk)
    if planned_for:
        # The new version is published in its place.
        planned.update(approved_go_live_at=None)
    for version in planned:
        version.content |= values
        version.save(update_fields=["content"])
    log(draft, act, user=by, revision=revision, content_changed=True, data={"before": before, "after": values})
    bump_content_version()
