"""Reviewers' decisions in and out of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from avowal.codebook.vocabulary import Decided
from avowal.domain.decision import Decision
from avowal.errors import NotFoundError
from avowal.store.chunks import chunks
from avowal.store.schema import ACCOUNTS, DECISIONS

_SAID = [column for column in DECISIONS.c if column.name not in {"made_at", "withdrawn_at"}]
_IN_ORDER = (DECISIONS.c.made_at, DECISIONS.c.id)


def save(connection: Connection, decision: Decision) -> None:
    """Store a decision, dated now where it carries no time."""
    made_at = decision.made_at or datetime.now(UTC)
    connection.execute(
        insert(DECISIONS),
        {
            "id": decision.id,
            "account_id": decision.account_id,
            "decided": decision.decided.value,
            "corrected_id": decision.corrected_id,
            "author": decision.author,
            "reason": decision.reason,
            "made_at": made_at.isoformat(),
            "withdrawn_at": decision.withdrawn_at.isoformat() if decision.withdrawn_at else None,
        },
    )


def load(connection: Connection, decision_id: str) -> Decision:
    """One decision, withdrawn or not.

    Raises:
        NotFoundError: The record holds none with this id.
    """
    row = connection.execute(select(DECISIONS).where(DECISIONS.c.id == decision_id)).first()
    if row is None:
        msg = f"the record holds no decision {decision_id!r}. `avowal review history ACCOUNT` lists an account's."
        raise NotFoundError(msg, item=decision_id)
    return _decision(row)


def of_accounts(connection: Connection, account_ids: Sequence[str]) -> dict[str, list[Decision]]:
    """Every decision on these accounts by account, withdrawn ones too, in the order they were made."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for some in chunks(account_ids):
        asked = select(DECISIONS).where(DECISIONS.c.account_id.in_(some)).order_by(*_IN_ORDER)
        for row in connection.execute(asked):
            found[row.account_id].append(_decision(row))
    return found


def of_mentions(connection: Connection, mention_ids: Sequence[str]) -> dict[str, list[Decision]]:
    """The same for every account of these mentions."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for some in chunks(mention_ids):
        asked = (
            select(DECISIONS)
            .join(ACCOUNTS, DECISIONS.c.account_id == ACCOUNTS.c.id)
            .where(ACCOUNTS.c.mention_id.in_(some))
            .order_by(*_IN_ORDER)
        )
        for row in connection.execute(asked):
            found[row.account_id].append(_decision(row))
    return found


def correcting(connection: Connection, account_id: str) -> list[Decision]:
    """The live decisions that put this account in another one's place."""
    asked = select(DECISIONS).where(DECISIONS.c.corrected_id == account_id, DECISIONS.c.withdrawn_at.is_(None))
    return [_decision(row) for row in connection.execute(asked.order_by(*_IN_ORDER))]


def recent(connection: Connection, author: str, *, limit: int) -> list[Decision]:
    """The author's newest live decisions, the newest first."""
    asked = select(DECISIONS).where(DECISIONS.c.author == author, DECISIONS.c.withdrawn_at.is_(None))
    rows = connection.execute(asked.order_by(DECISIONS.c.made_at.desc(), DECISIONS.c.id).limit(limit))
    return [_decision(row) for row in rows]


def live(connection: Connection) -> Iterator[tuple[str, Decision]]:
    """Every live decision with the fact of its account, in the order they were made."""
    asked = (
        select(ACCOUNTS.c.fact, DECISIONS)
        .join(ACCOUNTS, DECISIONS.c.account_id == ACCOUNTS.c.id)
        .where(DECISIONS.c.withdrawn_at.is_(None))
        .order_by(*_IN_ORDER)
    )
    for row in connection.execute(asked):
        yield row.fact, _decision(row)


def touched(connection: Connection) -> list[tuple[str, bool, str | None]]:
    """Every account that a decision or a person's hand is on: its id, whether it is set aside, and who added it."""
    asked = select(ACCOUNTS.c.id, func.coalesce(ACCOUNTS.c.set_aside, False), ACCOUNTS.c.author).where(
        or_(
            ACCOUNTS.c.author.is_not(None),
            ACCOUNTS.c.set_aside.is_(True),
            ACCOUNTS.c.id.in_(select(DECISIONS.c.account_id)),
        )
    )
    return [(key, bool(aside), author) for key, aside, author in connection.execute(asked)]


def withdraw(connection: Connection, decision_id: str) -> None:
    """Mark a decision as withdrawn now; it stays where it is."""
    now = datetime.now(UTC).isoformat()
    connection.execute(update(DECISIONS).where(DECISIONS.c.id == decision_id).values(withdrawn_at=now))


def cells(connection: Connection, decision_id: str) -> dict[str, Any]:
    """What is stored of a decision, for the log: every cell but when it was made and withdrawn."""
    return dict(connection.execute(select(*_SAID).where(DECISIONS.c.id == decision_id)).mappings().one())


def states(connection: Connection) -> list[tuple[str, bool]]:
    """The id of every decision, and whether it was withdrawn."""
    rows = connection.execute(select(DECISIONS.c.id, DECISIONS.c.withdrawn_at))
    return [(key, at is not None) for key, at in rows]


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        row.id,
        row.account_id,
        Decided(row.decided),
        row.author,
        row.reason,
        row.corrected_id,
        datetime.fromisoformat(row.made_at),
        datetime.fromisoformat(row.withdrawn_at) if row.withdrawn_at else None,
    )
