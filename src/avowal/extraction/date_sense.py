"""Which day a written or told date means, given when the report was published and what else it says.

The rules, in the order they are tried:

1. A date with its year stands as written. A weekday that does not fit it is noted and changes nothing.
2. Day and month without a year, publication known: the latest such day that is at most ``AHEAD`` days after
   publication, when that is no more than 45 days back. Else the year that the same text gave with the same day before.
   Else, with a weekday, the latest such day on which the weekday fits, from two months ahead to six years back.
   Else the latest such day all the same.
3. Day and month without a year, publication unknown: the year that the same text gave with the same day before (if
   the weekday fits). Else, with a weekday, the years that the text mentions are the window: the first year from the
   latest one mentioned on, and no more than ``WITHIN`` years later, in which the day falls on that weekday (there is
   at most one such year). Else the year stays unknown (``--01-03``).
4. A weekday alone is the latest such day on or before publication ("last Wednesday": before it; "next": after it).
5. What is told relative to publication ("yesterday") needs it; nothing is resolved without it.
6. Where a single day cannot be told, the value is the month or the year that all days of the window share, or nothing.
   Of two days in a row ("the night of 3-4 January"), it is the first.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from avowal.domain import PartialDate
from avowal.extraction.calendar_words import Day, Written
from avowal.extraction.relative_words import Kind, Told

AHEAD: Final = 3  # days that a date may lie after publication: time zones, and papers dated ahead
WITHIN: Final = 4  # a day falls on the same weekday after 5, 6 or 11 years: within 4 at most one year fits
_SOON = 60  # days ahead in which an announced day with its weekday is believed
_FRESH = 45  # days back in which a day is taken as the latest one, whatever weekday or earlier mention says

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a date means: ``Sense(PartialDate(2024, 1, 3), "weekday+publication", None)``.

    Attributes:
        value: As precisely as the words allow; ``None`` when they cannot be resolved.
        basis: How it was resolved.
        window: First and last day that the words allow, where that is more than the value says.
    """

    value: PartialDate | None
    basis: str
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a text tells its dates: published on 4 January 2024, and mentioning 2020 and 2023.

    Attributes:
        today: Day of writing; ``None`` when unknown.
        year: Year of publication when no day is known.
        month: Month of publication when no day is known.
        by: What ``today`` rests on: "publication" or "dateline".
        latest_year: Latest year that the text mentions.
        years: For a month and day, at which word the text first gives them with a year, and the year.
        anchor: The day that "two days earlier" counts from; ``None`` when the caller gives none.
    """

    today: date | None
    year: int | None
    month: int | None
    by: str
    latest_year: int | None
    years: Mapping[tuple[int | None, int | None], tuple[int, int | None]]
    anchor: date | None


def sense_of_written(written: Written, seen_from: Standpoint) -> Sense:
    """What a written date means."""
    if written.last is not None:
        return _range(written, written.last, seen_from)
    if written.other is not None:
        return _either_order(written.day, written.other, seen_from)
    if written.day.month is None:
        return Sense(PartialDate(written.day.year), "year only")
    if written.day.day is None:
        return _month(written.day, written.lead, seen_from)
    if written.day.year is not None:
        value = _partial(written.day)
        return Sense(value, _noted("explicit", value, written.weekday)) if value else _no_such_day()
    return _yearless(written, seen_from)


def sense_of_told(told: Told, seen_from: Standpoint) -> Sense:
    """What a date means that is told from where the text stands."""
    if told.kind is Kind.FROM_OTHER:
        return _from_other(told, seen_from.anchor)
    basis = "weekday" if told.kind is Kind.WEEKDAY else "relative"
    if told.kind is Kind.VAGUE:
        return Sense(None, "vague")
    if seen_from.today is None:
        return _without_day(told, seen_from) or Sense(None, basis)
    found = _TELLINGS[told.kind](told, seen_from.today)
    return Sense(found.value, f"{basis}+{seen_from.by}", found.window) if found else Sense(None, basis)


def _partial(day: Day) -> PartialDate | None:
    try:
        return PartialDate(day.year, day.month, day.day)
    except ValueError:
        return None


def _no_such_day() -> Sense:
    return Sense(None, "no such day")


def _noted(basis: str, value: PartialDate, weekday: int | None) -> str:
    if weekday is None or value.first is None or value.first.weekday() == weekday:
        return basis
    return f"{basis}; weekday does not fit"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _yearless(written: Written, seen_from: Standpoint) -> Sense:
    month, day, weekday = written.day.month, written.day.day, written.weekday
    assert month is not None
    assert day is not None
    named = "weekday+day+month" if weekday is not None else "day+month"
    if _day(2000, month, day) is None:
        return _no_such_day()
    latest = _latest(month, day, seen_from.today) if seen_from.today else None
    fresh = latest is not None and seen_from.today is not None and (seen_from.today - latest).days <= _FRESH
    told_before = None if fresh else _told_before(written, seen_from)
    if told_before is not None:
        return Sense(told_before, f"{named}+same day in the text")
    if seen_from.today is not None:
        if not fresh and weekday is not None:
            latest = _on_weekday(month, day, weekday, seen_from.today) or latest
        value = PartialDate.from_day(latest) if latest else PartialDate(None, month, day)
        return Sense(value, _noted(f"{named}+{seen_from.by}", value, weekday))
    year = _year_of_publication(month, day, seen_from)
    if year is not None and _day(year, month, day) is not None:
        value = PartialDate(year, month, day)
        return Sense(value, _noted(f"{named}+publication", value, weekday))
    return Sense(PartialDate(_year_by_weekday(month, day, weekday, seen_from), month, day), named)


def _told_before(written: Written, seen_from: Standpoint) -> PartialDate | None:
    """The same day where the text gave it with its year before, if the weekday fits."""
    at, year = seen_from.years.get((written.day.month, written.day.day), (written.first, None))
    if at >= written.first or year is None:
        return None
    value = PartialDate(year, written.day.month, written.day.day)
    fits = written.weekday is None or (value.first is not None and value.first.weekday() == written.weekday)
    return value if fits else None


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day that is not well after today."""
    return next((d for d in _same_days(month, day, today) if d <= today + timedelta(AHEAD)), None)


