"""How far what somebody says reaches in a sentence, and where one voice's words end at another's."""

from __future__ import annotations

from dataclasses import replace

from avowal.extraction.text.clauses import COORDINATORS, DASHES, MARKS, QUOTATION_MARKS, STOPS, dateline_end
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.saying import Saying, Stretch

_KEPT = QUOTATION_MARKS | {QUOTE}
_BREAKS = DASHES | {",", ")", "]"}
_EDGES = MARKS - _KEPT - {")", "]"}
_JOINTS = MARKS | COORDINATORS | {"that"}
_CONTRASTS = frozenset("while whereas but although though".split())


def content_of(unit: Unit, first: int, after: int, *, inverted: bool) -> tuple[tuple[Stretch, ...], bool]:
    """What is said around an attribution, and whether it follows it.

    Args:
        unit: The sentence.
        first: Where the attribution begins: its source or its cue, whichever comes first.
        after: Where it ends, frame and all.
        inverted: Whether the source follows the cue, so that the content stands before.
    """
    left = _left(unit, first)
    mark = unit.low[after] if after < len(unit) else ""
    following = _trim(unit, after + 1, len(unit)) if mark in {"that", ":"} else _trim(unit, after, len(unit))
    if mark in {"that", ":"}:
        return _some(following), True
    if not mark or mark in STOPS or mark in {")", "]"}:
        return _some(left), False
    if following and QUOTE not in unit.low[after : following[1]]:
        stop = next((k for k in range(after, following[1]) if unit.low[k] == ";"), following[1])
        following = _trim(unit, following[0], stop)
    if mark == QUOTE:
        return _some(left if left and unit.low[left[1] - 1] == QUOTE else None, following), True
    if mark in _BREAKS:
        return _after_break(unit, left, following, inverted=inverted)
    if inverted:
        return _some(left), False
    return _some(following), True


def _after_break(
    unit: Unit, left: Stretch | None, following: Stretch | None, *, inverted: bool
) -> tuple[tuple[Stretch, ...], bool]:
    """The content where a comma follows the attribution: on both sides, or only on one."""
    if following is None:
        return _some(left), False
    opening = unit.low[following[0]]
    if opening in {"that", QUOTE}:
        begin = following[0] + (opening == "that")
        right = _trim(unit, begin, following[1])
        quoted = left if left and unit.low[left[1] - 1] == QUOTE else None
        return _some(quoted, right), True
    if left is None:
        return _some(following), True
    if inverted and opening not in {"and", "but"}:
        return _some(left), False
    return _some(left, following), False


def _left(unit: Unit, first: int) -> Stretch | None:
    """What stands before an attribution and is parted from it by a mark."""
    if first == 0 or unit.low[first - 1] not in {",", QUOTE, "?", "!", "("} | DASHES:
        return None
    return _trim(unit, dateline_end(unit), first)


def cut(unit: Unit, sayings: list[Saying]) -> list[Saying]:
    """The sayings of one sentence with their contents ended where the next voice's words begin."""
    kept: list[Saying] = []
    for saying in sayings:
        current = saying
        begin = current.begins
        if kept and kept[-1].begins > begin and current.cue[0] > kept[-1].cue[0]:
            kept[-1] = _ended(unit, kept[-1], current.cue[0] - 1)
        elif kept:
            if current.front:
                edge = _edge_before(unit, begin, current)
                if edge is not None:
                    kept = [_ended(unit, one, edge) for one in kept]
            else:
                current, kept = _cut_trailing(unit, current, kept)
        kept.append(current)
    return [one for one in kept if one.content]


def _edge_before(unit: Unit, begin: int, saying: Saying) -> int | None:
    """Where the words of the voice before end; ``None`` if this saying is part of them."""
    if saying.shared:
        return begin
    k = begin
    while k > 0 and unit.low[k - 1] not in _JOINTS:
        k -= 1
    if k == 0:
        return None
    joint = unit.low[k - 1]
    if joint in {";", "."} or joint in _CONTRASTS:
        return k - 1
    if joint in {"and", "or", "as"} and k > 1 and unit.low[k - 2] == ",":
        return k - 1
    return k - 1 if joint == "," and k > 1 and unit.low[k - 2] in COORDINATORS else None


def _cut_trailing(unit: Unit, saying: Saying, kept: list[Saying]) -> tuple[Saying, list[Saying]]:
    """As in "A, X said, while B, Y said": B alone is Y's."""
    before = kept[-1].ends
    last = min((stretch[1] for stretch in saying.content), default=before)
    edge = next(
        (k for k in range(before, last) if unit.low[k] == ";" or unit.low[k] in _CONTRASTS
         or (unit.low[k] == "and" and unit.low[k - 1] == ",")),
        None,
    )  # fmt: skip
    frame = saying.begins
    if edge is None and not kept[-1].front:
        edge = before
    if edge is None:
        return saying, [_ended(unit, one, frame) if one.front else one for one in kept]
    content = tuple(t for a, b in saying.content for t in _some(_trim(unit, max(a, edge + 1), b)))
    return replace(saying, content=content), [_ended(unit, one, edge) for one in kept]


def _ended(unit: Unit, saying: Saying, edge: int) -> Saying:
    """The saying with nothing of its content after ``edge``; what lies wholly inside a later frame goes too."""
    if saying.begins >= edge:
        return saying
    content = tuple(t for a, b in saying.content for t in _some(_trim(unit, a, min(b, edge))))
    return replace(saying, content=content)


def _trim(unit: Unit, start: int, end: int) -> Stretch | None:
    """The stretch without marks at its ends; quotation marks round a word or two stay."""
    while start < end and unit.low[start] in _EDGES:
        start += 1
    while start < end and unit.low[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def _some(*stretches: Stretch | None) -> tuple[Stretch, ...]:
    return tuple(stretch for stretch in stretches if stretch)
