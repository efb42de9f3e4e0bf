"""What a date means that is told from where the text stands: "on Wednesday", "two days ago", "last week".

The rules are told in :mod:`avowal.extraction.times.standpoint`; stretches up to now are in
:mod:`avowal.extraction.times.stretch_sense`.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from avowal.domain import PartialDate, Window
from avowal.extraction.times.easter import easter_days
from avowal.extraction.times.parts_of_period import third_of_month, third_of_year
from avowal.extraction.times.standpoint import Sense, Standpoint, shared
from avowal.extraction.times.stretch_sense import lasting_days, night_before, past_days, recent_days, up_to
from avowal.extraction.times.told import Kind, Told

_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
_UNKNOWN: Final = (None, None)
_BASES: Final = {Kind.WEEKDAY: "weekday", Kind.DAY_OF_MONTH: "day of the month"}
_PART_NUMBER: Final = {"early": 0, "mid": 1, "late": 2}
_STRETCHES: Final[Mapping[Kind, Callable[[Told, date], Window | None]]] = {
    Kind.PAST: past_days,
    Kind.LASTING: lasting_days,
    Kind.RECENT: recent_days,
    Kind.OVERNIGHT: night_before,
    Kind.EASTER: easter_days,
}

_Told = tuple[PartialDate | None, Window | None]


def sense_of_told(told: Told, seen_from: Standpoint) -> Sense:
    """What a date means that is told from where the text stands."""
    if told.kind is Kind.FROM_OTHER and told.amount == 0:
        return Sense(None, f"the {told.unit} of another date")
    if told.kind is Kind.FROM_OTHER:
        value, window = _moved(seen_from.anchor, told.amount, told.unit) if seen_from.anchor else _UNKNOWN
        return Sense(value, "relative to another date", window)
    if told.kind is Kind.VAGUE:
        return Sense(None, "vague")
    value, window = _resolved(told, seen_from)
    if told.until is not None and window is not None:
        return Sense(value, "range", window)
    basis = _BASES.get(told.kind, "relative")
    if told.since and value is not None and value.first is not None and seen_from.today is not None:
        window = up_to(window.first if window else value.first, seen_from.today)
        if value.day is None and window is not None:
            value = shared(window)
    return Sense(value, f"{basis}+{seen_from.by}" if value or window else basis, window)


def _resolved(told: Told, seen_from: Standpoint) -> _Told:
    today = seen_from.today
    if today is None:
        known = told.unit == "year" and told.kind in {Kind.PERIOD, Kind.SHIFT} and seen_from.year is not None
        return (PartialDate((seen_from.year or 0) + told.amount), None) if known else _UNKNOWN
    if told.kind is Kind.WEEKDAY:
        return _weekdays(told, today, ahead=seen_from.ahead)
    if told.kind is Kind.PERIOD:
        return _period(told, today, ahead=seen_from.ahead)
    if told.kind is Kind.DAY_OF_MONTH:
        return _day_of_month(told, today, ahead=seen_from.ahead), None
    if told.kind in _STRETCHES:
        return _spread(_STRETCHES[told.kind](told, today))
    return _moved(today, told.amount, told.unit)


def _moved(day: date, amount: int, unit: str) -> _Told:
    """So many units from ``day``: days and one week to the day, weeks give or take three days, months, years."""
    if unit == "year":
        return PartialDate(day.year + amount), None
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
        return PartialDate(year, month + 1), None
    if unit == "hour":  # up to six hours back is the same day for most of the day
        first = day - timedelta(1 if amount < -6 else 0) - timedelta(-amount // 24 if amount < 0 else 0)
        return _spread(Window(first, day))
    if unit not in _DAYS_IN:
        return _UNKNOWN
    to = day + timedelta(amount * _DAYS_IN[unit])
    if unit == "day" or (unit == "week" and abs(amount) == 1):
        return PartialDate.from_day(to), None
    return _spread(Window(to - timedelta(3), to + timedelta(3)))


def _day_of_month(told: Told, today: date, *, ahead: bool) -> PartialDate | None:
    """That day of this month or the last; else the latest such day up to today, or the next one of what is to come."""
    if told.lead is not None:
        return _day_in(today, -1 if told.lead == "last" else 0, told.amount)
    months = range(3) if ahead else range(0, -3, -1)
    found = [day for n in months if (day := _day_in(today, n, told.amount)) is not None]
    fits = [day for day in found if day.first is not None and (day.first >= today if ahead else day.first <= today)]
    return fits[0] if fits else None


def _day_in(today: date, months_on: int, day: int) -> PartialDate | None:
    year, month = divmod(today.year * 12 + today.month - 1 + months_on, 12)
    return PartialDate(year, month + 1, day) if day <= calendar.monthrange(year, month + 1)[1] else None


def _weekdays(told: Told, today: date, *, ahead: bool) -> _Told:
    """A day of the week; of two in a row (a night between them) the first, with both as its window."""
    if told.until is None:
        day = _weekday(told, told.amount, today, ahead=ahead)
        if told.since and day == today:
            day -= timedelta(7)  # "since Thursday", told on a Thursday, is a week
        return PartialDate.from_day(day), None
    last = _weekday(told, told.until, today, ahead=ahead)
    first = last - timedelta((told.until - told.amount) % 7)
    if first == last:
        return PartialDate.from_day(first), None
    window = Window(first, last)
    return (PartialDate.from_day(first) if (last - first).days == 1 else shared(window)), window


def _weekday(told: Told, weekday: int, today: date, *, ahead: bool) -> date:
    if told.lead == "week":
        return today - timedelta(today.weekday() + 7 - weekday)
    back = (today.weekday() - weekday) % 7
    if told.lead in {"next", "coming"} or (ahead and told.lead != "last"):
        on = (-back) % 7
        return today + timedelta(on or (7 if told.lead in {"next", "coming"} else 0))
    return today - timedelta(back or (7 if told.lead in {"last", "past"} else 0))


def _period(told: Told, today: date, *, ahead: bool) -> _Told:
    if told.unit == "weekend":
        return _weekend(told, today, ahead=ahead)
    return _week(told, today, ahead=ahead) if told.unit == "week" else _month_or_year(told, today, ahead=ahead)


def _month_or_year(told: Told, today: date, *, ahead: bool) -> _Told:
    """A month or year, or the part of it that is named; of the present one, the days up to now."""
    value, _ = _moved(today, told.amount, told.unit)
    if value is None or value.first is None or value.last is None:
        return _UNKNOWN
    part = _PART_NUMBER.get(told.lead or "")
    first, last = value.first, value.last
    if part is not None and not (told.since and part == 0):
        first, last = third_of_month(part, first, last) if told.unit == "month" else third_of_year(part, first.year)
    if told.amount == 0 and not ahead and told.lead != "later":
        last = min(last, today - timedelta(1) if told.lead == "earlier" else today)
    if last <= first:  # told on its first day
        return (PartialDate.from_day(first), None) if last == first else (value, None)
    whole = (first, last) == (value.first, value.last)
    return value, None if whole else Window(first, last, 4 if told.unit == "month" else 5)


def _weekend(told: Told, today: date, *, ahead: bool) -> _Told:
    """Saturday and Sunday, with Friday where the text counts it in; of this one, the days up to now."""
    monday = today - timedelta(today.weekday())
    amount = told.amount
    if amount == 0 and not ahead and today.weekday() < 5:
        amount = -1  # "killed this weekend", told on a Monday
    if amount < 0 and today.weekday() == 6:
        amount += 1  # on a Sunday "the weekend" is not over
    saturday = monday + timedelta(5 + 7 * amount)
    last = saturday + timedelta(1)
    if not ahead and saturday <= today < last:
        last = today
    return _spread(Window(saturday - timedelta(1 if told.lead == "friday" else 0), last))


def _week(told: Told, today: date, *, ahead: bool) -> _Told:
    """Monday to Sunday, or the part that is named; of this week, the days up to now."""
    monday = today - timedelta(today.weekday())
    if told.lead == "sunday edition" and told.amount < 0 and today.weekday() == 6:
        # The week just ending; six days, but the codebook (page 33) keeps them in class 3.
        return _spread(Window(monday, today - timedelta(1), 3))
    first = monday + timedelta(7 * told.amount)
    last = first + timedelta(6)
    if told.lead in {"early", "mid", "late"} and not told.since:
        start, stop = {"early": (0, 2), "mid": (2, 3), "late": (4, 6)}[told.lead]  # late: codebook, page 33
        first, last = first + timedelta(start), first + timedelta(stop)
    if told.amount == 0 and not ahead and told.lead != "later":
        last = min(last, max(first, today - timedelta(1)) if told.lead == "earlier" else today)
    return _spread(Window(first, max(first, last)))


def _spread(window: Window | None) -> _Told:
    if window is None:
        return _UNKNOWN
    return shared(window), window if window.first < window.last else None
