"""The names of the table by their first word, so that only those that a text can hold are ever looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from avowal.actors.table import COMMUNAL, Actor, SharedAlias
from avowal.actors.words import Word, joined, words_of

Index = Mapping[str, Sequence[tuple[str, int, Sequence[str]]]]
"""First plain word of a name: the names that begin with it, how each counts (a :class:`Way`), whom each means."""


class Way(IntEnum):
    """How a name counts: ``Way.COMMUNAL`` names fighters only beside a word for them, as in "Turkana raiders"."""

    SHARED = 0
    OWN = 1
    COMMUNAL = 2
    ASKED = 3


@dataclass(frozen=True, slots=True)
class Name:
    """One alias as a pass over a text needs it: how each word must be written, and who is meant."""

    written: tuple[str, ...]
    acronym: bool
    first_capital: int | None
    way: Way
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A point in the tree of names: the names that end here, and the words that can follow."""

    names: list[Name] = field(default_factory=list)
    branches: dict[str, Branch] = field(default_factory=dict)


def index_of(actors: Iterable[Actor], shared: Iterable[SharedAlias]) -> dict[str, list[tuple[str, int, list[str]]]]:
    """Every name by its first plain word; shared ones first: "JEM" is in doubt although "JeM" is not."""
    index: dict[str, list[tuple[str, int, list[str]]]] = {}
    for name, way, ids in _rows(tuple(actors), tuple(shared)):
        words = words_of(name)
        if words:
            index.setdefault(words[0].plain, []).append((name, int(way), list(ids)))
    return index


def _rows(actors: Sequence[Actor], shared: Sequence[SharedAlias]) -> Iterable[tuple[str, Way, tuple[str, ...]]]:
    for entry in shared:
        yield entry.alias, Way.SHARED, entry.actors
    for actor in actors:
        way = Way.COMMUNAL if actor.kind == COMMUNAL else Way.OWN
        for name in actor.names:
            yield name, way, (actor.id,)
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.ucdp)):
            if name not in actor.names:
                yield name, Way.ASKED, (actor.id,)


def grown(rows: Iterable[tuple[str, int, Sequence[str]]]) -> Branch:
    """The tree of names that begin with one word, from that word on."""
    root = Branch()
    for name, way, ids in rows:
        words = words_of(name)
        branch = root
        for number, word in enumerate(words[1:], 1):
            branch = branch.branches.setdefault(f"{link(name, words, number)}{word.plain}", Branch())
        branch.names.append(_name(words, Way(way), tuple(ids)))
    return root


def _name(words: Sequence[Word], way: Way, ids: tuple[str, ...]) -> Name:
    written = tuple(word.text for word in words)
    capitals = [number for number, word in enumerate(written) if word[0].isupper()]
    return Name(
        written=written,
        acronym=all(_is_acronym(word) for word in written),
        first_capital=capitals[0] if capitals else None,
        way=way,
        actors=ids,
    )


def _is_acronym(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return sum(map(str.isupper, letters)) >= 2 or word.isupper() or not letters


def link(text: str, words: Sequence[Word], at: int) -> str | None:
    """What stands before word ``at``: nothing that counts (""), a comma, or something that no name goes across."""
    if joined(text, words[at - 1], words[at]):
        return ""
    return "," if text[words[at - 1].end : words[at].start] in {", ", ",\n"} else None
