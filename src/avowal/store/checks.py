"""Whether what is stored is what was stored: texts, readings and log against their hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from avowal.store import log, readings, reports
from avowal.store.schema import REPORTS


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that differs from its hash: ``Finding("r-4f1d", "its text was changed")``.

    Attributes:
        item: Id of a report, or "log entry 17".
        message: What differs.
    """

    item: str
    message: str


def findings(connection: Connection) -> Iterator[Finding]:
    """Everything that differs; nothing for a whole record."""
    for sequence, message in log.broken(connection):
        yield Finding(f"log entry {sequence}", message)
    logged = {
        entry.item: json.loads(entry.payload) for entry in log.entries(connection) if entry.action == "add-report"
    }
    stored = set()
    for row in connection.execute(select(REPORTS.c.id, REPORTS.c.text, REPORTS.c.text_sha256)):
        stored.add(row.id)
        said = logged.get(row.id)
        if said is None:
            yield Finding(row.id, "the log does not know this report")
        elif not reports.text_hash(row.text) == row.text_sha256 == said["text_sha256"]:
            yield Finding(row.id, "its text differs from the text that was taken in")
        elif readings.reading_hash(readings.load(connection, row.id)) != said["reading_sha256"]:
            yield Finding(row.id, "its accounts differ from those that were read")
    for missing in sorted(set(logged) - stored):
        yield Finding(missing, "the log knows this report, but it is not there")
