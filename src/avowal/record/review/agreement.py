"""How far reviewers agree: Krippendorff's alpha, fact by fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import krippendorff

from avowal.codebook.vocabulary import Decided
from avowal.domain.decision import Decision

_LEAST_REVIEWERS = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree on one fact: ``Agreement("killed", 0.82, 40, 3)``.

    Attributes:
        fact: The fact; "all" for every fact together.
        alpha: Krippendorff's alpha on nominal data: 1 full agreement, 0 chance, below 0 less than chance; ``None``
            where it is not defined, because fewer than two accounts were decided on twice or all decisions are alike.
            K. Krippendorff, Content Analysis (4th ed. 2019), chapter 12.
        n_accounts: Accounts that two reviewers or more decided on.
        n_reviewers: Who decided on one of these.
    """

    fact: str
    alpha: float | None
    n_accounts: int
    n_reviewers: int


def agreement(decisions: Iterable[tuple[str, Decision]]) -> tuple[Agreement, ...]:
    """Agreement on each fact, in the order of their names, then on all together.

    Args:
        decisions: Live decisions, each with the fact of its account; a correction agrees only with the same
            correction, and who could not tell says nothing.
    """
    by_fact: dict[str, dict[str, dict[str, Hashable]]] = defaultdict(lambda: defaultdict(dict))
    for fact, one in decisions:
        if one.decided is Decided.UNSURE:
            continue
        by_fact[fact][one.account_id][one.author] = (one.decided.value, one.corrected_id)
    found = [_of("all", {key: said for units in by_fact.values() for key, said in units.items()})]
    return (*(_of(fact, by_fact[fact]) for fact in sorted(by_fact)), *found)


def _of(fact: str, units: Mapping[str, Mapping[str, Hashable]]) -> Agreement:
    twice = {key: said for key, said in units.items() if len(said) >= _LEAST_REVIEWERS}
    authors = sorted({author for said in twice.values() for author in said})
    values = {
        value: number for number, value in enumerate(sorted({v for s in twice.values() for v in s.values()}, key=str))
    }
    alpha = None
    if len(values) > 1:
        table = [[float(values[said[a]]) if a in said else float("nan") for said in twice.values()] for a in authors]
        alpha = round(float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")), 4)
    return Agreement(fact, alpha, len(twice), len(authors))
