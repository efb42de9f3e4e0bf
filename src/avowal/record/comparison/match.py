"""Pairs of incidents that are the same, one to one, by a score that anybody can work out by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from avowal.domain import Place
from avowal.gazetteer.distance import kilometres
from avowal.gazetteer.fold import fold
from avowal.record.comparison.entry import Entry, Toll, actor_key

WEIGHTS: Final = {"date": 3, "place": 3, "toll": 2, "type": 1}
LEAST: Final = 0.6
"""Score from which two incidents are one."""
MOST_DAYS: Final = 3
MOST_KM: Final = 100
_BY_KM: Final = ((5, 1.0), (20, 0.7), (50, 0.4), (MOST_KM, 0.1))
UNTOLD: Final = 0.3
"""What a feature is worth that a side does not tell, and places that cannot be held against each other.

Below one half, so that day and country alone make no pair.
"""
_OURS: Final = re.compile(r"^(?:AV-)?(i-[0-9a-f]+)$")
_TOWN: Final = 3
_NEAR_KINDS: Final = frozenset({frozenset({"clash", "attack"}), frozenset({"bombing", "strike"})})
_LONGEST: Final = timedelta(days=370)
_WORDS_OF_PLACES: Final = frozenset("town city village district province governorate state county".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that are one incident: ``Pair(left, right, 0.93, {"date": 1.0, "place": 1.0, "toll": 0.67})``.

    Attributes:
        left: Of the first source.
        right: Of the second.
        score: 0 to 1, the weighted mean of the parts; 1 for two that bear one id of ours.
        parts: What each feature gives; one that a side does not tell is left out and counts as 0.3.
    """

    left: Entry
    right: Entry
    score: float
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs, surest first, and what is left over on each side, in its own order."""

    pairs: tuple[Pair, ...]
    only_left: tuple[Entry, ...]
    only_right: tuple[Entry, ...]


def match(left: Sequence[Entry], right: Sequence[Entry], *, least: float = LEAST) -> Matching:
    """Pair the entries one to one, the surest pair first; turning the sides round gives the same pairs.

    Args:
        left: Entries of the first source.
        right: Entries of the second.
        least: Score from which two are one, 0 to 1.
    """
    found = sorted((pair for pair in _candidates(left, right) if pair.score >= least), key=_rank)
    taken_left: set[str] = set()
    taken_right: set[str] = set()
    pairs = []
    for pair in found:
        if pair.left.id not in taken_left and pair.right.id not in taken_right:
            pairs.append(pair)
            taken_left.add(pair.left.id)
            taken_right.add(pair.right.id)
    return Matching(
        tuple(pairs),
        tuple(entry for entry in left if entry.id not in taken_left),
        tuple(entry for entry in right if entry.id not in taken_right),
    )


def _rank(pair: Pair) -> tuple[float, bool, int, list[str]]:
    """The surest first; of one score those that share more else, then by their ids."""
    ids = [pair.left.id, pair.right.id]
    return -pair.score, "id" not in pair.parts, -_shared(pair.left, pair.right), sorted(ids)


def _shared(left: Entry, right: Entry) -> int:
    """How much two entries share that the score does not weigh: the same window, point, injured, an actor."""
    points = [(one.place.latitude, one.place.longitude, one.place.name) if one.place else None for one in (left, right)]
    actors = {actor_key(name) for name in left.responsible} & {actor_key(name) for name in right.responsible}
    return sum((left.days == right.days, points[0] == points[1], left.injured == right.injured, bool(actors)))


def _candidates(left: Sequence[Entry], right: Sequence[Entry]) -> Iterator[Pair]:
    """Pairs of one id, and those that share a week and no two countries; nothing else can be a match."""
    by_id = {found[1]: entry for entry in right if (found := _OURS.match(entry.id))}
    for one in left:
        found = _OURS.match(one.id)
        if found and found[1] in by_id:
            yield Pair(one, by_id[found[1]], 1.0, {"id": 1.0})
    by_week: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(right):
        for week in _weeks(entry):
            by_week[week].append(place)
    for one in left:
        for place in sorted({place for week in _weeks(one) for place in by_week[week]}):
            pair = scored(one, right[place])
            if pair is not None and not _one_id(one, right[place]):
                yield pair


def _weeks(entry: Entry) -> set[str]:
    if entry.days is None:
        return set()
    first, last = entry.days
    margin = timedelta(days=MOST_DAYS)
    if last - first > _LONGEST or date.min + margin > first or last > date.max - margin:
        return set()
    first, last = first - margin, last + margin
    return {f"{day.isocalendar()[0]}-{day.isocalendar()[1]}" for day in _each_week(first, last)}


def _each_week(first: date, last: date) -> Iterator[date]:
    for days in range(0, (last - first).days, 7):
        yield first + timedelta(days=days)
    yield last


def scored(left: Entry, right: Entry) -> Pair | None:
    """The pair with its score; ``None`` where country, days or distance say that they are two incidents."""
    if left.country and right.country and left.country != right.country:
        return None
    gap = days_between(left, right)
    if gap is None or gap > MOST_DAYS:
        return None
    distance = distance_between(left.place, right.place)
    if distance is not None and distance > MOST_KM:
        return None
    parts = {
        "date": 1 - gap / (MOST_DAYS + 1),
        "place": _place_score(left.place, right.place, distance),
        "toll": _toll_score(left.killed, right.killed),
        "type": _kind_score(left.kind, right.kind),
    }
    told = {name: part for name, part in parts.items() if part is not None}
    total = sum(weight * told.get(name, UNTOLD) for name, weight in WEIGHTS.items())
    return Pair(left, right, round(total / sum(WEIGHTS.values()), 4), told)


def _one_id(left: Entry, right: Entry) -> bool:
    """Whether both bear one id of ours, as a record and what was exported from it do."""
    one, other = _OURS.match(left.id), _OURS.match(right.id)
    return one is not None and other is not None and one[1] == other[1]


def days_between(left: Entry, right: Entry) -> int | None:
    """Days between the two windows; 0 where they overlap, ``None`` where one is unknown."""
    if left.days is None or right.days is None:
        return None
    return max((right.days[0] - left.days[1]).days, (left.days[0] - right.days[1]).days, 0)


def distance_between(left: Place | None, right: Place | None) -> float | None:
    """Kilometres between two towns or points; ``None`` where a side gives none."""
    if left is None or right is None or not (_is_town(left) and _is_town(right)):
        return None
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    return kilometres(left.latitude, left.longitude, right.latitude, right.longitude)


def _is_town(place: Place) -> bool:
    return place.precision is not None and place.precision <= _TOWN


def same_name(left: Place, right: Place) -> bool:
    """Whether two places bear one name, without the word for what they are: "Kafr Nabl town" is "Kafr Nabl"."""
    return _bare(left.name) == _bare(right.name) != ""


def _bare(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in _WORDS_OF_PLACES)


def _place_score(left: Place | None, right: Place | None, distance: float | None) -> float | None:
    if left is None or right is None:
        return None
    if same_name(left, right):
        return 1.0
    if distance is None:
        return UNTOLD
    return next(score for limit, score in _BY_KM if distance <= limit)


def _toll_score(left: Toll | None, right: Toll | None) -> float | None:
    """1 for one figure, 0.8 for ranges that meet, else the smaller figure's share of the larger."""
    if left is None or right is None:
        return None
    if left.best == right.best:
        return 1.0
    share = min(left.best, right.best) / max(left.best, right.best)
    return max(share, 0.8) if max(left.low, right.low) <= min(left.high, right.high) else share


def _kind_score(left: str | None, right: str | None) -> float | None:
    if left is None or right is None:
        return None
    return 1.0 if left == right else 0.5 if frozenset({left, right}) in _NEAR_KINDS else 0.0
