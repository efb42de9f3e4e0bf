"""The dates of a whole report, with those that count from another date in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from avowal.domain import PartialDate, Report
from avowal.extraction.times.dates import find_dates
from avowal.extraction.times.found_date import FoundDate
from avowal.extraction.times.time_of_day import with_times

_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)} | {
    "a": 1,
    "twenty": 20,
}
_AGO = re.compile(rf"\b(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) years? ago $", re.IGNORECASE | re.ASCII)
_OF_ANOTHER = {f"the {part} of another date": part for part in ("day", "month", "year")}
_MOST_COUNTED = 4  # "a day earlier" more often than this is left unread: each one reads the text again


def report_dates(report: Report) -> tuple[FoundDate, ...]:
    """Every date in a report, with "a day earlier", "that night" and "on the 21st" resolved by those before them."""
    found = list(find_dates(report.text, report.published))
    counted = [k for k, date in enumerate(found) if date.value is None and date.basis == "relative to another date"]
    for k in counted[:_MOST_COUNTED]:
        found[k] = _counted_from(report, found[k], found[:k])
    pointed = _pointing_back(report, found)
    timed = pointed if pointed == found else with_times(report.text, pointed)
    return tuple(_years_ago_today(report.text, date) for date in timed)


def _pointing_back(report: Report, found: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates with "that day", "the same month" and "on the 21st" resolved by the last date before that has one.

    Datelines and what only says how lately are passed over; in one pass, as a text may hold thousands of them.
    """
    last: dict[str, PartialDate] = {}
    resolved = []
    for one in found:
        date = one
        if one.value is None and one.basis in _OF_ANOTHER:
            date = _of_another(one, last)
        elif one.basis.startswith("day of the month"):
            date = _in_month_before(report, one, last.get("month"))
        if date.value is not None and date.value.year is not None and not (date.is_dateline or date.is_loose):
            last |= {part: date.value for part in ("day", "month", "year") if getattr(date.value, part) is not None}
        resolved.append(date)
    return resolved


def _counted_from(report: Report, date: FoundDate, before: Sequence[FoundDate]) -> FoundDate:
    """As in "two days earlier": from the last date before it, else from publication.

    It stays unresolved where that date is not fine enough to count from ("in May. Two days later"), and where it would
    come to lie after publication: then another date was meant.
    """
    known = [one.value for one in before if one.value is not None and not one.is_loose]
    anchor = _fine_enough(known[-1] if known else report.published, date.span.quote(report.text).lower())
    if anchor is None:
        return date
    again = find_dates(report.text, report.published, anchor=anchor)
    counted = next((one for one in again if one.span == date.span), date)
    published = report.published.last if report.published is not None else None
    first = counted.value.first if counted.value is not None else None
    return date if published is not None and first is not None and first > published else counted


def _fine_enough(value: PartialDate | None, words: str) -> PartialDate | None:
    """A day to count these words from: of years, any day of the year will do, of months any day of the month."""
    if value is None or value.year is None:
        return None
    by_year, by_month = "year" in words, "month" in words
    if value.day is None and not (by_year or (by_month and value.month is not None)):
        return None
    return PartialDate(value.year, value.month or 1, value.day or 1)


def _in_month_before(report: Report, date: FoundDate, month: PartialDate | None) -> FoundDate:
    """As in "on the 21st": in the month that the report last named before it, unless that lies after publication."""
    words = date.span.quote(report.text).lower()
    if month is None or "month" in words:
        return date
    try:
        day = PartialDate(month.year, month.month, int("".join(c for c in words if c.isdecimal())))
    except ValueError:  # the 31st of June
        return date
    published = report.published.last if report.published is not None else None
    if published is not None and day.first is not None and day.first > published:
        return date
    return replace(date, value=day, basis="day of the month+text")


def _of_another(date: FoundDate, last: Mapping[str, PartialDate]) -> FoundDate:
    """The day, month or year of the last date before it that has one; unresolved where there is none."""
    part = _OF_ANOTHER[date.basis]
    value = last.get(part)
    if value is None:
        return date
    if part == "day":
        return replace(date, value=replace(value, time=None))
    return replace(date, value=PartialDate(value.year, value.month if part == "month" else None))


def _years_ago_today(text: str, date: FoundDate) -> FoundDate:
    """The same day some years back, where "two years ago" stands before "today"."""
    if date.value is None or date.value.year is None or date.span.quote(text).lower() != "today":
        return date
    match = _AGO.search(text[max(0, date.span.start - 30) : date.span.start])
    if match is None:
        return date
    said = match["n"].lower()
    years = int(said) if said.isdecimal() else _NUMBERS[said]
    try:
        value = replace(date.value, year=date.value.year - years)
    except ValueError:  # 29 February
        return date
    return replace(date, value=value, basis="years ago+publication")
