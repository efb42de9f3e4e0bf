"""Asking a policy for one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Account, Estimate, Report
from avowal.estimation.acled import acled_lowest, acled_order
from avowal.estimation.extremes import highest, lowest
from avowal.estimation.most import most
from avowal.estimation.policy import read_policy
from avowal.estimation.question import Context, Question, answer, aside

Rule = Callable[[Question], Estimate]

RULES: Final[dict[str, Rule]] = {
    "lowest": lowest,
    "highest": highest,
    "most": most,
    "acled-lowest": acled_lowest,
    "acled-order": acled_order,
}
"""The rules that a policy file may name."""


def estimate(
    policy_name: str,
    accounts: Sequence[Account],
    fact: Fact,
    *,
    reports: Mapping[str, Report],
    context: Context | None = None,
) -> Estimate:
    """What a policy makes of one fact, with every account of the fact used or set aside.

    The order of the accounts changes nothing; an account handed over twice counts once.

    Args:
        policy_name: One of :data:`avowal.estimation.POLICIES`.
        accounts: All accounts of one incident; those of other facts give scale and country only.
        fact: What is asked.
        reports: The accounts' reports by id: publisher and publication date come from them. A report
            that is not there counts as one of unknown publisher and date.
        context: What else is known of the incident.

    Raises:
        UsageError: No policy has this name.
    """
    policy = read_policy(policy_name)
    unique = sorted({account.id: account for account in accounts}.values(), key=lambda account: account.id)
    question = Question(
        policy,
        fact,
        tuple(account for account in unique if account.fact is fact),
        tuple(account for account in unique if account.fact is not fact),
        reports,
        context or Context(),
    )
    name = policy.rules.get(fact)
    return RULES[name](question) if name else _unanswered(question)


def _unanswered(question: Question) -> Estimate:
    policy, fact = question.policy, question.fact
    usual = f"{policy.name} answers counted facts only" if fact not in COUNTED_FACTS else f"{policy.name} has no rule"
    reason = f"No value: {policy.unanswered.get(fact, usual)}."
    return answer(question, None, reason, aside(question.accounts, reason))
