"""The state of a day and the figures of many days, against a slow count over the raw rows."""

from datetime import date

import pytest

from municipalities.figures.series import month_ends, series
from municipalities.models import District
from municipalities.participation import as_of
from municipalities.records import read_records
from tests.municipalities.figures.slow_count import SlowCount, make_register, random_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    make_register(seed=5)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("ags", ["", "14520"])
def test_forty_days_agree_with_a_slow_count_in_saxony_and_in_a_district(ags):
    days = random_days(seed=7)
    district = District.objects.get(ags=ags) if ags else None
    slow, many = SlowCount(), series(days, read_records(), ags)
    for number, day in enumerate(days):
        expected, state = slow.on(day, district), as_of(day)
        state = state.within(ags) if ags else state
        one_by_one = {row.instrument.code: (row.records, row.municipalities, row.planned) for row in state.instruments}
        in_one_pass = {
            curve.instrument.code: (curve.records[number], curve.municipalities[number], curve.planned[number])
            for curve in many.curves
        }
        slowly = {
            code: (expected.records[code], len(expected.municipalities.get(code, ())), expected.planned[code])
            for code in one_by_one
        }
        assert one_by_one == in_one_pass == slowly, day
        assert {one.ags for one in state if one.in_force} == expected.participating, day
        assert (
            (state.total, state.participating, state.population_reached)
            == (many.total[number], many.participating[number], many.population_reached[number])
            == (expected.total, len(expected.participating), state.population_reached)
        ), day
        assert state.population_reached == sum(state.standings[one].population for one in expected.participating)


@pytest.mark.usefixtures("register")
def test_the_chance_register_holds_every_kind_of_case():
    slow = SlowCount()
    counts = [slow.on(day) for day in random_days(seed=7)]
    assert len({one.total for one in counts}) > 1
    assert any(one.planned.total() for one in counts)
    assert any(one.records[code] != len(places) for one in counts for code, places in one.municipalities.items())


def test_curves_of_seven_years_take_three_queries(django_assert_num_queries, register):
    with django_assert_num_queries(3):
        many = series(month_ends(date(2019, 2, 6), date(2026, 6, 30)), read_records())
    assert len(many.days) == len(many.participating) == 89


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (date(2019, 2, 6), date(2019, 2, 6), [date(2019, 2, 6)]),
        (date(2019, 12, 6), date(2020, 2, 29), [date(2019, 12, 31), date(2020, 1, 31), date(2020, 2, 29)]),
        (date(2020, 1, 1), date(2020, 2, 28), [date(2020, 1, 31), date(2020, 2, 28)]),
    ],
)
def test_months_end_on_their_last_day_and_the_row_on_the_last_one_asked_for(begin, end, expected):
    assert month_ends(begin, end) == expected
