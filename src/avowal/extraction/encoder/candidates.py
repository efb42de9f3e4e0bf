"""What may be an account: words that the encoder marks, words that a pattern finds, and most often both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Name, Span
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.judge import GROUPS, OWN_PART, TOLD
from avowal.extraction.encoder.own_part import UNNAMED
from avowal.extraction.encoder.reading import findings_of
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.spans import MarkedSpan
from avowal.extraction.facts.responsible import PLAIN
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Notes

_VICTIMS = tuple(fact.value for fact in Fact if fact in COUNTED_FACTS and fact is not Fact.PERPETRATOR_COUNT)
_BY_ENCODER = frozenset({Fact.WEAPON, Fact.TARGET})
"""Facts whose words the encoder cuts better than the patterns do."""


_VICTIM = re.compile(
    r"\b(?:victims?|(?:was|were|been|being) (?:shot|killed|stabbed|wounded|murdered|slain)|among the \w*\s?(?:dead|killed|wounded)"
    r"|died|mourn\w*|funeral|buried|vigil|survived)\b",
    re.IGNORECASE,
)
_SUSPECT = re.compile(
    r"\b(?:suspect\w*|gunm[ae]n|shooters?|attackers?|assailants?|bombers?|killers?|perpetrat\w+|culprits?|accused|charged"
    r"|arrest\w*|detain\w*|custody|wanted|convict\w*|sentenced|pleaded|confess\w*|guilty|mastermind\w*|responsib\w+"
    r"|opened fire|carried out|behind|himself|herself|shot by police)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact in its words, and how likely encoder and patterns hold it.

    Attributes:
        finding: The fact, as a reader read it.
        first: The first of the encoder's words that hold the value.
        stop: The word after the last.
        encoder: The probability that the words are of this fact, 0 to 1: the mean over them; where a pattern found them
            with their voice, the highest in what it read; where a pattern says what a figure counts, that it counts
            victims at all.
        pattern: How far the pattern that found it is trusted; 0 where none did.
    """

    finding: Finding
    first: int
    stop: int
    encoder: float
    pattern: float

    @property
    def group(self) -> str:
        """With which candidates it is judged alike."""
        if self.finding.value == UNNAMED:
            return OWN_PART
        return TOLD if self.pattern and self.finding.voice is not None else GROUPS[self.finding.fact]

    @property
    def is_known(self) -> bool:
        """Whether its value is a group of the registry."""
        return isinstance(self.finding.value, Name) and self.finding.value.actor_id is not None

    @property
    def is_plain(self) -> bool:
        """Whether its words leave no doubt: "claimed responsibility", "denied any involvement"."""
        return self.group == TOLD and self.pattern >= PLAIN


def candidates_of(
    notes: Notes, scores: WordScores, marked: Iterable[MarkedSpan], found: Sequence[Finding]
) -> list[Candidate]:
    """Every candidate of a report in the order of its words; of one count only the likeliest fact.

    Args:
        notes: What was found in the report.
        scores: What the encoder made of it.
        marked: The words that it marks, at a low threshold.
        found: What the patterns find.
    """
    marked = tuple(marked)
    ours = [_candidate(scores, finding, finding.sure) for finding in found]
    theirs = [_candidate(scores, finding, 0.0) for _, finding in findings_of(notes, marked)]
    theirs = [one for one in theirs if not _is_rather_a_victim(notes, scores, one)]
    kept = list(ours)
    kept += _without_name(notes, marked, ours)
    for one in theirs:
        same = next((k for k, other in enumerate(kept) if other.pattern and _are_same(one, other)), None)
        if same is None:
            kept.append(one)
        elif one.finding.fact in _BY_ENCODER and one.encoder > kept[same].encoder:
            kept[same] = Candidate(one.finding, one.first, one.stop, one.encoder, kept[same].pattern)
    return sorted(_one_fact_a_count(kept), key=lambda one: (one.finding.words, one.finding.fact))


def _without_name(notes: Notes, marked: Iterable[MarkedSpan], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Words that own or deny the deed, where no pattern has read whose they are."""
    told = [one.finding.evidence for one in found if one.group == TOLD and one.finding.fact is Fact.RESPONSIBLE]
    for one in marked:
        line = notes.line_at(one.span.start)
        if one.kind == heads.OWN_PART and line is not None and not any(one.span.overlaps(span) for span in told):
            finding = Finding(Fact.RESPONSIBLE, UNNAMED, one.span, one.span, line.number, sure=round(one.score, 2))
            yield Candidate(finding, one.first, one.stop, one.score, 0.0)


def word_range(scores: WordScores, span: Span) -> tuple[int, int]:
    """The encoder's words that a stretch of the text touches: the first, and the one after the last."""
    first = bisect_right(scores.words.ends, span.start)
    return first, max(first + 1, bisect_left(scores.words.starts, span.end))


def _candidate(scores: WordScores, finding: Finding, pattern: float) -> Candidate:
    first, stop = word_range(scores, finding.words)
    told = pattern and finding.voice is not None
    a, b = word_range(scores, finding.evidence) if told else (first, stop)
    kinds = _VICTIMS if pattern and finding.fact.value in _VICTIMS else (finding.fact.value,)
    inside = 1 - scores.tags[a:b, [heads.SPANS.index(kind) for kind in kinds], 0]
    if not len(inside):
        return Candidate(finding, first, stop, 0.0, pattern)
    likely = inside.max(axis=0) if told else inside.mean(axis=0)
    return Candidate(finding, first, stop, float(likely.max()), pattern)


def _is_rather_a_victim(notes: Notes, scores: WordScores, one: Candidate) -> bool:
    """Whether a named person is rather one who suffered the deed: nobody is called a perpetrator on a toss-up.

    So it is where the encoder is as sure of a victim, and where the sentence speaks of the dead and of no suspect.
    """
    if one.finding.fact is not Fact.PERPETRATOR:
        return False
    victim = 1 - scores.tags[one.first : one.stop, heads.SPANS.index("victim_name"), 0]
    words = notes.lines[one.finding.line].span.quote(notes.text)
    return bool(victim.mean() >= one.encoder) or bool(_VICTIM.search(words) and not _SUSPECT.search(words))


def _are_same(one: Candidate, other: Candidate) -> bool:
    return one.finding.fact is other.finding.fact and one.finding.words.overlaps(other.finding.words)


def _one_fact_a_count(candidates: Sequence[Candidate]) -> list[Candidate]:
    """A figure is killed or injured, not both, unless the patterns say so."""
    best: dict[Span, float] = {}
    for one in candidates:
        if one.finding.fact in COUNTED_FACTS and not one.pattern:
            best[one.finding.words] = max(best.get(one.finding.words, 0.0), one.encoder)
    return [
        one
        for one in candidates
        if one.pattern or one.finding.fact not in COUNTED_FACTS or one.encoder >= best[one.finding.words]
    ]
