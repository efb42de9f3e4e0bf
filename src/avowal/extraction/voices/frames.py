"""What only frames speech: to whom, when, where and through which channel it was said."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.extraction.text.clauses import DETERMINERS, MARKS, STOPS, is_verb_like, phrase_end, time_end
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.reporting import word_set
from avowal.extraction.voices.voice_words import find_names

Stretch = tuple[int, int]

_TELLING = frozenset("tell inform".split())
_LONGEST_FRAME = 24
_LONGEST_LISTENER = 8
_PREPOSITIONS = frozenset("in on at via through during by from after over to with before as following".split())
_SPREAD = frozenset(
    "posted published issued released carried broadcast aired circulated shared distributed read sent obtained"
    " seen uploaded televised addressed made given quoted cited".split()
)
CHANNELS = frozenset(
    "telegram twitter facebook whatsapp youtube instagram tiktok website site channel account page post posts"
    " tweet media network internet radio television tv phone telephone interview briefing conference statement"
    " communique video message recording audio letter note text release broadcast bulletin speech address email"
    " e-mail agency newspaper call platform app communiques statements language notes".split()
)
_CLOSING = frozenset({"that", QUOTE, ":", ".", ","})
_BOUNDS = frozenset("least most more fewer dozens hundreds scores all total".split())
_TOLD_PRONOUNS = frozenset("him her them us me you it".split())
_NEAR = 2
_QUANTIFIERS = frozenset("both all only just even once merely".split())
_LISTENER_TAILS = frozenset(
    "news agency agencies television tv radio newspaper network channel website media service press".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands between a cue and its content: "told AFP on Tuesday that" ends before "that".

    Attributes:
        end: Where the frame ends.
        told: To whom it was said; ``None`` if nobody is named.
    """

    end: int
    told: Stretch | None = None


def frame_after(unit: Unit, start: int, lemma: str, *, channels: bool = True) -> Frame:
    """The frame that begins at ``start``, after a cue or after the source that follows it.

    Args:
        unit: The sentence.
        start: Where it may begin.
        lemma: Base form of the cue; "tell" is followed by a listener.
        channels: Whether phrases of place and channel belong to it; after "point the finger at" they do not.
    """
    told = _listener(unit, start) if lemma in _TELLING else None
    k = told[1] if told else start
    while k < len(unit):
        moved = time_end(unit, k, len(unit))
        if moved == k and unit.low[k] not in _QUANTIFIERS and unit.low[k] in word_set("adverbs", "skip"):
            moved = k + 1
        if moved == k and unit.low[k] == "to" and told is None:
            told = _listener(unit, k + 1, strict=True)
            moved = told[1] if told else k
        if moved == k and channels:
            moved = _channel_end(unit, k)
        if moved == k:
            break
        k = moved
    return Frame(k, told)


def _channel_end(unit: Unit, k: int) -> int:
    """Where a phrase of place or channel that begins at ``k`` ends; ``k`` if it belongs to the content."""
    opening = unit.low[k] in _PREPOSITIONS or unit.low[k] in _SPREAD
    if not opening or _counts(unit, k + 1):
        return k
    stop = k + 1
    end = min(len(unit), k + _LONGEST_FRAME)
    while stop < end and unit.low[stop] not in STOPS and unit.low[stop] not in {",", QUOTE, "that"}:
        if is_verb_like(unit.low[stop]) and unit.low[stop] not in _SPREAD:
            break
        stop += 1
    if stop >= len(unit) or unit.low[stop] in _CLOSING:
        return stop
    channel = next((i for i in range(k + 1, min(stop, k + 7)) if unit.low[i] in CHANNELS), None)
    if channel is None:
        return k
    return channel + 1


def _counts(unit: Unit, k: int) -> bool:
    """Whether a figure follows a preposition that bounds it: "at least 84", "over 100"."""
    return k < len(unit) and (unit.low[k] in _BOUNDS or unit.low[k][:1].isdigit())


def _listener(unit: Unit, start: int, *, strict: bool = False) -> Stretch | None:
    """To whom it was said; a ``strict`` one must be an outlet or an audience known as such."""
    ceiling = min(len(unit), start + _LONGEST_LISTENER)
    if start >= ceiling:
        return None
    known = _known_outlet(unit, start, ceiling) or _audience(unit, start, ceiling)
    if known or strict:
        return (start, known) if known else None
    if unit.low[start] in _TOLD_PRONOUNS:
        return start, start + 1
    named = start + (unit.low[start] in DETERMINERS)
    end = named
    while end < ceiling and unit.capital[end]:
        end += 1
    if end > named:
        return start, end
    end = phrase_end(unit, start, ceiling)
    return (start, end) if start < end < len(unit) and unit.low[end] in {"that", ",", ":", QUOTE} else None


def _known_outlet(unit: Unit, start: int, ceiling: int) -> int | None:
    """Where a listed outlet that is named soon after ``start`` ends."""
    for begin, length, _ in find_names(unit.low[start:ceiling], unit.capital[start:ceiling]):
        if begin > _NEAR:
            return None
        end = start + length
        while end < ceiling and unit.low[end] in _LISTENER_TAILS:
            end += 1
        return end
    return None


def _audience(unit: Unit, start: int, ceiling: int) -> int | None:
    """Where "reporters" or "the state news agency FARS" ends."""
    for k in range(start, min(ceiling, start + _NEAR + 2)):
        word = unit.low[k]
        if word in word_set("channels", "audience") or word in _LISTENER_TAILS:
            end = k + 1
            while end < ceiling and (unit.low[end] in _LISTENER_TAILS or unit.capital[end]):
                end += 1
            return end
        if word in MARKS or is_verb_like(word):
            return None
    return None
