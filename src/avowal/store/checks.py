"""Whether what is stored is what was stored: reports, accounts, judgements and log against their hashes."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from avowal.domain.decision import asides
from avowal.linking.cluster import LINKER
from avowal.store import decisions, judgements, log, readings, reports
from avowal.store.log import Entry
from avowal.store.schema import JUDGEMENTS, MENTIONS, REPORTS


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that differs from its hash: ``Finding("r-4f1d", "its text was changed")``.

    Attributes:
        item: Id of a report or judgement, or "log entry 17".
        message: What differs.
    """

    item: str
    message: str


def findings(connection: Connection) -> Iterator[Finding]:
    """Everything that differs; nothing for a whole record."""
    for sequence, message in log.broken(connection):
        yield Finding(f"log entry {sequence}", message)
    written = list(log.entries(connection))
    yield from _of_reports(connection, written)
    yield from _of_judgements(connection, written)
    yield from _of_decisions(connection, written)


def hashes_of(connection: Connection, report_id: str, made: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What the log keeps of a report, its reading and the judgements (cells) that were made with it."""
    text = connection.execute(select(REPORTS.c.text).where(REPORTS.c.id == report_id)).scalar_one()
    return {
        "text_sha256": reports.text_hash(str(text)),
        "report_sha256": reports.stored_hash(connection, report_id),
        "reading_sha256": readings.stored_hash(connection, report_id),
        "judgements_sha256": _judgements_hash(made),
    }


def _of_reports(connection: Connection, written: Sequence[Entry]) -> Iterator[Finding]:
    logged = {entry.item: _payload(entry) for entry in written if entry.action == "add-report"}
    made = _made_with(connection, list(logged))
    ids = reports.all_ids(connection)
    for report_id in ids:
        if report_id not in logged:
            yield Finding(report_id, "the log does not know this report")
        else:
            yield from _of_report(connection, report_id, logged[report_id], made[report_id])
    for missing in sorted(set(logged) - set(ids)):
        yield Finding(missing, "the log knows this report, but it is not there")


def _of_report(
    connection: Connection, report_id: str, said: Mapping[str, Any], made: Sequence[Mapping[str, Any]]
) -> Iterator[Finding]:
    now = hashes_of(connection, report_id, made)
    if now["text_sha256"] != said.get("text_sha256"):
        yield Finding(report_id, "its text differs from the text that was taken in")
    elif now["report_sha256"] != said.get("report_sha256"):
        yield Finding(report_id, "what is stored about it (title, outlet, dates) differs from what was taken in")
    if now["reading_sha256"] != said.get("reading_sha256"):
        yield Finding(report_id, "its accounts differ from those that were read")
    if now["judgements_sha256"] != said.get("judgements_sha256"):
        yield Finding(report_id, "the linker's judgements on it differ from those that were made")


def _made_with(connection: Connection, report_ids: Sequence[str]) -> Mapping[str, list[dict[str, Any]]]:
    """The linkers' judgements by the report with which they came: of a pair, the one that was added later."""
    added = {report_id: place for place, report_id in enumerate(report_ids)}
    home = {row.id: row.report_id for row in connection.execute(select(MENTIONS.c.id, MENTIONS.c.report_id))}
    made: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for judgement in judgements.cells_of_linkers(connection):
        ends = [home[end] for end in (judgement["left_id"], judgement["right_id"]) if end in home]
        if ends:
            made[max(ends, key=lambda report_id: added.get(report_id, -1))].append(judgement)
    return made


def _of_judgements(connection: Connection, written: Sequence[Entry]) -> Iterator[Finding]:
    """Persons' judgements are in the log word for word, and so is every withdrawal."""
    judged = {entry.item: _payload(entry) for entry in written if entry.action == "judge"}
    withdrawn = {entry.item for entry in written if entry.action == "withdraw"}
    seen = set()
    for row in connection.execute(select(JUDGEMENTS.c.id, JUDGEMENTS.c.author, JUDGEMENTS.c.withdrawn_at)):
        seen.add(row.id)
        if (row.withdrawn_at is not None) != (row.id in withdrawn):
            yield Finding(row.id, "the log and the judgement differ on whether it was withdrawn")
        if row.author.startswith(LINKER):
            continue
        if row.id not in judged:
            yield Finding(row.id, "the log does not know this judgement")
        elif judgements.cells(connection, [row.id]) != [judged[row.id]]:
            yield Finding(row.id, "this judgement differs from the one that was made")
    for missing in sorted(set(judged) - seen):
        yield Finding(missing, "the log knows this judgement, but it is not there")


def _of_decisions(connection: Connection, written: Sequence[Entry]) -> Iterator[Finding]:
    """Decisions and the accounts that people added are in the log word for word, and so is every undoing."""
    entries = {entry.item: _payload(entry) for entry in written if entry.action == "decide"}
    undone = {entry.item for entry in written if entry.action == "undo"}
    stored = dict(decisions.states(connection))
    for key, withdrawn in stored.items():
        if withdrawn != (key in undone):
            yield Finding(key, "the log and the decision differ on whether it was undone")
        if key not in entries:
            yield Finding(key, "the log does not know this decision")
        elif decisions.cells(connection, key) != entries[key].get("decision"):
            yield Finding(key, "this decision differs from the one that was made")
    for missing in sorted(set(entries) - set(stored)):
        yield Finding(missing, "the log knows this decision, but it is not there")
    added = [said["account"] for said in entries.values() if isinstance(said.get("account"), dict)]
    yield from _of_added(connection, {str(cells.get("id")): cells for cells in added})


def _of_added(connection: Connection, added: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    """Persons' accounts against the log, and what is set aside against the decisions."""
    touched = decisions.touched(connection)
    said = decisions.of_accounts(connection, [key for key, _, _ in touched])
    expected: dict[str, bool] = {}
    for key, _, author in touched:
        if said[key]:
            expected |= asides(key, said[key], added=author is not None)
    for key, aside, author in touched:
        if author is not None and readings.account_row(connection, key) != added.get(key):
            yield Finding(key, "this account differs from the one that its author added")
        if aside != expected.get(key, author is not None):
            yield Finding(key, "whether it counts differs from what was decided")
    for missing in sorted(set(added) - {key for key, _, author in touched if author is not None}):
        yield Finding(missing, "the log knows this account, but it is not there")


def _judgements_hash(said: Sequence[Mapping[str, Any]]) -> str:
    ordered = sorted(said, key=lambda row: str(row["id"]))
    return hashlib.sha256(json.dumps(ordered, ensure_ascii=True, sort_keys=True, default=repr).encode()).hexdigest()


def _payload(entry: Entry) -> dict[str, Any]:
    """What an entry holds; nothing for one that was changed into nonsense, which the chain shows."""
    try:
        said = json.loads(entry.payload)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
