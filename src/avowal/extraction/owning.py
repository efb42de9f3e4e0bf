"""Whose each finding is, and how that voice holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from avowal.actors import open_actors
from avowal.codebook.vocabulary import PARTY_KINDS, Fact, Stance, Status, VoiceKind
from avowal.domain import OUTLET, Name, Span, Voice
from avowal.extraction.facts.responsible import is_own
from avowal.extraction.facts.status import speaks_of_fate, status_of
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Notes
from avowal.extraction.voices.attribution import Attribution, voices_at

_NEUTRAL = frozenset({VoiceKind.OUTLET, VoiceKind.MEDIA})
_HEDGED_WITH = frozenset({Fact.WEAPON, Fact.PERPETRATOR_COUNT, Fact.TYPE})
"""What "is believed to" takes back with the blame; that people died, where and when, it leaves standing."""

_REFUSALS = frozenset({Stance.DENIES, Stance.REJECTS})
_ROLES = frozenset({VoiceKind.CLAIMANT, VoiceKind.ACCUSED})
_UNDENIED = frozenset({Fact.WEAPON, Fact.DATE, Fact.PLACE, Fact.TARGET, Fact.PERPETRATOR, Fact.PERPETRATOR_COUNT})


@dataclass(frozen=True, slots=True)
class Owned:
    """A finding with the voice that says it."""

    finding: Finding
    voice: Voice
    via: tuple[str, ...]
    stance: Stance


def owned(notes: Notes, finding: Finding) -> list[Owned]:
    """The finding once for each voice that says it; the outlet where nobody else does."""
    if finding.voice is not None:
        return [Owned(finding, standard_voice(finding.voice), finding.via, finding.stance or Stance.ASSERTS)]
    said = voices_at(notes.attributions, finding.words)
    if not said and finding.evidence != finding.words:
        said = voices_at(notes.attributions, finding.evidence)
    if not said:
        return [Owned(finding, OUTLET, (), finding.stance or Stance.ASSERTS)]
    return [
        Owned(finding, standard_voice(one.voice), one.via, _stance(finding, one))
        for one in said
        if not (one.stance in _REFUSALS and finding.fact in _UNDENIED)
    ]


def standard_voice(voice: Voice) -> Voice:
    """A party under its standard name, so that ISIS and Islamic State are one voice."""
    if voice.kind not in PARTY_KINDS:
        return voice
    actor = open_actors().named(voice.name)
    return voice if actor is None or actor.name == voice.name else replace(voice, name=actor.name)


def _stance(finding: Finding, said: Attribution) -> Stance:
    if finding.stance is not None and finding.fact is not Fact.RESPONSIBLE:
        return finding.stance
    if finding.fact is Fact.RESPONSIBLE:
        return _stance_on_guilt(finding, said)
    if said.stance is Stance.CLAIMS and said.voice.kind is VoiceKind.CLAIMANT:
        return Stance.CLAIMS
    if said.stance in _REFUSALS:
        return Stance.REJECTS
    hedged = said.stance is Stance.SUSPECTS or said.hedged
    if finding.fact is Fact.PERPETRATOR:
        official = said.voice.kind in {VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT}
        return Stance.SUSPECTS if hedged else Stance.ACCUSES if official else Stance.ASSERTS
    return Stance.SUSPECTS if hedged and finding.fact in _HEDGED_WITH else Stance.ASSERTS


def _stance_on_guilt(finding: Finding, said: Attribution) -> Stance:
    own = isinstance(finding.value, Name) and is_own(said.voice, finding.value)
    if said.stance in _REFUSALS or finding.stance is Stance.REJECTS:
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
    if not speaks_of_fate(line.span.quote(notes.text)):
        return Status.CURRENT
    start = max(0, finding.words.start - line.span.start)
    return status_of(line.span.quote(notes.text), Span(start, max(start + 1, finding.words.end - line.span.start)))


def with_claimants(accounts: Sequence[Owned]) -> list[Owned]:
    """The accounts with each voice that owns the deed as claimant, and what it says as its claim."""
    claimants = {
        one.voice.name for one in accounts if one.finding.fact is Fact.RESPONSIBLE and one.stance is Stance.CLAIMS
    }
    if not claimants:
        return list(accounts)
    return [_as_claim(one) if one.voice.name in claimants else one for one in accounts]


def _as_claim(one: Owned) -> Owned:
    kind_differs = one.voice.kind not in _ROLES
    voice = replace(one.voice, kind=VoiceKind.CLAIMANT) if kind_differs else one.voice
    if one.stance is Stance.ASSERTS:
        return replace(one, voice=voice, stance=Stance.CLAIMS)
    return replace(one, voice=voice) if one.stance is Stance.CLAIMS else one
