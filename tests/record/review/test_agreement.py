"""Krippendorff's alpha of reviewers, against figures worked out by hand."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Decided
from avowal.domain.decision import Decision
from avowal.record.review.agreement import agreement


def said(account, author, decided, fact="killed"):
    return fact, Decision(f"d-{account}-{author}", account, Decided(decided), author)


def test_alpha_of_two_reviewers_and_four_accounts():
    """Pairable values: 5 accept, 3 reject; one of four pairs differs: 1 - 7 * 2 / (2 * 5 * 3) = 8/15."""
    pairs = [
        ("a-1", "accept", "accept"),
        ("a-2", "accept", "accept"),
        ("a-3", "reject", "reject"),
        ("a-4", "accept", "reject"),
    ]
    told = [said(key, who, what) for key, ada, ben in pairs for who, what in (("Ada", ada), ("Ben", ben))]
    killed, everything = agreement(told)
    assert killed.alpha == everything.alpha == pytest.approx(8 / 15, abs=1e-4)
    assert (killed.n_accounts, killed.n_reviewers) == (4, 2)


def test_what_only_one_reviewer_saw_tells_nothing():
    killed, place, everything = agreement([said("a-1", "Ada", "accept"), said("a-2", "Ben", "reject", "place")])
    assert [one.alpha for one in (killed, place, everything)] == [None, None, None]
    assert everything.n_accounts == 0


def test_without_decisions_there_is_no_figure():
    (everything,) = agreement([])
    assert (everything.fact, everything.alpha, everything.n_accounts) == ("all", None, 0)
