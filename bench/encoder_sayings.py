"""Attributions as the encoder sees them: marked sources and cues, and the words that point to a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from avowal.domain import Span
from avowal.extraction.encoder.scores import Floats, WordScores
from avowal.extraction.encoder.session import the_encoder
from avowal.extraction.encoder.spans import MarkedSpan, marked_spans

LEAST = 0.5  # a word is marked where that is likelier than not
SWITCH = 2.0
"""What it costs, in log-likelihood, that speech starts or ends at a word; chosen on 14 articles of PolNeAR train."""
OUTLET, UNNAMED = -2, -1
"""Owners of words that are no source's: the outlet, and a source that is not marked as one."""

Saying = tuple[Span | None, Span | None, tuple[Span, ...]]
"""Where a voice is named, the words that report, the stretches of what it says."""


def sayings_by_encoder(text: str) -> list[Saying]:
    """Every attribution that the encoder sees in a text.

    A cue goes with the source that stands nearest; a source without a cue and a cue without a source are kept.
    """
    scores = the_encoder().read(text)
    if not len(scores.words):
        return []
    marked = marked_spans(scores, dict.fromkeys(("source", "cue"), LEAST))
    sources = [one for one in marked if one.kind == "source"]
    contents: dict[int, list[Span]] = {}
    for owner, first, stop in runs(owners(shares(scores, sources))):
        span = Span(scores.words.starts[first], scores.words.ends[stop - 1])
        contents.setdefault(owner, []).append(span)
    cues: dict[int, list[Span]] = {}
    for cue in (one for one in marked if one.kind == "cue"):
        nearest = min(range(len(sources)), key=lambda k: gap(sources[k], cue), default=UNNAMED)
        cues.setdefault(nearest, []).append(cue.span)
    sayings: list[Saying] = []
    for number, source in enumerate(sources):
        said = tuple(contents.get(number, ()))
        sayings += [(source.span, cue, said) for cue in cues.get(number, [None])]
    sayings += [(None, cue, ()) for cue in cues.get(UNNAMED, ())]
    return [*sayings, *((None, None, (span,)) for span in contents.get(UNNAMED, ()))]


def shares(scores: WordScores, sources: Sequence[MarkedSpan]) -> Floats:
    """How likely each word is the outlet's, an unnamed source's, or that of each source in turn.

    Shape: (words, 2 + sources)
    """
    table = np.zeros((len(scores.words), 2 + len(sources)), dtype=np.float32)
    for k in range(len(scores.words)):
        table[k, 0], by_word = scores.sources(k, k + 1)
        for number, source in enumerate(sources):
            table[k, 2 + number] = sum(p for word, p in by_word.items() if source.first <= word < source.stop)
    table[:, 1] = (1 - table.sum(axis=1)).clip(0)
    return table


def owners(table: Floats) -> list[int]:
    """The likeliest owner of each word if a change of owner costs ``SWITCH`` (Viterbi).

    >>> one_slip = np.array([[0.9, 0, 0.1], [0.1, 0, 0.9], [0.6, 0, 0.4], [0.1, 0, 0.9], [0.1, 0, 0.9]])
    >>> owners(one_slip)
    [-2, 0, 0, 0, 0]
    """
    costs = -np.log(table + 1e-3)
    total, came = costs[0], []
    for row in costs[1:]:
        best = int(total.argmin())
        stays = total <= total[best] + SWITCH
        came.append(np.where(stays, np.arange(len(total)), best))
        total = np.where(stays, total, total[best] + SWITCH) + row
    path = [int(total.argmin())]
    for step in reversed(came):
        path.append(int(step[path[-1]]))
    return [state + OUTLET for state in reversed(path)]


def runs(owned: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Neighbouring words of one owner other than the outlet: owner, first word and the word after the last.

    >>> list(runs([OUTLET, 0, 0, OUTLET, 1]))
    [(0, 1, 3), (1, 4, 5)]
    """
    at = 0
    for owner, same in groupby(owned):
        n = len(list(same))
        if owner != OUTLET:
            yield owner, at, at + n
        at += n


def gap(left: MarkedSpan, right: MarkedSpan) -> int:
    """How many words lie between two stretches."""
    return max(left.first - right.stop, right.first - left.stop, 0)
