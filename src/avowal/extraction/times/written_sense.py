"""What a written date means: which year "3 January" is in, which way round "1/3/2024" goes.

The rules are told in :mod:`avowal.extraction.times.standpoint`.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from avowal.domain import PartialDate, Window
from avowal.extraction.times.date_figures import Day, Written
from avowal.extraction.times.standpoint import AHEAD, FRESH, LATELY, SOON, WITHIN, Sense, Standpoint, shared

_NO_SUCH_DAY: Final = Sense(None, "no such day")


def sense_of_written(written: Written, seen_from: Standpoint) -> Sense:
    """What a written date means."""
    if written.years_on is not None and seen_from.year is not None:
        return _in_told_year(written, seen_from.year + written.years_on, seen_from)
    if written.last is not None:
        return _range(written, written.last, seen_from)
    if written.other is not None:
        return _either_order(written.day, written.other, seen_from)
    if written.day.month is not None and written.day.day is not None:
        return _one_day(written, written.day.month, written.day.day, seen_from)
    return _month_or_year(written, seen_from)


def _in_told_year(written: Written, year: int, seen_from: Standpoint) -> Sense:
    """Read "July last year": the month of a year that is counted from publication."""
    last = replace(written.last, year=year) if written.last else None
    sense = sense_of_written(replace(written, day=replace(written.day, year=year), last=last, years_on=None), seen_from)
    return replace(sense, basis=f"relative+{seen_from.by}") if sense.value else sense


def _one_day(written: Written, month: int, day: int, seen_from: Standpoint) -> Sense:
    if written.day.year is None and _date(2000, month, day) is not None:
        return _yearless(written, month, day, seen_from)
    value = _partial(written.day)
    return Sense(value, _noted("explicit", value, written.weekday)) if value else _NO_SUCH_DAY


def _yearless(written: Written, month: int, day: int, seen_from: Standpoint) -> Sense:
    named = "day+month" if written.weekday is None else "weekday+day+month"
    fresh = _fresh(month, day, seen_from)
    if fresh is None and (before := _told_before(written, seen_from)):
        return Sense(before, f"{named}+same day in the text")
    found = fresh or _from_publication(month, day, written.weekday, seen_from)
    if found is not None:
        value = PartialDate.from_day(found)
        return Sense(value, _noted(f"{named}+{seen_from.by}", value, written.weekday))
    year = None
    if written.weekday is not None and seen_from.today is None and seen_from.latest_year is not None:
        year = _year_by_weekday(month, day, written.weekday, seen_from.latest_year)
    return Sense(PartialDate(year, month, day), named)


def _fresh(month: int, day: int, seen_from: Standpoint) -> date | None:
    """The latest such day when it is close before publication (or the next one, of what is still to come)."""
    today = seen_from.today
    if today is None:
        return None
    if seen_from.ahead:
        return next((d for d in reversed(_same_days(month, day, today)) if d >= today), None)
    latest = _latest(month, day, today)
    return latest if latest is not None and (today - latest).days <= FRESH else None


def _told_before(written: Written, seen_from: Standpoint) -> PartialDate | None:
    """The same day where the text gave it with its year before, if the weekday fits."""
    at, year = seen_from.years.get((written.day.month, written.day.day), (written.first, None))
    if at >= written.first or year is None:
        return None
    value = _partial(replace(written.day, year=year))
    return value if value and _fits(value, written.weekday) else None


def _from_publication(month: int, day: int, weekday: int | None, seen_from: Standpoint) -> date | None:
    """Such a day before publication; its weekday decides between years where the latest one does not fit."""
    today = seen_from.today or _end_of_publication(seen_from)
    if today is None:
        return None
    if weekday is not None and seen_from.today is not None:
        near = [d for d in _same_days(month, day, today) if d <= today + timedelta(SOON) and d.year >= today.year - 6]
        fitting = next((d for d in near if d.weekday() == weekday), None)
        return fitting or _latest(month, day, today)
    return _latest(month, day, today)


def _end_of_publication(seen_from: Standpoint) -> date | None:
    """The last day on which a report can be out that is dated by its month or year."""
    if seen_from.year is None:
        return None
    month = seen_from.month or 12
    return date(seen_from.year, month, calendar.monthrange(seen_from.year, month)[1])


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day that is not well after today."""
    return next((d for d in _same_days(month, day, today) if d <= today + timedelta(AHEAD)), None)


