"""Who or what was attacked: a mosque, a convoy, people at a wedding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from avowal.codebook.vocabulary import Fact
from avowal.domain import Name
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.text.phrasebook import Phrasebook, lexicon, phrasebook
from avowal.extraction.text.words import joined

_MOST_WORDS = 9
_FARTHEST_BACK = 12
_OPENERS = frozenset(
    "a an the his her their its some several many two three four five six seven eight our least".split()
)
_LEADS = frozenset("thousands hundreds dozens scores tens crowds crowd group number".split())
_BEFORE_SUBJECT = frozenset(
    "when after that as where while and but because before which says said told reported added claimed announced say".split()
)
_NOT_FIRST = frozenset(
    "that which who them him her it us this those these for to itself themselves general president".split()
)
_HURT = frozenset("shot killed burned wounded stabbed".split())
_BE = frozenset("was were been being is are".split())
_PLACE_KINDS = frozenset({"city", "country", "admin1", "admin2", "other"})
_SURE = {"nouns": 0.7, "verbs": 0.65, "people": 0.7, "weak": 0.4, "passive": 0.65}
_REACH = 3
_FAR_REACH = 8
_KNOWN = 0.15  # what the words gain when they hold a noun for people or for things that are attacked


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of a target, and by which pattern they were found."""

    first: int
    stop: int
    how: str


