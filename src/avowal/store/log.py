"""The append-only log: every change, each entry bound to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from avowal.store.schema import LOG

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: entry 17, "add-report r-4f1d", by avowal 0.1.0.

    Attributes:
        sequence: Order of changes, from 1.
        at: UTC, ISO 8601, by the clock of the machine that wrote it.
        author: Program and version, or a user.
        action: What was done.
        item: Id of what it was done to.
        payload: What is needed to check it.
        previous_hash: Hash of the entry before; zeros for the first.
        hash: SHA-256 over all of the above.
    """

    sequence: int
    at: str
    author: str
    action: str
    item: str
    payload: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """An entry without what is needed to check it: change 17, "add-report r-4f1d", by avowal 0.1.0.

    Attributes:
        sequence: Order of changes, from 1.
        at: UTC, ISO 8601.
        author: Program and version, or a user.
        action: What was done.
        item: Id of what it was done to.
    """

    sequence: int
    at: str
    author: str
    action: str
    item: str


def append(connection: Connection, *, author: str, action: str, item: str, payload: dict[str, Any]) -> Entry:
    """Add an entry at the end of the log."""
    last = connection.execute(select(LOG.c.sequence, LOG.c.hash).order_by(LOG.c.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, FIRST)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    written = json.dumps(payload, ensure_ascii=False, sort_keys=True)
    entry = Entry(sequence, at, author, action, item, written, previous, "")
    row = {**_cells(entry), "hash": chained(entry)}
    connection.execute(insert(LOG), row)
    return Entry(**row)


def chained(entry: Entry) -> str:
    """The hash that an entry must have."""
    cells = [value for name, value in _cells(entry).items() if name != "hash"]
    return hashlib.sha256(json.dumps(cells, ensure_ascii=True).encode()).hexdigest()


def _cells(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}


def entries(connection: Connection) -> Iterator[Entry]:
    """Every entry in order."""
    for row in connection.execute(select(LOG).order_by(LOG.c.sequence)):
        yield Entry(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping


def changes(connection: Connection, *, since: int, limit: int) -> Iterator[Change]:
    """The entries after that number, in order."""
    wanted = select(LOG.c.sequence, LOG.c.at, LOG.c.author, LOG.c.action, LOG.c.item).where(LOG.c.sequence > since)
    for row in connection.execute(wanted.order_by(LOG.c.sequence).limit(limit)):
        yield Change(*row)


def newest_hash(connection: Connection) -> str:
    """The hash of the newest entry; of an empty log that which its first will follow."""
    return connection.execute(select(LOG.c.hash).order_by(LOG.c.sequence.desc()).limit(1)).scalar() or FIRST


def broken(connection: Connection) -> Iterator[tuple[int, str]]:
    """The entries at which the chain breaks, with what is wrong there."""
    expected, previous = 1, FIRST
    for entry in entries(connection):
        if entry.sequence != expected:
            yield entry.sequence, f"entries {expected} to {entry.sequence - 1} are missing"
        elif entry.previous_hash != previous:
            yield entry.sequence, "it does not follow from the entry before"
        if chained(entry) != entry.hash:
            yield entry.sequence, "its content differs from its hash"
        expected, previous = entry.sequence + 1, entry.hash
