"""Readings in and out of the store: mentions, accounts and problems."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select, update

from avowal.codebook.vocabulary import IncidentType, Role, Stage
from avowal.domain import (
    Account,
    Mention,
    Name,
    PartialDate,
    Place,
    Problem,
    Quantity,
    Reading,
    Span,
    Value,
    Window,
)
from avowal.errors import NotFoundError
from avowal.store.accounts import MENTION, READ, account_of, standing
from avowal.store.chunks import chunks
from avowal.store.schema import ACCOUNTS, MENTIONS, PROBLEMS, READINGS

_SAID = [column for column in PROBLEMS.c if column.name != "number"]
_NEW_IN_MENTIONS = frozenset({"stage"})
_NEW_IN_ACCOUNTS = frozenset({"voice_country", "part_of", "first_day", "last_day", "time", "said"})
"""Columns that came after version 1: empty in the readings of then, whose hashes are in the log without them."""

_READ_FROM_REPORTS: Final = tuple(column for column in ACCOUNTS.c if column.name not in {"author", "set_aside"})
"""What an extractor filled: a person's accounts and what reviewers set aside are in the log by themselves."""

_LINE: Final = tuple(MENTIONS.c[name] for name in ("id", "report_id", "role", "type", "stage", "spans"))
_NONE_NEW: frozenset[str] = frozenset()

ACCOUNT_CELLS: Final = tuple(
    ACCOUNTS.c[name]
    for name in (
        "id", "mention_id", "position", "fact", "low", "high", "qualifier", "counted", "part_of", "value_kind", "value",
        "aliases", "country", "geonames_id", "latitude", "longitude", "first_day", "last_day", "precision", "time",
        "words", "voice", "voice_kind", "voice_role", "voice_country", "via", "said", "stance", "status", "score",
        "evidence_start", "evidence_end",
    )
)  # fmt: skip
"""What a flat row of an account is made of."""

