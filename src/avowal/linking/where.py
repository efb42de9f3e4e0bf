"""Comparing two mentions by place: the same place, how far apart, or one inside the other."""

from __future__ import annotations

from itertools import product
from typing import Final

from avowal.domain import Place, Reason
from avowal.gazetteer.distance import kilometres
from avowal.gazetteer.fold import fold
from avowal.linking.facts import MentionFacts

_FINE: Final = 3
_COUNTRY: Final = 6
_NAMED: Final = 0.5
_BY_KM: Final = ((5, 0.9), (20, 0.6), (50, 0.1), (100, -0.5))
_SAME: Final = {"fine": 1.0, "division": 0.4, "country": 0.15}


def place_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How well the places agree; the best pair counts.

    Where they do not agree, or a side gives none, a town that the other's words name speaks for it a little.
    ``None`` when neither side gives a place, or one gives none and the other's are not in its words.
    """
    pairs = [_pair(a, b) for a, b in product(left.places, right.places)]
    if named := _named_in_words(left, right) or _named_in_words(right, left):
        pairs.append((_NAMED, f"{named} is a place of one and stands in the words of the other."))
    if not pairs:
        return None
    score, sentence = max(pairs, key=lambda found: found[0])
    return Reason("place", score, sentence)


def _named_in_words(told: MentionFacts, other: MentionFacts) -> str | None:
    """The first fine place of one mention that the telling words of the other hold."""
    for place in told.places:
        if is_fine(place) and other.words.issuperset(fold(place.name).split()):
            return _shown(place)
    return None


def kilometres_apart(left: MentionFacts, right: MentionFacts) -> float | None:
    """Least distance between fine places; ``None`` when a side has none, or has a coarse place besides."""
    places = (*left.places, *right.places)
    if not left.places or not right.places or not all(is_fine(place) for place in places):
        return None
    distances = [_distance(a, b) for a, b in product(left.places, right.places)]
    known = [distance for distance in distances if distance is not None]
    return min(known) if len(known) == len(distances) else None


def is_fine(place: Place) -> bool:
    """Whether a place is a town or a part of one district, and not a province or a country."""
    return place.precision is not None and place.precision <= _FINE


def _pair(a: Place, b: Place) -> tuple[float, str]:
    if _is_same(a, b):
        return _SAME[_grain(a, b)], f"Both name {_shown(a)}."
    if a.country and b.country and a.country != b.country:
        return -0.9, f"{_shown(a)} and {_shown(b)} are in two countries."
    if _holds(a, b) or _holds(b, a):
        inner, outer = (b, a) if _holds(a, b) else (a, b)
        score = 0.15 if outer.precision == _COUNTRY else 0.35
        return score, f"{_shown(inner)} lies in {_shown(outer)}."
    distance = _distance(a, b)
    if distance is not None and is_fine(a) and is_fine(b):
        score = next((score for limit, score in _BY_KM if distance <= limit), -1.0)
        return score, f"{_shown(a)} and {_shown(b)} are {distance:,.0f} km apart."
    if a.admin1 and b.admin1 and fold(a.admin1) != fold(b.admin1):
        return -0.5, f"{_shown(a)} and {_shown(b)} are in two provinces."
    return -0.2, f"{_shown(a)} and {_shown(b)} are two names; how far apart is not known."


def _is_same(a: Place, b: Place) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    return fold(a.name) == fold(b.name) and (a.country == b.country or None in {a.country, b.country})


def _grain(a: Place, b: Place) -> str:
    coarsest = max(place.precision or _FINE for place in (a, b))
    return "country" if coarsest >= _COUNTRY else "division" if coarsest > _FINE else "fine"


def _holds(outer: Place, inner: Place) -> bool:
    """Whether the coarser place holds the finer one, by its country or by the name of its division."""
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.precision == _COUNTRY:
        return inner.precision != _COUNTRY
    divisions = {_bare(name) for name in (inner.admin1, inner.admin2) if name}
    return not is_fine(outer) and _bare(outer.name) in divisions


def _bare(name: str) -> str:
    """A division's name without the word for what it is: "Kerman Province" is "kerman"."""
    kinds = {"province", "state", "governorate", "region", "district", "department", "oblast", "county", "of"}
    return " ".join(word for word in fold(name).split() if word not in kinds)


def _distance(a: Place, b: Place) -> float | None:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)


def _shown(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.country) if part)
