"""A mention's facts as one line of JSON, for the store: comparing then reads no report again."""

from __future__ import annotations

import json
from typing import Any, Final

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, Role, Status
from avowal.domain import PartialDate, Place, Quantity
from avowal.domain.form import value_from_json, value_to_json
from avowal.linking.facts import MentionFacts, SaidDate

METHOD: Final = 2
"""Raised when what the linker knows of a mention changes; facts kept by another method are made again."""

_SETS: Final = ("countries", "actors", "weapons", "targets", "names", "sentences", "words", "people", "speakers")
_FIGURES: Final = ("killed", "injured", "hurt")
_PLACE: Final = tuple(Place.__dataclass_fields__)


def kept(facts: MentionFacts) -> str:
    """The facts as text; the same facts give the same text."""
    held: dict[str, Any] = {name: sorted(getattr(facts, name)) for name in _SETS}
    held |= {name: [[q.low, q.high, q.qualifier, q.of] for q in getattr(facts, name)] for name in _FIGURES}
    held |= {
        "method": METHOD,
        "mention_id": facts.mention_id,
        "report_id": facts.report_id,
        "role": facts.role,
        "type": facts.type,
        "n_incidents": facts.n_incidents,
        "dates": [[_date(said.value), said.voice, said.status] for said in facts.dates],
        "places": [[getattr(place, name) for name in _PLACE] for place in facts.places],
        "published": _date(facts.published) if facts.published else None,
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def read_kept(text: str) -> MentionFacts | None:
    """The facts that :func:`kept` wrote; ``None`` where another method made them."""
    held = json.loads(text)
    if held["method"] != METHOD:
        return None
    sets: dict[str, Any] = {name: frozenset(held[name]) for name in _SETS}
    figures: dict[str, Any] = {
        name: tuple(Quantity(low, high, Qualifier(bound), of) for low, high, bound, of in held[name])
        for name in _FIGURES
    }
    return MentionFacts(
        held["mention_id"],
        held["report_id"],
        Role(held["role"]),
        IncidentType(held["type"]) if held["type"] else None,
        held["n_incidents"],
        dates=tuple(SaidDate(_read_date(value), voice, Status(status)) for value, voice, status in held["dates"]),
        places=tuple(Place(*place) for place in held["places"]),
        published=_read_date(held["published"]) if held["published"] else None,
        **sets,
        **figures,
    )


def _date(date: PartialDate) -> dict[str, Any]:
    return value_to_json(date, counted=False)


def _read_date(row: dict[str, Any]) -> PartialDate:
    date = value_from_json(Fact.DATE, row)
    assert isinstance(date, PartialDate)
    return date
