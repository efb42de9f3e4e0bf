"""Which incidents a report tells of, and which of its words are about which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from avowal.codebook.vocabulary import Role
from avowal.domain import PartialDate
from avowal.extraction.facts.occasion import is_of_speech
from avowal.extraction.finding import Finding
from avowal.extraction.incidents.clues import Clue
from avowal.extraction.notes import Line, Notes
from avowal.extraction.times.found_date import FoundDate

_LEAD = 8  # sentences with words of the deed in which its date is looked for
_RELATIVE = re.compile(r"[,(–—-]\s*(?:who|whom|which|whose|where|when|that|in which)\b[^.;]{0,160}", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:years? ago|months? ago|weeks? ago|last year|previous(?:ly)?|in a similar|similar attacks?|earlier attacks?"
    r"|in the past|a year earlier|months earlier|years earlier|weeks earlier|the last time|deadliest (?:attack )?since)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both (?:cases|attacks|incidents)|those attacks|these attacks|that attack|those cases)\b", re.IGNORECASE
)
_SERIES = re.compile(
    r"\b(attacks|bombings|shootings|blasts|explosions|assaults|killings|kidnappings|massacres|strikes|incidents)\b",
    re.IGNORECASE,
)
_BACK_WORDS = frozenset("ago last previous previously similar earlier past deadliest".split())
_FATES = frozenset(
    "killed assassinated murdered slain shot died wounded kidnapped abducted bombed attacked blown executed martyred".split()
)
_FATE = re.compile(rf"\b(?:{'|'.join(sorted(_FATES))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Telling:
    """One incident as the report tells it, with the words about it.

    Attributes:
        role: Main, or background.
        words: Stretches of words, each as first word and the word after the last.
        date: When it was, where the words that set it apart say so.
        n_incidents: How many incidents the words tell of.
    """

    role: Role
    words: list[tuple[int, int]] = field(default_factory=list)
    date: PartialDate | None = None
    n_incidents: int = 1

    def is_about(self, word: int) -> bool:
        """Whether a word of the report stands in one of the stretches about it."""
        for first, stop in self.words:  # noqa: SIM110 - asked of every finding, and a generator takes thrice as long
            if first <= word < stop:
                return True
        return False


def tell_apart(
    notes: Notes,
    clues: Mapping[int, Sequence[Clue]],
    casualties: Mapping[int, Sequence[Finding]],
    telling: Sequence[Line],
) -> list[Telling]:
    """The incidents of a report in the order of the text, main ones first; a look back may have no main one.

    Args:
        notes: What was found in the report.
        clues: Words of violence by sentence.
        casualties: Counts of victims by sentence.
        telling: The sentences that tell of a deed outright; without any there is no incident.
    """
    if not telling:
        return []
    told = [line for line in notes.lines if clues[line.number] or casualties.get(line.number)]
    main = Telling(Role.MAIN, date=_main_date(notes, told))
    background: list[Telling] = []
    follows: Telling | None = None
    paragraph = -1
    for line in notes.lines:
        if line.paragraph != paragraph:
            follows, paragraph = None, line.paragraph
        stretches = _earlier(notes, line, clues[line.number], main.date, is_lead=line.number <= telling[0].number)
        if follows is not None and not stretches and _goes_on(notes, line, clues[line.number]):
            follows.words.append((line.first, line.stop))
            continue
        at, follows = line.first, None
        for first, stop, date in stretches:
            if at < first:
                main.words.append((at, first))
            other = _same(background, date)
            if other is None:
                other = Telling(Role.BACKGROUND, date=date, n_incidents=_how_many(notes, first, stop))
                background.append(other)
            other.words.append((first, stop))
            at = stop
            follows = other if (first, stop) == (line.first, line.stop) else None
        if at < line.stop:
            main.words.append((at, line.stop))
    return [telling for telling in (main, *background) if telling.words]


def _main_date(notes: Notes, told: Sequence[Line]) -> PartialDate | None:
    """The first day in the sentences with words of the deed, speech dates left out; else the first month or year."""
    coarse: PartialDate | None = None
    for line in told[:_LEAD]:
        for date in dates_in(notes, line.first, line.stop):
            value = date.value
            if value is None or value.year is None or date.is_loose or is_of_speech(notes, date):
                continue
            if value.day is not None:
                return value.bare
            coarse = coarse or value.bare
    published = notes.report.published
    return published if published is not None and published.year is not None else coarse


def dates_in(notes: Notes, first: int, stop: int) -> list[FoundDate]:
    """The dates among these words that are no dateline."""
    start, end = notes.words.starts[first], notes.words.ends[stop - 1]
    return [d for d in notes.dates if start <= d.span.start and d.span.end <= end and not d.is_dateline]


def _earlier(
    notes: Notes, line: Line, clues: Sequence[Clue], main: PartialDate | None, *, is_lead: bool
) -> list[tuple[int, int, PartialDate | None]]:
    """Stretches of a sentence about something earlier than the main incident."""
    if not clues and (
        _FATES.isdisjoint(notes.words.lower[line.first : line.stop]) or not _FATE.search(line.span.quote(notes.text))
    ):
        return []
    found: list[tuple[int, int, PartialDate | None]] = []
    for date in dates_in(notes, line.first, line.stop):
        value = date.value.bare if date.value is not None and not date.is_loose else None
        if not _is_before(value, main) or is_of_speech(notes, date):
            continue
        first, stop = _clause(notes, line, notes.word_at(date.span.start))
        if found and first < found[-1][1]:
            continue
        if any(first <= clue.first < stop for clue in clues) or _FATE.search(notes.span(first, stop).quote(notes.text)):
            found.append((first, stop, value))
    if not found and clues and not is_lead and _looks_back(notes, line):
        found.append((line.first, line.stop, None))
    return found


def _looks_back(notes: Notes, line: Line) -> bool:
    """Whether a sentence says that it tells of something earlier."""
    if _BACK_WORDS.isdisjoint(notes.words.lower[line.first : line.stop]):
        return False
    return _BACK.search(line.span.quote(notes.text)) is not None


def _is_before(date: PartialDate | None, main: PartialDate | None) -> bool:
    if date is None or main is None or date.year is None or date.last is None or main.first is None:
        return False
    return date.last < main.first


def _clause(notes: Notes, line: Line, word: int) -> tuple[int, int]:
    """The relative clause that holds a word, or the whole sentence."""
    text = notes.text
    at = notes.words.starts[word]
    for match in _RELATIVE.finditer(text, line.span.start, line.span.end):
        if match.start() <= at < match.end():
            first = notes.word_at(match.start() + 1)
            return first, max(word + 1, notes.word_at(match.end() - 1) + 1)
    start = text.rfind(";", line.span.start, at)
    end = text.find(";", at, line.span.end)
    first = notes.word_at(start + 1) if start >= 0 else line.first
    return first, notes.word_at(end) if end >= 0 else line.stop


def _goes_on(notes: Notes, line: Line, clues: Sequence[Clue]) -> bool:
    """Whether a sentence after one on something earlier is still about that."""
    return not clues or bool(_BOTH.search(line.span.quote(notes.text)))


def _same(background: Sequence[Telling], date: PartialDate | None) -> Telling | None:
    return next((t for t in background if t.date == date and date is not None), None)


def _how_many(notes: Notes, first: int, stop: int) -> int:
    """How many incidents "two attacks in Iran in 2023" are."""
    for i in range(first, stop):
        count = notes.counts.get(i)
        if count is None or count.quantity.low is None or count.quantity.low != count.quantity.high:
            continue
        after = notes.words.lower[i + 1 : i + 4]
        if any(_SERIES.fullmatch(word) for word in after) and 2 <= count.quantity.low <= 1000:
            return count.quantity.low
    return 1
