"""Who or what was attacked: a mosque, a convoy, people at a wedding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from avowal.codebook.vocabulary import Fact
from avowal.domain import Name
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.phrasebook import Phrasebook, lexicon, phrasebook
from avowal.extraction.words import joined

_MOST_WORDS = 9
_OPENERS = frozenset(
    "a an the his her their its some several many two three four five six seven eight our this that these those".split()
)
_LEADS = frozenset("thousands hundreds dozens scores tens crowds crowd group number".split())


def find_targets(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """Everything that the given sentences say was attacked."""
    return [finding for line in lines for finding in _in_line(notes, line)]


def _in_line(notes: Notes, line: Line) -> Iterator[Finding]:
    i = line.first
    while i < line.stop:
        found = _before().at(notes.words, i)
        if found is None or found.stop >= line.stop:
            i += 1
            continue
        stretch = _crowd(notes, line, i) if found.label == "people" else _phrase(notes, line, found.stop)
        if stretch is not None:
            span = notes.span(*stretch)
            value = Name(_bare(notes, *stretch))
            sure = {"nouns": 0.75, "verbs": 0.65, "people": 0.7}[found.label]
            yield Finding(Fact.TARGET, value, span, span, line.number, sure=sure)
            i = stretch[1]
        else:
            i += 1


def _phrase(notes: Notes, line: Line, first: int) -> tuple[int, int] | None:
    """The words of a target from word ``first`` on; ``None`` where they name nothing that can be attacked."""
    words = notes.words
    stop = first
    while stop < min(line.stop, first + _MOST_WORDS) and (stop == first or _goes_on(notes, stop)):
        if words.lower[stop] in _ends() and stop > first:
            break
        stop += 1
    while stop > first and words.lower[stop - 1] in _OPENERS | {"of", "s"}:
        stop -= 1
    start = first
    while start < stop and words.lower[start] in _OPENERS:
        start += 1
    content = [words.lower[k] for k in range(start, stop)]
    if not content or content[0] in _ends() or all(word in _nothing() or not word.isalpha() for word in content):
        return None
    if first in notes.counts or _is_place(notes, start, stop) or _is_date(notes, start, stop):
        return None
    return first if words.lower[first] not in _OPENERS else first, stop


def _goes_on(notes: Notes, k: int) -> bool:
    gap = notes.words.gap(k)
    return joined(notes.words, k) or gap in {"-", "'", "’"} or (gap in {"s ", "' "} and not gap.isspace())


def _crowd(notes: Notes, line: Line, i: int) -> tuple[int, int] | None:
    """As in "thousands of people gathered to commemorate the general"."""
    words = notes.words
    first = i
    while first > line.first and i - first < 7 and joined(words, first):
        before = words.lower[first - 1]
        if before not in _people_words() and before not in {"of", "had", "were", "who", "the", "a"} | _LEADS:
            break
        first -= 1
    while first < i and words.lower[first] in {"of", "had", "were", "who"}:
        first += 1
    if not any(word in _people_words() | _LEADS for word in words.lower[first:i]):
        return None
    stop = i + 1
    while (
        stop < min(line.stop, i + 8)
        and joined(words, stop)
        and words.lower[stop] not in {"when", "as", "and", "killing"}
    ):
        stop += 1
    return first, stop


def _bare(notes: Notes, first: int, stop: int) -> str:
    words = notes.words
    start = first
    while start < stop - 1 and words.lower[start] in _OPENERS:
        start += 1
    return " ".join(notes.span(start, stop).quote(notes.text).split())


def _is_place(notes: Notes, first: int, stop: int) -> bool:
    """Whether the words are only the name of a town or a country."""
    span = notes.span(first, stop)
    return any(
        place.span.start <= span.start
        and span.end <= place.span.end
        and place.kind in {"city", "country", "admin1", "admin2", "other"}
        for place in notes.places
    )


def _is_date(notes: Notes, first: int, stop: int) -> bool:
    span = notes.span(first, stop)
    return any(date.span.overlaps(span) for date in notes.dates)


@cache
def _before() -> Phrasebook:
    return phrasebook(lexicon("targets")["before"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(lexicon("targets")["ends"]["words"].split())


@cache
def _nothing() -> frozenset[str]:
    return frozenset(lexicon("targets")["ends"]["nothing"].split())


@cache
def _people_words() -> frozenset[str]:
    return frozenset(word for said in lexicon("people")["groups"].values() for word in said.split("|"))
