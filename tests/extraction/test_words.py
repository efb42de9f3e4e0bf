"""Where the words of a text stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.phrasebook import phrasebook
from avowal.extraction.words import positions, read_words

SMALL = st.lists(st.sampled_from("car bomb in the van of a".split()), max_size=12).map(" ".join)


@given(SMALL, st.sets(st.sampled_from("car bomb the missing".split())))
def test_positions_are_those_that_reading_every_word_gives(text, wanted):
    """Readers of facts ask for the places of their words and must not miss one, nor meet them out of order."""
    words = read_words(text)
    assert positions(words, wanted) == [i for i in range(words.count) if words.lower[i] in wanted]


def test_the_longest_phrase_at_a_word_is_found():
    """Of "car bomb" not only the car is found; a phrase never reaches beyond the sentence it is looked for in."""
    book = phrasebook({"vehicle": "car", "means": "car bomb"})
    words = read_words("A car bomb hit a car")
    assert [(f.first, f.label) for f in book.find(words, 0, words.count)] == [(1, "means"), (5, "vehicle")]
    assert [f.first for f in book.find(words, 0, 2)] == []
