"""Choosing which place a name means: by what holds it, by the report's other places and countries, by size."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from avowal.extraction.places.place_run import Spotted
from avowal.extraction.places.place_words import state_of
from avowal.gazetteer import Entry, Gazetteer
from avowal.gazetteer.countries import holds, seat_of
from avowal.gazetteer.distance import kilometres, nearest_kilometres
from avowal.gazetteer.fold import fold

_LINK = re.compile(
    r"(?:['’]s)?[\s,(\[]{1,4}(?:(?:in|of|inside|within|the|a|an|its|capital|city|town|village|district|province|region|state|department"
    r"|county|governorate|municipality|located|situated|north|south|east|west|northern|southern|eastern|western"
    r"|northeastern|northwestern|southeastern|southwestern|central|local|government|area|neighbou?rhood|quarter|suburb"
    r"|commune|jurisdiction|farm|ranch|estate|hacienda|airport|barrio|colony|canton|hill|stream|river|camp|remote|restive|coastal|neighbou?ring)[\s,]{1,3}){0,8}\Z",
    re.IGNORECASE,
)
_LIST_LINK = re.compile(r"\s?,\s?(?:and\s|or\s)?\Z|\s(?:and|or)\s\Z", re.IGNORECASE)
_OWNED = re.compile(r"['’]s\s(?:[a-z-]{1,20}\s){0,4}\Z")
_LONGEST_LINK = 90
_STATE_AFTER = re.compile(r",\s?((?:[A-Z]\.\s?){1,3}(?:[A-Z][a-z]{1,3}\.)?|[A-Z][a-z]{1,5}\.|[A-Z]{2,3}(?![A-Za-z]))")
_LEVELS = {
    "city": {"city": 6.0, "admin1": -3.0, "admin2": -3.0, "country": 2.0, "other": -3.0},
    "admin1": {"admin1": 6.0, "admin2": 3.0, "city": -2.0, "country": 2.0, "other": 6.0},
    "admin2": {"admin2": 6.0, "admin1": 3.5, "city": 0.0, "country": 2.0, "other": -2.0},
    "part": {"city": 0.0, "admin1": -4.0, "admin2": -4.0, "country": 0.0, "other": 0.0},
    "airport": {"city": 2.0, "admin1": -2.0, "admin2": -2.0, "country": -2.0, "other": -2.0},
    "area": {"city": 1.0, "admin2": 0.5, "admin1": 0.0, "country": 0.0, "other": 2.0},
}
_SIZE_LESS = {"city": 0.0, "admin1": 0.8, "admin2": 1.5}
_OTHER_NAME = 1.2  # an alternate name counts for less than the usual one
_SEAT = 2.0
_COUNTRY = 4.0  # what a report's main country is worth, in powers of ten of population
_HELD = 10.0
_NEAREST = 2.5
_NEAR_KM = 300.0
_PART_KM = 60.0
_TOTAL = ""  # under this code stands how often the most named country is named
_CLEARLY_ABOUT = 3.0
_HARDLY = 0.2
_CLEAR = 4.5  # prominence from which a name can hardly mean another place ...
_CLEAR_LEAD = 2.0  # ... where it leads that of every other country's by this
_MAIN = 0.5
_WIDE = frozenset({"country", "other"})
_LARGE = 5.3


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was taken for: an entry, or nothing within a holder ("a village in Borno").

    Attributes:
        entry: The place; ``None`` when no place of the name fits.
        holder: What the text says holds it; ``None`` if it says nothing.
        holds: Whether the name only says where the place before it is ("Iran" in "Kerman, Iran").
        of_list: Whether it goes on a list ("Kabul, Herat and Kandahar"), so that its preposition is the first one's.
    """

    entry: Entry | None
    holder: Entry | None = None
    holds: bool = False
    of_list: bool = False


