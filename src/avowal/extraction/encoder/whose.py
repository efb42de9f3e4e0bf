"""Whose the marked words are: the encoder points to where a voice is named, the reader of voices says who that is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.domain import OUTLET, Span, Voice
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.spans import MarkedSpan
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Notes
from avowal.extraction.owning import Owned, standard_voice
from avowal.extraction.said import Attribution
from avowal.extraction.voice_kinds import kind_of

_NOBODY = frozenset({"it", "they", "he", "she", "who", "reports", "i", "we"})
_LONGEST_NAME = 12  # words


@dataclass(frozen=True, slots=True)
class _Source:
    """Words that name a voice, and whom."""

    first: int
    stop: int
    voice: Voice
    via: tuple[str, ...]


class Sources:
    """The places of a report that name a voice."""

    def __init__(self, notes: Notes, scores: WordScores, marked: tuple[MarkedSpan, ...]) -> None:
        """The sources that attributions have, then those that only the encoder marks."""
        self._scores = scores
        self._found: list[_Source] = []
        for attribution in notes.attributions:
            if attribution.source is not None:
                self._found.append(_of_attribution(scores, attribution))
        for one in marked:
            if one.kind == "source" and not any(s.first < one.stop and one.first < s.stop for s in self._found):
                voice = voice_named(notes, one.span)
                if voice is not None:
                    self._found.append(_Source(one.first, one.stop, voice, ()))

    def owned(self, finding: Finding, marked: MarkedSpan, outlet: float) -> Owned:
        """The finding with the likeliest voice; the outlet where ``outlet`` of the probability is on nobody."""
        none, by_word = self._scores.sources(marked.first, marked.stop)
        best, weight = None, 0.0
        for source in self._found:
            mine = sum(p for word, p in by_word.items() if source.first <= word < source.stop)
            if mine > weight:
                best, weight = source, mine
        stance = self._stance(marked)
        if best is None or none >= outlet or weight < none:
            return Owned(finding, OUTLET, (), Stance.ASSERTS if stance in _OF_OTHERS else stance)
        return Owned(finding, standard_voice(_in_role(best.voice, stance)), best.via, stance)

    def _stance(self, marked: MarkedSpan) -> Stance:
        mean = self._scores.stance[marked.first : marked.stop].mean(axis=0)
        return Stance(heads.STANCES[int(mean.argmax())])


_OF_OTHERS = frozenset({Stance.CLAIMS, Stance.DENIES})
"""An outlet neither did it nor was accused."""


def _of_attribution(scores: WordScores, attribution: Attribution) -> _Source:
    source = attribution.source
    assert source is not None
    first = bisect_right(scores.words.ends, source.start)
    stop = bisect_right(scores.words.starts, source.end - 1)
    return _Source(first, stop, attribution.voice, attribution.via)


def _in_role(voice: Voice, stance: Stance) -> Voice:
    """A party that owns or disowns a deed is, in that account, claimant or accused."""
    if stance is Stance.CLAIMS:
        return replace(voice, kind=VoiceKind.CLAIMANT)
    if stance is Stance.DENIES:
        return replace(voice, kind=VoiceKind.ACCUSED)
    return voice


def voice_named(notes: Notes, span: Span) -> Voice | None:
    """The voice that some words name, as they stand; ``None`` for a pronoun."""
    words = span.quote(notes.text).split()
    if words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    if not words or len(words) > _LONGEST_NAME or (len(words) == 1 and words[0].lower() in _NOBODY):
        return None
    actor = next((actor.actor for actor in notes.actors if actor.span.overlaps(span)), None)
    low = [word.lower().strip(",.;:\"'") for word in words]
    telex = notes.text.isupper()
    kind = kind_of(low, None if telex else [word[:1].isupper() for word in words])
    if kind is None and actor is not None:
        return Voice(actor.name, VoiceKind.PARTY)
    return Voice(" ".join(words).strip(",.;:\"'"), kind.kind if kind else VoiceKind.UNKNOWN)
