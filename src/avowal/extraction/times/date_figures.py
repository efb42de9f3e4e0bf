"""Dates and years in digits alone: "2024-01-03", "03.01.2024", "1/3/2024", "2016", "2016-2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from avowal.extraction.counts.counted_words import CURRENCIES, MEASURES, PEOPLE
from avowal.extraction.counts.figures import plain_figure
from avowal.extraction.counts.number_words import SCALES
from avowal.extraction.text.words import DASHES, HYPHENS, Words, joined

_YEAR_LEADS = frozenset("in since during until till early late mid year spring summer autumn winter".split())
_NOT_YEAR_LEADS = frozenset("least than nearly almost exceeding approximately estimated roughly".split())
_PERHAPS_YEAR_LEADS = frozenset("to about around over above some under".split())
_TIES = HYPHENS | DASHES
_ORDER_YMD = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})")
_ORDER_LAST_YEAR = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is written: ``Day(None, 1, 3)`` for "January 3"; ``day`` is ``None`` for "January 2024"."""

    year: int | None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A date as a text writes it: "Wednesday, January 3" is words 4 to 7, ``Day(None, 1, 3)``, weekday 2.

    Attributes:
        first: Index of its first word.
        stop: Index after its last word.
        day: What is written.
        last: Last day of a range; ``None`` when it is no range.
        weekday: 0 for Monday to 6 for Sunday; ``None`` when none is named.
        other: The other reading of "1/3/2024"; ``None`` when the order is plain.
        lead: "last", "next" or "this" before a month's name.
        named: Whether it is part of a name ("26 July Movement"), so that it dates nothing.
        years_on: 0 for "July this year", -1 for "July last year"; ``None`` when nothing of the kind is said.
    """

    first: int
    stop: int
    day: Day
    last: Day | None = None
    weekday: int | None = None
    other: Day | None = None
    lead: str | None = None
    named: bool = False
    years_on: int | None = None


def date_in_digits(words: Words, i: int) -> Written | None:
    """The date written in digits alone at word ``i``, or the year; ``None`` when the figure is neither."""
    if span := _years(words, i):
        return span
    if is_year(words, i):
        return Written(i, i + 1, Day(int(words.lower[i])))
    first, stop = i, i + 1
    if len(words.lower[i]) == 4 and words.lower[i].isdecimal():
        # "2024-01-03" and "3-1-2024" are three figures each; the year is the one that was noticed.
        if words.gap(i + 1) in HYPHENS and words.gap(i + 2) in HYPHENS:
            stop = i + 3
        elif words.gap(i) in HYPHENS and words.gap(i - 1) in HYPHENS:
            first = i - 2
    plain = "/".join(plain_figure(words.lower[k]) or "" for k in range(first, stop))
    return _numeric(plain, first, stop) if words.before(first) not in "/.-:$" else None


def _years(words: Words, i: int) -> Written | None:
    """As in "2016-2020" and "2023-24"; "2024-01" is a month."""
    k, second = i + 1, words.lower[i + 1]
    if not four_digits(words.lower[i]) or words.gap(k) not in _TIES or words.gap(k + 1) in _TIES:
        return None
    if words.before(i) in "$€£#-+/" or not second.isdecimal() or words.lower[k + 1] in PEOPLE:
        return None
    first = int(words.lower[i])
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if len(second) in {2, 4} and first < last <= 2099:
        return Written(i, k + 1, Day(first), last=Day(last))
    return Written(i, k + 1, Day(first, int(second))) if len(second) == 2 and 1 <= int(second) <= 12 else None


def _numeric(plain: str, i: int, stop: int) -> Written | None:
    if found := _ORDER_YMD.fullmatch(plain):
        return _plain_order(i, stop, Day(int(found[1]), int(found[3]), int(found[4])))
    if found := _MONTH_YEAR.fullmatch(plain):
        return _plain_order(i, stop, Day(int(found[2]), int(found[1]), 1), whole_month=True)
    if not (found := _ORDER_LAST_YEAR.fullmatch(plain)):
        return None
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) if len(found[4]) == 4 else century(int(found[4]))
    day_first, month_first = Day(year, second, first), Day(year, first, second)
    if found[2] == "." or first > 12 or first == second:  # with dots nobody writes the month first
        return _plain_order(i, stop, day_first)
    if second > 12:
        return _plain_order(i, stop, month_first)
    return replace(written, other=month_first) if (written := _plain_order(i, stop, day_first)) else None


def _plain_order(i: int, stop: int, day: Day, *, whole_month: bool = False) -> Written | None:
    if not (1 <= (day.month or 0) <= 12 and 1 <= (day.day or 0) <= 31 and 1900 <= (day.year or 0) <= 2099):
        return None
    return Written(i, stop, replace(day, day=None) if whole_month else day)


def is_year(words: Words, i: int) -> bool:
    """Whether word ``i`` is a year (1900 to 2099) and not a count such as the one of "2000 people"."""
    if not four_digits(words.lower[i]) or _has_mark(words, i):
        return False
    before, after = words.lower[i - 1] if joined(words, i) else "", words.lower[i + 1] if joined(words, i + 1) else ""
    if after in MEASURES or after in SCALES or after == "hundred":
        return False
    if after in {"to", "or", "and"} and words.lower[i + 3] in PEOPLE and words.lower[i + 2].isdecimal():
        return False
    if after in PEOPLE:
        return before in _YEAR_LEADS
    bounded = before in _NOT_YEAR_LEADS or (before == "as" and words.lower[i - 2] == "many")
    return not bounded and not (before in _PERHAPS_YEAR_LEADS and int(words.lower[i]) % 100 == 0)


def _has_mark(words: Words, i: int) -> bool:
    """Tied to a currency, a hyphen, a per cent or letters: "$2000", "1980s"; "mid-1999" is a year all the same."""
    if words.before(i) == "-" and words.lower[i - 1] not in {"mid", "early", "late", "pre", "post"}:
        return True
    if words.gap(i + 1) == "" or words.lower[i - 1] in CURRENCIES:
        return True
    return words.before(i) in "$€£¥₹#+/" or words.after(i) in "%°-+/"


def four_digits(word: str) -> bool:
    """Whether a word can be a year: 1900 to 2099 in four digits."""
    return len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2099


def century(short: int) -> int:
    """The year that two digits mean: 50 to 99 of the last century, 00 to 49 of this one."""
    return 1900 + short if short >= 50 else 2000 + short