def _on_weekday(month: int, day: int, weekday: int, today: date) -> date | None:
    """The latest such day on its weekday, from two months ahead to six years back."""
    near = [d for d in _same_days(month, day, today) if d <= today + timedelta(_SOON) and d.year >= today.year - 6]
    return next((d for d in near if d.weekday() == weekday), None)


def _same_days(month: int, day: int, today: date) -> list[date]:
    """That day of the year in the years round today, latest first; nine years hold a 29 February at least once."""
    years = range(min(today.year + 1, date.max.year), max(today.year - 9, 0), -1)
    return [found for year in years if (found := _day(year, month, day))]


def _year_of_publication(month: int, day: int, seen_from: Standpoint) -> int | None:
    """The year when a report is dated no finer than a month: the nearest one that puts the day before its end."""
    if seen_from.year is None:
        return None
    if seen_from.month is None:
        return seen_from.year
    last = calendar.monthrange(seen_from.year, seen_from.month)[1]
    found = _latest(month, day, date(seen_from.year, seen_from.month, last))
    return found.year if found else None


def _year_by_weekday(month: int, day: int, weekday: int | None, seen_from: Standpoint) -> int | None:
    if weekday is None or seen_from.latest_year is None:
        return None
    for year in range(seen_from.latest_year, seen_from.latest_year + WITHIN + 1):
        found = _day(year, month, day)
        if found is not None and found.weekday() == weekday:
            return year
    return None


def _month(day: Day, lead: str | None, seen_from: Standpoint) -> Sense:
    """Read "March 2016"; "in March", the latest one up to publication; "last March", before it."""
    assert day.month is not None
    if day.year is not None:
        return Sense(PartialDate(day.year, day.month), "month only")
    year, month = (
        (seen_from.today.year, seen_from.today.month) if seen_from.today else (seen_from.year, seen_from.month)
    )
    if year is None or month is None:
        return Sense(None, "month only")
    if lead == "next":
        year += day.month <= month
    elif day.month > month or (lead == "last" and day.month == month):
        year -= 1
    return Sense(PartialDate(year, day.month), f"month only+{seen_from.by}")


def _either_order(first: Day, second: Day, seen_from: Standpoint) -> Sense:
    """Read "1/3/2024": the order that does not lie after publication, or the one within a month before it."""
    days = [d for order in (first, second) if (d := _partial(order)) and d.first]
    if seen_from.today is not None:
        past = [d for d in days if d.first and d.first <= seen_from.today + timedelta(AHEAD)]
        close = [d for d in past if d.first and d.first >= seen_from.today - timedelta(31)]
        for fitting in (past, close):
            if len(fitting) == 1:
                return Sense(fitting[0], f"numeric+{seen_from.by}")
    return Sense(PartialDate(first.year), "numeric, day and month in either order")


def _range(written: Written, last: Day, seen_from: Standpoint) -> Sense:
    """Read "13-16 February": the window, and what all its days share."""
    end = sense_of_written(Written(written.first, written.stop, last), seen_from).value
    if end is None:
        return _no_such_day() if last.day else Sense(None, "range")
    first = written.day
    if first.year is None:
        year = end.year
        if year is not None and first.month and last.month and first.month > last.month:
            year -= 1
        first = Day(year, first.month, first.day)
    start = _partial(first)
    if start is None:
        return _no_such_day()
    if start.first is None or end.last is None:
        return Sense(None, "range")
    if start.first > end.last:
        return Sense(None, "range that ends before it starts")
    return Sense(shared((start.first, end.last)), "range", (start.first, end.last))