def choose(
    text: str, spotted: Sequence[Spotted], spoken_of: Sequence[str], told: Sequence[str], gazetteer: Gazetteer
) -> list[Choice]:
    """One choice for each spotted name.

    Args:
        text: The report's text.
        spotted: The names in order.
        spoken_of: Codes of the countries that the text names or whose people it names, with repetitions.
        told: Codes of countries that the caller knows the report to be about.
        gazetteer: The table of places.
    """
    holders = _holders(text, spotted, gazetteer)
    scales = _Scales()
    scales.weights = _country_weights(spotted, spoken_of, told, scales)
    by_name: dict[tuple[str, str | None], Entry | None] = {}
    first = [_best(each, holders.get(n), scales, ()) for n, each in enumerate(spotted)]
    points = [
        (fold(each.name), entry) for each, entry in zip(spotted, first, strict=True) if entry and _is_point(entry)
    ]
    held_by_name = {_key(spotted[n]): holder for n, holder in holders.items()}
    chosen: list[Choice] = []
    used = _used_as_holder(holders, spotted)
    lists = _list_members(text, spotted)
    for n, each in enumerate(spotted):
        holder = holders.get(n) or held_by_name.get(_key(each))
        key = _key(each)
        if n not in holders and key in by_name:
            entry = by_name[key]
        else:
            entry = _best(each, holder, scales, points)
            by_name[key] = entry
        chosen.append(Choice(entry, holder, holds=n in used, of_list=n in lists))
    return chosen


def inside(entry: Entry, holder: Entry) -> bool:
    """Whether a place lies in a country, a division or (as a part) a city.

    Two divisions are the same place when they are one row, whatever they are called.
    """
    if entry is holder:
        return False
    if holder.kind == "country":
        return entry.kind != "country" and holds(holder.country, entry.country)
    if entry.country != holder.country or entry.kind == "country":
        return False
    if holder.kind == "admin1":
        return holder.admin1_id is not None and entry.admin1_id == holder.admin1_id
    if holder.kind == "admin2":
        return holder.admin2_id is not None and entry.admin2_id == holder.admin2_id
    return False


def prominence(entry: Entry, key: str) -> float:
    """How likely a name alone means this entry, in powers of ten of its people."""
    size = math.log10(entry.population + 10)
    if entry.kind == "country":
        return 8.5
    if entry.kind == "other":
        return 7.0
    own = fold(entry.name)
    usual = own in {key, f"{key} city"}
    seat = _SEAT if entry.kind == "city" and size > 4 and seat_of(key) == entry.country else 0.0
    return size - _SIZE_LESS[entry.kind] - (0.0 if usual else _OTHER_NAME) + seat


class _Scales:
    """What speaks for each place of one report, worked out where asked and remembered.

    Attributes:
        weights: How much each country is the report's own.
    """

    def __init__(self) -> None:
        self.weights: Mapping[str, float] = {}
        self._prominence: dict[tuple[int, str], float] = {}
        self._worth: dict[str, float] = {}

    def prominence(self, entry: Entry, key: str) -> float:
        """As :func:`prominence` gives it."""
        known = self._prominence.get((id(entry), key))
        if known is None:
            known = self._prominence[id(entry), key] = prominence(entry, key)
        return known

    def worth(self, country: str) -> float:
        """How much a country is the report's own, by itself or as part of a state that is gone."""
        known = self._worth.get(country)
        if known is None:
            held = [value for code, value in self.weights.items() if holds(code, country)]
            known = self._worth[country] = max(held, default=0.0)
        return known


def _key(each: Spotted) -> tuple[str, str | None]:
    return fold(each.name), each.level


def _is_point(entry: Entry) -> bool:
    return entry.kind in {"city", "admin1", "admin2"} and entry.latitude is not None


