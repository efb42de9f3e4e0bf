"""Killed and injured as one number each, on the dev parts of the casualty sets; none of it is shipped.

Data: gva_incidents in the data folder (US news reports, github.com/cltl/LongTailQATask, no licence file; records of the
Gun Violence Archive) and airwars (assessments of strikes on Gaza, 2023 and 2024, from airwars.org; no licence found).
The other sets with counts there, MAVERICK and UCDP, hold coded rows without the reports' texts.

Of the accounts that an extractor gives, those of the main mentions are pooled: each report tells of one incident. The
product's own policies make them one number: ``max`` for gva_incidents, whose record is the whole toll (chosen on 300
reports of train: 0.24 right in both, with ``mode`` 0.21), ``min`` and ``max`` for the two ends of airwars. Where no
account gives a number, the number is 0. Nothing is left out but incidents without a record.

A report can be right and the record differ: the record is the final toll of the incident, not what that report said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from run import hash_of

import avowal
from avowal.codebook.vocabulary import Fact, Role
from avowal.domain import Account, Report
from avowal.estimation import estimate

FACTS = (Fact.KILLED, Fact.INJURED)
FLOORS = {
    "gva_killed_exact_floor_on_test": 0.773,
    "gva_injured_exact_floor_on_test": 0.544,
    "gva_both_exact_floor_on_test": 0.439,
    "airwars_killed_range_exact_floor_on_test": 0.142,
}
"""Measured by a few regular expressions when the sets were made; no system is published on either."""
MANY = 3  # killed and injured together


@dataclass(frozen=True, slots=True)
class Counted:
    """A report with what the record of its incident says: for each fact the lowest and the highest number, or none."""

    report: Report
    gold: dict[Fact, tuple[int, int] | None]


def measure(options: argparse.Namespace) -> dict:
    """Exact match on both sets, the regular-expression floors beside."""
    split = options.split or "dev"
    folders = {"gva": options.data / "gva_incidents", "airwars": options.data / "airwars"}
    paths = [folders["gva"] / f"{name}.{split}.jsonl" for name in ("reports", "incidents")]
    paths.append(folders["airwars"] / f"{split}.jsonl")
    missing = [path for path in paths if not path.exists()]
    if split not in {"train", "dev"} or missing:
        sys.exit(f"casualties are counted on train or dev, at {missing or paths}: set AVOWAL_DATA to the data folder")
    news = gva_reports(*paths[:2])[: options.limit]
    strikes = airwars_reports(paths[2])[: options.limit]
    figures = gva_figures(news, options.extractor) | airwars_figures(strikes, options.extractor)
    for name, floor in FLOORS.items():
        ours = figures.get(name.removesuffix("_floor_on_test"), 0.0)
        print(f"{name.removesuffix('_floor_on_test'):28} {ours:.3f}   floor, on test: {floor:.3f}", file=sys.stderr)
    return {"split": split, "cases_sha256": hash_of(paths), "figures": figures | FLOORS}


def gva_reports(reports: Path, incidents: Path) -> list[Counted]:
    """The usable reports of one incident whose record holds a toll."""
    records = {row["incident"]: row for row in rows(incidents) if "killed" in row}
    found = []
    for row in rows(reports):
        record = records.get(row["incidents"][0]) if len(row["incidents"]) == 1 else None
        if record is not None and row["usable"]:
            gold = {fact: (record[fact.value], record[fact.value]) for fact in FACTS}
            found.append(Counted(report_of(row["text"], row["title"], row["published"]), gold))
    return found


def airwars_reports(path: Path) -> list[Counted]:
    """The assessments of which at least one toll is recorded."""
    found = []
    for row in rows(path):
        tolls = {fact: row[fact.value] or {} for fact in FACTS}  # some hold only words that are no number
        gold = {fact: (toll["low"], toll["high"]) if "low" in toll else None for fact, toll in tolls.items()}
        if any(gold.values()):
            found.append(Counted(report_of(row["text"], None, None), gold))
    return found


def report_of(text: str, title: str | None, published: str | None) -> Report:
    """A text as a report in English."""
    return avowal.read_report(text, title=title or None, published=published or None, language="en")


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gva_figures(counted: Sequence[Counted], extractor: str) -> dict[str, float]:
    """Exact match of killed, of injured, and of both together; all reports, and those of many victims."""
    right: list[tuple[bool, bool]] = []
    silent: list[bool] = []
    for one in counted:
        accounts = main_accounts(one.report, extractor)
        silent.append(not accounts)
        said = {fact: number(accounts, fact, "max", one.report) for fact in FACTS}
        right.append(tuple(one.gold[fact] == (said[fact], said[fact]) for fact in FACTS))
    many = [hits for one, hits in zip(counted, right, strict=True) if sum(low for low, _ in one.gold.values()) >= MANY]
    figures = {f"gva_{name}": value for name, value in exact(right).items()}
    figures |= {f"gva_many_victims_{name}": value for name, value in exact(many).items()}
    always_one = [one.gold[Fact.KILLED] == (1, 1) for one in counted]
    figures |= {"gva_killed_exact_if_always_1": share(always_one), "gva_reports_without_account": share(silent)}
    return figures | {"gva_n_reports": len(counted)}


def exact(right: Sequence[tuple[bool, bool]]) -> dict[str, float]:
    """Shares of the right ones."""
    return {
        "killed_exact": share([killed for killed, _ in right]),
        "injured_exact": share([injured for _, injured in right]),
        "both_exact": share([killed and injured for killed, injured in right]),
    }


def airwars_figures(counted: Sequence[Counted], extractor: str) -> dict[str, float]:
    """For killed and injured: exact low end, high end and both, and whether the mode lies between them."""
    hits: dict[str, list[bool]] = {}
    for one in counted:
        accounts = main_accounts(one.report, extractor)
        for fact, gold in one.gold.items():
            if gold is None:
                continue
            low, high, mode = (number(accounts, fact, policy, one.report) for policy in ("min", "max", "mode"))
            checks = {
                "low_exact": low == gold[0],
                "high_exact": high == gold[1],
                "range_exact": (low, high) == gold,
                "mode_inside": gold[0] <= mode <= gold[1],
            }
            for name, hit in checks.items():
                hits.setdefault(f"airwars_{fact.value}_{name}", []).append(hit)
    return {name: share(found) for name, found in hits.items()} | {"airwars_n_reports": len(counted)}


def main_accounts(report: Report, extractor: str) -> tuple[Account, ...]:
    """The accounts of all main mentions together."""
    mentions = avowal.extract(report, extractor=extractor).mentions
    return tuple(account for mention in mentions if mention.role is Role.MAIN for account in mention.accounts)


def number(accounts: Sequence[Account], fact: Fact, policy: str, report: Report) -> int:
    """What a policy makes of the accounts; 0 where none gives a number."""
    value = estimate(policy, accounts, fact, reports={report.id: report}).value
    return value if isinstance(value, int) else 0


def share(hits: Sequence[bool]) -> float:
    """The share of the true ones; 0 of nothing."""
    return round(sum(hits) / len(hits), 4) if hits else 0.0
