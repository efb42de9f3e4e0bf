"""Who is meant where a voice owns or denies a part in the deed without naming who: "its fighters", "any hand in it"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from avowal.codebook.vocabulary import PARTY_KINDS, Stance, VoiceKind
from avowal.domain import OUTLET, Name, Span, Voice
from avowal.extraction.facts.responsible import is_own, name_of_voice, side_by_words
from avowal.extraction.notes import Notes
from avowal.extraction.owning import Owned
from avowal.gazetteer.countries import country_name

UNNAMED = Name("unnamed")
"""Stands for the doer until the voice is known."""
_OFFICES = frozenset({VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT})
_SPEAKERS = frozenset("spokesman spokeswoman spokesperson caller source official deputy television radio man".split())
_OF = re.compile(r"(?i)^(?:a |the )?(?:callers?|sources?|spokes\w+|officials?)\b")
_REFUSALS = frozenset({Stance.DENIES, Stance.REJECTS})


def with_names(notes: Notes, said: Sequence[Owned], others: Sequence[Owned]) -> list[Owned]:
    """The accounts, and whom those mean that own or deny the deed without a name; those that nothing tells go.

    Args:
        notes: What was found in the report.
        said: The accounts.
        others: What is said in the report of who did it.
    """
    found = [_named(notes, one, others) if one.finding.value == UNNAMED else one for one in said]
    return [one for one in found if one is not None]


def _named(notes: Notes, one: Owned, others: Sequence[Owned]) -> Owned | None:
    """The account with the name of who is meant; ``None`` where nothing in the report tells.

    A voice that takes the deed upon itself means its own side. One that denies means what its side is blamed for, one
    that rejects means whom another voice named before.
    """
    if one.voice == OUTLET:
        return None
    blamed = _blamed(one, others)
    if one.stance is Stance.REJECTS:
        name = next((value for value in blamed), None)
    else:
        name = next((value for value in blamed if is_own(one.voice, value)), None) or _own_side(
            notes, one.voice, one.finding.evidence
        )
        if name is None and one.stance is Stance.DENIES:
            name = next(iter(blamed), None)
    return None if name is None else replace(one, finding=replace(one.finding, value=name))


def _blamed(one: Owned, others: Iterable[Owned]) -> list[Name]:
    """Whom others name as responsible, the nearest before the words first."""
    at = one.finding.words.start
    told = [
        (at - other.finding.words.start, value)
        for other in others
        if isinstance(value := other.finding.value, Name) and value != UNNAMED and other.stance not in _REFUSALS
    ]
    before = sorted((pair for pair in told if pair[0] > 0), key=lambda pair: pair[0])
    after = sorted((pair for pair in told if pair[0] <= 0), key=lambda pair: -pair[0])
    return [value for _, value in (*before, *after)]


def _own_side(notes: Notes, voice: Voice, evidence: Span) -> Name | None:
    """The group or state that a voice stands for, by its name, by the words around it, or the voice itself."""
    name = name_of_voice(voice)
    if name.actor_id is not None or name.text != voice.name:
        return name
    side = side_by_words(notes, voice, evidence)
    if side is not None:
        return side
    if _speaks_for_others(voice):
        state = country_name(voice.country) if voice.country and voice.kind in _OFFICES else None
        return Name(state) if state else None
    return name if voice.kind in PARTY_KINDS or voice.kind in _OFFICES else None


def _speaks_for_others(voice: Voice) -> bool:
    """Whether a voice is a speaker and no side: a person with an office, "a caller", "state television"."""
    return (
        voice.role is not None
        or voice.name.lower().split()[-1].rstrip("s") in _SPEAKERS
        or bool(_OF.search(voice.name))
    )
