"""The JSON form of accounts, as docs/accounts.md gives it, and back.

Evidence is written as the quote with its span beside it. Reading needs the report's text only to
find evidence that is given as a quote alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from avowal.codebook.vocabulary import (
    COUNTED_FACTS,
    Fact,
    IncidentType,
    Qualifier,
    Role,
    Stage,
    Stance,
    Status,
    VoiceKind,
)
from avowal.domain.account import Account, Mention, Reading, Voice, account_id, mention_id
from avowal.domain.dates import PartialDate, Window, date_class
from avowal.domain.report import Report
from avowal.domain.span import Span
from avowal.domain.value import Name, Place, Quantity, Value
from avowal.errors import EvidenceNotFoundError

JsonObject = dict[str, Any]


def reading_to_json(report: Report, reading: Reading) -> JsonObject:
    """One report with its incidents and accounts, as one JSON object (one line of a JSONL file)."""
    return {
        "id": report.id,
        "url": report.address,
        "title": report.title,
        "publisher": report.outlet,
        "published": report.published.iso if report.published else None,
        "extractor": reading.extractor,
        "incidents": [mention_to_json(report, mention) for mention in reading.mentions],
        "problems": [
            {"reason": p.reason, "message": p.message, "span": [p.span.start, p.span.end] if p.span else None}
            for p in reading.problems
        ],
    }


def mention_to_json(report: Report, mention: Mention) -> JsonObject:
    """One incident as one report tells it."""
    return {
        "key": mention.id,
        "role": mention.role.value,
        "type": mention.type.value if mention.type else None,
        "stage": mention.stage.value if mention.stage else None,
        "n_incidents": mention.n_incidents,
        "spans": [[span.start, span.end] for span in mention.spans],
        "accounts": [account_to_json(report.text, account) for account in mention.accounts],
    }


def account_to_json(text: str, account: Account) -> JsonObject:
    """One account; ``text`` is the text of its report."""
    return {
        "id": account.id,
        "fact": account.fact.value,
        **value_to_json(account.value, counted=account.fact in COUNTED_FACTS),
        "words": account.words,
        "voice": {
            "name": account.voice.name,
            "kind": account.voice.kind.value,
            "role": account.voice.role,
            "country": account.voice.country,
        },
        "via": list(account.via),
        "stance": account.stance.value,
        "status": account.status.value,
        "score": account.score,
        "part_of": account.part_of,
        "said": account.said.iso if account.said else None,
        "evidence": account.evidence.quote(text),
        "span": [account.evidence.start, account.evidence.end],
    }


def value_to_json(value: Value | None, *, counted: bool) -> JsonObject:
    """The members that hold a value; empty ones where there is none, so that the shape never changes."""
    if isinstance(value, Quantity):
        return {"low": value.low, "high": value.high, "qualifier": value.qualifier.value, "of": value.of}
    if counted:
        return {"low": None, "high": None, "qualifier": None, "of": None}
    if isinstance(value, PartialDate):
        return _date_to_json(value)
    if isinstance(value, Place):
        return {
            "value": value.name,
            "country": value.country,
            "geonames_id": value.geonames_id,
            "latitude": value.latitude,
            "longitude": value.longitude,
            "admin1": value.admin1,
            "admin2": value.admin2,
            "precision": value.precision,
        }
    if isinstance(value, Name):
        return {"value": value.text, "aliases": list(value.aliases), "actor_id": value.actor_id}
    return {"value": None}


def _date_to_json(value: PartialDate) -> JsonObject:
    """A date as it always was, with the days that it allows, UCDP's class of them and the time of day."""
    return {
        "value": value.iso,
        "first": value.first.isoformat() if value.first else None,
        "last": value.last.isoformat() if value.last else None,
        "precision": value.precision,
        "time": value.time,
    }


def _date_from_json(row: JsonObject) -> PartialDate:
    """Read what :func:`_date_to_json` writes, and rows of older files, that hold the value alone."""
    value = PartialDate.from_iso(row["value"])
    if row.get("first") and row.get("last"):
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        own = date_class(first, last)
        if (first, last, row.get("precision", own)) != (value.first, value.last, own):
            said = row.get("precision")
            value = replace(value, window=Window(first, last, None if said == own else said))
    return replace(value, time=row["time"]) if row.get("time") else value


