"""Dates hold exactly what was said: the day, the days that the words allow, and the time of day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import TimeOfDay
from avowal.domain import PartialDate, Window

WEEK = Window(date(2013, 5, 6), date(2013, 5, 12))


@given(st.dates())
def test_a_day_survives_its_iso_form(day):
    """Dates are stored as ISO text and must come back the same."""
    assert PartialDate.from_iso(PartialDate.from_day(day).iso) == PartialDate.from_day(day)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-01-03", date(2024, 1, 3), date(2024, 1, 3)),
        ("--02-29", None, None),
    ],
)
def test_a_partial_date_spans_what_it_can_be(iso, first, last):
    """Filters by day must neither widen nor narrow a month."""
    found = PartialDate.from_iso(iso)
    assert (found.first, found.last, found.iso) == (first, last, iso)


@pytest.mark.parametrize(
    "text", ["2024-13", "2023-02-29", "2024-1-3", "--3-1", "yesterday", "", "２０２４", "2024-01-03 ", "0000"]
)
def test_what_is_no_date_is_refused(text):
    """A damaged date must stop at the door, not become another day."""
    with pytest.raises(ValueError, match=r"not an ISO|must be|range|out of"):
        PartialDate.from_iso(text)


def test_a_window_narrows_what_a_month_can_be():
    """Last week stays the week it was told of, and reads as its month where only that is asked."""
    found = PartialDate(2013, 5, window=WEEK)
    assert (found.iso, found.days_iso) == ("2013-05", "2013-05-06/2013-05-12")
    assert (found.first, found.last, found.precision) == (WEEK.first, WEEK.last, 3)
    assert found.bare == PartialDate(2013, 5)


def test_a_window_over_new_year_is_all_that_is_known():
    found = PartialDate(None, window=Window(date(2013, 12, 30), date(2014, 1, 2)))
    assert found.iso == "2013-12-30/2014-01-02"
    assert PartialDate.from_iso(found.iso) == found == found.bare


@pytest.mark.parametrize(("iso", "precision"), [("2024-01-03", 1), ("2024-02", 4), ("2024", 5), ("--01-03", None)])
def test_the_class_of_a_date_follows_from_its_span(iso, precision):
    assert PartialDate.from_iso(iso).precision == precision


def test_words_may_set_another_class_than_the_span():
    """UCDP keeps "early March", told on the 5th, in class 4."""
    assert PartialDate(2013, 3, window=Window(date(2013, 3, 1), date(2013, 3, 5), 4)).precision == 4


@pytest.mark.parametrize("time", ["14:50", "00:00", "11:20Z", "03:15+04:30", *TimeOfDay])
def test_a_time_is_a_clock_time_or_a_part_of_the_day(time):
    assert PartialDate(2024, 1, 3, time=str(time)).time == time


@pytest.mark.parametrize("time", ["24:00", "3:15", "14:50 ", "14:50\n", "tea", "", "14h50", "11:20z"])
def test_what_is_no_time_of_day_is_refused(time):
    with pytest.raises(ValueError, match="neither a time"):
        PartialDate(2024, 1, 3, time=time)


@pytest.mark.parametrize("value", [(2013, 6), (2012, None), (None, 5)])
def test_a_date_outside_its_window_is_refused(value):
    with pytest.raises(ValueError, match=r"outside its window|needs a month and a day"):
        PartialDate(*value, window=WEEK)


@pytest.mark.parametrize(("first", "last", "precision"), [(2, 1, None), (1, 2, 0), (1, 2, 6)])
def test_an_impossible_window_is_refused(first, last, precision):
    with pytest.raises(ValueError, match=r"cannot end before|classes of dates"):
        Window(date(2024, 1, first), date(2024, 1, last), precision)


def test_a_date_without_window_and_time_shows_as_it_always_did():
    """Ids of accounts are made from it: those of earlier records must not change."""
    assert repr(PartialDate(2024, 1, 3)) == "PartialDate(year=2024, month=1, day=3)"


def test_a_class_that_the_days_have_anyway_is_not_kept_twice():
    """A record gives days and class: the window read back from it must equal the one that was written."""
    first, last = date(2000, 1, 1), date(2000, 1, 8)
    assert Window(first, last, 4) == Window(first, last)
    assert PartialDate(2000, 1, window=Window(first, last, 4)).precision == 4
