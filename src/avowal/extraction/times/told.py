"""What a date that is told from where the text stands can be: a day of the week, a shift, a stretch up to now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from avowal.extraction.counts.number_words import read_cardinal
from avowal.extraction.text.words import Words, hyphened, joined

UNITS: Final = {
    "hour": "hour", "hours": "hour", "day": "day", "days": "day", "night": "day", "nights": "day",
    "week": "week", "weeks": "week", "fortnight": "fortnight", "month": "month", "months": "month",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade",
}  # fmt: skip
DAY_PARTS: Final = frozenset("morning afternoon evening night midday noon midnight dawn".split())
LEADS: Final = frozenset({"last", "next", "this", "past", "coming"})


class Kind(Enum):
    """What sort of telling it is."""

    SHIFT = "so many days, weeks, months or years from the day of writing"
    WEEKDAY = "a day of the week, or from one day of the week to another"
    PERIOD = "a whole week, weekend, month or year beside or round the day of writing"
    PAST = "a stretch that ends with the day of writing"
    LASTING = "how long something went on that ends with the day of writing: a five-day offensive"
    RECENT = "the few days before the day of writing: recently"
    OVERNIGHT = "the night before the day of writing"
    DAY_OF_MONTH = "a day by its number alone"
    EASTER = "so many days from Easter Sunday"
    FROM_OTHER = "so many days from another date that the text gives"
    VAGUE = "no more than that it is past"


@dataclass(frozen=True, slots=True)
class Told:
    """A date told from where the text stands: "two days ago" is ``Told(0, 3, Kind.SHIFT, -2, "day")``.

    Attributes:
        first: Index of its first word.
        stop: Index after its last word.
        kind: What sort of telling it is.
        amount: How many units; for a weekday, 0 for Monday to 6 for Sunday; for a day of the month, its number.
        unit: "hour", "day", "week", "weekend", "fortnight", "month", "year", "decade".
        lead: "last", "next", "this", "week" (of the week before), "friday" (a weekend that begins with it), or what
            part of the period ("early", "earlier", "late").
        until: The last weekday of "from Monday to Wednesday"; ``None`` when it is no stretch of weekdays.
        since: Whether it is the first day of a stretch up to the day of writing: "since Thursday".
        loose: Whether it only says how long or how lately, and so yields to any firmer date of its sentence.
    """

    first: int
    stop: int
    kind: Kind
    amount: int = 0
    unit: str = "day"
    lead: str | None = None
    until: int | None = None
    since: bool = False
    loose: bool = False


def number_before(words: Words, stop: int) -> tuple[int, int | None]:
    """The number that ends before word ``stop``, and where it begins: "a couple of" is two."""
    if words.lower[stop - 2 : stop] == ("couple", "of") and joined(words, stop):
        return stop - 2, 2
    for k in range(max(0, stop - 4), stop):
        number = read_cardinal(words, k)
        if number is not None and number.stop == stop and number.value < 1000:
            return (k, number.value) if joined(words, stop) or hyphened(words, stop) else (stop, None)
    return stop, None
