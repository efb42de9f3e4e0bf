"""Which of a text's dates each time of day belongs to: "on Wednesday at 2:50 p.m.", "Monday night", "the night of 3 January"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from avowal.domain import Span
from avowal.extraction.times.clock_words import ClockTime, clock_times
from avowal.extraction.times.found_date import FoundDate

_BESIDE: Final = re.compile(
    r"[\s,()]*(?:(?:on|at|about|around|approximately|of|the|in|during|shortly|just|before|after|local|time|early|late|mid|some|roughly|near)\b[\s,()]*){0,6}",
    re.IGNORECASE,
)
_LONGEST_BESIDE: Final = 48
_LONGEST_SENTENCE: Final = 400
_SENTENCE_END: Final = re.compile(r"[.!?][\"'’”)\]]?\s(?=[A-Z\"'“‘(])|\n\s*\n")


def with_times(text: str, found: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates, each day with the time of day that the text puts it at.

    A time in the date's own words or beside it is the date's; one elsewhere in the sentence only where the sentence has
    no other date and no other time. Months and years have no time of day.
    """
    days = [k for k, date in enumerate(found) if _is_day(date)]
    times = clock_times(text) if days else []
    kept = list(found)
    if not times:
        return kept
    starts = [time.span.start for time in times]
    for k in days:
        span = found[k].span
        near = times[
            bisect_left(starts, span.start - _LONGEST_SENTENCE) : bisect_right(starts, span.end + _LONGEST_SENTENCE)
        ]
        time = _inside(found[k], near) or _beside(text, found[k], near) or _alone(text, k, found, near)
        value = found[k].value
        if time is not None and value is not None:
            kept[k] = replace(found[k], value=replace(value, time=time.time), time_span=time.span)
    return kept


def _is_day(date: FoundDate) -> bool:
    """Whether it is one day, or the two of a night."""
    if date.value is None or date.is_dateline:
        return False
    window = date.window
    return date.value.day is not None or (window is not None and window.last - window.first <= timedelta(1))


def _inside(date: FoundDate, times: Sequence[ClockTime]) -> ClockTime | None:
    """The time in the date's own words: "Monday night", "yesterday morning", "overnight"."""
    return next((time for time in times if date.span.start <= time.span.start and time.span.end <= date.span.end), None)


def _beside(text: str, date: FoundDate, times: Sequence[ClockTime]) -> ClockTime | None:
    """The nearest time with no more than small words between it and the date."""
    near = [(gap, time) for time in times if (gap := _gap(text, date.span, time.span)) is not None]
    return min(near, key=lambda one: one[0])[1] if near else None


def _gap(text: str, one: Span, other: Span) -> int | None:
    left, right = sorted((one, other))
    length = right.start - left.end
    if not 0 <= length <= _LONGEST_BESIDE or not _BESIDE.fullmatch(text, left.end, right.start):
        return None
    return length


def _alone(text: str, k: int, found: Sequence[FoundDate], times: Sequence[ClockTime]) -> ClockTime | None:
    """The only time of a sentence with this date alone: "it exploded at 8 a.m. in a market on Monday"."""
    span = found[k].span
    near = [*found[max(0, k - 1) : k], *found[k + 1 : k + 2]]
    if any(_in_one_sentence(text, span, other.span) for other in near):
        return None
    here = [time for time in times if _in_one_sentence(text, span, time.span)]
    return here[0] if len(here) == 1 and here[0].is_led else None


def _in_one_sentence(text: str, one: Span, other: Span) -> bool:
    left, right = sorted((one, other))
    start = left.end - 1  # the full stop of "8 a.m." may end the sentence
    return right.start - start < _LONGEST_SENTENCE and not _SENTENCE_END.search(text, start, right.start)
