"""Attributions that point to a source: "according to X", "citing X", "Y quoted X as saying"."""

from __future__ import annotations

from dataclasses import replace

from avowal.codebook.vocabulary import Stance
from avowal.extraction.text.clauses import (
    BE_FORMS,
    COORDINATORS,
    MARKS,
    STOPS,
    SUBORDINATORS,
    dateline_end,
    has_verb,
    is_voice_like,
    skip_back,
)
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.contents import content_of
from avowal.extraction.voices.frames import frame_after
from avowal.extraction.voices.saying import Saying, Stretch
from avowal.extraction.voices.saying_words import around, floor_of
from avowal.extraction.voices.subjects import named_after, subject_before

_LONGEST_OPENING = 4
_LONGEST_NAMING = 30


def prepositional(unit: Unit, i: int, _before: list[Saying]) -> Saying | None:
    """As in "According to X, A" and "A, according to X"; also "A, per X"."""
    named = _after_preposition(unit, i)
    source = named_after(unit, named, len(unit)) if named else None
    if named is None or source is None:
        return None
    frame = frame_after(unit, source[1], "according to")
    end = frame.end if frame.end < len(unit) and unit.low[frame.end] in MARKS else source[1]
    front = _opens_clause(unit, i)
    content = around(unit, i, end)
    if front:
        following, _ = content_of(unit, i, end, inverted=False)
        content = tuple(stretch for stretch in following if stretch[0] > i)
    if not content:
        return None
    return Saying(unit, (i, named), source, content, Stance.ASSERTS, "according to", end, front=front)


def _after_preposition(unit: Unit, i: int) -> int | None:
    if unit.low[i] == "according":
        return i + 2 if unit.low[i + 1 : i + 2] == ("to",) else None
    return i + 1 if i and unit.low[i - 1] == "," else None


def _opens_clause(unit: Unit, i: int) -> bool:
    """Whether the attribution at ``i`` begins its clause, so that what is said follows."""
    left = unit.low[i - 1] if i else ""
    if i == dateline_end(unit) or left in STOPS or left in SUBORDINATORS or left in COORDINATORS:
        return True
    return left in {",", "("} and i < _LONGEST_OPENING and not has_verb(unit, 0, i)


def citing(unit: Unit, i: int, _before: list[Saying]) -> Saying | None:
    """As in "A, citing X": X is behind what the voice before it, or the report, says."""
    source = named_after(unit, i + 1, len(unit))
    content = around(unit, i, len(unit))
    if source is None or not content or not is_voice_like(unit, *source):
        return None
    return Saying(unit, (i, i + 1), source, content, Stance.ASSERTS, "cite", source[1], front=False)


def quoted_as_saying(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "X quoted Y as saying A", "Y was quoted by X as saying A"."""
    at = next((k for k in range(i + 1, min(i + _LONGEST_NAMING, len(unit) - 1)) if _as_saying(unit, k)), None)
    if at is None:
        return None
    frame = frame_after(unit, at + 2, "say")
    be = skip_back(unit, i)
    if be > 0 and unit.low[be - 1] in BE_FORMS:
        cited = subject_before(unit, be - 1, floor_of(before))
        source = _quoted_by(unit, i, at, frame.end)
    else:
        cited, source = (i + 1, at), subject_before(unit, i, floor_of(before))
    if cited is None or cited[0] >= cited[1]:
        return None
    first = min(stretch[0] for stretch in (cited, source, (i, i)) if stretch)
    end = max(frame.end, source[1] if source else 0)
    content, front = content_of(unit, first, end, inverted=False)
    return Saying(unit, (i, at + 2), source, content, Stance.ASSERTS, "quote", end, cited=cited, front=front)


def _as_saying(unit: Unit, k: int) -> bool:
    return unit.low[k] == "as" and unit.low[k + 1] in {"saying", "telling"}


def _quoted_by(unit: Unit, i: int, at: int, after: int) -> Stretch | None:
    """Who quotes, in "was quoted by X as saying" and "was quoted as saying by X"."""
    if unit.low[i + 1] == "by":
        return named_after(unit, i + 2, at)
    return named_after(unit, after + 1, len(unit)) if unit.low[after : after + 1] == ("by",) else None


def with_cited(sayings: list[Saying]) -> list[Saying]:
    """The sayings with each "citing X" made part of the saying that it belongs to: before it, else after."""
    found: list[Saying] = []
    pending: Saying | None = None
    for saying in sayings:
        if saying.lemma != "cite":
            found.append(_cite(saying, pending) if pending else saying)
            pending = None
        elif found and found[-1].lemma != "cite":
            found[-1] = _cite(found[-1], saying)
        else:
            pending = saying
    return [*found, pending] if pending is not None else found


def _cite(saying: Saying, cited: Saying) -> Saying:
    """As in "Reuters reported A, citing police": A without the words that cite."""
    edge = cited.cue[0] - 1
    source = saying.source
    if source is not None and source[0] < edge < source[1]:
        source = (source[0], edge)
    kept = [(a, min(b, edge) if a < edge else b) for a, b in saying.content if a < edge or a >= cited.ends]
    return replace(saying, source=source, cited=cited.source, content=tuple(kept) or saying.content)
