#!/usr/bin/env python3
"""Fit the weights of the linker: ``python tools/train_linker.py``. About two minutes; prints how well P is calibrated.

Pairs of mentions that share a key and that no rule settles, of the train part of gva_incidents (read by the extractor
named; main mentions) and of our own train cases (accounts as annotated). A logistic regression over the features of
``linking/compare.py``, each feature with one weight for scores above 0 and one for scores below, none negative. Where
the data say little, a weight stays near the one set by hand (``HAND``): US shootings cannot teach what a bombing is.
Writes bias and weights into src/avowal/linking/linker.toml; thresholds and rules there are left as they are.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "avowal" / "linking" / "linker.toml"
HAND = {
    "date": 2.6, "place": 2.4, "type": 1.4, "toll": 2.0, "actor": 0.8, "weapon": 0.5, "target": 1.0, "names": 1.4,
    "people": 1.5, "words": 2.0, "rare": 1.5, "publication": 0.6, "copy": 2.5,
}  # fmt: skip
PULL = 2e-5
"""How strongly a weight is held near the one set by hand, for a mean loss over all pairs."""
FIRM = {"type": 1e-3, "target": 1e-3, "actor": 1e-3, "weapon": 1e-3}
"""The same for what news of shootings cannot teach: all are shootings, and nobody claims them."""
OWN_WEIGHT = 8.0
"""How much a pair of our own cases counts: they are few, and nearer to what the product is for."""
HIGHEST = 8.0


def main() -> int:
    """Collect the pairs, fit, show and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extractor", default="rules", help="which extractor reads the news (default: rules)")
    parser.add_argument("--limit", type=int, help="read only so many reports, for a trial")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "src")]
    sets = (news_pairs(options.extractor, options.limit), case_pairs())
    fitted = fit(*(np.concatenate(one) for one in zip(*sets, strict=True)))
    for name, (scores, same, _) in zip(("news", "cases"), sets, strict=True):
        show_calibration(name, fitted, scores, same)
    if not options.limit:
        write(fitted)
    return 0


def news_pairs(extractor: str, limit: int | None) -> tuple[np.ndarray, ...]:
    """Pairs of main mentions of gva_incidents, train."""
    import measure_linking as bench  # noqa: PLC0415 - found through the path that main adds

    data = Path(os.environ.get("AVOWAL_DATA") or ROOT.parent / "shared" / "data")
    reports = bench.gva_reports(data / "gva_incidents" / "reports.train.jsonl")[:limit]
    items = {report.id: bench.read(report, key, extractor) for report, key in reports}
    chief = {i: mention.id for i, item in items.items() if (mention := bench.main_mention(item.reading))}
    incident = {chief[i]: item.incident for i, item in items.items() if i in chief}
    return pairs_of([fact for fact in bench.facts_of(items.values()) if fact.mention_id in incident], incident, 1.0)


def case_pairs() -> tuple[np.ndarray, ...]:
    """Pairs of mentions of our own cases, train."""
    import measure_linking as bench  # noqa: PLC0415 - found through the path that main adds
    from cases import read_cases  # noqa: PLC0415 - same

    from avowal.domain.form import reading_from_json  # noqa: PLC0415 - same

    items, incident = [], {}
    for case in read_cases(ROOT / "bench" / "cases", "train"):
        item = bench.Item(case.report, reading_from_json(case.report, case.gold))
        items.append(item)
        for said, mention in zip(case.gold["incidents"], item.reading.mentions, strict=True):
            incident[mention.id] = said["key"]
    return pairs_of(list(bench.facts_of(items)), incident, OWN_WEIGHT)


def pairs_of(facts: list[Any], incident: dict[str, str], weight: float) -> tuple[np.ndarray, ...]:
    """Scores by feature, above and below 0 apart; whether the two are one incident; how much each pair counts.

    Shape: (pairs, 2 * features), (pairs,), (pairs,).
    """
    import measure_linking as bench  # noqa: PLC0415 - found through the path that main adds

    from avowal.linking.compare import FEATURES, settling_rule  # noqa: PLC0415 - same
    from avowal.linking.tables import read_linker  # noqa: PLC0415 - same

    known = {fact.mention_id: fact for fact in facts}
    rows, same = [], []
    for a, b in sorted(bench.pairs(facts)):
        if settling_rule(known[a], known[b], read_linker()):
            continue
        scores = [reason.score if (reason := feature(known[a], known[b])) else 0.0 for feature in FEATURES]
        rows.append([part for score in scores for part in (max(score, 0.0), min(score, 0.0))])
        same.append(incident[a] == incident[b])
    return np.array(rows), np.array(same, dtype=float), np.full(len(rows), weight)


def fit(scores: np.ndarray, same: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Bias, then for each feature the weight above and below 0."""
    by_hand = np.array([HAND[name] for name in feature_names() for _ in range(2)])
    pull = np.array([FIRM.get(name, PULL) for name in feature_names() for _ in range(2)])
    share = counts / counts.sum()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = scores @ weights[1:] + weights[0]
        wrong = share * (1 / (1 + np.exp(-total)) - same)
        away = weights[1:] - by_hand
        value = (share * (np.logaddexp(0, total) - same * total)).sum() + (pull * away**2).sum()
        return value, np.concatenate([[wrong.sum()], scores.T @ wrong + 2 * pull * away])

    start = np.concatenate([[-2.6], by_hand])
    bounds = [(None, None)] + [(0, HIGHEST)] * len(by_hand)
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x


def feature_names() -> list[str]:
    """Names as linker.toml has them, in the order of the features."""
    from avowal.linking.compare import FEATURES  # noqa: PLC0415 - found through the path that main adds

    return [feature.__name__.removesuffix("_reason") for feature in FEATURES]


def show_calibration(name: str, fitted: np.ndarray, scores: np.ndarray, same: np.ndarray) -> None:
    """How many pairs of each range of P are one incident."""
    probability = 1 / (1 + np.exp(-(scores @ fitted[1:] + fitted[0])))
    print(f"{name}: {len(same):,} pairs, {same.sum():,.0f} of one incident")
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)):
        inside = (probability >= low) & (probability < high)
        if inside.any():
            found = f"{inside.sum():6,} pairs, {same[inside].mean():.3f} of one incident"
            print(f"  P {low:.2f} to {min(high, 1):.2f}: {found}")


def write(fitted: np.ndarray) -> None:
    """Put bias and weights into linker.toml; what stands around them stays."""
    text = TABLE.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^bias = \S+", f"bias = {fitted[0]:.2f}", text)
    head, _, tail = text.partition("[weights]")
    above, _, below = tail.partition("[against]")
    below, _, rules = below.partition("[rules]")
    for number, name in enumerate(feature_names()):
        above = re.sub(rf"(?m)^{name} = \S+", f"{name} = {fitted[1 + 2 * number]:.2f}", above)
        below = re.sub(rf"(?m)^{name} = \S+", f"{name} = {fitted[2 + 2 * number]:.2f}", below)
    TABLE.write_text(f"{head}[weights]{above}[against]{below}[rules]{rules}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
