"""Exports of a large record: incidents a second and peak memory of the whole command, format by format.

The record is invented (``made_record.py``) and kept in a temporary folder, so that a second run need not make it again.
Each export is ``avowal export`` in a process of its own: its memory is what the system says of that process, its speed
is all incidents of the record by the time from start to end, loading included. Other work on the machine slows the
clock and not the processor time, so that both are given.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from made_record import make_record
from run import BENCH, SEED, hash_of

from avowal.export.exchange.tables import EXCHANGES
from avowal.export.formats import FORMATS
from avowal.export.programmes.tables import PROGRAMMES
from avowal.record.record import Record

N_INCIDENTS = 100_000
MOST_MB = 300
LEAST_A_SECOND = 5_000
START = "from avowal.cli.main import main; main()"


def measure(options: argparse.Namespace) -> dict:
    """Every format in turn; ``--limit`` is the same as ``--incidents``, and freezes nothing."""
    n_incidents = options.limit or options.incidents
    path = the_record(n_incidents)
    wanted = [one for one in exports() if not options.split or options.split in one]
    figures: dict[str, float | int | str] = held_by(path)
    for what, form in wanted:
        figures |= exported(path, what, form, n_incidents)
    names = [f"{what}_{form}" if form in FORMATS else form for what, form in wanted]
    fast = [name for name in names if figures[f"{name}_per_second"] >= LEAST_A_SECOND]
    small = [name for name in names if figures[f"{name}_mb"] < MOST_MB]
    figures |= {"n_formats": len(names), "n_fast_enough": len(fast), "n_small_enough": len(small)}
    made_by = [BENCH / "made_record.py"]
    return {"split": f"{n_incidents} invented incidents", "cases_sha256": hash_of(made_by), "figures": figures}


def exports() -> list[tuple[str, str]]:
    """What can be exported as what."""
    rows = [(what, form) for form, one in FORMATS.items() for what in one.subjects]
    return [*rows, *(("incidents", form) for form in (*EXCHANGES, *PROGRAMMES))]


def the_record(n_incidents: int) -> Path:
    """The record of so many incidents, made where it is not there yet or its generator has changed."""
    folder = Path(tempfile.gettempdir()) / "avowal-bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"made-{n_incidents}-{hash_of([BENCH / 'made_record.py'])[:12]}.db"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        print(f"making {path}", file=sys.stderr)
        make_record(unfinished, n_incidents, SEED)
        unfinished.rename(path)
    return path


def held_by(path: Path) -> dict[str, int]:
    """How much the record holds."""
    with Record.open(path, create=False, read_only=True) as record:
        held = record.statistics()
    return {"n_incidents": held.n_incidents, "n_reports": held.n_reports, "n_accounts": held.n_accounts}


def exported(path: Path, what: str, form: str, n_incidents: int) -> dict[str, float]:
    """One export: incidents a second by the clock and by processor time, and the most memory that it held."""
    name = f"{what}_{form}" if form in FORMATS else form
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "out")
        command = ["-c", START, "export", what, "--format", form, "--record", str(path), "-o", target]
        started = time.perf_counter()
        child = os.posix_spawn(sys.executable, [sys.executable, *command], os.environ)
        _, status, used = os.wait4(child, 0)
        took = time.perf_counter() - started
        size = Path(target).stat().st_size if Path(target).exists() else 0
    if status:
        sys.exit(f"exporting {what} as {form} failed: status {os.waitstatus_to_exitcode(status)}")
    figures = {
        f"{name}_per_second": round(n_incidents / took, 1),
        f"{name}_per_second_of_processor": round(n_incidents / (used.ru_utime + used.ru_stime), 1),
        f"{name}_mb": round(used.ru_maxrss / 1024, 1),
        f"{name}_file_mb": round(size / 1e6, 1),
    }
    print(name, figures, file=sys.stderr)
    return figures