def find_targets(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """Everything that the given sentences say was attacked."""
    return [finding for line in lines for finding in _in_line(notes, line)]


def _in_line(notes: Notes, line: Line) -> Iterator[Finding]:
    for stretch in (*_objects(notes, line), *_subjects(notes, line)):
        known = _is_known(notes, stretch)
        if not known and stretch.how in {"weak", "passive", "verbs"}:
            continue
        span = notes.span(stretch.first, stretch.stop)
        value = Name(_bare(notes, stretch.first, stretch.stop))
        sure = _SURE[stretch.how] + (_KNOWN if known else 0)
        yield Finding(Fact.TARGET, value, span, span, line.number, sure=sure)


def _objects(notes: Notes, line: Line) -> Iterator[_Stretch]:
    """What follows a deed: "stormed the hotel", "an attack on a convoy"; and crowds that had gathered."""
    words = notes.words
    done = line.first
    for i in _before().beginnings(words, line.first, line.stop):
        found = _before().at(words, i) if i >= done else None
        if found is None or found.stop >= line.stop:
            continue
        bounds = _crowd(notes, line, i) if found.label == "people" else _phrase(notes, line, found.stop)
        if bounds is None or (found.label == "weak" and not _after_deed(notes, line, i)):
            continue
        yield _Stretch(*bounds, found.label)
        done = bounds[1]


def _after_deed(notes: Notes, line: Line, i: int) -> bool:
    """Whether a verb of harm or a means stands a few words before: "threw bombs at", "exploded on Sunday among"."""
    words = notes.words.lower
    reach = _FAR_REACH if words[i] in {"among", "amid", "into"} else _REACH
    return not _harm().isdisjoint(words[max(line.first, i - reach) : i + 1])


def _subjects(notes: Notes, line: Line) -> Iterator[_Stretch]:
    """What stands before a passive: "a bus full of boys was hit by"."""
    words = notes.words
    for i in _passive().beginnings(words, line.first + 2, line.stop):
        if words.lower[i - 1] not in _BE or _passive().at(words, i) is None:
            continue
        stop = i - 1
        while stop > line.first and words.lower[stop - 1] in {"have", "has", "had", "also", "that", "who", "which"}:
            stop -= 1
        first = stop
        while first > max(line.first, stop - _FARTHEST_BACK) and joined(words, first):
            if words.lower[first - 1] in _BEFORE_SUBJECT:
                break
            first -= 1
        if first == stop == line.first or (
            words.lower[i] in _HURT and (first in notes.counts or "of" in words.lower[first:stop])
        ):
            continue
        first = _past_count(notes, first, stop)
        end = _cut(notes, first, stop)
        if end > first and not _is_place(notes, first, end) and words.lower[first] not in _nothing():
            yield _Stretch(first, end, "passive")


def _past_count(notes: Notes, first: int, stop: int) -> int:
    """The first word after a count: of "17 members of a church" the target is "members of a church"."""
    count = notes.counts.get(first)
    if count is None or notes.words.lower[first] in {"a", "an"}:
        return first
    k = first + 1
    while k < stop and notes.words.starts[k] < count.span.end:
        k += 1
    return k + 1 if k < stop and notes.words.lower[k] == "of" else k


def _cut(notes: Notes, first: int, stop: int) -> int:
    """Where the words for a subject end: at the first preposition of place or after nine words."""
    for k in range(first + 1, min(stop, first + _MOST_WORDS)):
        if notes.words.lower[k] in {"in", "at", "near", "on", "from", "who", "by", "during", "as"}:
            return k
    return min(stop, first + _MOST_WORDS)


def _phrase(notes: Notes, line: Line, first: int) -> tuple[int, int] | None:
    """The words of a target from word ``first`` on; ``None`` where they name nothing that can be attacked."""
    words = notes.words
    stop = first
    while stop < min(line.stop, first + _MOST_WORDS) and (stop == first or _goes_on(notes, stop)):
        if words.lower[stop] in _ends() and stop > first and not (stop == first + 1 and words.lower[stop] in _OPENERS):
            break
        stop += 1
    stop = _with_second(notes, line, first, stop)
    while stop > first and words.lower[stop - 1] in _OPENERS | {"of", "s"}:
        stop -= 1
    start = first
    while start < stop and words.lower[start] in _OPENERS:
        start += 1
    content = [words.lower[k] for k in range(start, stop)]
    if (
        not content
        or content[0] in _ends() | _NOT_FIRST
        or all(word in _nothing() or not word.isalpha() for word in content)
    ):
        return None
    if (first in notes.counts and words.lower[first] not in {"a", "an"}) or _is_place(notes, start, stop):
        return None
    return None if _is_date(notes, start, stop) else (first, stop)


def _with_second(notes: Notes, line: Line, first: int, stop: int) -> int:
    """The end with a second thing joined by "and": "a hotel and a tea shop"."""
    words = notes.words
    if stop >= line.stop - 1 or words.lower[stop] != "and" or not joined(words, stop):
        return stop
    k = stop + 1
    while k < min(line.stop, stop + 5) and joined(words, k) and (words.lower[k] not in _ends() or k == stop + 1):
        k += 1
    two = words.lower[stop + 1 : k]
    return (
        k if any(word in _things() for word in two) and any(w in _things() for w in words.lower[first:stop]) else stop
    )


def _goes_on(notes: Notes, k: int) -> bool:
    return joined(notes.words, k) or notes.words.gap(k) in {"-", "'", "’"}


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
    while stop < min(line.stop, i + 8) and joined(words, stop):
        if words.lower[stop] in {"when", "as", "and", "killing", "in", "at"}:
            break
        stop += 1
    return first, stop


def _bare(notes: Notes, first: int, stop: int) -> str:
    words = notes.words
    start = first
    while start < stop - 1 and words.lower[start] in _OPENERS:
        start += 1
    return " ".join(notes.span(start, stop).quote(notes.text).split())


def _is_known(notes: Notes, stretch: _Stretch) -> bool:
    words = notes.words.lower[stretch.first : stretch.stop]
    return not (_things().isdisjoint(words) and _people_words().isdisjoint(words))


def _is_place(notes: Notes, first: int, stop: int) -> bool:
    """Whether the words are only the name of a town or a country."""
    span = notes.span(first, stop)
    return any(
        place.span.start <= span.start and span.end <= place.span.end and place.kind in _PLACE_KINDS
        for place in notes.places
    )


def _is_date(notes: Notes, first: int, stop: int) -> bool:
    span = notes.span(first, stop)
    return any(date.span.overlaps(span) for date in notes.dates)


@cache
def _before() -> Phrasebook:
    return phrasebook(lexicon("targets")["before"])


@cache
def _passive() -> Phrasebook:
    return phrasebook({"passive": lexicon("targets")["passive"]["verbs"]})


@cache
def _ends() -> frozenset[str]:
    return frozenset(lexicon("targets")["ends"]["words"].split())


@cache
def _nothing() -> frozenset[str]:
    return frozenset(lexicon("targets")["ends"]["nothing"].split())


@cache
def _things() -> frozenset[str]:
    return frozenset(lexicon("targets")["things"]["nouns"].split())


@cache
def _harm() -> frozenset[str]:
    """Single words of harm or of means."""
    deeds = lexicon("deeds")["verbs"]["passive"].split("|")
    means = [word for said in lexicon("weapons")["means"].values() for word in said.replace("\n", "|").split("|")]
    return frozenset(word for word in (*deeds, *means) if " " not in word and word)


@cache
def _people_words() -> frozenset[str]:
    groups = lexicon("people")["groups"]
    return frozenset(word for label, said in groups.items() if label != "attackers" for word in said.split("|"))
