"""Which figure of a report is a part of which: "84 dead, including three children" counts 84 people, not 87.

Read from the words between two figures of one voice, in one sentence or the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from avowal.codebook.vocabulary import Fact, Status
from avowal.domain import Quantity, Span
from avowal.extraction.owning import Owned
from avowal.extraction.text.sentences import split_sentences

_WITHIN: Final[Mapping[Fact, frozenset[Fact]]] = {
    Fact.KILLED: frozenset({Fact.KILLED, Fact.KILLED_OR_INJURED}),
    Fact.INJURED: frozenset({Fact.INJURED, Fact.KILLED_OR_INJURED}),
    Fact.KILLED_OR_INJURED: frozenset({Fact.KILLED_OR_INJURED}),
    Fact.ABDUCTED: frozenset({Fact.ABDUCTED}),
    Fact.RELEASED: frozenset({Fact.RELEASED}),
    Fact.MISSING: frozenset({Fact.MISSING}),
}
"""Of each counted fact, those whose figures can hold its own: 12 dead are part of 86 casualties."""

_OPENS_PART = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among (?:them|those|whom|which|the)|amongst (?:them|those|the)|(?:of|from) (?:them|whom|which|those|these|the)"
    r"|among the (?:dead|victims|killed|wounded|injured|casualties|hostages|captives|abducted|kidnapped|seized|taken)|at least one of whom)\b",
    re.IGNORECASE,
)
_IS_PART = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:of|among) (?:them|whom|which|those|these|the (?:dead|victims|killed|wounded|injured|casualties|hostages|captives|abducted|kidnapped|seized|taken|missing))\b",
    re.IGNORECASE,
)
_AMONG_TOTAL = re.compile(r"\b(?:was|were|are|is) (?:\w+ )?(?:among|included in|part of)\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:besides|in addition|apart from|not including|not counting|excluding|as well as|along with|another|also|too)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[;]|\b(?:while|whereas)\b", re.IGNORECASE)


def totals_of(text: str, said: Sequence[Owned]) -> dict[int, int]:
    """For each figure that is a part of another one, by their places in ``said``: where its total stands."""
    starts = [sentence.span.start for sentence in split_sentences(text)]
    counted = [k for k, one in enumerate(said) if _is_counted(one)]
    counted.sort(key=lambda k: said[k].finding.words)
    tied: dict[int, int] = {}
    for place, part in enumerate(counted):
        number = bisect_right(starts, said[part].finding.words.start)
        before = [
            k
            for k in reversed(counted[:place])
            if k not in tied and number - bisect_right(starts, said[k].finding.words.start) <= 1
        ]
        total = next((k for k in before if _holds(said[k], said[part])), None)
        if total is not None and _is_part(text, said[total], said[part], starts):
            tied[part] = total
            continue
        after = next((k for k in counted[place + 1 :] if _holds(said[k], said[part])), None)
        if after is not None and _stands_among(text, said[part], said[after]):
            tied[part] = after
    return tied


def _is_counted(one: Owned) -> bool:
    return one.finding.fact in _WITHIN and isinstance(one.finding.value, Quantity)


def _holds(total: Owned, part: Owned) -> bool:
    """Whether one voice gives both, as far as facts and figures go."""
    whole, some = total.finding.value, part.finding.value
    assert isinstance(whole, Quantity)
    assert isinstance(some, Quantity)
    if total.finding.fact not in _WITHIN[part.finding.fact] or total.voice.name != part.voice.name:
        return False
    if whole.of is not None and whole.of == some.of:
        return False
    if total.finding.status in {Status.SUPERSEDED, Status.REJECTED} and part.finding.status is None:
        return False
    ceiling = whole.high if whole.high is not None else None if whole.low is None else whole.low * _OPEN_END
    least = some.low if some.low is not None else some.high
    return ceiling is None or least is None or least <= ceiling


_OPEN_END = 2  # "at least 84" may hold a few more than 84, not a part of 300


def _is_part(text: str, total: Owned, part: Owned, starts: Sequence[int]) -> bool:
    """Whether the words between a total and a later figure, or right after that, make it a part."""
    between = text[total.finding.words.end : part.finding.words.start]
    follows = text[part.finding.words.end : part.finding.words.end + _NEAR]
    if _STOPS.search(between):
        return False
    opened = [found.end() for found in _OPENS_PART.finditer(between)]
    if _IS_PART.match(follows):
        return True
    if not opened:
        return part.finding.part and _same_sentence(starts, total, part) and _of(part) not in {None, "attackers"}
    return not _APART.search(between[opened[-1] :])


def _stands_among(text: str, part: Owned, total: Owned) -> bool:
    """As in "three children were among the 84 dead"."""
    between = text[part.finding.words.end : total.finding.words.start]
    return len(between) <= _NEAR and _AMONG_TOTAL.search(between) is not None


_NEAR = 60


def _of(one: Owned) -> str | None:
    return one.finding.value.of if isinstance(one.finding.value, Quantity) else None


def _same_sentence(starts: Sequence[int], one: Owned, other: Owned) -> bool:
    return bisect_right(starts, _at(one).start) == bisect_right(starts, _at(other).start)


def _at(one: Owned) -> Span:
    return one.finding.words
