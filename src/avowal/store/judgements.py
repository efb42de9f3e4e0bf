"""Judgements in and out of the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Judgement, Reason
from avowal.store.schema import JUDGEMENTS

_AT_ONCE = 400


def save(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Store judgements, dated now where they carry no time."""
    now = datetime.now(UTC)
    rows = [_row(judgement if judgement.made_at else replace(judgement, made_at=now)) for judgement in judgements]
    if rows:
        connection.execute(insert(JUDGEMENTS), rows)


def touching(connection: Connection, mention_ids: Sequence[str], *, verdict: Verdict | None = None) -> list[Judgement]:
    """Every judgement with one of these mentions, withdrawn ones too, sorted by id."""
    found: dict[str, Judgement] = {}
    for start in range(0, len(mention_ids), _AT_ONCE):
        some = mention_ids[start : start + _AT_ONCE]
        asked = select(JUDGEMENTS).where(or_(JUDGEMENTS.c.left_id.in_(some), JUDGEMENTS.c.right_id.in_(some)))
        if verdict is not None:
            asked = asked.where(JUDGEMENTS.c.verdict == verdict.value)
        found |= {row.id: _judgement(row) for row in connection.execute(asked)}
    return [found[key] for key in sorted(found)]


def among(connection: Connection, mention_ids: Sequence[str]) -> list[Judgement]:
    """Every judgement whose two mentions are both among these."""
    wanted = set(mention_ids)
    return [j for j in touching(connection, sorted(wanted)) if {j.left, j.right} <= wanted]


def connected(connection: Connection, mention_ids: Iterable[str]) -> list[str]:
    """These mentions and all that live "same" judgements connect them with, step by step, sorted."""
    known: set[str] = set(mention_ids)
    fresh = sorted(known)
    while fresh:
        near = touching(connection, fresh, verdict=Verdict.SAME)
        reached = {end for j in near if j.withdrawn_at is None for end in (j.left, j.right)}
        fresh = sorted(reached - known)
        known |= reached
    return sorted(known)


def _row(judgement: Judgement) -> dict[str, Any]:
    assert judgement.made_at is not None
    return {
        "id": judgement.id,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict.value,
        "author": judgement.author,
        "score": judgement.score,
        "reasons": json.dumps([[r.feature, r.score, r.sentence] for r in judgement.reasons], ensure_ascii=False),
        "made_at": judgement.made_at.isoformat(),
        "withdrawn_at": judgement.withdrawn_at.isoformat() if judgement.withdrawn_at else None,
    }


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        id=row.id,
        left=row.left_id,
        right=row.right_id,
        verdict=Verdict(row.verdict),
        author=row.author,
        score=row.score,
        reasons=tuple(Reason(*reason) for reason in json.loads(row.reasons)),
        made_at=datetime.fromisoformat(row.made_at),
        withdrawn_at=datetime.fromisoformat(row.withdrawn_at) if row.withdrawn_at else None,
    )
