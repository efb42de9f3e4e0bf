"""FollowTheMoney entities, as OpenAleph takes them in: events, articles, who is named and by whom, notes with words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from avowal.codebook.vocabulary import Fact
from avowal.domain import Account, Name, Report
from avowal.estimation.parties import names_nobody
from avowal.export.exchange.wording import sentence, speaker
from avowal.export.files import to_json
from avowal.gazetteer.countries import country_name
from avowal.record.cases import Case

Entity = dict[str, Any]
_SHARED: Final = frozenset({"Article", "LegalEntity"})
"""Kinds that several incidents may have in common; to remember all others would take much memory."""


def write_follow_the_money(cases: Iterable[Case], stream: BinaryIO) -> int:
    """One entity a line; gives the number of incidents. Entities that incidents share are written once."""
    written, seen = 0, set[str]()
    for case in cases:
        for entity in entities_of(case):
            if entity["schema"] in _SHARED:
                if entity["id"] in seen:
                    continue
                seen.add(entity["id"])
            stream.write(to_json(entity).encode() + b"\n")
        written += 1
    return written


def entities_of(case: Case) -> Iterator[Entity]:
    """The incident, its reports, the names that voices give, and a note an account."""
    one, place = case.summary, case.summary.place
    where = (
        ", ".join(part for part in (place.name, country_name(place.country) if place.country else None) if part)
        if place
        else None
    )
    date = one.date if one.date and not one.date.startswith("--") and "/" not in one.date else None
    yield _entity(
        f"av-{one.id}",
        "Event",
        name=one.title,
        date=date,
        country=_country(place.country if place else None),
        location=where,
        recordId=one.id,
        keywords=one.type.value if one.type else None,
    )
    for report in sorted(case.reports.values(), key=lambda report: report.id):
        yield _article(report)
    for account in case.accounts:
        report = case.reports[account.report_id]
        if account.fact is Fact.RESPONSIBLE and isinstance(account.value, Name) and not names_nobody(account):
            yield from _named(case, account, account.value, report)
        yield _entity(
            f"av-{account.id}",
            "Note",
            name=sentence(account, report),
            entity=f"av-{one.id}",
            proof=f"av-{report.id}",
            description=account.evidence.quote(report.text),
            publisher=speaker(account, report),
        )


def _article(report: Report) -> Entity:
    return _entity(
        f"av-{report.id}",
        "Article",
        title=report.title,
        publisher=report.outlet,
        author=report.author,
        publishedAt=report.published.iso if report.published else None,
        sourceUrl=_address(report),
        language=report.language,
    )


def _address(report: Report) -> str | None:
    return report.address if report.address and report.address.startswith(("http://", "https://")) else None


def _named(case: Case, account: Account, name: Name, report: Report) -> Iterator[Entity]:
    """Who is named, and the link to the incident, which says by whom and how; it states no guilt of ours."""
    actor = f"av-actor-{name.actor_id}" if name.actor_id else f"av-name-{_slug(name.text)}"
    yield _entity(actor, "LegalEntity", name=name.text, alias=list(name.aliases) or None)
    yield _entity(
        f"av-link-{account.id}",
        "UnknownLink",
        subject=actor,
        object=f"av-{case.summary.id}",
        role=f"{account.stance.value} ({speaker(account, report)})",
        summary=sentence(account, report),
        publisher=report.outlet,
        recordId=account.id,
        status=account.status.value,
    )


def _slug(name: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in name.casefold()).split()) or "unnamed"


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _entity(key: str, schema: str, **properties: Any) -> Entity:
    said = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": key, "schema": schema, "properties": said}
