"""What a source names, before the rest of the report tells whom it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from avowal.actors import FoundActor
from avowal.domain import Span
from avowal.extraction.voices.voice_kinds import Kind

_STATES = frozenset({"state_force", "government"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of a name with a role: of "Kerman's deputy governor Rahman Jalali", Rahman Jalali.

    Attributes:
        span: Where the report names it.
        name: The person or body as named here; a pronoun as it stands.
        role: Office or description of a person.
        person: Whether it is one person.
        kind: What the words tell of its kind; ``None`` if nothing.
        heads: Words for people and bodies in it, by which "the ministry" finds it again.
        pronoun: The pronoun, where it is no more than one.
        definite: Whether it only points back: "the group".
        document: Whether it names what was issued rather than who issued it: "the statement".
        actor: Id of the armed group or force that it names or speaks for.
        plural: Whether it is many.
        through: A party's mouthpiece through which it speaks.
        indefinite: Whether it names anyone: "a stallholder".
        owned: Whether it is "its" or "their" spokesman, and so speaks for whoever spoke.
    """

    span: Span
    name: str
    role: str | None = None
    person: bool = False
    kind: Kind | None = None
    heads: frozenset[str] = frozenset()
    pronoun: str | None = None
    definite: bool = False
    document: bool = False
    actor: str | None = None
    plural: bool = False
    through: str | None = None
    indefinite: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group or force where a report names it: the Taliban at ``Span(4, 11)``.

    Attributes:
        span: Where.
        id: Its id in the table of actors.
        name: Its name there.
        armed: Whether it is a party to a conflict rather than a state or its forces.
        country: ISO code of its country.
    """

    span: Span
    id: str
    name: str
    armed: bool
    country: str | None


def groups_of(found: Iterable[FoundActor]) -> list[Group]:
    """The groups and forces that the table of actors found in a text."""
    return [
        Group(one.span, one.actor.id, one.actor.name, one.actor.kind not in _STATES, one.actor.country) for one in found
    ]


def groups_within(groups: Sequence[Group], span: Span) -> Sequence[Group]:
    """Those of the groups, which stand in the order of the text, that a span holds."""
    if not groups:
        return groups
    first = bisect_left(groups, span.start, key=lambda group: group.span.start)
    last = bisect_left(groups, span.end, key=lambda group: group.span.start)
    return [group for group in groups[first:last] if group.span.end <= span.end]
