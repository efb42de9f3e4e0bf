"""The measure of groupings: pairs are counted as the literature counts them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))

from linking_scores import merged, pairwise

GROUPINGS = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(st.sampled_from("xyz"), st.sampled_from("123")))


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("xxyy", "1122", 1.0, 1.0),
        ("xxyy", "1234", 1.0, 0.0),
        ("xxyy", "1111", 2 / 6, 1.0),
        ("xxxy", "1122", 1 / 2, 1 / 3),
        ("wxyz", "1234", 1.0, 1.0),
    ],
)
def test_pairs_are_counted(gold, found, precision, recall):
    """Worked by hand: of the pairs put together how many belong so, of those that belong how many are."""
    scores = pairwise(dict(enumerate(gold)), dict(enumerate(found)))
    assert (scores["pair_p"], scores["pair_r"]) == (pytest.approx(precision), pytest.approx(recall))


@given(GROUPINGS)
def test_turned_round_precision_is_recall(both):
    """The two are one count, seen from two sides."""
    gold = {item: pair[0] for item, pair in both.items()}
    found = {item: pair[1] for item, pair in both.items()}
    assert pairwise(gold, found)["pair_p"] == pairwise(found, gold)["pair_r"]


def test_mixed_groups_are_named():
    """Two incidents of one city in one week that were merged must be seen, not averaged away."""
    assert merged(dict(enumerate("xyz")), dict(enumerate("112"))) == [("x", "y")]
