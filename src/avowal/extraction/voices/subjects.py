"""Who the subject of a reporting verb is: before it, after it, behind a comma, or shared."""

from __future__ import annotations

from avowal.extraction.text.clauses import (
    DASHES,
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    QUOTATION_MARKS,
    TIME_WORDS,
    clause_start,
    dateline_end,
    has_verb,
    is_verb_like,
    is_voice_like,
    phrase_end,
    skip_back,
    time_end,
)
from avowal.extraction.text.tokens import bare
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.frames import CHANNELS
from avowal.extraction.voices.reporting import word_set
from avowal.extraction.voices.voice_words import document_words, is_voice_word, marks

Stretch = tuple[int, int]

_MOST_ASIDES = 3
_LONGEST_ASIDE = 30
_LONGEST_LIST_ITEM = 8
_SHORT_ASIDE = 3
_RELATIVES = frozenset("who whose which where whom".split())
_CLOSING = frozenset({QUOTE, ",", '"', "”", "’", "'", ")"}) | DASHES
_OPENERS_OF_CLAUSES = frozenset("but and so then meanwhile however still yet nevertheless besides also".split())
_ASIDE_STARTS = frozenset(
    "who which whose citing quoting speaking quoted reached aged himself herself itself itself".split()
)


def subject_before(unit: Unit, i: int, floor: int) -> Stretch | None:
    """The noun phrase before the verb at ``i`` that says; ``None`` if there is none.

    Args:
        unit: The sentence.
        i: Position of the verb.
        floor: Position before which nothing may be taken: the end of the cue before.
    """
    at = skip_back(unit, i)
    if at <= floor:
        return None
    left = unit.low[at - 1]
    if left in {"who", "which"} and unit.low[at - 2] not in PREPOSITIONS:
        end = at - 2 if unit.low[at - 2] == "," else at - 1
        return _stripped(unit, clause_start(unit, end, floor), end) if end > floor else None
    if left == "," or left in DASHES or left == ")":
        return _before_aside(unit, at - 1, floor)
    start = clause_start(unit, at, floor)
    if start == at:
        return None
    described = _described(unit, start, floor)
    if described:
        return described
    return _up_to_verb(unit, _stripped(unit, _list_start(unit, start, at, floor), at))


def _described(unit: Unit, start: int, floor: int) -> Stretch | None:
    """The noun before a relative clause that ends at the verb: "a woman who hid in a drain says"."""
    if start - 1 <= floor or unit.low[start - 1] not in _RELATIVES or unit.low[start - 2] in PREPOSITIONS:
        return None
    end = start - 2 if unit.low[start - 2] == "," else start - 1
    stretch = _stripped(unit, clause_start(unit, end, floor), end) if end > floor else None
    if stretch is None:
        return None
    return stretch if is_voice_like(unit, *stretch) or unit.low[stretch[0]] in {"a", "an", "one"} else None


def _up_to_verb(unit: Unit, stretch: Stretch | None) -> Stretch | None:
    """The stretch up to a verb in it: of "Tehran was quick to" only "Tehran"."""
    if stretch is None or not has_verb(unit, *stretch):
        return stretch
    start, end = stretch
    verb = next(k for k in range(start, end) if is_verb_like(unit.low[k]) and not (unit.capital[k] and k > 0))
    before = skip_back(unit, verb)
    return (start, before) if before > start and is_voice_like(unit, start, before) else stretch


def shares_subject(unit: Unit, i: int) -> bool:
    """Whether the verb at ``i`` follows "and" or "but" at once, so that its subject stands further before."""
    at = skip_back(unit, i)
    return at > 0 and unit.low[at - 1] in {"and", "but", "then", "or"}


def main_subject(unit: Unit, before: int) -> Stretch | None:
    """The noun phrase that opens the sentence, up to its first verb; ``None`` if it names no voice."""
    start = dateline_end(unit)
    while True:
        end = start
        while end < before and unit.low[end] not in MARKS and not is_verb_like(unit.low[end]):
            end += 1
        stretch = _stripped(unit, start, skip_back(unit, end))
        if stretch and unit.low[stretch[0]] not in PREPOSITIONS and is_voice_like(unit, *stretch):
            return stretch
        if end >= before or unit.low[end] != ",":
            return None
        start = end + 1


def inverted_source(unit: Unit, i: int, after: int) -> Stretch | None:
    """The noun phrase after the verb in "..., said X"; ``None`` if the verb has no subject after it."""
    at = skip_back(unit, i)
    if at == 0 or unit.low[at - 1] not in _CLOSING or after >= len(unit):
        return None
    if unit.low[after] in {"in", "at"} and after + 2 < len(unit):
        return _at_office(unit, after + 1)
    first = unit.low[after]
    if first in PREPOSITIONS or first in MARKS or first in {"that", "they", "there"}:
        return None
    end = phrase_end(unit, after, len(unit))
    if end == after or not is_voice_like(unit, after, end):
        return None
    if end < len(unit) and is_verb_like(unit.low[end]):
        return None
    return after, _with_aside(unit, end)


def _at_office(unit: Unit, start: int) -> Stretch | None:
    """As in "..., told in the ministry": translated from languages in which offices are where things are said."""
    end = phrase_end(unit, start, len(unit))
    words = [bare(word) for word in unit.low[start:end]]
    spoken = any(is_voice_word(word) and word not in document_words() for word in words) or any(unit.capital[start:end])
    return (start, end) if spoken and not any(word in CHANNELS for word in words) else None


