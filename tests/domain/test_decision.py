"""What several reviewers' decisions on one account come to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from avowal.codebook.vocabulary import Decided, ReviewState
from avowal.domain.decision import Decision, asides, settled


def by(author, decided, corrected_id=None, *, withdrawn=False):
    at = datetime(2026, 1, 1, tzinfo=UTC) if withdrawn else None
    return Decision(f"d-{author}", "a-1", Decided(decided), author, "", corrected_id, None, at)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], "open"),
        ([by("Ada", "accept")], "accepted"),
        ([by("Ada", "reject", withdrawn=True)], "open"),
        ([by("Ada", "reject"), by("Ben", "reject")], "rejected"),
        ([by("Ada", "reject"), by("Ben", "accept")], "disputed"),
        ([by("Ada", "reject"), by("Ben", "accept"), by("Cyd", "accept")], "accepted"),
        ([by("Ada", "correct", "a-2"), by("Ben", "correct", "a-3")], "disputed"),
        ([by("Ada", "correct", "a-2"), by("Ben", "correct", "a-2")], "corrected"),
        ([by("Ada", "correct", "a-2"), by("Ben", "reject"), by("Cyd", "accept")], "disputed"),
        ([by("Ada", "reject"), by("Ben", "reject"), by("Cyd", "accept"), by("Dov", "accept")], "disputed"),
    ],
)
def test_two_who_agree_settle_it_and_of_three_the_majority(said, state):
    assert settled(said).state is ReviewState(state)


def test_of_an_account_and_its_corrections_exactly_one_counts():
    said = [by("Ada", "correct", "a-2"), by("Ben", "correct", "a-3"), by("Cyd", "correct", "a-3")]
    assert asides("a-1", said, added=False) == {"a-1": True, "a-2": True, "a-3": False}
    assert asides("a-1", said[:2], added=False) == {"a-1": False, "a-2": True, "a-3": True}


def test_an_added_account_counts_while_somebody_accepts_it():
    assert asides("a-1", [by("Ada", "accept")], added=True) == {"a-1": False}
    assert asides("a-1", [by("Ada", "accept", withdrawn=True)], added=True) == {"a-1": True}
