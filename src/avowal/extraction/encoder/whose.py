"""Whose the words are: the encoder points to where a voice is named, the reader of voices says who that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import OUTLET, Span, Voice
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.candidates import Candidate, word_range
from avowal.extraction.encoder.judge import OWN_PART, Judge
from avowal.extraction.encoder.scores import Floats, WordScores
from avowal.extraction.notes import Notes
from avowal.extraction.owning import Owned, owned, standard_voice
from avowal.extraction.voices.voice_kinds import is_listed

_OF_OWN_PART = (Stance.CLAIMS, Stance.DENIES, Stance.REJECTS)
_LONGEST_EVIDENCE = 18
_FAINT = 0.01  # what a voice has to which the encoder does not point
_OWN_DEED = {Stance.CLAIMS: VoiceKind.CLAIMANT, Stance.DENIES: VoiceKind.ACCUSED}
_NOT_OUTLETS = (Stance.CLAIMS, Stance.DENIES)
"""An outlet neither did it nor was accused."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Words that name a voice, and whom."""

    first: int
    stop: int
    voice: Voice
    via: tuple[str, ...]


@dataclass(slots=True)
class _Option:
    """A voice that the words may be of."""

    voice: Voice
    via: tuple[str, ...]
    weight: float
    ruled: Owned | None
    source: _Source | None = None


