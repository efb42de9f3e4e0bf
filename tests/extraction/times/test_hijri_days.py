"""Days of the Islamic calendars, against published dates and the calendars' own laws."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.times.hijri_days import Calendar, hijri_day, hijri_span, hijri_year_of

LUNAR, SOLAR = Calendar.LUNAR, Calendar.SOLAR


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1304, 1, 11, date(1925, 3, 31)),  # the law on the calendar
        (1357, 11, 22, date(1979, 2, 11)),  # the revolution, kept as 22 Bahman
        (1360, 4, 7, date(1981, 6, 28)),  # the bombing of 7 Tir
        (1399, 12, 30, date(2021, 3, 20)),  # last day of a leap year
        (1400, 1, 1, date(2021, 3, 21)),
        (1402, 10, 13, date(2024, 1, 3)),
        (1403, 12, 30, date(2025, 3, 20)),
    ],
)
def test_solar_hijri_days_are_those_that_history_gives(year, month, day, gregorian):
    """A day beside the real one would put an incident on the wrong day with no sign of doubt."""
    window = hijri_day(SOLAR, year, month, day)
    assert (window.first, window.last) == (gregorian, gregorian)


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1400, 1, 1, date(1979, 11, 20)),  # the day the Great Mosque of Mecca was seized
        (1425, 1, 10, date(2004, 3, 2)),  # the Ashura bombings, a Tuesday: kept on 2 March in Iraq
        (1445, 9, 1, date(2024, 3, 11)),
        (1445, 10, 1, date(2024, 4, 10)),
    ],
)
def test_a_hijri_day_allows_the_day_on_which_it_was_kept(year, month, day, gregorian):
    """Where the moon was seen a day earlier or later than computed, the true day must not be shut out."""
    window = hijri_day(LUNAR, year, month, day)
    assert window.first <= gregorian <= window.last
    assert window.last - window.first == timedelta(2)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        (SOLAR, 1402, 12, 30),  # no leap year
        (SOLAR, 1402, 7, 31),
        (SOLAR, 1402, 13, 1),
        (SOLAR, 1402, 1, 0),
        (SOLAR, 9999, 1, 1),
        (LUNAR, 1445, 9, 31),
        (LUNAR, 1445, 0, 1),
        (LUNAR, 1364, 1, 1),
        (LUNAR, 1500, 1, 1),
    ],
)
def test_a_day_that_no_calendar_has_is_none(calendar, year, month, day):
    assert hijri_day(calendar, year, month, day) is None


def test_a_year_outside_the_tables_has_no_days():
    assert hijri_span(LUNAR, 1200, None) is None
    assert hijri_span(SOLAR, 1600, 3) is None


@given(st.sampled_from([LUNAR, SOLAR]), st.integers(1365, 1498), st.integers(1, 12))
def test_months_follow_one_another_without_gap(calendar, year, month):
    """Every day belongs to a month, and to one alone but for the doubt at its ends."""
    slack = timedelta(0) if calendar is SOLAR else timedelta(1)
    this = hijri_span(calendar, year, month)
    following = hijri_span(calendar, *((year + 1, 1) if month == 12 else (year, month + 1)))
    assert this.last - slack + timedelta(1) == following.first + slack
    assert 29 <= (this.last - this.first - 2 * slack).days + 1 <= 31


@given(st.sampled_from([LUNAR, SOLAR]), st.dates(date(1950, 1, 1), date(2070, 1, 1)))
def test_the_year_of_a_day_is_found_give_or_take_one(calendar, day):
    near = hijri_year_of(calendar, day)
    spans = [hijri_span(calendar, year, None) for year in (near - 1, near, near + 1)]
    assert any(span.first <= day <= span.last for span in spans)
