"""Sentences at exact offsets, in prose, telex and pages that were stripped to lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.text.sentences import split_sentences


def quotes(text: str) -> list[str]:
    return [sentence.span.quote(text) for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Two died. Nine fled.", ["Two died.", "Nine fled."]),
        ("Gen. Ramos spoke. He left.", ["Gen. Ramos spoke.", "He left."]),
        ("The U.S. Army struck. Nine died.", ["The U.S. Army struck.", "Nine died."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        ("Two died\n\nNine fled.", ["Two died", "Nine fled."]),
        ("Two died in Jos.\nNine fled to Bauchi.", ["Two died in Jos.", "Nine fled to Bauchi."]),
        ("Two died in\nthe town of Jos.", ["Two died in\nthe town of Jos."]),
        ("TWO DIED IN\nTHE TOWN OF JOS. NINE FLED.", ["TWO DIED IN\nTHE TOWN OF JOS.", "NINE FLED."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text, sentences):
    assert quotes(text) == sentences


def test_a_short_line_without_a_stop_is_a_heading_only_beside_other_paragraphs():
    text = "Blast in the market\n\nTwo people died in the blast."
    assert [sentence.is_heading for sentence in split_sentences(text)] == [True, False]
    assert not split_sentences("Blast in the market")[0].is_heading


def test_paragraphs_are_numbered():
    assert [sentence.paragraph for sentence in split_sentences("One. Two.\n\nThree.")] == [0, 0, 1]


def test_a_sentence_without_an_end_is_cut_so_that_no_reader_meets_one_without_bounds():
    assert max(len(quote) for quote in quotes("word " * 10_000)) <= 8_000


@given(st.text(max_size=400))
def test_sentences_cover_all_but_white_space_once_and_in_order(text):
    """Evidence is a span of the text: no character may be lost or counted twice."""
    found = split_sentences(text)
    assert "".join("".join(s.span.quote(text).split()) for s in found) == "".join(text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