def _holders(text: str, spotted: Sequence[Spotted], gazetteer: Gazetteer) -> dict[int, Entry]:
    """For the names whose holder the text gives: "Kerman, Iran", "Konduga in Borno State", "Syria's Idlib"."""
    found: dict[int, Entry] = {}
    for n in range(len(spotted) - 1, -1, -1):
        each = spotted[n]
        state = _state_after(text, each, gazetteer)
        if state:
            found[n] = state
            continue
        if n + 1 < len(spotted):
            holder = _holder_in(each, spotted[n + 1], text[each.end : spotted[n + 1].start], found.get(n + 1))
            if holder:
                found[n] = holder
                continue
        if n and _OWNED.match(text[spotted[n - 1].end : each.start][:_LONGEST_LINK]):
            owner = _as_holder(spotted[n - 1])
            if owner and (not each.entries or any(inside(entry, owner) for entry in each.entries)):
                found[n] = owner
    return found


def _holder_in(each: Spotted, other: Spotted, gap: str, further: Entry | None) -> Entry | None:
    """The entry of ``other`` that holds ``each``, where the words between the two allow it."""
    if len(gap) > _LONGEST_LINK or not _LINK.match(gap):
        return None
    candidates = [entry for entry in other.entries if entry.kind != "city"]
    if further:
        within = [entry for entry in other.entries if inside(entry, further)]
        divisions = [entry for entry in within if entry.kind != "city"]
        # "Santa Elena jurisdiction, Usulutan": where only the town is known, it stands for its division.
        candidates = divisions or (within if other.level in {"admin1", "admin2"} else candidates)
    for holder in candidates:
        if any(inside(entry, holder) for entry in each.entries):
            return holder
    if other.level in {"admin1", "admin2"}:  # "San Carlos, Morazan Department" is there, known or not
        return next((entry for entry in candidates if entry.kind in {other.level, "city"}), further)
    return None if each.entries and not each.level else _holder_of_unknown(each, other, candidates, further)


def _holder_of_unknown(
    each: Spotted, other: Spotted, candidates: Sequence[Entry], further: Entry | None
) -> Entry | None:
    """What holds a place that the table lacks, or a part of a town."""
    if each.level == "part" and other.level in {None, "city"}:
        cities = [entry for entry in other.entries if entry.kind == "city"]
        if further:
            cities = [entry for entry in cities if inside(entry, further)] or cities
        if cities:
            return cities[0]
    if each.level and further:
        return further
    return candidates[0] if candidates and other.level in {None, "area"} else None


def _as_holder(other: Spotted) -> Entry | None:
    return other.entries[0] if other.entries and other.entries[0].kind in {"country", "admin1", "admin2"} else None


def _state_after(text: str, each: Spotted, gazetteer: Gazetteer) -> Entry | None:
    """The state that an abbreviation after a comma means: "Gainesville, Va."."""
    found = _STATE_AFTER.match(text, each.end)
    if not found or (each.name.isupper() and "." not in found[1]):
        return None  # in lines of capitals "FLORES, IN" is no Indiana
    state = state_of(found[1])
    if state is None:
        return None
    name, country = state
    entries = gazetteer.look_up(name)
    return next((entry for entry in entries if entry.kind == "admin1" and entry.country == country), None)


def _used_as_holder(holders: Mapping[int, Entry], spotted: Sequence[Spotted]) -> set[int]:
    """Names that only say where the name before (or after, "Syria's Idlib") is."""
    used = set()
    for n, holder in holders.items():
        for beside in (n + 1, n - 1):
            if 0 <= beside < len(spotted) and any(entry is holder for entry in spotted[beside].entries):
                used.add(beside)
                break
    return used


def _list_members(text: str, spotted: Sequence[Spotted]) -> set[int]:
    return {
        n
        for n in range(1, len(spotted))
        if _LIST_LINK.match(text[spotted[n - 1].end : spotted[n].start][:_LONGEST_LINK])
    }


