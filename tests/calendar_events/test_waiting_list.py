"""Who gets a place that becomes free, until when, and who is left on the list: by name and order."""

from datetime import date

import pytest

from calendar_events import booking
from calendar_events.booking.deadlines import offer_until
from calendar_events.booking.due import run_due
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    HOUR,
    MINUTE,
    before,
    create_event,
    fresh,
    log,
    mails_to,
    names,
    person,
    plain,
    refused,
    sign_up,
    state,
    waiting,
)
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_places_are_offered_in_the_order_of_the_list():
    event = create_event(capacity=2)
    now = before(event, days=20)
    ada, bo, *_ = sign_up(event, "Ada", "Bo", "Cem", "Dana", "Eva", now=now)

    booking.cancel(bo, now=now)
    booking.cancel(ada, now=now)

    assert (names(event, State.OFFERED), waiting(event, now)) == (["Cem", "Dana"], ["Eva"])


def test_nobody_new_overtakes_the_list():
    event = create_event(capacity=2)
    now = before(event, days=20)
    ada, *_ = sign_up(event, "Ada", "Bo", "Cem", "Dana", now=now)
    booking.cancel(ada, now=now)

    (eva,) = sign_up(event, "Eva", now=now)

    assert eva.state == State.WAITING
    assert (names(event, State.OFFERED), waiting(event, now)) == (["Cem"], ["Dana", "Eva"])


def test_an_offer_is_accepted_once():
    event = create_event()
    now = before(event, days=20)
    ada, bo, _ = sign_up(event, "Ada", "Bo", "Cem", now=now)
    booking.cancel(ada, now=now)

    for _ in range(2):
        bo = booking.accept(bo, now=now + HOUR)

    assert (bo.state, bo.offered_until, bo.booked_at) == (State.BOOKED, None, now + HOUR)
    assert (mails_to("Bo")[-1], waiting(event, now)) == ("Angemeldet", ["Cem"])
    assert log(bo)[2:] == [("offer", "waiting", "offered", "system"), ("accept", "offered", "booked", "person")]


def test_accepting_confirms_the_address_because_the_link_came_by_mail():
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now)
    (bo,) = sign_up(event, "Bo", now=now, confirm=False)
    booking.cancel(ada, now=now)

    bo = booking.accept(bo, now=now + HOUR)

    assert (bo.email_confirmed_at, bo.confirm_until) == (now + HOUR, None)


def test_an_offer_holds_as_long_as_it_says_though_the_address_is_not_confirmed():
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now)
    (bo,) = sign_up(event, "Bo", now=now, confirm=False)
    booking.cancel(ada, now=now)

    run_due(now + DAY)

    assert booking.accept(bo, now=now + 2 * DAY - MINUTE).state == State.BOOKED


@pytest.mark.parametrize(("minutes", "is_accepted"), [(-1, True), (0, False), (1, False)])
def test_an_offer_holds_until_its_minute(minutes, is_accepted):
    event = create_event()
    now = before(event, days=20)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)
    booking.cancel(ada, now=now)
    then = now + 2 * DAY + minutes * MINUTE

    if is_accepted:
        booking.accept(bo, now=then)
        assert [state(one) for one in (bo, cem)] == [State.BOOKED, State.WAITING]
    else:
        assert refused("ended", booking.accept, bo, now=then) == "Das Angebot gilt nicht mehr."
    assert run_due(then).ended == (0 if is_accepted else 1)
    if not is_accepted:
        assert [state(one) for one in (bo, cem)] == [State.LAPSED, State.OFFERED]
        assert (mails_to("Bo")[-1], log(bo)[-1]) == (
            "Angebot abgelaufen",
            ("expire", "offered", "lapsed", "system"),
        )


def test_declining_gives_the_place_to_the_next():
    event = create_event()
    now = before(event, days=20)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)
    assert refused("not_offered", booking.decline, bo, now=now)
    booking.cancel(ada, now=now)

    for _ in range(2):
        booking.decline(bo, now=now)

    assert [state(one) for one in (bo, cem)] == [State.DECLINED, State.OFFERED]
    assert mails_to("Bo")[-1] == "Platz abgelehnt"


def test_cancelling_an_offer_declines_it():
    event = create_event()
    now = before(event, days=20)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    booking.cancel(ada, now=now)

    assert booking.cancel(bo, now=now).state == State.DECLINED


def test_who_was_offered_nothing_accepts_nothing():
    event = create_event()
    now = before(event, days=20)
    ada, bo = sign_up(event, "Ada", "Bo", now=now)

    assert refused("not_offered", booking.accept, bo, now=now) == "Für Sie ist gerade kein Platz frei."
    assert booking.accept(ada, now=now).state == State.BOOKED
    assert mails_to("Ada") == ["Angemeldet, bitte bestätigen", "Angemeldet"]


