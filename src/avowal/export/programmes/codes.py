"""Columns and codes of other programmes, read once from the files beside this one and from the codebook."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from avowal.actors import open_actors
from avowal.actors.table import Actor
from avowal.codebook.vocabulary import IncidentType
from avowal.domain import Name
from avowal.gazetteer.fold import fold


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """What programmes call a country: ``CountryCodes("IR", "IRN", 364, "Middle East", 94, 10, "Middle East")``.

    Attributes:
        iso: ISO 3166-1 alpha-2 code.
        iso3: ISO 3166-1 alpha-3 code; XKX for Kosovo.
        number: ISO 3166-1 numeric code; ``None`` where there is none.
        acled_region: One of ACLED's 17 regions.
        gtd: GTD's number of the country; ``None`` where its list has none.
        gtd_region: GTD's number of the region.
        ucdp_region: One of UCDP's five regions; ``None`` for Antarctica.
    """

    iso: str
    iso3: str
    number: int | None
    acled_region: str
    gtd: int | None
    gtd_region: int | None
    ucdp_region: str | None


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a programme's table, in its order.

    >>> len(columns_of("gtd")), columns_of("acled")[0]
    (135, 'event_id_cnty')
    """
    columns: dict[str, list[str]] = tomllib.loads(_text("columns.toml"))
    return tuple(columns[table])


@cache
def codes(programme: str) -> Mapping[str, Any]:
    """A programme's code lists: ``codes("gtd")["region"]["10"]`` is "Middle East & North Africa"."""
    lists: Mapping[str, Any] = tomllib.loads(_text("codes.toml"))[programme]
    return lists


def country_codes(iso: str | None) -> CountryCodes | None:
    """The codes of a country; ``None`` for one that the table does not hold.

    >>> country_codes("IR").number
    364
    """
    return _countries().get(iso or "")


@cache
def type_code(type_: IncidentType, programme: str) -> str:
    """What the codebook says that a programme calls one of our types.

    >>> type_code(IncidentType.SUICIDE_BOMBING, "plover")
    'ASSAULT/suicide-attack'
    """
    row = _codebook_types()[type_.value]
    return str(row[programme])


def actor_of(name: Name) -> Actor | None:
    """The actor of the table that a name stands for; ``None`` where the table holds none."""
    actors = open_actors()
    return (actors.get(name.actor_id) if name.actor_id else None) or actors.named(name.text)


def holds_words(text: str, words: frozenset[str]) -> bool:
    """Whether a text holds one of these folded words or phrases.

    >>> holds_words("A bus of pilgrims", frozenset({"pilgrims"}))
    True
    """
    said = f" {fold(text)} "
    return any(f" {word} " in said for word in words)


@cache
def _countries() -> Mapping[str, CountryCodes]:
    return {row["iso"]: _country(row) for row in csv.DictReader(_text("countries.csv").splitlines())}


def _country(row: Mapping[str, str]) -> CountryCodes:
    number, gtd, region = (int(row[key]) if row[key] else None for key in ("number", "gtd", "gtd_region"))
    return CountryCodes(row["iso"], row["iso3"], number, row["acled_region"], gtd, region, row["ucdp_region"] or None)


@cache
def _codebook_types() -> Mapping[str, Mapping[str, str]]:
    text = files("avowal.codebook").joinpath("codebook.toml").read_text("utf-8")
    types: Mapping[str, Mapping[str, str]] = tomllib.loads(text)["incident_type"]
    return types


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
