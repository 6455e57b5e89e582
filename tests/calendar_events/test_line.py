"""The line of people who wait where municipalities have a limit: the rule, said slowly, against what computes it."""

from collections import Counter
from datetime import UTC, datetime
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from calendar_events.booking.places import has_reached_limit, next_in_line
from calendar_events.models import EventPage

NOW = datetime(2026, 9, 8, 10, tzinfo=UTC)


class Waiting(NamedTuple):
    """Somebody on the list."""

    pk: int
    municipality_id: int | None


def one_by_one(event: EventPage, waiting: list[Waiting], held: Counter) -> list[Waiting]:
    """Each place goes to the first whose municipality has none yet, or else to the first below the limit."""
    rest, held, chosen = list(waiting), Counter(held), []
    while eligible := [one for one in rest if not has_reached_limit(event, one.municipality_id, held, NOW)]:
        without_place = [one for one in eligible if one.municipality_id is not None and not held[one.municipality_id]]
        one = (without_place or eligible)[0]
        rest.remove(one)
        held[one.municipality_id] += 1
        chosen.append(one)
    return chosen


@given(
    limit=st.integers(1, 3),
    until=st.sampled_from([None, "2026-09-07", "2026-09-08"]),
    towns=st.lists(st.sampled_from([None, 1, 2, 3, 4]), max_size=12),
    held=st.lists(st.sampled_from([None, 1, 2, 3]), max_size=5),
)
def test_the_line_is_that_of_places_given_away_one_by_one(limit, until, towns, held):
    day = datetime.fromisoformat(until).date() if until else None
    event = EventPage(municipality_limit=limit, municipality_limit_until=day)
    waiting = [Waiting(number, town) for number, town in enumerate(towns)]

    assert list(next_in_line(event, waiting, Counter(held), NOW)) == one_by_one(event, waiting, Counter(held))
