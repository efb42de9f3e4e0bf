"""Accounts of our own cases: fact + value, + stance, + voice, by the scorer in the data's tools folder.

Data: bench/cases (written for this project, Apache-2.0), split by incident. The default split is dev;
``--split test`` is for the frozen run alone.
"""

from __future__ import annotations

import argparse
import sys

from cases import Case, read_cases, scoring_form
from run import BENCH, hash_of
from scorers import load_scorer

import avowal
from avowal.domain.form import reading_to_json

FACTS = ("all", "numbers", "responsible", "place", "date", "weapon", "target", "perpetrator")
SEALED = frozenset({"test", "unseen"})
"""Splits whose errors nobody looks at."""
LEVELS = {"a": "value", "b": "stance", "c": "voice"}


def measure(options: argparse.Namespace) -> dict:
    """The figures for one split."""
    split = options.split or "dev"
    cases = read_cases(BENCH / "cases", split)
    scorer = load_scorer(options.data, "score_accounts")
    predicted = [predicted_json(case, options.extractor) for case in cases]
    scores = scorer.evaluate(
        [scoring_form(case.gold) for case in cases],
        predicted,
        errors=options.errors if split not in SEALED else 0,
    )
    print(scorer.show(scores), file=sys.stderr)
    for error in scores.get("errors", []):
        print(*error, sep="\t", file=sys.stderr)
    figures = {
        f"{fact}_{name}_f1": scores["accounts"][level][fact]["f"] for fact in FACTS for level, name in LEVELS.items()
    }
    figures |= {
        "relevance_f1": scores["relevance"]["f"],
        "incidents_f1": scores["incidents"]["f"],
        "n_reports": len(cases),
    }
    return {"split": split, "cases_sha256": hash_of([case.path for case in cases]), "figures": figures}


def predicted_json(case: Case, extractor: str) -> dict:
    """What the extractor says of one case, under the case's id."""
    said = reading_to_json(case.report, avowal.extract(case.report, extractor=extractor))
    return scoring_form(said) | {"id": case.report_id}
