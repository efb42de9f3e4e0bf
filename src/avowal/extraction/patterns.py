"""What the patterns of words find in a report: a first look, the facts in their words, the incidents told apart.

The rules trust them as they are; the encoder weighs them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from avowal.codebook.vocabulary import IncidentType, Role
from avowal.domain import Problem, Span
from avowal.extraction.facts.casualties import find_casualties
from avowal.extraction.facts.incident_type import type_of
from avowal.extraction.facts.occasion import find_dates_of_deed, find_places_of_deed
from avowal.extraction.facts.perpetrators import find_perpetrators
from avowal.extraction.facts.responsible import find_responsible
from avowal.extraction.facts.targets import find_targets
from avowal.extraction.facts.weapons import find_weapons
from avowal.extraction.finding import Finding
from avowal.extraction.incidents.clues import STRONG, Clue, clues_among, find_clues
from avowal.extraction.incidents.mentions import Telling, tell_apart
from avowal.extraction.incidents.relevance import is_about_violence, is_dense, read_scene, tells
from avowal.extraction.notes import Line, Notes, Skim
from avowal.extraction.text.words import read_words

_PLAIN_ONE = 0.7  # how far "a man was hurt" is trusted


@dataclass(frozen=True)
class FirstLook:
    """Words of violence and counts of victims, by sentence.

    Attributes:
        seen: The report, skimmed.
        clues: Words of violence by number of the sentence.
        casualties: Counts of victims, in order.
    """

    seen: Skim
    clues: Mapping[int, Sequence[Clue]]
    casualties: Sequence[Finding]

    @cached_property
    def by_line(self) -> dict[int, list[Finding]]:
        """Counts of victims by number of the sentence."""
        found: dict[int, list[Finding]] = {}
        for finding in self.casualties:
            found.setdefault(finding.line, []).append(finding)
        return found

    @property
    def is_violent(self) -> bool:
        """Whether the report is about violence that people did."""
        counts_people = any(not finding.part and finding.sure > _PLAIN_ONE for finding in self.casualties)
        dense = counts_people or is_dense(self.seen, self.clues)
        return dense and is_about_violence(self.seen, read_scene(self.seen), self.clues, self.casualties)

    def told(self, notes: Notes) -> list[Line]:
        """The sentences with words of violence or victims."""
        return [line for line in notes.lines if self.clues[line.number] or line.number in self.by_line]

    def telling(self, notes: Notes) -> list[Line]:
        """The sentences that tell of a deed outright."""
        return [
            line
            for line in self.told(notes)
            if tells(notes, line, self.clues[line.number], self.by_line.get(line.number, ()))
        ]

    def is_strong(self, line: int) -> bool:
        """Whether a sentence has a word that speaks for nothing but violence."""
        return STRONG in [clue.weight for clue in self.clues[line]]  # no word of violence weighs more


def look_first(seen: Skim) -> FirstLook:
    """The words of violence and the counts of victims of a report."""
    clues = {line.number: find_clues(seen, line) for line in seen.lines}
    return FirstLook(seen, clues, find_casualties(seen, seen.lines))


def tell_incidents(notes: Notes, look: FirstLook, telling: Sequence[Line]) -> list[Telling]:
    """The incidents of a report, main ones first."""
    return tell_apart(notes, look.clues, look.by_line, telling)


def find_facts(notes: Notes, look: FirstLook, telling: Collection[int]) -> list[Finding]:
    """Every fact that a pattern finds.

    Args:
        notes: What was found in the report.
        look: The first look at it.
        telling: Numbers of the sentences that tell of a deed outright.
    """
    told, lines = look.told(notes), notes.lines
    return [
        *look.casualties,
        *find_responsible(notes, lines),
        *find_perpetrators(notes, lines),
        *find_weapons(notes, lines),
        *find_targets(notes, lines),
        *find_dates_of_deed(notes, told, telling),
        *find_places_of_deed(notes, told),
    ]


def places_of(notes: Notes, telling: Telling, look: FirstLook) -> tuple[Span, ...]:
    """Where the report speaks of an incident: the stretches with words of violence, else all."""
    at = [clue.first for line in look.clues.values() for clue in line]  # in the order of the text
    found = [notes.span(first, stop) for first, stop in telling.words if bisect_left(at, first) < bisect_left(at, stop)]
    return tuple(found or [notes.span(*telling.words[0])])


def type_told(notes: Notes, telling: Telling, look: FirstLook) -> IncidentType | None:
    """The type that the words about an incident speak for, and those of the title for the main one."""
    about: list[tuple[Clue, bool]] = []
    told = [clue for line in look.clues.values() for clue in line]  # in the order of the text
    at = [clue.first for clue in told]
    for number, (first, stop) in enumerate(telling.words):
        about += [(clue, number == 0) for clue in told[bisect_left(at, first) : bisect_left(at, stop)]]
    if telling.role is Role.MAIN and notes.report.title:
        title = read_words(notes.report.title)
        about += [(clue, True) for clue in clues_among(title, 0, title.count)]
    return type_of(about)


def unread_dates(notes: Notes) -> tuple[Problem, ...]:
    """Dates that the report gives and that could not be resolved."""
    return tuple(
        Problem("extraction", "date-unresolved", f"{date.span.quote(notes.text)!r} could not be resolved: {date.basis}",
                notes.report.id, date.span)
        for date in notes.dates
        if date.value is None
    )  # fmt: skip
