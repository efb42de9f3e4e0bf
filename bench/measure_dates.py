"""How many of the shared date cases come out as UCDP's codebook has them: first day, last day and class.

Data: rules/date_cases.jsonl in the data folder. A case is right when all three agree; a date that is not read is wrong.
Every failure is printed. The bar is 97 in a hundred.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import date

from run import hash_of

from avowal.domain import PartialDate
from avowal.domain.dates import date_class
from avowal.estimation.policy import read_policy
from avowal.estimation.windows import assumed_days
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
    """First day, last day and class of the first date that the sentence tells; ``None`` where none is read.

    A sentence that tells no date at all has the days that the policy ``ucdp`` assumes before its report.
    """
    reported = PartialDate.from_iso(case["reported"])
    found = [date for date in find_dates(case["phrase"], reported) if not date.is_dateline]
    if not found and reported.first is not None:
        window = assumed_days(reported.first, read_policy("ucdp").parameters)
        return (
            (window.first.isoformat(), window.last.isoformat(), date_class(window.first, window.last))
            if window
            else None
        )
    value = next((date.value for date in found if date.value and date.value.first and date.value.last), None)
    return _days(value.first, value.last, value.precision) if value else None


def _days(first: date, last: date, precision: int | None) -> tuple[str, str, int | None]:
    return first.isoformat(), last.isoformat(), precision
