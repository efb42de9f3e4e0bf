"""Where names of places mean: the choice among namesakes, with the names' spans given, on the four geo sets.

Data: geo in the data folder (LGL, TR-News, GeoWebNews, GeoVirus), dev parts by default. The metric of the published
comparisons is accuracy within 161 km; a name without an answer counts as wrong. Apart from it: how many have no answer,
and how many of those with an answer are countries or divisions whose middle point lies elsewhere than the gold's.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from run import hash_of

from avowal.domain import Span
from avowal.extraction.places.places import places_at
from avowal.gazetteer.distance import kilometres

SETS = ("lgl", "trnews", "geowebnews", "geovirus")
NEAR_KM = 161
WIDE = frozenset({"country", "admin1", "other"})


def measure(options: argparse.Namespace) -> dict:
    """Accuracy within 161 km by set and on average, what the gap is made of, and reports a second."""
    split = options.split or "dev"
    paths = [options.data / "geo" / f"{name}.{split}.jsonl" for name in SETS]
    if missing := [path for path in paths if not path.exists()]:
        sys.exit(f"toponyms are measured on {missing}: set AVOWAL_DATA to the data folder")
    figures: dict[str, float] = {}
    seconds, n_reports = 0.0, 0
    told: Counter[str] = Counter()
    for name, path in zip(SETS, paths, strict=True):
        reports = read(path)[: options.limit]
        outcomes: Counter[str] = Counter()
        for report in reports:
            began = time.process_time()
            found = outcomes_of(report, options.errors if split != "test" else 0)
            seconds += time.process_time() - began
            outcomes.update(found)
        total = sum(outcomes.values())
        n_reports += len(reports)
        told.update(outcomes)
        figures[f"{name}_names"] = total
        figures[f"{name}_accuracy_161km"] = round(outcomes["near"] / total, 4) if total else 0.0
    figures["mean_accuracy_161km"] = round(sum(figures[f"{name}_accuracy_161km"] for name in SETS) / len(SETS), 4)
    for kind in ("near", "unanswered", "wide_off", "other_place"):
        figures[f"share_{kind}"] = round(told[kind] / max(1, sum(told.values())), 4)
    figures["reports_per_second"] = round(n_reports / seconds, 1) if seconds else 0.0
    return {"split": split, "cases_sha256": hash_of(paths), "figures": figures}


def read(path: Path) -> list[dict]:
    """The reports of a set; lines end with a line feed only, as texts hold other breaks."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def outcomes_of(report: dict, n_shown: int) -> list[str]:
    """For each name with coordinates: near, unanswered, wide_off (a country or division far off) or other_place."""
    names = [n for n in report["toponyms"] if n.get("lat") is not None and n.get("offset_ok", True)]
    found = places_at(report["text"], [Span(n["start"], n["end"]) for n in names])
    outcomes = []
    for name, place in zip(names, found, strict=True):
        if place is None or place.place.latitude is None or place.place.longitude is None:
            outcome = "unanswered"
        else:
            off = kilometres(place.place.latitude, place.place.longitude, name["lat"], name["lon"])
            outcome = "near" if off <= NEAR_KM else "wide_off" if place.kind in WIDE else "other_place"
        outcomes.append(outcome)
        if outcome != "near" and n_shown:
            print(f"{outcome}: {name['phrase']}", file=sys.stderr)
    return outcomes
