"""Judgements in and out of the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Judgement, Reason
from avowal.errors import NotFoundError
from avowal.linking.cluster import LINKER
from avowal.store.chunks import chunks
from avowal.store.schema import JUDGEMENTS

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_VOTE = [JUDGEMENTS.c[name] for name in ("id", "left_id", "right_id", "verdict", "author", "score")]
_SAID = [column for column in JUDGEMENTS.c if column.name not in {"made_at", "withdrawn_at"}]


def save(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Store judgements, dated now where they carry no time."""
    now = datetime.now(UTC)
    rows = [_row(judgement if judgement.made_at else replace(judgement, made_at=now)) for judgement in judgements]
    if rows:
        connection.execute(insert(JUDGEMENTS), rows)


def load(connection: Connection, judgement_id: str) -> Judgement:
    """One judgement, withdrawn or not.

    Raises:
        NotFoundError: The record holds none with this id.
    """
    row = connection.execute(select(JUDGEMENTS).where(JUDGEMENTS.c.id == judgement_id)).first()
    if row is None:
        msg = f"the record holds no judgement {judgement_id!r}."
        raise NotFoundError(msg, item=judgement_id)
    return _judgement(row)


def of_pair(connection: Connection, left: str, right: str, author: str) -> list[Judgement]:
    """An author's judgements on a pair, in the order they were made; ``left`` is the one that sorts first."""
    asked = select(JUDGEMENTS).where(
        JUDGEMENTS.c.left_id == left, JUDGEMENTS.c.right_id == right, JUDGEMENTS.c.author == author
    )
    return [_judgement(row) for row in connection.execute(asked.order_by(JUDGEMENTS.c.made_at, JUDGEMENTS.c.id))]


def recent(connection: Connection, author: str, *, limit: int) -> list[Judgement]:
    """An author's newest live judgements, the newest first."""
    asked = select(JUDGEMENTS).where(JUDGEMENTS.c.author == author, JUDGEMENTS.c.withdrawn_at.is_(None))
    rows = connection.execute(asked.order_by(JUDGEMENTS.c.made_at.desc(), JUDGEMENTS.c.id).limit(limit))
    return [_judgement(row) for row in rows]


def withdraw(connection: Connection, judgement_id: str) -> None:
    """Mark a judgement as withdrawn now; it stays where it is."""
    now = datetime.now(UTC).isoformat()
    connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.id == judgement_id).values(withdrawn_at=now))


def cells(connection: Connection, judgement_ids: Sequence[str]) -> list[dict[str, Any]]:
    """What is stored of these judgements, for the log: every cell but when each was made and withdrawn."""
    found: list[dict[str, Any]] = []
    for some in chunks(sorted(judgement_ids)):
        rows = connection.execute(select(*_SAID).where(JUDGEMENTS.c.id.in_(some)).order_by(JUDGEMENTS.c.id))
        found.extend(dict(row) for row in rows.mappings())
    return found


def cells_of_linkers(connection: Connection) -> Iterator[dict[str, Any]]:
    """The same for every judgement of a linker, in the order of their ids."""
    asked = select(*_SAID).where(JUDGEMENTS.c.author.startswith(LINKER)).order_by(JUDGEMENTS.c.id)
    yield from (dict(row) for row in connection.execute(asked).mappings())


def touching(connection: Connection, mention_ids: Sequence[str]) -> list[Judgement]:
    """Every judgement with one of these mentions, withdrawn ones too, sorted by id."""
    found: dict[str, Judgement] = {}
    for some in chunks(mention_ids):
        asked = select(JUDGEMENTS).where(or_(JUDGEMENTS.c.left_id.in_(some), JUDGEMENTS.c.right_id.in_(some)))
        found |= {row.id: _judgement(row) for row in connection.execute(asked)}
    return [found[key] for key in sorted(found)]


def among(connection: Connection, mention_ids: Sequence[str]) -> list[Judgement]:
    """Every judgement whose two mentions are both among these."""
    wanted = set(mention_ids)
    return [j for j in touching(connection, sorted(wanted)) if {j.left, j.right} <= wanted]


def votes_among(connection: Connection, mention_ids: Sequence[str]) -> list[Judgement]:
    """The live judgements whose two mentions are both among these, without reasons: an incident has thousands."""
    wanted = set(mention_ids)
    found: list[Judgement] = []
    for some in chunks(sorted(wanted)):
        asked = select(*_VOTE).where(JUDGEMENTS.c.left_id.in_(some), JUDGEMENTS.c.withdrawn_at.is_(None))
        for key, left, right, verdict, author, score in connection.execute(asked):
            if right in wanted:
                found.append(Judgement(key, left, right, _VERDICTS[verdict], author, score, ()))
    return found


def unsettled(connection: Connection, mention_ids: Sequence[str]) -> list[Judgement]:
    """The linkers' live "unsure" judgements on one of these mentions, on pairs that no person judged; sorted by id."""
    found: dict[str, Judgement] = {}
    persons = JUDGEMENTS.alias()
    judged = select(persons.c.id).where(
        persons.c.left_id == JUDGEMENTS.c.left_id,
        persons.c.right_id == JUDGEMENTS.c.right_id,
        persons.c.withdrawn_at.is_(None),
        persons.c.author.not_like(f"{LINKER}%"),
    )
    for some in chunks(mention_ids):
        asked = select(JUDGEMENTS).where(
            or_(JUDGEMENTS.c.left_id.in_(some), JUDGEMENTS.c.right_id.in_(some)),
            JUDGEMENTS.c.verdict == Verdict.UNSURE.value,
            JUDGEMENTS.c.author.startswith(LINKER),
            JUDGEMENTS.c.withdrawn_at.is_(None),
            ~judged.exists(),
        )
        found |= {row.id: _judgement(row) for row in connection.execute(asked)}
    return [found[key] for key in sorted(found)]


def connected(connection: Connection, mention_ids: Iterable[str]) -> list[str]:
    """These mentions and all that live "same" judgements connect them with, step by step, sorted."""
    known: set[str] = set(mention_ids)
    fresh = sorted(known)
    while fresh:
        fresh = sorted(_partners(connection, fresh) - known)
        known.update(fresh)
    return sorted(known)


def _partners(connection: Connection, mention_ids: Sequence[str]) -> set[str]:
    """The other ends of these mentions' live "same" judgements."""
    found: set[str] = set()
    live = (JUDGEMENTS.c.verdict == Verdict.SAME.value, JUDGEMENTS.c.withdrawn_at.is_(None))
    for some in chunks(mention_ids):
        for here, there in (
            (JUDGEMENTS.c.left_id, JUDGEMENTS.c.right_id),
            (JUDGEMENTS.c.right_id, JUDGEMENTS.c.left_id),
        ):
            found.update(connection.execute(select(there).where(here.in_(some), *live).distinct()).scalars())
    return found


def _row(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict.value,
        "author": judgement.author,
        "score": judgement.score,
        "reasons": json.dumps([[r.feature, r.score, r.sentence] for r in judgement.reasons], ensure_ascii=False),
        "made_at": judgement.made_at.isoformat() if judgement.made_at else None,
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
