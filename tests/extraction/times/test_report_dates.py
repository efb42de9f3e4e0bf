"""Dates of a whole report: those that point back to another date in it."""

from __future__ import annotations

import time

import pytest

from avowal.api import read_report
from avowal.extraction.times.report_dates import report_dates


def _read(text, published="2024-01-04"):
    return [
        (found.span.quote(text), found.value.iso if found.value else None, found.value.time if found.value else None)
        for found in report_dates(read_report(text, published=published))
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("He died on Monday. Seven others were shot the same day.", ("the same day", "2024-01-01", None)),
        ("He died on Monday. That night, ten houses were burnt.", ("That night", "2024-01-01", "night")),
        ("It was on 3 May 2023. Later that day shells fell.", ("that day", "2023-05-03", None)),
        ("It was in May. That month a strike killed ten.", ("That month", "2023-05", None)),
        ("It began in June 2020. The same year a mayor was shot.", ("The same year", "2020", None)),
        ("It was on 3 May at noon. The same day he died.", ("The same day", "2023-05-03", None)),
    ],
)
def test_the_same_day_is_that_of_the_last_date_before_it(text, last):
    """A second attack on "the same day" would have no day at all, or that of publication."""
    assert _read(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "That day ten people died.",
        "KABUL, Jan 3 (Agency) - That day ten people died.",
        "In May 2023 it began. That day ten people died.",
        "The recent attacks go on. The same day ten people died.",
    ],
)
def test_without_such_a_date_nothing_is_guessed(text):
    """Neither the dateline nor publication stands in for it."""
    assert _read(text)[-1][1:] == (None, None)


@pytest.mark.parametrize("text", ["on the same day as the train", "since that day when", "in August of that year"])
def test_a_day_that_other_words_tell_is_left_to_them(text):
    assert not any(
        quote.lower().startswith(("that", "the same")) for quote, _, _ in _read(f"On Monday he died; {text}.")
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began in May 2023. On the 29th, ten people died.", "2023-05-29"),
        ("On 6 October 2023 it began; on the 9th he died.", "2023-10-09"),
        ("It will end in May. On the 31st, ten died.", "2023-12-31"),  # the report's own month lies ahead
        ("On the 21st, ten people died.", "2023-12-21"),
        ("They met on the 15th of last month.", "2023-12-15"),
        ("In June 2023 it began. On the 31st, ten people died.", "2023-12-31"),  # June has none
    ],
)
def test_a_day_by_its_number_is_in_the_month_that_was_named(text, value):
    """Without a month before it, the latest such day up to publication is meant."""
    assert _read(text)[-1][1] == value


@pytest.mark.parametrize(
    "text", ["on the 6th floor", "on the 21st anniversary", "the 9th brigade", "on the 2nd attempt"]
)
def test_a_number_in_a_row_is_no_day(text):
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 3 May 2023 it was shelled. Two days later it fell.", "2023-05-05"),
        ("It was shelled on 3 May 2023. A week earlier ten had died.", "2023-04-26"),
        ("It began in 1992. Two years later a centre was bombed.", "1994"),
        ("It began in June 2022. Three months later it ended.", "2022-09"),
        ("Ten people had died a day earlier.", "2024-01-03"),  # than the report
        # nothing to count from, or another date is meant
        ("It began in November. Ten days later ten people died.", None),
        ("Shells fell on Wednesday. The strike came a week after the raid.", None),
        ("Ten people died three days later.", None),
    ],
)
def test_what_counts_from_another_date_needs_one_that_is_fine_enough(text, value):
    """A day that only seems to be told is worse than none: the words are kept, and a problem is noted."""
    assert _read(text)[-1][1] == value


def test_a_hostile_text_is_read_in_linear_time():
    """Thousands of "that day" and of hours must not hold up the reading of other reports."""
    text = "On Monday at 8 p.m. he died. That day, at 9 p.m., on the 21st, ten died the same night. " * 2_000
    began = time.perf_counter()
    assert len(_read(text)) > 6_000
    assert time.perf_counter() - began < 20
