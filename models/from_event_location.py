"""Sentences with the place of the event that a verb tells of, as examples for places alone.

Data: event_location in the data folder (Halterman 2019, MIT; sentences of AP, AFP, Xinhua and others). A sentence that
is there for several verbs is one example with the places of all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from examples import Example, SpanLabel


def examples(path: Path) -> Iterator[Example]:
    """Every sentence of a file, in its order."""
    places: dict[str, dict[SpanLabel, None]] = {}
    names: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names.setdefault(row["text"], row["id"])
        spans = places.setdefault(row["text"], {})
        spans |= {SpanLabel(start, end, "place"): None for start, end, *_ in row["place"]}
    for text, spans in places.items():
        yield Example(names[text], "event_location", text, known=("place",), spans=tuple(spans))
