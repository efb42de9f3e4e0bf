"""Attributions without a verb of saying: figures put, blame laid, adverbs, nouns with "that", headings."""

from __future__ import annotations

from typing import Final

from avowal.codebook.vocabulary import Stance
from avowal.extraction.text.clauses import (
    DASHES,
    MARKS,
    PREPOSITIONS,
    STOPS,
    clause_start,
    has_verb,
    is_voice_like,
)
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.contents import content_of
from avowal.extraction.voices.reporting import word_set
from avowal.extraction.voices.saying import Saying, Stretch
from avowal.extraction.voices.saying_words import THINGS, clause_end, floor_of
from avowal.extraction.voices.subjects import named_after, subject_before
from avowal.extraction.voices.voice_words import is_voice_word

_SAID = (
    "report reports claim claims assertion assertions statement statements announcement testimony confirmation version"
    " conclusion"
)
_BLAMED = "allegation allegations accusation accusations"
_SUSPECTED = "suspicion suspicions fears belief speculation hypothesis theory rumour rumours rumor rumors indications"
NOMINALS: Final = (
    dict.fromkeys(_SAID.split(), Stance.ASSERTS)
    | dict.fromkeys(_BLAMED.split(), Stance.ACCUSES)
    | dict.fromkeys(_SUSPECTED.split(), Stance.SUSPECTS)
)
"""Nouns that take "that", with how what follows is held."""

_TO = frozenset({"to", "from", "by"})
_AS = frozenset({"as", "at", "of"})
FIGURE_VERBS: Final = (
    dict.fromkeys(("put", "puts", "placed"), frozenset({"at"}))
    | dict.fromkeys("lowered raised revised corrected updated cut reduced increased".split(), _TO)
    | dict.fromkeys(("gave", "gives", "given"), _AS)
)
"""Verbs that put a figure, with the words between its noun and the figure."""

_FIGURES = frozenset(
    "toll number figure count dead casualties losses total injured wounded deaths victims fatalities".split()
)
_FIGURE_WORDS = frozenset(
    "a an about around over more less nearly almost some at least up two three four five six seven eight nine ten"
    " eleven twelve dozens scores hundreds thousands zero twenty thirty forty fifty sixty seventy eighty ninety"
    " one".split()
)
_DOCUMENTED = frozenset({"figure", "figures", "results"})
_NO_SPEAKERS = frozenset("source sources photo video report list letter news".split())
_LONGEST_SPEAKER_IN_HEADING = 6
_LONGEST_FIGURE_NOUN = 22
_LONGEST_BLAME = 9
_LONGEST_AGENT = 12
_LONGEST_OWNER = 6
_CLOSE = 4  # words between "denied" and "the reports that": one attribution, not two


