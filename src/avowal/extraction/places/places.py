"""Places in a report: which words name one, where it is, and how exactly that is known.

Precision follows UCDP's ``where_prec`` (POLICIES.md, section 6): 1 a point, 2 near one (within 25 km),
3 a second-order division, 4 a first-order one, 5 a line, a region or a part of a country, 6 a country,
7 at sea or in the air.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from avowal.domain import Place, Span
from avowal.extraction.places.place_choice import Choice, choose, prominence
from avowal.extraction.places.place_names import spot, spot_at
from avowal.extraction.places.place_run import Spotted
from avowal.gazetteer import Entry, open_gazetteer
from avowal.gazetteer.fold import fold

_WATERS = frozenset({"sea", "gulf", "bay", "strait", "straits", "ocean"})
_WELL_KNOWN = 5.3  # 200,000 people: from here on a name counts without a preposition
_PRECISION = {"city": 1, "admin2": 3, "admin1": 4, "other": 5, "country": 6}
_MAIN_COUNTRY = 0.6  # of the report's mentions of countries


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place where the text names it: Kerman at ``Span(171, 177)``.

    Attributes:
        span: The name in the text, without the words for its type and without what holds it.
        place: What it was taken for.
        kind: "country", "admin1", "admin2", "city", "other" (a region), or, where the gazetteer has no such
            place, what the words call it: "part" (of a town), "feature", "water", "airport", "place".
        is_dateline: Whether it opens the report as its dateline: where it was written, not where it happened.
        is_locative: Whether the words put something there ("in Kerman"), and do not merely name it ("Tehran said").
        is_holder: Whether it only says where the place before it lies ("Iran" in "Kerman, Iran").
        namesakes: Kinds of divisions that the place lies in and that bear its name ("admin1" for Kerman in
            Kerman): UCDP codes the higher of two such levels where the text leaves it open.
    """

    span: Span
    place: Place
    kind: str
    is_dateline: bool = False
    is_locative: bool = False
    is_holder: bool = False
    namesakes: tuple[str, ...] = ()


def find_places(text: str, *, countries: Iterable[str] = ()) -> tuple[FoundPlace, ...]:
    """Every place that the text names, in order.

    A name that means several places is settled by what the text says holds it, then by the report's other
    places and countries, then by size. Where no place of the name lies in its holder, the name is kept with
    the point of its holder and the holder's coarser precision; where nothing is known but the words speak of
    a place ("the village of X"), the name is kept without a point and without a precision.

    Args:
        text: The report's text; offsets count its code points.
        countries: ISO codes of countries that the report is known to be about.

    >>> [(found.place.name, found.place.country, found.place.precision) for found in find_places(
    ...     "A bomb went off near Maiduguri, Borno State, in north-eastern Nigeria.")]
    [('Maiduguri', 'NG', 2), ('Borno State', 'NG', 4), ('north-eastern Nigeria', 'NG', 5)]
    """
    gazetteer = open_gazetteer()
    names = spot(text, gazetteer)
    told = tuple(countries)
    choices = choose(text, names.spotted, names.countries, told, gazetteer)
    main = _main_country((*names.countries, *(code for code in told for _ in range(5))))
    spotted = _carried(names.spotted, choices)
    kept = _kept(spotted, choices)
    return tuple(
        _found(text, each, choice, main)
        for number, (each, choice) in enumerate(zip(spotted, choices, strict=True))
        if number in kept
    )


def places_at(text: str, spans: Iterable[Span], *, countries: Iterable[str] = ()) -> tuple[FoundPlace | None, ...]:
    """What the names at given spans mean; ``None`` where the gazetteer holds no place of that name.

    For measuring the choice of places apart from their spotting, and for readers that mark names themselves.
    """
    gazetteer = open_gazetteer()
    names = spot_at(text, spans, gazetteer)
    told = tuple(countries)
    choices = choose(text, names.spotted, names.countries, told, gazetteer)
    main = _main_country(names.countries)
    return tuple(
        _found(text, each, choice, main) if choice.entry or choice.holder else None
        for each, choice in zip(names.spotted, choices, strict=True)
    )


def _carried(spotted: Sequence[Spotted], choices: Sequence[Choice]) -> list[Spotted]:
    """Let the preposition before a list hold for all of it: "in Kabul, Herat and Kandahar"."""
    found: list[Spotted] = []
    for each, choice in zip(spotted, choices, strict=True):
        goes_on = choice.of_list and choice.entry is not None and bool(found) and found[-1].locative
        found.append(replace(each, locative=True) if goes_on and not (each.is_person or each.is_plain) else each)
    return found


def _kept(spotted: Sequence[Spotted], choices: Sequence[Choice]) -> set[int]:
    """Which names are places: those that the words put somewhere, that hold or are held, or that are well known."""
    sure = {n for n, (each, choice) in enumerate(zip(spotted, choices, strict=True)) if _is_sure(each, choice)}
    for n, choice in enumerate(choices):
        if choice.of_list and n - 1 in sure and choice.entry and not spotted[n].is_person and not spotted[n].is_plain:
            sure.add(n)
    known = {fold(spotted[n].name) for n in sure if choices[n].entry}
    for n, each in enumerate(spotted):
        if n not in sure and fold(each.name) in known and not each.is_person:
            sure.add(n)
    return sure