def _same_days(month: int, day: int, today: date) -> list[date]:
    """That day in the years round today, latest first; so many years hold a 29 February whatever the century."""
    return [found for year in range(today.year + 8, today.year - 9, -1) if (found := _date(year, month, day))]


def _year_by_weekday(month: int, day: int, weekday: int, latest_year: int) -> int | None:
    """The one year from the latest mentioned year on in which the day falls on its weekday."""
    for year in range(latest_year, latest_year + WITHIN + 1):
        found = _date(year, month, day)
        if found is not None and found.weekday() == weekday:
            return year
    return None


def _month_or_year(written: Written, seen_from: Standpoint) -> Sense:
    """Read "2016" and "March 2016"; "in March", the latest one up to publication; "last March", before it."""
    day = written.day
    if day.month is None:
        return Sense(PartialDate(day.year), "year only")
    if day.year is not None:
        return Sense(PartialDate(day.year, day.month), "month only")
    year, month = seen_from.year, seen_from.month
    if year is None or month is None:
        return Sense(None, "month only")
    if written.lead == "next" or (seen_from.ahead and day.month < month):
        year += day.month <= month
    elif not seen_from.ahead and (day.month > month or (written.lead == "last" and day.month == month)):
        year -= 1
    return Sense(PartialDate(year, day.month), f"month only+{seen_from.by}")


def _either_order(first: Day, second: Day, seen_from: Standpoint) -> Sense:
    """Read "1/3/2024": the order that does not lie after publication, or the one within ten days before it."""
    days = [(order, d) for order in (first, second) if (d := _date(order.year or 0, order.month or 0, order.day or 0))]
    if seen_from.today is not None:
        past = [order for order, d in days if d <= seen_from.today + timedelta(AHEAD)]
        close = [order for order, d in days if order in past and d >= seen_from.today - timedelta(LATELY)]
        for fitting in (past, close):
            if len(fitting) == 1:
                return Sense(_partial(fitting[0]), f"numeric+{seen_from.by}")
    return Sense(PartialDate(first.year), "numeric, day and month in either order")


def _range(written: Written, last: Day, seen_from: Standpoint) -> Sense:
    """Read "13-16 February": the window, and what all its days share; of two days in a row, the first."""
    end = sense_of_written(replace(written, day=last, last=None), seen_from).value
    start = _partial(_with_year(written.day, last, end.year)) if end else None
    if end is None or start is None:
        return _NO_SUCH_DAY if last.day else Sense(None, "range")
    if start.first is None or end.last is None or start.first > end.last:
        return Sense(None, "range")
    window = Window(start.first, end.last)
    two_days = start.day is not None and end.last - start.first <= timedelta(1)
    return Sense(start if two_days else shared(window), "range", window if window.first < window.last else None)


def _with_year(first: Day, last: Day, year: int | None) -> Day:
    """The first day of a range with its year: that of the last day, or the one before across New Year."""
    if first.year is not None or year is None:
        return first
    return replace(first, year=year - ((first.month or 0) > (last.month or 0)))


def _partial(day: Day) -> PartialDate | None:
    try:
        return PartialDate(day.year, day.month, day.day)
    except ValueError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits(value: PartialDate, weekday: int | None) -> bool:
    return weekday is None or value.first is None or value.first.weekday() == weekday


def _noted(basis: str, value: PartialDate, weekday: int | None) -> str:
    return basis if _fits(value, weekday) else f"{basis}; weekday does not fit"
