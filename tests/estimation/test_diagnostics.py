"""Six measures of disagreement; held against the R package in bench/measure_policies.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.estimation.diagnostics import diagnose

EVENTS = [[4, 4, 9], [2], [0, 10]]


def test_the_six_measures_of_a_small_table():
    found = diagnose(EVENTS)
    assert found.mean_divergence == pytest.approx((1 + 0 + 1) / 3)
    assert found.normalized_divergence == pytest.approx(2 / 3 / 5)
    assert found.mean_sd == pytest.approx((2.886751 + 7.071068) / 2, abs=1e-6)
    assert found.mean_range == pytest.approx((5 + 0 + 10) / 3)
    assert found.share_disagreement == pytest.approx(2 / 3)
    assert found.modal_confidence == pytest.approx((2 / 3 + 1 + 1 / 2) / 3)


def test_texts_have_no_range_and_a_missing_one_is_a_value():
    found = diagnose([["Abidjan", None], ["Abobo", "Abobo"]])
    assert (found.mean_sd, found.mean_range, found.share_disagreement) == (None, None, 0.5)


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=6))
def test_shares_lie_between_nothing_and_all(events):
    found = diagnose(events)
    for share in (found.share_disagreement, found.modal_confidence):
        assert share is None or 0 <= share <= 1
    assert found.n_events == sum(bool(event) for event in events)
