"""Finding the phrases of a lexicon among the words of a text."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any, NamedTuple

from avowal.extraction.text.words import Words, concordance


class Found(NamedTuple):
    """A phrase of the lexicon at words ``first`` to ``stop``: ``Found(3, 5, "bombing")``.

    A tuple, because a report has hundreds and tuples are quick to make.
    """

    first: int
    stop: int
    label: str


_new_found = partial(tuple.__new__, Found)  # as Found(...), without a call in Python for each of them


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
        return _found_in(self, words).at.get(i)

    def in_text(self, words: Words) -> Mapping[int, Found]:
        """The longest phrase at each word of a text with which one begins."""
        return _found_in(self, words).at

    def beginnings(self, words: Words, first: int, stop: int) -> Sequence[int]:
        """The words from ``first`` up to ``stop`` with which a phrase begins."""
        starts = _found_in(self, words).starts
        begin = bisect_left(starts, first)
        return starts[begin : bisect_left(starts, stop, begin)]

    def find(self, words: Words, first: int, stop: int) -> Iterator[Found]:
        """Every phrase from word ``first`` up to ``stop``, without overlap."""
        at, starts = _found_in(self, words)
        done = first
        for k in range(bisect_left(starts, first), len(starts)):
            i = starts[k]
            if i >= stop:
                break
            found = at[i]
            if i >= done and found.stop <= stop:
                yield found
                done = found.stop


class _InText(NamedTuple):
    """The phrases of one text by the number of their first word, and these numbers in order."""

    at: Mapping[int, Found]
    starts: Sequence[int]


@lru_cache(maxsize=64)  # asked for word by word and once a sentence, by each of the readers of facts
def _found_in(book: Phrasebook, words: Words) -> _InText:
    """The longest phrase at each word of a text with which one begins."""
    lower = words.lower
    where = concordance(words)
    found: dict[int, Found] = {}
    for word in where.keys() & book.by_first.keys():
        lengths, labels = book.by_first[word]
        for i in where[word]:
            for length in lengths:
                label = labels.get(lower[i : i + length])
                if label is not None:
                    found[i] = _new_found((i, i + length, label))
                    break
    return _InText(found, sorted(found))


def phrasebook(listed: Mapping[str, str]) -> Phrasebook:
    """A phrasebook from lists of phrases: a label, and its phrases parted by bars.

    >>> from avowal.extraction.text.words import read_words
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
    return tomllib.loads((files("avowal.extraction") / "lexicon" / f"{name}.toml").read_text("utf-8"))


@cache
def book_of(name: str, table: str) -> Phrasebook:
    """The phrasebook of one table of a lexicon file."""
    return phrasebook({label: " | ".join(said.split("\n")) for label, said in lexicon(name)[table].items()})
