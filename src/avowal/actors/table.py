"""Reading and checking actors.toml, the table of groups and their names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from avowal.errors import AvowalError

COMMUNAL = "communal"
CROWD = "crowd"
KINDS = frozenset(
    f"insurgent militia cartel gang party state_force government coalition private_military {CROWD} {COMMUNAL}".split()
)
_MEMBERS = frozenset("id name aliases countries kind since until parent successor dated ucdp".split())
_NEEDED = ("id", "name", "kind")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that a group bore for a time: ``DatedName("Jabhat Fateh al-Sham", 2016, 2017)``.

    Attributes:
        name: The name, as reports write it; it counts as an alias.
        since: First year in which the group bore it; ``None`` if that is not known.
        until: Last year; ``None`` while it bears it.
    """

    name: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One group, force or party: ``Actor("pkk", "Kurdistan Workers' Party", ("PKK",), "insurgent", ("TR",), 1978)``.

    Attributes:
        id: Lower-case slug that never changes.
        name: Standard name; words in brackets tell namesakes apart.
        aliases: Other names, as reports write them.
        kind: One of :data:`KINDS`.
        countries: ISO codes of where it acts, home first; empty for the whole world.
        since: First year in which it is known; ``None`` for peoples, and for state forces, which are made by pattern.
        until: Last year; ``None`` while it lasts.
        parent: Id of the actor that it belongs or belonged to.
        successor: Id of the actor that took its place.
        dated: Names that it bore for a time.
        ucdp: Its names in UCDP's tables.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    parent: str | None = None
    successor: str | None = None
    dated: tuple[DatedName, ...] = ()
    ucdp: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """Home country; ``None`` for a group of the whole world."""
        return self.countries[0] if self.countries else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names that reports can give it: the standard name unless in brackets, the aliases, the dated names."""
        own = () if " (" in self.name else (self.name,)
        return tuple(dict.fromkeys((*own, *self.aliases, *(each.name for each in self.dated))))


@dataclass(frozen=True, slots=True)
class SharedAlias:
    """An alias that does not settle who is meant: ELN, of Colombia unless the report speaks of Bolivia."""

    alias: str
    actors: tuple[str, ...]
    default: str | None = None


def read_table(text: str) -> tuple[tuple[Actor, ...], tuple[SharedAlias, ...]]:
    """The actors and shared aliases that a TOML text holds.

    Raises:
        AvowalError: The text is no TOML, or an entry lacks, misspells or contradicts something; the
            message names the entry.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = "file"
        raise _refusal(where, str(error)) from error
    return check_table(table)


def check_table(
    table: Mapping[str, Sequence[Mapping[str, object]]],
) -> tuple[tuple[Actor, ...], tuple[SharedAlias, ...]]:
    """The actors and shared aliases of a table that has been read from TOML or from its JSON twin.

    Raises:
        AvowalError: An entry lacks, misspells or contradicts something; the message names the entry.
    """
    actors = tuple(_actor(number, row) for number, row in enumerate(table.get("actor", ()), 1))
    shared = tuple(_shared(number, row) for number, row in enumerate(table.get("ambiguous", ()), 1))
    _check_ids(actors, shared)
    return actors, shared


def known_rows(table: Mapping[str, Any]) -> tuple[list[Actor], list[SharedAlias]]:
    """The actors and shared aliases of the JSON twin, which was checked when it was made."""
    lists = ("aliases", "countries", "ucdp")
    actors = []
    for row in table["actor"]:
        given = {**row, **{member: tuple(row[member]) for member in lists if member in row}}
        given.setdefault("aliases", ())
        if "dated" in row:
            given["dated"] = tuple(
                DatedName(each["name"], each.get("from"), each.get("until")) for each in row["dated"]
            )
        actors.append(Actor(**given))
    shared = [SharedAlias(row["alias"], tuple(row["actors"]), row.get("default")) for row in table["ambiguous"]]
    return actors, shared


