"""Dates of the Islamic calendars as English reports write them: "14 Ramadan 1445", "23 Dey", "Mehr 13", "1402/10/13"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from avowal.extraction.counts.counted_words import PEOPLE
from avowal.extraction.counts.figures import plain_figure
from avowal.extraction.text.words import DASHES, HYPHENS, Words, is_figure, joined, positions
from avowal.extraction.times.calendar_words import MONTHS, WEEKDAYS
from avowal.extraction.times.hijri_days import Calendar

_JOINTS = frozenset(" -'’‘`ʿʾ\n")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_DAY_LEADS = frozenset("on of the since until till by from before after between dated early late around".split())
_LED_BY_MONTH = frozenset("in during throughout since".split())
_FASTS = frozenset({(Calendar.LUNAR, 1), (Calendar.LUNAR, 9)})  # months named alone: "during Ramadan"
_HOLY = frozenset("holy muslim islamic fasting sacred lunar persian iranian afghan".split())
_NUMERIC_YMD = re.compile(r"(1[34]\d\d)([/.-])(\d{1,2})\2(\d{1,2})")
_NUMERIC_DMY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(1[34]\d\d)")
_SOLAR_ERA = frozenset({"sh", "shamsi", "solar", "ap", "persian", "jalali", "khorshidi"})
_LUNAR_ERA = frozenset({"qamari", "lunar", "hq"})
_ERA = _SOLAR_ERA | _LUNAR_ERA | {"ah", "hijri", "hejri", "hijra", "hegira", "h", "a"}
_BOTH = (Calendar.SOLAR, Calendar.LUNAR)

Names = Mapping[str, tuple[tuple[tuple[str, ...], Calendar, int], ...]]


@dataclass(frozen=True, slots=True)
class HijriDate:
    """A date of an Islamic calendar as a text writes it: "23 Dey 1402" is 1402, 10, 23 of the solar one.

    Attributes:
        first: Index of its first word.
        stop: Index after its last word.
        calendars: Which calendar; both, where the words leave it open.
        year: ``None`` where none is written.
        month: ``None`` for a year alone.
        day: ``None`` for a month or year alone.
        last: Last day of a range inside the month; ``None`` when it is no range.
        weekday: 0 for Monday to 6 for Sunday; ``None`` when none is named.
    """

    first: int
    stop: int
    calendars: tuple[Calendar, ...]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    weekday: int | None = None


@lru_cache(maxsize=2)  # asked for by the readers of counts and of dates
def hijri_dates(words: Words) -> tuple[HijriDate, ...]:
    """Every date of an Islamic calendar, in order and without overlap."""
    found: list[HijriDate] = []
    done = 0
    names = _names()
    eras = positions(words, _ERA - {"a", "h"})
    figures = [i for i in words.figures if _may_be_year(words.lower[i])]
    for i in sorted({*positions(words, names.keys() | _FEAST_TRIGGERS), *figures, *eras}):
        date = _read(words, i, names) if i >= done else None
        if date is not None and date.first >= done:
            date = _with_weekday(words, _with_era(words, date), done)
            found.append(date)
            done = date.stop
    return tuple(found)


def hijri_figures(words: Words) -> frozenset[int]:
    """Indexes of the figures that belong to such a date; none of them is a count."""
    return frozenset(k for date in hijri_dates(words) for k in range(date.first, date.stop) if is_figure(words, k))


def _read(words: Words, i: int, names: Names) -> HijriDate | None:
    if is_figure(words, i):
        return _in_digits(words, i)
    if words.lower[i] in _FEAST_TRIGGERS:
        return _feast(words, i)
    named = _month_at(words, i, names)
    return _with_month(words, i, *named) if named is not None else _year_of_era(words, i)


def _feast(words: Words, i: int) -> HijriDate | None:
    """As in "on Ashura", "the first day of Eid al-Fitr"; what lasts or is told with a year of another calendar is none."""
    for tokens, (calendar, month, day) in _FEASTS.items():
        stop = i + len(tokens)
        if words.lower[i:stop] != tokens or not all(_tied(words, k) for k in range(i + 1, stop)):
            continue
        year = words.lower[stop] if joined(words, stop) else ""
        other = (
            year.isdecimal()
            or (year == "in" and words.lower[stop + 1].isdecimal())
            or year in {"last", "celebrations", "holiday"}
        )
        of_day = words.lower[i - 2 : i] == ("day", "of") and words.lower[i - 3] in {"the", "first"}
        return (
            HijriDate(i, stop, (calendar,), None, month, day)
            if not other and (of_day or words.lower[i - 1] == "on")
            else None
        )
    return None


def _month_at(words: Words, i: int, names: Names) -> tuple[int, Calendar, int] | None:
    """Where the longest name of a month that begins at word ``i`` ends, its calendar and number."""
    if words.lower[i] not in names or not words.raw(i)[0].isupper():
        return None
    for tokens, calendar, month in names[words.lower[i]]:
        stop = i + len(tokens)
        if words.lower[i:stop] == tokens and all(_tied(words, k) for k in range(i + 1, stop)):
            return stop, calendar, month
    return None


def _tied(words: Words, k: int) -> bool:
    gap = words.gap(k)
    return 0 < len(gap) <= 2 and all(mark in _JOINTS for mark in gap)


def _with_month(words: Words, i: int, stop: int, calendar: Calendar, month: int) -> HijriDate | None:
    before = _day_before(words, i)
    if before is not None:
        first, day, last = before
        year, end = _year_after(words, stop)
        date = HijriDate(first, end, (calendar,), year, month, day, last)
        return date if year is not None or _stands_alone(words, date) else None
    after = _day_after(words, stop)
    if after is not None:
        year, end = _year_after(words, stop + 1)
        date = HijriDate(i, end, (calendar,), year, month, after)
        if year is not None or (words.lower[i - 1] in _DAY_LEADS and _stands_alone(words, date)):
            return date
        return None
    year, end = _year_after(words, stop)
    date = HijriDate(i, end, (calendar,), year, month)
    return date if year is not None or _is_month_alone(words, date) else None


def _day_before(words: Words, i: int) -> tuple[int, int, int | None] | None:
    """Where the day before a month's name begins, the day, and the last day of a range."""
    k = _before_of(words, i)
    if k == i - 1 and not (joined(words, i) or words.gap(i) in {"-", ". "}):
        return None
    if words.lower[k] in {"day", "night"} and joined(words, k + 1):
        k -= 1
    suffixed = words.lower[k] in _SUFFIXES and words.gap(k) == ""
    k -= suffixed
    if words.lower[k] in _ORDINALS and k < i - 1:
        return k, _ORDINALS[words.lower[k]], None
    day = _day(words, k)
    if day is None or words.before(k) in "$€£.,/:":
        return None
    first = _first_of_range(words, k, day)
    return (first[0], first[1], day) if first is not None else (k, day, None)


