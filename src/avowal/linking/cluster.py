"""Incidents: the groups that follow from judgements on pairs.

Groups are joined along a linker's "same", the surest first. A linker's "different" or "unsure" is evidence,
not a veto: groups are joined while the mean of all that was judged between them is high enough, so
one wrong date does not tear an incident apart and one lucky likeness does not join two. Then the groups
that a person called "same" are joined, whatever linkers say. Two groups that hold a pair which a person
called "different" are never joined.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Incident, Judgement
from avowal.domain.judgement import incident_id
from avowal.linking.tables import read_linker

LINKER: Final = "linker"
"""What the names of automatic authors begin with; every other author is a person."""

_PLAIN_SCORES: Final = {Verdict.SAME: 1.0, Verdict.UNSURE: 0.5, Verdict.DIFFERENT: 0.0}


@dataclass(frozen=True, slots=True)
class _Bond:
    """All that was judged between two groups.

    Attributes:
        total: Sum of the linkers' scores.
        n_judged: How many pairs they judged.
        alike: Whether a linker called some pair "same".
        firm: Whether a person called some pair "same".
        barred: Whether a person called some pair "different".
    """

    total: float = 0.0
    n_judged: int = 0
    alike: bool = False
    firm: bool = False
    barred: bool = False

    def rank(self) -> float:
        """Sorts the surest bond first."""
        return -round(self.total / max(self.n_judged, 1), 9)

    def with_(self, other: _Bond) -> _Bond:
        """Both bonds in one, after their groups were joined."""
        return _Bond(
            self.total + other.total,
            self.n_judged + other.n_judged,
            alike=self.alike or other.alike,
            firm=self.firm or other.firm,
            barred=self.barred or other.barred,
        )


_Bonds = dict[str, dict[str, _Bond]]
_Groups = dict[str, tuple[str, ...]]
_Holds = Callable[[_Bond], bool]


def incidents(mention_ids: Iterable[str], judgements: Iterable[Judgement]) -> tuple[Incident, ...]:
    """The incidents that the live judgements make of these mentions, sorted; each mention is in exactly one.

    Hand over every judgement on them, "different" and "unsure" too. Withdrawn judgements and those on
    other mentions are passed over. The order in which mentions or judgements are given changes nothing.
    """
    known = sorted(set(mention_ids))
    bonds = _bonds(known, judgements)
    _lift_bars(bonds, _grow({mention: (mention,) for mention in known}, _copied(bonds), _said_by_a_person))
    groups = _grow({mention: (mention,) for mention in known}, bonds, _likely)
    groups = _grow(groups, bonds, _said_by_a_person)
    return tuple(Incident(incident_id(group), group) for group in sorted(groups.values()))


def _likely(bond: _Bond) -> bool:
    return bond.alike and not bond.barred and bond.total >= read_linker().join * bond.n_judged


def _said_by_a_person(bond: _Bond) -> bool:
    return bond.firm and not bond.barred


def _bonds(known: list[str], judgements: Iterable[Judgement]) -> _Bonds:
    by_pair: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    asked = set(known)
    for judgement in judgements:
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        if judgement.withdrawn_at is None and asked >= set(pair) and pair[0] != pair[1]:
            by_pair[pair].append(judgement)
    bonds: _Bonds = {mention: {} for mention in known}
    for (left, right), said in sorted(by_pair.items()):
        bonds[left][right] = bonds[right][left] = _bond(said)
    return bonds


def _bond(said: list[Judgement]) -> _Bond:
    """What counts of all that was said of one pair: persons before linkers, the newest linker before others."""
    persons = {judgement.verdict for judgement in said if not judgement.author.startswith(LINKER)}
    if Verdict.DIFFERENT in persons:
        return _Bond(barred=True)
    if Verdict.SAME in persons:
        return _Bond(firm=True)
    linkers = [judgement for judgement in said if judgement.author.startswith(LINKER)]
    if not linkers:
        return _Bond()
    newest = max(linkers, key=lambda judgement: (_version(judgement.author), judgement.author, judgement.id))
    score = _PLAIN_SCORES[newest.verdict] if newest.score is None else newest.score
    return _Bond(score, 1, alike=newest.verdict is Verdict.SAME)


def _version(author: str) -> int:
    number = author.removeprefix(LINKER).strip()
    return int(number) if number.isascii() and number.isdigit() else 0


def _copied(bonds: _Bonds) -> _Bonds:
    return {mention: dict(row) for mention, row in bonds.items()}


def _lift_bars(bonds: _Bonds, firm_groups: _Groups) -> None:
    """Bars whole groups of a person's "same" from each other, where a person parted two of their mentions.

    Otherwise a linker could join one of the group with the parted mention, and the person's "same" would
    then have no effect.
    """
    home = {mention: group for group in firm_groups.values() for mention in group}
    barred = [(a, b) for a, row in bonds.items() for b, bond in row.items() if a < b and bond.barred]
    for a, b in barred:
        for left, right in product(home[a], home[b]):
            bar = bonds[left].get(right, _Bond()).with_(_Bond(barred=True))
            bonds[left][right] = bonds[right][left] = bar


def _grow(members: _Groups, bonds: _Bonds, holds: _Holds) -> _Groups:
    """Joins the surest pair of groups until none holds; a group goes by its first mention, as its bonds do."""
    grown = dict(members)
    queue = [(bond.rank(), a, b) for a, row in bonds.items() for b, bond in row.items() if a < b and holds(bond)]
    heapq.heapify(queue)
    while queue:
        rank, kept, gone = heapq.heappop(queue)
        bond = bonds.get(kept, {}).get(gone)
        if bond is None or bond.rank() != rank or not holds(bond):
            continue  # one of the two groups has grown since
        grown[kept] = tuple(sorted(grown[kept] + grown.pop(gone)))
        for first, second in _merge(bonds, kept, gone):
            if holds(bonds[first][second]):
                heapq.heappush(queue, (bonds[first][second].rank(), first, second))
    return grown


def _merge(bonds: _Bonds, kept: str, gone: str) -> list[tuple[str, str]]:
    """Gives the bonds of one group to the other; returns the pairs whose bond has changed."""
    row = bonds.pop(gone)
    del row[kept], bonds[kept][gone]
    changed = []
    for other, bond in row.items():
        del bonds[other][gone]
        bonds[kept][other] = bonds[other][kept] = bond.with_(bonds[kept].get(other, _Bond()))
        changed.append((min(kept, other), max(kept, other)))
    return changed
