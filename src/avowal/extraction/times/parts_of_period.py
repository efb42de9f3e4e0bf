"""The days that a part of a month or year means: "early March", "the first week of August", "the last six days of April".

After the table of the UCDP GED codebook 19.1 (Appendix 2, pages 32 to 34): the beginning of a month is its first ten
days, its middle five days on each side of the 15th, its end from the 15th on; a year falls into three times four months.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from avowal.extraction.counts.number_words import read_cardinal
from avowal.extraction.text.words import Words, joined
from avowal.extraction.times.date_figures import Written
from avowal.extraction.times.standpoint import Sense, Window

_PARTS: Final = {
    "early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
}  # fmt: skip
_WEEKS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_ROUND: Final = frozenset({"around", "about"})
_ONE_DAY: Final = timedelta(1)


def days_of_part(words: Words, at: Written, sense: Sense, today: date | None) -> Window | None:
    """First and last day of the part of a period that stands before a written date; ``None`` where none is named.

    A part that has begun is cut at ``today``, the day of writing: nothing is told of the days after it.

    >>> from avowal.extraction.times.date_figures import Day
    >>> from avowal.extraction.text.words import read_words
    >>> from avowal.domain import PartialDate
    >>> sense = Sense(PartialDate(2013, 3), "month only")
    >>> [day.day for day in days_of_part(read_words("in early March"), Written(2, 3, Day(None, 3)), sense, None)]
    [1, 10]
    """
    value = sense.value
    if value is None or value.first is None or value.last is None or at.last is not None or at.first == 0:
        return None
    window = _part(words, at.first, value.first, value.last, is_day=value.day is not None, is_year=value.month is None)
    if window is None or today is None or window[0] > today:
        return window
    return window[0], min(window[1], today)


def _part(words: Words, at: int, first: date, last: date, *, is_day: bool, is_year: bool) -> Window | None:
    k = at - 1
    if is_day:
        near = words.lower[k] in _ROUND and joined(words, at) and date.min < first and last < date.max
        return (first - _ONE_DAY, last + _ONE_DAY) if near else None
    if words.lower[k] == "of":
        if is_year or not joined(words, at):
            return None
        return _counted(words, k - 1, first, last) or _third(words.lower[k - 1], first, last)
    if not (joined(words, at) or words.gap(at) == "-"):
        return None
    return _third_of_year(words.lower[k], first.year) if is_year else _third(words.lower[k], first, last)


def _third(word: str, first: date, last: date) -> Window | None:
    """The beginning, the middle or the end of a month; the last two overlap, as in the codebook."""
    spans = ((first, first.replace(day=10)), (first.replace(day=10), first.replace(day=20)))
    part = _PARTS.get(word)
    return None if part is None else (*spans, (first.replace(day=15), last))[part]


def _third_of_year(word: str, year: int) -> Window | None:
    part = _PARTS.get(word)
    if part is None:
        return None
    return date(year, 4 * part + 1, 1), date(year, 4 * part + 4, (30, 31, 31)[part])


def _counted(words: Words, k: int, first: date, last: date) -> Window | None:
    """As in "the second week of" and "the last six days of"."""
    before = words.lower[k - 1] if k > 0 else ""
    if words.lower[k] == "week" and before in _WEEKS:
        start = first + timedelta(7 * _WEEKS[before])
        return start, start + timedelta(6)
    if words.lower[k] != "days" or k < 2 or words.lower[k - 2] != "last":
        return None
    number = read_cardinal(words, k - 1)
    if number is None or number.stop != k or not 1 <= number.value <= last.day:
        return None
    return last - timedelta(int(number.value) - 1), last
