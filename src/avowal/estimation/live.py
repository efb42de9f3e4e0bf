"""The figures that a policy weighs: live ones, parties apart where it says so, without groups left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import NUMBER_QUALIFIERS, Fact, Stance
from avowal.domain import Account, Quantity, Weighing
from avowal.estimation.candidates import FIGURE_STANCES, Sifted, sift
from avowal.estimation.figures import Figure, count, group_of
from avowal.estimation.parties import is_party
from avowal.estimation.question import Question, aside
from avowal.estimation.units import UnitOf, day_of, said_since, unit_of
from avowal.estimation.worth import worth

OLDER: Final = "Set aside: the same voice gave a newer version."
_MIXED: Final = "Set aside: killed and injured together, with no split, is a note and no figure."
NO_NUMBER: Final = "Set aside: its words give no number that this policy can use."


@dataclass(frozen=True, slots=True)
class Live:
    """What may be weighed.

    Attributes:
        figures: What each unit says in all.
        parties: Accounts of parties that the policy keeps apart, without those that it weighs.
        aside: Everything else, each with its reason.
    """

    figures: tuple[Figure, ...]
    parties: tuple[Account, ...]
    aside: tuple[Weighing, ...]


def live(question: Question, *, unit: UnitOf = unit_of) -> Live:
    """The figures that the policy's parameters let through, one unit each with its newest."""
    limits = question.policy.parameters
    sifted = counted_candidates(question)
    kept, weighings = sifted.candidates, sifted.aside
    if limits.one_per_unit == "newest":
        newest = newest_of_each(kept, question, unit)
        kept, weighings = newest.candidates, weighings + newest.aside
    parties: tuple[Account, ...] = ()
    if limits.party_voices != "counted":
        kept, parties = part_off(kept, question)
        if limits.party_voices == "last_resort":
            if kept:
                weighings += aside(parties, "Set aside: a party says it, and a voice that is none gives a figure.")
            kept, parties = kept or parties, ()
    since = said_since(kept, question, unit)
    counted = count(
        kept,
        question,
        lambda account, _: worth(account, question),
        no_number=NO_NUMBER,
        unit=unit,
        day=lambda account, _: since[account.id],
        by_day=limits.one_per_unit == "all",
    )
    return Live(counted.figures, parties, weighings + counted.aside)


def counted_candidates(question: Question) -> Sifted:
    """Accounts with a number that this policy can use, of people whom it counts."""
    limits = question.policy.parameters
    stances = FIGURE_STANCES | ({Stance.SUSPECTS} if limits.hedged_counts == "keep" else set())
    sifted = sift(question.accounts, stances)
    sifted = drop(sifted, lambda a: worth(a, question) is None, NO_NUMBER)
    sifted = drop(sifted, lambda a: _is_mere_note(a, question), _MIXED)
    return drop(sifted, lambda a: _is_left_out(a, question), "Set aside: this policy does not count these people.")


def _is_mere_note(account: Account, question: Question) -> bool:
    """Whether it is a numeral for killed and injured together, where only number words count for both."""
    if account.fact is question.fact or question.policy.parameters.combined_counts == "all":
        return False
    return isinstance(account.value, Quantity) and account.value.qualifier in NUMBER_QUALIFIERS


def drop(sifted: Sifted, unwanted: Callable[[Account], bool], reason: str) -> Sifted:
    """Sets those aside that are not wanted."""
    out = tuple(account for account in sifted.candidates if unwanted(account))
    ids = {account.id for account in out}
    return Sifted(tuple(a for a in sifted.candidates if a.id not in ids), sifted.aside + aside(out, reason))


def _is_left_out(account: Account, question: Question) -> bool:
    limits = question.policy.parameters
    group = group_of(account.value.of) if isinstance(account.value, Quantity) else None
    return group in limits.left_out_groups or (group == "police" and not limits.police_are_civilians)


def newest_of_each(accounts: tuple[Account, ...], question: Question, unit: UnitOf = unit_of) -> Sifted:
    """The newest account of each unit for each group of people that it speaks of."""
    newest: dict[tuple[object, ...], str] = {}
    for account in accounts:
        key = _speaks_of(account, question, unit)
        newest[key] = max(newest.get(key, ""), day_of(account, question))
    return drop(Sifted(accounts, ()), lambda a: day_of(a, question) != newest[_speaks_of(a, question, unit)], OLDER)


def _speaks_of(account: Account, question: Question, unit: UnitOf) -> tuple[object, ...]:
    if isinstance(account.value, Quantity):
        part = group_of(account.value.of) or (account.part_of is not None)
        return unit(account, question), account.fact is Fact.KILLED_OR_INJURED, part
    return (unit(account, question),)


def part_off(accounts: tuple[Account, ...], question: Question) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """Voices that are no party, and parties."""
    parties = tuple(account for account in accounts if is_party(account, question))
    ids = {account.id for account in parties}
    return tuple(account for account in accounts if account.id not in ids), parties
