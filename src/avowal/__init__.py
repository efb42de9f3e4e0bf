"""Avowal: who says what happened.

Read reports of political violence, keep every account with the voice behind it and its exact words,
link reports of one incident, and derive single values only by published rules.

>>> import avowal
>>> reading = avowal.extract("Two people were killed in Kabul on 5 May 2021, police said.")
>>> reading.mentions[0].accounts[0].fact.value
'killed'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avowal.api import extract, open_record, read_report
    from avowal.errors import AvowalError

__version__ = "0.1.0"

__all__ = ["AvowalError", "__version__", "extract", "open", "open_record", "read_report"]

# Imported at first use, so that `import avowal` stays fast; `open` is `open_record` under its short name.
_LAZY = {
    "extract": ("avowal.api", "extract"),
    "read_report": ("avowal.api", "read_report"),
    "open_record": ("avowal.api", "open_record"),
    "open": ("avowal.api", "open_record"),
    "AvowalError": ("avowal.errors", "AvowalError"),
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        msg = f"module 'avowal' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - see _LAZY

    module, attribute = _LAZY[name]
    return getattr(import_module(module), attribute)
