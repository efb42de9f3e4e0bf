"""The sensitivity of a record as JSON, and as rows for tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from avowal.codebook.vocabulary import Fact
from avowal.record.sensitivity import IncidentLine, KindLine, PolicyLine, Sensitivity, Total


def sensitivity_to_json(found: Sensitivity) -> dict[str, Any]:
    """All of it, in the order of the tables."""
    return {
        "n_incidents": found.n_incidents,
        "reference": found.reference,
        "policies": [_policy(line) for line in found.policies],
        "without_kind": [_kind(line) for line in found.kinds],
        "diagnostics": [{"variable": name, **asdict(measures)} for name, measures in found.diagnostics],
        "incidents": [_incident(line) for line in found.incidents],
    }


def _policy(line: PolicyLine) -> dict[str, Any]:
    return {
        "policy": line.policy,
        "called": line.called,
        **_totals(line.totals),
        "n_named": line.n_named,
        "n_dated": line.n_dated,
        "responsible_differs": line.responsible_differs,
        "date_differs": line.date_differs,
    }


def _kind(line: KindLine) -> dict[str, Any]:
    return {
        "policy": line.policy,
        "kind": line.kind.value,
        "n_incidents": line.n_incidents,
        **_totals(line.totals),
        "changes": {fact.value: change for fact, change in line.changes.items()},
        "responsible_changed": line.responsible_changed,
        "date_changed": line.date_changed,
    }


def _totals(totals: Mapping[Fact, Total]) -> dict[str, Any]:
    return {fact.value: asdict(total) for fact, total in totals.items()}


def _incident(line: IncidentLine) -> dict[str, Any]:
    return {
        "id": line.incident_id,
        "title": line.title,
        "spread": line.spread,
        "killed": dict(line.killed),
        "responsible": dict(line.responsible),
        "dates": dict(line.dates),
    }
