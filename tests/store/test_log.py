"""The log: only ever longer, and every entry bound to the one before."""

from __future__ import annotations

import sqlite3

import pytest

from avowal.record.record import Record
from avowal.store import log
from avowal.store.schema import LOG
from tests.told import told

_LIFT = "DROP TRIGGER log_is_never_changed; DROP TRIGGER log_is_never_cut; DROP TRIGGER log_only_grows;"


@pytest.fixture
def path(tmp_path):
    """A record of three reports, closed."""
    with Record.open(tmp_path / "a.db") as record:
        for n in (1, 2, 3):
            record.add_reading(*told(n))
    return tmp_path / "a.db"


def with_sql(path, script):
    raw = sqlite3.connect(path)
    raw.executescript(script)
    raw.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET author = 'x'",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT 1, at, 'x', action, item, payload, previous_hash, hash FROM log LIMIT 1",
        "INSERT INTO log SELECT 9, at, author, action, item, payload, previous_hash, hash FROM log LIMIT 1",
    ],
)
def test_the_log_refuses_every_change_but_the_next_entry(path, statement):
    """Whoever opens the file with another tool must break the guard on purpose, and verify() then tells."""
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(statement)
    raw.close()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE log SET author = 'somebody' WHERE sequence = 2;", ("log entry 2", "differs from its hash")),
        ("UPDATE log SET payload = '{}' WHERE sequence = 2;", ("log entry 2", "differs from its hash")),
        ("UPDATE log SET hash = 'f00' WHERE sequence = 2;", ("log entry 3", "does not follow")),
        ("DELETE FROM log WHERE sequence = 2;", ("log entry 3", "entries 2 to 2 are missing")),
    ],
)
def test_a_changed_log_is_named(path, change, found):
    with_sql(path, _LIFT + change)
    with Record.open(path, read_only=True) as record:
        named = [(one.item, one.message) for one in record.verify()]
    assert any(item == found[0] and found[1] in message for item, message in named)


def test_entries_count_from_one_and_each_holds_the_hash_before(path):
    with Record.open(path, read_only=True) as record, record._store.reading() as connection:
        entries = list(log.entries(connection))
        assert [entry.sequence for entry in entries] == [1, 2, 3]
        assert [entry.previous_hash for entry in entries] == [log.FIRST, entries[0].hash, entries[1].hash]
        assert {column.name for column in LOG.c} == set(log.Entry.__slots__)
