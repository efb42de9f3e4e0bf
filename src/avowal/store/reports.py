"""Reports in and out of the store, and the keys that copies of them are found by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, insert, select, text

from avowal.domain import DateBasis, Report, Source
from avowal.errors import NotFoundError
from avowal.store.accounts import day_of
from avowal.store.chunks import chunks
from avowal.store.schema import COPIES, COPY_BANDS, REPORTS

_STORED = [column for column in REPORTS.c if column.name != "signature"]
_META = [column for column in REPORTS.c if column.name not in {"signature", "text_sha256"}]
"""The columns that a report is made of; :func:`_report` takes them in this order."""


def text_hash(written: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(written.encode()).hexdigest()


def stored_hash(connection: Connection, report_id: str) -> str:
    """SHA-256 over everything stored of a report but its signature, for the log."""
    row = connection.execute(select(*_STORED).where(REPORTS.c.id == report_id)).one()
    return hashlib.sha256(json.dumps(list(row), ensure_ascii=True, default=repr).encode()).hexdigest()


def holds(connection: Connection, report_id: str) -> bool:
    """Whether the report is stored."""
    return connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report_id)).first() is not None


def save(connection: Connection, report: Report, signature: bytes, bands: Iterable[str]) -> None:
    """Store a report with what its copies are found by, and make its words searchable."""
    source = report.source or Source("text", "")
    row = {
        "id": report.id,
        "text": report.text,
        "text_sha256": text_hash(report.text),
        "title": report.title,
        "outlet": report.outlet,
        "outlet_claimed": report.outlet_claimed,
        "author": report.author,
        "published": report.published.iso if report.published else None,
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "published_basis": report.published_basis.value if report.published_basis else None,
        "language": report.language,
        "address": report.address,
        "source_kind": source.kind if report.source else None,
        "source_location": source.location if report.source else None,
        "source_sha256": source.sha256,
        "source_retrieved": source.retrieved.isoformat() if source.retrieved else None,
        "signature": signature,
    }
    connection.execute(insert(REPORTS), row)
    keys = [{"band": band, "report_id": report.id} for band in sorted(set(bands))]
    if keys:
        connection.execute(insert(COPY_BANDS), keys)
    index = text(
        "INSERT INTO report_search (rowid, title, text) "
        "SELECT rowid, coalesce(title, ''), text FROM reports WHERE id = :id"
    )
    connection.execute(index, {"id": report.id})


def load(connection: Connection, report_id: str) -> Report:
    """One report.

    Raises:
        NotFoundError: The record holds no report with this id.
    """
    found = load_all(connection, [report_id])
    if not found:
        msg = f"the record holds no report {report_id!r}."
        raise NotFoundError(msg, item=report_id)
    return found[0]


def load_all(connection: Connection, report_ids: Sequence[str]) -> list[Report]:
    """The reports that are there, in the order of their ids."""
    found: list[Report] = []
    wanted = sorted(set(report_ids))
    for some in chunks(wanted):
        asked = select(*_META).where(REPORTS.c.id.in_(some)).order_by(REPORTS.c.id)
        found.extend(_report(row) for row in connection.execute(asked))
    return found


def all_ids(connection: Connection) -> list[str]:
    """Every report's id, sorted."""
    return list(connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id)).scalars())


def sharing_a_band(connection: Connection, bands: Iterable[str], *, most: int) -> list[tuple[str, bytes]]:
    """Ids and signatures of reports that may be copies.

    Args:
        connection: The connection.
        bands: The keys of the report at hand.
        most: Reports looked at for each key; a key that more share is boilerplate.
    """
    ids: set[str] = set()
    for some in chunks(sorted(set(bands))):
        asked = {f"band_{number}": band for number, band in enumerate(some)}
        ids.update(connection.execute(_under_bands(len(some)), {**asked, "most": most}).scalars())
    found: list[tuple[str, bytes]] = []
    for piece in chunks(sorted(ids)):
        rows = connection.execute(select(REPORTS.c.id, REPORTS.c.signature).where(REPORTS.c.id.in_(piece)))
        found.extend((row.id, row.signature) for row in rows)
    return found


@cache
def _under_bands(n: int) -> TextClause:
    """Ids of the reports under so many keys, from each key as many as are asked for."""
    one = (
        "SELECT report_id FROM (SELECT report_id FROM copy_bands WHERE band = :band_{} ORDER BY report_id LIMIT :most)"
    )
    return text(" UNION ".join(f"{one.format(number)} AS under_{number}" for number in range(n)))


def save_copy(connection: Connection, left_id: str, right_id: str, kind: str, score: float) -> None:
    """Store that one of two reports copies the other; ``kind`` is said of left."""
    turned = {"contains": "contained", "contained": "contains"}
    if left_id > right_id:
        left_id, right_id, kind = right_id, left_id, turned.get(kind, kind)
    connection.execute(insert(COPIES), {"left_id": left_id, "right_id": right_id, "kind": kind, "score": score})


def copies_among(connection: Connection, report_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of these reports of which one copies the other."""
    wanted = set(report_ids)
    pairs: set[tuple[str, str]] = set()
    for some in chunks(sorted(wanted)):
        asked = select(COPIES.c.left_id, COPIES.c.right_id).where(COPIES.c.left_id.in_(some))
        pairs.update((left, right) for left, right in connection.execute(asked) if right in wanted)
    return sorted(pairs)


def _report(row: Sequence[Any]) -> Report:
    """The report that a row of the columns :data:`_META` holds."""
    (
        key, text_, title, outlet, outlet_claimed, author, published, published_at, basis, language, address,
        kind, location, sha256, retrieved,
    ) = row  # fmt: skip
    return Report(
        key,
        text_,
        title,
        outlet,
        outlet_claimed,
        author,
        day_of(published) if published else None,
        datetime.fromisoformat(published_at) if published_at else None,
        _basis(basis) if basis else None,
        language,
        address,
        Source(kind, location, sha256, _moment(retrieved) if retrieved else None) if kind else None,
    )


_basis = cache(DateBasis)
_moment = lru_cache(1_024)(datetime.fromisoformat)
"""Reports that came in together have one moment."""
