"""Server time of pages and JSON over a large record, and what a page weighs.

The record is that of ``measure_exports.py``: invented, kept in a temporary folder. Each address is asked for in this
process, without a network, after one request to warm up; the median and the slowest are given. The conditional request
is one whose answer has not changed (304).
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from measure_exports import the_record
from run import BENCH, hash_of
from starlette.testclient import TestClient

from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.serve.app import make_app

TIMES = 15
BARS = {"bar_first_page_ms": 300, "bar_dossier_ms": 150, "bar_list_ms": 1000, "bar_page_kb": 400}


def measure(options: argparse.Namespace) -> dict:
    """Milliseconds and kilobytes of each page; ``--incidents`` sets the size; ``--limit`` too, and freezes nothing."""
    n_incidents = options.limit or options.incidents
    path = the_record(n_incidents)
    figures: dict[str, float | int] = {"n_incidents": n_incidents, "n_accounts": held(path)}
    with TestClient(make_app(str(path)), base_url="http://127.0.0.1") as client:
        for name, address in addresses(path).items():
            figures |= asked(client, name, address)
        tag = client.get("/api/incidents").headers["etag"]
        figures |= asked(client, "unchanged", "/api/incidents", {"if-none-match": tag})
        figures["scripts_and_styles_kb"] = weight(client)
    made_by = [BENCH / "made_record.py"]
    return {"split": f"{n_incidents} invented incidents", "cases_sha256": hash_of(made_by), "figures": figures | BARS}


def held(path: Path) -> int:
    """How many accounts there are."""
    with Record.open(path, read_only=True) as record:
        return record.statistics().n_accounts


def addresses(path: Path) -> dict[str, str]:
    """What is asked for; the dossier is that with most accounts of the newest 500 incidents."""
    with Record.open(path, read_only=True) as record:
        richest = max(record.incidents(IncidentFilter(limit=500)), key=lambda one: one.n_accounts)
        account = record.dossier(richest.id).facts[0].versions[0].accounts[0].id
    return {
        "first_page": "/",
        "last_page": "/?page=1000",
        "country": "/?country=NG",
        "place_and_type": "/?place=kan&type=bombing",
        "words": "/?text=market",
        "as_of": "/?as_of=2020-01-01",
        "dossier": f"/i/{richest.id}",
        "evidence": f"/a/{account}",
        "json_list": "/api/incidents?limit=200",
        "json_dossier": f"/api/incidents/{richest.id}",
        "changes": "/api/changes?since=0",
    }


def asked(client: TestClient, name: str, address: str, headers: dict[str, str] | None = None) -> dict[str, float]:
    """Median and slowest of several requests, and the answer's size."""
    took = []
    client.get(address, headers=headers)
    for _ in range(TIMES):
        start = time.perf_counter()
        answer = client.get(address, headers=headers)
        took.append(1000 * (time.perf_counter() - start))
        assert answer.status_code in {200, 304}, address
    return {
        f"{name}_ms": round(statistics.median(took), 1),
        f"{name}_slowest_ms": round(max(took), 1),
        f"{name}_kb": round(len(answer.content) / 1000, 1),
    }


def weight(client: TestClient) -> float:
    """Kilobytes of what every page loads besides itself."""
    files = ("style.css", "htmx.min.js", "keys.js", "icon.svg")
    return round(sum(len(client.get(f"/static/{name}").content) for name in files) / 1000, 1)
