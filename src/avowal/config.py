"""Settings from the environment; the only place that reads it.

AVOWAL_RECORD   the record that commands use when none is named; default record.db in this folder
AVOWAL_DATA     data from elsewhere, for benchmarks and some tests; default ../shared/data
"""

from __future__ import annotations

import os
from pathlib import Path


def record_path() -> str:
    """The record that commands use when none is named."""
    return os.environ.get("AVOWAL_RECORD") or "record.db"


def data_path() -> Path:
    """Where data from elsewhere lies."""
    return Path(os.environ.get("AVOWAL_DATA") or "../shared/data")
