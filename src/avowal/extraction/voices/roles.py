"""The part that a voice plays in an account: claimant of its own deed, accused who denies it, or channel of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.domain import OUTLET
from avowal.extraction.facts.deeds import OWN_MEN, denies_part, disowns_deed, owns_deed, rejects_rather
from avowal.extraction.voices.drafts import Draft
from avowal.extraction.voices.said import Attribution
from avowal.extraction.voices.voice_kinds import country_in
from avowal.extraction.voices.voices import UNKNOWN, Spoken

_SIDES = frozenset({VoiceKind.PARTY, VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT})
_OPENING = 12  # words of a saying in which the deed must be owned or disowned
_NO_NAMES = frozenset({"the", "of", "for", "spokesman"})
_BEFORE_SUBJECT = frozenset({"the", "that", '"', "“", "‘"})


def with_roles(
    drafts: Sequence[Draft], only_named: Sequence[Draft] = ()
) -> tuple[list[Attribution], list[Attribution]]:
    """The attributions with claimants, accused and outer voices known, in the order of the text.

    Returns:
        Those with content; those of ``only_named``, which have none.
    """
    claimants = {_who(draft.spoken) for draft in drafts if _claims(draft)}
    settled = _nested([_settled(draft, claimants) for draft in drafts])
    named = [_settled(draft, claimants) for draft in only_named]
    return [nested for nested, _ in sorted(settled, key=_place)], named


def _place(one: tuple[Attribution, int]) -> tuple[int, int, int]:
    attribution, number = one
    return attribution.content[0].start, -attribution.content[-1].end, number


def _who(spoken: Spoken) -> str:
    return spoken.actor or spoken.voice.name


def _settled(draft: Draft, claimants: set[str]) -> Attribution:
    """The attribution with its voice as claimant or accused, where that is its part here."""
    said = draft.attribution
    kind = said.voice.kind
    if kind not in _SIDES:
        return _against(draft) if said.stance is Stance.DENIES else said
    if said.stance is Stance.DENIES:
        against = _against(draft)
        return against if against.stance is Stance.REJECTS else _as(said, VoiceKind.ACCUSED, Stance.DENIES)
    if said.stance is Stance.ASSERTS and _disowns(draft):
        return _as(said, VoiceKind.ACCUSED, Stance.DENIES)
    if _claims(draft):
        return _as(said, VoiceKind.CLAIMANT, Stance.CLAIMS)
    if kind is VoiceKind.PARTY and _who(draft.spoken) in claimants:
        stance = Stance.CLAIMS if said.stance is Stance.ASSERTS else said.stance
        return _as(said, VoiceKind.CLAIMANT, stance)
    return said


def _against(draft: Draft) -> Attribution:
    """A denial that is rather of another's account: "denied reports that 20 had died"."""
    said = draft.attribution
    if rejects_rather(draft.words, party=said.voice.kind is VoiceKind.PARTY):
        return replace(said, stance=Stance.REJECTS)
    return said


def _as(said: Attribution, kind: VoiceKind, stance: Stance | None) -> Attribution:
    return replace(said, voice=replace(said.voice, kind=kind), stance=stance)


def _claims(draft: Draft) -> bool:
    """Whether a draft is of a party's, or an army's, own deed."""
    stance = draft.attribution.stance
    if stance is Stance.CLAIMS:
        return True
    if stance is not Stance.ASSERTS or draft.spoken.voice.kind not in _SIDES:
        return False
    return owns_deed(draft.words) or _names_itself(draft)


def _names_itself(draft: Draft) -> bool:
    """Whether a side says by its own name, or as "soldiers of the caliphate", that it did harm."""
    opening = [word for word in draft.words[:_OPENING] if word not in _BEFORE_SUBJECT]
    if len(opening) < 2:
        return False
    name = set(draft.spoken.voice.name.lower().split()) - _NO_NAMES
    itself = opening[0] in name or (draft.spoken.actor is not None and opening[0] in OWN_MEN)
    return itself and owns_deed(("it", *opening[1:]))


def _disowns(draft: Draft) -> bool:
    """Whether a side says that it had no part: "it was not involved", or that its own country was not."""
    if disowns_deed(draft.words):
        return True
    opening = [word for word in draft.words[:_OPENING] if word not in _BEFORE_SUBJECT]
    own = draft.spoken.country
    return own is not None and denies_part(opening) and country_in(opening[:2], None) == own


def _nested(attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Each attribution with the voices around it in its ``via``, and its number."""
    opened: list[tuple[int, int]] = []
    stretches = [
        (content.start, -content.end, _cue_start(attributions[number]), number, k)
        for number in range(len(attributions))
        for k, content in enumerate(attributions[number].content)
    ]
    for start, minus_end, _, number, k in sorted(stretches):
        opened = [one for one in opened if one[0] > start]
        if k == 0:
            around = [attributions[other] for end, other in reversed(opened) if end >= -minus_end and other != number]
            yield _within(attributions[number], around), number
        opened.append((-minus_end, number))


def _cue_start(said: Attribution) -> int:
    """Of two voices with the same content the one named first is the outer: "Reuters quoted police"."""
    return said.cue.start if said.cue else 0


def _within(said: Attribution, around: Sequence[Attribution]) -> Attribution:
    """An attribution inside others, innermost first; the outlet's hedge inside a voice is that voice's."""
    outer = [one for one in around if one.voice.name != said.voice.name and one.cue != said.cue]
    if said.voice == OUTLET:
        first = next((one for one in around if one.voice != OUTLET), None)
        return replace(said, voice=first.voice, via=first.via, source=first.source) if first else said
    if not outer:
        return said
    names = [name for one in outer if one.voice not in (OUTLET, UNKNOWN) for name in (one.voice.name, *one.via)]
    return replace(said, via=tuple(dict.fromkeys((*said.via, *(name for name in names if name != said.voice.name)))))
