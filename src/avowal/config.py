"""Settings from the environment; the only place that reads it.

AVOWAL_RECORD   the record that commands use when none is named; default record.db in this folder
AVOWAL_ENCODER  the folder of another encoder than the one in the package
"""

from __future__ import annotations

import os
from pathlib import Path


def record_path() -> str:
    """The record that commands use when none is named."""
    return os.environ.get("AVOWAL_RECORD") or "record.db"


def encoder_folder() -> Path | None:
    """The folder of the encoder to read with; ``None``: the one in the package."""
    said = os.environ.get("AVOWAL_ENCODER")
    return Path(said) if said else None
