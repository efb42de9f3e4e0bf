"""Keys under which the store finds the mentions that are worth comparing.

Two mentions that may be the same meet: each is stored under some keys and asks for others, so that the linker looks
at a neighbourhood, never at the whole record. Mentions that are bound to differ need not meet: two in towns far apart,
in one country and week, do not, and a country is asked for only by, and for, a mention that says no more. Who meets
whom is the same from both sides, so the order of arrival does not matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, cos, floor, radians
from typing import Final

from avowal.codebook.vocabulary import Role
from avowal.domain import PartialDate, Place
from avowal.gazetteer.fold import fold
from avowal.linking.facts import MentionFacts
from avowal.linking.tables import read_linker
from avowal.linking.telling import is_rare
from avowal.linking.where import is_fine

_TOLERANCE: Final = timedelta(days=3)
_BEFORE_PUBLICATION: Final = timedelta(days=7)
_LONGEST: Final = timedelta(days=31)
_NAMES: Final = 6
_WORDS: Final = 12
_KM_A_DEGREE: Final = 110.5
"""Of latitude, where it is shortest; one of longitude has as much times the cosine of the latitude."""


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """The keys of a mention; two mentions meet where one asks for a key that the other is stored under.

    Attributes:
        stored: What others find it by, sorted.
        asked: What it finds others by, sorted.
    """

    stored: tuple[str, ...]
    asked: tuple[str, ...]

    def meets(self, other: BlockKeys) -> bool:
        """Whether it finds the other."""
        return not frozenset(self.asked).isdisjoint(other.stored)


def block_keys(facts: MentionFacts) -> BlockKeys:
    """The keys of a mention; none for a series, which is never linked as one incident.

    Place or neighbourhood and week, actor and week, a few rare names with week or year, full names, rare words with
    the week of publication; for a mention that gives no town, country and week; for a day of an unknown year,
    country and day. A date stands for the weeks of three days before and after it. An undated main mention takes
    the week before its publication; an undated background mention has no keys but those of names in the years it gives.
    """
    if facts.n_incidents > 1:
        return BlockKeys((), ())
    weeks = sorted({week for window in _windows(facts) for week in _weeks(*window)})
    both = {f"{subject}:{week}" for subject in _subjects(facts) for week in weeks}
    both |= {f"f:{name}" for name in facts.people - facts.speakers}
    both |= {f"w:{_hashed(word)}:{week}" for word in _rare_words(facts) for week in _weeks_of_publication(facts)}
    stored, asked = set(both), set(both)
    for kind, said, is_vague in (
        ("c", {f"{country}:{week}" for country in facts.countries for week in weeks}, not _is_in_towns(facts)),
        ("d", {f"{country}:{day}" for country in facts.countries for day in _bare_days(facts)}, _lacks_a_year(facts)),
        ("y", {f"{name}:{year}" for name in _rare_names(facts) for year in _years(facts)}, not weeks),
    ):
        stored |= {f"{kind}:{one}" for one in said}
        stored |= {f"{kind}?:{one}" for one in said if is_vague}
        asked |= {f"{kind}{'' if is_vague else '?'}:{one}" for one in said}
    if _is_in_towns(facts):
        stored |= {f"g:{_cell(*_point(place))}:{week}" for place in facts.places for week in weeks}
        asked |= {f"g:{cell}:{week}" for place in facts.places for cell in _cells_round(place) for week in weeks}
    return BlockKeys(tuple(sorted(stored)), tuple(sorted(asked)))


def _is_in_towns(facts: MentionFacts) -> bool:
    """Whether it gives places, all of them towns on the map: then one far from them is another incident."""
    return bool(facts.places) and all(is_fine(one) and one.latitude is not None for one in facts.places)


def _point(place: Place) -> tuple[float, float]:
    return place.latitude or 0.0, place.longitude or 0.0


def _cells_round(place: Place) -> Iterable[str]:
    """The cells of all places that are not too far away to be the same."""
    latitude, longitude = _point(place)
    reach = read_linker().most_km / _KM_A_DEGREE
    across = reach / max(cos(radians(min(abs(latitude) + reach, 89.9))), 0.001)
    for band in range(floor(max(latitude - reach, -90)), floor(min(latitude + reach, 90)) + 1):
        width = _width(band)
        n_cells = ceil(360 / width)
        first, last = floor((longitude - across + 180) / width), floor((longitude + across + 180) / width)
        # One more on each side: the last cell of a band is narrower than the others, where it wraps round.
        cells = range(first - 1, last + 2) if last - first + 3 < n_cells else range(n_cells)
        yield from {f"{band}.{cell % n_cells}" for cell in cells}


def _cell(latitude: float, longitude: float) -> str:
    """The cell of a point: a degree high and about as wide."""
    band = floor(latitude)
    width = _width(band)
    return f"{band}.{floor((longitude + 180) / width) % ceil(360 / width)}"


def _width(band: int) -> float:
    return min(1 / max(cos(radians(band + 0.5)), 0.003), 360.0)


def _lacks_a_year(facts: MentionFacts) -> bool:
    return any(said.year is None and said.day is not None for said in facts.current_dates)


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
