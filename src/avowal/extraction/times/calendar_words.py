"""Dates that a text writes out: "3 January 2024", "Wed., Jan. 3", "2024-01-03", "in March 2016", "13-16 February"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from avowal.extraction.counts.counted_words import PEOPLE
from avowal.extraction.text.words import DASHES, HYPHENS, Words, is_figure, joined, positions
from avowal.extraction.times.date_figures import Day, Written, century, date_in_digits, four_digits, is_year

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS: Final = {
    **{name: n for n, name in enumerate(_MONTH_NAMES, start=1)},
    **{name[:3]: n for n, name in enumerate(_MONTH_NAMES, start=1)},
    "sept": 9,
}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: Final = {name: n for n, name in enumerate(_DAY_NAMES)}
# Short names count only beside a date: "sun", "sat" and "wed" are words of their own.
_SHORT_WEEKDAYS = {
    **{name[:3]: n for n, name in enumerate(_DAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
    **WEEKDAYS,
}
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_PARTS_OF_MONTH = frozenset("beginning start middle end half week weekend days day weeks month".split())
_MONTH_LEADS = frozenset(
    "the in since of last next this early late mid during by until till from to through between before after every "
    "past for and or about around".split()
)
_MONTH_SOLID_LEADS = frozenset("in since last next early late mid during until till past".split())
_MODAL_NEXT = frozenset("have be not also well never soon yet still he she they it we i god".split())
_NAME_NEXT = frozenset(
    "movement movements brigade brigades organization organisation square street avenue road boulevard bridge hospital "
    "university stadium airport front command group city park district neighborhood neighbourhood battalion".split()
)
_DONE_TO_PEOPLE = frozenset("killed slain wounded injured hurt missing abducted kidnapped captured arrested".split())
_FEASTS: Final[Mapping[str, Mapping[tuple[str, ...], tuple[int, int]]]] = {
    "christmas": {("day",): (12, 25), ("eve",): (12, 24)},
    "boxing": {("day",): (12, 26)},
    "valentine": {("s", "day"): (2, 14), ("day",): (2, 14)},
    "valentines": {("day",): (2, 14)},
    "new": {("year", "s", "day"): (1, 1), ("year", "s", "eve"): (12, 31), ("years", "day"): (1, 1), ("years", "eve"): (12, 31)},
}  # fmt: skip
_YEARS_ON = {"last": -1, "this": 0, "next": 1}


@lru_cache(maxsize=2)  # asked for by the readers of counts and of dates
def written_dates(words: Words) -> tuple[Written, ...]:
    """Every date that is written with a month's name, in digits, or as a year, in order and without overlap."""
    found: list[Written] = []
    lower, done = words.lower, 0
    figures = [i for i in words.figures if len(lower[i]) > 3]
    for i in sorted([*positions(words, MONTHS.keys() | _FEASTS.keys()), *figures]):
        if i < done:
            continue
        date = (
            _by_month_name(words, i, done) if lower[i] in MONTHS
            else _feast(words, i) if lower[i] in _FEASTS
            else date_in_digits(words, i)
        )  # fmt: skip
        if date is not None and date.first >= done:
            date = _with_told_year(words, _with_weekday(words, date, done))
            found.append(replace(date, named=True) if _is_name(words, date) else date)
            done = date.stop
    return _merge_ranges(words, found)


def _by_month_name(words: Words, i: int, done: int) -> Written | None:
    if not _is_month(words, i):
        return None
    day_at = _day_before(words, i, done)
    if day_at is not None:
        year, stop = _year_after(words, i + 1)
        return _day_first_range(
            words, Written(day_at, stop, Day(year, MONTHS[words.lower[i]], int(words.lower[day_at]))), done
        )
    return _month_first(words, i) or _month_only(words, i)


def _feast(words: Words, i: int) -> Written | None:
    """As in "on Christmas Day last year", "New Year's Eve 2022": feasts that keep one day in every year."""
    for rest, (month, day) in _FEASTS[words.lower[i]].items():
        stop = i + 1 + len(rest)
        if words.lower[i + 1 : stop] == rest and words.raw(i)[0].isupper() and "\n\n" not in words.gap(i + 1):
            year, stop = _year_after(words, stop)
            return Written(i, stop, Day(year, month, day))
    return None


def _is_month(words: Words, i: int) -> bool:
    """A month's name, and not the verb "may", a march or the short form of some other word."""
    raw, word = words.raw(i), words.lower[i]
    if raw[0].islower() and (len(word) < 4 or word in {"march", "august", "sept"}):
        return False
    return not (word == "may" and words.lower[i + 1] in _MODAL_NEXT)


