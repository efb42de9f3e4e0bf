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
from avowal.estimation.units import UnitOf, day_of, unit_of
from avowal.estimation.worth import Bounds
from avowal.gazetteer.fold import fold

ReadBounds = Callable[[Account, Quantity], Bounds | None]
"""Reads the closed range that a policy gives a figure; ``None`` when it gives none."""
DayOf = Callable[[Account, Question], str]

ATTACKERS = "attackers"
_PART = "some of them"


@dataclass(frozen=True, slots=True)
class Figure:
    """What one unit says in all: the police, 12 on 3 January.

    Attributes:
        unit: Who says it.
        day: Publication day of the newest of its accounts, ISO; "" when unknown.
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
    day: str


def count(
    candidates: tuple[Account, ...],
    question: Question,
    read: ReadBounds,
    *,
    no_number: str,
    unit: UnitOf = unit_of,
    day: DayOf = day_of,
    by_day: bool = True,
) -> Counted:
    """The figures that the candidates give; ``no_number`` says why an account without bounds is set aside.

    Args:
        candidates: What may be weighed.
        question: What is asked.
        read: Reads the range of one account.
        no_number: Why an account without a range is set aside.
        unit: Who counts once.
        day: How new an account is.
        by_day: Whether a unit gives one figure for each day on which it speaks, or one in all.
    """
    parts, wordless = _parts(candidates, question, read, day)
    buckets: dict[tuple[str, str], list[_Part]] = defaultdict(list)
    for part in parts:
        buckets[unit(part.account, question), part.day if by_day else ""].append(part)
    any_total = any(part.group is None for part in parts)
    figures: list[Figure] = []
    weighings = list(aside(wordless, no_number))
    for (who, _), bucket in sorted(buckets.items()):
        counted = _unit_figures(who, tuple(bucket), question, any_total=any_total)
        figures += counted.figures
        weighings += counted.aside
    return Counted(tuple(figures), tuple(weighings))


def _parts(
    candidates: tuple[Account, ...], question: Question, read: ReadBounds, day: DayOf
) -> tuple[list[_Part], tuple[Account, ...]]:
    parts: list[_Part] = []
    wordless: list[Account] = []
    for account in candidates:
        value = account.value
        bounds = read(account, value) if isinstance(value, Quantity) else None
        if bounds is None or not isinstance(value, Quantity):
            wordless.append(account)
        else:
            group = group_of(value.of) or (_PART if account.part_of else None)
            parts.append(_Part(account, *bounds, group, day(account, question)))
    return parts, tuple(wordless)


def _unit_figures(unit: str, bucket: tuple[_Part, ...], question: Question, *, any_total: bool) -> Counted:
    totals = tuple(part for part in bucket if part.group is None)
    groups = tuple(part for part in bucket if part.group is not None)
    if totals:
        return _from_totals(unit, totals, groups, question.context.totals_without_attackers)
    chosen, left = _addable(groups)
    if any_total and sum(part.group in _families()["role"] for part in chosen) < 2:
        reason = "Set aside: it counts only some of them ({of}), and a total is given."
        return Counted((), _aside_groups(groups, reason))
    reason = "Set aside: it counts only some of them ({of}) and may overlap with the groups that are counted."
    return Counted((_figure(unit, chosen),), _aside_groups(left, reason))


def _figure(unit: str, parts: tuple[_Part, ...]) -> Figure:
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return Figure(unit, max(part.day for part in parts), low, high, tuple(part.account for part in parts))


def _from_totals(
    unit: str, totals: tuple[_Part, ...], groups: tuple[_Part, ...], without_attackers: frozenset[str]
) -> Counted:
    attackers = _largest(tuple(part for part in groups if part.group == ATTACKERS))
    figures: list[Figure] = []
    added: set[str] = set()
    for total in totals:
        extra = attackers if total.account.id in without_attackers and not added else ()
        added |= {part.account.id for part in extra}
        figures.append(_figure(unit, (total, *extra)))
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
