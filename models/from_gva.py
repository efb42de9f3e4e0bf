"""News of gun violence in the United States as examples that tell of an incident; nothing else is known of their words.

Data: the training part of gva_incidents in the data folder (reports that an archive filed under incidents). Only the
first words of a report are taken: there stands what happened. One incident in so many is kept back and calibrates.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from examples import Example

HELD = 13
"""One report in so many does not train."""
WORDS = 260


def examples(path: Path, dropped: Counter[str], *, held: bool = False) -> Iterator[Example]:
    """The reports of the training part, without those kept back, or only those."""
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        if not row["usable"]:
            dropped["gva: a page without an article"] += 1
        elif is_held(row["id"]) is held:
            yield Example(f"gva-{row['id']}", "gva", _first_words(row["text"]), relevant=True)


def is_held(identifier: str) -> bool:
    """Whether a report is kept back."""
    return int(hashlib.sha256(f"gva-{identifier}".encode()).hexdigest(), 16) % HELD == 0


def _first_words(text: str) -> str:
    """The text up to the end of the line that holds its last word of those that are taken."""
    words = text.split()
    if len(words) <= WORDS:
        return text
    at = 0
    for word in words[:WORDS]:
        at = text.index(word, at) + len(word)
    return text[:at]
