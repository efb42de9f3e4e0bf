"""The first look: a word is a word whatever its case, and long texts are not judged in haste."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.first_look import LONGEST, FirstLook, the_first_look

MODEL = FirstLook(-1.0, 0.3, {"gunmen": 4.0, "league": -4.0, "fled": 1.0})


@pytest.mark.parametrize(("text", "passes"), [
    ("Gunmen fled.", True), ("GUNMEN FLED.", True), ("The league met.", False), ("", False), ("Nothing known.", False),
])  # fmt: skip
def test_words_decide_whatever_their_case(text, passes):
    assert MODEL.passes(text) is passes


def test_very_long_text_is_always_read_further():
    assert MODEL.passes("league " * (LONGEST // 7 + 2))


@given(st.text())
def test_every_text_has_a_probability(text):
    assert 0 <= MODEL.probability(text) <= 1


@pytest.mark.parametrize("text", [
    "A suicide bomber killed at least 12 people at a mosque in Kandahar on Friday, police said.",
    "GUERRILLAS OF THE ELN ATTACKED THE POLICE STATION IN SARAVENA. THREE POLICEMEN WERE KILLED.",
    "The army said its jets had struck rebel positions near the town, killing dozens of fighters.",
])  # fmt: skip
def test_plain_reports_of_attacks_pass(text):
    assert the_first_look().passes(text)


@pytest.mark.parametrize("text", [
    "Shares in the retailer rose four per cent after it raised its forecast for the year. Analysts had expected less.",
    "The festival opens on Saturday with a concert of chamber music; tickets are on sale at the box office.",
    "Rain will spread from the west tomorrow, with highs of twelve degrees and a light breeze by the evening.",
])  # fmt: skip
def test_everyday_news_leaves(text):
    assert not the_first_look().passes(text)


def test_a_line_of_many_megabytes_costs_next_to_nothing():
    text = "league" * 8_000_000
    started = time.process_time()
    assert the_first_look().passes(text)
    assert time.process_time() - started < 1