def _day_before(words: Words, i: int, done: int) -> int | None:
    """Index of the day's figure in "3 January", "3rd of January", "3-Jan"."""
    k = i - 1
    if words.lower[k] == "of" and joined(words, i) and words.lower[k - 1] in _SUFFIXES:
        k -= 1
    elif not (joined(words, i) or words.gap(i) in {"-", ".", ". "}):
        return None
    if words.lower[k] in _SUFFIXES and words.gap(k) == "":
        k -= 1
    free = k >= done and words.before(k) not in "$€£.,/:"
    return k if free and _is_day(words, k) else None


def _is_day(words: Words, k: int) -> bool:
    word = words.lower[k]
    return len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31


def _year_after(words: Words, k: int) -> tuple[int | None, int]:
    """The year that stands at word ``k`` after a day and month, and where the date ends."""
    word, gap = words.lower[k], words.gap(k)
    if gap in {" ", ", ", "-", ". ", ".", ",", " '", " ’"} or gap.isspace():
        # "On 3 January 2024 gunmen came" tells the year; of "on 3 January 2000 people died" that is not sure.
        if is_year(words, k) or (four_digits(word) and (gap in {", ", "-"} or int(word) % 100)):
            return int(word), k + 1
        if len(word) == 2 and word.isdecimal() and _is_short_year(words, k):
            return century(int(word)), k + 1
    return None, k


def _is_short_year(words: Words, k: int) -> bool:
    """Whether two digits after "4 FEB" are the year ("4 FEB 90 --") and not a count ("4 FEB 20 people")."""
    gap = words.gap(k)
    if gap.endswith(("'", "’")) or gap == "-":
        return True
    if gap in {", ", ","}:
        return False
    if len(words.lower[k - 1]) > 4 or not words.raw(k - 1).isalpha():
        return words.gap(k + 1).strip()[:1] in {"(", "-", "—", "–"}  # "18 APRIL 89 (AGENCY) --"
    return not joined(words, k + 1) or words.lower[k + 1] in {"at", "in", "by", "the", "and", "when", "to", "on"}


def _day_first_range(words: Words, date: Written, done: int) -> Written:
    """Take in the first day of "13-16 February", "between 13 and 16 February", "from 3 to 5 May"."""
    k, joint = date.first - 1, words.gap(date.first)
    if not (joint[:1] in HYPHENS or joint.strip() in DASHES):
        if words.lower[k] not in {"to", "and", "or", "until", "through", "till"} or not joined(words, k):
            return date
        if words.lower[k] in {"and", "or"} and words.lower[k - 2] not in {"between", "on", "of", "the", "nights"}:
            return date
        k -= 1
    if k >= done and _is_day(words, k) and int(words.lower[k]) < (date.day.day or 0):
        first = replace(date.day, day=int(words.lower[k]))
        return replace(date, first=k, day=first, last=date.day)
    return date


def _month_first(words: Words, i: int) -> Written | None:
    """As in "January 3, 2024", "Jan. 3rd", "January 3-5"; ``None`` when no day follows the month."""
    k = i + 1
    if not (joined(words, k) or words.gap(k) in {".", ". ", "-"}) or not _is_day(words, k) or _counts(words, i, k):
        return None
    month, stop = MONTHS[words.lower[i]], k + 1
    if words.lower[stop] in _SUFFIXES and words.gap(stop) == "":
        stop += 1
    last, stop = _last_day(words, stop, int(words.lower[k]))
    year, end = _year_after(words, stop)
    day = Day(year, month, int(words.lower[k]))
    return Written(i, end, day, Day(year, month, last) if last else None)


def _counts(words: Words, i: int, k: int) -> bool:
    """Whether the figure after a month counts people: "in January 12 soldiers were killed"."""
    after = words.lower[k + 1]
    if words.gap(k + 1) == "" and after and after not in _SUFFIXES:
        return True
    return joined(words, k + 1) and after in PEOPLE and words.lower[i - 1] in _MONTH_SOLID_LEADS


def _last_day(words: Words, stop: int, first: int) -> tuple[int | None, int]:
    """The last day of "January 3-5" or "January 3 to 5", and where it ends."""
    gap, k = words.gap(stop), stop
    if words.lower[k] in {"to", "through", "until"} and joined(words, k) and joined(words, k + 1):
        k += 1
    elif not (gap in HYPHENS or gap.strip() in DASHES):
        return None, stop
    fits = _is_day(words, k) and int(words.lower[k]) > first and words.lower[k + 1] not in PEOPLE
    return (int(words.lower[k]), k + 1) if fits else (None, stop)


