"""Countries by the names, demonyms and seats of government that reports use.

The table is countries.toml beside this file; it is read on first use.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from avowal.gazetteer.fold import fold

_LONGEST_ACRONYM = 4
_REMEMBERED = 32_768
_NO_PLURAL = ("s", "ish", "French", "Dutch", "ese", "x", "hman", "men", "woman")


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ``Country("IR", "Iran", (32.0, 53.0), ("Persia",), ("Iranian",), ("Tehran",))``.

    Attributes:
        code: ISO 3166-1 alpha-2 code; XK for Kosovo; a state that is gone keeps the code it had.
        name: The short English name that we show.
        point: One fixed representation point, latitude and longitude in degrees.
        names: Other names, former ones too.
        people: Adjectives and names of its people.
        seats: Capitals and seats of government, which stand for the government.
        successors: For a state that is gone, the states whose places it held.
        years: For a state that is gone, when it existed.
    """

    code: str
    name: str
    point: tuple[float, float]
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    years: str | None = None


@lru_cache(maxsize=_REMEMBERED)
def country_code(name: str) -> str | None:
    """Code of the country that a name, former name, demonym or adjective belongs to.

    An acronym counts only as an acronym: "US" is a country, "us" is not.

    >>> country_code("Iran"), country_code("IRANIAN"), country_code("Zaire"), country_code("us")
    ('IR', 'IR', 'CD', None)
    """
    return _code_in(_names(), name) or _code_in(_people(), name)


@lru_cache(maxsize=_REMEMBERED)
def named_country(name: str) -> str | None:
    """Code of the country that a name or former name belongs to; demonyms give ``None``.

    >>> named_country("the Netherlands"), named_country("Dutch")
    ('NL', None)
    """
    return _code_in(_names(), name)


def country_name(code: str) -> str:
    """The short English name of a country's code; an unknown code is given back as it is.

    >>> country_name("SV")
    'El Salvador'
    """
    found = countries().get(code)
    return found.name if found else code


@lru_cache(maxsize=_REMEMBERED)
def is_demonym(word: str) -> bool:
    """Whether a word is an adjective or name of a people: "Iranian", "Afghans", "DUTCH".

    >>> is_demonym("Salvadoran"), is_demonym("Salvador")
    (True, False)
    """
    return _code_in(_people(), word) is not None


def seat_of(name: str) -> str | None:
    """Code of the country that has its seat of government in the city of this name.

    >>> seat_of("Tehran"), seat_of("Isfahan")
    ('IR', None)
    """
    return _seats().get(fold(name))


@cache
def countries() -> dict[str, Country]:
    """Every country by its code."""
    rows = tomllib.loads(files(__package__).joinpath("countries.toml").read_text("utf-8"))["country"]
    return {row["code"]: _country(row) for row in rows}


def names_of(code: str) -> frozenset[str]:
    """The folded names of a country, former ones too; empty for an unknown code."""
    found = countries().get(code)
    return frozenset(fold(name) for name in (found.name, *found.names)) if found else frozenset()


@lru_cache(maxsize=_REMEMBERED)
def region_people_code(word: str) -> str | None:
    """Code of the country that a people of one of its regions points to: Chechens to Russia, Sicilians to Italy.

    Kept apart from :func:`country_code`: "the Chechen government" is not Russia's.

    >>> region_people_code("Chechens"), region_people_code("Russians")
    ('RU', None)
    """
    return _code_in(_region_people(), word)


def holds(code: str, place_country: str) -> bool:
    """Whether the country ``code`` is, or was once, the country of places now in ``place_country``.

    >>> holds("SU", "UA"), holds("UA", "UA"), holds("RU", "UA")
    (True, True, False)
    """
    if code == place_country:
        return True
    found = countries().get(code)
    return found is not None and place_country in found.successors


def _country(row: Mapping[str, Any]) -> Country:
    return Country(
        code=str(row["code"]),
        name=str(row["name"]),
        point=(float(row["point"][0]), float(row["point"][1])),
        names=(*row.get("names", ()), *row.get("former", ())),
        people=tuple(row.get("people", ())),
        seats=tuple(row.get("seats", ())),
        successors=tuple(row.get("successors", ())),
        years=str(row["years"]) if "years" in row else None,
    )


def _code_in(table: dict[str, str], name: str) -> str | None:
    key = fold(name)
    code = table.get(key)
    if code is not None:
        return code
    acronym = key.replace(" ", "")
    if len(acronym) <= _LONGEST_ACRONYM and name.replace(".", "").strip().isupper():
        return table.get(acronym.upper())
    return None


def _key(name: str) -> str:
    """Acronyms are stored in capitals, which no folded name is, so that "us" does not find them."""
    letters = name.replace(".", "")
    return letters if letters.isupper() and len(letters) <= _LONGEST_ACRONYM else fold(name)


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries().values():
        for name in (country.name, *country.names):
            table.setdefault(_key(name), country.code)
    return table


@cache
def _region_people() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in tomllib.loads(files(__package__).joinpath("regions.toml").read_text("utf-8"))["region"]:
        for name in row.get("people", ()):
            if "country" in row:
                table.setdefault(_key(name), row["country"])
                table.setdefault(_key(name) + "s", row["country"])
    return table


@cache
def _people() -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries().values():
        for name in country.people:
            table.setdefault(_key(name), country.code)
            if not name.isupper() and not name.endswith(_NO_PLURAL):
                table.setdefault(_key(name) + "s", country.code)
    return table


@cache
def _seats() -> dict[str, str]:
    return {fold(seat): country.code for country in reversed(countries().values()) for seat in country.seats}
