"""What it costs to link one more report, in records of 1,000 to 100,000 reports.

The reports are invented (``made_record.py``: incidents all over the world within ten years, so that a report has the
more neighbours the more the record holds) and come in shuffled order, with their readings made. What is timed is
``Record.add_reading``: copies, comparison, clustering, the log, and a transaction a report. At each size the next 2,000
reports are timed one by one: the median is what one costs, the sum gives the speed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from made_record import made_incidents
from run import BENCH, SEED, hash_of

import avowal
from avowal.domain import Reading, Report

SIZES = (1_000, 10_000, 30_000, 100_000)
TIMED = 2_000
MOST_GROWTH = 1.5
LEAST_A_SECOND = 200


def measure(options: argparse.Namespace) -> dict:
    """Milliseconds a report and reports a second at each size; ``--limit`` ends at so many reports."""
    most = options.limit or SIZES[-1]
    sizes = [size for size in SIZES if size <= most]
    told = shuffled_reports(sizes[-1] + TIMED)
    figures: dict[str, float | int] = {}
    with tempfile.TemporaryDirectory() as folder, avowal.open(Path(folder) / "cost.db") as record:
        held = 0
        for size in sizes:
            for report, reading in told[held:size]:
                record.add_reading(report, reading)
            figures |= timed(record, told[size : size + TIMED], size)
            held = size + TIMED
            print(f"{size}: {figures[f'ms_at_{size}']} ms a report", file=sys.stderr)
    figures["growth"] = round(figures[f"ms_at_{sizes[-1]}"] / figures[f"ms_at_{sizes[0]}"], 3)
    figures |= {"bar_growth": MOST_GROWTH, "bar_per_second": LEAST_A_SECOND}
    made_by = [BENCH / "made_record.py"]
    return {"split": f"{sizes[-1]} invented reports", "cases_sha256": hash_of(made_by), "figures": figures}


def shuffled_reports(n: int) -> list[tuple[Report, Reading]]:
    """So many invented reports, in an order that has nothing to do with their incidents."""
    chance = random.Random(SEED)  # noqa: S311 - a draw is no secret
    made = (pair for pairs in made_incidents(n, chance) for pair in pairs)
    told = list(islice(made, n))
    chance.shuffle(told)
    return told


def timed(record: avowal.Record, told: list[tuple[Report, Reading]], size: int) -> dict[str, float]:
    """What adding these costs in a record that holds ``size`` reports."""
    each = []
    for report, reading in told:
        start = time.perf_counter()
        record.add_reading(report, reading)
        each.append(time.perf_counter() - start)
    return {
        f"ms_at_{size}": round(1000 * statistics.median(each), 2),
        f"per_second_at_{size}": round(len(each) / sum(each), 1),
    }
