"""The extractor with the trained encoder: it weighs what it marks and what the patterns find; exact readers read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import log

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Status
from avowal.domain import Name, Reading, Report, Span
from avowal.extraction.assembly import Told, Weighing, assembled, at_least
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.candidates import Candidate, candidates_of, word_range
from avowal.extraction.encoder.judge import Judge, log_odds
from avowal.extraction.encoder.own_part import with_names
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.session import the_encoder
from avowal.extraction.encoder.spans import marked_spans, voices_in
from avowal.extraction.encoder.whose import Sources
from avowal.extraction.facts.when_said import when_said
from avowal.extraction.first_look import FLASH, the_first_look
from avowal.extraction.incidents.mentions import Telling
from avowal.extraction.notes import Notes, skim, take_notes
from avowal.extraction.owning import Owned, status_in, with_claimants
from avowal.extraction.patterns import FirstLook, find_facts, look_first, tell_incidents, type_told, unread_dates

NAME = "encoder 1"
_FAINT = 0.01
_WANTED = (Fact.PLACE, Fact.DATE)
"""What an incident is hardly found by without."""
_PARTIES = frozenset({Fact.RESPONSIBLE, Fact.PERPETRATOR})
"""Facts whose words tell nothing of the type: what was done must not change with who is said to have done it."""
_LEAST_WANTED = 0.4
PROPOSED = dict.fromkeys((*heads.ACCOUNT_SPANS, heads.OWN_PART, "source"), 0.25) | {"responsible": 0.12}
"""The least probability at which marked words are looked at; of who did it more are, since a known name tells much."""


def extract(report: Report, min_score: float | None = None) -> Reading:
    """All that encoder, patterns and readers find in a report.

    Args:
        report: The report.
        min_score: Keep the accounts of at least this score; ``None``: those that the thresholds chosen on validation keep.
    """
    if not the_first_look().passes(report.text):
        return Reading(report.id, NAME)
    encoder = the_encoder()
    judge = encoder.judge if min_score is None else encoder.judge.with_least(min_score)
    reading = read(report, encoder.read(report.text), judge)
    return reading if min_score is None else replace(reading, mentions=at_least(reading.mentions, min_score))


def read(report: Report, scores: WordScores, judge: Judge) -> Reading:
    """The reading that a judge makes of what the encoder and the patterns say."""
    look = look_first(skim(report))
    words = the_first_look().probability(report.text)
    views = judge.flash if len(report.text) <= FLASH else judge.relevance
    relevant = views.probability(scores.relevance, words, pattern=look.is_violent)
    if relevant < views.least:
        return Reading(report.id, NAME)
    marked = marked_spans(scores, PROPOSED)
    notes = take_notes(look.seen, voices_in(marked, report.text))
    telling = look.telling(notes)
    candidates = candidates_of(notes, scores, marked, find_facts(notes, look, {line.number for line in telling}))
    sources = Sources(notes, scores, judge)
    kept = [(one, sources.owned(one)) for one in _kept(candidates, judge)]
    guilt = [said for _, owners in kept for said in owners if said.finding.fact is Fact.RESPONSIBLE]
    gathered = _Gathered(notes, scores, judge, tell_incidents(notes, look, telling))
    for one, owners in kept:
        gathered.add(one, with_names(notes, owners, guilt))
    told = gathered.told(look)
    weighing = Weighing(
        lambda said: _status(notes, scores, said),
        lambda said: round(said.finding.sure * relevant, 2),
        lambda said: when_said(notes, said),
    )
    return Reading(report.id, NAME, assembled(report, told, weighing), unread_dates(notes))


def _kept(candidates: Iterable[Candidate], judge: Judge) -> list[Candidate]:
    """The candidates that the judge keeps, and the likeliest place and date where it keeps none, as sure as they are."""
    weighed = [
        replace(
            one,
            finding=replace(
                one.finding, sure=round(judge.sure(one.group, one.encoder, one.pattern, known=one.is_known), 3)
            ),
        )
        for one in candidates
    ]
    kept = [one for one in weighed if one.is_plain or judge.keeps(one.group, one.finding.sure)]
    for fact in _WANTED:
        if not any(one.finding.fact is fact for one in kept):
            likely = [one for one in weighed if one.finding.fact is fact and one.finding.sure >= _LEAST_WANTED]
            kept += sorted(likely, key=lambda one: -one.finding.sure)[:1]
    suffered = {
        one.finding.value.text
        for one in kept
        if one.finding.fact is Fact.TARGET and isinstance(one.finding.value, Name)
    }
    return sorted(
        (one for one in kept if not _has_suffered(one, suffered)), key=lambda one: (one.finding.words, one.finding.fact)
    )


def _has_suffered(one: Candidate, targets: Iterable[str]) -> bool:
    """Whether a named perpetrator is one that the report has among the targets: then it is not called so."""
    value = one.finding.value
    return (
        one.finding.fact is Fact.PERPETRATOR and isinstance(value, Name) and any(value.text in name for name in targets)
    )


@dataclass(slots=True)
class _Incident:
    """One incident as it is gathered: what is said of it, by which words, and which of these tell what was done."""

    role: Role
    words: list[int] = field(default_factory=list)
    deed: list[int] = field(default_factory=list)
    said: list[Owned] = field(default_factory=list)

    def is_in(self, notes: Notes, telling: Telling) -> bool:
        """Whether the patterns see one of its accounts in this incident of theirs."""
        return any(telling.is_about(notes.word_at(one.finding.words.start)) for one in self.said)

    def completes(self, other: _Incident) -> bool:
        """Whether it adds to another incident, in sentences that tell of that one, facts that are not told of it yet."""
        lines = {said.finding.line for said in other.said}
        facts = {said.finding.fact for said in other.said} | set(_WANTED)
        return all(said.finding.line in lines and said.finding.fact not in facts for said in self.said)

    def take(self, other: _Incident) -> None:
        """Makes all that is said of another incident this one's; nothing is left of the other."""
        self.words += other.words
        self.deed += other.deed
        self.said += other.said
        other.words, other.deed, other.said = [], [], []


