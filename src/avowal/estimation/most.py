"""The version that most independent units hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Account, Estimate, Value, Weighing
from avowal.estimation.candidates import BLAME_STANCES, FIGURE_STANCES, sift
from avowal.estimation.extremes import NO_NUMBER, span_of, stated
from avowal.estimation.figures import Figure, count
from avowal.estimation.live import OLDER
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.units import day_of, said_since, unit_of
from avowal.estimation.versions import Version, agreeing_accounts, fineness, shown, versions_of

_ONE_VALUE: Final = frozenset({Fact.RESPONSIBLE, Fact.DATE, Fact.PLACE, Fact.TYPE})
"""Facts of which a unit holds one version at a time; a target or a weapon may have several."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A version with what decides between versions; fields in the order in which they decide."""

    n_units: int
    fineness: int
    day: str
    value: Value | int
    accounts: tuple[Account, ...]
    tie: tuple[int, str]


def most(question: Question) -> Estimate:
    """The version of most independent units; ties go to the finer, then the newer, then the lower or first."""
    return _most_figure(question) if question.fact in COUNTED_FACTS else most_version(question)


def _most_figure(question: Question) -> Estimate:
    sifted = sift(question.accounts)
    counted = count(sifted.candidates, question, stated, no_number=NO_NUMBER)
    figures = _newest_figures(counted.figures)
    kept = {account.id for figure in figures for account in figure.accounts}
    dropped = tuple(a for figure in counted.figures for a in figure.accounts if a.id not in kept)
    weighings = sifted.aside + counted.aside + aside(dropped, OLDER)
    by_number: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_number[figure.low].append(figure)
    since = said_since(sifted.candidates, question)
    choices = [_figure_choice(number, same, since) for number, same in by_number.items()]
    return _choose(question, choices, weighings, span_of(figures) if figures else None)


def _newest_figures(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    newest: dict[str, str] = {}
    for figure in figures:
        newest[figure.unit] = max(newest.get(figure.unit, ""), figure.day)
    return tuple(figure for figure in figures if figure.day == newest[figure.unit])


def _figure_choice(number: int, figures: list[Figure], since: Mapping[str, str]) -> _Choice:
    accounts = tuple(account for figure in figures for account in figure.accounts)
    day = max(since[account.id] for account in accounts)
    return _Choice(len({figure.unit for figure in figures}), 0, day, number, accounts, (number, ""))


def most_version(question: Question) -> Estimate:
    """The version of a named or dated fact that most independent units give or agree with."""
    blame = question.fact is Fact.RESPONSIBLE
    sifted = sift(question.accounts, BLAME_STANCES if blame else FIGURE_STANCES)
    live = _newest_accounts(sifted.candidates, question) if question.fact in _ONE_VALUE else sifted.candidates
    dropped = tuple(account for account in sifted.candidates if account not in live)
    versions = versions_of(live, question)
    since = said_since(sifted.candidates, question)
    choices = [_version_choice(version, versions, question, since) for version in versions]
    return _choose(question, choices, sifted.aside + aside(dropped, OLDER), None)


def _newest_accounts(accounts: tuple[Account, ...], question: Question) -> tuple[Account, ...]:
    newest: dict[str, str] = {}
    for account in accounts:
        unit = unit_of(account, question)
        newest[unit] = max(newest.get(unit, ""), day_of(account, question))
    return tuple(a for a in accounts if day_of(a, question) == newest[unit_of(a, question)])


def _version_choice(
    version: Version, versions: tuple[Version, ...], question: Question, since: Mapping[str, str]
) -> _Choice:
    """A version with the accounts that give it or something coarser that holds it."""
    agreeing = agreeing_accounts(version, versions)
    n_units = len({unit_of(account, question) for account in agreeing})
    day = max(since[account.id] for account in version.accounts)
    return _Choice(n_units, fineness(version.value), day, version.value, agreeing, (0, version.key))


def _choose(
    question: Question, choices: list[_Choice], weighings: tuple[Weighing, ...], span: tuple[int, int] | None
) -> Estimate:
    if not choices:
        return answer(question, None, "No value: no current account gives one that this policy can use.", weighings)
    ranked = sorted(choices, key=lambda choice: choice.tie)
    best = max(ranked, key=lambda choice: (choice.n_units, choice.fineness, choice.day))
    used = {account.id for account in best.accounts}
    rest = {a.id: a for choice in choices for a in choice.accounts if a.id not in used}
    voices = f"{best.n_units} independent voice{'s' * (best.n_units > 1)}"
    equal = sum(choice.n_units == best.n_units for choice in choices) > 1
    weighings += taken(best.accounts, f"Used: gives, or agrees with, the version of {voices}.")
    weighings += aside(tuple(rest.values()), f"Set aside: another version has {voices} behind it.")
    tie = " Another version has as many: the finer, then the newer, then the lower or first stands." if equal else ""
    return answer(question, best.value, f"{shown(best.value)}: {voices}.{tie}", weighings, span=span)
