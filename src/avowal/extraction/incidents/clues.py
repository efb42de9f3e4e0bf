"""Words of violence in each sentence, and how far they speak for a deed done by people."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from avowal.extraction.notes import Line, Notes, Skim
from avowal.extraction.text.phrasebook import Phrasebook, book_of, lexicon
from avowal.extraction.text.words import Words

_STRONG, _USUAL, _WEAK = 3.0, 1.0, 0.5
STRONG = _STRONG
_DOERS = frozenset({"gunman", "gunmen", "snipers", "sniper", "hitmen", "bomber", "bombers"})


class Clue(NamedTuple):
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
    weights = _weights()
    return tuple(
        [
            Clue(
                found.first,
                found.stop,
                found.label,
                weights.get(words.lower[found.first : found.stop], _USUAL),
                words.lower[found.first] in _DOERS,
            )
            for found in book_of("violence", "types").find(words, first, stop)
        ]
    )


@cache
def _weights() -> dict[tuple[str, ...], float]:
    table = lexicon("violence")["weights"]
    return {
        tuple(phrase.split()): weight
        for label, weight in (("weak", _WEAK), ("strong", _STRONG))
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
