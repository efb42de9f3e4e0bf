#!/usr/bin/env python3
"""Hold the newest run of each benchmark against its floors: ``python bench/gate.py``.

bench/floors.json names for each benchmark a figure, its floor, and the hash of the cases that it was
set on. Floors only rise: ``--raise`` lifts them to the newest run; lowering one is an edit by hand with
its reason in the commit.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent


def main() -> int:
    """Print each figure beside its floor; exit 1 when one lies below, or the cases changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to the newest run")
    options = parser.parse_args()
    path = BENCH / "floors.json"
    floors = json.loads(path.read_text(encoding="utf-8"))
    failed = [line for key, rows in floors.items() for line in below(key, rows, lift=options.lift)]
    if options.lift:
        path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print("\n".join(failed) if failed else "every figure is at its floor or above")
    return 1 if failed else 0


def below(key: str, rows: dict, *, lift: bool) -> list[str]:
    """What is wrong with one benchmark's newest run, a line each."""
    run = newest(key)
    if run is None:
        return [f"{key}: no run in bench/runs; run `python bench/run.py {key.partition('-')[0]}`"]
    wrong = []
    if run["cases_sha256"] != rows["cases_sha256"]:
        if not lift:
            wrong.append(f"{key}: the cases changed since the floors were set; look at both, then use --raise")
        rows["cases_sha256"] = run["cases_sha256"]
    for name, floor in rows["floors"].items():
        figure = run["figures"].get(name)
        print(f"{key:18} {name:32} {figure!s:>10}  floor {floor}")
        if figure is None or figure < floor:
            wrong.append(f"{key}: {name} is {figure}, below its floor {floor}")
        elif lift:
            rows["floors"][name] = max(floor, math.floor(figure * 1000) / 1000)
    return wrong


def newest(key: str) -> dict | None:
    """The newest run of a benchmark and extractor ("muc4-rules")."""
    runs = sorted((BENCH / "runs").glob(f"*-{key}.json"))
    return json.loads(runs[-1].read_text(encoding="utf-8")) if runs else None


if __name__ == "__main__":
    sys.exit(main())
