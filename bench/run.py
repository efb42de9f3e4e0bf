#!/usr/bin/env python3
"""Run one benchmark and freeze its figures: ``python bench/run.py accounts``.

A run is written to bench/runs/ with the commit, a hash of the cases, the machine and the seed.
``python bench/gate.py`` holds the newest runs against bench/floors.json.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
SEED = 20240103
NAMES = {
    "speed": "reports a second and peak memory, by stage, on reports of 500 words",
    "accounts": "accounts at three levels (value, + stance, + voice) on cases written by us, split by incident",
    "muc4": "MUC-4 incident templates: subtasks and template scores on validation (tst1 + tst2)",
    "polnear": "who said what: source, cue and content spans on PolNeAR dev",
    "casualties": "killed and injured as one number each, on the dev parts of the casualty sets",
    "fairness": "what changes when actors and nations trade names in the held-out cases",
    "actors": "named groups that the table of actors resolves: in held-out cases, and among UCDP's side names",
    "policies": "the shared policy cases, and MAVERICK's events of several reports against the R package eventreport",
    "linking": "one incident from many reports: gva_incidents dev and our own cases, and the same as a stream",
    "copies": "copies found again after trims, other titles, other order, other words, boilerplate",
    "pages": "server time and weight of pages and JSON over a record of 100,000 incidents",
    "load": "fifty readers and five reviewers for a minute: waiting times, errors, what is lost",
    "linking_cost": "what it costs to link one more report, in records of 1,000 to 100,000 reports",
    "dates": "the shared date cases: first day, last day and class as UCDP's codebook has them",
    "toponyms": "names of places to coordinates on the geo sets, with the names' spans given",
    "exports": "incidents a second and peak memory of every format that a record is exported in",
    "first_look": "what the first look of the cascade lets through and spares, and how fast it is",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the named benchmark, print its figures and write the run file."""
    options = parsed(arguments)
    if options.weights:
        os.environ["AVOWAL_ENCODER"] = str(options.weights.resolve())  # as a user names another encoder
    sys.path.insert(0, str(BENCH))
    benchmark = importlib.import_module(f"measure_{options.name}")
    outcome = benchmark.measure(options)
    print(json.dumps(outcome["figures"], indent=1))
    if not (options.no_freeze or options.limit):
        path = freeze(options, outcome)
        print(f"written to {path.relative_to(ROOT)}", file=sys.stderr)
    return 0


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="benchmarks:\n" + "\n".join(f"  {name:10} {what}" for name, what in NAMES.items()),
    )
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--extractor", default="rules", help="which extractor to measure (default: rules)")
    parser.add_argument("--split", default=None, help="which part of the data (default: the benchmark's own)")
    parser.add_argument("--data", type=Path, default=data_folder(), help="default: AVOWAL_DATA, else ../shared/data")
    parser.add_argument("--errors", type=int, default=0, help="print this many errors (never of a test split)")
    parser.add_argument("--limit", type=int, help="read only so many reports, for a quick trial; writes no run file")
    parser.add_argument("--incidents", type=int, default=100_000, help="exports: incidents in the record (100,000)")
    parser.add_argument("--weights", type=Path, help="folder of the encoder to measure (default: the package's own)")
    parser.add_argument("--no-freeze", action="store_true", help="write no run file")
    return parser.parse_args(arguments)


def data_folder() -> Path:
    """Where data from elsewhere lies: AVOWAL_DATA, else ../shared/data beside the project."""
    return Path(os.environ.get("AVOWAL_DATA") or ROOT.parent / "shared" / "data")


def freeze(options: argparse.Namespace, outcome: dict) -> Path:
    """Write a run file that says what was measured, on what, where."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    run = {
        "benchmark": options.name,
        "extractor": options.extractor,
        "split": outcome.get("split"),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip() or None,
        "cases_sha256": outcome["cases_sha256"],
        "machine": machine(),
        "seed": SEED,
        "figures": outcome["figures"],
    }
    if "exceptions" in outcome:
        run["exceptions"] = outcome["exceptions"]
    part = f"-{options.split}" if options.split else ""
    path = BENCH / "runs" / f"{run['at'][:10]}-{options.name}-{options.extractor}{part}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    return path


def machine() -> str:
    """System, processor, cores and Python, without the machine's name."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def hash_of(paths: list[Path]) -> str:
    """SHA-256 over the files' names and contents, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
