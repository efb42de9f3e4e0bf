"""Claims of a deed: "X claimed responsibility", "the attack was claimed by X"."""

from __future__ import annotations

from avowal.codebook.vocabulary import Stance
from avowal.extraction.text.clauses import (
    BE_FORMS,
    DETERMINERS,
    MARKS,
    NEGATIONS,
    PRONOUNS,
    SUBORDINATORS,
    clause_start,
    is_voice_like,
    phrase_end,
    skip_back,
)
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.reporting import word_set
from avowal.extraction.voices.saying import Saying, Stretch
from avowal.extraction.voices.saying_words import BEFORE_NOUNS, MODALS, NOBODY, floor_of
from avowal.extraction.voices.subjects import main_subject, named_after, subject_before
from avowal.extraction.voices.voice_words import document_words

_DEEDS = frozenset(
    "attack attacks bombing bombings shooting shootings blast blasts explosion explosions assault assaults"
    " killing killings kidnapping kidnappings abduction operation operations strike strikes ambush raid raids"
    " assassination murder massacre shelling execution executions hijacking".split()
)
_BEFORE_NOUN = DETERMINERS | BEFORE_NOUNS
_LIVES = frozenset({"lives", "life"})
_PUTTING = frozenset("put issued issue issues released made posted published gave uploaded distributed sent".split())
_NEAR = 5
_LONGEST_OBJECT = 7


def claim(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "X claimed responsibility for A", "X claimed the attack", "A was claimed by X"."""
    at = skip_back(unit, i)
    left = unit.low[at - 1] if at else ""
    if left in MODALS - {"to"} or any(unit.low[k] in NEGATIONS for k in range(max(0, at - 2), i)):
        return None
    if left in BE_FORMS or unit.low[i + 1 : i + 2] == ("by",):
        return _claimed_by(unit, i, at)
    if i and unit.low[i].startswith("claim") and unit.low[i - 1] in _BEFORE_NOUN:
        return _claim_put_out(unit, i, before)
    noun = _claimed_noun(unit, i)
    return _claimed(unit, i, noun, before) if noun else None


def _claimed(unit: Unit, i: int, noun: Stretch, before: list[Saying]) -> Saying | None:
    """As in "X claimed responsibility": the noun alone is the content, so that place and date stay the outlet's."""
    source = subject_before(unit, i, floor_of(before)) or (None if before else main_subject(unit, i))
    if source is None and not before:
        return None
    if source and unit.low[source[0]] in NOBODY | {"which", "there"}:
        return None
    if source and _leaves_it_for(unit, source, noun[1]):
        source = named_after(unit, noun[1] + 1, len(unit)) or source
    return Saying(unit, (i, noun[1]), source, (noun,), Stance.CLAIMS, "claim", noun[1], shared=source is None)


def _leaves_it_for(unit: Unit, source: Stretch, after: int) -> bool:
    """Whether leaflets or the like "claimed the attack for X"."""
    written = any(word in document_words() for word in unit.low[source[0] : source[1]])
    return written and unit.low[after : after + 1] == ("for",)


def _claim_put_out(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "X put out a claim", "X issued a claim of responsibility"."""
    if unit.low[i] != "claim" or i < 3:
        return None
    k = i - 3 if unit.low[i - 2] == "out" else i - 2
    source = subject_before(unit, k, floor_of(before)) if unit.low[k] in _PUTTING else None
    if source is None or not is_voice_like(unit, *source) or unit.low[source[0]] in NOBODY:
        return None
    return Saying(unit, (k, i + 1), source, ((i, i + 1),), Stance.CLAIMS, "claim", i + 1)


def _claimed_noun(unit: Unit, i: int) -> Stretch | None:
    """As in "responsibility", or "the attack" behind "claimed" itself; never "20 lives"."""
    nouns = word_set("claims", "nouns")
    for k in range(i + 1, min(i + _NEAR, len(unit))):
        word = unit.low[k]
        if word in nouns:
            return k, k + 1
        if word in _LIVES:
            return None
        if word in MARKS or word in SUBORDINATORS:
            break
    if not unit.low[i].startswith("claim") or unit.low[i + 1 : i + 2] in {(word,) for word in PRONOUNS}:
        return None
    end = phrase_end(unit, i + 1, min(i + _LONGEST_OBJECT, len(unit)))
    deed = next((k for k in range(i + 1, end) if unit.low[k] in _DEEDS), None)
    return (i + 1, deed + 1) if deed is not None else None


def _claimed_by(unit: Unit, i: int, at: int) -> Saying | None:
    """As in "The attack was claimed by X", "Responsibility was claimed by X"."""
    if unit.low[i + 1 : i + 2] != ("by",) or not unit.low[i].startswith(("claim", "assum", "admit")):
        return None
    source = named_after(unit, i + 2, len(unit))
    if source is None:
        return None
    before = range(clause_start(unit, at - 1, 0) if at else i, i)
    wanted = (word_set("claims", "nouns"), _DEEDS)
    noun = next((k for words in wanted for k in before if unit.low[k] in words), None)
    content = (noun, noun + 1) if noun is not None else (i, i + 1)
    return Saying(unit, (i, i + 2), source, (content,), Stance.CLAIMS, "claim", source[1], front=False)
