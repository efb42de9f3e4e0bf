"""Which accounts a rule may weigh at all, and why the others are set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import Stance, Status
from avowal.domain import Account, Weighing

FIGURE_STANCES: Final = frozenset({Stance.ASSERTS, Stance.CLAIMS})
"""Stances that give a figure; "denies any deaths" is not 0, and "feared dead" is not a figure."""

BLAME_STANCES: Final = frozenset({Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES})
"""Stances that name somebody responsible without a hedge."""

_STATUS_REASONS = {
    Status.SUPERSEDED: "Set aside: the report itself says that a later figure or finding took its place.",
    Status.REJECTED: "Set aside: the report itself says that it was found wrong.",
}
_STANCE_REASONS = {
    Stance.DENIES: "Set aside: a denial gives no value.",
    Stance.REJECTS: "Set aside: it says that another account is wrong and gives no value of its own.",
    Stance.SUSPECTS: "Set aside: it is hedged, and a hedged version is no candidate.",
    Stance.ACCUSES: "Set aside: an accusation gives no value for this fact.",
}
_UNREADABLE = "Set aside: its words could not be read as a value."


@dataclass(frozen=True, slots=True)
class Sifted:
    """Accounts that may be weighed, and those that may not, each with its reason."""

    candidates: tuple[Account, ...]
    aside: tuple[Weighing, ...]


def sift(accounts: tuple[Account, ...], stances: frozenset[Stance] = FIGURE_STANCES) -> Sifted:
    """Parts current accounts with a readable value and one of ``stances`` from the rest."""
    reasons = {account.id: _why_not(account, stances) for account in accounts}
    return Sifted(
        tuple(account for account in accounts if reasons[account.id] is None),
        tuple(Weighing(key, used=False, reason=reason) for key, reason in reasons.items() if reason),
    )


def _why_not(account: Account, stances: frozenset[Stance]) -> str | None:
    if account.status is not Status.CURRENT:
        return _STATUS_REASONS[account.status]
    if account.stance not in stances:
        return _STANCE_REASONS[account.stance]
    return _UNREADABLE if account.value is None else None
