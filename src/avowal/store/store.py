"""The seam between a record and the database that holds it.

A store hands out connections; the functions of this folder (reports, readings, judgements, incidents,
search, log) read and write over a connection in SQL that every backend understands. What differs between
backends stands in the backend's own module (:mod:`avowal.store.sqlite`).
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Store(Protocol):
    """A database that holds one record."""

    path: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one unchanging state and cannot write; for many threads at a time."""

    def writing(self) -> AbstractContextManager[Connection]:
        """The only writing connection; everything done in it is stored together, or not at all."""

    def close(self) -> None:
        """Let go of the database."""
