"""Accounts from the rows that hold them; what many rows share (a voice, a place, a day) is made once.

An export reads millions of rows. Values are frozen, so that the accounts of one place may hold one and the same object.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, func

from avowal.codebook.vocabulary import Fact, Qualifier, Stance, Status, VoiceKind
from avowal.domain import Account, Name, PartialDate, Place, Quantity, Span, Value, Voice, Window
from avowal.store.schema import ACCOUNTS

_REMEMBERED: Final = 4_096
"""Of each kind of value; at some 200 bytes each, a few megabytes in all."""

_NAMED: Final = (
    "id", "report_id", "mention_id", "fact", "words", "voice", "voice_kind", "voice_role", "voice_country", "via",
    "stance", "status", "evidence_start", "evidence_end", "score", "part_of", "said", "value_kind", "low", "high",
    "qualifier", "counted", "value", "aliases", "actor_id", "country", "geonames_id", "latitude", "longitude",
    "admin1", "admin2", "precision", "first_day", "last_day", "time",
)  # fmt: skip
READ: Final = tuple(ACCOUNTS.c[name] for name in _NAMED)
"""The columns that :func:`account_of` takes, in its order."""
MENTION: Final = _NAMED.index("mention_id")
"""Where in a row of these the mention's id stands."""


def standing() -> ColumnElement[bool]:
    """The accounts that count: all but those that reviewers set aside."""
    return func.coalesce(ACCOUNTS.c.set_aside, False).is_(False)


def account_of(row: Sequence[Any]) -> Account:
    """The account that a row of the columns :data:`READ` holds.

    Raises:
        ValueError: A word is not in the codebook, or a value cannot be.
    """
    (
        key, report_id, _, fact, words, voice, voice_kind, voice_role, voice_country, via,
        stance, status, start, end, score, part_of, said, value_kind, *cells,
    ) = row  # fmt: skip
    return Account(
        key,
        report_id,
        fact_of(fact),
        _value(value_kind, cells),
        words,
        _voice(voice, voice_kind, voice_role, voice_country),
        texts_of(via),
        _stance(stance),
        _status(status),
        Span(start, end),
        score,
        part_of,
        day_of(said) if said else None,
    )


fact_of = lru_cache(maxsize=None)(Fact)
_stance = lru_cache(maxsize=None)(Stance)
_status = lru_cache(maxsize=None)(Status)


@lru_cache(_REMEMBERED)
def day_of(iso: str) -> PartialDate:
    """The date that an ISO text gives."""
    return PartialDate.from_iso(iso)


@lru_cache(_REMEMBERED)
def texts_of(written: str) -> tuple[str, ...]:
    """The texts of a JSON list."""
    return tuple(json.loads(written))


@lru_cache(_REMEMBERED)
def _voice(name: str, kind: str, role: str | None, country: str | None) -> Voice:
    return Voice(name, VoiceKind(kind), role, country)


def _value(kind: str | None, cells: Sequence[Any]) -> Value | None:
    (
        low, high, qualifier, counted, value, aliases, actor_id, country, geonames_id, latitude, longitude,
        admin1, admin2, precision, first_day, last_day, time,
    ) = cells  # fmt: skip
    if kind == "quantity":
        return _quantity(low, high, qualifier, counted)
    if kind == "date":
        return date_of(value, first_day, last_day, precision, time)
    if kind == "place":
        return _place(value, country, geonames_id, latitude, longitude, admin1, admin2, precision)
    if kind == "name":
        return _name(value, aliases, actor_id)
    return None


@lru_cache(_REMEMBERED)
def _quantity(low: int | None, high: int | None, qualifier: str, counted: str | None) -> Quantity:
    return Quantity(low, high, Qualifier(qualifier), counted)


@lru_cache(_REMEMBERED)
def _name(text: str, aliases: str, actor_id: str | None) -> Name:
    return Name(text, texts_of(aliases), actor_id)


_place = lru_cache(_REMEMBERED)(Place)


@lru_cache(_REMEMBERED)
def date_of(
    iso: str, first_day: str | None, last_day: str | None, precision: int | None, time: str | None
) -> PartialDate:
    """The date of a row; rows of older records hold no days and no time."""
    value = PartialDate.from_iso(iso)
    if first_day is None or last_day is None:
        return replace(value, time=time) if time is not None else value
    window = Window(date.fromisoformat(first_day), date.fromisoformat(last_day), precision)
    return replace(value, window=window, time=time)
