"""Dates of the Islamic calendars as reports write them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import PartialDate
from avowal.extraction.counts.numbers import find_counts
from avowal.extraction.times.dates import find_dates

JANUARY = "2024-01-05"


def _read(text, published=None):
    """Each date as its words and the days that it allows."""
    day = PartialDate.from_iso(published) if published else None
    return [(f.span.quote(text), f.value.days_iso if f.value else None) for f in find_dates(text, day)]


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        ("on 23 Dey 1402", "23 Dey 1402", "2024-01-13"),
        ("on Mehr 13, 1402", "Mehr 13, 1402", "2023-10-05"),
        ("on Wednesday, 13 Dey 1402", "Wednesday, 13 Dey 1402", "2024-01-03"),
        ("on the 7th of Tir 1360", "7th of Tir 1360", "1981-06-28"),
        ("on 13 Aqrab 1399 SH", "13 Aqrab 1399 SH", "2020-11-03"),
        ("in Mehr 1402", "Mehr 1402", "2023-09-23/2023-10-22"),
        ("from 9 to 12 Mehr 1402", "9 to 12 Mehr 1402", "2023-10-01/2023-10-04"),
        ("in the year 1402 (solar Hijri)", "1402 (solar Hijri", "2023-03-21/2024-03-19"),
        ("on 14 Ramadan 1445", "14 Ramadan 1445", "2024-03-23/2024-03-25"),
        ("ON 14 RAMADAN 1445 AH", "14 RAMADAN 1445 AH", "2024-03-23/2024-03-25"),
        ("on 27 Rabi' al-Thani 1445", "27 Rabi' al-Thani 1445", "2023-11-10/2023-11-12"),
        ("on the twelfth of Dhu al-Hijjah 1445", "twelfth of Dhu al-Hijjah 1445", "2024-06-17/2024-06-19"),
        ("on the 1st day of the holy month of Muharram 1446", "1st day of the holy month of Muharram 1446", "2024-07-06/2024-07-08"),
        ("on 1 Sha'ban 1445", "1 Sha'ban 1445", "2024-02-10/2024-02-12"),
        ("on 9-10 Muharram 1446", "9-10 Muharram 1446", "2024-07-14/2024-07-17"),
        ("on Saturday, 14 Ramadan 1445", "Saturday, 14 Ramadan 1445", "2024-03-23"),
        ("on 30 Esfand 1402", "30 Esfand 1402", None),
    ],
)  # fmt: skip
def test_a_date_with_its_year_stands_as_written(text, quote, days):
    """A Hijri day is three days, as the moon is seen; a weekday settles it. A Solar Hijri day is one."""
    assert _read(text) == [(quote, days)]


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("killed on 13 Mehr in Kabul", "2023-10-09", "2023-10-05"),
        ("killed on 13 Mehr in Kabul", "2023-09-09", "2022-10-05"),
        ("on the 14th of Ramadan", "2024-04-01", "2024-03-23/2024-03-25"),
        ("during Ramadan", "2024-04-01", "2024-03-10/2024-04-10"),
        ("talks will resume on 13 Mehr", "2023-09-09", "2023-10-05"),
        ("on 1402/10/13", JANUARY, "2024-01-03"),
        ("on 13-10-1402", JANUARY, "2024-01-03"),
        ("on ۱۴۰۲/۱۰/۱۳", JANUARY, "2024-01-03"),
        ("on 1445/06/21", JANUARY, "2024-01-02/2024-01-04"),
        ("in 1445 AH", JANUARY, "2023-07-18/2024-07-07"),
    ],
)
def test_year_and_calendar_come_from_publication_where_the_words_leave_them_open(text, published, days):
    """1402 is 1982 by the moon and 2023 by the sun; a report of 2024 tells of the latter."""
    assert [value for _, value in _read(text, published)] == [days]


@pytest.mark.parametrize("text", ["on 13 Mehr", "on 1402/10/13", "in 1445 AH", "during Ramadan"])
def test_nothing_is_guessed_without_publication_date(text):
    assert [value for _, value in _read(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The Mehr News Agency said",
        "the 15 Khordad Foundation",
        "12 Asad loyalists were killed",
        "Bashar al-Asad ruled 12 years",
        "Ramadan Shalah, 14, was killed",
        "a child named Azar, 7",
        "Mizan, the judiciary's agency",
        "Resolution 1373/2001",
        "1402 people",
        "dozens of rajab 3 things",
    ],
)
def test_names_and_counts_are_no_dates(text):
    """Months are also people, foundations and agencies."""
    assert _read(text, JANUARY) == []


def test_the_day_beside_it_settles_a_hijri_day():
    """Two windows for one day would be two versions of one date."""
    text = "on 14 Ramadan 1445 (25 March 2024)"
    assert [days for _, days in _read(text)] == ["2024-03-25", "2024-03-25"]
    text = "on 3 January 2024, corresponding to 20 Jumada II 1445,"
    assert [days for _, days in _read(text)] == ["2024-01-03", "2024-01-03"]


def test_dates_that_contradict_each_other_are_both_kept():
    text = "on 14 Ramadan 1445 (25 May 2024)"
    assert [days for _, days in _read(text)] == ["2024-03-23/2024-03-25", "2024-05-25"]


def test_a_dateline_in_it_resolves_other_words_and_dates_nothing():
    found = find_dates("KABUL, 13 Mehr (Agency) - Two died on Monday.", PartialDate(2023, 10, 6))
    assert [(f.is_dateline, f.value.iso) for f in found] == [(True, "2023-10-05"), (False, "2023-10-02")]


def test_its_figures_count_nobody():
    assert find_counts("on 14 Ramadan 1445 gunmen killed two people")[0].quantity.low == 2


@given(st.text(alphabet="0123456789 -/.,'()RamadnMehrDyofthAHS\n", max_size=80))
def test_no_text_breaks_the_reader(text):
    """Each date's words lie in the text, whatever the text is."""
    for found in find_dates(text, PartialDate(2024, 1, 5)):
        assert found.span.within(text)


def test_a_hostile_text_is_read_in_linear_time():
    """Pages are somebody else's: a megabyte of month names must not hold up the reading of the others."""
    text = "14 Ramadan 1445 AH of the month of Mehr 13 " * 5_000
    began = time.perf_counter()
    find_dates(text, PartialDate(2024, 1, 5))
    assert time.perf_counter() - began < 10
