"""By what means it was done: belts, car bombs, rifles, air strikes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from avowal.codebook.vocabulary import Fact
from avowal.domain import Name, Span
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.text.phrasebook import Phrasebook, book_of, lexicon, phrasebook
from avowal.extraction.text.words import joined

_AND = re.compile(r"(?:,\s|,?\sand\s|,?\sor\s|\s&\s)(?:an?\s|the\s|some\s|several\s|with\s)?", re.IGNORECASE)
_RECOVERED = re.compile(
    r"\b(?:recovered|confiscated|seized (?:weapons|rifles|arms|explosives|a cache)|were seized|was seized|cache)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 14
_SURE = {"specific": 0.8, "generic": 0.4, "container": 0.75}
_VEHICLES = frozenset({"lorry", "truck", "van"})
_DRIVEN = frozenset("drove driven ploughed plowed rammed ramming mowed driving crashed ran".split())


def find_weapons(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """Every means of violence in the given sentences; means in one list are one account."""
    found: list[Finding] = []
    for line in lines:
        in_line = list(_in_line(notes, line))
        if in_line and not _RECOVERED.search(line.span.quote(notes.text)):
            found += _listed(notes, in_line)
    return found


def _listed(notes: Notes, found: list[Finding]) -> list[Finding]:
    """The findings with those of one list joined: "guns, grenades and machetes"."""
    joint: list[Finding] = []
    for one in found:
        last = joint[-1] if joint else None
        gap = notes.text[last.words.end : one.words.start] if last else ""
        if last is None or not _AND.fullmatch(gap):
            joint.append(one)
            continue
        span = Span(last.words.start, one.words.end)
        value = Name(_plain(span.quote(notes.text)))
        part = last.part and one.part
        joint[-1] = replace(last, value=value, words=span, evidence=span, sure=max(last.sure, one.sure), part=part)
    return joint


def _in_line(notes: Notes, line: Line) -> Iterator[Finding]:
    words = notes.words
    done = line.first
    for i in _means().beginnings(words, line.first, line.stop):
        found = _means().at(words, i) if i >= done else None
        if found is None or found.stop > line.stop:
            continue
        label, stop = found.label, found.stop
        single = words.lower[i] if stop == i + 1 else ""
        load = _load(notes, stop, line.stop)
        if label == "container" or single in _VEHICLES:
            if load is not None:
                label, stop = "container", load
            elif single not in _VEHICLES or not _DRIVEN.intersection(words.lower[line.first : i]):
                continue
        elif load is not None:
            stop = load
        first = _first(notes, i, line.first)
        span = notes.span(first, min(stop, first + _MOST_WORDS))
        yield Finding(
            Fact.WEAPON, Name(_plain(span.quote(notes.text))), span, span, line.number,
            sure=_SURE[label], part=label == "generic",
        )  # fmt: skip
        done = stop


def _load(notes: Notes, at: int, stop: int) -> int | None:
    """Where "packed with 500 kg of explosives" ends; ``None`` when nothing of the kind follows."""
    filled = _filled().at(notes.words, at)
    if filled is None:
        return None
    for i in range(filled.first + 1, min(filled.stop + 8, stop)):
        load = _loads().at(notes.words, i)
        if load is not None:
            return load.stop
        if i > filled.stop and not joined(notes.words, i):
            return None
    return None


def _first(notes: Notes, i: int, start: int) -> int:
    """Where the words that describe a means begin: "remote-controlled backpacks", "122 mm Grad rockets"."""
    first = i
    while first > start and i - first < 4 and notes.words.lower[first - 1] in _adjectives():
        first -= 1
    while first < i and notes.words.lower[first] in {"of", "at", "made", "several", "kg"}:
        first += 1
    return first


def _plain(words: str) -> str:
    return " ".join(words.split())


@cache
def _means() -> Phrasebook:
    return book_of("weapons", "means")


@cache
def _filled() -> Phrasebook:
    return phrasebook({"filled": lexicon("weapons")["filled"]["filled"]})


@cache
def _loads() -> Phrasebook:
    return phrasebook({"load": lexicon("weapons")["filled"]["loads"]})


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(lexicon("weapons")["filled"]["adjectives"].split("|"))
