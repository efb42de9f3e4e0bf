"""Figures and dates hold exactly what was said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import PartialDate, Quantity, Span


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
    "text", ["2024-13", "2023-02-29", "2024-1-3", "--3-1", "yesterday", "", "２０２４", "2024-01-03 "]
)
def test_what_is_no_date_is_refused(text):
    """A damaged date must stop at the door, not become another day."""
    with pytest.raises(ValueError, match=r"not an ISO|must be|range|out of"):
        PartialDate.from_iso(text)


@pytest.mark.parametrize(("low", "high"), [(5, 4), (-1, None), (None, -2)])
def test_an_impossible_figure_is_refused(low, high):
    """That low <= high holds everywhere rests on nothing else being buildable."""
    with pytest.raises(ValueError, match=r"low end|negative"):
        Quantity(low, high)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_or_backward_span_is_refused(start, end):
    """Evidence is never empty."""
    with pytest.raises(ValueError, match="span runs"):
        Span(start, end)
