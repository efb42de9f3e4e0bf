"""Where in a report's text something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` of a report's text say it: ``Span(212, 242)``.

    Offsets count Unicode code points of ``Report.text`` and are half-open.

    Raises:
        ValueError: ``start`` is negative or ``end`` is not after it; a span is never empty.

    >>> Span(0, 5).quote("IRNA said")
    'IRNA '
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"a span runs from 0 or later to after its start, not {self.start} to {self.end}"
            raise ValueError(msg)

    def quote(self, text: str) -> str:
        """The exact words at this span of ``text``."""
        return text[self.start : self.end]

    def within(self, text: str) -> bool:
        """Whether ``text`` is long enough to hold the whole span."""
        return self.end <= len(text)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
