"""Comparing two mentions by who and what: type, actors, means, targets, names, shared sentences."""

from __future__ import annotations

from typing import Final

from avowal.domain import Reason
from avowal.linking.facts import MentionFacts
from avowal.linking.tables import compatible
from avowal.linking.telling import likeness, shared_weight

_SHOWN: Final = 4
_ENOUGH_NAMES: Final = 3
_USUAL: Final = 0.08
_MUCH: Final = 0.35
_LITTLE: Final = 80
_PLENTY: Final = 400


def type_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """Whether the types are the same, exchangeable, or exclude each other."""
    if left.type is None or right.type is None:
        return None
    a, b = (kind.value.replace("_", " ") for kind in sorted((left.type, right.type)))
    if left.type is right.type:
        return Reason("type", 0.5, f"Both tell of {a}.")
    if compatible(left.type, right.type):
        return Reason("type", 0.15, f"Reports of one incident may call it {a} or {b}.")
    return Reason("type", -1.0, f"One tells of {a}, the other of {b}.")


def actor_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """Whether some voice of each names the same group; other names say little, for claims compete."""
    if not left.actors or not right.actors:
        return None
    if shared := left.actors & right.actors:
        return Reason("actor", 0.7, f"Both name {_shown(shared)} as responsible.")
    return Reason("actor", -0.3, "They name different groups as responsible.")


def weapon_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """Whether the means are of one class."""
    if not left.weapons or not right.weapons:
        return None
    if shared := left.weapons & right.weapons:
        return Reason("weapon", 0.3, f"Both name means of one class: {_shown(shared)}.")
    return Reason("weapon", -0.3, f"One names {_shown(left.weapons)}, the other {_shown(right.weapons)}.")


def target_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """Whether the targets share a telling word; the words of one may be in the names of the other."""
    if not left.targets or not right.targets:
        return None
    if shared := left.targets & right.targets:
        return Reason("target", 0.6, f"Both name the target with: {_shown(shared)}.")
    if left.targets & right.names or right.targets & left.names:
        return Reason("target", 0.3, "The target of one is named in the other.")
    return Reason("target", -0.6, f"The targets differ: {_shown(left.targets)}; {_shown(right.targets)}.")


def names_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How many names of persons, streets and buildings both hold; none in common says a little."""
    # How many, not which: most are names of persons, victims among them, and reasons are stored and shown.
    if shared := len(left.names & right.names):
        score = {1: 0.3, 2: 0.6}.get(shared, 0.9)
        return Reason("names", score, f"Both hold {shared} name{'s' if shared > 1 else ''} that few reports hold.")
    if min(len(left.names), len(right.names)) >= _ENOUGH_NAMES:
        return Reason("names", -0.3, "They have no names in common.")
    return None


def people_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How many full names of persons both hold, compared by their hashes; the sentence names nobody."""
    if not left.people or not right.people:
        return None
    if shared := len(left.people & right.people):
        score = {1: 0.5, 2: 0.8}.get(shared, 1.0)
        return Reason("people", score, f"Both hold the full name{'s' if shared > 1 else ''} of {shared} in common.")
    return Reason("people", -0.3, "No full name of a person stands in both.")


def words_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How alike the telling words are: two reports of one incident have a fifth of their weight in common."""
    if not left.words or not right.words:
        return None
    alike = likeness(left.words, right.words)
    score = max(-1.0, min(1.0, (alike - _USUAL) / (_MUCH - _USUAL)))
    return Reason("words", round(score, 2), f"Of the words that few reports hold {alike:.0%} agree.")


def rare_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How much the words in common tell, whatever else the two hold."""
    if not left.words or not right.words:
        return None
    shared = shared_weight(left.words, right.words)
    score = max(-1.0, min(1.0, (shared - _LITTLE) / (_PLENTY - _LITTLE)))
    return Reason("rare", round(score, 2), f"The words in common weigh {shared:,.0f}; one rare word weighs 30.")


def copy_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """Whether the very sentences that tell the one tell the other."""
    shared = len(left.sentences & right.sentences)
    if not shared:
        return None
    part = shared / min(len(left.sentences), len(right.sentences))
    sentence = f"{shared} sentence{'s are' if shared > 1 else ' is'} the same, word for word."
    return Reason("copy", 1.0 if part >= 0.5 else 0.5 if part >= 0.2 else 0.2, sentence)


def _shown(words: frozenset[str]) -> str:
    first = sorted(words)[:_SHOWN]
    return ", ".join(first) + (", ..." if len(words) > _SHOWN else "")