def _actor(number: int, row: Mapping[str, object]) -> Actor:
    where = f"actor {number} ({row.get('id', 'no id')})"
    needed = _NEEDED if row.get("kind") == COMMUNAL else (*_NEEDED, "since")  # a people has no first year
    missing = [member for member in needed if not row.get(member)]
    unknown = sorted(row.keys() - _MEMBERS)
    if missing or unknown:
        raise _refusal(where, f"lacks {', '.join(missing)}" if missing else f"has unknown {', '.join(unknown)}")
    actor = Actor(
        id=str(row["id"]),
        name=str(row["name"]),
        aliases=_texts(row.get("aliases"), where),
        kind=str(row["kind"]),
        countries=_texts(row.get("countries"), where),
        since=_year(row["since"], where) if "since" in row else None,
        until=_year(row["until"], where) if "until" in row else None,
        parent=str(row["parent"]) if "parent" in row else None,
        successor=str(row["successor"]) if "successor" in row else None,
        dated=tuple(_dated(each, where) for each in _rows(row.get("dated"), where)),
        ucdp=_texts(row.get("ucdp"), where),
    )
    _check(actor, where)
    return actor


def _rows(value: object, where: str) -> list[Mapping[str, object]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise _refusal(where, f"a list of tables was expected, not {value!r}")
    return value


def _dated(row: Mapping[str, object], where: str) -> DatedName:
    if row.keys() - {"name", "from", "until"} or not row.get("name"):
        raise _refusal(where, f"a dated name has name, from and until, not {', '.join(row)}")
    begins = _year(row["from"], where) if "from" in row else None
    ends = _year(row["until"], where) if "until" in row else None
    if begins and ends and ends < begins:
        raise _refusal(where, f"the name {row['name']!r} ends in {ends}, before it begins in {begins}")
    return DatedName(str(row["name"]), begins, ends)


def _check(actor: Actor, where: str) -> None:
    if not _SLUG.match(actor.id):
        raise _refusal(where, f"the id {actor.id!r} is not made of a-z, 0-9 and single hyphens")
    if actor.kind not in KINDS:
        raise _refusal(where, f"the kind {actor.kind!r} is none of {', '.join(sorted(KINDS))}")
    wrong = [code for code in actor.countries if not _COUNTRY.match(code)]
    if wrong:
        raise _refusal(where, f"{wrong[0]!r} is no ISO code of a country")
    if actor.since and actor.until and actor.until < actor.since:
        raise _refusal(where, f"it ends in {actor.until}, before it begins in {actor.since}")


def _shared(number: int, row: Mapping[str, object]) -> SharedAlias:
    where = f"ambiguous {number} ({row.get('alias', 'no alias')})"
    if row.keys() - {"alias", "actors", "default"} or not row.get("alias") or not row.get("actors"):
        raise _refusal(where, "it needs alias and actors, may have default, and nothing else")
    default = str(row["default"]) if "default" in row else None
    return SharedAlias(str(row["alias"]), _texts(row["actors"], where), default)


def _check_ids(actors: Sequence[Actor], shared: Sequence[SharedAlias]) -> None:
    known: set[str] = set()
    for actor in actors:
        where = f"actor {actor.id}"
        if actor.id in known:
            raise _refusal(where, "the id stands twice")
        known.add(actor.id)
    for actor in actors:
        where = f"actor {actor.id}"
        if actor.parent and actor.parent not in known and not actor.parent.startswith("government-of-"):
            raise _refusal(where, f"there is no parent {actor.parent!r}")
        if actor.successor and actor.successor not in known:
            raise _refusal(where, f"there is no successor {actor.successor!r}")
    for entry in shared:
        where = f"ambiguous {entry.alias}"
        strangers = {*entry.actors, *([entry.default] if entry.default else [])} - known
        if strangers:
            raise _refusal(where, f"there is no actor {min(strangers)!r}")


def _texts(value: object, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _refusal(where, f"a list of texts was expected, not {value!r}")
    return tuple(value)


def _year(value: object, where: str) -> int:
    if not isinstance(value, int) or not 1000 <= value <= 2100:
        raise _refusal(where, f"a year was expected, not {value!r}")
    return value


def _refusal(where: str, why: str) -> AvowalError:
    return AvowalError(f"table of actors, {where}: {why}. Mend actors.toml", slug="actors-table", item=where)
