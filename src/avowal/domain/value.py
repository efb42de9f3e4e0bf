"""What an account says: a figure, a date, a place or a name."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from avowal.codebook.vocabulary import Qualifier

_ISO = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many people a voice says, as an inclusive range.

    "At least 84 were killed, the agency said" is ``Quantity(84, None, Qualifier.AT_LEAST)``;
    "dozens" is ``Quantity(None, None, Qualifier.DOZENS)``: each policy expands words by its own rule.

    Attributes:
        low: Fewest people the words allow; ``None`` when they set no floor.
        high: Most people the words allow; ``None`` when they set no ceiling: never "infinity".
        qualifier: How the words bound the figure.
        of: Whom it counts when not all victims ("children", "attackers"); ``None`` for all.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier = Qualifier.EXACT
    of: str | None = None

    def __post_init__(self) -> None:
        if min(self.low or 0, self.high or 0) < 0:
            msg = f"a figure cannot be negative: {self.low} to {self.high}"
            raise ValueError(msg)
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"the low end of a figure cannot be above its high end: {self.low} to {self.high}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precisely as somebody gave it: ``PartialDate(2024, 1, 3)``, ``PartialDate(2024, 1)``.

    ``PartialDate(None, 1, 3)`` is 3 January of a year that cannot be known; ``iso`` writes ``--01-03``.

    Raises:
        ValueError: The parts make no date (a day without a month, 31 February).
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            msg = "a day needs its month"
            raise ValueError(msg)
        if self.year is None and self.day is None:
            msg = "a date without a year needs a month and a day"
            raise ValueError(msg)
        # 2000 is a leap year, so that --02-29 is a date.
        date(self.year or 2000, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """ISO day, month or year, or ``--MM-DD`` when the year cannot be known.

        >>> PartialDate(2024, 1).iso, PartialDate(None, 1, 3).iso
        ('2024-01', '--01-03')
        """
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}"
        parts = [f"{self.year:04d}", *(f"{n:02d}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)

    @property
    def first(self) -> date | None:
        """Earliest day it can be; ``None`` when the year is unknown."""
        return date(self.year, self.month or 1, self.day or 1) if self.year is not None else None

    @property
    def last(self) -> date | None:
        """Latest day it can be; ``None`` when the year is unknown."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read what :attr:`iso` writes.

        Raises:
            ValueError: It is no ISO day, month or year and no ``--MM-DD``.

        >>> PartialDate.from_iso("2024-01-03")
        PartialDate(year=2024, month=1, day=3)
        """
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a voice says it happened: ``Place("Kerman", "IR", 128234, 30.28, 57.08, "Kerman", None, 1)``.

    Attributes:
        name: The place in the report's words.
        country: ISO 3166-1 alpha-2 code of the territory as the report treats it; ``None`` if not known.
        geonames_id: Id in GeoNames; ``None`` when the gazetteer does not hold the place.
        latitude: Degrees north, WGS 84; ``None`` without a resolved place.
        longitude: Degrees east, WGS 84.
        admin1: Name of the first-order division that holds it.
        admin2: Name of the second-order division that holds it.
        precision: UCDP ``where_prec`` class, 1 (exact point) to 7; ``None`` when not resolved.
    """

    name: str
    country: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person, group, weapon, target or type as a voice names it: ``Name("Islamic State", ("ISIS",))``.

    Attributes:
        text: The standard name where a table has one, else the report's words.
        aliases: Other names that the report uses for the same thing.
        actor_id: Id in the actor table; ``None`` when the table does not hold it.
    """

    text: str
    aliases: tuple[str, ...] = ()
    actor_id: str | None = None


Value = Quantity | PartialDate | Place | Name
