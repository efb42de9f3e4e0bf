"""Copies of reports found again after what editors do to them, and whatever else is called a copy.

Texts: news of gva_incidents dev (one report an incident; the limits in ``avowal.linking.copies`` were chosen on its
training part) and our own cases of every split, of 80 words or more each. Every text is changed in each way of
``copy_changes.py``. All texts and all changed ones go into one index; what shares a key and is called a copy is found.

Recall: of the changed texts, how many are found to be copies of theirs. Precision: of the pairs found, how many come of
one text. Pairs of two reports of one incident are counted apart, because outlets do share stories: nobody has said of
them which is a copy.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from cases import read_cases
from copy_changes import CHANGES
from measure_casualties import rows
from run import BENCH, SEED, hash_of

from avowal.linking.copies import bands, is_copy, signature
from avowal.linking.signature import Signature
from avowal.record.linked import MOST_REPORTS_A_BAND

LEAST_WORDS = 80
N_NEWS = 300
SPLITS = ("demo", "dev", "test", "unseen", "validation", "train")
BARS = {"bar_precision": 0.98, "bar_recall": 0.98}


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was written, or changed in one way.

    Attributes:
        source: Number of the text that it comes of.
        incidents: The incidents that the source tells of.
        change: How it was changed; empty for the source itself.
        words: The text.
    """

    source: int
    incidents: frozenset[str]
    change: str
    words: str


def measure(options: argparse.Namespace) -> dict:
    """Precision, recall, and recall of each change."""
    paths = [options.data / "gva_incidents" / "reports.dev.jsonl"]
    texts = list(changed([*news(paths[0]), *own()][: options.limit]))
    found = copies_among([signature(text.words) for text in texts])
    cases = [case.path for split in SPLITS for case in read_cases(BENCH / "cases", split)]
    figures = scored(texts, found) | BARS
    hashed = [*paths, *cases, BENCH / "copy_changes.py"]
    return {"split": "dev", "cases_sha256": hash_of([path for path in hashed if path.exists()]), "figures": figures}


def news(path) -> Iterator[tuple[frozenset[str], str]]:
    """The longest usable report of each incident, of a few hundred incidents."""
    if not path.exists():
        return
    longest: dict[str, str] = {}
    for row in rows(path):
        if row["usable"] and len(row["incidents"]) == 1 and long_enough(row["text"]):
            key = row["incidents"][0]
            longest[key] = max(longest.get(key, ""), row["text"], key=len)
    for key in sorted(longest)[:N_NEWS]:
        yield frozenset({key}), longest[key]


def own() -> Iterator[tuple[frozenset[str], str]]:
    """Our own cases."""
    for split in SPLITS:
        for case in read_cases(BENCH / "cases", split):
            if long_enough(case.report.text):
                keys = {incident["key"] for incident in case.gold["incidents"]}
                yield frozenset(keys or {case.report_id}), case.report.text


def long_enough(text: str) -> bool:
    """Whether half of it still has some sentences."""
    return len(text.split()) >= LEAST_WORDS


def changed(sources: list[tuple[frozenset[str], str]]) -> Iterator[Text]:
    """Every text, and every change of it."""
    chance = random.Random(SEED)  # noqa: S311 - a draw is no secret
    for number, (incidents, text) in enumerate(sources):
        yield Text(number, incidents, "", text)
        for name, change in CHANGES.items():
            yield Text(number, incidents, name, change(text, chance))


def copies_among(signed: list[Signature]) -> set[tuple[int, int]]:
    """Pairs that share a key and are called copies; a key looks at no more texts than the store does."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(signed):
        for band in bands(one):
            index[band].append(number)
    pairs = {pair for held in index.values() for pair in combinations(held[:MOST_REPORTS_A_BAND], 2)}
    return {(left, right) for left, right in pairs if is_copy(signed[left], signed[right])}


def scored(texts: list[Text], found: set[tuple[int, int]]) -> dict[str, float | int]:
    """Recall by change and in all, precision, and how many pairs nobody can judge."""
    first = {text.source: place for place, text in enumerate(texts) if not text.change}
    hits: dict[str, list[bool]] = defaultdict(list)
    for place, text in enumerate(texts):
        if text.change:
            hits[text.change].append((first[text.source], place) in found)
    right = sum(texts[a].source == texts[b].source for a, b in found)
    shared = sum(texts[a].source != texts[b].source and bool(texts[a].incidents & texts[b].incidents) for a, b in found)
    every = [hit for some in hits.values() for hit in some]
    return {
        "n_texts": len(first),
        "n_changed": len(every),
        "recall": round(sum(every) / len(every), 4),
        "precision": round(right / max(len(found) - shared, 1), 4),
        "wrong_pairs": len(found) - shared - right,
        "pairs_of_one_incident": shared,
        **{f"recall_{name}": round(sum(some) / len(some), 4) for name, some in hits.items()},
    }