class Sources:
    """The places of a report that name a voice."""

    def __init__(self, notes: Notes, scores: WordScores, judge: Judge) -> None:
        """The sources of attributions, and those that only the encoder marks."""
        self._notes, self._scores, self._judge = notes, scores, judge
        self._claimants = frozenset(
            one.voice.name.casefold() for one in notes.attributions if one.stance is Stance.CLAIMS
        )
        self._found = [
            _Source(*word_range(scores, one.source), one.voice, one.via)
            for one in (*notes.attributions, *notes.named)
            if one.source is not None
        ]

    def owned(self, candidate: Candidate) -> list[Owned]:
        """The finding with the likeliest voice, or the two or more that the patterns join: "police and residents said"."""
        if candidate.group == OWN_PART:
            return self._owning_a_part(candidate)
        ruled = owned(self._notes, candidate.finding)
        if candidate.finding.voice is not None:
            return ruled
        options = self._options(candidate, ruled)
        kinds = self._scores.voice[candidate.first : candidate.stop].mean(axis=0)
        best = max(options, key=lambda one: self._worth(one, kinds))
        joined = [one for one in options if one.ruled] if best.ruled and best.voice != OUTLET else [best]
        return [self._held(candidate, one, kinds) for one in joined]

    def _owning_a_part(self, candidate: Candidate) -> list[Owned]:
        """Words that own or deny the deed with the likeliest voice other than the outlet, and the source's words as evidence."""
        options = [
            one for one in self._options(candidate, owned(self._notes, candidate.finding)) if one.voice != OUTLET
        ]
        if not options:
            return []
        kinds = self._scores.voice[candidate.first : candidate.stop].mean(axis=0)
        best = max(options, key=lambda one: self._worth(one, kinds))
        likely = self._scores.stance[candidate.first : candidate.stop].mean(axis=0)
        stance = max(_OF_OWN_PART, key=lambda one: float(likely[heads.STANCES.index(one.value)]))
        finding = candidate.finding
        if best.source is not None:
            finding = replace(finding, evidence=_with_source(self._notes, finding.words, self._span(best.source)))
        kind = _OWN_DEED.get(stance) or self._kind(best, stance, kinds)
        return [Owned(finding, replace(best.voice, kind=kind), best.via, stance)]

    def _span(self, source: _Source) -> Span:
        words = self._scores.words
        return Span(words.starts[source.first], words.ends[source.stop - 1])

    def _options(self, candidate: Candidate, ruled: Sequence[Owned]) -> list[_Option]:
        none, by_word = self._scores.sources(candidate.first, candidate.stop)
        found = {_key(OUTLET): _Option(OUTLET, (), none, None)}
        for source in self._found:
            mass = sum(p for word, p in by_word.items() if source.first <= word < source.stop)
            option = found.setdefault(_key(source.voice), _Option(source.voice, source.via, 0.0, None))
            if option.source is None or mass > option.weight / 2:
                option.source, option.via = source, source.via
            option.weight += mass
        for one in ruled:
            option = found.setdefault(_key(one.voice), _Option(one.voice, one.via, 0.0, None))
            option.ruled = one
        return list(found.values())

    def _worth(self, option: _Option, kinds: Floats) -> float:
        expected = float(kinds[heads.VOICES.index(option.voice.kind.value)])
        worth = log(option.weight + _FAINT) + self._judge.kind * log(expected + _FAINT)
        if option.ruled is None:
            return worth
        return worth + (self._judge.silence if option.voice == OUTLET else self._judge.voice)

    def _held(self, candidate: Candidate, option: _Option, kinds: Floats) -> Owned:
        stance = self._stance(candidate, option)
        if option.voice == OUTLET:
            return Owned(candidate.finding, OUTLET, (), stance)
        voice = replace(option.voice, kind=self._kind(option, stance, kinds))
        if voice.kind is VoiceKind.CLAIMANT and stance is Stance.ASSERTS:
            stance = Stance.CLAIMS  # what a voice that owns the deed says of it is part of its claim
        return Owned(candidate.finding, standard_voice(voice), option.via, stance)

    def _stance(self, candidate: Candidate, option: _Option) -> Stance:
        likely = self._scores.stance[candidate.first : candidate.stop].mean(axis=0)
        worth = {Stance(name): log(float(p) + _FAINT) for name, p in zip(heads.STANCES, likely, strict=True)}
        if option.ruled is not None:
            worth[option.ruled.stance] += self._judge.stance
        if option.voice == OUTLET:
            for stance in _NOT_OUTLETS:
                worth.pop(stance, None)
        if candidate.finding.fact is not Fact.RESPONSIBLE:
            worth.pop(Stance.DENIES, None)
        if self._claimants and option.voice.name.casefold() not in self._claimants:
            worth.pop(Stance.CLAIMS, None)
        return max(worth, key=lambda stance: worth[stance])

    def _kind(self, option: _Option, stance: Stance, kinds: Floats) -> VoiceKind:
        """What its naming, the encoder's view of that, and what it says of the deed make of a voice."""
        if stance in _OWN_DEED:
            return _OWN_DEED[stance]
        behind = self._judge.kind
        worth = {VoiceKind(name): behind * log(float(p) + _FAINT) for name, p in zip(heads.VOICES, kinds, strict=True)}
        if option.source is not None:
            named = self._scores.voice[option.source.first : option.source.stop].mean(axis=0)
            for name, p in zip(heads.VOICES, named, strict=True):
                worth[VoiceKind(name)] += log(float(p) + _FAINT)
        if option.voice.kind is not VoiceKind.UNKNOWN:
            worth[option.voice.kind] += self._judge.lexicon
            worth[option.voice.kind] += self._judge.listed if is_listed(option.voice.name) else 0.0
        worth.pop(VoiceKind.OUTLET)
        return max(worth, key=lambda kind: worth[kind])


def _with_source(notes: Notes, words: Span, source: Span) -> Span:
    """The words with those that name the voice, where both stand in one sentence and are few together."""
    whole = Span(min(words.start, source.start), max(words.end, source.end))
    line = notes.line_at(words.start)
    inside = line is not None and line.span.start <= whole.start and whole.end <= line.span.end
    return whole if inside and len(whole.quote(notes.text).split()) <= _LONGEST_EVIDENCE else words


def _key(voice: Voice) -> tuple[str, bool]:
    return voice.name.casefold(), voice == OUTLET
