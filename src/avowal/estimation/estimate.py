"""Asking a policy for one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Account, Estimate, Report
from avowal.estimation.policy import Policy, read_policy
from avowal.estimation.question import MIXED, Context, Question, answer, aside
from avowal.estimation.rules import RULES


def estimate(
    policy_name: str | Policy,
    accounts: Sequence[Account],
    fact: Fact,
    *,
    reports: Mapping[str, Report],
    context: Context | None = None,
) -> Estimate:
    """What a policy makes of one fact, with every account of the fact used or set aside.

    The order of the accounts changes nothing; an account handed over twice counts once, and so does a
    copy that ``context.origins`` names.

    Args:
        policy_name: One of :data:`avowal.estimation.POLICIES`, or a policy of the user's own.
        accounts: All accounts of one incident; those of other facts give scale, sides and country only.
        fact: What is asked.
        reports: The accounts' reports by id: publisher and publication date come from them. A report
            that is not there counts as one of unknown publisher and date.
        context: What else is known of the incident.

    Raises:
        UsageError: No policy has this name.
    """
    policy = policy_name if isinstance(policy_name, Policy) else read_policy(policy_name)
    asked = _asked_facts(policy, fact)
    unique = sorted({account.id: account for account in accounts}.values(), key=lambda account: account.id)
    question = Question(
        policy,
        fact,
        tuple(account for account in unique if account.fact in asked),
        tuple(account for account in unique if account.fact not in asked),
        reports,
        context or Context(),
    )
    name = policy.rules.get(fact)
    return RULES[name].answer(question) if name else _unanswered(question)


def _asked_facts(policy: Policy, fact: Fact) -> frozenset[Fact]:
    """The facts whose accounts are weighed: casualties that nobody split count for both where the policy says so."""
    mixed = fact in MIXED and policy.parameters.combined_counts != "none"
    return frozenset({fact, Fact.KILLED_OR_INJURED}) if mixed else frozenset({fact})


def _unanswered(question: Question) -> Estimate:
    policy, fact = question.policy, question.fact
    usual = f"{policy.name} answers counted facts only" if fact not in COUNTED_FACTS else f"{policy.name} has no rule"
    reason = f"No value: {policy.unanswered.get(fact, usual)}."
    return answer(question, None, reason, aside(question.accounts, reason))
