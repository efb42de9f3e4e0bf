"""Times of day: what hour the words tell, and to which date it belongs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.api import extract
from avowal.codebook.vocabulary import Fact
from avowal.domain import PartialDate
from avowal.extraction.times.clock_words import clock_times
from avowal.extraction.times.dates import find_dates
from tests.make import make_report

THURSDAY = PartialDate(2024, 1, 4)


def _dates(text):
    """The report and its accounts of when it happened."""
    report = make_report(text, published=THURSDAY.iso)
    mentions = extract(report, extractor="rules").mentions
    return report, [account for mention in mentions for account in mention.accounts if account.fact is Fact.DATE]


def _times(text):
    return [(found.value.iso, found.value.time) for found in find_dates(text, THURSDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 2:50 p.m.", "14:50"),
        ("at 2.50pm", "14:50"),
        ("at 11 AM", "11:00"),
        ("at 12 a.m.", "00:00"),
        ("at 12:05 pm", "12:05"),
        ("at 14:50", "14:50"),
        ("at 09:30", "09:30"),
        ("at 9:30 local time", "09:30"),
        ("at 0830 hours", "08:30"),
        ("at 1120 GMT", "11:20Z"),
        ("at 11:20 UTC", "11:20Z"),
        ("at 8 o'clock in the evening", "20:00"),
        ("at eight o’clock in the morning", "08:00"),
        ("at 12 o'clock at night", "00:00"),
        ("at 2 o'clock at night", "02:00"),
        ("at 2:50 p.m. (1120 GMT)", "14:50+03:30"),
        ("at 9 a.m. (1400 GMT)", "09:00-05:00"),
        ("at 1 a.m. (1900 GMT)", "01:00+06:00"),
        ("shortly after midnight", "midnight"),
        ("around noon", "noon"),
        ("before dawn", "dawn"),
        ("at sunset", "evening"),
    ],
)  # fmt: skip
def test_the_words_tell_the_hour(text, expected):
    """Local time is kept as told; where the report gives Greenwich beside it, the offset is kept with it."""
    assert [found.time for found in clock_times(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "at 2:50",  # morning or afternoon
        "at 8 o'clock",
        "before 8 a.m.",
        "until noon",
        "from 8 p.m.",
        "at 13 pm",
        "at 25:10",
        "at 10:61",
        "won 3:10",
        "the 12:30:45:00 code",
        "Psalm 23:4",
        "$8 pm",
        "1120 people",
        "a knight",
    ],
)
def test_an_hour_that_the_words_leave_open_is_not_read(text):
    """A wrong hour looks as sure as a right one; ends of stretches are no hours of the deed."""
    assert clock_times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bomb went off at 2:50 p.m. on Wednesday.", [("2024-01-03", "14:50")]),
        (
            "It went off at 2:50 p.m. (1120 GMT) on Wednesday, police said on Thursday.",
            [("2024-01-03", "14:50+03:30"), ("2024-01-04", None)],
        ),
        ("On Wednesday at about 2.50pm local time, two blasts hit.", [("2024-01-03", "14:50")]),
        ("It happened on 3 January 2024, at around noon, police said.", [("2024-01-03", "noon")]),
        ("He was shot Monday night.", [("2024-01-01", "night")]),
        ("He was shot last night.", [("2024-01-03", "night")]),
        ("on the night of 3 January 2024", [("2024-01-03", "night")]),
        ("A dawn raid on Tuesday killed six.", [("2024-01-02", "dawn")]),
        ("It exploded at 8 a.m. in a crowded market on Monday.", [("2024-01-01", "08:00")]),
        ("On Monday he left; at 8 p.m. on Tuesday he died.", [("2024-01-01", None), ("2024-01-02", "20:00")]),
        ("He was shot overnight.", [("2024-01", "night")]),
        # not the date's
        ("It exploded at 8 a.m. He died on Monday.", [("2024-01-01", None)]),
        ("At 8 a.m. and at 9 a.m. shells fell on a market on Monday.", [("2024-01-01", None)]),
        ("A night watchman was shot on Monday.", [("2024-01-01", None)]),
        ("The Morning Star reported on Monday that he died.", [("2024-01-01", None)]),
        ("He was killed in March 2016 at 8 a.m.", [("2016-03", None)]),
    ],
)
def test_a_time_belongs_to_the_date_that_the_sentence_ties_it_to(text, expected):
    """Two days and one hour in a sentence do not make two attacks at that hour."""
    assert _times(text) == expected


def test_a_dateline_keeps_no_time():
    """When a report was filed is no hour of the deed."""
    found = find_dates("KABUL, Jan 3 (Agency) 0830 GMT - Two died on Monday.", THURSDAY)
    assert [(date.is_dateline, date.value.time) for date in found] == [(True, None), (False, None)]


def test_the_account_of_a_date_quotes_its_time():
    """What an account says must stand in its evidence."""
    report, (account,) = _dates("A bomb killed two people at 2:50 p.m. (1120 GMT) on Wednesday in Kerman.")
    assert (account.value.iso, account.value.time, account.words) == ("2024-01-03", "14:50+03:30", "Wednesday")
    assert account.evidence.quote(report.text) == "2:50 p.m. (1120 GMT) on Wednesday"


def test_a_time_told_once_is_not_lost_to_a_date_told_twice():
    """The same day is one account, with all that the voice says of it."""
    text = "A bomb killed two people in Kerman on Wednesday. The attack happened on Wednesday at 3 p.m."
    _, dates = _dates(text)
    assert [(a.value.iso, a.value.time) for a in dates] == [("2024-01-03", "15:00")]


@given(st.text(alphabet="0123456789 :.apmGMT'oclknigtMdyr(\n", max_size=60))
def test_every_time_read_is_one_that_a_date_can_hold(text):
    """Whatever the text, nothing is read that the domain would refuse."""
    for found in clock_times(text):
        assert PartialDate(2024, 1, 3, time=found.time).time == found.time
        assert found.span.within(text)


def test_a_hostile_text_is_read_in_linear_time():
    text = "at 2:50 p.m. (1120 GMT) on Monday night, " * 5_000
    began = time.perf_counter()
    clock_times(text)
    assert time.perf_counter() - began < 5
