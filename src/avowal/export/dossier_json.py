"""A dossier as JSON: the same that the terminal and the page show."""

from __future__ import annotations

from typing import Any

from avowal.codebook.vocabulary import COUNTED_FACTS
from avowal.domain import Estimate, Judgement, Report, Window
from avowal.domain.form import account_to_json, value_to_json
from avowal.estimation.independence import Independence
from avowal.export.rows import incident_row
from avowal.record.dossier import Dossier, FactVersions, Version
from avowal.record.related import Related
from avowal.record.rows import report_row


def dossier_to_json(dossier: Dossier) -> dict[str, Any]:
    """All of a dossier; accounts carry their report's id."""
    texts = {report.id: report.text for report in dossier.reports}
    return {
        "as_of": dossier.as_of.iso if dossier.as_of else None,
        "incident": incident_row(dossier.summary),
        "facts": [_fact(fact, texts) for fact in dossier.facts],
        "timeline": [
            {
                "day": step.day.isoformat() if step.day else None,
                "fact": step.fact.value,
                "voice": step.voice,
                "voice_kind": step.kind.value,
                **value_to_json(step.value, counted=True),
                "change": step.change.value,
                "account_id": step.account.id,
                "report_id": step.account.report_id,
            }
            for step in dossier.timeline
        ],
        "mentions": [
            {
                "id": m.id,
                "report_id": m.report_id,
                "role": m.role.value,
                "type": m.type.value if m.type else None,
                "stage": m.stage.value if m.stage else None,
                "n_incidents": m.n_incidents,
                "spans": [[span.start, span.end] for span in m.spans],
            }
            for m in dossier.mentions
        ],
        "reports": [report_to_json(report) for report in dossier.reports],
        "copies": [{"report_id": copy, "of": original} for copy, original in dossier.copies],
        "relations": [_relation(one, texts) for one in dossier.relations],
        "judgements": [_judgement(judgement) for judgement in dossier.judgements],
        "problems": [
            {"report_id": p.report_id, "stage": p.stage, "reason": p.reason, "message": p.message}
            for p in dossier.problems
        ],
    }


def _fact(fact: FactVersions, texts: dict[str, str]) -> dict[str, Any]:
    return {
        "fact": fact.fact.value,
        "versions": [_version(fact, version, texts) for version in fact.versions],
        "estimates": [estimate_to_json(estimate) for estimate in fact.estimates],
    }


def _version(fact: FactVersions, version: Version, texts: dict[str, str]) -> dict[str, Any]:
    return {
        "label": version.label,
        **value_to_json(version.value, counted=fact.fact in COUNTED_FACTS),
        "n_reports": len(version.report_ids),
        "report_ids": list(version.report_ids),
        "voices": [{"name": name, "kind": kind.value} for name, kind in version.voices],
        "independence": independence_to_json(version.independence),
        "accounts": [
            {"report_id": account.report_id, **account_to_json(texts[account.report_id], account)}
            for account in version.accounts
        ],
    }


def independence_to_json(behind: Independence) -> dict[str, Any]:
    """The voices behind a version with the way of each account from its voice to its report."""
    return {
        "n_reports": behind.n_reports,
        "n_outlets": behind.n_outlets,
        "n_independent": behind.n_independent,
        "origins": [
            {
                "name": origin.name,
                "kind": origin.kind.value,
                "names": list(origin.names),
                "counts": origin.counts,
                "rule": origin.rule,
                "why": origin.why,
                "n_outlets": origin.n_outlets,
                "hearings": [
                    {
                        "account_id": one.account_id,
                        "report_id": one.report_id,
                        "path": list(one.path),
                        "rule": one.rule,
                        "copy_of": one.copy_of,
                    }
                    for one in origin.hearings
                ],
            }
            for origin in behind.origins
        ],
    }


def estimate_to_json(estimate: Estimate) -> dict[str, Any]:
    """What a policy derives, with the accounts it used and set aside."""
    value = estimate.value
    if isinstance(value, int) or value is None:
        said: dict[str, Any] = {"value": value}
    elif isinstance(value, Window):
        said = {"value": value.iso}
    else:
        said = value_to_json(value, counted=estimate.fact in COUNTED_FACTS)
    return {
        "policy": estimate.policy,
        **said,
        "low": estimate.low,
        "high": estimate.high,
        "reason": estimate.reason,
        "columns": {column.name: column.value for column in estimate.columns},
        "accounts": [{"id": w.account_id, "used": w.used, "reason": w.reason} for w in estimate.weighings],
    }


def _relation(one: Related, texts: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "is_first": one.is_first,
        "phrase": one.phrase,
        "incident_id": one.incident_id,
        "title": one.title,
        "told": [
            {
                "report_id": told.report_id,
                "voice": {"name": told.voice.name, "kind": told.voice.kind.value},
                "evidence": told.evidence.quote(texts[told.report_id]),
                "evidence_start": told.evidence.start,
                "evidence_end": told.evidence.end,
            }
            for told in one.told
        ],
    }


def report_to_json(report: Report) -> dict[str, Any]:
    """A report without its text."""
    cells = report_row(report)
    del cells["n_characters"]
    return {"id": cells.pop("report_id"), **cells}


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "author": judgement.author,
        "score": judgement.score,
        "reasons": [{"feature": r.feature, "score": r.score, "sentence": r.sentence} for r in judgement.reasons],
        "made_at": judgement.made_at.isoformat() if judgement.made_at else None,
    }
