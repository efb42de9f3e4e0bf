"""Settings from the environment; the only place that reads it.

AVOWAL_RECORD   the record that commands use when none is named; default record.db in this folder
"""

from __future__ import annotations

import os


def record_path() -> str:
    """The record that commands use when none is named."""
    return os.environ.get("AVOWAL_RECORD") or "record.db"
