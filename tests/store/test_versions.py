"""Records of other versions: newer ones are refused, older ones are brought up to date or left as they are."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from avowal.errors import StoreError
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.store import log, sqlite, versions
from avowal.store.schema import SCHEMA_VERSION, SETTINGS
from avowal.store.sqlite import open_store
from tests.told import told

NEXT = SCHEMA_VERSION + 1
VERSION_1 = Path(__file__).parent / "version1.sql"


@pytest.fixture
def path(tmp_path):
    """A record of this version with one report, closed."""
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(*told(1))
    return tmp_path / "a.db"


def add_a_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE settings ADD COLUMN note TEXT")
    connection.exec_driver_sql("UPDATE settings SET note = 'new'")


def fail_half_way(connection: Connection) -> None:
    add_a_column(connection)
    connection.exec_driver_sql("UPDATE nowhere SET note = 'new'")


@pytest.fixture
def newer_program(monkeypatch):
    """Makes this program one version newer, with a step of the test's."""

    def become(step):
        for module in (versions, sqlite):
            monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
        monkeypatch.setattr(versions, "STEPS", {NEXT: step})

    return become


@pytest.mark.parametrize("version", [str(NEXT), "1000", "soon", "\u00b2", ""])
def test_a_record_of_a_newer_version_is_refused(path, version):
    """An older program must not write into tables that it does not know."""
    store = open_store(path)
    with store.writing() as connection:
        connection.execute(SETTINGS.update().where(SETTINGS.c.name == "schema_version").values(value=version))
    store.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"newer Avowal.*left as it is.*newer-record"):
            open_store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_an_older_record_is_brought_up_to_date_once_and_the_log_says_so(path, newer_program):
    newer_program(add_a_column)
    for _ in range(2):
        with Record.open(path) as record, record._store.reading() as connection:
            assert set(connection.exec_driver_sql("SELECT note FROM settings").scalars()) == {"new"}
            upgrades = [json.loads(one.payload) for one in log.entries(connection) if one.action == "upgrade"]
            assert upgrades == [{"from": SCHEMA_VERSION, "to": NEXT}]
            assert record.verify() == ()
    with Record.open(path) as record:
        assert record.add_reading(*told(2))


def test_a_reader_of_an_older_record_is_told_what_to_do_and_changes_nothing(path, newer_program):
    newer_program(add_a_column)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"older Avowal.*Copy the file.*older-record"):
        open_store(path, read_only=True)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_record_as_it_was(path, newer_program):
    newer_program(fail_half_way)
    with pytest.raises(StoreError, match="nowhere"):
        open_store(path)
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT value FROM settings WHERE name = 'schema_version'").fetchone() == (str(SCHEMA_VERSION),)
    assert "note" not in [column[1] for column in raw.execute("PRAGMA table_info(settings)")]
    raw.close()


def test_every_version_after_the_first_has_its_step():
    assert set(versions.STEPS) == set(range(2, SCHEMA_VERSION + 1))


@pytest.fixture
def from_version_1(tmp_path):
    """A record as schema 1 made it: two linked reports and a person's judgement."""
    raw = sqlite3.connect(tmp_path / "old.db")
    raw.executescript(VERSION_1.read_text(encoding="utf-8"))
    raw.close()
    return tmp_path / "old.db"


def test_a_record_of_version_1_keeps_all_it_held(from_version_1):
    """Whoever began a record before stage, country and parts were kept must lose nothing, and see no guess."""
    report, reading = told(1)
    with Record.open(from_version_1) as record:
        assert record.verify() == ()
        kept = record.reading(report.id)
        assert [m.accounts for m in kept.mentions] == [m.accounts for m in reading.mentions]
        assert [m.stage for m in kept.mentions] == [None]
        assert {(a.voice.country, a.part_of) for m in kept.mentions for a in m.accounts} == {(None, None)}
        assert len(record.incidents()) == 2
        assert [one.n_reports for one in record.incidents(IncidentFilter(text="856"))] == [1]
        assert record.add_reading(*told(3))
        assert record.verify() == ()


def test_new_reports_find_what_a_record_of_version_1_holds(from_version_1):
    """Its mentions are found by keys that have changed since."""
    with Record.open(from_version_1) as record:
        mention = record.reading(told(1)[0].id).mentions[0].id
        record.add_reading(*told(3))
        assert record.reading(told(3)[0].id).mentions[0].id in {
            end for one in record.judgements(mention) for end in (one.left, one.right)
        }


def test_a_record_of_version_1_gets_the_tables_of_a_new_one(from_version_1, tmp_path):
    """What reads the file with another tool must find the same columns in the same order."""
    Record.open(from_version_1).close()
    Record.open(tmp_path / "new.db").close()
    old, new = (_columns(path) for path in (from_version_1, tmp_path / "new.db"))
    assert old == new


@pytest.mark.parametrize(
    ("change", "undo"),
    [
        ("UPDATE mentions SET stage = 'failed'", "UPDATE mentions SET stage = NULL"),
        ("UPDATE accounts SET voice_country = 'IR'", "UPDATE accounts SET voice_country = NULL"),
        ("UPDATE accounts SET part_of = 'a-0'", "UPDATE accounts SET part_of = NULL"),
        ("UPDATE accounts SET time = 'night'", "UPDATE accounts SET time = NULL"),
        ("UPDATE accounts SET said = '2024-01-04'", "UPDATE accounts SET said = NULL"),
    ],
)
def test_what_later_versions_added_cannot_be_changed_behind_our_back(from_version_1, change, undo):
    """A stage or a country that somebody writes into an older record is no reading of its report."""
    Record.open(from_version_1).close()
    for statement, messages in ((change, {"its accounts differ from those that were read"}), (undo, set())):
        raw = sqlite3.connect(from_version_1)
        raw.execute(statement)
        raw.commit()
        raw.close()
        with Record.open(from_version_1, read_only=True) as record:
            assert {finding.message for finding in record.verify()} == messages


def _columns(path: Path) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(path)
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found = [(table, *row) for table in tables for row in raw.execute("SELECT * FROM pragma_table_info(?)", [table])]
    raw.close()
    return found
