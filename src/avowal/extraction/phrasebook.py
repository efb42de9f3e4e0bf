"""Finding the phrases of a lexicon among the words of a text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from avowal.extraction.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the lexicon at words ``first`` to ``stop``: ``Found(3, 5, "bombing")``."""

    first: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases under their first word, the longest first: "car bomb" comes before "car"."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def at(self, words: Words, i: int) -> Found | None:
        """The longest phrase that begins at word ``i``; ``None`` when none does."""
        for phrase, label in self.by_first.get(words.lower[i], ()):
            stop = i + len(phrase)
            if len(phrase) == 1 or words.lower[i:stop] == phrase:
                return Found(i, stop, label)
        return None

    def find(self, words: Words, first: int, stop: int) -> Iterator[Found]:
        """Every phrase from word ``first`` up to ``stop``, without overlap."""
        done = first
        for i, word in enumerate(words.lower[first:stop], first):
            if i < done or word not in self.by_first:
                continue
            found = self.at(words, i)
            if found is not None and found.stop <= stop:
                yield found
                done = found.stop


def phrasebook(listed: Mapping[str, str]) -> Phrasebook:
    """A phrasebook from lists of phrases: a label, and its phrases parted by bars.

    >>> from avowal.extraction.words import read_words
    >>> book = phrasebook({"bombing": "bomb|car bomb", "shooting": "gunmen"})
    >>> [found.label for found in book.find(read_words("Gunmen left a car bomb."), 0, 5)]
    ['shooting', 'bombing']
    """
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for label, phrases in listed.items():
        for phrase in phrases.split("|"):
            parts = tuple(phrase.split())
            if parts:
                by_first.setdefault(parts[0], []).append((parts, label))
    return Phrasebook({first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()})


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon file beside this module, read once: ``lexicon("violence")``."""
    return tomllib.loads((files(__package__) / "lexicon" / f"{name}.toml").read_text("utf-8"))


@cache
def book_of(name: str, table: str) -> Phrasebook:
    """The phrasebook of one table of a lexicon file."""
    return phrasebook({label: " | ".join(said.split("\n")) for label, said in lexicon(name)[table].items()})
