"""Opening a record: whatever lies at the path, the answer is a record or one clear refusal."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
import textwrap

import pytest

from avowal.errors import StoreError
from avowal.record.record import Record
from avowal.store import open_store, sqlite
from tests.told import told


def test_a_record_is_made_only_where_one_may_be(tmp_path):
    with pytest.raises(StoreError, match=r"there is no record at .*no-record"):
        open_store(tmp_path / "a.db", create=False)
    assert not list(tmp_path.iterdir())
    open_store(tmp_path / "a.db").close()
    open_store(tmp_path / "a.db", create=False, read_only=True).close()


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_is_filled_but_not_by_a_reader(tmp_path, content):
    """A file of no bytes, or an SQLite file without tables, is what a kill during the first second leaves."""
    path = tmp_path / "a.db"
    if content is None:
        empty = sqlite3.connect(path)
        empty.execute("PRAGMA journal_mode = WAL")
        empty.close()
        assert path.stat().st_size > 0
    else:
        path.write_bytes(content)
    with pytest.raises(StoreError, match="no-record"):
        open_store(path, read_only=True)
    with Record.open(path) as record:
        assert record.add_reading(*told(1))


def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader,\nthis is no record.")
    with pytest.raises(StoreError, match="not an SQLite file"):
        open_store(path)
    assert path.read_text() == "Dear reader,\nthis is no record."


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE settings (volume INTEGER)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no record of Avowal"):
        open_store(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["other.db"]


def test_a_head_without_a_body_is_refused(tmp_path):
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    with pytest.raises(StoreError, match=r"not-a-record|store-damaged"):
        open_store(path)


def test_a_folder_and_a_missing_folder_are_refused(tmp_path):
    with pytest.raises(StoreError, match="not a file"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="does not exist"):
        open_store(tmp_path / "none" / "a.db")


def test_a_reader_cannot_write(tmp_path):
    path = tmp_path / "a.db"
    with Record.open(path) as record:
        record.add_reading(*told(1))
        with pytest.raises(StoreError, match="readonly"), record._store.reading() as connection:
            connection.exec_driver_sql("DELETE FROM accounts")
    before = path.read_bytes()
    with Record.open(path, read_only=True) as record:
        assert len(record.incidents()) == 1
        with pytest.raises(StoreError, match="store-read-only"):
            record.add_reading(*told(2))
    assert path.read_bytes() == before


def test_a_second_writer_is_told_who_holds_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    path = tmp_path / "a.db"
    with Record.open(path) as first, Record.open(path) as second:
        with first._store.writing(), pytest.raises(StoreError, match="store-locked"):
            second.add_reading(*told(1))
        assert second.incidents() == ()
        assert second.add_reading(*told(1))


def test_a_record_in_a_folder_that_cannot_be_written_is_read(tmp_path):
    """An archive on a read-only disk has no -wal file, and none can be made."""
    path = tmp_path / "a.db"
    with Record.open(path) as record:
        record.add_reading(*told(1))
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]
    assert sqlite._mode(path, missing=False, read_only=True) == "ro"
    code = f"""
        import os
        from unittest import mock
        from avowal.record.record import Record
        with mock.patch("os.access", return_value=False), Record.open({str(path)!r}, read_only=True) as record:
            assert len(record.incidents()) == 1 and record.verify() == ()
        assert os.listdir({str(tmp_path)!r}) == ["a.db"]
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)


def test_a_full_disk_loses_the_report_in_hand_only(tmp_path):
    """The limit on file size makes SQLite meet a disk without room; the record is whole before and after."""
    path = tmp_path / "a.db"
    with Record.open(path) as record:
        record.add_reading(*told(1))
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Record.open(path) as record:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, old[1]))
            with pytest.raises(StoreError, match=r"Nothing of the report in hand was stored.*disk-full"):
                record.add_reading(*told(2))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        assert record.statistics().n_reports == 1
        assert record.verify() == ()
        assert record.add_reading(*told(2))


def test_text_that_is_no_text_is_refused_whole(tmp_path):
    """Half a surrogate pair cannot be written as UTF-8 by any database."""
    report, reading = told(1)
    with Record.open(tmp_path / "a.db") as record:
        with pytest.raises(StoreError, match="not-text"):
            record.add_reading(report, type(reading)(report.id, "broken \ud800"))
        assert record.statistics().n_reports == 0
        with pytest.raises(StoreError, match="not-text"):
            record.dossier("i-\udcff")