@dataclass(slots=True)
class _Gathered:
    """The incidents of a report, told apart by what the encoder makes of their words; ``tellings`` are the patterns'."""

    notes: Notes
    scores: WordScores
    judge: Judge
    tellings: Sequence[Telling]
    incidents: list[_Incident] = field(default_factory=list)

    def add(self, candidate: Candidate, said: Sequence[Owned]) -> None:
        """Adds what is said to the incident that its words are of."""
        words = list(range(candidate.first, candidate.stop))
        incident = self._of(words)
        incident.words += words
        if candidate.finding.fact not in _PARTIES:
            incident.deed += words
        incident.said += said

    def _of(self, words: Sequence[int]) -> _Incident:
        role = self._role(words)
        same = [(self.scores.same_incident(words, one.words), one) for one in self.incidents if one.role is role]
        likeliest = max(same, key=lambda pair: pair[0], default=None)
        least = self.judge.same if role is Role.BACKGROUND else self.judge.apart
        if likeliest is None or likeliest[0] < least:
            self.incidents.append(_Incident(role))
            return self.incidents[-1]
        return likeliest[1]

    def _role(self, words: Sequence[int]) -> Role:
        """Main or background, by the encoder and by what the patterns tell of the words."""
        likely = log_odds(float(self.scores.role[list(words), heads.ROLES.index("background")].mean()))
        at = self.notes.word_at(self.scores.words.starts[words[0]])
        told = next((telling.role for telling in self.tellings if telling.is_about(at)), None)
        if told is not None:
            likely += self.judge.told if told is Role.BACKGROUND else -self.judge.told
        return Role.BACKGROUND if likely >= log_odds(self.judge.background) else Role.MAIN

    def told(self, look: FirstLook) -> list[Told]:
        """The incidents, main ones first, with what the patterns tell of those that they see too."""
        found = []
        for one in sorted(self._with_own_bearings(), key=lambda one: one.role is not Role.MAIN):
            same = [telling for telling in self.tellings if telling.role is one.role and one.is_in(self.notes, telling)]
            kinds = [type_told(self.notes, telling, look) for telling in same]
            number = max((telling.n_incidents for telling in same), default=1)
            said = with_claimants(one.said)
            found.append(Told(one.role, self._type(one.deed or one.words, kinds), _apart(said), said, number))
        return found

    def _with_own_bearings(self) -> list[_Incident]:
        """The incidents; a main one that has neither place nor date of its own is told of with the likeliest other."""
        main = [one for one in self.incidents if one.role is Role.MAIN]
        placed = [one for one in main if any(said.finding.fact in _WANTED for said in one.said)]
        for one in main:
            if placed and one not in placed:
                other = max(placed, key=lambda other: self.scores.same_incident(one.words, other.words))
                other.take(one)
        kept = [one for one in self.incidents if one.role is not Role.MAIN or not placed or one in placed]
        return self._without_doubles(kept)

    def _without_doubles(self, incidents: Sequence[_Incident]) -> list[_Incident]:
        """The incidents; a bare background one that only completes a main one is that main one."""
        main = [one for one in incidents if one.role is Role.MAIN]
        for one in incidents:
            if one.role is Role.BACKGROUND:
                told = [other for other in main if one.completes(other)]
                if told:
                    other = max(told, key=lambda other: self.scores.same_incident(one.words, other.words))
                    other.take(one)
        return [one for one in incidents if one.said]

    def _type(self, words: Sequence[int], patterns: Collection[IncidentType | None]) -> IncidentType:
        likely = self.scores.type[list(words)].mean(axis=0)
        worth = {IncidentType(name): log(float(p) + _FAINT) for name, p in zip(heads.TYPES, likely, strict=True)}
        for kind in patterns:
            if kind is not None:
                worth[kind] += self.judge.type
        return max(worth, key=lambda kind: worth[kind])


def _apart(said: Sequence[Owned]) -> tuple[Span, ...]:
    """The evidence of what is said, without what overlaps something before it."""
    kept: list[Span] = []
    for span in sorted({one.finding.evidence for one in said}):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _status(notes: Notes, scores: WordScores, one: Owned) -> Status:
    """What the encoder says, and where it says current, what the sentence says."""
    first, stop = word_range(scores, one.finding.words)
    found = Status(heads.STATUSES[int(scores.status[first:stop].mean(axis=0).argmax())])
    if found is Status.CURRENT and one.finding.fact not in {Fact.DATE, Fact.PLACE}:
        return status_in(notes, one.finding)
    return found
