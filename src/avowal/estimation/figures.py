"""Figures: what each unit says in all, from its totals or from the groups that it names.

A unit's own total stands before its groups. Without a total the groups that cannot overlap are added
(groups.toml); groups that may overlap are never added: the largest of them stands.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from avowal.domain import Account, Quantity, Weighing
from avowal.estimation.question import Question, aside
from avowal.estimation.units import day_of, unit_of
from avowal.gazetteer.fold import fold

Bounds = tuple[int, int]
ReadBounds = Callable[[Account, Quantity], Bounds | None]
"""Reads the closed range that a policy gives a figure; ``None`` when it gives none."""

ATTACKERS = "attackers"


@dataclass(frozen=True, slots=True)
class Figure:
    """What one unit says in all on one day: the police, 12 on 3 January.

    Attributes:
        unit: Who says it.
        day: Publication day, ISO; "" when unknown.
        low: Lower end by the policy's reading.
        high: Upper end by the policy's reading.
        accounts: The accounts that make it up: one total, or several groups.
    """

    unit: str
    day: str
    low: int
    high: int
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures, and the accounts that went into none, with reasons."""

    figures: tuple[Figure, ...]
    aside: tuple[Weighing, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    account: Account
    low: int
    high: int
    group: str | None


def count(candidates: tuple[Account, ...], question: Question, read: ReadBounds, *, no_number: str) -> Counted:
    """The figures that the candidates give; ``no_number`` says why an account without bounds is set aside."""
    parts, wordless = _parts(candidates, read)
    buckets: dict[tuple[str, str], list[_Part]] = defaultdict(list)
    for part in parts:
        buckets[unit_of(part.account, question), day_of(part.account, question)].append(part)
    any_total = any(part.group is None for part in parts)
    figures: list[Figure] = []
    weighings = list(aside(wordless, no_number))
    for (unit, day), bucket in sorted(buckets.items()):
        counted = _unit_figures(unit, day, tuple(bucket), question, any_total=any_total)
        figures += counted.figures
        weighings += counted.aside
    return Counted(tuple(figures), tuple(weighings))


def _parts(candidates: tuple[Account, ...], read: ReadBounds) -> tuple[list[_Part], tuple[Account, ...]]:
    parts: list[_Part] = []
    wordless: list[Account] = []
    for account in candidates:
        value = account.value
        bounds = read(account, value) if isinstance(value, Quantity) else None
        if bounds is None or not isinstance(value, Quantity):
            wordless.append(account)
        else:
            parts.append(_Part(account, *bounds, group_of(value.of)))
    return parts, tuple(wordless)


def _unit_figures(unit: str, day: str, bucket: tuple[_Part, ...], question: Question, *, any_total: bool) -> Counted:
    totals = tuple(part for part in bucket if part.group is None)
    groups = tuple(part for part in bucket if part.group is not None)
    if totals:
        return _from_totals(unit, day, totals, groups, question.context.totals_without_attackers)
    chosen, left = _addable(groups)
    if any_total and sum(part.group in _families()["role"] for part in chosen) < 2:
        reason = "Set aside: it counts only some of them ({of}), and a total is given."
        return Counted((), _aside_groups(groups, reason))
    figure = Figure(
        unit,
        day,
        sum(part.low for part in chosen),
        sum(part.high for part in chosen),
        tuple(part.account for part in chosen),
    )
    reason = "Set aside: it counts only some of them ({of}) and may overlap with the groups that are counted."
    return Counted((figure,), _aside_groups(left, reason))


def _from_totals(
    unit: str, day: str, totals: tuple[_Part, ...], groups: tuple[_Part, ...], without_attackers: frozenset[str]
) -> Counted:
    attackers = _largest(tuple(part for part in groups if part.group == ATTACKERS))
    figures: list[Figure] = []
    added: set[str] = set()
    for total in totals:
        extra = attackers if total.account.id in without_attackers and not added else ()
        added |= {part.account.id for part in extra}
        parts = (total, *extra)
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        figures.append(Figure(unit, day, low, high, tuple(part.account for part in parts)))
    left = tuple(part for part in groups if part.account.id not in added)
    reason = "Set aside: it counts only some of them ({of}); the same voice gives a total."
    return Counted(tuple(figures), _aside_groups(left, reason))


def _addable(groups: tuple[_Part, ...]) -> tuple[tuple[_Part, ...], tuple[_Part, ...]]:
    """The groups to add, and those left out: roles first, else persons, else the largest single group."""
    for family in _families().values():
        chosen = [
            part for group in sorted(family) for part in _largest(tuple(part for part in groups if part.group == group))
        ]
        if chosen:
            break
    else:
        chosen = list(_largest(groups))
    ids = {part.account.id for part in chosen}
    return tuple(chosen), tuple(part for part in groups if part.account.id not in ids)


def _largest(parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
    return (max(parts, key=lambda part: (part.low, part.high, part.account.id)),) if parts else ()


def _aside_groups(parts: tuple[_Part, ...], reason: str) -> tuple[Weighing, ...]:
    return tuple(Weighing(part.account.id, used=False, reason=reason.format(of=_whom(part.account))) for part in parts)


def _whom(account: Account) -> str:
    return (account.value.of if isinstance(account.value, Quantity) else None) or "a group"


def group_of(of: str | None) -> str | None:
    """The group that a figure counts: a known one, the words themselves, or ``None`` for all.

    >>> group_of("police officers"), group_of("Palestinians"), group_of(None)
    ('police', 'palestinians', None)
    """
    if of is None or fold(of) in {"", "all", "people", "persons", "victims"}:
        return None
    words = set(fold(of).split())
    for family in _families().values():
        for group, names in family.items():
            if words & names:
                return group
    return fold(of)


@cache
def _families() -> dict[str, dict[str, frozenset[str]]]:
    raw = tomllib.loads(files(__package__).joinpath("groups.toml").read_text("utf-8"))
    return {family: {group: frozenset(names) for group, names in groups.items()} for family, groups in raw.items()}
