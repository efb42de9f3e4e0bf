"""What the constructions of attribution share: words that cannot speak, and how far a clause reaches."""

from __future__ import annotations

from avowal.codebook.vocabulary import Stance
from avowal.extraction.text.clauses import (
    COORDINATORS,
    DASHES,
    MARKS,
    PRONOUNS,
    STOPS,
    dateline_end,
)
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.saying import Saying, Stretch

STANCES = {
    "accuses": Stance.ACCUSES,
    "denies": Stance.DENIES,
    "rejects": Stance.REJECTS,
    "suspects": Stance.SUSPECTS,
}
MODALS = frozenset("to would could can may might should must will cannot".split())
NOBODY = frozenset("no nobody none neither no-one nothing".split())
THINGS = frozenset(
    "blast attack explosion bomb bombing shooting fire disease toll figure figures violence war conflict fighting"
    " accident number incident assault earthquake results result evidence footage video videos image images photo"
    " photos picture pictures study poll blasts attacks clashes clash it's there this that".split()
)
_EDGES = MARKS - {QUOTE, ")"}
_BREAKS = DASHES | {","}
BEFORE_NOUNS = frozenset(
    "immediate initial early earlier first new local official similar such conflicting unconfirmed false".split()
)


def floor_of(before: list[Saying]) -> int:
    """Where the words of the attribution before end; those that only cite are part of what follows."""
    return next((one.cue[1] for one in reversed(before) if one.lemma != "cite"), 0)


def around(unit: Unit, first: int, after: int) -> tuple[Stretch, ...]:
    """What stands before an attribution, and after the comma that ends it."""
    start = dateline_end(unit)
    stop = first
    while stop > start and unit.low[stop - 1] in _EDGES:
        stop -= 1
    found = [(start, stop)] if start < stop else []
    if after < len(unit) and unit.low[after] in _BREAKS and after + 1 < len(unit):
        end = len(unit)
        while end > after + 1 and unit.low[end - 1] in _EDGES:
            end -= 1
        if end > after + 1:
            found.append((after + 1, end))
    return tuple(found)


def clause_end(unit: Unit, i: int) -> int:
    """Where the clause that ``i`` stands in ends: at a stop, a dash, or a comma before another clause."""
    while i < len(unit):
        word = unit.low[i]
        if word in STOPS or word in DASHES:
            break
        if word == "," and i + 1 < len(unit) and (unit.low[i + 1] in COORDINATORS or unit.low[i + 1] in PRONOUNS):
            break
        i += 1
    return i
