"""Which days a date of the Islamic calendars is: Hijri (lunar) and Solar Hijri (of Iran and Afghanistan).

Hijri days are those of the Umm al-Qura calendar, computed ahead for Saudi Arabia (the library ``hijridate`` holds its
table). Elsewhere a month begins when its moon is seen, and the day begins at sunset: what a report calls 14 Ramadan may be
the day before or after. So a Hijri day is read as a window of three. Solar Hijri days are exact: the year begins with the
spring equinox, by the rule of 33 years that ICU (``persncal.cpp``) and FarsiWeb's ``jalali.c`` use.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import Final

from hijridate import Hijri

from avowal.domain import Window

MOON_SEEN: Final = timedelta(1)
"""How far a Hijri day that somebody gives may lie from that of the Umm al-Qura calendar."""

_ONE_DAY: Final = timedelta(1)
_LUNAR_YEARS: Final = range(1365, 1500)  # 1945 to 2077; before, the table holds months of 28 and of 31 days
_SOLAR_YEARS: Final = range(1250, 1500)  # 1871 to 2121; from 1502 on the rule of 33 years needs exceptions
_BEFORE_SOLAR_1: Final = date(2021, 3, 21) - timedelta(365 * 1399 + (8 * 1400 + 21) // 33)  # 1 Farvardin 1400


class Calendar(Enum):
    """Which of the two calendars that count from the Hijra."""

    LUNAR = "Hijri"
    SOLAR = "Solar Hijri"


def hijri_day(calendar: Calendar, year: int, month: int, day: int) -> Window | None:
    """The day, or the three days of a Hijri one that it can be; ``None`` for a day or year that there is not.

    >>> hijri_day(Calendar.SOLAR, 1402, 10, 13).iso
    '2024-01-03/2024-01-03'
    >>> hijri_day(Calendar.LUNAR, 1445, 9, 14).iso
    '2024-03-23/2024-03-25'
    """
    if calendar is Calendar.SOLAR:
        if year not in _SOLAR_YEARS or not 1 <= day <= _solar_length(year, month):
            return None
        exact = _solar(year, month, day)
        return Window(exact, exact)
    if year not in _LUNAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    # A month that had 29 days there may have had 30 where its moon was seen: the 30th is the day after the 29th.
    exact = _lunar(year, month, 1) + timedelta(day - 1)
    return Window(exact - MOON_SEEN, exact + MOON_SEEN)


def hijri_span(calendar: Calendar, year: int, month: int | None) -> Window | None:
    """The days of a month, or of a year where ``month`` is ``None``; a day more at each end for a Hijri one.

    >>> hijri_span(Calendar.SOLAR, 1402, None).iso
    '2023-03-21/2024-03-19'
    """
    if year not in (_SOLAR_YEARS if calendar is Calendar.SOLAR else _LUNAR_YEARS):
        return None
    start = _solar if calendar is Calendar.SOLAR else _lunar
    last_month = month or 12
    following = (year + 1, 1) if last_month == 12 else (year, last_month + 1)
    slack = timedelta(0) if calendar is Calendar.SOLAR else MOON_SEEN
    return Window(start(year, month or 1, 1) - slack, start(*following, 1) - _ONE_DAY + slack)


def hijri_year_of(calendar: Calendar, day: date) -> int:
    """The year of a calendar in which a day falls, give or take one.

    >>> hijri_year_of(Calendar.LUNAR, date(2024, 3, 24))
    1445
    """
    return day.year - 621 if calendar is Calendar.SOLAR else (day.year - 622) * 33 // 32


def _lunar(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _solar(year: int, month: int, day: int) -> date:
    before_month = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _BEFORE_SOLAR_1 + timedelta(365 * (year - 1) + (8 * year + 21) // 33 + before_month + day - 1)


def _solar_length(year: int, month: int) -> int:
    if month == 12:
        return (_solar(year + 1, 1, 1) - _solar(year, 12, 1)).days
    return 31 if 1 <= month <= 6 else 30 if 7 <= month <= 11 else 0
