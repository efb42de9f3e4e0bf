"""Which days a stretch up to now means: "the past 48 hours", "recent weeks", "since Thursday", "a five-day offensive".

After the table of the UCDP GED codebook 19.1 (Appendix 2, pages 31 to 34). Days leave the day of writing out; weeks,
fortnights and what lasted count it; hours reach back from it; months and years stay inside its calendar year.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from avowal.domain import Window
from avowal.extraction.times.told import Told

HOURS_72: Final = 2
"""Days back for 72 hours: the appendix prints the same span as for 48 hours, though three would be consistent."""

FEW_DAYS: Final = 3
_DAYS_IN: Final = {"week": 7, "fortnight": 14}
_MOST: Final = 366
_YEAR: Final = 5  # the class that the words set, whatever is left of the span in this year


def past_days(told: Told, today: date) -> Window | None:
    """The days of "the past two days", "recent weeks", "the past year"; ``None`` for more than a year."""
    if told.unit == "hour":
        return _back(today, _days_of_hours(told.amount))
    if told.unit == "day":
        return _back(today, told.amount, until=1)
    if told.unit == "night":
        return _back(today, told.amount)
    return _counting_today(told, today)


def lasting_days(told: Told, today: date) -> Window | None:
    """The days of "a five-day offensive", "a week-old siege": so many, the day of writing among them."""
    if told.unit == "day":
        return _back(today, told.amount - 1)
    return past_days(told, today) if told.unit == "hour" else _counting_today(told, today)


def night_before(_: Told, today: date) -> Window | None:
    """The two days that hold the night before, for "overnight", "a night of clashes"."""
    return _back(today, 1)


def recent_days(_: Told, today: date) -> Window | None:
    """The three days before the day of writing, for "recently" and "the past few days"."""
    return _back(today, FEW_DAYS, until=1)


def up_to(first: date, today: date) -> Window | None:
    """From a day to the day of writing; ``None`` where that is more than a year, or not yet."""
    return Window(first, today) if 0 < (today - first).days < _MOST else None


def _counting_today(told: Told, today: date) -> Window | None:
    if told.unit in _DAYS_IN:
        return _back(today, told.amount * _DAYS_IN[told.unit] - 1)
    if told.unit == "month" and told.amount == 1:
        return up_to(_months_before(today, 1) + timedelta(1), today)
    new_year = today.replace(month=1, day=1)
    if told.unit == "month" and told.amount <= 12:
        return _whole(max(_months_before(today, told.amount) + timedelta(1), new_year), today)
    return _whole(new_year, today) if told.unit == "year" and told.amount == 1 else None


def _whole(first: date, today: date) -> Window:
    return Window(first, today, _YEAR if first < today else None)


def _months_before(day: date, months: int) -> date:
    """The same day so many months back, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _days_of_hours(hours: int) -> int:
    if hours <= 24:
        return 1
    return HOURS_72 if hours <= 72 else -(-hours // 24)


def _back(today: date, days: int, *, until: int = 0) -> Window | None:
    """From so many days back to the day of writing, or to some days before it."""
    if not until <= days < _MOST:
        return None
    return Window(today - timedelta(days), today - timedelta(until))
