"""What a rule is asked, and what it may know beside the accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import Account, Column, Estimate, Report, Value, Weighing, Window
from avowal.estimation.policy import Policy

MIXED = frozenset({Fact.KILLED, Fact.INJURED})
"""Facts that a figure of killed and injured together says something of."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the incident beside its accounts; everything may be left out.

    What no report says in so many words (that a side accepts the harm, that a claim is a joint one) comes from a
    reviewer: no rule guesses it.

    Attributes:
        type: What sort of violence it was; decides what "several" is worth under ACLED's rule.
        origins: For a report that copies another, the id of the report that it copies.
        totals_without_attackers: Accounts whose voice says that its total leaves the attackers out.
        own_losses: Accounts of a party that count its own dead.
        accepts_harm: Accounts in which a side accepts responsibility for harm to civilians, not only the strike.
        joint_claims: Claims of responsibility that were made together with another party.
        disputed_status: Accounts of people whose civilian status is disputed.
        combatants_only: Whether those killed were combatants.
        type_of_violence: UCDP's: 1 state-based, 2 non-state, 3 one-sided.
        parts: Over how many days, places or incidents one total is spread.
        known_deaths: Deaths in the total that are recorded in incidents of their own.
        known_range: The same as the lowest and the highest sum of those incidents.
    """

    type: IncidentType | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    totals_without_attackers: frozenset[str] = frozenset()
    own_losses: frozenset[str] = frozenset()
    accepts_harm: frozenset[str] = frozenset()
    joint_claims: frozenset[str] = frozenset()
    disputed_status: frozenset[str] = frozenset()
    combatants_only: bool = False
    type_of_violence: int | None = None
    parts: int = 1
    known_deaths: int = 0
    known_range: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One fact asked of one policy: how many were killed, says acled-min?

    Attributes:
        policy: The rule that answers.
        fact: What is asked.
        accounts: Every account to be weighed, each once, in order of id: those of the fact, and those of killed and
            injured together where the policy counts them.
        others: The incident's accounts of other facts: scale, country and sides are read from them.
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
    value: Value | Window | int | None,
    reason: str,
    weighings: tuple[Weighing, ...],
    *,
    span: tuple[int, int] | None = None,
    columns: tuple[Column, ...] = (),
) -> Estimate:
    """The estimate that answers a question; weighings are put into the order of account ids."""
    low, high = span or (None, None)
    ordered = tuple(sorted(weighings, key=lambda weighing: weighing.account_id))
    return Estimate(question.policy.label, question.fact, value, low, high, reason, ordered, columns)


def aside(accounts: tuple[Account, ...], reason: str) -> tuple[Weighing, ...]:
    """Sets accounts aside for one reason."""
    return tuple(Weighing(account.id, used=False, reason=reason) for account in accounts)


def taken(accounts: tuple[Account, ...], reason: str) -> tuple[Weighing, ...]:
    """Marks accounts as those that the value rests on."""
    return tuple(Weighing(account.id, used=True, reason=reason) for account in accounts)
