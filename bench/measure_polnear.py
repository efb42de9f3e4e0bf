"""Who said what: source, cue and content spans on PolNeAR dev, beside the figures published for its test part.

Data: polnear in the data folder (Newell, Margolin and Ruths 2018; github.com/networkdynamics/PolNeAR; no licence file,
so nothing of it is shipped). Where two annotators read an article, the first is taken. The test part is never read.

Measures over tokens, as in CofeNet (Wang et al., COLING 2022): *exact*, F1 of spans whose first and last token are
right; *jaccard*, the mean over gold spans of the best overlap with a predicted one, where a predicted span that touches
no gold span is one more zero. CofeNet reads an article in pieces and we read it whole, and its figures are of the test
part: the two stand beside each other and are not the same experiment.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from run import hash_of

from avowal.domain import Report, Span
from avowal.extraction.encoder.wordpiece import Words, split_words
from avowal.extraction.voices.attribution import attribute

KINDS = ("source", "cue", "content")
PUBLISHED = {"source": 83.2, "cue": 75.3, "content": 72.9}
"""Exact F1 of BERT + CofeNet, Table 6 of the paper, on test."""

Place = tuple[int, int]
Saying = tuple[Span | None, Span | None, tuple[Span, ...]]
"""Where a voice is named, the words that report, the stretches of what it says."""


def measure(options: argparse.Namespace) -> dict:
    """Exact and overlap figures of the three kinds of spans."""
    path = options.data / "polnear" / "dev.jsonl"
    if options.split not in (None, "dev") or not path.exists():
        sys.exit(f"polnear is measured on dev alone, at {path}: set AVOWAL_DATA to the data folder")
    tallies = {kind: Tally() for kind in KINDS}
    articles = path.read_text(encoding="utf-8").splitlines()[: options.limit]
    for article in map(json.loads, articles):
        words = split_words(article["text"])
        gold = spans_of_gold(article)
        found = spans_of_sayings(sayings_of(article["text"], options.extractor))
        for kind in KINDS:
            tallies[kind].add(in_words(words, gold[kind]), in_words(words, found[kind]))
    show(tallies)
    figures = {f"{kind}_{name}": value for kind in KINDS for name, value in tallies[kind].figures().items()}
    published = {f"{kind}_exact_f1_published_on_test": figure for kind, figure in PUBLISHED.items()}
    return {
        "split": "dev",
        "cases_sha256": hash_of([path]),
        "figures": figures | published | {"n_articles": len(articles)},
    }


def sayings_of(text: str, extractor: str) -> list[Saying]:
    """Every attribution that an extractor sees in a text."""
    if extractor == "encoder":
        from encoder_sayings import sayings_by_encoder  # noqa: PLC0415 - needs numpy, which the rules do not

        return sayings_by_encoder(text)
    found = attribute(Report("article", text))
    return [(one.source, one.cue, one.content) for one in found]


def spans_of_gold(article: dict) -> dict[str, set[Place]]:
    """The annotated spans by kind."""
    relations = article["annotations"][0]["attributions"]
    return {kind: {(a, b) for one in relations for a, b in one[kind]} for kind in KINDS}


def spans_of_sayings(sayings: Iterable[Saying]) -> dict[str, set[Place]]:
    """The predicted spans by kind."""
    found: dict[str, set[Place]] = {kind: set() for kind in KINDS}
    for source, cue, content in sayings:
        for kind, spans in (("source", (source,)), ("cue", (cue,)), ("content", content)):
            found[kind] |= {(span.start, span.end) for span in spans if span is not None}
    return found


def in_words(words: Words, spans: Iterable[Place]) -> set[Place]:
    """Stretches of characters as tokens: the first that they touch, and the one after the last."""
    found = set()
    for start, end in spans:
        touched = [k for k in range(len(words)) if words.starts[k] < end and start < words.ends[k]]
        if touched:
            found.add((touched[0], touched[-1] + 1))
    return found


@dataclass
class Tally:
    """Right, predicted and annotated spans of one kind, and how far they overlap."""

    n_right: int = 0
    n_found: int = 0
    n_gold: int = 0
    overlaps: list[float] = field(default_factory=list)

    def add(self, gold: set[Place], found: set[Place]) -> None:
        """Count one article."""
        self.n_right += len(gold & found)
        self.n_found += len(found)
        self.n_gold += len(gold)
        self.overlaps += [max((overlap(one, other) for other in found), default=0.0) for one in sorted(gold)]
        self.overlaps += [0.0 for one in found if not any(overlap(one, other) for other in gold)]

    def figures(self) -> dict[str, float]:
        """In per cent, as published."""
        both = self.n_found + self.n_gold
        return {
            "exact_precision": percent(self.n_right, self.n_found),
            "exact_recall": percent(self.n_right, self.n_gold),
            "exact_f1": percent(2 * self.n_right, both),
            "jaccard": percent(sum(self.overlaps), len(self.overlaps)),
        }


def overlap(left: Place, right: Place) -> float:
    """The share of tokens in common, of all from the first of either to the last of either.

    >>> overlap((0, 4), (2, 6)), overlap((0, 2), (2, 4))
    (0.3333333333333333, 0.0)
    """
    common = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, common) / (max(left[1], right[1]) - min(left[0], right[0]))


def percent(part: float, whole: float) -> float:
    """A share in per cent; 0 of nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


def show(tallies: dict[str, Tally]) -> None:
    """The figures as a table on stderr, the published ones beside."""
    for kind, tally in tallies.items():
        row = tally.figures()
        print(
            f"{kind:8} P {row['exact_precision']:5.1f}  R {row['exact_recall']:5.1f}  F1 {row['exact_f1']:5.1f}"
            f"  jaccard {row['jaccard']:5.1f}   CofeNet, on test: F1 {PUBLISHED[kind]:.1f}",
            file=sys.stderr,
        )
