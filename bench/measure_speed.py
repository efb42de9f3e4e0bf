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
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from cases import read_cases
from run import BENCH, hash_of

import avowal
from avowal.config import encoder_folder
from avowal.domain import Report
from avowal.extraction.encoder.session import FILES, WEIGHTS
from avowal.extraction.first_look import WEIGHTS as FIRST_LOOK
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
            record.add_report(report, extractor=options.extractor)
        add_seconds = time.perf_counter() - started
    own = encoder_figures(reports) if options.extractor == "encoder" else {}
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
        }
        | own,
    }


def encoder_figures(reports: list[Report]) -> dict[str, float]:
    """What holds of the encoder alone: both cores, a process each; loading; the files that are shipped."""
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(read_part, [reports[:2], reports[:2]]))  # each process loads its encoder
        both = median_seconds(lambda: list(pool.map(read_part, [reports[::2], reports[1::2]])))
    code = "from avowal.extraction.encoder.session import the_encoder; the_encoder()"
    bare = "import avowal.extraction.encoder.session"
    load = in_new_interpreter(code) - in_new_interpreter(bare)
    folder = encoder_folder() or WEIGHTS
    shipped = sum((folder / name).stat().st_size for name in FILES) + FIRST_LOOK.stat().st_size
    return {
        "extract_reports_per_second_two_cores": round(len(reports) / both, 1),
        "load_seconds": round(load, 3),
        "shipped_mb": round(shipped / 1e6, 1),
    }


def read_part(reports: list[Report]) -> int:
    """Read some reports in a process of a pool."""
    return sum(len(avowal.extract(report, extractor="encoder").mentions) for report in reports)


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
    return max(in_new_interpreter("import avowal") - in_new_interpreter("pass"), 0.001)


def in_new_interpreter(code: str) -> float:
    """Median wall time of some code with the start of its interpreter."""
    return median_seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))
