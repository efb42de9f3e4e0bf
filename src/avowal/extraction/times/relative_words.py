"""Dates that a text tells from where it stands: "on Wednesday", "yesterday", "two days ago", "last week"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from avowal.extraction.text.words import Words, joined, positions
from avowal.extraction.times.calendar_words import WEEKDAYS
from avowal.extraction.times.easter import EASTER_TRIGGERS, easter_feast
from avowal.extraction.times.stretch_words import STRETCH_TRIGGERS, of_the_period, period, stretch
from avowal.extraction.times.told import DAY_PARTS, LEADS, UNITS, Kind, Told, number_before

_DAY_WORDS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PERIODS = frozenset({"week", "month", "year"})
_NIGHTS = frozenset({"night", "nights", "overnight"})
_TO = frozenset("and to into through until till or".split())
_THROUGH = frozenset("during through throughout".split())
_NIGHT_OF = frozenset("of between from before after on that when".split())
_BETWEEN = frozenset({"between", "from"})
_FIRST: Final = frozenset("first second third worst biggest largest only most".split())
_FIRST_BEFORE: Final = 9
_NOT_WEEKDAY_BEFORE = frozenset("bloody black palm good easter super ash cyber every each holy man girl shrove".split())
_NOT_WEEKDAY_NEXT = frozenset("times telegraph mirror mail herald express magazine newspaper post".split())
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ON_DAY = frozenset({"on", "since"})
_AFTER_DAY = frozenset(
    "and at when that by it he she they we was were after before with but for as from two three four".split()
)
_SAME_DAY = frozenset({"day", "morning", "afternoon", "evening", "night"})
_SAME_LONGER = frozenset({"month", "year"})
_SAME_NOT_NEXT = frozenset({"as", "when"})  # "on the same day as the train", "that day when"
_VAGUE_AMOUNTS = frozenset("several few some many".split())
_HEDGES = frozenset("nearly almost about around over some than".split())
TRIGGERS: Final = frozenset(
    {
        *_DAY_WORDS,
        *WEEKDAYS,
        *DAY_PARTS,
        *_PERIODS,
        "ago",
        "overnight",
        "earlier",
        "later",
        "before",
        "after",
        "fortnight",
        *_SUFFIXES,
        *EASTER_TRIGGERS,
    }
    | {"day", "hour"}
    | STRETCH_TRIGGERS
)


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
    if word in WEEKDAYS or word in _DAY_WORDS:
        named = (_weekdays(words, i) or _weekday(words, i)) if word in WEEKDAYS else _day_word(words, i)
        return _since(words, named)
    if told := _same(words, i) or easter_feast(words, i) or _day_of_month(words, i):
        return told
    if word in DAY_PARTS and (told := _part_of_day(words, i)):
        return _since(words, told)
    if word == "overnight":
        return _overnight(words, i)
    if word in _PERIODS and words.lower[i - 1] in LEADS and joined(words, i):
        return _since(words, period(words, i))
    return _amount(words, i) or (_since(words, of_the_period(words, i)) if word in _PERIODS else None)


def _since(words: Words, told: Told | None) -> Told | None:
    """Note where a stretch begins with it: "since Thursday"; not in "the worst attack since Thursday"."""
    if told is None or words.lower[told.first - 1] != "since" or not joined(words, told.first):
        return told
    wide = told.unit in {"month", "year"} and told.lead is None
    if wide or compares(words, told.first - 1):
        return told
    return replace(told, first=told.first - 1, since=True)


def compares(words: Words, since: int) -> bool:
    """Whether "since" at this word measures something: "the deadliest attack on the army since Thursday"."""
    before = words.lower[max(0, since - _FIRST_BEFORE) : since]
    return any(word in _FIRST or word.endswith("iest") for word in before)


def _weekdays(words: Words, i: int) -> Told | None:
    """As in "the night between Sunday and Monday", "from Monday to Wednesday", "overnight Sunday to Monday"."""
    k = i + 1 + (words.lower[i + 1] in DAY_PARTS)
    tied = words.gap(k) in {"-", "–", "/"} and words.lower[k] in WEEKDAYS
    if not tied:
        k = next((j for j in (k + 1, k + 2) if words.lower[j] in WEEKDAYS), k)
        joint = words.lower[i + 1 : k]
        if (
            words.lower[k] not in WEEKDAYS
            or _TO.isdisjoint(joint)
            or not all(joined(words, j) for j in range(i + 1, k + 1))
        ):
            return None
    first_day, last_day = WEEKDAYS[words.lower[i]], WEEKDAYS[words.lower[k]]
    stop = k + 1 + (words.lower[k + 1] in DAY_PARTS and joined(words, k + 1))
    before = words.lower[max(0, i - 4) : i]
    night = (last_day - first_day) % 7 == 1 and not _NIGHTS.isdisjoint((*before, words.lower[k + 1]))
    open_list = "and" in words.lower[i + 1 : k] or "or" in words.lower[i + 1 : k]
    if not night and open_list and (not before or before[-1] != "between"):
        return None  # "on Sunday and Monday" are two dates
    lead = next((j for j in range(max(0, i - 4), i) if words.lower[j] in _NIGHTS), None)
    first = i - 1 if before and before[-1] in _BETWEEN else i
    return Told(lead if night and lead is not None else first, stop, Kind.WEEKDAY, first_day, until=last_day)


def _overnight(words: Words, i: int) -> Told | None:
    """The night before; of "overnight on Sunday", that of the named day; of "overnight into Friday", the one that ends there."""
    k = i + 1 + (words.lower[i + 1] in {"on", "from", "between", "into", "late"})
    if words.lower[k] in WEEKDAYS and joined(words, i + 1) and joined(words, k):
        between = _weekdays(words, k)
        if between is not None:
            return between
        day = WEEKDAYS[words.lower[k]]
        if words.lower[k - 1] == "into":
            return Told(i, k + 1, Kind.WEEKDAY, (day - 1) % 7, until=day)
        return Told(i, k + 1, Kind.WEEKDAY, day)
    return Told(i, i + 1, Kind.OVERNIGHT)


def _weekday(words: Words, i: int) -> Told | None:
    before, after = words.lower[i - 1] if joined(words, i) else "", words.lower[i + 1]
    if before in _NOT_WEEKDAY_BEFORE or (after in _NOT_WEEKDAY_NEXT and words.raw(i + 1)[0].isupper()):
        return None
    first, stop = i, i + 1
    lead = before if before in LEADS else None
    if lead:
        first = i - 2 if words.lower[i - 2] == "this" and lead in {"past", "coming"} else i - 1
    if words.lower[stop] in DAY_PARTS and joined(words, stop):
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
    if words.lower[stop] in DAY_PARTS and joined(words, stop):
        stop += 1
    if words.lower[i - 3 : i] in {("the", "day", "before"), ("the", "day", "after")} and i >= 3:
        first, amount = i - 3, amount - 1 if words.lower[i - 1] == "before" else amount + 1
    return Told(first, stop, Kind.SHIFT, amount)


def _same(words: Words, i: int) -> Told | None:
    """As in "that day", "later the same night", "in the same month": the day or month of a date before it."""
    unit = "day" if words.lower[i] in _SAME_DAY else words.lower[i] if words.lower[i] in _SAME_LONGER else None
    if unit is None or not joined(words, i):
        return None
    first = i - 1 if words.lower[i - 1] == "that" else i - 2 if words.lower[i - 2 : i] == ("the", "same") else None
    if first is None or words.lower[i + 1] in _SAME_NOT_NEXT or (unit != "day" and words.lower[first - 1] == "of"):
        return None
    return Told(first, i + 1, Kind.FROM_OTHER, 0, unit)


def _day_of_month(words: Words, i: int) -> Told | None:
    """As in "on the 21st", "the 15th of this month"; not "on the 6th floor"."""
    day, k = words.lower[i - 1], i - 2
    if (
        not (day.isdecimal() and len(day) <= 2 and 1 <= int(day) <= 31 and words.gap(i) == "")
        or words.lower[k] != "the"
    ):
        return None
    lead = words.lower[i + 2]
    if words.lower[i + 1] == "of" and lead in {"this", "last"} and words.lower[i + 3] == "month":
        return Told(k, i + 4, Kind.DAY_OF_MONTH, int(day), lead=lead)
    ends = not joined(words, i + 1) or words.lower[i + 1] in _AFTER_DAY
    return Told(k, i + 1, Kind.DAY_OF_MONTH, int(day)) if ends and words.lower[k - 1] in _ON_DAY else None


def _is_title(words: Words, i: int) -> bool:
    """Whether "Today" is part of a name: a capital inside a sentence beside another capitalised word."""
    raw = words.raw(i)
    if not raw[0].isupper() or raw.isupper():
        return False
    left = joined(words, i) and words.raw(i - 1)[0].isupper()
    right = joined(words, i + 1) and words.raw(i + 1)[:1].isupper()
    return left or right


def _part_of_day(words: Words, i: int) -> Told | None:
    """As in "last night", "this morning", "early this morning", "the other night", "during the night", "a night of clashes"."""
    lead = words.lower[i - 1]
    if not joined(words, i):
        return None
    if lead == "this":
        return Told(i - 1, i + 1, Kind.SHIFT, 0)
    if lead == "last" and words.lower[i] in {"night", "evening"}:
        return Told(i - 1, i + 1, Kind.SHIFT, -1)
    if words.lower[i] != "night":
        return None
    if words.lower[i - 2 : i] == ("the", "other"):
        return Told(i - 2, i + 1, Kind.SHIFT, -1)
    through = lead == "the" and words.lower[i - 2] in _THROUGH and words.lower[i + 1] not in _NIGHT_OF
    return Told(i - 2, i + 1, Kind.OVERNIGHT, loose=True) if through else stretch(words, i)


def _amount(words: Words, i: int) -> Told | None:
    """As in "two days ago", "a week earlier", "the past 24 hours", "the day before"."""
    word = words.lower[i]
    if word == "ago":
        return _shifted(words, i, Kind.SHIFT, -1)
    if word in {"earlier", "later", "before", "after"} and words.lower[i + 1] not in _DAY_WORDS:
        return _shifted(words, i, Kind.FROM_OTHER, -1 if word in {"earlier", "before"} else 1)
    if word == "day" and words.lower[i - 1] in {"previous", "following", "next"} and words.lower[i - 2] == "the":
        return Told(i - 2, i + 1, Kind.FROM_OTHER, -1 if words.lower[i - 1] == "previous" else 1)
    if word == "day" and words.lower[i - 2 : i] == ("the", "other"):
        return Told(i - 2, i + 1, Kind.SHIFT, -1)
    return stretch(words, i)


def _shifted(words: Words, i: int, kind: Kind, sign: int) -> Told | None:
    unit = UNITS.get(words.lower[i - 1])
    if unit is None or not joined(words, i):
        return None
    amount_at = words.lower[i - 2] if joined(words, i - 1) else ""
    if amount_at in _VAGUE_AMOUNTS:
        return Told(i - 3 if words.lower[i - 3] == "a" else i - 2, i + 1, Kind.VAGUE, unit=unit)
    one = amount_at in {"a", "an"} or (amount_at == "the" and kind is Kind.FROM_OTHER and unit == "day")
    first, amount = (i - 2, 1) if one else number_before(words, i - 1)
    if unit == "fortnight" and kind is Kind.SHIFT and amount == 1:
        # "A fortnight ago" is no day but the fourteen up to the report (UCDP GED codebook 19.1, page 34).
        return Told(first, i + 1, Kind.PAST, 1, unit)
    if amount is not None:
        return _hedged(words, Told(first, i + 1, kind, sign * amount, unit))
    return Told(i - 1, i + 1, Kind.VAGUE, unit=unit) if kind is Kind.SHIFT else None


def _hedged(words: Words, told: Told) -> Told:
    """Keep no amount where it is hedged: "nearly two years ago" tells no year."""
    if words.lower[told.first - 1] in _HEDGES and joined(words, told.first):
        return Told(told.first, told.stop, Kind.VAGUE, unit=told.unit)
    return told
