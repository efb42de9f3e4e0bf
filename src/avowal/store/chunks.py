"""Long lists of ids in pieces: databases limit how many values one statement may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

AT_ONCE = 500


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that one statement can hold.

    >>> [len(piece) for piece in chunks(["m"] * 1001)]
    [500, 500, 1]
    """
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