_PLACE = ("country", "geonames_id", "latitude", "longitude", "admin1", "admin2", "precision")


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A mention as it is stored, without its accounts: ``MentionLine("m-1", "r-1", "main", None, None, ((0, 9),))``.

    Attributes:
        id: Its id.
        report_id: The report that tells it.
        role: Main or background.
        type: Sort of violence.
        stage: How far it got.
        spans: Where the report speaks of it.
    """

    id: str
    report_id: str
    role: str
    type: str | None
    stage: str | None
    spans: tuple[tuple[int, int], ...]


def save(connection: Connection, reading: Reading) -> None:
    """Store all that was read from one report."""
    connection.execute(insert(READINGS), {"report_id": reading.report_id, "extractor": reading.extractor})
    for position, mention in enumerate(reading.mentions):
        connection.execute(insert(MENTIONS), _mention_row(mention, position))
        rows = [_account_row(account, mention.id, place) for place, account in enumerate(mention.accounts)]
        if rows:
            connection.execute(insert(ACCOUNTS), rows)
    if reading.problems:
        connection.execute(insert(PROBLEMS), [_problem_row(problem, reading.report_id) for problem in reading.problems])


def stored_hash(connection: Connection, report_id: str) -> str:
    """SHA-256 over every stored row of a report's reading, for the log; what people added to it is not the reading's.

    Made from the rows as the database gives them back, not from the objects: a change of any cell shows, and a
    changed row that makes no sense any more is still a row.
    """
    theirs = select(MENTIONS.c.id).where(MENTIONS.c.report_id == report_id)  # accounts have no key by report
    asked = (
        (select(READINGS).where(READINGS.c.report_id == report_id), _NONE_NEW),
        (select(MENTIONS).where(MENTIONS.c.report_id == report_id).order_by(MENTIONS.c.id), _NEW_IN_MENTIONS),
        (
            select(*_READ_FROM_REPORTS)
            .where(ACCOUNTS.c.mention_id.in_(theirs), ACCOUNTS.c.author.is_(None))
            .order_by(ACCOUNTS.c.id),
            _NEW_IN_ACCOUNTS,
        ),
        (select(*_SAID).where(PROBLEMS.c.report_id == report_id).order_by(PROBLEMS.c.number), _NONE_NEW),
    )
    rows = [[_hashed(row, added) for row in connection.execute(one)] for one, added in asked]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True, default=repr).encode()).hexdigest()


def _hashed(row: Row[Any], added: frozenset[str]) -> list[Any]:
    """The cells of a row; of the columns that came later those that are filled, with their names."""
    cells = row._mapping.items()  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    later = [[name, cell] for name, cell in cells if name in added and cell is not None]
    return [cell for name, cell in cells if name not in added] + later


def load(connection: Connection, report_id: str, *, everything: bool = False) -> Reading:
    """All that was read from one report and stands; with ``everything`` also what reviewers set aside.

    Raises:
        NotFoundError: The record holds no reading of it.
    """
    row = connection.execute(select(READINGS).where(READINGS.c.report_id == report_id)).first()
    if row is None:
        msg = f"the record holds no report {report_id!r}."
        raise NotFoundError(msg, item=report_id)
    ids = connection.execute(
        select(MENTIONS.c.id).where(MENTIONS.c.report_id == report_id).order_by(MENTIONS.c.position)
    ).scalars()
    return Reading(
        report_id,
        row.extractor,
        tuple(mentions(connection, list(ids), everything=everything)),
        problems_of(connection, [report_id]),
    )


def mentions(connection: Connection, mention_ids: Sequence[str], *, everything: bool = False) -> list[Mention]:
    """The mentions of these ids with the accounts that stand, in the order asked for; unknown ids are passed over.

    With ``everything`` also the accounts that reviewers set aside.
    """
    rows: dict[str, Row[Any]] = {}
    accounts: dict[str, list[Account]] = defaultdict(list)
    for some in chunks(mention_ids):
        rows |= {row.id: row for row in connection.execute(select(MENTIONS).where(MENTIONS.c.id.in_(some)))}
        ordered = select(*READ).where(ACCOUNTS.c.mention_id.in_(some)).order_by(ACCOUNTS.c.position, ACCOUNTS.c.id)
        for row in connection.execute(ordered if everything else ordered.where(standing())):
            accounts[row[MENTION]].append(account_of(row))
    return [_mention(rows[key], tuple(accounts[key])) for key in mention_ids if key in rows]


def mention(connection: Connection, mention_id: str) -> Mention:
    """One mention with every account, also those that reviewers set aside.

    Raises:
        NotFoundError: The record holds none with this id.
    """
    found = mentions(connection, [mention_id], everything=True)
    if not found:
        msg = f"the record holds no mention {mention_id!r}. `avowal show INCIDENT --json` lists an incident's mentions."
        raise NotFoundError(msg, item=mention_id)
    return found[0]


def all_mention_ids(connection: Connection) -> list[str]:
    """The id of every mention."""
    return list(connection.execute(select(MENTIONS.c.id)).scalars())


def mention_lines(connection: Connection, mention_ids: Sequence[str]) -> list[MentionLine]:
    """The mentions of these ids without their accounts, in no order."""
    found: list[MentionLine] = []
    for some in chunks(mention_ids):
        found += [_line(row) for row in connection.execute(select(*_LINE).where(MENTIONS.c.id.in_(some)))]
    return found


def account_cells(connection: Connection, mention_ids: Sequence[str]) -> dict[str, list[Sequence[Any]]]:
    """The columns :data:`ACCOUNT_CELLS` of each account that stands, by mention, in the order of the reading."""
    found: dict[str, list[Sequence[Any]]] = defaultdict(list)
    for some in chunks(mention_ids):
        asked = select(*ACCOUNT_CELLS).where(ACCOUNTS.c.mention_id.in_(some), standing())
        asked = asked.order_by(ACCOUNTS.c.position, ACCOUNTS.c.id)
        for row in connection.execute(asked).all():
            found[row[1]].append(row)
    return found


def account(connection: Connection, account_id: str) -> Account:
    """One account.

    Raises:
        NotFoundError: The record holds none with this id.
    """
    row = connection.execute(select(*READ).where(ACCOUNTS.c.id == account_id)).first()
    if row is None:
        msg = f"the record holds no account {account_id!r}."
        raise NotFoundError(msg, item=account_id)
    return account_of(row)


def mention_of(connection: Connection, account_id: str) -> str:
    """The mention that an account belongs to.

    Raises:
        NotFoundError: The record holds no such account.
    """
    found = connection.execute(select(ACCOUNTS.c.mention_id).where(ACCOUNTS.c.id == account_id)).scalar()
    if found is None:
        msg = f"the record holds no account {account_id!r}."
        raise NotFoundError(msg, item=account_id)
    return str(found)


def add_account(connection: Connection, account: Account, mention_id: str, author: str) -> dict[str, Any]:
    """Store an account that a person made, where no account has its id, beside those it stands among; its cells."""
    held = account_row(connection, account.id)
    if held is None:
        last = select(func.max(ACCOUNTS.c.position)).where(ACCOUNTS.c.mention_id == mention_id)
        position = (connection.execute(last).scalar() or 0) + 1
        row = _account_row(account, mention_id, position) | {"author": author, "set_aside": True}
        connection.execute(insert(ACCOUNTS), row)
        held = account_row(connection, account.id)
        assert held is not None
    return held


def account_row(connection: Connection, account_id: str) -> dict[str, Any] | None:
    """Every cell of an account but what follows from decisions, for the log."""
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == account_id)).mappings().first()
    return {name: cell for name, cell in row.items() if name != "set_aside"} if row else None


def set_aside(connection: Connection, account_id: str, *, aside: bool) -> None:
    """Mark whether an account counts."""
    connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == account_id).values(set_aside=aside or None))


def problems_of(connection: Connection, report_ids: Sequence[str] | None = None) -> tuple[Problem, ...]:
    """The problems of these reports, or of all."""
    asked = select(PROBLEMS).order_by(PROBLEMS.c.number)
    if report_ids is None:
        return tuple(_problem(row) for row in connection.execute(asked))
    found: list[Problem] = []
    for some in chunks(sorted(set(report_ids))):
        found.extend(_problem(row) for row in connection.execute(asked.where(PROBLEMS.c.report_id.in_(some))))
    return tuple(found)


def extractors(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """Name and version of the extractor that read each of these reports."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(report_ids))):
        rows = connection.execute(select(READINGS).where(READINGS.c.report_id.in_(some)))
        found |= {row.report_id: row.extractor for row in rows}
    return found


