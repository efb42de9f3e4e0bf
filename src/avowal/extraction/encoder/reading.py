"""From marked words to findings: the exact readers say what figures, dates, places and names the words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Name, Place, Quantity, Span, Value
from avowal.errors import UnreadableError
from avowal.extraction.counts.numbers import read_count
from avowal.extraction.encoder.heads import ACCOUNT_SPANS
from avowal.extraction.encoder.spans import MarkedSpan
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Notes
from avowal.gazetteer.countries import is_demonym

_EVIDENCE_WORDS = 5  # words after a figure that show what it counts
_COARSE = frozenset({"country", "admin1", "water"})
_ARTICLES = ("the ", "a ", "an ")
_NO_NAMES = frozenset(
    "in of at near on from to the a an and north south east west northern southern eastern western central city town "
    "village district province state region area border capital country street road".split()
)
"""Words that are no name without another one: "village of"."""


def findings_of(notes: Notes, marked: Iterable[MarkedSpan]) -> Iterator[tuple[MarkedSpan, Finding]]:
    """The findings that marked words hold; words that no reader can read give none."""
    for one in marked:
        if one.kind not in ACCOUNT_SPANS:
            continue
        line = notes.line_at(one.span.start)
        found = _read(notes, Fact(one.kind), one.span) if line is not None else None
        if line is None or found is None:
            continue
        value, words, part = found
        evidence = _evidence(notes, Fact(one.kind), words, line.span)
        yield one, Finding(Fact(one.kind), value, words, evidence, line.number, sure=round(one.score, 2), part=part)


def _read(notes: Notes, fact: Fact, span: Span) -> tuple[Value, Span, bool] | None:
    if fact in COUNTED_FACTS:
        return _count(notes, span)
    if fact is Fact.DATE:
        date = next((d for d in notes.dates if d.span.overlaps(span) and d.value is not None), None)
        return (date.value, date.span, False) if date is not None and date.value is not None else None
    if fact is Fact.PLACE:
        return _place(notes, span)
    return _name(notes, fact, span)


def _place(notes: Notes, span: Span) -> tuple[Value, Span, bool] | None:
    """The first place there that the gazetteer knows; else the name alone, without articles and prepositions.

    ``None`` where the words name a people, or nothing: "Pakistani", "district of".
    """
    known = next((place for place in notes.places if place.span.overlaps(span)), None)
    if known is not None:
        return known.place, known.span, known.kind in _COARSE
    words, kept = _bare(notes, span)
    if is_demonym(words) or all(word in _NO_NAMES for word in words.lower().split()):
        return None
    return Place(words), kept, False


def _count(notes: Notes, span: Span) -> tuple[Value, Span, bool] | None:
    """The figure at the words, or nearest within them."""
    inside = [count for count in notes.counts.values() if count.span.overlaps(span)]
    if inside:
        best = max(inside, key=lambda count: min(count.span.end, span.end) - max(count.span.start, span.start))
        return best.quantity, best.span, False
    words = span.quote(notes.text)
    try:
        return read_count(words), span, False
    except UnreadableError:
        lone = words.lower().startswith(("another", "his ", "her ", "the "))
        return (Quantity(1, 1), span, True) if lone else None


def _name(notes: Notes, fact: Fact, span: Span) -> tuple[Value, Span, bool]:
    """A name with the actor or state that it stands for."""
    if fact in {Fact.RESPONSIBLE, Fact.PERPETRATOR}:
        for actor in notes.actors:
            if actor.span.overlaps(span):
                said = " ".join(actor.span.quote(notes.text).split())
                aliases = (said,) if said != actor.actor.name else ()
                return Name(actor.actor.name, aliases, actor.actor.id), actor.span, False
    words, kept = _bare(notes, span)
    return Name(words), kept, False


def _bare(notes: Notes, span: Span) -> tuple[str, Span]:
    """Words on one line without their article, and where they stand."""
    words = " ".join(span.quote(notes.text).split())
    low = words.lower()
    bare = next((words[len(article) :] for article in _ARTICLES if low.startswith(article)), words)
    return bare, Span(span.end - len(bare), span.end) if span.quote(notes.text).endswith(bare) else span


def _evidence(notes: Notes, fact: Fact, words: Span, line: Span) -> Span:
    """The figure with the words after it that say what it counts; a date with those of its time of day."""
    if fact is Fact.DATE:
        return next((date.evidence for date in notes.dates if date.span == words), words)
    if fact not in COUNTED_FACTS:
        return words
    first = notes.word_at(words.start)
    last = min(notes.word_at(words.end - 1) + _EVIDENCE_WORDS, notes.word_at(line.end - 1))
    return replace(words, end=max(words.end, min(line.end, notes.words.ends[max(first, last)])))
