"""The names of the table by their first word, so that only those that a text can hold are ever looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from avowal.actors.table import COMMUNAL, CROWD, Actor, SharedAlias
from avowal.actors.words import Word, joined, words_of

Index = Mapping[str, Sequence[int]]
"""First plain word of a name: the entries with such a name, shared aliases counted first and then actors."""
Entry = SharedAlias | Actor
ACROSS = "|"
"""Marks a word before which stands what no name in a text goes across: such names are only asked for."""


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


def index_of(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Which of ``entries`` have a name that begins with a word, by that word in plain form."""
    index: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        firsts = (words_of(name)[:1] for name, _ in (*_names(entry), *_asked(entry)))
        for first in dict.fromkeys(word.plain for words in firsts for word in words):
            index.setdefault(first, []).append(number)
    return index


def _names(entry: Entry) -> list[tuple[str, Way]]:
    if isinstance(entry, SharedAlias):
        return [(entry.alias, Way.SHARED)]
    if entry.kind == CROWD:  # "Morsi supporters" stay as the report describes them
        return []
    return [(name, Way.COMMUNAL if entry.kind == COMMUNAL else Way.OWN) for name in entry.names]


def _asked(entry: Entry) -> list[tuple[str, Way]]:
    """Names that count where somebody asks for them, but not in texts: "Muslims (India)"."""
    if isinstance(entry, SharedAlias):
        return []
    counted = {name for name, _ in _names(entry)}
    return [(name, Way.ASKED) for name in dict.fromkeys((*entry.names, entry.name, *entry.ucdp)) if name not in counted]


def grown(first: str, entries: Sequence[Entry]) -> Branch:
    """The tree of names that begin with the plain word ``first``, from that word on.

    Shared ones come first, for "JEM" is in doubt although "JeM" is not, and those only asked for come last.
    """
    root = Branch()
    for kind_of_names in (_names, _asked):
        for entry in entries:
            for name, way in kind_of_names(entry):
                words = words_of(name)
                if words and words[0].plain == first:
                    ids = entry.actors if isinstance(entry, SharedAlias) else (entry.id,)
                    _end_of(root, name, words).names.append(_name(words, way, ids))
    return root


def _end_of(root: Branch, name: str, words: Sequence[Word]) -> Branch:
    branch = root
    for number, word in enumerate(words[1:], 1):
        between = link(name, words, number)
        branch = branch.branches.setdefault(f"{ACROSS if between is None else between}{word.plain}", Branch())
    return branch


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