def _mention_row(mention: Mention, position: int) -> dict[str, Any]:
    return {
        "id": mention.id,
        "report_id": mention.report_id,
        "position": position,
        "role": mention.role.value,
        "type": mention.type.value if mention.type else None,
        "spans": json.dumps([[span.start, span.end] for span in mention.spans]),
        "n_incidents": mention.n_incidents,
        "stage": mention.stage.value if mention.stage else None,
    }


def _account_row(account: Account, mention_id: str, position: int) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(column.name for column in ACCOUNTS.c)
    return row | {
        "id": account.id,
        "report_id": account.report_id,
        "mention_id": mention_id,
        "position": position,
        "fact": account.fact.value,
        **_value_cells(account.value),
        "words": account.words,
        "voice": account.voice.name,
        "voice_kind": account.voice.kind.value,
        "voice_role": account.voice.role,
        "via": json.dumps(account.via, ensure_ascii=False),
        "stance": account.stance.value,
        "status": account.status.value,
        "evidence_start": account.evidence.start,
        "evidence_end": account.evidence.end,
        "score": account.score,
        "voice_country": account.voice.country,
        "part_of": account.part_of,
        "said": account.said.iso if account.said else None,
    }


def _value_cells(value: Value | None) -> dict[str, Any]:
    if isinstance(value, Quantity):
        bounds = {"low": value.low, "high": value.high, "qualifier": value.qualifier.value, "counted": value.of}
        return {"value_kind": "quantity", **bounds}
    if isinstance(value, PartialDate):
        return {"value_kind": "date", "value": value.iso, "time": value.time, **_window_cells(value.window)}
    if isinstance(value, Place):
        return {"value_kind": "place", "value": value.name, **{key: getattr(value, key) for key in _PLACE}}
    if isinstance(value, Name):
        aliases = json.dumps(value.aliases, ensure_ascii=False)
        return {"value_kind": "name", "value": value.text, "aliases": aliases, "actor_id": value.actor_id}
    return {"value_kind": None}


def _window_cells(window: Window | None) -> dict[str, Any]:
    if window is None:
        return {}
    days = {"first_day": window.first.isoformat(), "last_day": window.last.isoformat()}
    return {**days, "precision": window.precision}


def _problem_row(problem: Problem, report_id: str) -> dict[str, Any]:
    return {
        "report_id": problem.report_id or report_id,
        "stage": problem.stage,
        "reason": problem.reason,
        "message": problem.message,
        "span_start": problem.span.start if problem.span else None,
        "span_end": problem.span.end if problem.span else None,
    }


def _line(row: Sequence[Any]) -> MentionLine:
    key, report_id, role, type_, stage, spans = row
    return MentionLine(key, report_id, role, type_, stage, tuple((start, end) for start, end in json.loads(spans)))


def _mention(row: Row[Any], accounts: tuple[Account, ...]) -> Mention:
    spans = tuple(Span(*pair) for pair in json.loads(row.spans))
    type_ = IncidentType(row.type) if row.type else None
    stage = Stage(row.stage) if row.stage else None
    return Mention(row.id, row.report_id, Role(row.role), type_, accounts, spans, row.n_incidents, stage)


def _problem(row: Row[Any]) -> Problem:
    span = Span(row.span_start, row.span_end) if row.span_start is not None else None
    return Problem(row.stage, row.reason, row.message, row.report_id, span)