def _before_of(words: Words, i: int) -> int:
    """The word before "of", "of the month of", "of the holy month of", or before the name itself."""
    k = i - 1
    if words.lower[k] == "of" and words.lower[k - 1] == "month":
        k -= 2
        k -= words.lower[k] in _HOLY
        k -= words.lower[k] == "the"
    return k - 1 if words.lower[k] == "of" else i - 1


def _first_of_range(words: Words, k: int, last: int) -> tuple[int, int] | None:
    """The first day of "9-10 Muharram", "from 9 to 12 Mehr", "between 9 and 12 Mehr"."""
    at, gap = k - 1, words.gap(k)
    if not (gap in HYPHENS or gap.strip() in DASHES):
        led = words.lower[k - 3] in {"from", "between"}
        if words.lower[at] not in {"to", "and", "until"} or not led or not joined(words, k):
            return None
        at -= 1
    day = _day(words, at)
    return (at, day) if day is not None and day < last else None


def _day(words: Words, k: int) -> int | None:
    word = words.lower[k] if k >= 0 else ""
    return int(word) if len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31 else None


def _day_after(words: Words, k: int) -> int | None:
    """The day of "Mehr 13", "Ramadan 14, 1445"."""
    return _day(words, k) if joined(words, k) and words.gap(k + 1) != "%" else None


