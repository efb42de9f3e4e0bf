"""A single value derived by a published rule, with the accounts behind it."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Fact
from avowal.domain.dates import Window
from avowal.domain.value import Value


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a policy did with one account: ``Weighing("a-1f...", used=False, reason="superseded")``."""

    account_id: str
    used: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Column:
    """What a programme writes beside the value, under its own name: ``Column("guncertain1", 1)``.

    Attributes:
        name: The column's name in the programme's own table.
        value: What it holds; ``None`` where the programme leaves it blank.
    """

    name: str
    value: str | int | float | None


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
        weighings: Every account of the fact, each exactly once, used or set aside, with the reason; accounts of
            casualties that nobody split are among those of the dead and of the hurt where the policy counts them.
        columns: What the programme writes beside the value: certainty, claim mode, precision.
    """

    policy: str
    fact: Fact
    value: Value | Window | int | None
    low: int | None
    high: int | None
    reason: str
    weighings: tuple[Weighing, ...]
    columns: tuple[Column, ...] = ()

    def column(self, name: str) -> str | int | float | None:
        """What the column of this name holds; ``None`` where it is blank or the policy has no such column."""
        return next((column.value for column in self.columns if column.name == name), None)
