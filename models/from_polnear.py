"""PolNeAR's attributions as examples: who says what (Newell, Margolin and Ruths 2018).

Data: polnear in the data folder. Where two annotators read an article, the first is taken.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from avowal.extraction.encoder.heads import VOICE_SPANS
from examples import Example, Said, SpanLabel
from from_everyday import is_without_violence


def examples(path: Path, dropped: Counter[str]) -> Iterator[Example]:
    """Every article of a file; ``dropped`` counts what could not be used, by reason."""
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        article = json.loads(line)
        if len(article["annotations"]) > 1:
            dropped["polnear: the reading of a second annotator"] += len(article["annotations"]) - 1
        yield _example(article, dropped)


def _example(article: dict[str, Any], dropped: Counter[str]) -> Example:
    spans: dict[SpanLabel, None] = {}
    said: list[Said] = []
    for relation in article["annotations"][0]["attributions"]:
        for part in VOICE_SPANS:
            spans |= dict.fromkeys(SpanLabel(start, end, part) for start, end in relation[part])
        if not relation["source"]:
            dropped["polnear: a content without a source, its owner left open"] += 1
        sources = tuple((start, end) for start, end in relation["source"])
        said += [Said(start, end, sources) for start, end in relation["content"]]
    return Example(
        article["id"],
        "polnear",
        article["text"],
        False if is_without_violence(article["text"]) else None,
        VOICE_SPANS,
        tuple(spans),
        (),
        tuple(said),
        rest_is_outlets=True,
    )
