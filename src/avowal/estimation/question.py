"""What a rule is asked, and what it may know beside the accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import Account, Estimate, Report, Value, Weighing
from avowal.estimation.policy import Policy


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the incident beside its accounts; everything may be left out.

    Attributes:
        type: What sort of violence it was; decides what "several" is worth under ACLED's rule.
        origins: For a report that copies another, the id of the report that it copies.
        totals_without_attackers: Accounts whose voice says that its total leaves the attackers out.
    """

    type: IncidentType | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    totals_without_attackers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """One fact asked of one policy: how many were killed, says acled-min?

    Attributes:
        policy: The rule that answers.
        fact: What is asked.
        accounts: Every account of the fact, each once, in order of id.
        others: The incident's accounts of other facts: scale and country are read from them.
        reports: The reports of all these accounts, by id.
        context: What else is known.
    """

    policy: Policy
    fact: Fact
    accounts: tuple[Account, ...]
    others: tuple[Account, ...]
    reports: Mapping[str, Report]
    context: Context


def answer(
    question: Question,
    value: Value | int | None,
    reason: str,
    weighings: tuple[Weighing, ...],
    *,
    span: tuple[int, int] | None = None,
) -> Estimate:
    """The estimate that answers a question; weighings are put into the order of account ids."""
    low, high = span or (None, None)
    ordered = tuple(sorted(weighings, key=lambda weighing: weighing.account_id))
    return Estimate(question.policy.label, question.fact, value, low, high, reason, ordered)


def aside(accounts: tuple[Account, ...], reason: str) -> tuple[Weighing, ...]:
    """Sets accounts aside for one reason."""
    return tuple(Weighing(account.id, used=False, reason=reason) for account in accounts)


def taken(accounts: tuple[Account, ...], reason: str) -> tuple[Weighing, ...]:
    """Marks accounts as those that the value rests on."""
    return tuple(Weighing(account.id, used=True, reason=reason) for account in accounts)
