"""Stretches up to now, as UCDP's codebook counts them: which days a vague or open phrase allows, and their class.

The phrases are our own; the rules are those of the GED codebook 19.1, Appendix 2, pages 31 to 34.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import PartialDate
from avowal.extraction.times.dates import find_dates

WEDNESDAY = "2021-06-16"


def _days(text, published=WEDNESDAY):
    """First day, last day and class of each date."""
    found = find_dates(text, PartialDate.from_iso(published))
    return [(f.value.first.isoformat(), f.value.last.isoformat(), f.value.precision) for f in found if f.value]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        # days leave the day of writing out
        ("Two traders were robbed recently.", "2021-06-13", "2021-06-15", 2),
        ("Recent clashes killed nine.", "2021-06-13", "2021-06-15", 2),
        ("Nine died in recent days.", "2021-06-13", "2021-06-15", 2),
        ("Nine died over the past couple of days.", "2021-06-14", "2021-06-15", 2),
        ("Nine died in the last four days.", "2021-06-12", "2021-06-15", 2),
        ("Days of shelling killed nine.", "2021-06-13", "2021-06-15", 2),
        # hours reach back from it; 72 hours as the appendix prints them
        ("Nine died in the last 36 hours.", "2021-06-14", "2021-06-16", 2),
        ("Nine died in the past 72 hours.", "2021-06-14", "2021-06-16", 2),
        # weeks and what lasted count it
        ("Nine died in the past two weeks.", "2021-06-03", "2021-06-16", 4),
        ("The past few weeks were bloody.", "2021-05-27", "2021-06-16", 4),
        ("Weeks of heavy fighting killed nine.", "2021-05-27", "2021-06-16", 4),
        ("Clashes have raged for several weeks.", "2021-05-27", "2021-06-16", 4),
        ("The rebels have shelled it for a number of weeks.", "2021-05-27", "2021-06-16", 4),
        ("A three-day rampage left nine dead.", "2021-06-14", "2021-06-16", 2),
        ("A 4-day-old siege ended.", "2021-06-13", "2021-06-16", 2),
        ("A two-week military offensive ended.", "2021-06-03", "2021-06-16", 4),
        ("The weeklong siege ended.", "2021-06-10", "2021-06-16", 3),
        ("Two days of clashes killed nine.", "2021-06-15", "2021-06-16", 2),
        ("A week of violence killed nine.", "2021-06-10", "2021-06-16", 3),
        ("The market was hit within the past fortnight.", "2021-06-03", "2021-06-16", 4),
        # nights
        ("It fell after a night of shelling.", "2021-06-15", "2021-06-16", 2),
        ("They fought throughout the night.", "2021-06-15", "2021-06-16", 2),
        ("It burned overnight.", "2021-06-15", "2021-06-16", 2),
        ("It burned the other night.", "2021-06-15", "2021-06-15", 1),
        ("It burned overnight into Sunday.", "2021-06-12", "2021-06-13", 2),
        ("It burned overnight Saturday to Sunday.", "2021-06-12", "2021-06-13", 2),
        ("It burned on the night from Saturday to Sunday.", "2021-06-12", "2021-06-13", 2),
        ("It burned on Saturday-Sunday night.", "2021-06-12", "2021-06-13", 2),
        ("It burned overnight on Sunday.", "2021-06-13", "2021-06-13", 1),
        # months and years stay in the calendar year, and keep class 5
        ("Nine died in the past six months.", "2021-01-01", "2021-06-16", 5),
        ("Nine died in recent months.", "2021-03-17", "2021-06-16", 5),
        ("Nine died in the last two months.", "2021-04-17", "2021-06-16", 5),
        ("Nine died in the past month.", "2021-05-17", "2021-06-16", 4),
        ("Nine died over the past year.", "2021-01-01", "2021-06-16", 5),
        # open at the end
        ("The town has been shelled since Monday.", "2021-06-14", "2021-06-16", 2),
        ("The town has been shelled since Wednesday.", "2021-06-09", "2021-06-16", 4),
        ("The town has been shelled since yesterday.", "2021-06-15", "2021-06-16", 2),
        ("The town has been shelled since last week.", "2021-06-07", "2021-06-16", 4),
        ("The town has been shelled since 10 June.", "2021-06-10", "2021-06-16", 3),
        ("Nine died since the start of the week.", "2021-06-14", "2021-06-16", 2),
        ("Nine died since the start of the month.", "2021-06-01", "2021-06-16", 4),
        ("Nine died since the beginning of the year.", "2021-01-01", "2021-06-16", 5),
        # periods round the day of writing end with it
        ("Nine died this month.", "2021-06-01", "2021-06-16", 4),
        ("Nine died so far this year.", "2021-01-01", "2021-06-16", 5),
        ("Nine died earlier this week.", "2021-06-14", "2021-06-15", 2),
        ("Nine died earlier this year.", "2021-01-01", "2021-06-15", 5),
        ("Nine died late last month.", "2021-05-15", "2021-05-31", 4),
        ("Nine died in the middle of last month.", "2021-05-10", "2021-05-20", 4),
        ("Nine died early last year.", "2020-01-01", "2020-04-30", 5),
        ("Nine died at the beginning of the month.", "2021-06-01", "2021-06-10", 4),
        # parts of written periods
        ("It fell at the end of 2019.", "2019-09-01", "2019-12-31", 5),
        ("It fell in the first half of May.", "2021-05-01", "2021-05-15", 4),
        ("It fell in the last week of May.", "2021-05-25", "2021-05-31", 3),
        ("It fell in the first three days of May.", "2021-05-01", "2021-05-03", 2),
        # from one weekday to another
        ("Clashes lasted from Thursday to Sunday.", "2021-06-10", "2021-06-13", 2),
        ("Clashes raged between Thursday and Sunday.", "2021-06-10", "2021-06-13", 2),
    ],
)
def test_a_stretch_has_the_days_and_the_class_of_the_codebook(text, first, last, precision):
    """A window too narrow misses the day; one too wide joins what is not one incident."""
    assert _days(text) == [(first, last, precision)]


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("Nine died over the weekend.", "2021-06-14", "2021-06-12", "2021-06-13"),
        ("Nine died over the weekend.", "2021-06-13", "2021-06-12", "2021-06-13"),
        ("Nine died over the weekend.", "2021-06-12", "2021-06-05", "2021-06-06"),
        ("Nine died in weekend clashes.", "2021-06-15", "2021-06-12", "2021-06-13"),
        ("Nine died this weekend.", "2021-06-14", "2021-06-12", "2021-06-13"),
        ("Nine died over a weekend that started on Friday.", "2021-06-14", "2021-06-11", "2021-06-13"),
        ("Starting with Friday's raid, nine died over the weekend.", "2021-06-14", "2021-06-11", "2021-06-13"),
        # a Friday that does not open it
        ("Nine died over the weekend. On Friday one was buried.", "2021-06-14", "2021-06-12", "2021-06-13"),
    ],
)
def test_a_weekend_holds_friday_only_where_the_text_counts_it_in(text, published, first, last):
    """In countries that rest on Friday the paper says so itself; nothing is taken from the map."""
    assert (first, last) in [days[:2] for days in _days(text, published)]


@pytest.mark.parametrize(
    ("text", "published", "first", "last", "precision"),
    [
        ("In this Sunday paper: the depot burned last week.", "2021-06-13", "2021-06-07", "2021-06-12", 3),
        ("The depot burned last week.", "2021-06-13", "2021-05-31", "2021-06-06", 3),
        ("In this Sunday paper: the depot burned last week.", "2021-06-14", "2021-06-07", "2021-06-13", 3),
    ],
)
def test_last_week_in_a_sunday_edition_is_the_week_just_ending(text, published, first, last, precision):
    assert _days(text, published)[-1] == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "The deadliest attack since Thursday",
        "It was the first raid on the town since Thursday",
    ],
)
def test_what_is_measured_from_a_day_does_not_last_since_then(text):
    assert _days(text) == [("2021-06-10", "2021-06-10", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "a five-day visit",
        "a three-day ceasefire",
        "until recently",
        "the recently opened school",
        "the most recent attack",
        "in recent years",
        "within days of an attack",
        "He spent several weeks in hospital",
        "on the second day of fighting",
        "in the past three years",
    ],
)
def test_what_dates_no_violence_is_left_out(text):
    assert _days(text) == []


def test_a_stretch_yields_to_a_firmer_date_of_its_sentence():
    """How long a battle lasted dates it only where nothing else does."""
    assert _days("A two-day battle in March 2015 killed nine.") == [("2015-03-01", "2015-03-31", 4)]
    assert _days("A two-day battle killed nine. On Monday it rained.")[0] == ("2021-06-15", "2021-06-16", 2)


UNITS = st.sampled_from(["hours", "days", "weeks", "months", "years"])


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 2000), UNITS)
def test_a_stretch_never_reaches_beyond_the_day_of_writing(published, amount, unit):
    """Nothing is told of what is still to come, at whatever end of the calendar."""
    for text in (f"in the past {amount} {unit}", f"after {amount} {unit} of fighting", f"in recent {unit}"):
        for found in find_dates(text, PartialDate.from_day(published)):
            if found.value is not None:
                assert found.value.last <= published
                assert published - found.value.first <= timedelta(366)
