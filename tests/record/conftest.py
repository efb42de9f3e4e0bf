"""Records with hand-built readings, for every test of this folder."""

from __future__ import annotations

import pytest

from avowal.record.record import Record


@pytest.fixture
def record(tmp_path):
    """A new, empty record."""
    with Record.open(tmp_path / "my.db") as opened:
        yield opened