def _is_sure(each: Spotted, choice: Choice) -> bool:
    entry = choice.entry
    if each.is_dateline or choice.holds:
        return True
    if entry is None:
        called_place = each.level is not None and each.level != "area"
        known_elsewhere = choice.holder is not None and bool(each.entries) and not (each.is_plain or each.is_person)
        is_called_so = each.level in {"city", "admin2"}  # "burned the village of X"
        return known_elsewhere or is_called_so or (called_place and (each.locative or choice.holder is not None))
    if each.is_guess and choice.holder is None and not each.locative:
        return False
    if each.level is not None and each.level != "area":
        return not each.is_person or entry.kind != "city"
    if choice.holder is not None and not each.is_person:
        return not each.is_plain or each.locative
    return _is_sure_alone(each, entry)


def _is_sure_alone(each: Spotted, entry: Entry) -> bool:
    """Whether a name is a place without words for its type and without what holds it."""
    if entry.kind == "country":
        return not each.is_plain
    is_well_known = prominence(entry, fold(each.name)) >= _WELL_KNOWN
    if each.is_plain:
        return each.locative and is_well_known
    return each.locative or (is_well_known and not each.is_person)


def _found(text: str, each: Spotted, choice: Choice, main: str | None) -> FoundPlace:
    start = each.start
    entry = choice.entry
    part = each.direction is not None and entry is not None and entry.kind in {"country", "admin1", "other"}
    if part and each.direction is not None:
        start = each.direction
    span = Span(start, each.end)
    place = _place(" ".join(span.quote(text).split()), each, choice, main, is_part=part)
    return FoundPlace(
        span=span,
        place=place,
        kind="other" if part else _kind(each, entry),
        is_dateline=each.is_dateline,
        is_locative=each.locative,
        is_holder=choice.holds,
        namesakes=_namesakes(entry, each),
    )


def _kind(each: Spotted, entry: Entry | None) -> str:
    if each.level in {"airport", "part"}:
        return each.level
    if entry is None:
        return each.level if each.level in {"feature", "water"} else "place"
    if entry.kind == "city" and each.level in {"admin1", "admin2"}:
        return each.level
    return entry.kind


def _place(name: str, each: Spotted, choice: Choice, main: str | None, *, is_part: bool) -> Place:
    entry, holder = choice.entry, choice.holder
    shown = entry or holder
    if entry is None and holder is None:
        return Place(name, main, precision=7 if each.level == "water" else None)
    assert shown is not None
    country = holder.country if holder and holder.kind == "country" else shown.country
    has_point = entry is not None or shown.kind != "country"
    return Place(
        name=name,
        country=country or None,
        geonames_id=entry.geonames_id if entry and not is_part else None,
        latitude=shown.latitude if has_point else None,
        longitude=shown.longitude if has_point else None,
        admin1=shown.admin1,
        admin2=shown.admin2,
        precision=_precision(each, entry, holder, is_part=is_part),
    )


def _precision(each: Spotted, entry: Entry | None, holder: Entry | None, *, is_part: bool) -> int | None:
    if entry is None:
        if each.level in {"water", "feature"}:
            return 7 if each.level == "water" else 5
        # A place that is not in the table is as exact as what holds it; a country is too coarse to stand for it.
        return _PRECISION[holder.kind] if holder and holder.kind != "country" else None
    if is_part:
        return 4 if entry.kind == "admin1" else 5
    if each.near == "far":
        return 5
    return _precision_at(each, entry)


def _precision_at(each: Spotted, entry: Entry) -> int:
    """The class of a place that is in the table, at it or near it."""
    if entry.kind == "other" and not _WATERS.isdisjoint(each.name.lower().split()):
        return 7
    if entry.kind == "city" and each.level in {"admin1", "admin2"}:
        return 4 if each.level == "admin1" else 3  # the town stands for its division
    if entry.kind == "city" and (each.near == "near" or each.level == "area"):
        return 2
    return _PRECISION[entry.kind]


def _namesakes(entry: Entry | None, each: Spotted) -> tuple[str, ...]:
    if entry is None or entry.kind != "city" or each.level is not None:
        return ()
    key = fold(entry.name)
    above = {(other.kind, other.admin1_id, other.admin2_id) for other in each.entries if other.country == entry.country}
    found = []
    if ("admin1", entry.admin1_id, None) in above:
        found.append("admin1")
    if entry.admin2 and entry.admin2_id and fold(entry.admin2).startswith(key):
        found.append("admin2")
    return tuple(found)


def _main_country(codes: Sequence[str]) -> str | None:
    """The country that most of the report's mentions of countries are about."""
    if not codes:
        return None
    best = max(sorted(set(codes)), key=codes.count)
    return best if codes.count(best) >= _MAIN_COUNTRY * len(codes) else None
