"""When: finds the dates in a text and resolves them against its publication date and its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TypeVar

from avowal.domain import PartialDate, Span, Window
from avowal.extraction.text.words import Words, read_words
from avowal.extraction.times.calendar_words import written_dates
from avowal.extraction.times.date_figures import Written
from avowal.extraction.times.found_date import FoundDate, settled
from avowal.extraction.times.hijri_sense import sense_of_hijri
from avowal.extraction.times.hijri_words import HijriDate, hijri_dates
from avowal.extraction.times.parts_of_period import days_of_part
from avowal.extraction.times.relative_words import compares, told_dates
from avowal.extraction.times.standpoint import Sense, Standpoint, looks_ahead
from avowal.extraction.times.stretch_sense import up_to
from avowal.extraction.times.time_of_day import with_times
from avowal.extraction.times.told import Told
from avowal.extraction.times.told_sense import sense_of_told
from avowal.extraction.times.written_sense import sense_of_written

_YEARS = range(1700, 2300)  # publication dates that can be; further out days cannot even be counted from them
_LONGEST_SENTENCE = 600  # characters; nothing further off is looked at
_SENTENCE_END = re.compile(r"[.!?][\"'’”)\]]?\s|\n\s*\n")
_HEAD = 1500  # characters in which a dateline is looked for
_AFTER_DATELINE = re.compile(
    r"[.,]?\s{0,3}(?:(?:\([^()\n]{1,80}\)|\[[^\[\]\n]{1,60}\])\s{0,3}){0,3}(?:--|[—–]|-\s|-\Z|:\s|//)"
)
_AGENCY_AFTER = re.compile(r"[.,]?\s{0,3}[(\[][A-Z][^()\[\]\n]{1,60}[)\]]")
_PUBLISHED_BEFORE = frozenset({"published", "updated", "posted", "modified"})
_GREENWICH = frozenset({"gmt", "utc"})
_NO_PLACE = frozenset("on in at by since after before until from during around about to".split())
_SMALL_IN_PLACES = frozenset("de la las los el al of the and del i du le da do dos y".split())

_AnyDate = Written | HijriDate | Told
_Free = TypeVar("_Free", Written, HijriDate, Told)


@lru_cache(maxsize=2)  # the gate reads a report's dates again
def find_dates(text: str, published: PartialDate | None, *, anchor: PartialDate | None = None) -> tuple[FoundDate, ...]:
    """Every date in a text, in order and without overlap, resolved as far as that can be done without guessing.

    The rules are told at the top of :mod:`avowal.extraction.times.standpoint`. The publication date resolves other dates and
    is never itself given as one; a dateline does its work where it is unknown, or stands in for it when the report was
    written up to three days earlier.

    Args:
        text: A report or a part of it; spans are in its code points.
        published: When it was published; ``None`` when that is unknown.
        anchor: The day that "two days earlier" counts from; without it such words give no value.

    >>> found = find_dates("It was bombed on Wednesday.", PartialDate(2024, 1, 4))
    >>> found[0].value.iso, found[0].basis
    ('2024-01-03', 'weekday+publication')
    """
    words = read_words(text)
    written = [date for date in written_dates(words) if not date.named]
    hijri = _free(hijri_dates(words), written)
    outside = _standpoint(written, published, anchor)
    datelines = {date.first: sense_of_written(date, outside) for date in written if _is_dateline(words, date)}
    datelines |= {date.first: sense_of_hijri(date, outside) for date in hijri if _is_dateline(words, date)}
    seen_from = _from_dateline(datelines.values(), outside)
    coming = replace(seen_from, ahead=True)
    found = []
    dates: list[_AnyDate] = [*written, *hijri, *_free(told_dates(words), [*written, *hijri])]
    for at in dates:
        sense = datelines.get(at.first) or _sense(words, at, coming if looks_ahead(words, at.first) else seen_from)
        found.append(_found(words, at, sense, is_dateline=at.first in datelines))
    found.sort(key=lambda one: (one.span.start, one.span.end))
    return _without_yielding(text, with_times(text, settled(found, text) if hijri else found))


def _sense(words: Words, at: _AnyDate, seen_from: Standpoint) -> Sense:
    if isinstance(at, HijriDate):
        return sense_of_hijri(at, seen_from)
    return sense_of_told(at, seen_from) if isinstance(at, Told) else _sense_of_written(words, at, seen_from)


def _without_yielding(text: str, found: list[FoundDate]) -> tuple[FoundDate, ...]:
    """The dates without those loose ones that have a firm one in their sentence: "a two-day battle in March 2015"."""
    if not any(date.is_loose for date in found):
        return tuple(found)
    firm = [date.span for date in found if not (date.is_loose or date.is_dateline or date.value is None)]
    return tuple(f for f in found if not (f.is_loose and any(_in_one_sentence(text, f.span, span) for span in firm)))


def _in_one_sentence(text: str, one: Span, other: Span) -> bool:
    left, right = sorted((one, other))
    return right.start - left.end < _LONGEST_SENTENCE and not _SENTENCE_END.search(text, left.end, right.start)


def _sense_of_written(words: Words, at: Written, seen_from: Standpoint) -> Sense:
    """What a written date means, with the days of the part that is named before it ("early March")."""
    sense = sense_of_written(at, seen_from)
    part = days_of_part(words, at, sense, None if seen_from.ahead else seen_from.today)
    if part is None and sense.value is not None and sense.value.day is not None:
        part = _since(words, at, sense.value, seen_from)
    if part is None:
        return sense
    one_day = PartialDate.from_day(part.first) if part.first == part.last else None
    return replace(sense, value=one_day or sense.value, window=None if one_day else part)


def _since(words: Words, at: Written, value: PartialDate, seen_from: Standpoint) -> Window | None:
    """From "since 3 May" to the day of writing; "the worst attack since 3 May" is that day."""
    if words.lower[at.first - 1] != "since" or value.first is None or seen_from.today is None or at.last is not None:
        return None
    return None if compares(words, at.first - 1) else up_to(value.first, seen_from.today)


def _found(words: Words, at: _AnyDate, sense: Sense, *, is_dateline: bool) -> FoundDate:
    span = Span(words.starts[at.first], words.ends[at.stop - 1])
    value = sense.value
    if sense.window is not None and not _is_all_of(value, sense.window):
        value = replace(value, window=sense.window) if value else PartialDate(None, window=sense.window)
    return FoundDate(span, value, sense.basis, is_dateline, isinstance(at, Told) and at.loose)


def _is_all_of(value: PartialDate | None, window: Window) -> bool:
    """Whether a window is the day, month or year itself: "from 1 to 31 January"."""
    return value is not None and window.precision is None and (window.first, window.last) == (value.first, value.last)


def _free(dates: Sequence[_Free], others: Sequence[Written | HijriDate]) -> list[_Free]:
    """Those that share no word with any of the others."""
    used = {k for date in others for k in range(date.first, date.stop)}
    return [date for date in dates if used.isdisjoint(range(date.first, date.stop))]


def _standpoint(written: list[Written], published: PartialDate | None, anchor: PartialDate | None) -> Standpoint:
    years = [day.year for date in written for day in (date.day, date.last) if day and day.year]
    full = [d for d in written if d.other is None and d.day.year and d.day.day]
    known = published if published and published.year and published.year in _YEARS else None
    return Standpoint(
        today=known.first if known and known.day else None,
        year=known.year if known else None,
        month=known.month if known else None,
        by="publication",
        latest_year=max(years, default=None),
        years={(d.day.month, d.day.day): (d.first, d.day.year) for d in reversed(full)},
        anchor=anchor.first if anchor and anchor.day and anchor.year in _YEARS else None,
    )


def _from_dateline(datelines: Iterable[Sense], outside: Standpoint) -> Standpoint:
    """Tell dates from the dateline's day where publication is unknown, or no more than three days after it."""
    for sense in datelines:
        day = sense.value.first if sense.value and sense.value.day else None
        if day is None:
            continue
        late = (outside.today - day) if outside.today else timedelta(1)
        if timedelta(0) < late <= timedelta(3):
            return replace(outside, today=day, year=day.year, month=day.month, by="dateline")
    return outside


