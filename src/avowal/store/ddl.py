"""What SQLite must hold before anything is stored: commented tables, the search index, the guards of the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from avowal.store.schema import METADATA

_GUARDS: Final = (
    # REPLACE deletes without waking the trigger on DELETE.
    (
        "CREATE TRIGGER log_only_grows BEFORE INSERT ON log "
        "WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM log) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    ),
    "CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
)
_SEARCH: Final = (
    "CREATE VIRTUAL TABLE report_search USING fts5("
    "title, text, content='reports', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')"
)


def make_tables(connection: Connection) -> None:
    """Make every table, index and trigger of a record."""
    for table in METADATA.sorted_tables:
        connection.exec_driver_sql(commented(table))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            connection.execute(CreateIndex(index))
    for statement in (_SEARCH, *_GUARDS):
        connection.exec_driver_sql(statement)


def commented(table: Table) -> str:
    """The statement that makes a table, with what each column holds beside it.

    SQLite keeps the statement as it is written, so ``.schema`` and Datasette show the comments.

    >>> from avowal.store.schema import SETTINGS
    >>> print(commented(SETTINGS))
    CREATE TABLE settings ( -- what the file says of itself
        name VARCHAR NOT NULL, -- schema_version, made_by
        value VARCHAR NOT NULL, -- its value
        PRIMARY KEY (name)
    )
    """
    return "\n".join(_lines(table))


def _lines(table: Table) -> Iterator[str]:
    plain = str(CreateTable(table).compile(dialect=sqlite.dialect())).strip()
    first, *rest = (line.rstrip().replace("\t", "    ") for line in plain.splitlines())
    yield f"{first} -- {table.comment}"
    for line in rest:
        name = line.strip().partition(" ")[0].strip('"')
        column = table.columns.get(name) if line.startswith(" ") else None
        yield line if column is None else f"{line} -- {column.comment}"