def _country_weights(
    spotted: Sequence[Spotted], spoken_of: Sequence[str], told: Sequence[str], scales: _Scales
) -> dict[str, float]:
    """How much each country is the report's own, from 0 to 1."""
    counts: Counter[str] = Counter()
    for code in spoken_of:
        counts[code] += 1
    for code in told:
        counts[code] += 5
    for each in spotted:
        clear = _clear_country(each, scales)
        if clear:
            counts[clear] += 1
    top = max(counts.values(), default=0)
    return {_TOTAL: float(top), **{code: count / top for code, count in counts.items()}} if top else {}


def _clear_country(each: Spotted, scales: _Scales) -> str | None:
    """The country of a name that can hardly mean another place."""
    if not each.entries or each.is_person or each.is_guess or each.entries[0].kind == "country":
        return None
    best = each.entries[0]
    key = fold(each.name)
    own = scales.prominence(best, key)
    if own <= _CLEAR:
        return None
    for entry in each.entries:
        if entry.country != best.country and own - scales.prominence(entry, key) <= _CLEAR_LEAD:
            return None
    return best.country


def _best(each: Spotted, holder: Entry | None, scales: _Scales, points: Sequence[tuple[str, Entry]]) -> Entry | None:
    """The entry of a name that fits best; ``None`` if none lies in its holder."""
    entries: Sequence[Entry] = each.entries
    if holder:
        held = [entry for entry in entries if inside(entry, holder)]
        same = [entry for entry in entries if entry is holder]
        entries = held or same
    if each.level in {"feature", "water", "site"}:
        entries = [entry for entry in entries if entry.kind in {"other", "admin1", "country"}]  # "the island of Bali"
    key = fold(each.name)
    near = [entry for name, entry in points if name != key]
    if each.is_guess and holder is None:
        entries = [entry for entry in entries if scales.weights.get(entry.country, 0.0) >= _MAIN]
    if each.level == "part" and (holder is None or not entries):
        entries = [entry for entry in entries if _is_beside(entry, near)]
    best = _highest(entries, key, each, scales, near)
    return None if best and holder is None and _is_out_of_place(best, key, scales) else best


def _highest(entries: Sequence[Entry], key: str, each: Spotted, scales: _Scales, near: Sequence[Entry]) -> Entry | None:
    """The entry with the highest score, the first of equals."""
    if len(entries) <= 1:
        return entries[0] if entries else None
    levels = _LEVELS.get(each.level or "")
    scores = [scales.prominence(entry, key) + _COUNTRY * scales.worth(entry.country) for entry in entries]
    if levels is not None:
        scores = [score + levels[entry.kind] for score, entry in zip(scores, entries, strict=True)]
    points = {
        (other.latitude, other.longitude)
        for other in near
        if other.latitude is not None and other.longitude is not None
    }
    if points:
        hopeless = max(scores) - _NEAREST  # no nearness lifts a place from below this to the top
        scores = [
            score if score < hopeless else score + _nearness(entry, points)
            for score, entry in zip(scores, entries, strict=True)
        ]
    return entries[scores.index(max(scores))]


def _nearness(entry: Entry, points: Collection[tuple[float, float]]) -> float:
    """What being near the report's other places is worth."""
    if entry.latitude is None or entry.longitude is None or entry.kind == "country":
        return 0.0
    nearest = nearest_kilometres(entry.latitude, entry.longitude, points)
    return _NEAREST * math.exp(-nearest / _NEAR_KM)


def _is_out_of_place(entry: Entry, key: str, scales: _Scales) -> bool:
    """Whether an entry is a small place of a country that the report hardly speaks of: better no place than that."""
    if entry.kind in _WIDE or scales.weights.get(_TOTAL, 0.0) < _CLEARLY_ABOUT:
        return False
    return scales.worth(entry.country) < _HARDLY and scales.prominence(entry, key) < _LARGE


def _is_beside(entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether a quarter can belong to one of the towns that the report names."""
    if entry.latitude is None or entry.longitude is None:
        return False
    return any(
        other.kind == "city"
        and other.latitude is not None
        and other.longitude is not None
        and kilometres(entry.latitude, entry.longitude, other.latitude, other.longitude) < _PART_KM
        for other in others
    )
