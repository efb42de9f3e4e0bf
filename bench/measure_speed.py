"""Reports a second and peak memory, by stage, on one core, with reports of about 500 words.

Data: the texts of bench/cases and the bundled demo reports, joined and cut to 500 words; written for
this project. Each figure is the median of five passes.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cases import read_cases
from run import BENCH, hash_of

import avowal
from avowal.record.record import Record

WORDS = 500
PASSES = 5
N_REPORTS = 60


def measure(options: argparse.Namespace) -> dict:
    """The figures for this machine; all in one process, on one core."""
    cases = [case for split in ("train", "dev") for case in read_cases(BENCH / "cases", split)]
    reports = [avowal.read_report(text, published="2024-01-05") for text in long_texts([c.report.text for c in cases])]
    avowal.extract(reports[0], extractor=options.extractor)  # tables are loaded at first use
    extract_seconds = median_seconds(lambda: [avowal.extract(r, extractor=options.extractor) for r in reports])
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "speed.db") as record:
        started = time.perf_counter()
        for report in reports:
            record.add_report(report)
        add_seconds = time.perf_counter() - started
    return {
        "split": "train + dev texts",
        "cases_sha256": hash_of([case.path for case in cases]),
        "figures": {
            "extract_reports_per_second_core": round(len(reports) / extract_seconds, 1),
            "add_reports_per_second_core": round(len(reports) / add_seconds, 1),
            "import_per_second": round(1 / import_seconds(), 2),
            "import_seconds": round(import_seconds(), 3),
            "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            "words_per_report": WORDS,
        },
    }


def long_texts(texts: list[str]) -> list[str]:
    """Texts of about 500 words, each made of whole neighbouring reports and cut at a paragraph."""
    made, current = [], ""
    for text in texts * 20:
        for paragraph in text.split("\n\n"):
            current = f"{current}\n\n{paragraph}" if current else paragraph
            if len(current.split()) >= WORDS:
                made.append(current)
                current = ""
    distinct = list(dict.fromkeys(made))
    return distinct[:N_REPORTS]


def median_seconds(work: Callable[[], object]) -> float:
    """Median wall time of five calls."""
    took = []
    for _ in range(PASSES):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def import_seconds() -> float:
    """Median wall time of ``import avowal`` in a new interpreter, less the interpreter's own start."""
    with_import, without = (
        median_seconds(lambda code=code: subprocess.run([sys.executable, "-c", code], check=True))
        for code in ("import avowal", "pass")
    )
    return max(with_import - without, 0.001)
