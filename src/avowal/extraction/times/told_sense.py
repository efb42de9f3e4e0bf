"""What a date means that is told from where the text stands: "on Wednesday", "two days ago", "last week".

The rules are told in :mod:`avowal.extraction.times.standpoint`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from avowal.domain import PartialDate
from avowal.extraction.times.relative_words import Kind, Told
from avowal.extraction.times.standpoint import Sense, Standpoint, Window, shared

_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
_LONGEST_STRETCH: Final = 62  # "the past two months" is the longest stretch that says anything of a day
_UNKNOWN: Final = (None, None)

_Told = tuple[PartialDate | None, Window | None]


def sense_of_told(told: Told, seen_from: Standpoint) -> Sense:
    """What a date means that is told from where the text stands."""
    if told.kind is Kind.FROM_OTHER:
        value, window = _moved(seen_from.anchor, told.amount, told.unit) if seen_from.anchor else _UNKNOWN
        return Sense(value, "relative to another date", window)
    if told.kind is Kind.VAGUE:
        return Sense(None, "vague")
    basis = "weekday" if told.kind is Kind.WEEKDAY else "relative"
    value, window = _resolved(told, seen_from)
    return Sense(value, f"{basis}+{seen_from.by}" if value or window else basis, window)


def _resolved(told: Told, seen_from: Standpoint) -> _Told:
    today = seen_from.today
    if today is None:
        known = told.unit == "year" and told.kind in {Kind.PERIOD, Kind.SHIFT} and seen_from.year is not None
        return (PartialDate((seen_from.year or 0) + told.amount), None) if known else _UNKNOWN
    if told.kind is Kind.WEEKDAY:
        return PartialDate.from_day(_weekday(told, today, ahead=seen_from.ahead)), None
    if told.kind is Kind.PERIOD:
        return _period(told, today)
    if told.kind is Kind.PAST:
        return _past(told, today)
    if told.kind is Kind.OVERNIGHT:
        return _spread((today - timedelta(1), today))
    return _moved(today, told.amount, told.unit)


def _moved(day: date, amount: int, unit: str) -> _Told:
    """So many units from ``day``: days and one week to the day, weeks give or take three days, months, years."""
    if unit == "year":
        return PartialDate(day.year + amount), None
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
        return PartialDate(year, month + 1), None
    if unit == "hour":  # up to six hours back is the same day for most of the day
        return _spread((day - timedelta(1 if amount < -6 else 0) - timedelta(-amount // 24 if amount < 0 else 0), day))
    if unit not in _DAYS_IN:
        return _UNKNOWN
    to = day + timedelta(amount * _DAYS_IN[unit])
    if unit == "day" or (unit == "week" and abs(amount) == 1):
        return PartialDate.from_day(to), None
    return _spread((to - timedelta(3), to + timedelta(3)))


def _weekday(told: Told, today: date, *, ahead: bool) -> date:
    if told.lead == "week":
        return today - timedelta(today.weekday() + 7 - told.amount)
    back = (today.weekday() - told.amount) % 7
    if told.lead in {"next", "coming"} or (ahead and told.lead != "last"):
        on = (-back) % 7
        return today + timedelta(on or (7 if told.lead in {"next", "coming"} else 0))
    return today - timedelta(back or (7 if told.lead in {"last", "past"} else 0))


def _period(told: Told, today: date) -> _Told:
    if told.unit in {"month", "year"}:
        value, _ = _moved(today, told.amount, told.unit)
        earlier = told.lead == "earlier" and told.amount == 0 and value and value.first
        before = today - timedelta(1)
        return value, (value.first, max(value.first, before)) if earlier and value and value.first else None
    monday = today - timedelta(today.weekday())
    if told.unit == "weekend":
        of_today = told.amount < 0 and today.weekday() == 6  # on a Sunday "the weekend" is not over
        saturday = today - timedelta(1) if of_today else monday + timedelta(5 + 7 * told.amount)
        return _spread((saturday, saturday + timedelta(1)))
    first = monday + timedelta(7 * told.amount)
    last = first + timedelta(6)
    if told.lead == "late" and told.amount < 0:
        first += timedelta(4)  # Friday to Sunday (UCDP GED codebook 19.1, page 33)
    return _spread((first, min(last, today) if told.amount == 0 and told.lead != "later" else last))


def _past(told: Told, today: date) -> _Told:
    length = (told.amount + 23) // 24 if told.unit == "hour" else told.amount * _DAYS_IN.get(told.unit, 1000)
    if told.unit == "month":
        length = 31 * told.amount
    if length > _LONGEST_STRETCH:
        return _UNKNOWN
    # UCDP GED codebook 19.1, pages 32 and 33: days leave the day of writing out, weeks count it, hours reach back from it.
    if told.unit == "day":
        return _spread((today - timedelta(length), today - timedelta(1)))
    return _spread((today - timedelta(length - (told.unit in {"week", "fortnight"})), today))


def _spread(window: Window) -> _Told:
    return shared(window), window if window[0] < window[1] else None
