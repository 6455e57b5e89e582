"""The axis of the timeline: where events, months and today stand."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from calendar_events.moments import local
from calendar_events.timeline import BEFORE_FIRST, EM_PER_DAY, LABEL, LONGEST, SHORTEST, Axis, lay_out

NOW = local(date(2026, 9, 8), time(12))


@dataclass
class Event:
    starts_at: datetime
    ends_at: datetime


def event(day: date, hour: int = 10, hours: int = 2) -> Event:
    start = local(day, time(hour))
    return Event(start, start + timedelta(hours=hours))


def axis_of(past=(), upcoming=(), now=NOW) -> Axis:
    return lay_out([event(day) for day in past], [event(day) for day in upcoming], now)


def stands(axis: Axis) -> list[float]:
    """How far each event is from the left edge, in time order."""
    found, place = [], 0.0
    for gap in [*(mark.gap for mark in axis.past), axis.gap, *(mark.gap for mark in axis.upcoming)]:
        place += gap
        found.append(round(place, 2))
    today = found.pop(len(axis.past))
    assert today == pytest.approx(axis.today, abs=0.05)
    return found


SAMPLES = {
    "design": (
        [date(2026, 7, 14), date(2026, 8, 20)],
        [date(2026, 9, 17), date(2026, 9, 29), date(2026, 10, 15), date(2026, 10, 23), date(2026, 11, 12)],
    ),
    "one day": ([date(2026, 9, 7)] * 3, [date(2026, 9, 9)] * 5),
    "only past": ([date(2026, 7, 14), date(2026, 8, 20)], []),
    "only future": ([], [date(2026, 9, 17), date(2026, 9, 29)]),
    "years apart": ([date(2021, 5, 1), date(2024, 5, 1)], [date(2028, 5, 1)]),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_labels_of_a_lane_never_meet_each_other_or_the_line_of_today(name):
    axis = axis_of(*SAMPLES[name])
    places = stands(axis)
    marks = [*axis.past, *axis.upcoming]

    for lane in ("above", "below"):
        of_lane = [place for place, mark in zip(places, marks, strict=True) if mark.lane == lane]
        assert all(right - left >= LABEL - 0.05 for left, right in pairwise(of_lane))
    for place, mark in zip(places, marks, strict=True):
        distance = axis.today - place if mark.is_past else place - axis.today
        assert distance >= (LABEL if mark.is_past and mark is axis.past[-1] else SHORTEST) - 0.05


@pytest.mark.parametrize("name", SAMPLES)
def test_the_band_of_months_is_as_long_as_the_marks_and_the_last_label(name):
    axis = axis_of(*SAMPLES[name])
    end = max([axis.today, *stands(axis)]) + LABEL

    assert sum(month.width for month in axis.months) == pytest.approx(end, abs=0.1)


def test_lanes_take_turns_through_past_and_future():
    axis = axis_of(*SAMPLES["design"])

    assert [mark.lane for mark in axis.past] == ["above", "below"]
    assert [mark.lane for mark in axis.upcoming] == ["above", "below", "above", "below", "above"]
    assert [mark.is_past for mark in (*axis.past, *axis.upcoming)] == [True] * 2 + [False] * 5


def test_where_there_is_room_distances_are_those_of_time():
    axis = axis_of(upcoming=[date(2026, 9, 18), date(2026, 10, 2), date(2026, 10, 24)])

    assert axis.upcoming[1].gap == 14 * EM_PER_DAY
    assert axis.upcoming[2].gap == 22 * EM_PER_DAY
    # Ten days less two hours, from the line of today.
    assert axis.upcoming[0].gap == pytest.approx(10 * EM_PER_DAY - 2 * EM_PER_DAY / 24, abs=0.01)


def test_empty_stretches_are_shortened():
    axis = axis_of(upcoming=[date(2026, 9, 18), date(2028, 9, 18)])

    assert axis.upcoming[1].gap == LONGEST


def test_an_hour_more_or_less_at_a_clock_change_moves_nothing_by_a_day():
    days = [date(2026, 10, 20), date(2026, 11, 3), date(2027, 3, 22), date(2027, 4, 5)]
    gaps = [mark.gap for mark in axis_of(upcoming=days).upcoming]

    assert gaps[1] == pytest.approx(14 * EM_PER_DAY, abs=EM_PER_DAY / 24 + 0.01)
    assert gaps[3] == pytest.approx(14 * EM_PER_DAY, abs=EM_PER_DAY / 24 + 0.01)


def test_a_month_begins_between_the_events_before_and_after_it():
    axis = axis_of(upcoming=[date(2026, 9, 18), date(2026, 10, 16)])
    first, second = stands(axis)
    october = axis.months[0].width

    assert [month.name for month in axis.months] == ["Sept. 2026", "Okt."]
    # 18 September 10:00 to 1 October 0:00 is 12.58 of 28 days.
    assert october == pytest.approx(first + (second - first) * (12 + 14 / 24) / 28, abs=0.05)


def test_the_year_stands_at_the_first_month_and_at_every_january():
    days = [date(2026, 11, 5), date(2026, 12, 3), date(2027, 1, 7), date(2027, 2, 4), date(2027, 3, 4)]
    names = [month.name for month in axis_of(upcoming=days, now=local(date(2026, 11, 1))).months]

    assert names == ["Nov. 2026", "Dez.", "Jan. 2027", "Feb.", "März"]


def test_months_without_room_have_no_name():
    names = [month.name for month in axis_of(upcoming=[date(2026, 9, 18), date(2029, 9, 18)]).months]

    assert names[0] == "Sept. 2026"
    assert len(names) == 37
    assert set(names[1:-1]) == {""}


def test_what_has_begun_stands_at_today_until_it_is_over():
    running = Event(NOW - timedelta(days=3), NOW + timedelta(hours=1))
    axis = lay_out([], [running], NOW)

    assert axis.upcoming[0].gap == SHORTEST
    assert lay_out([running], [], NOW).past[0].is_past


def test_today_alone_begins_the_axis_where_nothing_is_over():
    axis = axis_of(upcoming=[date(2026, 9, 18)])

    assert (axis.past, axis.gap, axis.today) == ([], BEFORE_FIRST, BEFORE_FIRST)


def test_today_stands_in_the_left_half_of_a_laptop_with_the_usual_two_past_events():
    far = axis_of([date(2024, 1, 1), date(2025, 1, 1)], [date(2026, 9, 18)])

    # 1280 pixels of 16 per em, 40 of them before the axis.
    assert far.today * 16 + 40 < 640


def test_without_events_there_is_no_axis():
    assert lay_out([], [], NOW) is None
