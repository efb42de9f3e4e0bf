"""STIX 2.1: an incident, who is named for it, who says so in which words, and where; OASIS standard of June 2021.

Nothing is asserted as ours: a name becomes a threat actor because a voice names it, each naming is a sighting by who
reported it and a note with the voice's words. ``confidence`` says how sure we are of the reading, never of the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, BinaryIO, Final
from uuid import UUID, uuid5

from avowal.codebook.vocabulary import Fact
from avowal.domain import Account, Name, Place, Report
from avowal.estimation.parties import NAMING, names_nobody
from avowal.export.exchange.wording import sentence, speaker
from avowal.export.files import to_json
from avowal.record.cases import Case

_SPACE: Final = UUID("a1d0c4e6-6f0b-5a52-9f5f-0d2f3a7c9e11")
_EPOCH: Final = "1970-01-01T00:00:00.000Z"
_SHARED: Final = frozenset({"identity", "location", "threat-actor"})
"""Kinds of objects that several incidents may have in common; to remember all others would take much memory."""
_REMEMBERED: Final = 4_096
Object = dict[str, Any]


def write_stix(cases: Iterable[Case], stream: BinaryIO) -> int:
    """A bundle of every incident with what is said of it; gives the number of incidents. Ids follow from ours."""
    stream.write(b'{"type": "bundle", "id": "' + _id("bundle", "avowal").encode() + b'", "objects": [')
    written, seen, comma = 0, set[str](), b"\n"
    for case in cases:
        for one in objects_of(case):
            if one["type"] in _SHARED:
                if one["id"] in seen:
                    continue
                seen.add(one["id"])
            stream.write(comma + to_json(one).encode())
            comma = b",\n"
        written += 1
    stream.write(b"\n]}\n")
    return written


def objects_of(case: Case) -> Iterator[Object]:
    """The objects of one incident; those that several incidents share have one id in all."""
    incident = _incident(case)
    yield incident
    place = case.summary.place
    if place is not None:
        location = _location(place)
        yield location
        yield _made(
            "relationship",
            f"{incident['id']} {location['id']}",
            _EPOCH,
            relationship_type="related-to",
            source_ref=incident["id"],
            target_ref=location["id"],
        )
    for account in case.accounts:
        report = case.reports[account.report_id]
        refs = [incident["id"]]
        outlet = _identity(report.outlet or "unknown outlet", "outlet")
        yield outlet
        if account.fact is Fact.RESPONSIBLE and isinstance(account.value, Name) and not names_nobody(account):
            actor = _actor(account.value)
            yield actor
            refs.append(actor["id"])
            if account.stance in NAMING:
                yield _sighting(account, report, actor, outlet)
        yield _note(account, report, refs)


def _incident(case: Case) -> Object:
    made = min((_moment(report) for report in case.reports.values()), default=_EPOCH)
    references = [_reference(report) for report in sorted(case.reports.values(), key=lambda r: (_moment(r), r.id))]
    return _made(
        "incident",
        case.summary.id,
        made,
        name=case.summary.title,
        external_references=references,
        labels=[case.summary.type.value] if case.summary.type else None,
    )


def _reference(report: Report) -> Object:
    said = ", ".join(part for part in (report.title, report.published.iso if report.published else None) if part)
    row: Object = {"source_name": report.outlet or "unknown outlet", "external_id": report.id}
    if said:
        row["description"] = said
    if report.address:
        row["url"] = report.address
    return row


@lru_cache(_REMEMBERED)
def _location(place: Place) -> Object:
    if place.latitude is None or place.longitude is None:
        found: Object = {"country": place.country} if place.country else {"region": "unknown"}
        return _made("location", f"{place.name} {place.country}", _EPOCH, name=place.name, **found)
    country = {"country": place.country} if place.country else {}
    return _made(
        "location",
        f"{place.geonames_id} {place.name}",
        _EPOCH,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        administrative_area=place.admin1,
        **country,
    )


@lru_cache(_REMEMBERED)
def _identity(name: str, kind: str) -> Object:
    return _made("identity", f"{kind} {name}", _EPOCH, name=name, roles=[kind])


@lru_cache(_REMEMBERED)
def _actor(name: Name) -> Object:
    described = "Named as responsible by some voice; see the notes. Being named proves nothing."
    return _made("threat-actor", name.actor_id or name.text, _EPOCH, name=name.text, description=described)


def _sighting(account: Account, report: Report, actor: Object, outlet: Object) -> Object:
    return _made(
        "sighting",
        account.id,
        _moment(report),
        sighting_of_ref=actor["id"],
        where_sighted_refs=[outlet["id"]],
        description=sentence(account, report),
        confidence=_confidence(account),
    )


def _note(account: Account, report: Report, refs: list[str]) -> Object:
    quote = account.evidence.quote(report.text)
    return _made(
        "note",
        account.id,
        _moment(report),
        abstract=sentence(account, report),
        content=quote,
        authors=[speaker(account, report)],
        object_refs=refs,
        confidence=_confidence(account),
        external_references=[_reference(report)],
    )


def _confidence(account: Account) -> int | None:
    return None if account.score is None else round(100 * account.score)


def _moment(report: Report) -> str:
    """When a report came out, as STIX writes times; its first objects bear it, so that no clock is read."""
    first = report.published.first if report.published else None
    return f"{first.isoformat()}T00:00:00.000Z" if first else _EPOCH


def _made(kind: str, key: str, moment: str, **members: Any) -> Object:
    base = {"type": kind, "spec_version": "2.1", "id": _id(kind, key), "created": moment, "modified": moment}
    return base | {name: value for name, value in members.items() if value is not None}


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(_SPACE, f'{kind} {key}')}"
