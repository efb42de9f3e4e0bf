"""How a report's words relate two incidents: retaliation for, anniversary of, trial of, parts of one attack.

Relations are read from the text each time, as incidents are derived each time: nothing is stored that could grow stale.
docs/linking.md holds the rules. Every pattern is linear: no repeat stands inside another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Role
from avowal.domain import OUTLET, Mention, Report, Span, Voice


class RelationKind(StrEnum):
    """How one incident is related to another."""

    COORDINATED_WITH = "coordinated_with"
    RETALIATION_FOR = "retaliation_for"
    ANNIVERSARY_OF = "anniversary_of"
    TRIAL_OF = "trial_of"


@dataclass(frozen=True, slots=True)
class Relation:
    """A report says that the raid was in retaliation for the market bombing: it is in these words, and that voice's.

    Attributes:
        kind: How the two are related.
        report_id: The report that says so.
        mention_id: What is a part, a retaliation, or took place on the anniversary; ``None`` where the words tell of
            no such incident (a trial, a commemoration).
        other_id: What it is related to; ``None`` where no mention of this report is meant ("for the killing of its
            leader"): the words must do. One of the two is never ``None``.
        voice: Who says so; the outlet for the report's own words. A motive is what somebody says of it.
        evidence: The words that tell the relation, 20 at most.
    """

    kind: RelationKind
    report_id: str
    mention_id: str | None
    other_id: str | None
    voice: Voice
    evidence: Span


_DEED: Final = (
    r"(?:attacks?|bombings?|blasts?|explosions?|assaults?|strikes?|raids?|shootings?|killings?|massacres?|murders?"
    r"|ambush(?:es)?|stabbings?|assassinations?|abductions?|kidnappings?|siege|deaths?)"
)
_ORDINAL: Final = r"(?:\d{1,3}(?:st|nd|rd|th)|[a-z]{4,12})"
_CUES: Final = {
    RelationKind.RETALIATION_FOR: (
        r"(?:in|as) (?:an? )?(?:apparent |direct |clear )?(?:retaliation|revenge|reprisal) (?:for|against)",
        r"to avenge",
        r"avenging",
        r"retaliat(?:ed|ing) (?:for|against|after)",
        rf"(?:retaliatory|reprisal|revenge) {_DEED}",
        rf"in response to (?:[a-z'-]{{1,20}} ){{0,4}}{_DEED}",
    ),
    RelationKind.ANNIVERSARY_OF: (rf"(?:{_ORDINAL} )?anniversary of", r"to the day (?:after|since)"),
    RelationKind.TRIAL_OF: (
        r"(?:on|stand|stood|stands|standing) trial",
        r"trial (?:of|over|for)",
        r"(?:convicted|found guilty|acquitted) (?:of|over|for)",
        r"sentenced",
        r"(?:charged|indicted) (?:over|for|with (?:[a-z-]{3,20} ){0,2}(?:murder|terrorism|killing|offences))",
        r"pleaded (?:not )?guilty",
    ),
    RelationKind.COORDINATED_WITH: (
        rf"(?:co-?ordinated|(?:near[- ])?simultaneous|synchroni[sz]ed) (?:[a-z-]{{3,20}} )?{_DEED}",
        r"(?:were|was|appeared|appears) (?:well[- ])?(?:co-?ordinated|synchroni[sz]ed)",
        r"part of the same (?:operation|plot|attack|assault)",
    ),
}
_PATTERNS: Final = tuple(
    (kind, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)) for kind, words in _CUES.items()
)
_NOT_DONE: Final = re.compile(
    r"\b(?:will|would|could|may|might|must|should|vow|vow(?:s|ed|ing)|promis(?:e|es|ed|ing)|threat(?:s|en|ens|ened|ening)|"
    r"fear(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|call(?:s|ed|ing)? for|plan(?:s|ned|ning)?|not|never|nor|"
    r"den(?:y|ies|ied|ying)|if|no sign|no evidence)\b",
    re.IGNORECASE,
)
"""Words before a cue that make it a threat, a fear, a condition or a denial: no relation then."""
_DEED_WORD: Final = re.compile(rf"\b{_DEED}\b", re.IGNORECASE)
_WORDS: Final = re.compile(r"\S+(?:\s+\S+){0,19}")
_MOST_CHARACTERS: Final = 240
_LOOKED_BACK: Final = 60
_MOST_PARTS: Final = 6
_MOST: Final = 40


def relations_in(report: Report, mentions_of: Callable[[], Sequence[Mention]]) -> tuple[Relation, ...]:
    """The relations between incidents that a report tells, in the order of its text.

    Args:
        report: The report.
        mentions_of: Gives every mention that was read from it; asked only where the text holds a word of relation.
    """
    if not any(pattern.search(report.text) for _, pattern in _PATTERNS):
        return ()
    from avowal.extraction.text.sentences import split_sentences  # noqa: PLC0415 - few reports hold such words,
    from avowal.extraction.voices.attribution import attribute, voice_at  # noqa: PLC0415 - and readers of voices are many

    mentions = mentions_of()
    sentences = split_sentences(report.text)
    told = [found for sentence in sentences for found in _of_sentence(report, sentence.span, mentions)][:_MOST]
    if not told:
        return ()
    speech = attribute(report, sentences)
    spoken = ((kind, ends, words, voice_at(speech, Span(words.start, words.start + 1))) for kind, ends, words in told)
    return tuple(
        Relation(kind, report.id, *ends, said.voice if said else OUTLET, words) for kind, ends, words, said in spoken
    )


_Ends = tuple[str | None, str | None]


def _of_sentence(
    report: Report, sentence: Span, mentions: Sequence[Mention]
) -> Iterator[tuple[RelationKind, _Ends, Span]]:
    """What one sentence relates; each kind at most once."""
    for kind, pattern in _PATTERNS:
        match = pattern.search(report.text, sentence.start, sentence.end)
        if match is None:
            continue
        cue = Span(match.start(), match.end())
        if _NOT_DONE.search(report.text, max(sentence.start, cue.start - _LOOKED_BACK), cue.start):
            continue
        for ends in _ends(kind, report.text, cue, sentence, mentions):
            yield kind, ends, _words_from(report.text, cue.start, sentence.end)


def _words_from(text: str, start: int, end: int) -> Span:
    """The first 20 words of a stretch: propaganda is quoted no further than the fact needs."""
    words = _WORDS.match(text, start, min(end, start + _MOST_CHARACTERS))
    assert words is not None
    return Span(start, words.end())


def _ends(kind: RelationKind, text: str, cue: Span, sentence: Span, mentions: Sequence[Mention]) -> Iterator[_Ends]:
    """Which mentions the words relate."""
    here = [mention for mention in mentions if _speaks_in(mention, sentence)]
    if kind is RelationKind.COORDINATED_WITH:
        yield from _parts(here, mentions)
        return
    if kind is RelationKind.TRIAL_OF:
        yield from _tried(text, sentence, here, mentions)
        return
    before = [m for m in here if _told_before(m, cue, sentence)]
    other = next((m.id for m in here if m not in before), None)
    one = before[0].id if before else None
    if one is None and (kind is not RelationKind.ANNIVERSARY_OF or other is None):
        one = _main(mentions, but=other)  # a commemoration of an attack is none
    if one is not None or other is not None:
        yield one, other


def _parts(here: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[_Ends]:
    """Each two mentions of the sentence; a mention alone is one of several that are not told apart."""
    if len(here) > 1:
        yield from ((one.id, other.id) for one, other in combinations(here[:_MOST_PARTS], 2))
        return
    one = here[0].id if here else _main(mentions)
    if one is not None:
        yield one, None


def _tried(text: str, sentence: Span, here: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[_Ends]:
    """The incident of the sentence, or the only one of the report where the sentence names a deed."""
    if here:
        yield None, here[0].id
    elif len(mentions) == 1 and _DEED_WORD.search(text, sentence.start, sentence.end):
        yield None, mentions[0].id


def _main(mentions: Sequence[Mention], *, but: str | None = None) -> str | None:
    """The only main mention: with several nothing says which is meant."""
    found = [m.id for m in mentions if m.role is Role.MAIN and m.id != but]
    return found[0] if len(found) == 1 else None


def _told_before(mention: Mention, cue: Span, sentence: Span) -> bool:
    """Whether a mention is told before the cue, by its figures where there are any: places stand anywhere."""
    told = [a for a in mention.accounts if sentence.start <= a.evidence.start < sentence.end]
    figures = [account for account in told if account.fact in COUNTED_FACTS]
    return any(account.evidence.start < cue.start for account in figures or told)


def _speaks_in(mention: Mention, span: Span) -> bool:
    """Whether words of a mention stand in a span; accounts tell more narrowly than the mention's own spans."""
    told = [account.evidence for account in mention.accounts] or list(mention.spans)
    return any(span.start <= one.start and one.end <= span.end for one in told)
