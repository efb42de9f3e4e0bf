"""From where a text tells its dates, and what a date means when seen from there.

The rules, in the order they are tried (``written_sense`` and ``told_sense`` apply them):

1. A date with its year stands as written. A weekday that does not fit it is noted and changes nothing.
2. Day and month without a year, publication known: the latest such day that is at most ``AHEAD`` days after
   publication, when that is no more than ``FRESH`` days back. Else the year that the same text gave with the same day
   before. Else, with a weekday, the latest such day on which the weekday fits, from ``SOON`` days ahead to six years
   back. Else the latest such day all the same.
3. Day and month without a year, publication unknown: the year that the same text gave with the same day before (if
   the weekday fits). Else, with a weekday, the years that the text mentions are the window: the first year from the
   latest one mentioned on, and no more than ``WITHIN`` years later, in which the day falls on that weekday (there is
   at most one such year). Else the year stays unknown (``--01-03``).
4. A weekday alone is the latest such day on or before publication ("last Wednesday": before it; "next": after it).
5. What is told relative to publication ("yesterday") needs it; nothing is resolved without it.
6. Where a single day cannot be told, the value is the month or the year that all days of the window share, or nothing.
   Of a range of two days ("the night of 3-4 January"), it is the first.
7. After words for what is still to come ("talks will resume on Friday", "until 5 May"), the next such day is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from avowal.domain import PartialDate, Window
from avowal.extraction.text.words import Words, joined

AHEAD: Final = 3  # days that a date may lie after publication: time zones, and papers dated ahead
FRESH: Final = 45  # days back in which the latest such day is taken, whatever a weekday or an earlier mention says
LATELY: Final = 10  # days back in which one reading of "1/3/2024" is taken rather than the other
SOON: Final = 60  # days ahead in which an announced day with its weekday is believed
WITHIN: Final = 4  # a day falls on the same weekday after 5, 6, 11 or 12 years: within 4 at most one year fits

_LOOK_BACK = 10
_TO_COME = frozenset("will shall scheduled slated upcoming planned expected deadline postponed".split())
_UNTIL = frozenset({"until", "till"})
_ENDED = frozenset("lasted continued raged fought went dragged resisted".split())  # "had lasted until Tuesday"
_IS_PAST = frozenset(
    "said told announced reported added stated killed died wounded injured exploded attacked was were had did began "
    "started occurred happened took".split()
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a date means: ``Sense(PartialDate(2024, 1, 3), "weekday+publication", None)``.

    Attributes:
        value: The day, month or year, as precisely as the words allow; ``None`` when they cannot be resolved, and
            where the days of the window share none.
        basis: How it was resolved.
        window: The days that the words allow, where these are not those of the value.
    """

    value: PartialDate | None
    basis: str
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a text tells its dates: published on 4 January 2024, and mentioning 2020 and 2023.

    Attributes:
        today: Day of writing; ``None`` when unknown.
        year: Year of publication; ``None`` when unknown.
        month: Month of publication; ``None`` when unknown.
        by: What these rest on: "publication" or "dateline".
        latest_year: Latest year that the text mentions.
        years: For a month and day, at which word the text first gives them with a year, and the year.
        anchor: The day that "two days earlier" counts from; ``None`` when the caller gives none.
        ahead: Whether the words round the date tell of what is still to come.
    """

    today: date | None
    year: int | None
    month: int | None
    by: str
    latest_year: int | None
    years: Mapping[tuple[int | None, int | None], tuple[int, int | None]]
    anchor: date | None
    ahead: bool = False


def shared(window: Window) -> PartialDate | None:
    """What all days of a window share: the day, else the month, else the year, else nothing.

    >>> shared(Window(date(2024, 1, 8), date(2024, 1, 14)))
    PartialDate(year=2024, month=1, day=None)
    """
    first, last = window.first, window.last
    if first == last:
        return PartialDate.from_day(first)
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else None)


def looks_ahead(words: Words, first: int) -> bool:
    """Whether the words of the sentence before word ``first`` tell of what is still to come.

    >>> from avowal.extraction.text.words import read_words
    >>> looks_ahead(read_words("Talks will resume on Friday"), 4), looks_ahead(read_words("He died on Friday"), 3)
    (True, False)
    """
    for k in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        if words.lower[k] in _UNTIL:
            return _ENDED.isdisjoint(words.lower[max(0, k - _LOOK_BACK) : k])
        if words.lower[k] in _TO_COME:
            return True
        if words.lower[k] in _IS_PAST or not (joined(words, k) or words.gap(k) in {", ", "-"}):
            return False
    return False
