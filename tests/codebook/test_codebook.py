"""The codebook is the one place that words are defined in."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from avowal.codebook import COUNTED_FACTS, PARTY_KINDS, Fact, IncidentType, Stance, VoiceKind

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_made_from_the_codebook_is_up_to_date():
    """Enums, schema and page must say what the data file says."""
    done = subprocess.run(
        [sys.executable, "tools/make_codebook.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_every_word_has_a_definition():
    """A stranger must be able to code from the page alone."""
    book = tomllib.loads((ROOT / "src/avowal/codebook/codebook.toml").read_text())
    tables = [table for table in book.values() if isinstance(table, dict)]
    assert all(row["definition"].endswith(".") for table in tables for row in table.values())


def test_the_vocabulary_is_that_of_the_account_format():
    """Files of accounts written elsewhere use these words exactly."""
    assert {f.value for f in Fact} >= {"killed", "killed_or_injured", "responsible", "perpetrator_count", "place"}
    assert len(IncidentType) == 18
    assert {s.value for s in Stance} == {"asserts", "claims", "accuses", "denies", "suspects", "rejects"}
    assert {VoiceKind.CLAIMANT, VoiceKind.ACCUSED, VoiceKind.PARTY} == PARTY_KINDS
    assert Fact.RESPONSIBLE not in COUNTED_FACTS
