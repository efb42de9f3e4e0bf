"""Who says what: each quoted or reported stretch of a report, and the voice it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.domain import Report, Span, Voice
from avowal.extraction.sentences import Sentence, split_sentences

_SAID = re.compile(r"^(?P<source>[^,]{2,80}?) (?P<cue>said|says|reported) (?:that )?(?P<content>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attribution:
    """"At least 84 died, IRNA said": the first four words are IRNA's, the cue is "said".

    Attributes:
        voice: Who says it.
        cue: The words that tell us so; ``None`` where a quote only goes on.
        source: Where the voice is named; ``None`` where nobody is.
        content: The stretches of quoted or reported speech, in the order of the text.
        via: Channels between voice and report, nearest the voice first.
        stance: How the voice holds it; ``None`` where the cue leaves it open (plain assertion).
        hedged: Whether cue or adverb takes back some of it: "reportedly", "is believed to".
    """

    voice: Voice
    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    via: tuple[str, ...] = ()
    stance: Stance | None = None
    hedged: bool = False


def attribute(
    report: Report, sentences: Sequence[Sentence] | None = None, *, country: str | None = None
) -> tuple[Attribution, ...]:
    """Every stretch of the report that is somebody's speech, in the order of the text.

    What stands in no content is the outlet's own.

    Args:
        report: The report.
        sentences: Its sentences, where the caller has them.
        country: ISO code of the country of the main incident: it tells officials from foreign governments.
    """
    del country
    found = []
    for sentence in split_sentences(report.text) if sentences is None else sentences:
        match = _SAID.match(sentence.span.quote(report.text))
        if match:
            at = sentence.span.start
            spans = [Span(at + match.start(part), at + match.end(part)) for part in ("source", "cue", "content")]
            voice = Voice(match["source"], VoiceKind.UNKNOWN)
            found.append(Attribution(voice, spans[1], spans[0], (spans[2],)))
    return tuple(found)


def voice_at(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds all of ``span``; ``None``: the outlet's own words."""
    holding = [
        (content.end - content.start, number)
        for number, attribution in enumerate(attributions)
        for content in attribution.content
        if content.start <= span.start and span.end <= content.end
    ]
    return attributions[min(holding)[1]] if holding else None


def voices_at(attributions: Sequence[Attribution], span: Span) -> tuple[Attribution, ...]:
    """All attributions that share the innermost content holding ``span``: "police and residents said"."""
    innermost = voice_at(attributions, span)
    if innermost is None:
        return ()
    return tuple(a for a in attributions if a.content == innermost.content)
