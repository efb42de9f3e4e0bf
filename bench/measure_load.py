"""Fifty readers and five reviewers at once: errors, waiting times, and whether anything that was decided is lost.

``avowal serve`` runs in a process of its own over an invented record (``made_record.py``; 5,000 incidents, or
``--incidents``) whose review queue was made. For a minute each reader asks for a page (list, filtered list, dossier,
words, JSON) and then looks at it for half a second to a second and a half; each reviewer decides on what the page
offers as soon as it is there, so that several often decide on one account at a time. An account is decided on twice
only where its page showed the first decision already. At the end every decision that was answered as stored must be
in the record, and the log whole.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from measure_exports import the_record
from run import BENCH, SEED, hash_of

from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record

READERS, REVIEWERS, SECONDS = 50, 5, 60
N_INCIDENTS = 5_000
BARS = {"bar_p95_ms": 500, "bar_errors": 0, "bar_lost": 0}
START = "from avowal.cli.main import main; main()"


@dataclass
class Seen:
    """What all clients saw."""

    took: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    decided: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, who: str, status: int, took: float) -> None:
        """One answer."""
        with self.lock:
            self.took.append(took)
            self.statuses[f"{who}_{status}"] += 1


def measure(options: argparse.Namespace) -> dict:
    """Waiting times, statuses, and what was lost; ``--limit`` sets the seconds and freezes nothing."""
    n_incidents = N_INCIDENTS if options.incidents == 100_000 else options.incidents
    seconds = options.limit or SECONDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "load.db"
        shutil.copy(the_record(n_incidents), path)
        with Record.open(path) as record:
            record.rebuild()
            pages = some_pages(record)
        seen = served(path, pages, seconds)
        figures = scored(path, seen, seconds)
    made_by = [BENCH / "made_record.py"]
    return {"split": f"{n_incidents} invented incidents", "cases_sha256": hash_of(made_by), "figures": figures | BARS}


def some_pages(record: Record) -> list[str]:
    """What readers look at."""
    ids = [one.id for one in record.incidents(IncidentFilter(limit=100))]
    accounts = [row["account_id"] for _, row in zip(range(100), record.account_rows(), strict=False)]
    lists = [
        "/",
        "/?page=7",
        "/?country=NG",
        "/?type=bombing",
        "/?text=police",
        "/api/incidents",
        "/api/changes?since=0",
    ]
    return [*lists * 10, *(f"/i/{key}" for key in ids), *(f"/a/{key}" for key in accounts)]


def served(path: Path, pages: list[str], seconds: float) -> Seen:
    """Let all of them loose on a server."""
    command = [sys.executable, "-c", START, "serve", "--record", str(path), "--port", "0", "--author", "bench"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        port = int(re.search(r"127\.0\.0\.1:(\d+)", server.stderr.readline())[1])
        wait_for(port)
        seen, ends = Seen(), time.monotonic() + seconds
        work = [threading.Thread(target=read, args=(port, pages, n, ends, seen)) for n in range(READERS)]
        work += [threading.Thread(target=review, args=(port, n, ends, seen)) for n in range(REVIEWERS)]
        for one in work:
            one.start()
        for one in work:
            one.join()
        return seen
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(200):
        try:
            ask(port, "GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the server did not start")


def ask(port: int, method: str, address: str, form: dict[str, str] | None = None) -> tuple[int, str]:
    """One request; redirects are not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"origin": f"http://127.0.0.1:{port}", "content-type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, address, urlencode(form) if form else None, headers if form else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def timed(who: str, seen: Seen, port: int, method: str, address: str, form: dict[str, str] | None = None) -> tuple:
    """One request, noted; a broken connection counts as status 0."""
    start = time.perf_counter()
    try:
        status, text = ask(port, method, address, form)
    except OSError:
        status, text = 0, ""
    seen.note(who, status, time.perf_counter() - start)
    return status, text


def read(port: int, pages: list[str], number: int, ends: float, seen: Seen) -> None:
    """A reader."""
    chance = random.Random(SEED + number)  # noqa: S311 - a draw is no secret
    time.sleep(chance.random())
    while time.monotonic() < ends:
        timed("read", seen, port, "GET", chance.choice(pages))
        time.sleep(chance.uniform(0.5, 1.5))


def review(port: int, number: int, ends: float, seen: Seen) -> None:
    """A reviewer, who takes what needs a person most and decides; every third goes on to the one after."""
    chance = random.Random(SEED - number)  # noqa: S311 - same
    while time.monotonic() < ends:
        _, page = timed("review", seen, port, "GET", "/review?only=account")
        item = re.search(r'name="item" value="(a-[^"]+)"', page)
        count = re.search(r'name="seen" value="(\d+)"', page)
        if item and count:
            form = {"item": item[1], "seen": count[1], "decide": chance.choice(("accept", "reject", "unsure"))}
            status, _ = timed("decide", seen, port, "POST", "/review/decide", form)
            if status == 303:
                with seen.lock:
                    seen.decided.append(item[1])
        time.sleep(chance.uniform(0.2, 0.6))


def scored(path: Path, seen: Seen, seconds: float) -> dict[str, float | int]:
    """What came of it."""
    with Record.open(path, read_only=True) as record:
        lost = sum(not record.review.history(item) for item in set(seen.decided))
        twice = sum(len(record.review.history(item)) > 1 for item in set(seen.decided))
        # Invented reports are in no log: what counts is the chain of the log, and decisions against it.
        damaged = sum(not found.item.startswith(("r-", "j-")) for found in record.verify())
    took = sorted(seen.took)
    errors = sum(n for name, n in seen.statuses.items() if name.endswith("_0") or "_5" in name)
    return {
        "requests": len(took),
        "requests_per_second": round(len(took) / seconds, 1),
        "p50_ms": round(1000 * took[len(took) // 2], 1),
        "p95_ms": round(1000 * took[int(0.95 * len(took))], 1),
        "slowest_ms": round(1000 * took[-1], 1),
        "errors": errors,
        "decided": len(seen.decided),
        "refused_as_decided_meanwhile": seen.statuses["decide_409"],
        "decided_more_than_once": twice,
        "lost": lost,
        "damaged": damaged,
    }
