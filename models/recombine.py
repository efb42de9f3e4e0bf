"""Our reports with other names, figures and days in the same sentences, so that the words around them are learnt.

A name goes out wherever the text has it and the same other name comes in, from the reports of the same split: places
for places, whoever is responsible for whoever is responsible, a voice for a voice of its kind. A country goes out with
its people and its seat of government, and any other of the world comes in, so that what was done is not learnt from
whose country it was. Labels move with their words.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from avowal.gazetteer.countries import Country, countries
from examples import Example, Place

_ANY = frozenset({"place", "responsible", "perpetrator"})
NAMES = ("place", "responsible", "perpetrator", "source", "weapon", "target")
"""Kinds of spans whose words may be exchanged."""
_SHARE = 0.7  # of the names of a report that are exchanged
_LEADING = frozenset("he she they it we i who the a an his her their its this that one two".split())
_DIGITS = re.compile(r"\b(?<![.,:])\d{1,3}(?![\d.,:]*\d|st\b|nd\b|rd\b|th\b)\b")
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_COUNTS = frozenset("killed injured killed_or_injured abducted missing released perpetrator_count".split())

Sort = tuple[str, str, bool]
"""Kind of span, kind of voice or incident, whether it begins with a capital."""
Pools = Mapping[Sort, Sequence[str]]


def pools_of(examples: Iterable[Example]) -> Pools:
    """The names of each kind, in the order in which they are first met."""
    found: dict[Sort, dict[str, None]] = defaultdict(dict)
    for example in examples:
        for start, end, key in _names(example):
            found[key][example.text[start:end]] = None
    return {key: tuple(names) for key, names in found.items()}


def recombined(example: Example, pools: Pools, seed: str) -> Example:
    """The example with about two thirds of its names, figures and days exchanged; the same for the same seed."""
    drawn = random.Random(f"{example.id}-{seed}")
    instead: dict[str, str] = {}
    for start, end, key in _names(example):
        words = example.text[start:end]
        if words.casefold() not in instead and drawn.random() < _SHARE:
            instead[words.casefold()] = _like(words, drawn.choice(pools.get(key, (words,))))
    instead |= {words: other for words, other in _nations(example.text, drawn).items() if words not in instead}
    edits = [*_edits(example, instead), *_figures(example, drawn)]
    return _edited(example, edits, f"{example.id}-{seed}")


def _names(example: Example) -> Iterator[tuple[int, int, Sort]]:
    """Words that are a name, with the kind of thing they name."""
    voices = {(held.start, held.end): held.voice or "" for held in example.held}
    kinds = {(held.start, held.end): held.types[0] for held in example.held if held.types}
    for span in example.spans:
        if span.kind not in NAMES:
            continue
        words = example.text[span.start : span.end]
        first = words.split()[0].casefold() if words.split() else ""
        place = (span.start, span.end)
        sort = voices.get(place, "") if span.kind == "source" else kinds.get(place, "")
        if "\n" not in words and first not in _LEADING and len(words) > 2:
            yield (
                span.start,
                span.end,
                (span.kind, "" if span.kind in _ANY else sort),
            )


def _nations(text: str, drawn: random.Random) -> dict[str, str]:
    """For about two thirds of the countries that a text names, the words of another: name, people and seat."""
    words = " ".join(re.findall(r"[\w'-]+", text)).casefold()
    instead: dict[str, str] = {}
    for country in _known():
        named = [form for form in (country.name, *country.people) if f" {form.casefold()}" in words]
        if named and drawn.random() < _SHARE:
            other = drawn.choice(_known())
            instead[country.name.casefold()] = other.name
            for people in country.people:
                instead[people.casefold()] = other.people[0]
                instead[f"{people.casefold()}s"] = f"{other.people[0]}s"
            for seat in country.seats:
                instead[seat.casefold()] = other.seats[0]
    return instead


@cache
def _known() -> tuple[Country, ...]:
    """The countries that have a name for their people and a seat."""
    return tuple(one for one in countries().values() if one.people and one.seats)


def _like(words: str, other: str) -> str:
    """The other words in capitals where the words are."""
    return other.upper() if words.isupper() and len(words) > 5 else other


def _edits(example: Example, instead: Mapping[str, str]) -> list[tuple[int, int, str]]:
    if not instead:
        return []
    either = "|".join(re.escape(words) for words in sorted(instead, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    found = []
    for match in pattern.finditer(example.text):
        other = instead.get(match.group().casefold())
        if other is not None:
            found.append((match.start(), match.end(), other))
    return found


def _figures(example: Example, drawn: random.Random) -> Iterator[tuple[int, int, str]]:
    """Other figures of about the size, and other days of the week, everywhere in the text."""
    counts = [span for span in example.spans if span.kind in _COUNTS]
    for match in _DIGITS.finditer(example.text):
        number = int(match.group())
        if number > 1 and drawn.random() < _SHARE:
            yield match.start(), match.end(), str(max(2, round(number * drawn.uniform(0.5, 2))))
    for span in counts:
        for match in re.finditer(r"(?<![\w-])[A-Za-z]+(?![\w-])", example.text[span.start : span.end]):
            if match.group().lower() in _SMALL and drawn.random() < _SHARE:
                word = _cased(drawn.choice(_SMALL), match.group())
                yield span.start + match.start(), span.start + match.end(), word
    turn = drawn.randrange(7)
    for match in re.finditer("|".join(_DAYS), example.text, re.IGNORECASE):
        day = _DAYS[(_DAYS.index(match.group().capitalize()) + turn) % 7]
        yield match.start(), match.end(), _cased(day, match.group())


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word.lower()


def _edited(example: Example, edits: Sequence[tuple[int, int, str]], name: str) -> Example:
    """The example with each stretch exchanged that cuts through no label, and the labels where their words now are."""
    places = _places(example)
    kept: list[tuple[int, int, str]] = []
    for start, end, words in sorted(edits, key=lambda one: (one[0], -one[1])):
        if (not kept or start >= kept[-1][1]) and not any(_cuts(start, end, place) for place in places):
            kept.append((start, end, words))
    text, at, starts, shifts = [], 0, [0], [0]
    for start, end, words in kept:
        text += [example.text[at:start], words]
        at = end
        starts.append(end)
        shifts.append(shifts[-1] + len(words) - (end - start))
    text.append(example.text[at:])

    def moved(place: int) -> int:
        return place + shifts[bisect_right(starts, place) - 1]

    def both(place: Place) -> Place:
        return moved(place[0]), moved(place[1])

    return replace(
        example,
        id=name,
        origin="recombined",
        text="".join(text),
        spans=tuple(replace(s, start=moved(s.start), end=moved(s.end)) for s in example.spans),
        held=tuple(replace(h, start=moved(h.start), end=moved(h.end)) for h in example.held),
        said=tuple(
            replace(s, start=moved(s.start), end=moved(s.end), sources=tuple(both(p) for p in s.sources))
            for s in example.said
        ),
    )


def _places(example: Example) -> set[Place]:
    labels = (*example.spans, *example.held, *example.said)
    return {(one.start, one.end) for one in labels} | {place for one in example.said for place in one.sources}


def _cuts(start: int, end: int, place: Place) -> bool:
    """Whether an edge of a label lies within the stretch."""
    return start < place[0] < end or start < place[1] < end
