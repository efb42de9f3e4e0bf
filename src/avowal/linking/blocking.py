"""Keys under which the store finds the mentions that are worth comparing.

Two mentions that may be the same share a key: the linker then looks at a neighbourhood, never at the
whole record. Dates up to six days apart meet in a week; whoever stores a mention stores all its keys and
looks up all of them, so the order of arrival does not matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from avowal.codebook.vocabulary import Role
from avowal.domain import PartialDate
from avowal.gazetteer.fold import fold
from avowal.linking.facts import MentionFacts
from avowal.linking.telling import is_rare

_TOLERANCE: Final = timedelta(days=3)
_BEFORE_PUBLICATION: Final = timedelta(days=7)
_LONGEST: Final = timedelta(days=31)
_NAMES: Final = 6
_WORDS: Final = 12


def block_keys(facts: MentionFacts) -> tuple[str, ...]:
    """The keys of a mention, sorted; none for a series, which is never linked as one incident.

    Country and week, place and week, actor and week, a few rare names and week or year; for a day of
    an unknown year, country and day. An undated main mention takes the week before its publication; an
    undated background mention has no keys but those of names in the years it gives.
    """
    if facts.n_incidents > 1:
        return ()
    weeks = sorted({week for window in _windows(facts) for week in _weeks(*window)})
    subjects = sorted(_subjects(facts))
    keys = {f"{subject}:{week}" for subject in subjects for week in weeks}
    keys |= {f"n:{name}:{year}" for name in _rare_names(facts) for year in _years(facts)}
    keys |= {f"f:{name}" for name in facts.people}
    keys |= {f"w:{_hashed(word)}:{week}" for word in _rare_words(facts) for week in _weeks_of_publication(facts)}
    keys |= {f"c:{country}:{day}" for country in facts.countries for day in _bare_days(facts)}
    return tuple(sorted(keys))


def _windows(facts: MentionFacts) -> Iterator[tuple[date, date]]:
    """Spans of days in which the incident may lie."""
    dates = facts.current_dates
    for said in dates:
        first, last = _day_range(said, facts.published)
        if first and last and last - first < _LONGEST:
            yield first, last
    if not dates and facts.role is Role.MAIN and facts.published:
        first, last = facts.published.first, facts.published.last
        if first and last and last - first < _LONGEST:
            yield _shift(first, -_BEFORE_PUBLICATION + _TOLERANCE), last


def _day_range(said: PartialDate, published: PartialDate | None) -> tuple[date | None, date | None]:
    """First and last day; a day of an unknown year is looked for in the year before publication."""
    if said.first is not None or published is None or published.last is None:
        return said.first, said.last
    for year in (published.last.year, published.last.year - 1):
        try:
            day = date(year, said.month or 1, said.day or 1)
        except ValueError:  # 29 February
            continue
        if day <= published.last:
            return day, day
    return None, None


def _weeks(first: date, last: date) -> Iterator[str]:
    day, end = _shift(first, -_TOLERANCE), _shift(last, _TOLERANCE)
    while True:
        year, week, _ = day.isocalendar()
        yield f"{year}-W{week:02d}"
        if day >= end:
            return
        day = min(_shift(day, timedelta(days=7)), end)


def _shift(day: date, by: timedelta) -> date:
    """The day so much later, never beyond the ends of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _subjects(facts: MentionFacts) -> Iterator[str]:
    for country in facts.countries:
        yield f"c:{country}"
    for place in facts.places:
        yield f"p:{place.geonames_id if place.geonames_id is not None else fold(place.name)}"
    for actor in facts.actors:
        yield f"a:{actor}"
    for name in _rare_names(facts):
        yield f"n:{name}"


def _rare_names(facts: MentionFacts) -> list[str]:
    """A few names; chosen by hash, so that two mentions that share many names choose some alike."""
    return sorted(facts.names, key=lambda name: hashlib.blake2b(name.encode(), digest_size=8).digest())[:_NAMES]


def _rare_words(facts: MentionFacts) -> list[str]:
    """A few of the words that tell most; chosen by hash, as names are."""
    if facts.role is Role.BACKGROUND:
        return []
    return sorted((word for word in facts.words if is_rare(word)), key=_hashed)[:_WORDS]


def _weeks_of_publication(facts: MentionFacts) -> list[str]:
    published = facts.published
    if published is None or published.first is None or published.last is None or published.day is None:
        return []
    return sorted(_weeks(published.first, published.last))


def _hashed(word: str) -> str:
    return hashlib.blake2b(word.encode(), digest_size=6).hexdigest()


def _years(facts: MentionFacts) -> set[int]:
    return {said.year for said in facts.current_dates if said.year is not None}


def _bare_days(facts: MentionFacts) -> set[str]:
    return {f"{said.month:02d}-{said.day:02d}" for said in facts.current_dates if said.day is not None}
