"""The schema as the documentation gives it, and the file as the schema gives it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from avowal.record.record import Record
from avowal.store.schema import METADATA
from tests.told import told

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_says_what_the_schema_says():
    """Somebody who opens the file with another tool has only the page."""
    run = subprocess.run(
        [sys.executable, "tools/make_store_page.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_every_table_and_column_says_what_it_holds():
    for table in METADATA.tables.values():
        assert table.comment, table.name
        assert [column.name for column in table.columns if not column.comment] == []


def test_the_exact_words_can_be_had_with_plain_sql(tmp_path):
    """As docs/store.md shows it."""
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(*told(1))
    raw = sqlite3.connect(tmp_path / "a.db")
    words = raw.execute(
        "SELECT substr(text, evidence_start + 1, evidence_end - evidence_start), words "
        "FROM accounts JOIN reports ON reports.id = accounts.report_id ORDER BY evidence_start"
    ).fetchall()
    raw.execute("VACUUM INTO ?", [str(tmp_path / "backup.db")])
    raw.close()
    assert [quote for quote, _ in words] == [said for _, said in words]
    assert words[0][0] == "killed 84 people"
    with Record.open(tmp_path / "backup.db", read_only=True) as record:
        assert record.verify() == ()


def test_the_file_itself_says_what_it_holds(tmp_path):
    """Datasette and the sqlite3 shell show the statements that made the tables."""
    with Record.open(tmp_path / "a.db"):
        pass
    raw = sqlite3.connect(tmp_path / "a.db")
    for table in METADATA.tables.values():
        (made,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table.name]).fetchone()
        assert f"-- {table.comment}" in made
        assert [column.name for column in table.columns if f"-- {column.comment}" not in made] == []
        columns = raw.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table.name])
        assert [name for (name,) in columns] == [column.name for column in table.columns]
        keys = raw.execute('SELECT "from" FROM pragma_foreign_key_list(?)', [table.name])
        assert {name for (name,) in keys} == {column.name for column in table.columns if column.foreign_keys}
    made_indexes = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {index.name for table in METADATA.tables.values() for index in table.indexes} <= made_indexes
    raw.close()
