"""What sort of violence the words about one incident speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from avowal.codebook.vocabulary import IncidentType as Type
from avowal.extraction.incidents.clues import Clue

_FIRST_COUNTS_MORE = 2.0
_OF_MEN_WITH_GUNS = 0.3  # "gunmen" kidnap, raid and burn too: they make a shooting only where nothing else is told
# Where two sorts are both spoken for, the first of a row is meant: a suicide bombing is told with "bomb" too.
_BEATS = (
    (Type.SUICIDE_BOMBING, Type.BOMBING),
    (Type.CHEMICAL_ATTACK, Type.BOMBING),
    (Type.HOSTAGE_TAKING, Type.SHOOTING),
    (Type.VEHICLE_RAMMING, Type.BOMBING),
    (Type.ASSASSINATION, Type.SHOOTING),
)


def type_of(clues: Iterable[tuple[Clue, bool]]) -> Type | None:
    """The sort of violence; each clue comes with whether it stands in title or first sentence.

    Returns:
        The type; ``None`` when no word speaks for any.
    """
    points: dict[Type, float] = defaultdict(float)
    for clue, is_first in clues:
        weight = _OF_MEN_WITH_GUNS if clue.of_doers else clue.weight
        points[Type(clue.kind)] += weight * (_FIRST_COUNTS_MORE if is_first else 1)
    general = points.pop(Type.OTHER, 0.0)
    if not points:
        return Type.OTHER if general else None
    for special, usual in _BEATS:
        if points[special] >= 1 and usual in points:
            points[special] += points.pop(usual)
    return max(sorted(points), key=lambda kind: points[kind])
