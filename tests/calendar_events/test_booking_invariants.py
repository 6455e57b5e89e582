"""
Random sequences of acts with moving time, against what must hold after each of them.

Never more places held than there are; never a free place while somebody may have it and time remains; never an
offer after the start; nobody skipped; one mail per entry of the log that has one; the log explains every state.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from asskomm.core.models import OutgoingMail
from calendar_events import booking
from calendar_events.booking import places
from calendar_events.booking.due import run_due
from calendar_events.models import EventPage, Registration, RegistrationChange
from calendar_events.models.registration import ENDED, HOLDING, OPEN, WAITING, State
from tests.calendar_events.registering import clerk, create_event, person
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db

PEOPLE = [f"P{number}" for number in range(9)]
# These change a registration without a word to the person, or their words are counted elsewhere.
SILENT = {"reconfirm", "mark_attended", "mark_absent", "unmark", "rank"}


class Booking(RuleBasedStateMachine):
    """One event with few places, nine people of three municipalities, and a clock that only goes forward."""

    def __init__(self) -> None:
        super().__init__()
        # Each sequence leaves nothing behind.
        self.sandbox = transaction.atomic()
        self.sandbox.__enter__()
        self.event = Booking.base
        self.towns = Booking.towns
        self.clerk = clerk()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.sandbox.__exit__(None, None, None)

    @initialize(
        capacity=st.integers(1, 3),
        limit=st.sampled_from([None, None, 1, 2]),
        reconfirmation=st.sampled_from(EventPage.Reconfirmation.values),
        hours=st.sampled_from([30 * 24, 9 * 24, 60, 14]),
        crowd=st.lists(st.integers(0, 8), max_size=7),
    )
    def begin(self, capacity, limit, reconfirmation, hours, crowd) -> None:
        fields = {"capacity": capacity, "municipality_limit": limit, "reconfirmation": reconfirmation}
        EventPage.objects.filter(pk=self.event.pk).update(**fields)
        self.event = EventPage.objects.get(pk=self.event.pk)
        self.now = self.event.starts_at - timedelta(hours=hours)
        self.register(crowd)

    # --- What people, staff and the clock do ---

    def attempt(self, act, *args, **kwargs) -> None:
        """Refusals are right answers; what else goes wrong is not."""
        try:
            act(*args, now=self.now, **kwargs)
        except booking.BookingError as error:
            assert error.message

    def one(self, number: int, *states: State) -> Registration | None:
        found = list(Registration.objects.filter(event=self.event, state__in=states or list(State)))
        return found[number % len(found)] if found else None

    def person(self, number: int) -> booking.Person:
        return person(PEOPLE[number], municipality=[None, *self.towns][number % 4])

    @rule(numbers=st.lists(st.integers(0, 8), min_size=1, max_size=3))
    def register(self, numbers) -> None:
        for number in numbers:
            known = set(Registration.objects.values_list("pk", flat=True))
            self.attempt(booking.register, self.event, self.person(number))
            for newcomer in Registration.objects.filter(state=State.BOOKED).exclude(pk__in=known):
                self.check_that_nobody_was_overtaken_by(newcomer)

    def check_that_nobody_was_overtaken_by(self, newcomer: Registration) -> None:
        """The place was within the limit, and nobody who waits on might have had it."""
        event = EventPage.objects.get(pk=self.event.pk)
        held = places.occupancy(event).held
        held[newcomer.municipality_id] -= 1
        assert not places.has_reached_limit(event, newcomer.municipality_id, held, self.now)
        for one in Registration.objects.filter(event=event).waiting():
            assert places.has_reached_limit(event, one.municipality_id, held, self.now)

    @rule(number=st.integers(0, 20))
    def confirm(self, number) -> None:
        if chosen := self.one(number, *OPEN):
            self.attempt(booking.confirm_email, chosen)

    @rule(number=st.integers(0, 20), act=st.sampled_from([booking.cancel, booking.reconfirm, booking.release]))
    def change_place(self, number, act) -> None:
        if chosen := self.one(number, State.BOOKED):
            self.attempt(act, chosen)

    @rule(number=st.integers(0, 20), act=st.sampled_from([booking.accept, booking.accept, booking.decline]))
    def answer(self, number, act) -> None:
        if chosen := self.one(number, State.OFFERED, State.WAITING):
            self.attempt(act, chosen)

    @rule(number=st.integers(0, 20), other=st.integers(0, 8))
    def hand_over(self, number, other) -> None:
        if chosen := self.one(number, State.BOOKED):
            self.attempt(booking.hand_over, chosen, self.person(other))

    @rule(number=st.integers(0, 20))
    def anything_with_anybody(self, number) -> None:
        if chosen := self.one(number):
            acts = (booking.cancel, booking.accept, booking.decline, booking.reconfirm, booking.confirm_email)
            self.attempt(acts[number % len(acts)], chosen)

    @rule(number=st.integers(0, 20), extra=st.booleans())
    def undo(self, number, extra) -> None:
        if chosen := self.one(number, State.RELEASED):
            self.attempt(booking.undo_release, chosen, self.clerk, extra_place=extra)

    @rule(number=st.integers(0, 20), to=st.sampled_from([State.BOOKED, State.WAITING]))
    def move(self, number, to) -> None:
        if chosen := self.one(number):
            self.attempt(booking.move_by_hand, chosen, to, self.clerk)

    @rule(number=st.integers(0, 20), act=st.sampled_from([booking.mark_attended, booking.mark_absent, booking.unmark]))
    def mark(self, number, act) -> None:
        if chosen := self.one(number, *HOLDING):
            self.attempt(act, chosen, self.clerk)

    @rule(capacity=st.integers(1, 4))
    def resize(self, capacity) -> None:
        self.attempt(booking.set_capacity, self.event, capacity)

    @rule(minutes=st.sampled_from([1, 30, 4 * 60, 24 * 60, 49 * 60, 5 * 24 * 60]))
    def wait(self, minutes) -> None:
        self.now += timedelta(minutes=minutes)
        run_due(self.now)

    # --- What must hold ---

    @invariant()
    def no_more_places_are_held_than_there_are(self) -> None:
        event = EventPage.objects.get(pk=self.event.pk)
        assert Registration.objects.filter(event=event).holding().count() <= event.capacity

    @invariant()
    def no_place_is_free_while_somebody_may_have_it(self) -> None:
        event = EventPage.objects.get(pk=self.event.pk)
        if event.has_started(self.now):
            return
        held = places.occupancy(event).held
        waiting = list(Registration.objects.filter(event=event).waiting())
        eligible = [one for one in waiting if not places.has_reached_limit(event, one.municipality_id, held, self.now)]
        if places.free(event, held) and eligible:
            # In the last hours it is free for all of them, and every one knows.
            assert event.is_rush(self.now)
            assert all(one.called_at for one in eligible)

    @invariant()
    def no_offer_outlives_the_start_or_its_deadline(self) -> None:
        for offer in Registration.objects.filter(event=self.event, state=State.OFFERED):
            assert offer.offered_until <= self.event.starts_at
            assert self.event.has_started(self.now) is False or offer.offered_until <= self.now

    @invariant()
    def nobody_is_skipped(self) -> None:
        """Without a limit, whoever was offered a place of the list has waited longer than all who wait on."""
        if self.event.municipality_limit:
            return
        offers = RegistrationChange.objects.filter(act="offer").order_by("-pk").select_related("registration")
        latest = offers.first()
        if latest is None or latest.registration.state != State.OFFERED:
            return
        earlier = Registration.objects.filter(event=self.event, state__in=WAITING, waiting_since__lt=latest.at)
        entered = latest.registration.changes.filter(after=State.WAITING, pk__lt=latest.pk).exclude(
            before=State.WAITING
        )
        since = entered.last().at
        assert not earlier.filter(waiting_since__lt=since).exists()

    @invariant()
    def the_log_explains_every_state(self) -> None:
        for registration in Registration.objects.filter(event=self.event).prefetch_related("changes"):
            entries = list(registration.changes.all())
            assert entries[0].before == ""
            assert [entry.after for entry in entries[:-1]] == [entry.before for entry in entries[1:]]
            assert entries[-1].after == registration.state
            assert (registration.ended_at is not None) == (registration.state in ENDED)

    @invariant()
    def each_change_that_concerns_a_person_is_told_once(self) -> None:
        told = RegistrationChange.objects.exclude(act__in=SILENT).exclude(act="confirm_email", after=State.OFFERED)
        keys = Counter(
            OutgoingMail.objects.filter(key__startswith="registration-change").values_list("key", flat=True)
        )
        assert keys == Counter(f"registration-change-{key}" for key in told.values_list("pk", flat=True))


def test_whatever_people_do_in_whatever_order_the_places_are_given_rightly():
    Booking.base = create_event()
    Booking.towns = [MunicipalityFactory() for _ in range(3)]

    run_state_machine_as_test(
        Booking,
        settings=settings(
            max_examples=50,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
