"""When: a day, month or year as somebody gave it, the days that the words allow, and the time of day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from avowal.codebook.vocabulary import TimeOfDay

_ISO = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))\Z", re.ASCII)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?\Z", re.ASCII)
_PARTS_OF_DAY = frozenset(part.value for part in TimeOfDay)
_CLASSES = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def date_class(first: date, last: date) -> int | None:
    """UCDP's class of a span: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 up to a year; else ``None``.

    >>> date_class(date(2013, 5, 11), date(2013, 5, 13))
    2
    """
    n_days = (last - first).days + 1
    return next((precision for most, precision in _CLASSES if n_days <= most), None)


@dataclass(frozen=True, slots=True)
class Window:
    """Several days that hold the incident, both ends included: 3 to 6 January 2024.

    Attributes:
        first: Earliest day.
        last: Latest day; never before ``first``.
        precision: UCDP's ``date_prec``, 1 to 5, where the words set another than the number of days does: "early
            March", told on the 5th, is class 4; ``None`` elsewhere.
    """

    first: date
    last: date
    precision: int | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            msg = f"a window cannot end before it begins: {self.first} to {self.last}"
            raise ValueError(msg)
        if self.precision is not None and not 1 <= self.precision <= 5:
            msg = f"UCDP's classes of dates are 1 to 5, not {self.precision}"
            raise ValueError(msg)
        if self.precision == date_class(self.first, self.last):
            # One window, one form: it must equal itself when it is read back from days and class.
            object.__setattr__(self, "precision", None)

    @property
    def iso(self) -> str:
        """Both days as an ISO 8601 interval.

        >>> Window(date(2024, 1, 3), date(2024, 1, 6)).iso
        '2024-01-03/2024-01-06'
        """
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True, repr=False)
class PartialDate:
    """A date as precisely as somebody gave it: ``PartialDate(2024, 1, 3)``, ``PartialDate(2024, 1)``.

    ``PartialDate(None, 1, 3)`` is 3 January of a year that cannot be known; ``iso`` writes ``--01-03``. "Last week",
    told on 14 May 2013, is ``PartialDate(2013, 5, window=Window(date(2013, 5, 6), date(2013, 5, 12)))``.

    Attributes:
        year: ``None`` when it cannot be known, and where the window lies in two years.
        month: ``None`` where the words give or share none.
        day: ``None`` where the words give or share none; of "the night of 3-4 January", the 3rd.
        window: The days that the words allow, where these are not all of the day, month or year.
        time: When on that day, in local time unless it says otherwise: "14:50", "11:20Z", or a part of the day
            ("night"); ``None`` where nothing is said.

    Raises:
        ValueError: The parts make no date (a day without a month, 31 February), or lie outside the window.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    window: Window | None = None
    time: str | None = None

    def __repr__(self) -> str:
        # Ids of accounts are made from it: a date without window and time keeps the one it had before there were any.
        named = (("window", self.window), ("time", self.time))
        parts = [f"year={self.year}", f"month={self.month}", f"day={self.day}"]
        return f"PartialDate({', '.join([*parts, *(f'{name}={held!r}' for name, held in named if held is not None)])})"

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            msg = "a day needs its month"
            raise ValueError(msg)
        if self.year is None and self.day is None and (self.window is None or self.month is not None):
            msg = "a date without a year needs a month and a day"
            raise ValueError(msg)
        # 2000 is a leap year, so that --02-29 is a date.
        date(2000 if self.year is None else self.year, self.month or 1, self.day or 1)
        if self.window is not None:
            _check_inside(self, self.window)
        if self.time is not None and self.time not in _PARTS_OF_DAY and not _CLOCK.match(self.time):
            msg = f"neither a time (14:50, 11:20Z) nor a part of the day: {self.time!r}"
            raise ValueError(msg)

    @property
    def iso(self) -> str:
        """ISO day, month or year, or ``--MM-DD`` when the year cannot be known; never the window, unless it is all.

        >>> PartialDate(2024, 1).iso, PartialDate(None, 1, 3).iso
        ('2024-01', '--01-03')
        """
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}" if self.day is not None or not self.window else self.window.iso
        parts = [f"{self.year:04d}", *(f"{n:02d}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)

    @property
    def days_iso(self) -> str:
        """The days that it allows, as two dates share them that are one version: an interval where there is a window.

        >>> week = Window(date(2024, 1, 8), date(2024, 1, 14))
        >>> PartialDate(2024, 1, window=week).days_iso, PartialDate(2024, 1).days_iso
        ('2024-01-08/2024-01-14', '2024-01')
        """
        return self.window.iso if self.window is not None else self.iso

    @property
    def first(self) -> date | None:
        """Earliest day it can be; ``None`` when the year is unknown."""
        if self.window is not None:
            return self.window.first
        return date(self.year, self.month or 1, self.day or 1) if self.year is not None else None

    @property
    def last(self) -> date | None:
        """Latest day it can be; ``None`` when the year is unknown."""
        if self.window is not None:
            return self.window.last
        return _last_day(self)

    @property
    def precision(self) -> int | None:
        """UCDP's class, 1 (a day) to 5 (up to a year); ``None`` when the year is unknown or the span is longer."""
        if self.window is not None and self.window.precision is not None:
            return self.window.precision
        first, last = self.first, self.last
        return date_class(first, last) if first is not None and last is not None else None

    @property
    def bare(self) -> PartialDate:
        """The day, month or year alone, without the window and the time of day; itself where the window is all."""
        if self.window is None and self.time is None:
            return self
        return replace(self, window=self.window if self.year is None and self.day is None else None, time=None)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read what :attr:`iso` writes.

        Raises:
            ValueError: It is no ISO day, month or year, no ``--MM-DD`` and no interval of two days.

        >>> PartialDate.from_iso("2024-01-03")
        PartialDate(year=2024, month=1, day=3)
        """
        first, slash, last = text.partition("/")
        if slash:
            return cls(None, window=Window(date.fromisoformat(first), date.fromisoformat(last)))
        found = _ISO.match(text)
        if not found:
            msg = f"not an ISO day, month or year, nor --MM-DD: {text!r}"
            raise ValueError(msg)
        year, month, day, bare_month, bare_day = (int(n) if n else None for n in found.groups())
        return cls(year, month or bare_month, day or bare_day)

    @classmethod
    def from_day(cls, day: date) -> PartialDate:
        """The whole day ``day``."""
        return cls(day.year, day.month, day.day)


def _last_day(value: PartialDate) -> date | None:
    if value.year is None:
        return None
    month = value.month or 12
    return date(value.year, month, value.day or calendar.monthrange(value.year, month)[1])


def _check_inside(value: PartialDate, window: Window) -> None:
    if value.year is None:
        return
    first, last = date(value.year, value.month or 1, value.day or 1), _last_day(value)
    if last is None or last < window.first or window.last < first:
        msg = f"{value.iso} lies outside its window {window.iso}"
        raise ValueError(msg)
