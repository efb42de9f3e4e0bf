"""The words around place names, from lexicon/places.toml: what sort of place they say, how near, and what is none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of lexicon/places.toml, where each is explained: "near" is in ``puts_there`` and in ``is_near``.

    Attributes:
        level: What a word says that the name beside it is: "city", "admin1", "admin2", "part", "airport",
            "site", "water" or "feature".
    """

    level: Mapping[str, str]
    puts_there: frozenset[str]
    only_places: frozenset[str]
    is_near: frozenset[str]
    strikes: frozenset[str]
    outskirts: frozenset[str]
    inner_parts: frozenset[str]
    directions: frozenset[str]
    part_of_country: frozenset[str]
    passed_over: frozenset[str]
    held: tuple[str, ...]
    titles: frozenset[str]
    no_place_of: frozenset[str]
    links: frozenset[str]
    leads: frozenset[str]
    bodies: frozenset[str]
    days: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    openers_in_capitals: frozenset[str]
    feature_first: frozenset[str]
    after_place: frozenset[str]
    own_of_state: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lists, read once a process."""
    table = _lexicon()
    lists = {name: text.split() for part in ("before", "inside", "after") for name, text in table[part].items()}
    return PlaceWords(
        level={word: level for level, text in table["levels"].items() for word in text.split()},
        held=tuple(lists.pop("held")),
        **{name: frozenset(words) for name, words in lists.items()},
    )


def state_of(words: str) -> tuple[str, str] | None:
    """The state that an abbreviation stands for, with its country's code.

    A postal code counts only in capitals without a stop, another short form only with its stops.

    >>> state_of("Va."), state_of("W.Va."), state_of("NC"), state_of("Miss"), state_of("NSW")
    (('Virginia', 'US'), ('West Virginia', 'US'), ('North Carolina', 'US'), None, ('New South Wales', 'AU'))
    """
    if words in _postal():
        return _postal()[words], "US"
    short = words.lower().replace(". ", ".").rstrip(".")
    if "." in words:
        return _short_forms().get(short)
    found = _short_forms().get(short) if words.isupper() else None
    return found if found and found[1] != "US" else None


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(files("avowal.extraction").joinpath("lexicon/places.toml").read_text("utf-8"))


@cache
def _postal() -> dict[str, str]:
    return dict(_lexicon()["us_postal"])


@cache
def _short_forms() -> dict[str, tuple[str, str]]:
    table = _lexicon()
    parts = (("ca_states", "CA"), ("au_states", "AU"), ("us_states", "US"))
    return {short: (name, code) for part, code in parts for short, name in table[part].items()}
