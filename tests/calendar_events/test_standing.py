"""What a person is told about where she stands."""

import pytest

from calendar_events import booking
from calendar_events.models.registration import State
from tests.calendar_events.registering import before, create_event, fresh, plain, sign_up

pytestmark = pytest.mark.django_db


def test_each_person_is_told_where_she_stands_and_what_she_can_do():
    event = create_event()
    now = before(event, days=20)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)
    (dana,) = sign_up(event, "Dana", now=now, confirm=False)
    booking.cancel(ada, now=now)

    def told(registration):
        standing = booking.standing(fresh(registration), now)
        return plain(standing.sentence), set(standing.acts)

    assert told(ada) == ("Sie haben sich abgemeldet.", set())
    assert told(bo) == (
        "Ein Platz ist bis Fr, 11. September, 10:00 Uhr für Sie freigehalten.",
        {"accept", "decline"},
    )
    assert told(cem) == (
        "Platz 1 der Warteliste; ein Platz wird bis Fr, 11. September, 10:00 Uhr für die nächste Person freigehalten.",
        {"cancel"},
    )
    assert told(dana) == (
        "Platz 2 der Warteliste; ein Platz wird bis Fr, 11. September, 10:00 Uhr für die nächste Person freigehalten. "
        "Bitte bestätigen Sie Ihre E-Mail-Adresse bis Do, 10. September, 10:00 Uhr.",
        {"cancel", "confirm_email"},
    )
    booking.accept(bo, now=now)
    assert told(bo) == ("Sie haben einen Platz.", {"cancel", "hand_over"})


def test_who_still_waits_when_it_begins_is_told_so():
    event = create_event()
    _, bo = sign_up(event, "Ada", "Bo", now=before(event, days=20))

    standing = booking.standing(fresh(bo), event.starts_at)

    assert standing.sentence == "Die Veranstaltung hat begonnen. Für Sie ist leider kein Platz frei geworden."
    assert standing.acts == frozenset()


def test_every_state_has_its_sentence():
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    ada.offered_until = before(event, days=10)

    for one in State:
        ada.state = one
        assert booking.standing(ada, before(event, days=15)).sentence.endswith(".")
