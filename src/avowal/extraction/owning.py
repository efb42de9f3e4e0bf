"""Whose each finding is, and how that voice holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from avowal.actors import open_actors
from avowal.codebook.vocabulary import PARTY_KINDS, Fact, Stance, Status, VoiceKind
from avowal.domain import OUTLET, Name, Span, Voice
from avowal.extraction.attribution import Attribution, voices_at
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Notes
from avowal.extraction.responsible import is_own
from avowal.extraction.status import status_of

_NEUTRAL = frozenset({VoiceKind.OUTLET, VoiceKind.MEDIA})
_HEDGED_WITH = frozenset({Fact.WEAPON, Fact.PERPETRATOR_COUNT, Fact.TYPE})
"""What "is believed to" takes back with the blame; that people died, where and when, it leaves standing."""

_UNDENIED = frozenset({Fact.WEAPON, Fact.DATE, Fact.PLACE, Fact.TARGET, Fact.PERPETRATOR, Fact.PERPETRATOR_COUNT})


@dataclass(frozen=True, slots=True)
class Owned:
    """A finding with the voice that says it."""

    finding: Finding
    voice: Voice
    via: tuple[str, ...]
    stance: Stance


def owned(notes: Notes, finding: Finding) -> Iterator[Owned]:
    """The finding once for each voice that says it; the outlet where nobody else does."""
    if finding.voice is not None:
        yield Owned(finding, _standard(finding.voice), finding.via, finding.stance or Stance.ASSERTS)
        return
    said = voices_at(notes.attributions, finding.words) or voices_at(notes.attributions, finding.evidence)
    if not said:
        yield Owned(finding, OUTLET, (), finding.stance or Stance.ASSERTS)
    for attribution in said:
        if attribution.stance in {Stance.DENIES, Stance.REJECTS} and finding.fact in _UNDENIED:
            continue
        voice = _standard(attribution.voice)
        yield Owned(finding, voice, attribution.via, _stance(finding, attribution))


def _standard(voice: Voice) -> Voice:
    """A party under its standard name, so that ISIS and Islamic State are one voice."""
    if voice.kind not in PARTY_KINDS:
        return voice
    actor = open_actors().named(voice.name)
    return replace(voice, name=actor.name) if actor is not None else voice


def _stance(finding: Finding, said: Attribution) -> Stance:
    if finding.stance is not None and finding.fact is not Fact.RESPONSIBLE:
        return finding.stance
    if finding.fact is Fact.RESPONSIBLE:
        return _stance_on_guilt(finding, said)
    if said.stance is Stance.CLAIMS and said.voice.kind is VoiceKind.CLAIMANT:
        return Stance.CLAIMS
    if said.stance in {Stance.DENIES, Stance.REJECTS}:
        return Stance.REJECTS
    hedged = said.stance is Stance.SUSPECTS or said.hedged
    if finding.fact is Fact.PERPETRATOR:
        official = said.voice.kind in {VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT}
        return Stance.SUSPECTS if hedged else Stance.ACCUSES if official else Stance.ASSERTS
    return Stance.SUSPECTS if hedged and finding.fact in _HEDGED_WITH else Stance.ASSERTS


def _stance_on_guilt(finding: Finding, said: Attribution) -> Stance:
    own = isinstance(finding.value, Name) and is_own(said.voice, finding.value)
    if said.stance in {Stance.DENIES, Stance.REJECTS} or finding.stance is Stance.REJECTS:
        return Stance.DENIES if own else Stance.REJECTS
    if own and said.voice.kind not in _NEUTRAL:
        return Stance.CLAIMS
    if finding.stance is Stance.SUSPECTS or said.hedged or said.stance is Stance.SUSPECTS:
        return Stance.SUSPECTS
    return Stance.ASSERTS if said.voice.kind in _NEUTRAL else Stance.ACCUSES


def status_in(notes: Notes, finding: Finding) -> Status:
    """What the report itself says later of a finding."""
    if finding.status is not None:
        return finding.status
    line = notes.lines[finding.line]
    start = max(0, finding.words.start - line.span.start)
    return status_of(line.span.quote(notes.text), Span(start, max(start + 1, finding.words.end - line.span.start)))


def with_claimants(accounts: Sequence[Owned]) -> list[Owned]:
    """The accounts with each voice that owns the deed as claimant, and what it says as its claim."""
    claimants = {
        one.voice.name for one in accounts if one.finding.fact is Fact.RESPONSIBLE and one.stance is Stance.CLAIMS
    }
    return [_as_claim(one) if one.voice.name in claimants else one for one in accounts]


def _as_claim(one: Owned) -> Owned:
    kind_differs = one.voice.kind not in {VoiceKind.CLAIMANT, VoiceKind.ACCUSED}
    voice = replace(one.voice, kind=VoiceKind.CLAIMANT) if kind_differs else one.voice
    if one.stance is Stance.ASSERTS:
        return replace(one, voice=voice, stance=Stance.CLAIMS)
    return replace(one, voice=voice) if one.stance is Stance.CLAIMS else one