def _is_dateline(words: Words, written: Written | HijriDate) -> bool:
    """Whether a day is that of "KABUL, Jan 5 (Agency) -", of "Published on 5 January", or alone on its line.

    The year of "Copyright 2016" is one as well.
    """
    if words.lower[written.first - 1] == "copyright" or words.before(written.first) == "©":
        return True
    day = written.day.day if isinstance(written, Written) else written.day
    if day is None or written.last is not None:
        return False
    if _PUBLISHED_BEFORE.intersection(words.lower[max(0, written.first - 2) : written.first]):
        return True
    start, end = words.starts[written.first], words.ends[written.stop - 1]
    line_start = words.text.rfind("\n", max(0, start - 100), start) + 1
    if (
        words.lower[written.first - 1] in _GREENWICH
        and start <= _HEAD
        and _is_broadcast(words, written.first, line_start)
    ):
        return True
    if start > _HEAD or start - line_start > 100 or not _is_place(words, written.first, line_start):
        return False
    rest = words.text[end : end + 200]
    alone = line_start == start and rest.lstrip(" .\t\r").startswith("\n") and not rest.isspace()
    return alone or bool(_AFTER_DATELINE.match(rest) or (_AGENCY_AFTER.match(rest) and line_start < start))


def _is_broadcast(words: Words, first: int, line_start: int) -> bool:
    """Whether a line before a date is that of a monitored broadcast: "RADIO IN CAMBODIAN 1200 GMT 27 JUL 94"."""
    line = words.text[line_start : words.starts[first]]
    return line.isupper() and words.lower[first - 2].isdecimal() and not {"on", "at"}.intersection(line.lower().split())


def _is_place(words: Words, first: int, line_start: int) -> bool:
    """Whether the words from the start of the line up to ``first`` are names, as in "San Pedro, Colombia, "."""
    k = first - 1
    while k >= 0 and words.starts[k] >= line_start:
        raw = words.raw(k)
        if words.lower[k] in _NO_PLACE or not (raw[0].isupper() or words.lower[k] in _SMALL_IN_PLACES):
            return False
        if ". " in words.gap(k + 1) and len(raw) > 3:
            return False
        k -= 1
    return True
