"""A comparison as JSON and as rows for a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from avowal.export.rows import Row
from avowal.record.comparison.compare import Comparison
from avowal.record.comparison.differences import Difference, Source
from avowal.record.comparison.entry import Entry
from avowal.record.comparison.match import WEIGHTS, Pair

COLUMNS: Final[dict[str, type]] = {
    "match": str, "left_id": str, "right_id": str, "left_title": str, "right_title": str, "score": float, "fact": str,
    "left": str, "right": str, "left_by": str, "right_by": str, "why": str,
}  # fmt: skip


def comparison_to_json(found: Comparison) -> dict[str, Any]:
    """All of it: how it was scored, what agrees, every pair with its differences, and what is left over."""
    return {
        "left": _source(found.left),
        "right": _source(found.right),
        "score": {"weights": WEIGHTS, "least": found.least},
        "facts": [asdict(one) | {"fact": one.fact.value} for one in found.agreements],
        "pairs": [_pair(pair, differing) for pair, differing in found.differing()],
        "only_left": [_entry(entry) for entry in found.matching.only_left],
        "only_right": [_entry(entry) for entry in found.matching.only_right],
        "left_out": [{"source": source, "why": why} for source, why in found.left_out],
    }


def comparison_rows(found: Comparison) -> Iterator[Row]:
    """One row a difference, one for a pair without any, and one for each incident of one side alone."""
    by = {"left_by": found.left.made_by, "right_by": found.right.made_by}
    for pair, differing in found.differing():
        start = dict.fromkeys(COLUMNS) | by | {
            "match": "both",
            "left_id": pair.left.id,
            "right_id": pair.right.id,
            "left_title": pair.left.title,
            "right_title": pair.right.title,
            "score": pair.score,
        }  # fmt: skip
        if not differing:
            yield start
        for one in differing:
            yield start | {"fact": one.fact.value, "left": one.left, "right": one.right, "why": " ".join(one.why)}
    for side, entries in (("left", found.matching.only_left), ("right", found.matching.only_right)):
        for entry in entries:
            told = {"match": f"only {side}", f"{side}_id": entry.id, f"{side}_title": entry.title}
            yield dict.fromkeys(COLUMNS) | told | {f"{side}_by": by[f"{side}_by"]}


def _source(source: Source) -> dict[str, Any]:
    kind = "record" if source.record is not None else "table"
    return {"name": source.name, "kind": kind, "made_by": source.made_by, "policy": source.policy.label}


def _pair(pair: Pair, differing: tuple[Difference, ...]) -> dict[str, Any]:
    return {
        "left": _entry(pair.left),
        "right": _entry(pair.right),
        "score": pair.score,
        "parts": pair.parts,
        "differences": [
            {"fact": one.fact.value, "left": one.left, "right": one.right, "why": list(one.why)} for one in differing
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "country": entry.country,
        "days": [day.isoformat() for day in entry.days] if entry.days else None,
        "place": entry.place.name if entry.place else None,
        "kind": entry.kind,
        "killed": asdict(entry.killed) if entry.killed else None,
        "injured": asdict(entry.injured) if entry.injured else None,
        "responsible": list(entry.responsible),
    }
