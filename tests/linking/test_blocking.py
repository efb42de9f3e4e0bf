"""Mentions that may be the same share a key; far ones do not."""

from __future__ import annotations

from datetime import date, timedelta
from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Role
from avowal.domain import Place
from avowal.gazetteer.distance import kilometres
from avowal.linking.blocking import block_keys
from tests.linking.told import IRAN, KABUL, TEHRAN, facts


def meet(left, right):
    """Whether they find each other; who finds whom never depends on who came first."""
    found = block_keys(left).meets(block_keys(right))
    assert block_keys(right).meets(block_keys(left)) is found
    return found


@given(st.dates(date(1970, 1, 1), date(2060, 1, 1)), st.integers(-6, 6))
def test_days_up_to_six_apart_always_meet(day, apart):
    """Across ends of weeks and years: both are three days unsure."""
    other = day + timedelta(days=apart)
    assert meet(facts(1, day=day.isoformat()), facts(2, day=other.isoformat()))


@given(st.dates(date(1970, 1, 1), date(2060, 1, 1)), st.integers(20, 300))
def test_days_three_weeks_apart_never_meet(day, apart):
    """The neighbourhood stays small however large the record grows."""
    other = day + timedelta(days=apart)
    assert not meet(facts(1, day=day.isoformat()), facts(2, day=other.isoformat()))


MEETINGS = {
    "month and day": (facts(1, day="2024-01"), facts(2, day="2024-01-28"), True),
    "country and city": (facts(1, place=IRAN), facts(2), True),
    "two countries": (facts(1), facts(2, place=KABUL), False),
    "two countries, one actor": (
        facts(1, actors=frozenset({"is"})),
        facts(2, place=KABUL, actors=frozenset({"is"})),
        True,
    ),
    "undated, published that week": (facts(1, day=None, published="2024-01-05"), facts(2), True),
    "undated, published a month later": (facts(1, day=None, published="2024-02-05"), facts(2), False),
    "undated background": (facts(1, day=None, role=Role.BACKGROUND), facts(2), False),
    "day of an unknown year": (facts(1, day="--01-03", published="2024-02-01"), facts(2), True),
    "day of an unknown year, unpublished": (facts(1, day="--01-03", published=None), facts(2), True),
    "29 February of an unknown year": (
        facts(1, day="--02-29", published="2025-01-01"),
        facts(2, day="2024-02-29"),
        True,
    ),
    "year alone": (facts(1, day="2024"), facts(2), False),
    "year alone, rare name": (
        facts(1, day="2024", names=frozenset({"shaarbaf"})),
        facts(2, names=frozenset({"shaarbaf"})),
        True,
    ),
    "no place at all, rare name": (
        facts(1, place=None, names=frozenset({"shaarbaf"})),
        facts(2, names=frozenset({"shaarbaf"})),
        True,
    ),
    "place without a country": (facts(1, place=Place("Golzar")), facts(2, place=Place("golzar", "IR")), True),
    "series": (facts(1, n_incidents=2), facts(2), False),
}  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), MEETINGS.values(), ids=list(MEETINGS))
def test_who_meets_whom(left, right, expected):
    assert meet(left, right) is expected


def test_keys_are_few_sorted_and_each_once():
    many = facts(1, place=(TEHRAN, IRAN), names=frozenset(f"name{n}" for n in range(60)))
    keys = block_keys(many)
    for some in (keys.stored, keys.asked):
        assert list(some) == sorted(set(some))
        assert len(some) < 40


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def in_town(number, point, name):
    return facts(number, place=Place(name, "XX", None, *point, precision=1))


@given(POINTS, st.floats(0, 360), st.floats(0, 99.9))
def test_towns_that_may_be_one_place_always_meet(point, bearing, km):
    """Within the distance beyond which a rule parts them, everywhere on Earth: at the poles and the date line too."""
    other = moved(point, bearing, km)
    assume(kilometres(*point, *other) <= 100)
    assert meet(in_town(1, point, "a"), in_town(2, other, "b"))


@given(POINTS, POINTS)
def test_towns_far_apart_in_one_country_and_week_do_not_meet(point, other):
    """Or a large record would compare every attack of a country with every other."""
    assume(abs(point[0]) < 80)
    assume(abs(other[0]) < 80)
    assume(kilometres(*point, *other) > 1_200)
    assert not meet(in_town(1, point, "a"), in_town(2, other, "b"))


def moved(point, bearing, km):
    """The point so far away in a direction, on a sphere."""
    lat, lon, turn, far = radians(point[0]), radians(point[1]), radians(bearing), km / 6371
    north = asin(max(-1.0, min(1.0, sin(lat) * cos(far) + cos(lat) * sin(far) * cos(turn))))
    east = lon + atan2(sin(turn) * sin(far) * cos(lat), cos(far) - sin(lat) * sin(north))
    return degrees(north), (degrees(east) + 540) % 360 - 180


def test_a_town_meets_what_says_no_more_than_the_country():
    """And so does a date of an unknown year its day in any year; two dated towns of other years do not meet."""
    assert meet(facts(1, place=IRAN), facts(2, place=TEHRAN))
    assert not meet(facts(1, day="2023-01-03"), facts(2, day="2024-01-03"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-12"])
def test_the_ends_of_the_calendar_are_dates_too(day):
    assert block_keys(facts(1, day=day))


def test_who_speaks_by_office_ties_no_incidents_together():
    """A spokesman's full name stands in the news of every attack; a victim's does not."""
    first = facts(1, day="2023-01-03", people=frozenset({"victim", "spokesman"}), speakers=frozenset({"spokesman"}))
    later = facts(2, day="2024-01-03", people=frozenset({"spokesman"}), speakers=frozenset({"spokesman"}))
    trial = facts(3, day="2024-06-01", people=frozenset({"victim"}))
    assert not meet(first, later)
    assert meet(first, trial)
