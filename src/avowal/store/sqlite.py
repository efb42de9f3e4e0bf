"""A record in one SQLite file: opening it, its connections, and what is particular to SQLite."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from avowal import __version__
from avowal.errors import StoreError
from avowal.store.schema import METADATA, SCHEMA_VERSION, SETTINGS

BUSY_SECONDS = 5
_MAGIC = b"SQLite format 3\x00"
_MOST_WAITING = 32
_FOREVER = (
    # REPLACE deletes without waking the trigger on DELETE.
    (
        "CREATE TRIGGER log_only_grows BEFORE INSERT ON log "
        "WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM log) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    ),
    "CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
)
_SEARCH = (
    "CREATE VIRTUAL TABLE report_search USING fts5("
    "title, text, content='reports', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')"
)


class SqliteStore:
    """One open SQLite file; closes its connections at the end.

    Attributes:
        path: The file.
        read_only: Whether nothing can be written through it.
    """

    def __init__(self, path: str, mode: str = "rwc") -> None:
        self.path = path
        self.read_only = mode.startswith("ro")
        self._engine = _engine(path, mode)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state; for many threads at a time."""
        with _explained(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writing connection; what is done in it is stored together, or not at all."""
        if self.read_only:
            msg = f"{self.path} was opened for reading only; open it for writing to change it."
            raise StoreError(msg, slug="store-read-only", item=self.path)
        writer = self._engine.execution_options(avowal_writing=True)
        with _explained(self.path), writer.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def open_store(path: str | Path, *, create: bool = True, read_only: bool = False) -> SqliteStore:
    """The store in the file at ``path``; a new one where there is none and ``create`` is set.

    Raises:
        StoreError: There is no file, it is no record, it is from a newer version, or it cannot be opened.
    """
    file = Path(path)
    missing = _is_missing(file)
    if missing and (read_only or not create):
        raise _no_record(file)
    if missing and not file.parent.is_dir():
        msg = f"cannot make a record at {file}: the folder {file.parent} does not exist. Make it first."
        raise StoreError(msg, slug="no-folder", item=str(file))
    if not missing:
        _check_is_database(file)
    store = SqliteStore(str(file), _mode(file, missing=missing, read_only=read_only))
    try:
        _prepare(store, file, create=create and not read_only)
    except BaseException:
        store.close()
        raise
    return store


def _is_missing(file: Path) -> bool:
    """Whether there is nothing yet, not even an empty database."""
    try:
        size = file.stat().st_size
    except FileNotFoundError:
        return True
    except OSError as error:
        raise _unreadable(file, error) from error
    if not file.is_file():
        msg = f"{file} is no record: it is not a file. Name another with --record."
        raise StoreError(msg, slug="not-a-record", item=str(file))
    return size == 0


def _prepare(store: SqliteStore, file: Path, *, create: bool) -> None:
    """Make the tables where there are none: a kill while they were made leaves an empty database."""
    with store.reading() as connection:
        bare = not inspect(connection).get_table_names()
    if bare and not create:
        raise _no_record(file)
    if bare:
        with store.writing() as connection:
            if not inspect(connection).get_table_names():  # another program may have made them meanwhile
                _create(connection)
    with store.reading() as connection:
        _check_version(connection, str(file))


def _no_record(file: Path) -> StoreError:
    msg = f"there is no record at {file}. `avowal add` makes one; --record names another."
    return StoreError(msg, slug="no-record", item=str(file))


def _unreadable(file: Path, error: OSError) -> StoreError:
    msg = f"cannot read {file}: {error.strerror}. Look at its permissions and those of its folder."
    return StoreError(msg, slug="store-unreadable", item=str(file))


def _mode(file: Path, *, missing: bool, read_only: bool) -> str:
    """How SQLite opens the file.

    Readers of a file in WAL mode share memory through a file beside it. Where none can be made, as on a CD or in
    an archive, nobody can write either, and the file is read as it stands.
    """
    if not read_only:
        return "rwc" if missing else "rw"
    beside = [file.with_name(file.name + ending) for ending in ("-wal", "-shm")]
    shared = os.access(file.parent, os.W_OK) or any(one.exists() for one in beside)
    return "ro" if shared else "ro&immutable=1"


def _check_is_database(file: Path) -> None:
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_MAGIC))
    except OSError as error:
        raise _unreadable(file, error) from error
    if head != _MAGIC:
        msg = f"{file} is no record: it is not an SQLite file. It was left as it is; name another with --record."
        raise StoreError(msg, slug="not-a-record", item=str(file))


def _engine(path: str, mode: str) -> Engine:
    address = f"file:{quote(str(Path(path).absolute()))}?mode={mode}"
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        ),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=_MOST_WAITING,
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: Any) -> None:
        raw.execute("PRAGMA foreign_keys = ON")
        if not mode.startswith("ro"):
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Python's own transaction handling would begin late; a writer must hold the lock before it reads.
        writing = connection.get_execution_options().get("avowal_writing", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)
    for statement in (*_FOREVER, _SEARCH):
        connection.exec_driver_sql(statement)
    rows = [
        {"name": "schema_version", "value": str(SCHEMA_VERSION)},
        {"name": "made_by", "value": f"avowal {__version__}"},
    ]
    connection.execute(insert(SETTINGS), rows)


def _check_version(connection: Connection, path: str) -> None:
    if not connection.dialect.has_table(connection, SETTINGS.name):
        msg = f"{path} is an SQLite file but no record of Avowal. It was left as it is; name another with --record."
        raise StoreError(msg, slug="not-a-record", item=path)
    said = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == "schema_version")).scalar()
    if said is None or not said.isdigit() or int(said) > SCHEMA_VERSION:
        msg = (
            f"{path} was made by a newer Avowal (schema {said}; this one knows {SCHEMA_VERSION}). It was left as it "
            "is; upgrade with `pip install --upgrade avowal`."
        )
        raise StoreError(msg, slug="newer-record", item=path)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """SQLite's errors as ours, with what to do."""
    try:
        yield
    except DatabaseError as error:
        slug, advice = _advice(str(error.orig))
        msg = f"{path}: {error.orig}. {advice}"
        raise StoreError(msg, slug=slug, item=path) from error
    except UnicodeEncodeError as error:
        msg = f"{path}: {error.object[error.start : error.end]!r} is no character. Decode the text anew."
        raise StoreError(msg, slug="not-text", item=path) from error


def _advice(said: str) -> tuple[str, str]:
    known = {
        "locked": (
            "store-locked",
            f"Another program has been writing to it for over {BUSY_SECONDS} seconds; wait for it.",
        ),
        "not a database": ("not-a-record", "It was left as it is; name another with --record."),
        "disk is full": ("disk-full", "Nothing of the report in hand was stored; free some space and run it again."),
        "disk I/O": ("disk-full", "Nothing of the report in hand was stored; look at the disk and run it again."),
        "readonly": ("store-read-only", "The file or its folder cannot be written; change that or name another."),
        "malformed": ("store-damaged", "Restore a backup, or run `avowal doctor` to see what can be read."),
        "unable to open": ("store-unreadable", "Look at the file's and the folder's permissions."),
    }
    return next((found for part, found in known.items() if part in said), ("store", "Run `avowal doctor` to see more."))