def _year_after(words: Words, k: int) -> tuple[int | None, int]:
    """The year at word ``k`` (also after ", "), and where the date ends."""
    gap = words.gap(k)
    if (joined(words, k) or gap in {", ", "-", ",", " of "}) and (year := _year(words.lower[k])):
        return year, k + 1
    return None, k


def _year(word: str) -> int | None:
    return int(word) if len(word) == 4 and word.isdecimal() and 1300 <= int(word) < 1500 else None


def _stands_alone(words: Words, date: HijriDate) -> bool:
    """Whether a day and month without year are a date: not "15 Khordad Foundation", "12 Asad loyalists"."""
    k = date.stop
    if not joined(words, k) or words.lower[k] in WEEKDAYS:
        return True
    led = words.lower[date.first - 1] in _DAY_LEADS or words.lower[date.first - 1] in WEEKDAYS
    return led and not words.raw(k)[:1].isupper() and words.lower[k] not in PEOPLE


def _is_month_alone(words: Words, date: HijriDate) -> bool:
    """Whether a month's name without day and year is a date: "during Ramadan", "in the month of Mehr"."""
    i = date.first
    if words.lower[i - 2 : i] == ("month", "of") and joined(words, i):
        return True
    known = (date.calendars[0], date.month) in _FASTS
    next_is_name = joined(words, date.stop) and words.raw(date.stop)[:1].isupper()
    return known and words.lower[i - 1] in _LED_BY_MONTH and joined(words, i) and not next_is_name


def _may_be_year(word: str) -> bool:
    return len(word) >= 4 and (not word.isascii() or "13" in word or "14" in word)


