"""Reports that reviewers settled (``avowal train-data``) as examples."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from examples import Example
from from_cases import example_of


def examples(path: Path, dropped: Counter[str]) -> Iterator[Example]:
    """Every report of the file whose every account was settled: of others, words without an account tell nothing."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if not row["review"]["complete"]:
                dropped["reviewed: not every account was settled"] += 1
                continue
            if row["language"] not in {None, "en"}:
                dropped["reviewed: not in English"] += 1
                continue
            yield example_of(row["id"], "reviewed", row["text"], row["incidents"], (), dropped)
