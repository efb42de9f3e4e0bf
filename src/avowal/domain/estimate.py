"""A single value derived by a published rule, with the accounts behind it."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Fact
from avowal.domain.value import Value


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a policy did with one account: ``Weighing("a-1f...", used=False, reason="superseded")``."""

    account_id: str
    used: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """One value of one fact, derived by a policy: acled-min says that 84 were killed.

    Attributes:
        policy: Name and version: "acled-min 1".
        fact: What was estimated.
        value: The derived value; ``None`` when the policy cannot answer, never a guess.
        low: Lower end, for counted facts; ``None`` when the policy gives no range.
        high: Upper end.
        reason: One sentence: how the value came about, or why there is none.
        weighings: Every account of the fact, each exactly once, used or set aside, with the reason.
    """

    policy: str
    fact: Fact
    value: Value | int | None
    low: int | None
    high: int | None
    reason: str
    weighings: tuple[Weighing, ...]