def _month_only(words: Words, i: int) -> Written | None:
    """As in "in March 2016", "last March", "the January attack"; a bare "March" or "May" is no date."""
    month, k = MONTHS[words.lower[i]], i + 1
    if words.lower[k] == "of" and joined(words, k):
        k += 1
    if words.gap(k) in {" ", ", ", ". ", "-", ","} and (is_year(words, k) or _four_digits_plain(words, k)):
        return Written(i, k + 1, Day(int(words.lower[k]), month))
    before = words.lower[i - 1] if joined(words, i) or words.gap(i) == "-" else ""
    doubtful = len(words.lower[i]) <= 4 or words.lower[i] == "march"
    led = before in _MONTH_SOLID_LEADS or (before == "of" and words.lower[i - 2] in _PARTS_OF_MONTH)
    if not led and (doubtful or before not in _MONTH_LEADS):
        return None
    lead = before if before in {"last", "next", "this", "past"} else None
    first = i - 1 if lead else i
    return Written(first, i + 1, Day(None, month), lead="last" if lead == "past" else lead)


def _four_digits_plain(words: Words, k: int) -> bool:
    """A year after a month's name even where people follow: only of "in March 2000 people" that is not sure."""
    people = words.lower[k + 1] in PEOPLE and words.lower[k + 1] not in _DONE_TO_PEOPLE
    return four_digits(words.lower[k]) and (not people or int(words.lower[k]) % 100 != 0)


def _with_weekday(words: Words, date: Written, done: int) -> Written:
    """Take in the weekday beside a day: "Wednesday, January 3", "3 January (Wednesday)", "Jan 3 Monday"."""
    if date.day.day is None:
        return date
    before, gap = date.first - 1, words.gap(date.first)
    if words.lower[before] == "the" and joined(words, date.first):
        before, gap = before - 1, words.gap(before)
    name = words.lower[before] if before >= done else ""
    if name in _SHORT_WEEKDAYS and (gap in {" ", ", ", ",", ".", ". ", "., "} or gap.isspace()):
        return replace(date, first=before, weekday=_SHORT_WEEKDAYS[name])
    after = words.lower[date.stop]
    if after in WEEKDAYS and words.gap(date.stop) in {" ", ", ", " (", ",", "("} and words.raw(date.stop)[0].isupper():
        return replace(date, stop=date.stop + 1, weekday=WEEKDAYS[after])
    return date


def _with_told_year(words: Words, date: Written) -> Written:
    """Take in "last year" after "3 July", "July"."""
    k = date.stop + (words.lower[date.stop] == "of")
    if date.day.year is not None or words.lower[k + 1] != "year" or words.lower[k] not in _YEARS_ON:
        return date
    if not all(joined(words, j) or words.gap(j) == ", " for j in range(date.stop, k + 2)):
        return date
    return replace(date, stop=k + 2, years_on=_YEARS_ON[words.lower[k]])


def _is_name(words: Words, date: Written) -> bool:
    if words.lower[date.stop] not in _NAME_NEXT or not (joined(words, date.stop) or words.gap(date.stop) == "-"):
        return False
    return date.day.day is not None and date.day.year is None and words.raw(date.stop)[0].isupper()


def _merge_ranges(words: Words, dates: list[Written]) -> tuple[Written, ...]:
    """Make one range of "30 March to 2 April" and of "between 3 January 2020 and 4 May 2021"."""
    merged: list[Written] = []
    for date in dates:
        if merged and _continues(words, merged[-1], date):
            first = merged[-1].day
            if first.year is None and first.day is not None:
                first = replace(first, year=date.day.year)
            merged[-1] = replace(merged[-1], stop=date.stop, day=first, last=date.last or date.day)
        else:
            merged.append(date)
    return tuple(merged)


def _continues(words: Words, left: Written, right: Written) -> bool:
    if (
        left.last
        or left.other
        or right.other
        or left.named
        or right.named
        or (left.day.day is None) != (right.day.day is None)
    ):
        return False
    if (left.day.month is None) != (right.day.month is None):
        return False
    if left.stop == right.first:
        gap = words.gap(right.first)
        return gap in HYPHENS or gap.strip() in DASHES
    joint = words.lower[left.stop]
    after = joined(words, left.stop) or words.gap(left.stop) == ", "  # "From Thursday, 18 March, to Sunday, 21 March"
    if left.stop + 1 != right.first or not (after and joined(words, right.first)):
        return False
    opened = words.lower[left.first - 1]
    return joint in {"to", "until", "till", "through"} or (joint == "and" and opened == "between")


def date_words(words: Words) -> frozenset[int]:
    """Indexes of all words that belong to a written date; none of them is a count."""
    return frozenset(k for date in written_dates(words) for k in range(date.first, date.stop) if is_figure(words, k))