def reading_from_json(report: Report, said: JsonObject, *, extractor: str = "file") -> Reading:
    """The reading that one JSON object of accounts holds for ``report``.

    Raises:
        EvidenceNotFoundError: An account's evidence is not in the report's text.
        ValueError: A word is not in the codebook, or a value cannot be.
    """
    mentions = []
    for number, incident in enumerate(said.get("incidents", ())):
        key = str(incident.get("key") or f"{incident['role']}-{number}")
        mentions.append(_mention_from_json(report, incident, key))
    return Reading(report.id, str(said.get("extractor") or extractor), tuple(mentions))


def _mention_from_json(report: Report, incident: JsonObject, key: str) -> Mention:
    accounts = _tied(incident["accounts"], [_account_from_json(report, row, key) for row in incident["accounts"]])
    given = tuple(Span(*pair) for pair in incident.get("spans", ()))
    spans = given or tuple(sorted({a.evidence for a in accounts}))
    return Mention(
        id=mention_id(report.id, key, spans),
        report_id=report.id,
        role=Role(incident["role"]),
        type=IncidentType(incident["type"]) if incident.get("type") else None,
        accounts=accounts,
        spans=spans,
        n_incidents=int(incident.get("n_incidents", 1)),
        stage=Stage(incident["stage"]) if incident.get("stage") else None,
    )


def _tied(rows: Sequence[JsonObject], accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts with each part tied to its total: ids are made anew, so those of the rows are translated.

    A total that is not among the rows keeps its id: what was a part is still no total.
    """
    made = {row["id"]: account.id for row, account in zip(rows, accounts, strict=True) if row.get("id")}
    totals = [row.get("part_of") for row in rows]
    return tuple(
        replace(account, part_of=made.get(total, total)) for account, total in zip(accounts, totals, strict=True)
    )


def _account_from_json(report: Report, row: JsonObject, mention_key: str) -> Account:
    fact = Fact(row["fact"])
    value = value_from_json(fact, row)
    said = row["voice"]
    voice = Voice(said["name"], VoiceKind(said["kind"]), said.get("role"), said.get("country"))
    evidence = find_evidence(report, row)
    return Account(
        id=account_id(report.id, fact, value, voice, evidence, mention_key=mention_key),
        report_id=report.id,
        fact=fact,
        value=value,
        words=row.get("words") or evidence.quote(report.text),
        voice=voice,
        via=tuple(row.get("via", ())),
        stance=Stance(row["stance"]),
        status=Status(row.get("status", Status.CURRENT)),
        evidence=evidence,
        score=row.get("score"),
        said=PartialDate.from_iso(row["said"]) if row.get("said") else None,
    )


def value_from_json(fact: Fact, row: JsonObject) -> Value | None:
    """The value of a row of accounts; ``None`` where the row gives none."""
    if fact in COUNTED_FACTS:
        if row.get("qualifier") is None and row.get("low") is None and row.get("high") is None:
            return None
        return Quantity(row.get("low"), row.get("high"), Qualifier(row.get("qualifier") or "exact"), row.get("of"))
    said = row.get("value")
    if said is None:
        return None
    if fact is Fact.DATE:
        return _date_from_json(row)
    if fact is Fact.PLACE:
        keys = ("country", "geonames_id", "latitude", "longitude", "admin1", "admin2", "precision")
        return Place(said, *(row.get(key) for key in keys))
    return Name(said, tuple(row.get("aliases", ())), row.get("actor_id"))


def find_evidence(report: Report, row: JsonObject) -> Span:
    """Where an account's evidence stands: its span where one is given, else the first place of its quote.

    Raises:
        EvidenceNotFoundError: The quote is not in the text, or differs from the text at the span.
    """
    said = row["evidence"]
    if isinstance(said, list):
        return _checked(report, Span(*said), None)
    if row.get("span"):
        return _checked(report, Span(*row["span"]), said)
    start = report.text.find(said)
    if start < 0 or not said:
        raise _not_found(report, said)
    return Span(start, start + len(said))


def _checked(report: Report, span: Span, quote: str | None) -> Span:
    if not span.within(report.text) or (quote is not None and span.quote(report.text) != quote):
        raise _not_found(report, quote or f"characters {span.start}-{span.end}")
    return span


def _not_found(report: Report, quote: str) -> EvidenceNotFoundError:
    message = (
        f"an account of report {report.id}: its evidence is not in the report.\n  quote    {quote!r}\n"
        "Quote the report's exact words."
    )
    return EvidenceNotFoundError(message, item=report.id)
