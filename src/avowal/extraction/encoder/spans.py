"""The stretches of words that the encoder marks: "at least 84" as killed, with how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from avowal.domain import Span
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WordScores

_OUTSIDE, _BEGIN, _INSIDE = range(3)


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Words of a kind.

    Attributes:
        kind: One of ``heads.SPANS``.
        first: The first word.
        stop: The word after the last.
        span: Their characters.
        score: How sure the encoder is, 0 to 1: the least sure of the words.
    """

    kind: str
    first: int
    stop: int
    span: Span
    score: float


def marked_spans(scores: WordScores, thresholds: Mapping[str, float]) -> tuple[MarkedSpan, ...]:
    """The spans of every kind in ``thresholds`` whose words are all at least so likely inside of one.

    Args:
        scores: What the encoder made of the report.
        thresholds: Kind to the least probability.
    """
    found: list[MarkedSpan] = []
    for kind, least in thresholds.items():
        column = scores.tags[:, heads.SPANS.index(kind), :]
        inside = 1 - column[:, _OUTSIDE]
        k, n = 0, len(inside)
        while k < n:
            if inside[k] < least:
                k += 1
                continue
            stop = k + 1
            while stop < n and inside[stop] >= least and column[stop, _BEGIN] <= column[stop, _INSIDE]:
                stop += 1
            span = Span(scores.words.starts[k], scores.words.ends[stop - 1])
            found.append(MarkedSpan(kind, k, stop, span, float(inside[k:stop].min())))
            k = stop
    return tuple(sorted(found, key=lambda one: (one.first, one.stop)))
