"""The stretches of words that the encoder marks: "at least 84" as killed, with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from avowal.domain import Span
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import Floats, WordScores
from avowal.extraction.encoder.wordpiece import Words
from avowal.gazetteer.countries import country_code

_OUTSIDE, _BEGIN, _INSIDE = range(3)
_GOES_ON = 0.45
"""Share of the threshold that is enough for a word within a span."""
_SURE_BEGINNING = 0.4
_NO_VOICES = frozenset({"that", "which", "this", "these", "those", "there", "what", "as", "the", "a", "an", "it is"})
_WHERE = re.compile(r"(?:[A-Z]\w+,|\b(?:in|near|from|of|across|inside|outside))$")
_BEFORE = 40  # characters before a country's name that show whether it is a place


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Words of a kind.

    Attributes:
        kind: One of ``heads.SPANS``.
        first: The first word.
        stop: The word after the last.
        span: Their characters.
        score: How sure the encoder is, 0 to 1: the mean of the words.
    """

    kind: str
    first: int
    stop: int
    span: Span
    score: float


def marked_spans(
    scores: WordScores, thresholds: Mapping[str, float], *, goes_on: float = _GOES_ON
) -> tuple[MarkedSpan, ...]:
    """The spans of every kind in ``thresholds``: some word is so likely inside of one, the others nearly.

    A stretch that is begun goes on over words of less than the threshold (Canny's hysteresis), so that a name is not
    cut at its least sure word; a second beginning is a span of its own.

    Args:
        scores: What the encoder made of the report.
        thresholds: Kind to the least probability.
        goes_on: Share of it that is enough for a word beside a surer one.
    """
    found: list[MarkedSpan] = []
    for kind, least in thresholds.items():
        column = scores.tags[:, heads.SPANS.index(kind), :]
        inside = 1 - column[:, _OUTSIDE]
        for first, stop in _stretches(column, inside, least * goes_on):
            a, b = _without_marks(scores.words, first, stop)
            if a < b and inside[a:b].max() >= least:
                span = Span(scores.words.starts[a], scores.words.ends[b - 1])
                found.append(MarkedSpan(kind, a, b, span, float(inside[a:b].mean())))
    return tuple(sorted(found, key=lambda one: (one.first, -one.stop, one.kind)))


def voices_in(marked: Iterable[MarkedSpan], text: str) -> list[Span]:
    """The words that name a voice, in order; not a bare "that", nor a country that only says where: "in Iran"."""
    spans = sorted(one.span for one in marked if one.kind == "source")
    return [span for span in spans if span.quote(text).lower() not in _NO_VOICES and not _says_where(span, text)]


def _says_where(span: Span, text: str) -> bool:
    before = text[max(0, span.start - _BEFORE) : span.start].rstrip()
    return bool(_WHERE.search(before)) and country_code(span.quote(text)) is not None


def _stretches(column: Floats, inside: Floats, least: float) -> Iterator[tuple[int, int]]:
    """The stretches of words that are at least so likely inside."""
    k, n = 0, len(inside)
    while k < n:
        if inside[k] < least:
            k += 1
            continue
        stop = k + 1
        while stop < n and inside[stop] >= least and not _begins(column[stop]):
            stop += 1
        yield k, stop
        k = stop


def _begins(word: Floats) -> bool:
    return bool(word[_BEGIN] > word[_INSIDE] and word[_BEGIN] >= _SURE_BEGINNING)


def _without_marks(words: Words, first: int, stop: int) -> tuple[int, int]:
    """The stretch without hyphens, commas and brackets at its ends."""
    while first < stop and not any(map(str.isalnum, words.text[words.starts[first] : words.ends[first]])):
        first += 1
    while first < stop and not any(map(str.isalnum, words.text[words.starts[stop - 1] : words.ends[stop - 1]])):
        stop -= 1
    return first, stop
