"""The first extractor: transparent rules. It stays in the product as the baseline that others are compared with.

Its score is no probability: it is how far the pattern that found the fact can be trusted by its author
(``Finding.sure``), less a fifth where the sentence has no strong word of violence, times .9 for a hedged voice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from avowal.codebook.vocabulary import IncidentType, Role, Stance
from avowal.domain import Account, Mention, Problem, Reading, Report, Span
from avowal.domain.account import account_id, mention_id
from avowal.extraction.casualties import find_casualties
from avowal.extraction.clues import STRONG, Clue, clues_among, find_clues
from avowal.extraction.finding import Finding
from avowal.extraction.incident_type import type_of
from avowal.extraction.mentions import Telling, tell_apart
from avowal.extraction.merging import merged
from avowal.extraction.notes import Line, Notes, skim, take_notes
from avowal.extraction.occasion import find_dates_of_deed, find_places_of_deed
from avowal.extraction.owning import Owned, owned, status_in, with_claimants
from avowal.extraction.perpetrators import find_perpetrators
from avowal.extraction.relevance import is_about_violence, is_dense, read_scene, tells
from avowal.extraction.responsible import find_responsible
from avowal.extraction.targets import find_targets
from avowal.extraction.weapons import find_weapons
from avowal.extraction.words import read_words

NAME = "rules 1"
_PLAIN_ONE = 0.7  # how far "a man was hurt" is trusted


def extract(report: Report) -> Reading:
    """All that the rules find in a report; :func:`avowal.extraction.choose.extract` sends it through the gate.

    >>> from avowal.domain import Report
    >>> reading = extract(Report("r-1", "Gunmen killed two people in Kabul on 5 May 2021, police said."))
    >>> [(a.fact.value, a.words, a.voice.name) for a in reading.mentions[0].accounts][0]
    ('killed', 'two', 'police')
    """
    seen = skim(report)
    clues = {line.number: find_clues(seen, line) for line in seen.lines}
    casualties = find_casualties(seen, seen.lines)
    by_line: dict[int, list[Finding]] = {}
    for finding in casualties:
        by_line.setdefault(finding.line, []).append(finding)
    dense = is_dense(seen, clues) or _counts_people(casualties)
    if not (dense and is_about_violence(read_scene(seen), clues, casualties)):
        return Reading(report.id, NAME)
    notes = take_notes(seen)
    told = [line for line in notes.lines if clues[line.number] or line.number in by_line]
    telling = [line for line in told if tells(notes, line, clues[line.number], by_line.get(line.number, ()))]
    tellings = tell_apart(notes, clues, by_line, telling)
    if not tellings:
        return Reading(report.id, NAME)
    findings = [*casualties, *_other_facts(notes, told, {line.number for line in telling})]
    at = [notes.word_at(finding.words.start) for finding in findings]
    mentions = []
    for number, incident in enumerate(tellings):
        mine = [finding for word, finding in zip(at, findings, strict=True) if incident.is_about(word)]
        mention = _mention(notes, incident, mine, clues, key=f"{incident.role.value}-{number}")
        if mention is not None:
            mentions.append(mention)
    problems = _unread(notes)
    return Reading(report.id, NAME, tuple(mentions), tuple(problems))


def _counts_people(casualties: Sequence[Finding]) -> bool:
    """Whether the report counts victims, and does not only say that "a man" was hurt."""
    return any(not finding.part and finding.sure > _PLAIN_ONE for finding in casualties)


def _other_facts(notes: Notes, told: Sequence[Line], telling: Collection[int]) -> list[Finding]:
    lines = notes.lines
    return [
        *find_responsible(notes, lines),
        *find_perpetrators(notes, lines),
        *find_weapons(notes, lines),
        *find_targets(notes, lines),
        *find_dates_of_deed(notes, told, telling),
        *find_places_of_deed(notes, told),
    ]


def _mention(
    notes: Notes, telling: Telling, findings: Sequence[Finding], clues: Mapping[int, Sequence[Clue]], *, key: str
) -> Mention | None:
    """One incident with its accounts; ``None`` when the report says nothing of it that can be held."""
    said = merged(with_claimants([one for finding in findings for one in owned(notes, finding)]))
    if not said:
        return None
    spans = _spans(notes, telling, clues)
    return Mention(
        id=mention_id(notes.report.id, key, spans),
        report_id=notes.report.id,
        role=telling.role,
        type=_type(notes, telling, clues),
        accounts=tuple(_account(notes, one, clues, key) for one in said),
        spans=spans,
        n_incidents=telling.n_incidents,
    )


def _account(notes: Notes, one: Owned, clues: Mapping[int, Sequence[Clue]], key: str) -> Account:
    finding = one.finding
    report = notes.report
    return Account(
        id=account_id(report.id, finding.fact, finding.value, one.voice, finding.evidence, mention_key=key),
        report_id=report.id,
        fact=finding.fact,
        value=finding.value,
        words=finding.words.quote(report.text),
        voice=one.voice,
        via=one.via,
        stance=one.stance,
        status=status_in(notes, finding),
        evidence=finding.evidence,
        score=_score(one, clues[finding.line]),
    )


def _score(one: Owned, clues: Sequence[Clue]) -> float:
    strong = STRONG in [clue.weight for clue in clues]  # no word of violence weighs more
    hedge = 0.9 if one.stance is Stance.SUSPECTS else 1.0
    return round(one.finding.sure * (1.0 if strong else 0.8) * hedge, 2)


def _spans(notes: Notes, telling: Telling, clues: Mapping[int, Sequence[Clue]]) -> tuple[Span, ...]:
    """Where the report speaks of it: the stretches with words of violence, else all."""
    at = [clue.first for line in clues.values() for clue in line]  # in the order of the text
    found = [notes.span(first, stop) for first, stop in telling.words if bisect_left(at, first) < bisect_left(at, stop)]
    return tuple(found or [notes.span(*telling.words[0])])


def _type(notes: Notes, telling: Telling, clues: Mapping[int, Sequence[Clue]]) -> IncidentType | None:
    about: list[tuple[Clue, bool]] = []
    told = [clue for line in clues.values() for clue in line]  # in the order of the text
    at = [clue.first for clue in told]
    for number, (first, stop) in enumerate(telling.words):
        about += [(clue, number == 0) for clue in told[bisect_left(at, first) : bisect_left(at, stop)]]
    if telling.role is Role.MAIN and notes.report.title:
        about += [(clue, True) for clue in _title_clues(notes.report.title)]
    return type_of(about)


def _title_clues(title: str) -> Sequence[Clue]:
    words = read_words(title)
    return clues_among(words, 0, words.count)


def _unread(notes: Notes) -> list[Problem]:
    """Dates that the report gives and that could not be resolved."""
    return [
        Problem("extraction", "date-unresolved", f"{date.span.quote(notes.text)!r} could not be resolved: {date.basis}",
                notes.report.id, date.span)
        for date in notes.dates
        if date.value is None and date.window is None
    ]  # fmt: skip
