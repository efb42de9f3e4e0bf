"""Where a record is kept: one SQLite file with an append-only log of every change."""

from avowal.store.sqlite import SqliteStore, open_store
from avowal.store.store import Store

__all__ = ["SqliteStore", "Store", "open_store"]
