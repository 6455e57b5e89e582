"""What the staff's acts leave in the history of the event's page, and what becomes of drafts and plans."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageLogEntry

from calendar_events import booking
from calendar_events.ical import calendar_of
from calendar_events.models import EventPage
from tests.calendar_events.registering import MINUTE, before, clerk, create_event
from tests.pages import soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-09-01 08:00+00:00")]


def stored(event: EventPage) -> EventPage:
    return EventPage.objects.get(pk=event.pk)


def draft_of(event: EventPage) -> EventPage:
    """What an editor sees who opens the page."""
    return stored(event).get_latest_revision_as_object()


def facts(event: EventPage) -> tuple:
    return event.title, event.status, event.capacity


def test_a_newer_draft_keeps_its_edits_and_gets_the_new_state():
    event = create_event(title="Alt", capacity=5)
    draft = stored(event)
    draft.title = "Neu"
    opened = draft.save_revision()

    booking.set_capacity(event, 7, by=clerk())
    booking.cancel_event(event, note="Krankheit", by=clerk())

    assert facts(stored(event)) == ("Alt", "cancelled", 7)
    assert facts(draft_of(event)) == ("Neu", "cancelled", 7)
    # A new version, so that the editor warns whoever has the older one open.
    assert stored(event).latest_revision_id > opened.pk
    assert stored(event).has_unpublished_changes is True

    stored(event).latest_revision.publish()

    assert facts(stored(event)) == ("Neu", "cancelled", 7)
    assert stored(event).status_note == "Krankheit"


def test_a_page_without_a_draft_has_none_afterwards():
    event = create_event(title="Alt", capacity=5)
    event.save_revision().publish()

    booking.cancel_event(event, by=clerk())

    page = stored(event)
    assert (page.has_unpublished_changes, page.live_revision_id) == (False, page.latest_revision_id)
    assert facts(draft_of(event)) == facts(page) == ("Alt", "cancelled", 5)


@pytest.mark.parametrize("edited_since", [False, True])
def test_a_planned_version_is_published_with_the_new_state(edited_since, time_machine):
    event = create_event(title="Alt")
    plan = stored(event)
    plan.title, plan.go_live_at = "Geplant", timezone.now() + timedelta(hours=1)
    plan.save_revision().publish()
    if edited_since:
        plan.title = "Noch neuer"
        plan.save_revision()

    booking.cancel_event(event, by=clerk())
    time_machine.shift(2 * 3600)
    call_command("publish_scheduled")

    assert facts(stored(event)) == ("Geplant", "cancelled", 1)
    assert facts(draft_of(event)) == ("Noch neuer" if edited_since else "Geplant", "cancelled", 1)
    assert stored(event).has_unpublished_changes is edited_since


def test_a_draft_that_could_not_be_published_keeps_nobody_from_cancelling():
    event = create_event()
    draft = stored(event)
    draft.lead = "x" * 401
    draft.save_revision(clean=False)

    booking.cancel_event(event, by=clerk())

    assert (stored(event).status, draft_of(event).status, draft_of(event).lead) == (
        "cancelled",
        "cancelled",
        draft.lead,
    )


def test_the_history_says_who_did_what(admin_client):
    event = create_event(capacity=None)
    booking.set_capacity(event, 3, by=clerk())
    booking.cancel_event(event, by=clerk())
    booking.cancel_event(event, by=clerk())

    entries = PageLogEntry.objects.filter(page=event, action__startswith="calendar_events.").order_by("pk")
    assert [(entry.message, entry.user, entry.content_changed) for entry in entries] == [
        ("Zahl der Plätze: unbegrenzt → 3", clerk(), True),
        ("Veranstaltung abgesagt", clerk(), True),
    ]
    shown = text(soup(admin_client.get(reverse("wagtailadmin_pages:history", args=[event.pk]))).main)
    assert "Zahl der Plätze: unbegrenzt → 3" in shown
    assert "Veranstaltung abgesagt" in shown


def test_one_more_place_for_somebody_stands_in_the_history_too():
    event = create_event(capacity=1)
    for name in ("Ada", "Bo"):
        booking.add_by_hand(event, booking.Person(name, "Muster"), clerk(), extra_place=True)

    entry = PageLogEntry.objects.get(action="calendar_events.change_capacity")
    assert (entry.message, entry.user) == ("Zahl der Plätze: 1 → 2", clerk())
    assert (stored(event).capacity, draft_of(event).capacity) == (2, 2)


def test_subscribed_calendars_see_a_newer_version_once_it_is_cancelled():
    event = create_event(first_day=date(2026, 9, 29))
    event.save_revision().publish()
    event = stored(event)

    def entry():
        (found,) = Calendar.from_ical(calendar_of([stored(event)], str)).events
        return found

    earlier = entry()
    booking.cancel_event(event, by=clerk(), now=timezone.now() + MINUTE)

    assert str(entry()["status"]) == "CANCELLED"
    assert entry()["sequence"] > earlier["sequence"]


def test_a_cancelled_draft_does_not_count_as_published():
    event = create_event(live=False)

    booking.cancel_event(event, by=clerk(), now=before(event, days=3))

    assert (stored(event).live, stored(event).last_published_at, stored(event).live_revision) == (False, None, None)
