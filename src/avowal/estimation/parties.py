"""Which voices speak as a party: the claimant, the accused, and whoever is itself named responsible."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from avowal.actors import open_actors
from avowal.codebook.vocabulary import Fact, Stance, Status, VoiceKind
from avowal.domain import Account, Name, Quantity
from avowal.estimation.question import Question
from avowal.gazetteer.countries import country_code
from avowal.gazetteer.fold import fold

NAMING: Final = frozenset({Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS})
NO_CLAIM: Final = "no claim"
"""What the extractors write as responsible where a report says that nobody has claimed it: it names nobody."""
_STATE_ACTORS: Final = frozenset({"government", "state_force"})
_STATE_VOICES: Final = frozenset({VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT, VoiceKind.STATE_MEDIA})


def is_party(account: Account, question: Question) -> bool:
    """A party by kind, a voice that is itself named responsible, or an official of a state that is."""
    if account.voice.kind in question.policy.parameters.party_kinds:
        return True
    return is_named_itself(account, question)


def is_named_itself(account: Account, question: Question) -> bool:
    """Whether the voice, or the state whose official it is, is among those named responsible."""
    if account.voice.kind is VoiceKind.OUTLET:
        return False
    named = [other for other in (*question.accounts, *question.others) if _names_somebody(other)]
    if any(fold(account.voice.name) in names_of(other) for other in named):
        return True
    state = account.voice.country
    return (
        state is not None and account.voice.kind in _STATE_VOICES and any(state_of(other) == state for other in named)
    )


def speaks_of_its_own(account: Account, question: Question) -> bool:
    """Whether a party's figure counts its own dead: a reviewer says so, or it counts people of the voice's name."""
    whom = account.value.of if isinstance(account.value, Quantity) else None
    own = whom is not None and bool(fold(whom)) and fold(whom) in fold(account.voice.name)
    return own or account.id in question.context.own_losses


def _names_somebody(account: Account) -> bool:
    return account.fact is Fact.RESPONSIBLE and account.status is Status.CURRENT and account.stance in NAMING


def names_of(account: Account) -> frozenset[str]:
    """The names, folded, that an account gives to who did it."""
    value = account.value
    return frozenset(fold(name) for name in (value.text, *value.aliases)) if isinstance(value, Name) else frozenset()


def names_nobody(account: Account) -> bool:
    """Whether the account only says that nobody has claimed it."""
    return isinstance(account.value, Name) and fold(account.value.text) == NO_CLAIM


def state_of(account: Account) -> str | None:
    """ISO code of the state whose government or force an account names; ``None`` for a group or a person."""
    value = account.value
    return _state_named(value.text, value.actor_id) if isinstance(value, Name) else None


@lru_cache(maxsize=4096)
def _state_named(name: str, actor_id: str | None) -> str | None:
    if code := country_code(name):
        return code
    actors = open_actors()
    actor = (actors.get(actor_id) if actor_id else None) or actors.named(name)
    return actor.countries[0] if actor and actor.kind in _STATE_ACTORS and actor.countries else None
