"""A sentence as signs, one a word: what the patterns of casualties are matched on.

"At least 84 people were killed and 284 wounded" is ``NPbk&Ni``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from typing import NamedTuple

from avowal.codebook.vocabulary import Fact
from avowal.extraction.notes import Line, Notes, Skim, counts_in
from avowal.extraction.text.phrasebook import Found, Phrasebook, book_of, lexicon, phrasebook
from avowal.extraction.text.words import Words, positions

FACTS = (Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED, Fact.ABDUCTED, Fact.RELEASED, Fact.MISSING)
_FORMS = {"past": "k", "active": "a", "gerund": "g", "intransitive": "d", "noun": "D"}
_SMALL = {"fillers": "v", "be": "b", "including": "n", "tolls": "T"}
_JOINTS = frozenset({"and", "or", "plus", "nor"})
_CLOSE = frozenset(",;:()[]—–")


class Sign(NamedTuple):
    """What one word, phrase or count is in a sentence; a tuple, because a report has a thousand.

    Attributes:
        kind: N count, P people, k befallen (past), a active verb or "death of", g gerund, d died, D dead (noun),
            T toll, b be or have, n including, v filler, o of, & and, ``,`` and ``.`` marks, w anything else.
        first: Its first word.
        stop: The word after it.
        facts: For k, a, g, d and D: which facts the form can tell, with the parts it can play.
        group: For P: the group of people.
    """

    kind: str
    first: int
    stop: int
    facts: tuple[tuple[str, Fact], ...] = ()
    group: str | None = None


_new_sign = partial(tuple.__new__, Sign)  # as Sign(...), without a call in Python for each word


def read_signs(notes: Skim | Notes, line: Line) -> list[Sign]:
    """The signs of a sentence."""
    signs: list[Sign] = []
    words, counts = notes.words, notes.counts
    text, starts, ends = words.text, words.starts, words.ends
    known = _known_signs(words)
    i = first = line.first
    while i < line.stop:
        gap = text[ends[i - 1] : starts[i]] if i > first else " "
        if gap != " " and not gap.isspace() and _CLOSE.intersection(gap):
            signs.append(Sign("." if ";" in gap else ",", i, i))
        sign = _count(notes, i) if i in counts else known.get(i)
        if sign is None or sign.stop > line.stop:
            sign = _new_sign(("w", i, i + 1, (), None))
        signs.append(sign)
        i = sign.stop
    return signs


def holds_casualties(notes: Skim | Notes, line: Line) -> bool:
    """Whether a sentence holds any word that could tell of casualties, and a count."""
    return bool(counts_in(notes, line)) and not _starts().isdisjoint(notes.words.lower[line.first : line.stop])


def _count(notes: Skim | Notes, i: int) -> Sign:
    end = notes.counts[i].span.end
    stop = i + 1
    while stop < notes.words.count and notes.words.starts[stop] < end:
        stop += 1
    return Sign("N", i, stop)


@lru_cache(maxsize=2)  # asked for once a sentence
def _known_signs(words: Words) -> Mapping[int, Sign]:
    """The signs of a whole text by their first words, all but counts and "w"; of two at one word the later here."""
    signs = {i: _new_sign(("o", i, i + 1, (), None)) for i in positions(words, {"of"})}
    for i, small in _fillers().in_text(words).items():
        signs[i] = _new_sign((_SMALL[small.label], i, small.stop, (), None))
    for i, people in _people().in_text(words).items():
        signs[i] = _new_sign(("P", i, people.stop, (), people.label))
    for i in positions(words, _JOINTS):
        signs[i] = _new_sign(("&", i, i + 1, (), None))
    for i, found in _book().in_text(words).items():
        befallen = _befallen(words, found)
        if befallen is not None:
            signs[i] = befallen
    return signs


def _befallen(words: Words, found: Found) -> Sign | None:
    """A word for what befell people, with every part that it can play."""
    i = found.first
    parts = _parts()[found.label]
    if not parts:
        return Sign("w", i, found.stop)
    if words.lower[i] in {"dead", "wounded", "injured", "killed"} and words.gap(i).endswith("-"):
        return None
    people = _people().at(words, i)
    group = people.label if people is not None and people.stop >= found.stop else None
    return Sign(_main_kinds()[found.label], i, found.stop, parts, group)


@cache
def _main_kinds() -> dict[str, str]:
    """For each phrase of what befell people, the first of its parts in this order."""
    return {
        phrase: next(kind for kind in "kgadD" if any(kind == part for part, _ in parts))
        for phrase, parts in _parts().items()
        if parts
    }


@cache
def _book() -> Phrasebook:
    """Every phrase of the casualties, labelled by itself; a phrase can play several parts."""
    return phrasebook({label: label for label in _parts()})


@cache
def _starts() -> frozenset[str]:
    """First words of all phrases that tell of casualties, and words for tolls."""
    tolls = lexicon("casualties")["small"]["tolls"].split("|")
    return frozenset(phrase.split()[0] for phrase, roles in _parts().items() if roles) | frozenset(tolls)


@cache
def _parts() -> dict[str, tuple[tuple[str, Fact], ...]]:
    parts: dict[str, list[tuple[str, Fact]]] = {}
    for fact in FACTS:
        for form, kind in _FORMS.items():
            for phrase in re.split(r"\||\n", lexicon("casualties")[fact.value][form]):
                if phrase.strip():
                    parts.setdefault(" ".join(phrase.split()), []).append((kind, fact))
    ignored = re.split(r"\||\n", lexicon("casualties")["ignored"]["phrases"])
    return {" ".join(phrase.split()): () for phrase in ignored} | {
        phrase: tuple(rows) for phrase, rows in parts.items()
    }


@cache
def _people() -> Phrasebook:
    return book_of("people", "groups")


@cache
def _fillers() -> Phrasebook:
    return book_of("casualties", "small")