def _in_digits(words: Words, i: int) -> HijriDate | None:
    """As in "1402/10/13", "13-10-1402", in any digits; "1402" alone is a year only where its era is named."""
    first, stop = i, i + 1
    if len(words.lower[i]) == 4:
        if words.gap(i + 1) in HYPHENS and words.gap(i + 2) in HYPHENS:
            stop = i + 3
        elif words.gap(i) in HYPHENS and words.gap(i - 1) in HYPHENS:
            first = i - 2
    if first < 0 or words.before(first) in "/.-:$" or words.after(stop - 1) in "/-:":
        return None
    parts = [plain_figure(words.lower[k]) for k in range(first, stop)]
    plain = "/".join(part for part in parts if part)
    if found := _NUMERIC_YMD.fullmatch(plain):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _NUMERIC_DMY.fullmatch(plain):
        year, month, day = int(found[4]), int(found[3]), int(found[1])
    else:
        return None
    return HijriDate(first, stop, _BOTH, year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year_of_era(words: Words, i: int) -> HijriDate | None:
    """As in "1445 AH", "the year 1402 (solar)": a year whose era is named after it."""
    k = i - 1
    if words.lower[k] in {"a", "h"}:
        k -= 1
    year = _year(words.lower[k]) if words.gap(k + 1) in {" ", " (", ""} else None
    if year is None or words.lower[k - 1] in MONTHS:
        return None
    return HijriDate(k, k + 1, _BOTH, year)


def _with_era(words: Words, date: HijriDate) -> HijriDate:
    """Take in "AH", "SH", "(solar Hijri)" after the year, with what it says of the calendar."""
    if date.year is None:
        return date
    stop, said = date.stop, set()
    while stop < date.stop + 3 and words.lower[stop] in _ERA and words.gap(stop).strip(" .(") == "":
        said.add(words.lower[stop])
        stop += 1
    if stop == date.stop or said == {"a"}:
        return date
    calendars = date.calendars
    if len(calendars) > 1 and said & (_SOLAR_ERA | _LUNAR_ERA):
        calendars = (Calendar.SOLAR,) if said & _SOLAR_ERA else (Calendar.LUNAR,)
    return replace(date, stop=stop, calendars=calendars)


def _with_weekday(words: Words, date: HijriDate, done: int) -> HijriDate:
    """Take in the weekday before a day: "Wednesday, 13 Dey 1402"."""
    k, gap = date.first - 1, words.gap(date.first)
    if words.lower[k] == "the" and joined(words, date.first):
        k, gap = k - 1, words.gap(k)
    if date.day is None or k < done or words.lower[k] not in WEEKDAYS or gap.strip(" ,") or not gap:
        return date
    return replace(date, first=k, weekday=WEEKDAYS[words.lower[k]])


_FEASTS: Final = {  # kept on one day of their calendar; "the first day of Eid" is that day
    ("ashura",): (Calendar.LUNAR, 1, 10), ("ashoura",): (Calendar.LUNAR, 1, 10),
    ("arbaeen",): (Calendar.LUNAR, 2, 20), ("arbain",): (Calendar.LUNAR, 2, 20),
    ("eid", "al", "fitr"): (Calendar.LUNAR, 10, 1), ("eid", "ul", "fitr"): (Calendar.LUNAR, 10, 1),
    ("eid", "al", "adha"): (Calendar.LUNAR, 12, 10), ("eid", "ul", "azha"): (Calendar.LUNAR, 12, 10),
    ("nowruz",): (Calendar.SOLAR, 1, 1), ("nawroz",): (Calendar.SOLAR, 1, 1), ("norouz",): (Calendar.SOLAR, 1, 1),
}  # fmt: skip
_FEAST_TRIGGERS: Final = frozenset(tokens[0] for tokens in _FEASTS)
_SOLAR_NAMES: Final = (
    "farvardin hamal", "ordibehesht urdibihisht sawr saur", "khordad jawza jauza", "tir saratan", "mordad amordad asad",
    "shahrivar sunbula sonbola", "mehr mizan", "aban aqrab", "azar qaws qaus", "dey dei jadi", "bahman dalw dalwa",
    "esfand hut hoot",
)  # fmt: skip
_LUNAR_NAMES: Final = (
    "muharram|moharram|muharam|muharrem", "safar", "rabi {of} {first}|rabiul {first}", "rabi {of} {second}|rabiul {second}",
    "jumada {of} {first}|jumadi {of} {first}|jamadi {of} {first}|jumadul {first}",
    "jumada {of} {second}|jumadi {of} {second}|jamadi {of} {second}|jumadul {second}", "rajab",
    "shaban|sha ban|shaaban|sha aban", "ramadan|ramadhan|ramzan|ramazan|ramadaan", "shawwal|shawal",
    "{dhu} {qadah}", "{dhu} {hijjah}",
)  # fmt: skip
_VARIANTS: Final = {
    "{of}": ("al", "ul", "ath", "us", "as", ""),
    "{first}": ("awwal", "awal", "auwal", "ula", "oula", "i"),
    "{second}": ("thani", "sani", "thaniya", "akhir", "akhira", "akhirah", "ii"),
    "{dhu}": ("dhu al", "dhul", "dhu", "dhu l", "zul", "zu al", "zil", "dhi al", "dhil", "dhi"),
    "{qadah}": ("qadah", "qa dah", "qada", "qa da", "qadeh", "qaadah", "qidah", "qi dah"),
    "{hijjah}": ("hijjah", "hijja", "hijjeh", "hijah", "hajj", "haj"),
}


@lru_cache(maxsize=1)
def _names() -> Names:
    """The names of the months by their first word, the longest first."""
    found: defaultdict[str, list[tuple[tuple[str, ...], Calendar, int]]] = defaultdict(list)
    for calendar, month, name in _spellings():
        tokens = tuple(name.split())
        found[tokens[0]].append((tokens, calendar, month))
    return {first: tuple(sorted(held, key=lambda one: -len(one[0]))) for first, held in found.items()}


def _spellings() -> Iterator[tuple[Calendar, int, str]]:
    for month, names in enumerate(_SOLAR_NAMES, start=1):
        yield from ((Calendar.SOLAR, month, name) for name in names.split())
    for month, forms in enumerate(_LUNAR_NAMES, start=1):
        for form in forms.split("|"):
            parts = (_VARIANTS.get(part, (part,)) for part in form.split())
            yield from ((Calendar.LUNAR, month, " ".join(chosen)) for chosen in product(*parts))
    yield from ((Calendar.LUNAR, 11, name) for name in ("zilqad", "zilqadah", "zulqadah"))
    yield from ((Calendar.LUNAR, 12, name) for name in ("zilhaj", "zilhajj", "zilhijja", "zulhijjah"))
