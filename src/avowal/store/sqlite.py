"""A record in one SQLite file: opening it, its connections, and what is particular to SQLite."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from avowal.errors import StoreError
from avowal.store import ddl, versions
from avowal.store.schema import SCHEMA_VERSION

BUSY_SECONDS = 5
_MAGIC = b"SQLite format 3\x00"
_MOST_WAITING = 32


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

    def use_wal(self) -> None:
        """Let readers go on while one writes: a lasting mark in the file, so never made in a file that is not ours."""
        with _explained(self.path):
            raw = self._engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            finally:
                raw.close()

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
    """Make the tables where there are none (a kill while they were made leaves an empty database), or renew them.

    Nothing is written before it is known that the file is ours.
    """
    version = _version(store)
    if version is None and not create:
        raise _no_record(file)
    if version is not None and version < SCHEMA_VERSION and store.read_only:
        raise _older(file, version)
    if not store.read_only:
        store.use_wal()
    if version != SCHEMA_VERSION:
        with store.writing() as connection:
            if not _is_bare(connection):  # another program may have made the tables meanwhile
                versions.bring_up(connection, store.path)
            else:
                ddl.make_tables(connection)
                versions.mark_new(connection)


def _version(store: SqliteStore) -> int | None:
    """The version of the tables; ``None`` where there are none yet."""
    with store.reading() as connection:
        return None if _is_bare(connection) else versions.read_version(connection, store.path)


def _is_bare(connection: Connection) -> bool:
    return not inspect(connection).get_table_names()


def _older(file: Path, version: int) -> StoreError:
    msg = (
        f"{file} was made by an older Avowal (schema {version}; this one reads {SCHEMA_VERSION}). Copy the file, then "
        "run `avowal add` on it: whatever opens it for writing brings it up to date."
    )
    return StoreError(msg, slug="older-record", item=str(file))


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
        raw.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Python's own transaction handling would begin late; a writer must hold the lock before it reads.
        writing = connection.get_execution_options().get("avowal_writing", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """SQLite's errors as ours, with what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        said = str(getattr(error, "orig", error))
        slug, advice = _advice(said)
        msg = f"{path}: {said}. {advice}"
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
