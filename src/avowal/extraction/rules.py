"""The rules extractor: what the patterns find, trusted as they are; no model, no network."""

from __future__ import annotations

from avowal.codebook.vocabulary import Stance
from avowal.domain import Reading, Report
from avowal.extraction.assembly import Told, Weighing, assembled, at_least
from avowal.extraction.facts.when_said import when_said
from avowal.extraction.notes import skim, take_notes
from avowal.extraction.owning import Owned, owned, status_in, with_claimants
from avowal.extraction.patterns import (
    FirstLook,
    find_facts,
    look_first,
    places_of,
    tell_incidents,
    type_told,
    unread_dates,
)

NAME = "rules 1"


def extract(report: Report, min_score: float | None = None) -> Reading:
    """All that the rules find in a report; :func:`avowal.extraction.choose.extract` sends it through the gate.

    Accounts below ``min_score`` are left out.

    >>> from avowal.domain import Report
    >>> reading = extract(Report("r-1", "Gunmen killed two people in Kabul on 5 May 2021, police said."))
    >>> [(a.fact.value, a.words, a.voice.name) for a in reading.mentions[0].accounts][0]
    ('killed', 'two', 'police')
    """
    look = look_first(skim(report))
    if not look.is_violent:
        return Reading(report.id, NAME)
    notes = take_notes(look.seen)
    telling = look.telling(notes)
    tellings = tell_incidents(notes, look, telling)
    if not tellings:
        return Reading(report.id, NAME)
    findings = find_facts(notes, look, {line.number for line in telling})
    at = [notes.word_at(finding.words.start) for finding in findings]
    told = [
        Told(
            one.role,
            type_told(notes, one, look),
            places_of(notes, one, look),
            with_claimants(
                [
                    said
                    for word, finding in zip(at, findings, strict=True)
                    if one.is_about(word)
                    for said in owned(notes, finding)
                ]
            ),
            one.n_incidents,
        )
        for one in tellings
    ]
    weighing = Weighing(
        lambda said: status_in(notes, said.finding),
        lambda said: _score(said, look),
        lambda said: when_said(notes, said),
    )
    return Reading(report.id, NAME, at_least(assembled(report, told, weighing), min_score or 0.0), unread_dates(notes))


def _score(one: Owned, look: FirstLook) -> float:
    hedge = 0.9 if one.stance is Stance.SUSPECTS else 1.0
    return round(one.finding.sure * (1.0 if look.is_strong(one.finding.line) else 0.8) * hedge, 2)
