"""Figures hold exactly what was said."""

from __future__ import annotations

import pytest

from avowal.domain import Quantity, Span


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
