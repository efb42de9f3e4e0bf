"""Which other incidents reports tie an incident to, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from avowal.linking.relations import Relation, RelationKind

PHRASES: Final[Mapping[tuple[RelationKind, bool], str]] = {
    (RelationKind.RETALIATION_FOR, True): "told of as retaliation for",
    (RelationKind.RETALIATION_FOR, False): "told of as what was retaliated for by",
    (RelationKind.ANNIVERSARY_OF, True): "told of as on the anniversary of",
    (RelationKind.ANNIVERSARY_OF, False): "anniversary told of, at",
    (RelationKind.COORDINATED_WITH, True): "told of as coordinated with",
    (RelationKind.TRIAL_OF, True): "told of as brought to court",
    (RelationKind.TRIAL_OF, False): "told of as brought to court",
}
"""By kind, and whether the incident asked for is the first of the two: what is told, never that it is so."""
ALONE: Final[Mapping[tuple[RelationKind, bool], str]] = {
    (RelationKind.RETALIATION_FOR, True): "told of as retaliation",
    (RelationKind.RETALIATION_FOR, False): "told of as answered by retaliation",
    (RelationKind.ANNIVERSARY_OF, True): "told of as on an anniversary",
    (RelationKind.ANNIVERSARY_OF, False): "its anniversary is told of",
    (RelationKind.COORDINATED_WITH, True): "told of as one of several, coordinated",
    (RelationKind.TRIAL_OF, True): "told of as brought to court",
    (RelationKind.TRIAL_OF, False): "told of as brought to court",
}
"""The same where no other incident of the record is meant."""


@dataclass(frozen=True, slots=True)
class Related:
    """The raid in Bassa is told of as retaliation for the shooting in Mangu, in two reports.

    Attributes:
        kind: How the two are related.
        is_first: Whether the dossier's incident is the part, the retaliation, or what took place on the anniversary.
        incident_id: The other incident; ``None`` where the words lead to none of the record.
        title: Its title at the moment of the dossier; ``None`` likewise.
        told: Who says so, in which words, one entry a report and sentence.
    """

    kind: RelationKind
    is_first: bool
    incident_id: str | None
    title: str | None
    told: tuple[Relation, ...]

    @property
    def phrase(self) -> str:
        """The relation in words, before the other incident's title."""
        return (PHRASES if self.incident_id else ALONE)[self.kind, self.is_first]
