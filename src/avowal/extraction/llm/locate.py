"""Where quoted words stand in a report: as they are, else with marks, case and spaces evened out, else nowhere."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from avowal.domain import Span

_EVEN = str.maketrans("‘’‚‛`´“”„‟«»‐‑‒–—―−", "''''''\"\"\"\"\"\"-------")
_SHORTEST = 1
_LONGEST = 2_000


class Located:
    """A text in which quotes are looked up; what models change when they quote is evened out once.

    >>> text = "Officials said “at least  84” people died."
    >>> Located(text).find('said "at least 84" people').quote(text)
    'said “at least  84” people'
    """

    def __init__(self, text: str) -> None:
        """Even out ``text`` and note where each character came from."""
        self._text = text
        pairs = list(_evened(text))
        self._even = "".join(char for char, _ in pairs)
        self._from = [at for _, at in pairs]
        self._low = self._even.lower() if len(self._even.lower()) == len(self._even) else self._even

    def find(self, quote: str, inside: Span | None = None) -> Span | None:
        """The words of the text that are quoted; ``None`` where they do not stand there.

        Args:
            quote: The words, as somebody wrote them down.
            inside: Where they must stand; ``None``: anywhere. Of several places the first is taken.
        """
        wanted = "".join(char for char, _ in _evened(quote)).strip()
        if not _SHORTEST <= len(wanted) <= _LONGEST:
            return None
        within = inside or Span(0, len(self._text))
        first, stop = bisect_left(self._from, within.start), bisect_left(self._from, within.end)
        exact = self._whole(self._even, wanted, first, stop)
        at = exact if exact is not None else self._whole(self._low, wanted.lower(), first, stop)
        if at is None:
            return None
        return Span(self._from[at], self._from[at + len(wanted) - 1] + 1)

    def _whole(self, text: str, wanted: str, first: int, stop: int) -> int | None:
        """Where the words stand as whole words: "4" is not in "84"."""
        at = text.find(wanted, first, stop)
        while at >= 0:
            end = at + len(wanted)
            cut = (at and _joined(text[at - 1], text[at])) or (end < len(text) and _joined(text[end - 1], text[end]))
            if not cut:
                return at
            at = text.find(wanted, at + 1, stop)
        return None


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _evened(text: str) -> Iterator[tuple[str, int]]:
    """The characters, evened out, each with its place: plain quotes and dashes, one space for many, nothing unseen."""
    space = False
    for at, char in enumerate(text):
        if char.isspace():
            if not space:
                yield " ", at
            space = True
        elif unicodedata.category(char) != "Cf":
            space = False
            yield char.translate(_EVEN), at
