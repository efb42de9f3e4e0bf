"""Settings from the environment; the only place that reads it.

AVOWAL_RECORD   the record that commands use when none is named; default record.db in this folder
AVOWAL_ENCODER  the folder of another encoder than the one in the package
AVOWAL_REVIEWER the name that decisions bear; default the login name
AVOWAL_LLM_*    the endpoint of a language model: URL, MODEL, KEY, SECONDS, AT_ONCE, BUDGET_TOKENS, BUDGET_MONEY,
                PRICE_IN, PRICE_OUT, CACHE (docs/llm.md); without AVOWAL_LLM_URL nothing is sent anywhere
"""

from __future__ import annotations

import getpass
import os
from pathlib import Path


def record_path() -> str:
    """The record that commands use when none is named."""
    return os.environ.get("AVOWAL_RECORD") or "record.db"


def reviewer_name() -> str:
    """The name that a reviewer's decisions bear when none is given."""
    said = os.environ.get("AVOWAL_REVIEWER")
    if said:
        return said
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"


def encoder_folder() -> Path | None:
    """The folder of the encoder to read with; ``None``: the one in the package."""
    said = os.environ.get("AVOWAL_ENCODER")
    return Path(said) if said else None


def llm_environment() -> dict[str, str]:
    """What ``AVOWAL_LLM_*`` says, by the rest of the name in lower case; empty values say nothing."""
    prefix = "AVOWAL_LLM_"
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in os.environ.items()
        if name.startswith(prefix) and value
    }
