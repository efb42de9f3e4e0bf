"""Words that somebody points to, a model or a reviewer: our own readers say what they mean."""

from __future__ import annotations

from dataclasses import replace

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Name, PartialDate, Place, Quantity, Span
from avowal.extraction.encoder.reading import findings_of
from avowal.extraction.encoder.spans import MarkedSpan
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Notes


def read_pointed(notes: Notes, fact: Fact, words: Span, evidence: Span, *, sure: float) -> Finding | None:
    """The finding that the readers of figures, dates, places and names make of words; ``None`` where they make none.

    Args:
        notes: What was read of the report.
        fact: What the words are said to be about.
        words: Where they stand.
        evidence: Words around them that show it.
        sure: How sure whoever points is, 0 to 1.
    """
    marked = MarkedSpan(fact.value, notes.word_at(words.start), notes.word_at(words.end - 1) + 1, words, sure)
    found = next((finding for _, finding in findings_of(notes, [marked])), None)
    if found is None or not _is_of(fact, found):
        return None
    start, end = min(evidence.start, found.words.start), max(evidence.end, found.words.end)
    return replace(found, evidence=Span(start, end), sure=sure)


def _is_of(fact: Fact, finding: Finding) -> bool:
    kinds: dict[Fact, type] = {Fact.DATE: PartialDate, Fact.PLACE: Place}
    return isinstance(finding.value, Quantity if fact in COUNTED_FACTS else kinds.get(fact, Name))
