"""How many of the shared date cases come out as UCDP's codebook has them: first day, last day and class.

Data: rules/date_cases.jsonl in the data folder. A case is right when all three agree; a date that is not read is wrong.
Every failure is printed. The bar is 97 in a hundred.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter

from run import hash_of

from avowal.domain import PartialDate
from avowal.estimation.windows import date_class
from avowal.extraction.times.dates import find_dates


def measure(options: argparse.Namespace) -> dict:
    """The share of cases that are right, whole and by the class that the codebook gives them."""
    path = options.data / "rules" / "date_cases.jsonl"
    if not path.exists():
        sys.exit(f"dates are measured on {path}: set AVOWAL_DATA to the data folder")
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][: options.limit]
    right: Counter[int] = Counter()
    wrong = []
    for case in cases:
        expected, found = (case["start"], case["end"], case["precision"]), read(case)
        if found == expected:
            right[case["precision"]] += 1
        else:
            wrong.append(case["id"])
            print(f"{case['id']} {case['expression']!r}: expected {expected}, found {found}", file=sys.stderr)
    totals = Counter(case["precision"] for case in cases)
    figures: dict[str, float] = {"cases": len(cases), "right": round(1 - len(wrong) / max(1, len(cases)), 4)}
    figures |= {f"class_{n}_right": round(right[n] / totals[n], 4) for n in sorted(totals)}
    return {"split": None, "cases_sha256": hash_of([path]), "figures": figures, "exceptions": wrong}


def read(case: dict) -> tuple[str, str, int | None] | None:
    """First day, last day and class of the first date that the sentence tells; ``None`` where none is read."""
    for date in find_dates(case["phrase"], PartialDate.from_iso(case["reported"])):
        value = date.value
        days = date.window or ((value.first, value.last) if value and value.first and value.last else None)
        if days is not None and not date.is_dateline:
            return days[0].isoformat(), days[1].isoformat(), date_class(*days)
    return None
