"""The projection of what needs a person: items in and out of the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, or_, select

from avowal.store.chunks import chunks
from avowal.store.schema import DECISIONS, INCIDENT_MENTIONS, REVIEW_ITEMS, SETTINGS

_ITEMS: Final = select(REVIEW_ITEMS, INCIDENT_MENTIONS.c.incident_id).join(
    INCIDENT_MENTIONS, REVIEW_ITEMS.c.mention_id == INCIDENT_MENTIONS.c.mention_id
)


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something that needs a person: ``ReviewItem("a-3f9c", "account", "m-1", 2.4, ("the score is .35",))``.

    Attributes:
        id: Id of an account, or of a judgement on two mentions.
        kind: "account" or "link".
        mention_id: The mention that the account is of; of a link the left one.
        priority: What needs a person most has the highest; how it is made up is in docs/review.md.
        why: What makes it so, a sentence each.
        incident_id: The incident that the mention is in; "" before it is stored.
    """

    id: str
    kind: str
    mention_id: str
    priority: float
    why: tuple[str, ...]
    incident_id: str = ""


def replace(connection: Connection, mention_ids: Sequence[str], items: Iterable[ReviewItem]) -> None:
    """Put these items in place of all that these mentions had."""
    new = {item.id: item for item in items}
    for some in chunks(mention_ids):
        connection.execute(delete(REVIEW_ITEMS).where(REVIEW_ITEMS.c.mention_id.in_(some)))
    for some in chunks(sorted(new)):
        connection.execute(delete(REVIEW_ITEMS).where(REVIEW_ITEMS.c.item_id.in_(some)))
    rows = [
        {
            "item_id": item.id,
            "kind": item.kind,
            "mention_id": item.mention_id,
            "priority": item.priority,
            "why": json.dumps(item.why, ensure_ascii=False),
        }
        for item in new.values()
    ]
    if rows:
        connection.execute(insert(REVIEW_ITEMS), rows)


def drop(connection: Connection, item_id: str) -> None:
    """Take an item away."""
    connection.execute(delete(REVIEW_ITEMS).where(REVIEW_ITEMS.c.item_id == item_id))


def clear(connection: Connection) -> None:
    """Empty the projection."""
    connection.execute(delete(REVIEW_ITEMS))


def find(
    connection: Connection,
    *,
    limit: int | None,
    offset: int,
    incident_id: str | None = None,
    author: str | None = None,
    kind: str | None = None,
) -> list[ReviewItem]:
    """What needs a person most, first.

    Args:
        connection: To the record.
        limit: How many; ``None``: all.
        offset: How many to pass over.
        incident_id: Only what belongs to this incident.
        author: Only accounts that this reviewer has not decided on.
        kind: Only "account" or only "link".
    """
    asked = _left_to(author, kind)
    if incident_id is not None:
        asked = asked.where(INCIDENT_MENTIONS.c.incident_id == incident_id)
    ordered = asked.order_by(REVIEW_ITEMS.c.priority.desc(), REVIEW_ITEMS.c.item_id).limit(limit).offset(offset)
    return [_item(row) for row in connection.execute(ordered)]


def beside(
    connection: Connection, item: ReviewItem, *, before: bool, author: str | None, kind: str | None
) -> ReviewItem | None:
    """What comes next after an item, or what comes right before it, in the order of :func:`find`."""
    priority, key = REVIEW_ITEMS.c.priority, REVIEW_ITEMS.c.item_id
    level = priority == item.priority
    if before:
        asked = _left_to(author, kind).where(or_(priority > item.priority, and_(level, key < item.id)))
        asked = asked.order_by(priority, key.desc())
    else:
        asked = _left_to(author, kind).where(or_(priority < item.priority, and_(level, key > item.id)))
        asked = asked.order_by(priority.desc(), key)
    row = connection.execute(asked.limit(1)).first()
    return _item(row) if row else None


def _left_to(author: str | None, kind: str | None) -> Select[Any]:
    asked = _ITEMS
    if kind is not None:
        asked = asked.where(REVIEW_ITEMS.c.kind == kind)
    if author is not None:
        own = select(DECISIONS.c.account_id).where(DECISIONS.c.author == author, DECISIONS.c.withdrawn_at.is_(None))
        asked = asked.where(REVIEW_ITEMS.c.item_id.not_in(own))
    return asked


def one(connection: Connection, item_id: str) -> ReviewItem | None:
    """One thing that needs a person; ``None`` where it needs nobody."""
    row = connection.execute(_ITEMS.where(REVIEW_ITEMS.c.item_id == item_id)).first()
    return _item(row) if row else None


def count(connection: Connection) -> int:
    """How many things need a person."""
    return connection.execute(select(func.count()).select_from(REVIEW_ITEMS)).scalar() or 0


def are_stale(connection: Connection) -> bool:
    """Whether the record comes from before there were items, so that they have to be made."""
    return connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == "review_items")).first() is not None


def are_fresh_now(connection: Connection) -> None:
    """Note that they have been made."""
    connection.execute(delete(SETTINGS).where(SETTINGS.c.name == "review_items"))


def _item(row: Row[Any]) -> ReviewItem:
    why = tuple(json.loads(row.why))
    return ReviewItem(row.item_id, row.kind, row.mention_id, row.priority, why, row.incident_id)
