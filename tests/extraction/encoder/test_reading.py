"""Marked words become values only where a reader can say what they mean."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact
from avowal.domain import Span
from avowal.extraction.notes import skim, take_notes
from avowal.extraction.pointed import read_pointed
from tests.make import make_report

TEXT = "Nine Pakistani guards died in a village of the north, near Omsk-Bay, on 3 January 2024."


@pytest.mark.parametrize(
    ("fact", "words", "value"),
    [
        (Fact.PLACE, "Pakistani", None),
        (Fact.PLACE, "village of", None),
        (Fact.PLACE, "the north", None),
        (Fact.PLACE, "Omsk-Bay", "Omsk-Bay"),
        (Fact.DATE, "guards", None),
        (Fact.KILLED, "died", None),
    ],
)
def test_words_that_no_reader_can_read_give_nothing(fact, words, value):
    report = make_report(TEXT)
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    found = read_pointed(take_notes(skim(report)), fact, span, span, sure=1.0)
    assert (found.value.name if found else None) == value
