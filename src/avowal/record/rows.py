"""Accounts, incidents and reports as flat rows, the same in every table and file.

Column meanings are in docs/export.md; a test holds the page to these names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from avowal.domain import Place, Report
from avowal.record.dossier import IncidentFilter, IncidentSummary

if TYPE_CHECKING:
    from avowal.record.record import Record

Row = dict[str, Any]

ACCOUNT_COLUMNS = {
    "account_id": str, "incident_id": str, "report_id": str, "outlet": str, "address": str, "title": str,
    "published": str, "role": str, "type": str, "stage": str, "fact": str, "low": int, "high": int, "qualifier": str,
    "of": str, "part_of": str, "value": str, "aliases": str, "country": str, "geonames_id": int,
    "latitude": float, "longitude": float, "first_day": str, "last_day": str, "time": str,
    "words": str, "voice": str, "voice_kind": str, "voice_role": str, "voice_country": str, "via": str,
    "said": str, "stance": str, "status": str, "score": float, "evidence": str, "evidence_start": int,
    "evidence_end": int, "extractor": str,
}  # fmt: skip
INCIDENT_COLUMNS = {
    "incident_id": str, "title": str, "type": str, "date": str, "place": str, "country": str, "geonames_id": int,
    "latitude": float, "longitude": float, "precision": int, "responsible": str, "killed_acled_min": int,
    "injured_min": int, "n_reports": int, "n_accounts": int, "n_voices": int, "n_incidents": int, "background": bool,
}  # fmt: skip
REPORT_COLUMNS = {
    "report_id": str, "title": str, "outlet": str, "outlet_claimed": str, "author": str, "published": str,
    "published_basis": str, "language": str, "address": str, "source": str, "n_characters": int,
}  # fmt: skip


def account_rows(record: Record, wanted: IncidentFilter) -> Iterator[Row]:
    """One row an account, incident by incident in the order of the list, streamed."""
    return record.account_rows(wanted)


def incident_rows(record: Record, wanted: IncidentFilter) -> Iterator[Row]:
    """One row an incident, in the order of the list."""
    return map(incident_row, record.stream_incidents(wanted))


def report_row(report: Report) -> Row:
    """One report without its text."""
    return {
        "report_id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "outlet_claimed": report.outlet_claimed,
        "author": report.author,
        "published": report.published.iso if report.published else None,
        "published_basis": report.published_basis.value if report.published_basis else None,
        "language": report.language,
        "address": report.address,
        "source": report.source.location if report.source else None,
        "n_characters": len(report.text),
    }


def _place_cells(place: Place | None) -> Row:
    keys = ("country", "geonames_id", "latitude", "longitude")
    return {key: getattr(place, key) if place else None for key in keys}


def incident_row(summary: IncidentSummary) -> Row:
    """One incident's line of the list."""
    return {
        "incident_id": summary.id,
        "title": summary.title,
        "type": summary.type.value if summary.type else None,
        "date": summary.date,
        "place": summary.place.name if summary.place else None,
        **_place_cells(summary.place),
        "precision": summary.place.precision if summary.place else None,
        "responsible": "; ".join(summary.responsible),
        "killed_acled_min": summary.killed,
        "injured_min": summary.injured,
        "n_reports": summary.n_reports,
        "n_accounts": summary.n_accounts,
        "n_voices": summary.n_voices,
        "n_incidents": summary.n_incidents,
        "background": summary.background,
    }