def figure_put(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "X put the toll at A"."""
    end = clause_end(unit, i + 1)
    joints = FIGURE_VERBS[unit.low[i]]
    places = range(i + 2, min(i + _LONGEST_FIGURE_NOUN, end - 1))
    at = next((k for k in places if unit.low[k] in joints and _is_figure(unit.low[k + 1])), None)
    source = subject_before(unit, i, floor_of(before))
    if at is None or source is None or unit.low[source[1] - 1] in THINGS - _DOCUMENTED:
        return None
    if not _FIGURES.intersection(unit.low[i + 1 : at]):
        return None
    stop = next((k for k in range(at, len(unit)) if unit.low[k] in STOPS), len(unit))
    return Saying(unit, (i, i + 1), source, ((i + 1, stop),), Stance.ASSERTS, "put", i + 1)


def _is_figure(word: str) -> bool:
    return word[:1].isdigit() or word in _FIGURE_WORDS


def held_responsible(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "X held A responsible for B"."""
    places = range(i + 2, min(i + _LONGEST_BLAME, len(unit)))
    at = next((k for k in places if unit.low[k] in {"responsible", "accountable"}), None)
    source = subject_before(unit, i, floor_of(before))
    if at is None or source is None or MARKS.intersection(unit.low[i:at]) or not is_voice_like(unit, *source):
        return None
    return Saying(unit, (i, i + 1), source, ((i + 1, clause_end(unit, at)),), Stance.ACCUSES, "hold", i + 1)


def adverb(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "A reportedly ...": nobody is named; "A probably ...": the report itself is not sure."""
    held = before[-1] if before and before[-1].front and before[-1].ends < i else None
    if held is not None and held.stance is Stance.SUSPECTS:
        return None
    start = clause_start(unit, i, held.ends if held else 0)
    end = clause_end(unit, i + 1)
    if end - start < 2:
        return None
    suspects = unit.low[i] in word_set("adverbs", "suspects")
    stance = Stance.SUSPECTS if suspects else Stance.ASSERTS
    return Saying(unit, (i, i + 1), None, ((start, end),), stance, unit.low[i], i + 1, hedged=True, outlet=suspects)


def nominal(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "reports that A", "the ministry's claim that A", "a hypothesis put forward by X that A"."""
    if before and before[-1].front and i - before[-1].cue[1] < _CLOSE:
        return None
    agent = _agent(unit, i)
    that = agent[1] if agent else i + 1
    if unit.low[that : that + 1] != ("that",):
        return None
    source = agent or _owner(unit, i)
    around, _ = content_of(unit, i, that, inverted=False)
    content = tuple(stretch for stretch in around if stretch[0] > that)
    if not content:
        return None
    stance = NOMINALS[unit.low[i]]
    hedged = source is None or stance is Stance.SUSPECTS
    return Saying(unit, (i, i + 1), source, content, stance, unit.low[i], that, hedged=hedged)


def _agent(unit: Unit, i: int) -> Stretch | None:
    """X in "claims by X that", "a hypothesis put forward by X that"."""
    by = next((k for k in range(i + 1, min(i + _CLOSE + 1, len(unit))) if unit.low[k] in {"by", "from"}), None)
    if by is None or MARKS.intersection(unit.low[i + 1 : by]):
        return None
    named = named_after(unit, by + 1, min(by + _LONGEST_AGENT, len(unit)))
    return named if named and unit.low[named[1] : named[1] + 1] == ("that",) else None


def _owner(unit: Unit, i: int) -> Stretch | None:
    """As in "the ministry" of "the ministry's claim"."""
    start = clause_start(unit, i, 0)
    owner = next((k for k in range(i - 1, max(start, i - _CLOSE) - 1, -1) if unit.low[k].endswith(("'s", "s'"))), None)
    if owner is None:
        return None
    k = owner
    while (
        k > start
        and unit.low[k - 1] not in PREPOSITIONS
        and not has_verb(unit, k - 1, k)
        and owner - k < _LONGEST_OWNER
    ):
        k -= 1
    return k, owner + 1


def heading_saying(unit: Unit) -> list[Saying]:
    """As in "Police: three killed" and "Three killed: police"."""
    at = next((k for k in range(1, len(unit) - 1) if unit.low[k] == ":" or unit.low[k] in DASHES), None)
    if at is None:
        return []
    for source, content in (((0, at), (at + 1, len(unit))), ((at + 1, len(unit)), (0, at))):
        if _may_head(unit, source):
            return [Saying(unit, (at, at + 1), source, (content,), Stance.ASSERTS, ":", at + 1, front=source[0] == 0)]
    return []


def _may_head(unit: Unit, source: Stretch) -> bool:
    """Whether a side of a heading's colon names who says the other."""
    words = unit.low[source[0] : source[1]]
    if len(words) > _LONGEST_SPEAKER_IN_HEADING or QUOTE in words or (len(words) == 1 and words[0] in _NO_SPEAKERS):
        return False
    return any(is_voice_word(word) for word in words) and not has_verb(unit, *source)
