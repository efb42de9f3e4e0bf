"""Finding the phrases of a lexicon among the words of a text."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from avowal.extraction.words import Words, positions


class Found(NamedTuple):
    """A phrase of the lexicon at words ``first`` to ``stop``: ``Found(3, 5, "bombing")``.

    A tuple, because a report has hundreds and tuples are quick to make.
    """

    first: int
    stop: int
    label: str


class Phrases(NamedTuple):
    """The phrases that begin with one word: their lengths, the longest first, and the label of each."""

    lengths: tuple[int, ...]
    labels: Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, eq=False)  # compared as objects: where one begins in a text can be kept
class Phrasebook:
    """Phrases under their first word; of two that begin alike, "car bomb" comes before "car"."""

    by_first: Mapping[str, Phrases]

    def at(self, words: Words, i: int) -> Found | None:
        """The longest phrase that begins at word ``i``; ``None`` when none does."""
        phrases = self.by_first.get(words.lower[i])
        if phrases is None:
            return None
        for length in phrases.lengths:
            label = phrases.labels.get(words.lower[i : i + length])
            if label is not None:
                return Found(i, i + length, label)
        return None

    def beginnings(self, words: Words, first: int, stop: int) -> Sequence[int]:
        """The words from ``first`` up to ``stop`` with which a phrase may begin."""
        found = _beginnings(self, words)
        if not found:
            return found
        return found[bisect_left(found, first) : bisect_left(found, stop)]

    def find(self, words: Words, first: int, stop: int) -> Iterator[Found]:
        """Every phrase from word ``first`` up to ``stop``, without overlap."""
        done = first
        for i in self.beginnings(words, first, stop):
            if i < done:
                continue
            found = self.at(words, i)
            if found is not None and found.stop <= stop:
                yield found
                done = found.stop


@lru_cache(maxsize=64)  # asked for once a sentence, by each of the readers of facts
def _beginnings(book: Phrasebook, words: Words) -> list[int]:
    """All words of a text with which a phrase may begin."""
    return positions(words, book.by_first.keys())


def phrasebook(listed: Mapping[str, str]) -> Phrasebook:
    """A phrasebook from lists of phrases: a label, and its phrases parted by bars.

    >>> from avowal.extraction.words import read_words
    >>> book = phrasebook({"bombing": "bomb|car bomb", "shooting": "gunmen"})
    >>> [found.label for found in book.find(read_words("Gunmen left a car bomb."), 0, 5)]
    ['shooting', 'bombing']
    """
    by_first: dict[str, dict[tuple[str, ...], str]] = {}
    for label, phrases in listed.items():
        for phrase in phrases.split("|"):
            parts = tuple(phrase.split())
            if parts:
                by_first.setdefault(parts[0], {}).setdefault(parts, label)
    return Phrasebook(
        {
            first: Phrases(tuple(sorted({len(parts) for parts in labels}, reverse=True)), labels)
            for first, labels in by_first.items()
        }
    )


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon file beside this module, read once: ``lexicon("violence")``."""
    return tomllib.loads((files(__package__) / "lexicon" / f"{name}.toml").read_text("utf-8"))


@cache
def book_of(name: str, table: str) -> Phrasebook:
    """The phrasebook of one table of a lexicon file."""
    return phrasebook({label: " | ".join(said.split("\n")) for label, said in lexicon(name)[table].items()})
