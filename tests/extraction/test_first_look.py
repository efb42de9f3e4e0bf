"""The first look: a word is a word whatever its case, and long texts are not judged in haste."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.first_look import LONGEST, FirstLook, the_first_look

MODEL = FirstLook(-3.0, 0.3, {"gunmen": 4.0, "league": -4.0, "fled": 1.0})


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


MARKET = """
Shares in the retailer rose four per cent on Thursday after it raised its forecast for the year. Sales at
shops open for a year grew by three per cent, and the company said that customers were spending more on
furniture and toys. Analysts had expected less. The chief executive, who joined in the spring, plans forty new
stores and a faster website; the dividend stays as it was. The board will present its results for the quarter
in October.
"""
COUNCIL = """
The school board will meet on Tuesday to discuss next year's budget and the new bus routes; parents may speak
for three minutes each. The superintendent proposes to hire two music teachers and to repair the roof of the
middle school, which has leaked since the winter. A vote is expected in May. The meeting begins at seven in
the library, and coffee will be served by the students of the sixth grade, who are collecting money for a trip
to the museum.
"""


@pytest.mark.parametrize("text", [MARKET, COUNCIL])
def test_everyday_news_leaves(text):
    assert not the_first_look().passes(text)


def test_a_line_of_many_megabytes_costs_next_to_nothing():
    text = "league" * 8_000_000
    started = time.process_time()
    assert the_first_look().passes(text)
    assert time.process_time() - started < 1
