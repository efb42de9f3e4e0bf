"""How many of the shared policy cases come out as written, and of MAVERICK's events as the R package has them.

Data: rules/policy_cases.jsonl and maverick in the data folder; see policy_cases.py. The diagnostics of the sensitivity
table are held against those that the R package eventreport 0.1.2 gives on MAVERICK. The bar is every case and event.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from policy_cases import MODELS, cases, differs, expected, maverick_events, wrong_cells
from run import hash_of

from avowal.estimation.diagnostics import diagnose
from avowal.estimation.event_reports import Row

CLOSE = 1e-6
"""The expected diagnostics are written with eight decimals."""


def measure(options: argparse.Namespace) -> dict:
    """Shares right, and every exception by name."""
    rules, maverick = options.data / "rules", options.data / "maverick"
    paths = [rules / "policy_cases.jsonl", *sorted(maverick.glob("maverick*"))]
    missing = [path for path in (paths[0], maverick / "maverick_expected.jsonl") if not path.exists()]
    if missing:
        sys.exit(f"policies are measured on {missing}: set AVOWAL_DATA to the data folder")
    table = cases(paths[0])[: options.limit]
    exceptions = {case["id"]: found for case in table if (found := differs(case))}
    figures: dict[str, float] = {"policy_cases": len(table), "policy_cases_right": share(exceptions, len(table))}
    for policy in dict.fromkeys(case["policy"] for case in table):
        ids = [case["id"] for case in table if case["policy"] == policy]
        figures[f"{policy}_cases_right"] = share([name for name in ids if name in exceptions], len(ids))
    events = maverick_events(maverick)
    wrong = maverick_wrong(maverick, events, options.limit)
    figures["maverick_events"] = wrong.pop("events")
    figures["maverick_events_right"] = share({event for event, _ in wrong["cells"]}, figures["maverick_events"])
    figures["maverick_cells_wrong"] = len(wrong["cells"])
    compared, off = wrong_diagnostics(maverick / "maverick_diagnostics.json", events)
    figures["maverick_diagnostics"] = compared
    figures["maverick_diagnostics_right"] = share(off, compared)
    for name, found in list(exceptions.items())[: options.errors]:
        print(f"{name}: {found}", file=sys.stderr)
    for event, cell in sorted(wrong["cells"])[: options.errors]:
        print(f"{event}: {cell}", file=sys.stderr)
    for line in off[: options.errors]:
        print(line, file=sys.stderr)
    return {"split": None, "cases_sha256": hash_of(paths), "figures": figures, "exceptions": sorted(exceptions)}


def maverick_wrong(folder: Path, events: Mapping[str, Sequence[Row]], limit: int | None) -> dict:
    """The cells in which a model differs from the R package, by event."""
    found = list(expected(folder))[:limit]
    cells = [
        (event_id, f"{model}.{name}")
        for event_id, outcomes in found
        for model in MODELS
        for name in wrong_cells(events[event_id], outcomes[model], model)
    ]
    return {"events": len(found), "cells": cells}


def wrong_diagnostics(path: Path, events: Mapping[str, Sequence[Row]]) -> tuple[int, list[str]]:
    """How many diagnostics were compared, and those that differ from the R package's."""
    scopes = json.loads(path.read_text(encoding="utf-8"))["scopes"]
    compared, off = 0, []
    for scope, variables in scopes.items():
        chosen = [rows for rows in events.values() if scope == "all" or len(rows) > 1]
        for name, want in variables.items():
            found = diagnose([[row.get(name) for row in rows] for rows in chosen])
            for measure_name, value in want.items():
                ours = getattr(found, measure_name)
                compared += 1
                if (ours is None) != (value is None) or (value is not None and abs(ours - value) > CLOSE):
                    off.append(f"{scope} {name} {measure_name}: expected {value}, found {ours}")
    return compared, off


def share(wrong: Sequence | set | Mapping, total: float) -> float:
    """The share that is right, in four decimals."""
    return round(1 - len(wrong) / total, 4) if total else 0.0
