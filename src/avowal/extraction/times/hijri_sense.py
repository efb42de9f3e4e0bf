"""What a date of an Islamic calendar means: which year "13 Mehr" is in, which calendar "1402/10/13" is of.

With its year it stands as written. Without it, the latest such day or month up to publication is meant, the next one of
what is still to come; publication unknown, nothing is. A year that could be of either calendar ("1445 AH", "1402/10/13") is
of the one in which it lies up to ten years before publication: the two lie forty years apart. A weekday beside a Hijri day
tells which of its three days is meant.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from avowal.domain import PartialDate, Window
from avowal.extraction.times.hijri_days import Calendar, hijri_day, hijri_span, hijri_year_of
from avowal.extraction.times.hijri_words import HijriDate
from avowal.extraction.times.standpoint import AHEAD, Sense, Standpoint, shared

_LATELY: Final = timedelta(3653)
_MIDDLE: Final = timedelta(1)  # from the first of a Hijri day's three days to the one of the table


def sense_of_hijri(at: HijriDate, seen_from: Standpoint) -> Sense:
    """What a date of an Islamic calendar means."""
    found = _dated(at, seen_from)
    if found is None:
        return Sense(None, "no such day" if at.year is not None and len(at.calendars) == 1 else "Hijri")
    calendar, days = found
    basis = calendar.value if at.year is not None and len(at.calendars) == 1 else f"{calendar.value}+{seen_from.by}"
    if at.day is None or at.last is not None:
        return Sense(shared(days), "range" if at.last is not None else basis, days)
    if calendar is Calendar.SOLAR:
        return _noted(Sense(PartialDate.from_day(days.first), basis), at.weekday)
    return _by_weekday(Sense(PartialDate.from_day(days.first + _MIDDLE), basis, days), at.weekday)


def _by_weekday(sense: Sense, weekday: int | None) -> Sense:
    """The one of a Hijri day's three days that falls on the weekday beside it."""
    if weekday is None or sense.window is None:
        return sense
    days = (sense.window.first + timedelta(n) for n in range(3))
    fitting = next((day for day in days if day.weekday() == weekday), None)
    if fitting is None:
        return _noted(sense, weekday)
    return Sense(PartialDate.from_day(fitting), sense.basis)


def _noted(sense: Sense, weekday: int | None) -> Sense:
    fits = weekday is None or sense.value is None or sense.value.first is None or sense.value.first.weekday() == weekday
    return sense if fits else replace(sense, basis=f"{sense.basis}; weekday does not fit")


def _dated(at: HijriDate, seen_from: Standpoint) -> tuple[Calendar, Window] | None:
    """The calendar and the days of a date, with its year found where none is written."""
    if at.year is not None:
        held = [(one, days) for one in at.calendars if (days := _days(at, one, at.year))]
        if len(at.calendars) > 1:
            held = [(one, days) for one, days in held if _is_lately(days, seen_from)]
        return held[0] if len(held) == 1 else None
    days = _yearless(at, at.calendars[0], seen_from)
    return (at.calendars[0], days) if days is not None else None


def _is_lately(days: Window, seen_from: Standpoint) -> bool:
    today = seen_from.today
    return today is not None and today - _LATELY <= days.first <= today + timedelta(AHEAD)


def _yearless(at: HijriDate, calendar: Calendar, seen_from: Standpoint) -> Window | None:
    today = seen_from.today
    if today is None:
        return None
    near = hijri_year_of(calendar, today)
    years = range(near - 2, near + 3)
    found = [days for year in years if (days := _days(at, calendar, year))]
    if seen_from.ahead:
        return next((days for days in found if days.last >= today), None)
    return next((days for days in reversed(found) if days.first <= today + timedelta(AHEAD)), None)


def _days(at: HijriDate, calendar: Calendar, year: int) -> Window | None:
    if at.month is None or at.day is None:
        return hijri_span(calendar, year, at.month)
    first = hijri_day(calendar, year, at.month, at.day)
    last = hijri_day(calendar, year, at.month, at.last) if at.last is not None else first
    return Window(first.first, last.last) if first is not None and last is not None else None
