"""The days that a part of a month or year means: "early March", "the first week of August", "the last six days of April".

After the table of the UCDP GED codebook 19.1 (Appendix 2, pages 32 to 34): the beginning of a month is its first ten
days, its middle five days on each side of the 15th, its end from the 15th on; a year falls into three times four months.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from avowal.domain import Window
from avowal.extraction.counts.number_words import read_cardinal
from avowal.extraction.text.words import Words, joined
from avowal.extraction.times.date_figures import Written
from avowal.extraction.times.standpoint import Sense

_PARTS: Final = {
    "early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
}  # fmt: skip
_ORDINALS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
_ROUND: Final = frozenset({"around", "about", "circa", "approximately"})
_ONE_DAY: Final = timedelta(1)
_MONTH, _YEAR = 4, 5  # UCDP's classes: the words set them, whatever is left of the span at the day of writing

Days = tuple[date, date]


def days_of_part(words: Words, at: Written, sense: Sense, today: date | None) -> Window | None:
    """The days of the part of a period that stands before a written date; ``None`` where none is named.

    A part that has begun is cut at ``today``, the day of writing: nothing is told of the days after it.

    >>> from avowal.extraction.times.date_figures import Day
    >>> from avowal.extraction.text.words import read_words
    >>> from avowal.domain import PartialDate
    >>> sense = Sense(PartialDate(2013, 3), "month only")
    >>> days_of_part(read_words("in early March"), Written(2, 3, Day(None, 3)), sense, None).iso
    '2013-03-01/2013-03-10'
    """
    value = sense.value
    if value is None or value.first is None or value.last is None or at.last is not None or at.first == 0:
        return None
    if value.day is not None:
        return _around(words, at.first, value.first)
    found = _part(words, at.first, value.first, value.last, is_year=value.month is None)
    if found is None:
        return None
    (first, last), precision = found
    if today is not None and first <= today:
        last = min(last, today)
    return Window(first, last, precision) if first < last else Window(first, last)


def _around(words: Words, at: int, day: date) -> Window | None:
    near = words.lower[at - 1] in _ROUND and joined(words, at) and date.min < day < date.max
    return Window(day - _ONE_DAY, day + _ONE_DAY) if near else None


def _part(words: Words, at: int, first: date, last: date, *, is_year: bool) -> tuple[Days, int | None] | None:
    """The days of the part and the class that its words set; ``None`` for that of a counted part."""
    k = at - 1
    if words.lower[k] == "of" and joined(words, at):
        counted = _counted(words, k - 1, first, last, is_year=is_year)
        if counted is not None:
            return counted, None
        k -= 1
    elif not (joined(words, at) or words.gap(at) == "-"):
        return None
    part = _PARTS.get(words.lower[k])
    if part is None:
        return None
    return (third_of_year(part, first.year), _YEAR) if is_year else (third_of_month(part, first, last), _MONTH)


def third_of_month(part: int, first: date, last: date) -> Days:
    """The beginning (0), the middle (1) or the end (2) of a month; the last two overlap, as in the codebook.

    >>> third_of_month(1, date(2013, 2, 1), date(2013, 2, 28))
    (datetime.date(2013, 2, 10), datetime.date(2013, 2, 20))
    """
    spans = ((first, first.replace(day=10)), (first.replace(day=10), first.replace(day=20)))
    return (*spans, (first.replace(day=15), last))[part]


def third_of_year(part: int, year: int) -> Days:
    """The first (0), middle (1) or last (2) four months of a year."""
    return date(year, 4 * part + 1, 1), date(year, 4 * part + 4, (30, 31, 31)[part])


def _counted(words: Words, k: int, first: date, last: date, *, is_year: bool) -> Days | None:
    """As in "the second week of", "the last six days of", "the first half of", "the last week of"."""
    before = words.lower[k - 1] if k > 0 else ""
    if words.lower[k] == "half":
        return _half(before, first, last, is_year=is_year)
    if words.lower[k] == "week" and not is_year:
        if before in {"last", "final"}:
            return last - timedelta(6), last
        start = first + timedelta(7 * _ORDINALS[before]) if before in _ORDINALS else last
        return (start, min(start + timedelta(6), last)) if start < last else None
    n_days = _number_of_days(words, k)
    if n_days is None or not 1 <= n_days <= (last - first).days + 1:
        return None
    lead = words.lower[k - 2]
    if lead in {"last", "final"}:
        return last - timedelta(n_days - 1), last
    return (first, first + timedelta(n_days - 1)) if lead in {"first", "opening"} else None


def _half(which: str, first: date, last: date, *, is_year: bool) -> Days | None:
    middle = date(first.year, 6, 30) if is_year else first.replace(day=15)
    return {"first": (first, middle), "second": (middle + _ONE_DAY, last)}.get(which)


def _number_of_days(words: Words, k: int) -> int | None:
    """How many days "six days" or "two weeks" before "of" are."""
    length = {"days": 1, "weeks": 7}.get(words.lower[k])
    number = read_cardinal(words, k - 1) if length and k >= 2 else None
    return number.value * length if number is not None and length and number.stop == k else None
