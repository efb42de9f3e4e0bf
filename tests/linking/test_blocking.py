"""Mentions that may be the same share a key; far ones do not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Role
from avowal.domain import Place
from avowal.linking.blocking import block_keys
from tests.linking.told import IRAN, KABUL, TEHRAN, facts


def meet(left, right):
    return bool(set(block_keys(left)) & set(block_keys(right)))


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
    assert list(keys) == sorted(set(keys))
    assert len(keys) < 40


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-12"])
def test_the_ends_of_the_calendar_are_dates_too(day):
    assert block_keys(facts(1, day=day))
