"""Everyday news as examples without an incident: sport, councils, business, disease.

Data: the training parts of LGL, TR-News, GeoWebNews and GeoVirus (geo in the data folder), whose texts have no label of
ours. A text counts as without an incident where the patterns find next to no word of violence; others are left out.
Such news is most of what a reader of feeds meets, and annotated corpora on violence hold none of it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from avowal.domain import Report
from avowal.extraction.encoder.heads import ACCOUNT_SPANS
from avowal.extraction.notes import skim
from avowal.extraction.patterns import look_first
from examples import Example

SETS = ("lgl", "trnews", "geowebnews", "geovirus")
HELD = 13
_MOST_CLUES = 2


def examples(folder: Path, dropped: Counter[str], *, held: bool = False) -> Iterator[Example]:
    """The texts of the training parts that are plainly about something else, without those kept back, or only those."""
    for name in SETS:
        path = folder / f"{name}.train.jsonl"
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):  # texts may hold other line ends
            row = json.loads(line)
            if is_held(f"{name}-{row['id']}") is not held:
                continue
            if is_without_violence(row["text"]):
                yield Example(f"{name}-{row['id']}", "everyday", row["text"], relevant=False, known=ACCOUNT_SPANS)
            else:
                dropped["everyday: perhaps of violence, nobody said"] += 1


def is_held(identifier: str) -> bool:
    """Whether a text is kept back: it does not train, but calibrates."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % HELD == 0


def is_without_violence(text: str) -> bool:
    """Whether the patterns find next to no word of violence and no victim."""
    look = look_first(skim(Report("everyday", text)))
    return not look.is_violent and not look.casualties and sum(map(len, look.clues.values())) <= _MOST_CLUES
