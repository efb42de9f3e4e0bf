"""Words and their pieces, against a small vocabulary whose pieces can be counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.encoder.wordpiece import WordPieces, split_words

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "kill", "##ed", "##s", "a", "##b", "ab", "84", "cafe", ".")
PIECES = WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("killed", ["kill", "##ed"]),
        ("KILLED", ["kill", "##ed"]),
        ("ab", ["ab"]),  # the longest piece first
        ("abb", ["ab", "##b"]),
        ("Café", ["cafe"]),
        ("Cafe\u0301", ["cafe"]),
        ("84", ["84"]),
        ("shot", ["[UNK]"]),
        ("killing", ["[UNK]"]),  # a word that is known in part is unknown
        ("a" * 101, ["[UNK]"]),
    ],
)
def test_word_is_cut_into_the_longest_pieces(word, pieces):
    assert [VOCABULARY[number] for number in PIECES.of_word(word)] == pieces


def test_words_and_marks_stand_alone():
    words = split_words("At least 84 died, IRNA said: “Kerman’s dead.”")
    said = [words.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert said == ["At", "least", "84", "died", ",", "IRNA", "said", ":", "“", "Kerman", "’", "s", "dead", ".", "”"]


@given(st.text(max_size=200))
def test_words_stand_in_order_and_hold_every_letter(text):
    words = split_words(text)
    ends = (0, *words.ends)
    assert all(end <= start < stop for end, start, stop in zip(ends, words.starts, words.ends, strict=False))
    inside = "".join(text[a:b] for a, b in zip(words.starts, words.ends, strict=True))
    assert [letter for letter in inside if letter.isalnum()] == [letter for letter in text if letter.isalnum()]


@given(st.text(max_size=60))
def test_every_word_has_pieces(text):
    words = split_words(text)
    assert all(PIECES.of_word(text[a:b]) for a, b in zip(words.starts, words.ends, strict=True))