@pytest.mark.parametrize(
    ("length", "hours"),
    [({"days": 20}, 48), ({"days": 8}, 48), ({"days": 4}, 24), ({"hours": 24}, 6), ({"hours": 13}, 3.25)],
)
def test_the_deadline_of_an_offer_shortens_towards_the_event(length, hours):
    event = create_event()
    now = before(event, **length)

    assert offer_until(event, now) - now == hours * HOUR


def test_deadlines_are_whole_minutes_and_never_after_the_start():
    event = create_event()
    now = before(event, hours=13, seconds=59)
    assert offer_until(event, now).second == 0
    assert offer_until(event, before(event, hours=1)) == event.starts_at


def test_in_the_last_hours_a_place_goes_to_who_comes_first():
    event = create_event()
    now = before(event, hours=12)
    ada, bo, cem, dana = sign_up(event, "Ada", "Bo", "Cem", "Dana", now=before(event, days=20))

    booking.cancel(ada, now=now)

    assert waiting(event, now) == ["Bo", "Cem", "Dana"]
    assert [mails_to(name)[-1] for name in ("Bo", "Cem", "Dana")] == ["Platz frei, wer zuerst zusagt"] * 3
    standing = booking.standing(fresh(cem), now)
    assert standing.sentence == "Ein Platz ist frei. Wer von der Warteliste zuerst zusagt, bekommt ihn."
    assert standing.acts == frozenset({"accept", "cancel"})
    assert booking.accept(cem, now=now).state == State.BOOKED
    assert refused("taken", booking.accept, bo, now=now) == "Der Platz ist schon vergeben."
    assert waiting(event, now) == ["Bo", "Dana"]
    assert booking.standing(fresh(dana), now).sentence == "Platz 2 der Warteliste."


def test_each_place_of_the_last_hours_is_announced_once():
    event = create_event(capacity=2)
    now = before(event, hours=10)
    ada, bo, cem, dana = sign_up(event, "Ada", "Bo", "Cem", "Dana", now=before(event, days=20))

    booking.cancel(ada, now=now)
    run_due(now)
    booking.accept(cem, now=now)
    booking.cancel(bo, now=now)
    run_due(now)

    assert mails_to("Dana")[2:] == ["Platz frei, wer zuerst zusagt"] * 2
    assert booking.accept(dana, now=now).state == State.BOOKED


def test_who_registers_in_the_last_hours_hears_at_once_of_the_free_place():
    event = create_event()
    now = before(event, hours=10)
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    booking.cancel(ada, now=now)

    (cem,) = sign_up(event, "Cem", now=now)

    assert cem.state == State.WAITING
    assert mails_to("Cem")[:2] == ["Warteliste, Platz 2, bitte bestätigen", "Platz frei, wer zuerst zusagt"]
    assert booking.accept(cem, now=now).state == State.BOOKED
    assert refused("taken", booking.accept, bo, now=now)


@pytest.mark.parametrize(("minutes", "place"), [(-1, State.OFFERED), (0, State.WAITING)])
def test_twelve_hours_before_offers_give_way_to_who_comes_first(minutes, place):
    event = create_event()
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    booking.cancel(ada, now=before(event, hours=12) + minutes * MINUTE)

    assert state(bo) == place


def test_nothing_is_offered_from_the_start_on():
    event = create_event()
    ada, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))
    booking.cancel(ada, now=event.starts_at - MINUTE)

    assert refused("started", booking.accept, bo, now=event.starts_at)
    run_due(event.starts_at)

    assert (names(event, State.OFFERED), state(bo)) == ([], State.UNPLACED)


def test_an_offer_of_the_day_before_is_passed_on_in_the_last_hours():
    event = create_event()
    now = before(event, hours=13)
    ada, bo, _ = sign_up(event, "Ada", "Bo", "Cem", now=before(event, days=20))
    booking.cancel(ada, now=now)

    run_due(fresh(bo).offered_until)

    assert (state(bo), mails_to("Cem")[-1]) == (State.LAPSED, "Platz frei, wer zuerst zusagt")


# --- Limits per municipality ---


@pytest.fixture
def towns():
    return [MunicipalityFactory(name=name) for name in ("Wurzen", "Zittau", "Pirna")]


def test_over_the_limit_of_her_municipality_one_waits_though_places_are_free(towns):
    wurzen, zittau, _ = towns
    event = create_event(capacity=5, municipality_limit=1)
    now = before(event, days=20)

    sign_up(event, "Ada", "Bo", now=now, municipality=wurzen)
    sign_up(event, "Cem", now=now, municipality=zittau)
    sign_up(event, "Dana", "Eva", now=now, organisation="Verein")

    assert (names(event, State.BOOKED), waiting(event, now)) == (["Ada", "Cem", "Dana", "Eva"], ["Bo"])