def named_after(unit: Unit, start: int, ceiling: int) -> Stretch | None:
    """The noun phrase that begins at ``start``, with its aside: what "according to" or "by" takes."""
    end = phrase_end(unit, start, ceiling)
    if end <= start:
        return None
    return start, min(_with_aside(unit, end), ceiling)


def _with_aside(unit: Unit, end: int) -> int:
    """The end of a naming whose apposition follows a comma: "Ali Khan, a police officer"."""
    if end >= len(unit) or unit.low[end] != ",":
        return end
    stop = end + 1
    while stop < len(unit) and unit.low[stop] not in MARKS and not is_verb_like(unit.low[stop]):
        stop += 1
    if stop == end + 1 or (stop < len(unit) and unit.low[stop] not in MARKS):
        return end
    opening = unit.low[end + 1]
    describes = opening in {"a", "an", "the", "head", "chief"} or is_voice_word(bare(opening)) or unit.capital[end + 1]
    named = any(is_voice_word(bare(word)) for word in unit.low[end + 1 : stop])
    short = stop - end <= _LONGEST_ASIDE // 2
    return stop if describes and named and short else end


def _before_aside(unit: Unit, comma: int, floor: int) -> Stretch | None:
    """The naming before one or more asides that end at ``comma``: "Ali Khan, 34, a farmer, said"."""
    end = comma
    for _ in range(_MOST_ASIDES):
        opening = _aside_start(unit, end, floor)
        if opening <= floor and unit.low[opening + 1] in {"who", "which"}:
            floor = 0
        if opening <= floor or unit.low[opening] in {QUOTE, ";", ":"} or comma - opening > _LONGEST_ASIDE:
            return None
        if not _is_aside(unit, opening + 1, end):
            return None
        start = clause_start(unit, opening, floor)
        stretch = _described(unit, start, floor) or _stripped(unit, start, opening)
        if (
            stretch
            and is_voice_like(unit, *stretch)
            and not has_verb(unit, *stretch)
            and unit.low[stretch[0]] not in PREPOSITIONS
        ):
            return stretch[0], comma
        end = opening
    return None


def _aside_start(unit: Unit, end: int, floor: int) -> int:
    """Where the mark before an aside stands; a relative clause may hold a quotation and a verb of saying."""
    for k in range(end - 1, max(0, end - _LONGEST_ASIDE), -1):
        if unit.low[k] in {"who", "which"} and unit.low[k - 1] == ",":
            return k - 1
        if unit.low[k] == "," and k < end - 1:
            break
    k = end - 1
    while k >= floor and unit.low[k] not in {",", "(", QUOTE, ";", ":"} and unit.low[k] not in DASHES:
        k -= 1
    return k


def _is_aside(unit: Unit, start: int, end: int) -> bool:
    """Whether the words between two commas may describe the naming before them."""
    if start >= end:
        return False
    while start < end - 1 and unit.low[start] in QUOTATION_MARKS:
        start += 1
    first = unit.low[start]
    if unit.shouted and end - start <= _SHORT_ASIDE:
        return True
    if first in DETERMINERS or first in PREPOSITIONS or first in _ASIDE_STARTS or first[:1].isdigit():
        return True
    if first in word_set("adverbs", "skip") or unit.capital[start] or first in TIME_WORDS:
        return True
    return any(is_voice_word(bare(unit.low[k])) for k in range(start, min(end, start + 5)))


def _stripped(unit: Unit, start: int, end: int) -> Stretch | None:
    """The stretch without what opens the sentence before its subject: "On Tuesday", "But", "In Kabul"."""
    while start < end and (unit.low[start] in _OPENERS_OF_CLAUSES or unit.low[start] in word_set("adverbs", "skip")):
        start += 1
    moved = time_end(unit, start, end)
    while start < moved < end:
        start = moved
        moved = time_end(unit, start, end)
    if start < end and unit.low[start] in PREPOSITIONS:
        start = _after_preposition(unit, start, end)
    return (start, end) if start < end else None


def _after_preposition(unit: Unit, start: int, end: int) -> int:
    """Where the subject begins after a prepositional phrase without a comma: "In a statement the group"."""
    for k in range(start + 2, end):
        if unit.low[k] in DETERMINERS and unit.low[k - 1] not in PREPOSITIONS and unit.low[k - 1] not in DETERMINERS:
            return k
    heads_after = (k for k in range(end - 1, start + 1, -1) if is_voice_word(bare(unit.low[k])))
    k = next((k for k in heads_after if unit.low[k - 1] not in PREPOSITIONS), start)
    while k - 1 > start + 1 and (unit.low[k - 1] in marks() or unit.capital[k - 1]):
        k -= 1
    return k


def _list_start(unit: Unit, start: int, at: int, floor: int) -> int:
    """The start of a list of voices whose last item begins at ``start``: "Police, medics and residents"."""
    while "and" in unit.low[start:at] and start - 1 > floor and unit.low[start - 1] == ",":
        before = start - 2
        while before > floor and unit.low[before - 1] not in MARKS:
            before -= 1
        item = start - 1 - before
        if not 0 < item <= _LONGEST_LIST_ITEM or has_verb(unit, before, start - 1) or unit.low[before] in PREPOSITIONS:
            return start
        if not any(is_voice_word(bare(word)) for word in unit.low[before : start - 1]):
            return start
        start = before
    return start
