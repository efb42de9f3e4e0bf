#!/usr/bin/env python3
"""Train the first look: ``python models/first_look.py [--out FILE]``.

Logistic regression over the words of a text (binary, divided by the root of their number), with a quadratic penalty, by
L-BFGS, on the training examples that are known to tell of an incident or not: our own reports, the relevant ones of
MUC-4, local news of shootings (from_gva.py), and everyday news without violence (from_everyday.py); each whole, and its
first words alone, because a flash is no more than that. The threshold is the highest at which RECALL of the relevant
reports that were kept back pass, and LEAD_RECALL of their first words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from avowal.extraction.first_look import WEIGHTS, FirstLook, words_of
from examples import read_examples
from prepare import OUT

RECALL = 0.99
LEAD_RECALL = 0.97  # the first words of a report do not always tell of the deed
OWN = 3.0
"""How often one of our own reports counts: they are the modern ones."""
LOCAL = 0.4
"""And one of local news of shootings: they are many."""
PENALTY = 1.0
LEAD = 40  # words
LEAST_TEXTS = 3  # in which a word must stand
SMALLEST = 0.02  # weights nearer to zero are left out

Row = tuple[str, bool, float]


def main() -> int:
    """Write the weights and say what passes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, default=OUT)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    whole = list(labelled(options.examples))
    rows = [*whole, *((lead(text), relevant, weight / 2) for text, relevant, weight in whole)]
    model = trained(rows)
    held = [e for path in sorted(options.examples.glob("*-*.jsonl")) for e in read_examples(path) if e.relevant]
    whole_least = highest_for([model.probability(example.text) for example in held], RECALL)
    lead_least = highest_for([model.probability(lead(example.text)) for example in held], LEAD_RECALL)
    print(f"whole reports: {whole_least:.3f}, first words: {lead_least:.3f}")
    model = FirstLook(model.bias, round(min(whole_least, lead_least) * 0.999, 5), model.words)
    row = {"bias": model.bias, "least": model.least, "words": dict(sorted(model.words.items()))}
    options.out.write_text(json.dumps(row, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(rows)} texts, {len(model.words)} words; least {model.least}")
    return 0


def highest_for(likely: Sequence[float], recall: float) -> float:
    """The highest threshold at which so large a share passes."""
    return sorted(likely)[int((1 - recall) * len(likely))]


def labelled(folder: Path) -> Iterator[Row]:
    """The training texts that are known to tell of an incident or not, with how much each counts.

    What MUC-4 does not count may be an incident all the same, so only its relevant texts are taken.
    """
    for example in read_examples(folder / "train.jsonl"):
        if example.origin == "cases" and example.relevant is not None:
            yield example.text, example.relevant, OWN
        elif example.origin == "gva":
            yield example.text, True, LOCAL
        elif (example.origin == "muc4") == bool(example.relevant) and example.relevant is not None:
            yield example.text, example.relevant, 1.0


def lead(text: str) -> str:
    """The first words of a text."""
    return " ".join(text.split()[:LEAD])


def trained(rows: Sequence[Row]) -> FirstLook:
    """The model of some rows."""
    texts = [words_of(text) for text, *_ in rows]
    counts = Counter(word for words in texts for word in words)
    names = sorted(word for word, count in counts.items() if count >= LEAST_TEXTS)
    column = {word: k for k, word in enumerate(names)}
    places = [sorted(column[word] for word in words if word in column) for words in texts]
    values = np.concatenate([np.full(len(at), 1 / np.sqrt(max(1, len(at)))) for at in places])
    starts = np.concatenate([[0], np.cumsum([len(at) for at in places])])
    x = csr_matrix((values, np.concatenate(places).astype(int), starts), shape=(len(rows), len(names)))
    sign = np.array([1.0 if relevant else -1.0 for _, relevant, _ in rows])
    share = np.array([weight for *_, weight in rows])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (x @ w[1:] + w[0])
        slope = -sign * share / (1 + np.exp(margin))
        value = (share * np.logaddexp(0, -margin)).sum() + PENALTY / 2 * (w[1:] ** 2).sum()
        return float(value), np.concatenate([[slope.sum()], x.T @ slope + PENALTY * w[1:]])

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    words = {word: round(float(w), 3) for word, w in zip(names, found[1:], strict=True) if abs(w) >= SMALLEST}
    return FirstLook(round(float(found[0]), 3), 0.5, words)


if __name__ == "__main__":
    sys.exit(main())
