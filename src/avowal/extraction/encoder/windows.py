"""Overlapping windows over the words of a report, so that the encoder reads long ones whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words that the encoder reads at once: words 300 to 620, of which it speaks for 340 to 580.

    Attributes:
        first: Its first word.
        stop: The word after its last one.
        speaks_from: The first word for which its answer counts: nearer neighbours read the ones before.
        speaks_to: The word after the last for which its answer counts.
    """

    first: int
    stop: int
    speaks_from: int
    speaks_to: int


def windows_of(sizes: Sequence[int], *, room: int, overlap: int) -> tuple[Window, ...]:
    """Windows of about equal size that together hold every word; each word counts in one.

    Args:
        sizes: How many pieces each word has.
        room: The most pieces that a window holds.
        overlap: How many pieces neighbours share, about.

    >>> [(w.first, w.stop, w.speaks_from, w.speaks_to) for w in windows_of([1] * 10, room=6, overlap=2)]
    [(0, 6, 0, 5), (4, 10, 5, 10)]
    """
    edges = [0, *accumulate(min(size, room) for size in sizes)]
    total = edges[-1]
    if total <= room:
        return (Window(0, len(sizes), 0, len(sizes)),)
    number = -(-(total - overlap) // (room - overlap))
    reach = min(room, -(-(total - overlap) // number) + overlap)
    stretches = [(0, _stop(edges, 0, reach))]
    while stretches[-1][1] < len(sizes):
        first, stop = stretches[-1]
        begin = max(first + 1, bisect_left(edges, edges[stop] - overlap, 0, stop))
        stretches.append((begin, _stop(edges, begin, reach)))
    cuts = [0, *((a[1] + b[0]) // 2 for a, b in pairwise(stretches)), len(sizes)]
    return tuple(Window(first, stop, cuts[k], cuts[k + 1]) for k, (first, stop) in enumerate(stretches))


def _stop(edges: Sequence[int], first: int, reach: int) -> int:
    """The word after the last of as many as ``reach`` pieces hold from ``first``; at least one."""
    return max(first + 1, bisect_right(edges, edges[first] + reach) - 1)
