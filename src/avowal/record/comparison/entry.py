"""One incident as a comparison sees it, whether it comes from a record or from a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from avowal.actors import open_actors
from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import Estimate, Name, PartialDate, Place, Window
from avowal.estimation import Policy
from avowal.gazetteer.fold import fold
from avowal.record.cases import Case
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record

COMPARED: Final = (Fact.KILLED, Fact.INJURED, Fact.DATE, Fact.PLACE, Fact.RESPONSIBLE, Fact.TYPE)
_KINDS: Final[Mapping[IncidentType, str]] = {
    IncidentType.SUICIDE_BOMBING: "bombing",
    IncidentType.BOMBING: "bombing",
    IncidentType.SHELLING: "strike",
    IncidentType.MISSILE_OR_ROCKET_STRIKE: "strike",
    IncidentType.AIR_OR_DRONE_STRIKE: "strike",
    IncidentType.ARMED_CLASH: "clash",
    IncidentType.SHOOTING: "attack",
    IncidentType.ASSASSINATION: "attack",
    IncidentType.RAID_MASSACRE: "attack",
    IncidentType.STABBING: "attack",
    IncidentType.VEHICLE_RAMMING: "attack",
    IncidentType.POISONING: "attack",
    IncidentType.KIDNAPPING: "abduction",
    IncidentType.HOSTAGE_TAKING: "abduction",
    IncidentType.ARSON: "damage",
    IncidentType.SABOTAGE: "damage",
}
"""Broad kinds that all programmes can be brought to; the finer types differ by design, not by what happened."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure with its ends: UCDP's best 12 of 10 to 15 is ``Toll(12, 10, 15)``."""

    best: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident of one side: GTD's row 202401030002, or the Kerman bombing of a record by acled.

    Attributes:
        id: Its id in its own source.
        title: A line for a person.
        country: ISO code; ``None`` when unknown.
        days: First and last day that it may have.
        place: Where; with coordinates if the source has them.
        kind: Broad kind of violence: bombing, strike, clash, attack, abduction, damage; ``None`` when not told.
        killed: The dead.
        injured: The injured.
        responsible: Names of those who did it, or of both sides of a fight; those of nobody are left out.
    """

    id: str
    title: str
    country: str | None
    days: tuple[date, date] | None
    place: Place | None
    kind: str | None
    killed: Toll | None
    injured: Toll | None
    responsible: tuple[str, ...]


def record_entries(record: Record, policy: Policy, wanted: IncidentFilter | None = None) -> Iterator[Entry]:
    """The incidents of a record with what a policy makes of their facts, newest first."""
    for case in record.cases(wanted):
        yield case_entry(case, policy)


def case_entry(case: Case, policy: Policy) -> Entry:
    """One incident of a record; where the policy has no day or place, none is compared."""
    place = case.estimate(policy, Fact.PLACE).value
    line = case.summary
    return Entry(
        id=line.id,
        title=line.title,
        country=(place.country if isinstance(place, Place) else None) or (line.place.country if line.place else None),
        days=_days(case.estimate(policy, Fact.DATE)),
        place=place if isinstance(place, Place) else None,
        kind=kind_of(line.type),
        killed=_toll(case.estimate(policy, Fact.KILLED)),
        injured=_toll(case.estimate(policy, Fact.INJURED)),
        responsible=_names(case.estimate(policy, Fact.RESPONSIBLE)),
    )


def kind_of(type_: IncidentType | None) -> str | None:
    """The broad kind of one of our types."""
    return _KINDS.get(type_) if type_ else None


def _days(estimate: Estimate) -> tuple[date, date] | None:
    value = estimate.value
    if isinstance(value, Window | PartialDate) and value.first and value.last:
        return value.first, value.last
    return None


def _toll(estimate: Estimate) -> Toll | None:
    best = estimate.value
    if not isinstance(best, int):
        return None
    low = best if estimate.low is None else estimate.low
    return Toll(best, low, best if estimate.high is None else estimate.high)


def _names(estimate: Estimate) -> tuple[str, ...]:
    more = [estimate.column(name) for name in ("gname", "gname2", "gname3")]
    first = [estimate.value.text] if isinstance(estimate.value, Name) else []
    return named(*first, *(str(name) for name in more if name))


def named(*names: str) -> tuple[str, ...]:
    """The names that name somebody, each once."""
    return tuple(dict.fromkeys(name for name in names if name and not _is_nobody(name)))


def _is_nobody(name: str) -> bool:
    return fold(name).startswith(("unknown", "unidentified", "indeterminate")) or not fold(name)


def actor_key(name: str) -> str:
    """What two names of one actor share: its id in the table of actors, else the folded name.

    >>> actor_key("Taliban") == actor_key("Taleban")
    True
    """
    actor = open_actors().named(name)
    return actor.id if actor else fold(name)
