"""The judge's numbers: a probability that rises with both views, kept in a file."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact
from avowal.extraction.encoder.judge import GROUPS, Judge, Relevance, Weights, log_odds

SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE)
def test_surer_encoder_never_makes_a_candidate_less_likely(low, high, pattern):
    low, high = sorted((low, high))
    weights = Weights(-0.5, 0.8, 2.0)
    assert 0 < weights.probability(low, pattern) <= weights.probability(high, pattern) < 1


@given(SHARE)
def test_log_odds_are_finite_and_odd(p):
    assert abs(log_odds(p)) < 10
    assert abs(log_odds(p) + log_odds(1 - p)) < 1e-6


def test_judge_survives_its_file(tmp_path):
    facts = {group: Weights(k / 10, 1.0, 2.0, 0.4) for k, group in enumerate(dict.fromkeys(GROUPS.values()))}
    judge = Judge(facts, Relevance(-1.0, 0.5, 0.5, 0.2, 0.3), Relevance(0.0, 1.0, 0.5, 0.2), voice=2.5, same=0.7)
    (tmp_path / "judge.json").write_text(json.dumps(judge.to_json()))
    assert Judge.read(tmp_path / "judge.json") == judge


def test_every_fact_is_judged():
    assert set(GROUPS) == set(Fact)
