"""Words of violence in each sentence, and how far they speak for a deed done by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from avowal.extraction.notes import Line, Notes, Skim
from avowal.extraction.phrasebook import Found, Phrasebook, book_of, lexicon
from avowal.extraction.words import Words

_STRONG, _USUAL, _WEAK = 3.0, 1.0, 0.5
STRONG = _STRONG
_DOERS = frozenset({"gunman", "gunmen", "snipers", "sniper", "hitmen", "bomber", "bombers"})


@dataclass(frozen=True, slots=True)
class Clue:
    """A word of violence: "car bomb" at words 7 to 9 speaks for a bombing, with weight 3; "gunmen" only names doers."""

    first: int
    stop: int
    kind: str
    weight: float
    of_doers: bool = False


def find_clues(notes: Skim | Notes, line: Line) -> tuple[Clue, ...]:
    """The words of violence in a sentence."""
    return clues_among(notes.words, line.first, line.stop)


def clues_among(words: Words, first: int, stop: int) -> tuple[Clue, ...]:
    """The words of violence among words ``first`` up to ``stop``."""
    return tuple(
        Clue(found.first, found.stop, found.label, _weight(words, found), words.lower[found.first] in _DOERS)
        for found in _sought(words, first, stop)
    )


def _sought(words: Words, first: int, stop: int) -> Iterator[Found]:
    return book_of("violence", "types").find(words, first, stop)


def _weight(words: Words, found: Found) -> float:
    label = _weights().get(words.lower[found.first : found.stop])
    return {"strong": _STRONG, "weak": _WEAK}.get(label or "", _USUAL)


@cache
def _weights() -> dict[tuple[str, ...], str]:
    table = lexicon("violence")["weights"]
    return {
        tuple(phrase.split()): label
        for label in ("weak", "strong")
        for line in table[label].split("\n")
        for phrase in line.split("|")
        if phrase.strip()
    }


def scene_words(words: Words, first: int, stop: int) -> dict[str, set[str]]:
    """The words of each scene (sport, fiction, accident, ...) among words ``first`` to ``stop``."""
    found: dict[str, set[str]] = {}
    for one in _scenes().find(words, first, stop):
        found.setdefault(one.label, set()).add(" ".join(words.lower[one.first : one.stop]))
    return found


@cache
def _scenes() -> Phrasebook:
    return book_of("scenes", "scenes")
