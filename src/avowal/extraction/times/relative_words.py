"""Dates that a text tells from where it stands: "on Wednesday", "yesterday", "two days ago", "last week"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from avowal.extraction.counts.number_words import read_cardinal
from avowal.extraction.text.words import Words, joined, positions
from avowal.extraction.times.calendar_words import WEEKDAYS

_UNITS: Final = {
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "night": "day",
    "nights": "day",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
}
_DAY_WORDS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "midday", "noon", "dawn"})
_PERIODS = frozenset({"week", "month", "year", "weekend"})
_LEADS = frozenset({"last", "next", "this", "past", "coming"})
_NOT_WEEKDAY_BEFORE = frozenset("bloody black palm good easter super ash cyber every each holy man girl shrove".split())
_NOT_WEEKDAY_NEXT = frozenset("times telegraph mirror mail herald express magazine newspaper post".split())
_VAGUE_AMOUNTS = frozenset("several few some many".split())
_HEDGES = frozenset("nearly almost about around over some than".split())
_PARTS_OF_PERIOD = frozenset({"early", "earlier", "late", "later", "mid"})
TRIGGERS: Final = frozenset(
    {*_DAY_WORDS, *WEEKDAYS, *_DAY_PARTS, *_PERIODS, "ago", "overnight", "earlier", "later", "before", "after"}
    | {"hours", "days", "weeks", "months", "day", "fortnight"}
)


class Kind(Enum):
    """What sort of telling it is."""

    SHIFT = "so many days, weeks, months or years from the day of writing"
    WEEKDAY = "a day of the week"
    PERIOD = "a whole week, weekend, month or year beside or round the day of writing"
    PAST = "a stretch that ends with the day of writing"
    OVERNIGHT = "the night before the day of writing"
    FROM_OTHER = "so many days from another date that the text gives"
    VAGUE = "no more than that it is past"


@dataclass(frozen=True, slots=True)
class Told:
    """A date told from where the text stands: "two days ago" is ``Told(0, 3, Kind.SHIFT, -2, "day")``.

    Attributes:
        first: Index of its first word.
        stop: Index after its last word.
        kind: What sort of telling it is.
        amount: How many units; for a weekday, 0 for Monday to 6 for Sunday.
        unit: "hour", "day", "week", "weekend", "fortnight", "month", "year", "decade".
        lead: "last", "next", "this", "week" (of the week before), or what part of the period ("earlier").
    """

    first: int
    stop: int
    kind: Kind
    amount: int = 0
    unit: str = "day"
    lead: str | None = None


@lru_cache(maxsize=2)  # a report that counts from its own dates is read again
def told_dates(words: Words) -> tuple[Told, ...]:
    """Every date that is told from where the text stands, in order and without overlap."""
    found: list[Told] = []
    done = 0
    for i in positions(words, TRIGGERS):
        if i < done:
            continue
        told = _read(words, i)
        if told is not None and told.first >= done:
            found.append(told)
            done = told.stop
    return tuple(found)


def _read(words: Words, i: int) -> Told | None:
    word = words.lower[i]
    if word in WEEKDAYS:
        return _weekday(words, i)
    if word in _DAY_WORDS:
        return _day_word(words, i)
    if word in _DAY_PARTS:
        return _part_of_day(words, i)
    if word == "overnight":
        return Told(i, i + 1, Kind.OVERNIGHT)
    if word in _PERIODS and words.lower[i - 1] in _LEADS and joined(words, i):
        return _period(words, i)
    return _amount(words, i)


def _weekday(words: Words, i: int) -> Told | None:
    before, after = words.lower[i - 1] if joined(words, i) else "", words.lower[i + 1]
    if before in _NOT_WEEKDAY_BEFORE or (after in _NOT_WEEKDAY_NEXT and words.raw(i + 1)[0].isupper()):
        return None
    first, stop = i, i + 1
    lead = before if before in _LEADS else None
    if lead:
        first = i - 2 if words.lower[i - 2] == "this" and lead in {"past", "coming"} else i - 1
    if words.lower[stop] in _DAY_PARTS and joined(words, stop):
        stop += 1
    if words.lower[stop : stop + 2] == ("last", "week"):
        return Told(first, stop + 2, Kind.WEEKDAY, WEEKDAYS[words.lower[i]], lead="week")
    if words.lower[stop : stop + 3] == ("of", "last", "week"):
        return Told(first, stop + 3, Kind.WEEKDAY, WEEKDAYS[words.lower[i]], lead="week")
    return Told(first, stop, Kind.WEEKDAY, WEEKDAYS[words.lower[i]], lead=lead)


def _day_word(words: Words, i: int) -> Told | None:
    """As in "today", "yesterday morning", "the day before yesterday"; not "Russia Today" or "Today's" as a name."""
    if _is_title(words, i):
        return None
    first, stop, amount = i, i + 1, _DAY_WORDS[words.lower[i]]
    if words.lower[stop] in _DAY_PARTS and joined(words, stop):
        stop += 1
    if words.lower[i - 3 : i] in {("the", "day", "before"), ("the", "day", "after")} and i >= 3:
        first, amount = i - 3, amount - 1 if words.lower[i - 1] == "before" else amount + 1
    return Told(first, stop, Kind.SHIFT, amount)


def _is_title(words: Words, i: int) -> bool:
    """Whether "Today" is part of a name: a capital inside a sentence beside another capitalised word."""
    raw = words.raw(i)
    if not raw[0].isupper() or raw.isupper():
        return False
    left = joined(words, i) and words.raw(i - 1)[0].isupper()
    right = joined(words, i + 1) and words.raw(i + 1)[:1].isupper()
    return left or right


def _part_of_day(words: Words, i: int) -> Told | None:
    """As in "last night", "this morning", "early this morning"."""
    lead = words.lower[i - 1]
    if not joined(words, i):
        return None
    if lead == "this":
        return Told(i - 1, i + 1, Kind.SHIFT, 0)
    if lead == "last" and words.lower[i] in {"night", "evening"}:
        return Told(i - 1, i + 1, Kind.SHIFT, -1)
    return None


def _period(words: Words, i: int) -> Told | None:
    lead, first = words.lower[i - 1], i - 1
    amount = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[lead]
    if (
        words.lower[i] != "weekend"
        and words.lower[i + 1] != "of"
        and (lead == "past" or (lead == "last" and words.lower[first - 1] == "the"))
    ):
        return Told(first, i + 1, Kind.PAST, 1, words.lower[i])
    if words.lower[i + 1] == "of":
        return None  # "the last week of March"
    part = words.lower[first - 1]
    if part in _PARTS_OF_PERIOD and joined(words, first):
        return Told(first - 1, i + 1, Kind.PERIOD, amount, words.lower[i], lead=part)
    return Told(first, i + 1, Kind.PERIOD, amount, words.lower[i])


def _amount(words: Words, i: int) -> Told | None:
    """As in "two days ago", "a week earlier", "the past 24 hours", "the day before"."""
    word = words.lower[i]
    if word == "ago":
        return _shifted(words, i, Kind.SHIFT, -1)
    if word in {"earlier", "later", "before", "after"} and words.lower[i + 1] not in _DAY_WORDS:
        return _shifted(words, i, Kind.FROM_OTHER, -1 if word in {"earlier", "before"} else 1)
    if word == "day" and words.lower[i - 1] in {"previous", "following", "next"} and words.lower[i - 2] == "the":
        return Told(i - 2, i + 1, Kind.FROM_OTHER, -1 if words.lower[i - 1] == "previous" else 1)
    if word == "weekend" and words.lower[i - 1] == "the" and joined(words, i):
        return Told(i - 1, i + 1, Kind.PERIOD, -1, "weekend")
    return _past_stretch(words, i) if word in _UNITS else None


def _shifted(words: Words, i: int, kind: Kind, sign: int) -> Told | None:
    unit = _UNITS.get(words.lower[i - 1])
    if unit is None or not joined(words, i):
        return None
    amount_at = words.lower[i - 2] if joined(words, i - 1) else ""
    if amount_at in _VAGUE_AMOUNTS:
        return Told(i - 3 if words.lower[i - 3] == "a" else i - 2, i + 1, Kind.VAGUE, unit=unit)
    one = amount_at in {"a", "an"} or (amount_at == "the" and kind is Kind.FROM_OTHER and unit == "day")
    first, amount = (i - 2, 1) if one else _number_before(words, i - 1)
    if amount is not None:
        return _hedged(words, Told(first, i + 1, kind, sign * amount, unit))
    return Told(i - 1, i + 1, Kind.VAGUE, unit=unit) if kind is Kind.SHIFT else None


def _number_before(words: Words, stop: int) -> tuple[int, int | None]:
    """The number that ends before word ``stop``, and where it begins."""
    for k in range(max(0, stop - 4), stop):
        number = read_cardinal(words, k)
        if number is not None and number.stop == stop and number.value < 1000 and joined(words, stop):
            return k, number.value
    return stop, None


def _hedged(words: Words, told: Told) -> Told:
    """Keep no amount where it is hedged: "nearly two years ago" tells no year."""
    if words.lower[told.first - 1] in _HEDGES and joined(words, told.first):
        return Told(told.first, told.stop, Kind.VAGUE, unit=told.unit)
    return told


def _past_stretch(words: Words, i: int) -> Told | None:
    """As in "the past 24 hours", "the last three days"."""
    if words.lower[i + 1] == "of":
        return None  # "the last six days of April"
    first, amount = _number_before(words, i)
    if amount and words.lower[first - 1] in {"past", "last"} and joined(words, first):
        return Told(first - 1, i + 1, Kind.PAST, amount, _UNITS[words.lower[i]])
    return None
