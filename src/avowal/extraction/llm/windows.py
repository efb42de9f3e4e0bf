"""A long report in windows that overlap, cut between sentences; nothing is left out."""

from __future__ import annotations

from collections.abc import Sequence

from avowal.domain import Span


def windows(sentences: Sequence[Span], length: int, *, most: int, overlap: int) -> list[Span]:
    """Stretches of at most ``most`` characters that together hold the whole text.

    Args:
        sentences: Where the sentences stand, in order.
        length: Characters of the text.
        most: Most characters of a window.
        overlap: About how many the next one holds again.

    >>> windows([Span(0, 40), Span(41, 90), Span(91, 130)], 130, most=100, overlap=30)
    [Span(start=0, end=91), Span(start=41, end=130)]
    """
    starts = [span.start for span in sentences]
    found: list[Span] = []
    start = 0
    while True:
        if length - start <= most:
            found.append(Span(start, length))
            return found
        cuts = [at for at in starts if start + most // 2 < at <= start + most]
        end = cuts[-1] if cuts else start + most
        found.append(Span(start, end))
        again = [at for at in starts if max(start + 1, end - overlap - most // 4) <= at <= end - overlap]
        start = again[-1] if again else max(start + 1, end - overlap)
