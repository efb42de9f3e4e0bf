"""A date that stands in a text, with what it means; and two dates side by side that mean one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from avowal.domain import PartialDate, Span, Window

_BESIDE: Final = re.compile(
    r"\s?[,(\[/=–—-]\s?(?:(?:corresponding to|equivalent to|equal to|i\.e\.|that is|or),?\s)?(?:the )?", re.IGNORECASE
)
_LONGEST_BESIDE: Final = 24


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that stands in a text: "on Wednesday" resolved to 2024-01-03 with the publication date.

    Attributes:
        span: Its words.
        value: As precisely as the words allow, with the days that they allow; ``None`` when they cannot be resolved.
        basis: How it was resolved: "explicit", "weekday+publication", "relative+dateline", "month only", ...
        is_dateline: Whether it says when the report was written or published, and so dates no incident.
        is_loose: Whether it only says how long or how lately ("recent weeks"); it stands only where its sentence has no
            firmer date.
        time_span: The words of its time of day, where these are not its own; ``None`` where there is none.
    """

    span: Span
    value: PartialDate | None
    basis: str
    is_dateline: bool = False
    is_loose: bool = False
    time_span: Span | None = None

    @property
    def evidence(self) -> Span:
        """Its words and those of its time of day, with what stands between them."""
        if self.time_span is None:
            return self.span
        return Span(min(self.span.start, self.time_span.start), max(self.span.end, self.time_span.end))

    @property
    def window(self) -> Window | None:
        """The days that the words allow, where these are not all of a day, month or year ("last week")."""
        return self.value.window if self.value is not None else None


def settled(found: Sequence[FoundDate], text: str) -> list[FoundDate]:
    """The dates with each Hijri day taken for the day beside it, where that is one of the days it can be.

    "On 14 Ramadan 1445 (25 March 2024)": the moon was seen a day later than the table has it.
    """
    kept = list(found)
    for k, (left, right) in enumerate(pairwise(found)):
        gap = text[left.span.end : right.span.start]
        if len(gap) > _LONGEST_BESIDE or not _BESIDE.fullmatch(gap):
            continue
        kept[k], kept[k + 1] = _taken_for(left, right), _taken_for(right, left)
    return kept


def _taken_for(hijri: FoundDate, other: FoundDate) -> FoundDate:
    """The Hijri day as the other one, where the other is a day of its window."""
    day = other.value.first if other.value is not None and other.value.day is not None else None
    window = hijri.window
    if day is None or window is None or other.window is not None or not hijri.basis.startswith("Hijri"):
        return hijri
    return replace(hijri, value=PartialDate.from_day(day)) if window.first <= day <= window.last else hijri