def shared(window: Window) -> PartialDate | None:
    """What all days of a window share: the month, else the year, else nothing; the first of two days in a row.

    >>> shared((date(2024, 1, 8), date(2024, 1, 14)))
    PartialDate(year=2024, month=1, day=None)
    """
    first, last = window
    if (last - first).days <= 1:
        return PartialDate.from_day(first)
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else None)


def _from_other(told: Told, anchor: date | None) -> Sense:
    if anchor is None:
        return Sense(None, "relative to another date")
    moved = _moved(anchor, told.amount, told.unit)
    return (
        Sense(moved.value, "relative to another date", moved.window)
        if moved
        else Sense(None, "relative to another date")
    )


def _without_day(told: Told, seen_from: Standpoint) -> Sense | None:
    """Read "last year" when no more than the year of publication is known."""
    if seen_from.year is None or told.unit != "year" or told.kind not in {Kind.PERIOD, Kind.SHIFT}:
        return None
    return Sense(PartialDate(seen_from.year + told.amount), f"relative+{seen_from.by}")


def _shift(told: Told, today: date) -> Sense | None:
    return _moved(today, told.amount, told.unit)


def _moved(day: date, amount: int, unit: str) -> Sense | None:
    """So many units from ``day``: days to the day, weeks give or take three days, months and years as such."""
    try:
        if unit == "hour":
            window = (day + timedelta(hours=min(amount, 0)) - timedelta(1), day) if amount < -6 else (day, day)
            return Sense(shared(window), "", window if window[0] < window[1] else None)
        if unit == "day" or (unit == "week" and abs(amount) == 1):
            return Sense(PartialDate.from_day(day + timedelta(amount * (7 if unit == "week" else 1))), "")
        if unit in {"week", "fortnight"}:
            middle = day + timedelta(amount * (7 if unit == "week" else 14))
            window = (middle - timedelta(3), min(middle + timedelta(3), day) if amount < 0 else middle + timedelta(3))
            return Sense(shared(window), "", window)
        if unit == "month":
            years, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
            return Sense(PartialDate(years, month + 1), "")
        return Sense(PartialDate(day.year + amount), "") if unit == "year" else None
    except (OverflowError, ValueError):
        return None  # before year 1 or after year 9999


def _weekday(told: Told, today: date) -> Sense:
    if told.lead == "week":
        monday = today - timedelta(today.weekday() + 7)
        return Sense(PartialDate.from_day(monday + timedelta(told.amount)), "")
    if told.lead in {"next", "coming"}:
        return Sense(PartialDate.from_day(today + timedelta((told.amount - today.weekday() - 1) % 7 + 1)), "")
    back = (today.weekday() - told.amount) % 7
    if back == 0 and told.lead in {"last", "past"}:
        back = 7
    return Sense(PartialDate.from_day(today - timedelta(back)), "")


def _period(told: Told, today: date) -> Sense | None:
    if told.unit in {"month", "year"}:
        return _moved(today, told.amount, told.unit)
    monday = today - timedelta(today.weekday())
    if told.unit == "weekend":
        saturday = monday + timedelta(5 + 7 * told.amount)
        if told.amount < 0 and today.weekday() == 6:
            saturday = today - timedelta(1)
        window = (saturday, saturday + timedelta(1))
        return Sense(_of_weekend(window), "", window)
    first = monday + timedelta(7 * told.amount)
    last = first + timedelta(6)
    window = (first, min(last, today) if told.amount == 0 and told.lead != "later" else last)
    return Sense(shared(window), "", window)


def _of_weekend(window: Window) -> PartialDate | None:
    """A weekend is no day: two in a row are given as their month."""
    first, last = window
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else None)


def _past(told: Told, today: date) -> Sense | None:
    days = {
        "hour": (told.amount + 23) // 24,
        "day": told.amount,
        "week": told.amount * 7,
        "fortnight": 14 * told.amount,
    }
    length = days.get(told.unit)
    if length is None or length > 62:
        return None
    window = (today - timedelta(length), today)
    return Sense(_of_weekend(window), "", window)


def _overnight(_told: Told, today: date) -> Sense:
    window = (today - timedelta(1), today)
    return Sense(_of_weekend(window), "", window)


_TELLINGS = {
    Kind.SHIFT: _shift,
    Kind.WEEKDAY: _weekday,
    Kind.PERIOD: _period,
    Kind.PAST: _past,
    Kind.OVERNIGHT: _overnight,
}
