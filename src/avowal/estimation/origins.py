"""Which voice it is: the same office, group, state or outlet under the names that reports give it.

Two names are taken for one voice where that may be so, so that a number of independent voices is never too high.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from avowal.actors import open_actors
from avowal.codebook.vocabulary import PARTY_KINDS, VoiceKind
from avowal.domain import Voice
from avowal.estimation.units import publisher_key
from avowal.gazetteer.countries import country_code, is_demonym, seat_of
from avowal.gazetteer.fold import fold

_HOLDERS: Final = frozenset(
    """
    head chief director chairman chairwoman chair spokesman spokeswoman spokesperson spokespeople commander
    deputy acting interim senior top local provincial regional district national federal central state country
    nation city town official officials officer officers source sources representative representatives member
    members leader leaders statement press media office service services department agency authorities authority
    administration government staff worker workers people man woman men women mr mrs ms dr general colonel
    captain major lieutenant brigadier the a an of for in at from to and on his her its their our by with who
    said told this that those witness witnesses eyewitness eyewitnesses resident residents survivor survivors
    locals villager villagers several some many two three four other another unnamed anonymous
    """.split()
)
"""Words of a voice that say what somebody is there, not which office it is."""
_STATES: Final = frozenset({VoiceKind.FOREIGN_GOVERNMENT})
_OUTLETS: Final = frozenset({VoiceKind.MEDIA, VoiceKind.STATE_MEDIA})
_CLASSES: Final = {VoiceKind.MEDIC: VoiceKind.OFFICIAL}
"""Kinds that one office may be given in two reports: an emergency service is a medic here, an official there."""
_NO_OUTLET: Final = frozenset(
    """
    state media television tv news agency local radio broadcaster press outlet outlets official semi run owned the a its
    reports report newspaper newspapers national government
    """.split()
)
"""Words of an outlet that name none: "state television"."""
_SHORTEST_STEM: Final = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """What a voice is known by.

    Attributes:
        kind: Sort of voice, with kinds that reports mix up as one.
        key: What settles it: the id of a group, a state, the name of an outlet; ``None`` where words must do.
        words: Sets of words that tell the office, from its name and from its role; none of them is empty.
        country: ISO code of its state, where known.
    """

    kind: VoiceKind
    key: str | None
    words: tuple[frozenset[str], ...]
    country: str | None

    @property
    def is_nameless(self) -> bool:
        """Whether nothing tells one such voice from another: "officials", "witnesses"."""
        return self.key is None and not self.words


def identity_of(voice: Voice) -> Identity:
    """What a voice is known by.

    >>> identity_of(Voice("head of Iran's emergency services", VoiceKind.MEDIC)).words
    (frozenset({'emergen'}),)
    >>> identity_of(Voice("officials", VoiceKind.OFFICIAL)).is_nameless
    True
    """
    kind = _CLASSES.get(voice.kind, voice.kind)
    if voice.kind in _OUTLETS:
        return Identity(kind, _outlet_key(voice.name), (), voice.country)
    group = _group_key(voice) if voice.kind in PARTY_KINDS else None
    if group is not None:
        return Identity(kind, group, (), voice.country)
    state = voice.country or country_code(voice.name) or seat_of(voice.name)
    if voice.kind in _STATES and state:
        return Identity(kind, f"state {state}", (), state)
    found = (_office(voice.name), _office(voice.role or ""))
    return Identity(kind, None, tuple(words for words in found if words), voice.country)


def may_be_one(left: Identity, right: Identity) -> bool:
    """Whether two voices may be one: one key, or the words of one office are among the other's.

    >>> police = identity_of(Voice("police", VoiceKind.OFFICIAL))
    >>> may_be_one(police, identity_of(Voice("Kabul police spokesman", VoiceKind.OFFICIAL)))
    True
    """
    if left.key is not None or right.key is not None:
        return left.key == right.key
    if left.kind is not right.kind or (left.country and right.country and left.country != right.country):
        return False
    return any(one <= other or other <= one for one in left.words for other in right.words)


def _outlet_key(name: str) -> str | None:
    """An outlet by its name; the words around an agency's short name ("state news agency IRNA") are passed over."""
    if all(word in _NO_OUTLET or is_demonym(word) or country_code(word) for word in _words(name)):
        return None
    short = [word for word in name.replace("'", " ").split() if len(word) > 2 and word.isupper()]
    return f"outlet {publisher_key(short[-1] if short else name)}"


def _group_key(voice: Voice) -> str | None:
    """The group that a party speaks for, a branch with its parent; a state by its code."""
    actors = open_actors()
    actor = actors.named(voice.name)
    seen: set[str] = set()
    while actor is not None and actor.parent and actor.id not in seen:
        seen.add(actor.id)
        actor = actors.get(actor.parent) or actor
    if actor is not None:
        return f"group {actor.id}"
    state = country_code(voice.name) or seat_of(voice.name)
    return f"state {state}" if state else None


def _office(name: str) -> frozenset[str]:
    return frozenset(
        _stem(fold(word))
        for word in _words(name)
        if word.casefold() not in _HOLDERS and not is_demonym(word) and country_code(word) is None
    )


def _words(name: str) -> list[str]:
    """The words of a name, as they are written, without what makes them possessive."""
    plain = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return re.findall(r"[^\W_]+", re.sub(r"'s\b|'(?=\s|$)", "", plain))


def _stem(word: str) -> str:
    """The word without what makes it many or an adjective, roughly: "emergencies" and "emergency" are one."""
    for ending in ("cies", "ies", "cy", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
