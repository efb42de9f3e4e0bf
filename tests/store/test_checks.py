"""verify(): every cell that was changed behind our back is named."""

from __future__ import annotations

import sqlite3

import pytest

from avowal.record.record import Record
from tests.told import told


@pytest.fixture
def path(tmp_path):
    """A record of two linked reports with a person's judgement, closed."""
    with Record.open(tmp_path / "a.db") as record:
        mentions = []
        for n in (1, 2):
            report, reading = told(n)
            record.add_reading(report, reading)
            mentions.append(reading.mentions[0].id)
        record.judge(*mentions, "different", "Ada", "two blasts")
        assert record.verify() == ()
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE reports SET text = replace(text, '84', '85')", "its text differs"),
        ("UPDATE reports SET outlet = 'Other'", "what is stored about it"),
        ("UPDATE reports SET text = replace(text, '84', '85'), text_sha256 = 'x'", "its text differs"),
        ("UPDATE accounts SET low = 1 WHERE fact = 'killed'", "its accounts differ"),
        ("UPDATE accounts SET voice = 'army'", "its accounts differ"),
        ("UPDATE accounts SET fact = 'nonsense'", "its accounts differ"),
        ("UPDATE accounts SET via = '{', words = x'ff'", "its accounts differ"),
        ("DELETE FROM accounts WHERE fact = 'place'", "its accounts differ"),
        ("UPDATE mentions SET role = 'background'", "its accounts differ"),
        ("UPDATE judgements SET score = 0.5 WHERE author LIKE 'linker%'", "the linker's judgements on it differ"),
        ("UPDATE judgements SET verdict = 'bogus' WHERE author LIKE 'linker%'", "the linker's judgements on it differ"),
        ("DELETE FROM judgements WHERE author LIKE 'linker%'", "the linker's judgements on it differ"),
        ("UPDATE judgements SET verdict = 'same' WHERE author = 'Ada'", "differs from the one that was made"),
        ("UPDATE judgements SET withdrawn_at = made_at WHERE author = 'Ada'", "whether it was withdrawn"),
        ("DELETE FROM judgements WHERE author = 'Ada'", "it is not there"),
        ("UPDATE reports SET text = x'ff'", "its text differs"),
        ("DELETE FROM reports", "the log knows this report"),
    ],
)
def test_what_was_changed_is_named(path, change, message):
    """A figure that somebody edited in the file must never pass for the report's own."""
    raw = sqlite3.connect(path)
    raw.execute(change)
    raw.commit()
    raw.close()
    with Record.open(path, read_only=True) as record:
        assert any(message in finding.message for finding in record.verify())


def test_a_report_that_the_log_does_not_know_is_named(path):
    raw = sqlite3.connect(path)
    raw.execute("UPDATE reports SET id = 'r-new' WHERE id = (SELECT min(id) FROM reports)")
    raw.commit()
    raw.close()
    with Record.open(path, read_only=True) as record:
        assert ("r-new", "the log does not know this report") in [(f.item, f.message) for f in record.verify()]
