"""Where the words of a text stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.places.place_tokens import tokens_of
from avowal.extraction.text.phrasebook import phrasebook
from avowal.extraction.text.tokens import read_tokens
from avowal.extraction.text.words import positions, read_words

PLAIN = st.text("ab Z9.,:'`-_&/s\n\"(", max_size=40)  # what separates a word from a mark in texts without accents
SMALL = st.lists(st.sampled_from("car bomb in the van of a".split()), max_size=12).map(" ".join)


@given(SMALL, st.sets(st.sampled_from("car bomb the missing".split())))
def test_positions_are_those_that_reading_every_word_gives(text, wanted):
    """Readers of facts ask for the places of their words and must not miss one, nor meet them out of order."""
    words = read_words(text)
    assert positions(words, wanted) == [i for i in range(words.count) if words.lower[i] in wanted]


@given(PLAIN)
def test_plain_texts_are_cut_as_all_others_are(text):
    """Texts in ASCII are read with patterns of their own, which are quicker and must find the same words."""
    marked = f"{text} ¿"
    assert tokens_of(text) == tokens_of(marked)
    plain, other = read_tokens(text), read_tokens(marked)
    assert (*plain.low, "¿") == other.low
    assert (plain.starts, plain.ends) == (other.starts[:-1], other.ends[:-1])


def test_the_longest_phrase_at_a_word_is_found():
    """Of "car bomb" not only the car is found; a phrase never reaches beyond the sentence it is looked for in."""
    book = phrasebook({"vehicle": "car", "means": "car bomb"})
    words = read_words("A car bomb hit a car")
    assert [(f.first, f.label) for f in book.find(words, 0, words.count)] == [(1, "means"), (5, "vehicle")]
    assert [f.first for f in book.find(words, 0, 2)] == []
