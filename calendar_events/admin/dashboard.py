"""What registrations need of the staff, on the first page of the admin."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from asskomm.core.admin.dashboard import ListPanel, Row
from calendar_events.admin.figures import attendance_rate, expected
from calendar_events.admin.people import UNANSWERED
from calendar_events.admin.registrations import address
from calendar_events.admin.rights import SEE
from calendar_events.booking import feedback
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State

AHEAD = timedelta(days=90)
SOON = timedelta(hours=24)
ENDING = "ending"
# From so many unanswered places on, and from this share of all, somebody should call them.
MANY, SHARE = 3, 0.3


class RegistrationsPanel(ListPanel):
    """Today's check-ins, offers that run out, events with too few and with many without an answer, feedback."""

    name = "registrations"
    heading = "Anmeldungen"
    icon = "group"
    empty = "Nichts zu tun: Keine Veranstaltung ist in Gefahr, kein Angebot läuft ab."
    order = 16

    def rows(self, request: HttpRequest) -> list[Row]:
        now = timezone.now()
        events = list(
            EventPage.objects.live()
            .filter(ends_at__gt=now, starts_at__lt=now + AHEAD)
            .exclude(status=EventPage.Status.CANCELLED)
            .filter(admission__in=(EventPage.Admission.HERE, EventPage.Admission.COURSE))
            .defer_streamfields()
            .in_order()
        )
        numbers = count(events, now)
        rate = attendance_rate(now) if events else 0
        found = [row for event in events for row in rows_of(event, numbers[event.pk], rate, now)]
        found += [(4, row) for row in feedback_rows(now)]
        return [row for _, row in sorted(found, key=lambda one: one[0])]

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE)

    @property
    def more(self) -> tuple[str, str]:
        """All events that people register for."""
        return "Alle Anmeldungen", reverse("events_with_registrations")


def count(events: list[EventPage], now: datetime) -> dict[int, Counter]:
    """For each event the registrations by state, those without an answer and the offers that end soon."""
    asked = Q(state=State.BOOKED, reconfirmed_at=None) & (Q(asked_at__isnull=False) | Q(reminded_at__isnull=False))
    found = (
        Registration.objects.filter(event__in=events)
        .order_by()
        .values("event_id", "state")
        .annotate(
            number=Count("pk"),
            unanswered=Count("pk", filter=asked),
            ending=Count("pk", filter=Q(offered_until__lt=now + SOON)),
        )
    )
    numbers: dict[int, Counter] = defaultdict(Counter)
    for one in found:
        facts = {one["state"]: one["number"], UNANSWERED: one["unanswered"], ENDING: one["ending"]}
        numbers[one["event_id"]].update(facts)
    return numbers


def rows_of(event: EventPage, numbers: Counter, rate: float, now: datetime) -> Iterator[tuple[int, Row]]:
    """What is the matter with one event, each with its place in the list."""
    when, title, url = event.day_text, event.title, address(event)
    if timezone.localdate(now) in event.days:
        total = numbers[State.BOOKED] + numbers[State.ATTENDED] + numbers[State.ABSENT]
        text = f"heute: {numbers[State.ATTENDED]} von {total} sind da"
        yield 0, Row(title, address(event, "event_check_in"), text, event.time_text)
    if event.has_started(now):
        return
    if numbers[ENDING]:
        text = f"Angebote, die in 24 Stunden enden: {numbers[ENDING]}"
        yield 1, Row(title, address(event, stand=State.OFFERED), text, when)
    coming = expected(numbers[State.BOOKED], rate)
    if event.minimum_number and coming < event.minimum_number:
        text = f"in Gefahr: voraussichtlich kommen {coming}, gebraucht werden {event.minimum_number}"
        yield 2, Row(title, url, text, when, True)
    if numbers[UNANSWERED] >= max(MANY, SHARE * numbers[State.BOOKED]):
        text = f"{numbers[UNANSWERED]} von {numbers[State.BOOKED]} haben nicht geantwortet"
        yield 3, Row(title, address(event, stand=UNANSWERED), text, when)


def feedback_rows(now: datetime) -> Iterator[Row]:
    """Events about which people can still say how it was, and some have; the last one first."""
    recent = (now - timedelta(days=feedback.FORM_DAYS + 2), now)
    events = EventPage.objects.filter(asks_feedback=True, ends_at__range=recent).latest_first().defer_streamfields()
    keys = [event.pk for event in events if now < feedback.closes_at(event)]
    given = feedback.number_given(keys) if keys else {}
    asked = feedback.number_asked(given) if given else {}
    for event in events:
        if event.pk in given:
            text = f"Rückmeldungen: {given[event.pk]} von {asked[event.pk]}"
            yield Row(event.title, address(event, "event_feedback"), text, event.day_text)
