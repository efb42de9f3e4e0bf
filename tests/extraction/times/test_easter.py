"""Feasts that move: with Easter, and with the Islamic calendars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import PartialDate
from avowal.extraction.times.dates import find_dates
from avowal.extraction.times.easter import eastern_easter, western_easter


def _days(text, published):
    day = PartialDate.from_iso(published) if published else None
    return [found.value.days_iso if found.value else None for found in find_dates(text, day)]


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (1961, (4, 2), (4, 9)),
        (2008, (3, 23), (4, 27)),
        (2017, (4, 16), (4, 16)),
        (2019, (4, 21), (4, 28)),
        (2024, (3, 31), (5, 5)),
        (2025, (4, 20), (4, 20)),
    ],
)
def test_easter_is_the_sunday_that_each_church_kept(year, western, eastern):
    assert western_easter(year) == date(year, *western)
    assert eastern_easter(year) == date(year, *eastern)


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_spring_and_never_earlier_in_the_east(year):
    west, east = western_easter(year), eastern_easter(year)
    assert west.weekday() == east.weekday() == 6
    assert date(year, 3, 22) <= west <= date(year, 4, 25)
    assert west <= east <= date(year, 5, 8)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("on Easter Sunday", "2019-04-23", "2019-04-21"),
        ("on Palm Sunday", "2017-04-27", "2017-04-09"),
        ("on Easter Monday", "2024-08-01", "2024-04-01/2024-05-06"),
        ("on Good Friday", None, None),
        ("on Ashura", "2024-08-01", "2024-07-15/2024-07-17"),
        ("on the first day of Eid al-Fitr", "2024-08-01", "2024-04-09/2024-04-11"),
        ("on Nowruz", "2024-08-01", "2024-03-20"),
    ],
)
def test_a_moving_feast_is_the_latest_one_before_the_report(text, published, days):
    """Long after, a report that does not say whose Easter it means allows both."""
    assert _days(text, published) == [days]


@pytest.mark.parametrize("text", ["a good Friday", "Ashura processions", "an ash Wednesday", "Nowruz celebrations"])
def test_what_is_no_such_day_is_not_read_as_one(text):
    found = find_dates(text, PartialDate(2024, 8, 1))
    assert not any(
        date.span.quote(text).lower() in {"good friday", "ashura", "nowruz", "ash wednesday"} for date in found
    )


def test_a_feast_of_another_year_is_left_to_the_year():
    """The feast of 2004 is on no day of this year."""
    assert _days("on Eid al-Adha in 2004", "2024-08-01") == ["2004"]
    assert _days("on Easter Sunday 2017", "2024-08-01") == ["2017"]
