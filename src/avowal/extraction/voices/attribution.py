"""Who says what: each quoted or reported stretch of a report, and the voice it belongs to.

The steps: ``sentences`` and ``quotes`` cut the text; ``sayings`` finds the constructions that attribute words;
``speakers`` reads what their sources name and ``voices`` whom that means; ``roles`` tells claimants and accused.
"""

from __future__ import annotations

from collections.abc import Sequence

from avowal.actors import FoundActor, open_actors
from avowal.domain import Report, Span
from avowal.extraction.text.quotes import Quote, find_quotes, is_full
from avowal.extraction.text.sentences import Sentence, split_sentences
from avowal.extraction.text.tokens import read_tokens
from avowal.extraction.text.units import find_units
from avowal.extraction.voices.drafts import Draft, read_drafts
from avowal.extraction.voices.roles import with_roles
from avowal.extraction.voices.said import Attribution
from avowal.extraction.voices.speaker import groups_of
from avowal.extraction.voices.voice_kinds import main_country
from avowal.extraction.voices.voices import Discourse, full_names

__all__ = ["Attribution", "attribute", "attribute_with", "attribution_of", "in_frame", "voice_at", "voices_at"]


def attribute(
    report: Report,
    sentences: Sequence[Sentence] | None = None,
    *,
    country: str | None = None,
    actors: Sequence[FoundActor] | None = None,
) -> tuple[Attribution, ...]:
    """Every stretch of the report that is somebody's speech, in the order of the text.

    What stands in no content is the outlet's own. Nested speech gives two attributions, the inner one
    with the outer voice in its ``via``.

    Args:
        report: The report.
        sentences: Its sentences, where the caller has them.
        country: ISO code of the country of the main incident: it tells officials from foreign
            governments. Without it the country that the text names most is taken.
        actors: The groups and forces found in the text, where the caller has them.
    """
    return attribute_with(report, (), sentences, country=country, actors=actors)[0]


def attribute_with(
    report: Report,
    named: Sequence[Span],
    sentences: Sequence[Sentence] | None = None,
    *,
    country: str | None = None,
    actors: Sequence[FoundActor] | None = None,
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """As :func:`attribute`, with words that somebody else says name a voice, in the order of the text.

    Returns:
        The attributions; and the voices that only ``named`` has, each without cue and content.
    """
    text = report.text
    held = split_sentences(text) if sentences is None else sentences
    tokens = read_tokens(text)
    quotes = _full_quotes(text, held)
    groups = groups_of(open_actors().find(text) if actors is None else actors)
    at_home = country or main_country(tokens.low, None if tokens.telex else tokens.capital)
    discourse = Discourse(at_home, groups, {} if tokens.telex else full_names(text))
    units = find_units(tokens, [(sentence.span, sentence.is_heading) for sentence in held], quotes)
    drafts, only_named = (
        [draft for draft in some if not _is_outlet(draft, report.outlet)]
        for some in read_drafts(units, quotes, discourse, named)
    )
    said, without_content = with_roles(drafts, only_named)
    return tuple(said), tuple(without_content)


def voice_at(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds all of ``span``; ``None``: the outlet's own words."""
    start, end = span.start, span.end
    innermost: Attribution | None = None
    shortest = 0
    for attribution in attributions:
        for content in attribution.content:
            if content.start <= start and end <= content.end:
                length = content.end - content.start
                if innermost is None or length <= shortest:  # of equals the one read last
                    innermost, shortest = attribution, length
    return innermost


def voices_at(attributions: Sequence[Attribution], span: Span) -> tuple[Attribution, ...]:
    """All attributions that share the innermost content holding ``span``: "police and residents said"."""
    innermost = voice_at(attributions, span)
    if innermost is None:
        return ()
    content, cue, start = innermost.content, innermost.cue, innermost.content[0].start
    return tuple(
        [a for a in attributions if a.content and a.content[0].start == start and a.content == content and a.cue == cue]
    )


def attribution_of(attributions: Sequence[Attribution], evidence: Span) -> Attribution | None:
    """Whose account some evidence is: of the innermost content that holds it, or of an attribution that it tells.

    The evidence of a claim is the telling itself: "Islamic State claimed responsibility for the attack"
    stands in nobody's speech, and is Islamic State's account all the same.
    """
    inner = voice_at(attributions, evidence)
    if inner is not None:
        return inner
    telling = [attribution for attribution in attributions if _tells(attribution, evidence)]
    return min(telling, key=lambda a: a.content[0].end - a.content[0].start) if telling else None


def in_frame(attributions: Sequence[Attribution], span: Span) -> bool:
    """Whether ``span`` only frames speech: a date there is the date of the speech."""
    start, end = span.start, span.end
    for attribution in attributions:
        for frame in attribution.frame:
            if frame.start <= start and end <= frame.end:
                return True
    return False


def _tells(attribution: Attribution, evidence: Span) -> bool:
    """Whether evidence reaches over the cue into what is said, or to who says it."""
    cue, source = attribution.cue, attribution.source
    if cue is None or not cue.overlaps(evidence):
        return False
    named = source is not None and source.overlaps(evidence)
    return named or any(content.overlaps(evidence) for content in attribution.content)


def _full_quotes(text: str, sentences: Sequence[Sentence]) -> list[Quote]:
    """The quotations that are sayings of their own."""
    ends: dict[int, list[int]] = {}
    for sentence in sentences:
        ends.setdefault(sentence.paragraph, []).extend((sentence.span.start, sentence.span.end))
    paragraphs = tuple([Span(min(of_paragraph), max(of_paragraph)) for of_paragraph in ends.values()])
    return [quote for quote in find_quotes(text, paragraphs) if is_full(text, quote)]


def _is_outlet(draft: Draft, outlet: str | None) -> bool:
    """Whether a voice is the outlet itself, by its name: then the words are its own."""
    return outlet is not None and draft.spoken.voice.name.casefold() == outlet.casefold()
