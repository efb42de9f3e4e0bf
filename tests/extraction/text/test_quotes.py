"""Quotations in the marks that reports use, closed or not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import Span
from avowal.extraction.text.quotes import find_quotes


def insides(text: str) -> list[str]:
    return [quote.inside.quote(text) for quote in find_quotes(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go" twice.', ["go"]),
        ("“We did it. We left,” she said.", ["We did it. We left,"]),
        ("«Nous» and “nous”", ["Nous", "nous"]),
        ("``We did it'' he said", ["We did it"]),
        ("‘We did it,’ he said.", ["We did it,"]),
        ("‘Not the rebels’ fault,’ she said.", ["Not the rebels’ fault,"]),
        ("The rebels’ men and the army's", []),
        ("“They did it“ he said", ["They did it"]),
        ("“open to the end", ["open to the end"]),
    ],
)
def test_a_quotation_is_what_stands_between_its_marks(text, expected):
    assert insides(text) == expected


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = "“We fled.\n\n“We hid.”"
    found = find_quotes(text, (Span(0, 9), Span(11, len(text))))
    assert [quote.goes_on for quote in found] == [False, True]


@given(st.text(alphabet="ab ,.\"'“”‘’«»`\n", min_size=1, max_size=120))
def test_quotations_lie_inside_the_text_and_never_overlap(text):
    found = find_quotes(text, (Span(0, len(text)),))
    assert all(quote.span.within(text) for quote in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
