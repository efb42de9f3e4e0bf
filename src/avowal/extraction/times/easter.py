"""Feasts that move with Easter: "Easter Sunday", "Palm Sunday 2017", "Good Friday".

The western and the eastern churches keep Easter on different Sundays in most years, and a report seldom says whose it
means. Both are computed by Meeus's rules (Astronomical Algorithms, 1991, chapter 8; the eastern one from the Julian
calendar, 13 days behind from 1900 to 2099). Where they differ and publication does not decide, the words allow both.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from avowal.domain import Window
from avowal.extraction.text.words import Words, joined
from avowal.extraction.times.told import Kind, Told

_FEASTS: Final = {
    ("ash", "wednesday"): -46, ("palm", "sunday"): -7, ("maundy", "thursday"): -3, ("holy", "thursday"): -3,
    ("good", "friday"): -2, ("holy", "saturday"): -1, ("easter", "sunday"): 0, ("easter", "day"): 0, ("easter", "monday"): 1,
}  # fmt: skip
EASTER_TRIGGERS: Final = frozenset(first for first, _ in _FEASTS)
_FRESH: Final = timedelta(14)
_JULIAN_BEHIND: Final = timedelta(13)


def easter_feast(words: Words, i: int) -> Told | None:
    """The feast whose name begins at word ``i``; ``None`` where its year follows, which is read as a year."""
    offset = _FEASTS.get((words.lower[i], words.lower[i + 1]))
    if offset is None or not joined(words, i + 1) or not words.raw(i)[0].isupper() or words.lower[i + 2].isdecimal():
        return None
    return Told(i, i + 2, Kind.EASTER, offset)


def easter_days(told: Told, today: date) -> Window:
    """The latest such day up to ``today``; from the one of one church to that of the other where that is long ago.

    >>> easter_days(Told(0, 2, Kind.EASTER, 0), date(2019, 4, 23)).iso
    '2019-04-21/2019-04-21'
    """
    move = timedelta(told.amount)
    first, last = sorted(_latest(kept, move, today) for kept in (western_easter, eastern_easter))
    return Window(last if today - last <= _FRESH else first, last)


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    >>> western_easter(2019), western_easter(2024)
    (datetime.date(2019, 4, 21), datetime.date(2024, 3, 31))
    """
    century, rest = divmod(year, 100)
    a = year % 19
    b = (19 * a + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    c = (32 + 2 * (century % 4) + 2 * (rest // 4) - b - rest % 4) % 7
    month, day = divmod(b + c - 7 * ((a + 11 * b + 22 * c) // 451) + 114, 31)
    return date(year, month, day + 1)


def eastern_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, in the Gregorian calendar.

    >>> eastern_easter(2019), eastern_easter(2017)
    (datetime.date(2019, 4, 28), datetime.date(2017, 4, 16))
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + _JULIAN_BEHIND


def _latest(kept: Callable[[int], date], move: timedelta, today: date) -> date:
    this_year = kept(today.year) + move
    return this_year if this_year <= today else kept(today.year - 1) + move