def test_without_a_list_the_limit_refuses(towns):
    event = create_event(capacity=5, municipality_limit=1, has_waiting_list=False)
    now = before(event, days=20)
    sign_up(event, "Ada", now=now, municipality=towns[0])

    message = refused("limit", booking.register, event, person("Bo", municipality=towns[0]), now=now)

    assert message == "Die Kommune hat schon so viele Plätze, wie jede haben kann."


def test_municipalities_without_a_place_come_first_where_a_limit_is_set(towns):
    wurzen, zittau, pirna = towns
    event = create_event(capacity=2, municipality_limit=2)
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, municipality=wurzen)
    (bo,) = sign_up(event, "Bo", now=now, organisation="Verein")
    sign_up(event, "Cem", now=now, municipality=wurzen)
    sign_up(event, "Dana", "Eva", now=now, municipality=zittau)
    sign_up(event, "Finn", now=now, municipality=pirna)

    assert waiting(event, now) == ["Dana", "Finn", "Cem", "Eva"]
    booking.cancel(bo, now=now)
    assert names(event, State.OFFERED) == ["Dana"]
    assert waiting(event, now) == ["Finn", "Cem", "Eva"]
    booking.cancel(ada, now=now)
    # Now Wurzen has no place either, and Cem has waited longer than Finn.
    assert (names(event, State.OFFERED), waiting(event, now)) == (["Cem", "Dana"], ["Finn", "Eva"])


def test_the_limit_ends_with_its_last_day(towns):
    event = create_event(capacity=5, municipality_limit=1, municipality_limit_until=date(2026, 9, 15))
    start = before(event, days=20)
    _, bo = sign_up(event, "Ada", "Bo", now=start, municipality=towns[0])
    midnight = before(event, days=13, hours=10)

    assert run_due(midnight - MINUTE).offered == 0
    assert state(bo) == State.WAITING
    assert run_due(midnight).offered == 1
    assert state(bo) == State.OFFERED
    assert booking.accept(bo, now=midnight).state == State.BOOKED


def test_the_limit_counts_for_who_comes_first_too(towns):
    event = create_event(capacity=2, municipality_limit=1)
    now = before(event, hours=5)
    sign_up(event, "Ada", now=before(event, days=20), municipality=towns[0])
    (bo,) = sign_up(event, "Bo", now=before(event, days=20), municipality=towns[0])
    (cem,) = sign_up(event, "Cem", now=before(event, days=20), organisation="Verein")

    booking.cancel(cem, now=now)

    assert mails_to("Bo")[2:] == []
    assert refused("limit", booking.accept, bo, now=now)


def test_a_place_is_handed_on_within_the_municipality_but_not_past_the_limit_of_another(towns):
    event = create_event(capacity=3, municipality_limit=1)
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, municipality=towns[0])
    sign_up(event, "Bo", now=now, municipality=towns[1])

    assert refused("limit", booking.hand_over, ada, person("Cem", municipality=towns[1]), now=now)
    booking.hand_over(ada, person("Cem", municipality=towns[0]), now=now)

    assert names(event, State.BOOKED) == ["Bo", "Cem"]


# --- More or fewer places ---


def test_more_places_are_offered_at_once_and_survive_an_older_draft(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    sign_up(event, "Ada", "Bo", "Cem", "Dana", now=now)
    draft = EventPage.objects.get(pk=event.pk)
    draft.title = "Neuer Titel"
    draft.save_revision()

    booking.set_capacity(event, 3, now=now)
    EventPage.objects.get(pk=event.pk).latest_revision.publish()

    event = EventPage.objects.get(pk=event.pk)
    assert (event.title, event.capacity) == ("Neuer Titel", 3)
    assert (names(event, State.OFFERED), waiting(event, now)) == (["Bo", "Cem"], ["Dana"])


def test_fewer_places_than_taken_are_refused():
    event = create_event(capacity=3)
    now = before(event, days=20)
    sign_up(event, "Ada", "Bo", now=now)

    assert (
        refused("too_few", booking.set_capacity, event, 1, now=now) == "Vergeben oder angeboten sind schon 2 Plätze."
    )
    booking.set_capacity(event, 2, now=now)
    (cem,) = sign_up(event, "Cem", now=now)
    assert cem.state == State.WAITING


def test_without_a_number_of_places_nobody_waits():
    event = create_event(capacity=None)
    now = before(event, days=20)

    sign_up(event, *"ABCDE", now=now)

    assert len(names(event, State.BOOKED)) == 5
    assert Registration.objects.exclude(state=State.BOOKED).count() == 0


def test_publishing_more_places_offers_them(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    sign_up(event, "Ada", "Bo", now=now)
    event.capacity = 2

    event.save_revision().publish()

    assert names(event, State.OFFERED) == ["Bo"]
    assert plain(mails_to("Bo")[-1]) == "Platz frei bis Fr, 11. September, 10:00 Uhr"
