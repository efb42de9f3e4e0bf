"""The changes that the benchmark of copies makes are changes, and keep what they say they keep."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from copy_changes import CHANGES

TEXT = (
    "Gunmen attacked a village near the river on Monday, police said.\n"
    "At least nine people were killed and several were wounded in the attack.\n"
    "Residents said that the men came after dark. Soldiers arrived in the morning.\n"
)


def changed(name):
    return CHANGES[name](TEXT, random.Random(1))  # noqa: S311 - a draw is no secret


@pytest.mark.parametrize("name", list(CHANGES))
def test_a_change_changes_the_text_and_leaves_some(name):
    text = changed(name)
    assert text != TEXT
    assert {"river", "nine"} & set(text.replace(",", "").split())


def test_a_trim_keeps_the_first_sentences():
    assert TEXT.startswith(changed("half_cut"))
    assert len(changed("half_cut").split()) < len(changed("last_third_cut").split()) < len(TEXT.split())


def test_another_order_keeps_every_word():
    assert sorted(changed("reordered").split()) == sorted(TEXT.split())


def test_a_paraphrase_swaps_words_once():
    text = changed("paraphrased")
    assert "Gunmen" in text  # rules are for plain words, as a hurried editor's search and replace is
    assert "officers stated" in text
    assert "no fewer than" not in text  # at the head of a sentence
    assert "slain" in text
