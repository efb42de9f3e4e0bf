#!/usr/bin/env python3
"""Count in how many reports each frequent word stands: ``python tools/make_word_counts.py``.

Writes src/avowal/linking/word_counts.txt, by which the linker knows that "police" tells two incidents apart less than a
surname does. Counted over the train parts of our cases and, from the data folder (AVOWAL_DATA), of gva_incidents and
polnear. Only words of at least 40 reports and 15 incidents are listed: no rarer word, and so hardly a person's name,
leaves the data.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "avowal" / "linking" / "word_counts.txt"
FEWEST_REPORTS = 40
FEWEST_INCIDENTS = 15
HEAD = """\
# Reports that hold a word, of {n_reports:,} news reports (train parts of gva_incidents, PolNeAR and our own cases).
# Written by tools/make_word_counts.py; words of fewer than {fewest} reports are not listed.
"""


def main() -> int:
    """Count and write."""
    sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "src")]
    from avowal.linking.telling import words_of  # noqa: PLC0415 - found through the path above

    counted: Counter[str] = Counter()
    incidents: defaultdict[str, set[str]] = defaultdict(set)
    n_reports = 0
    for incident, text in texts(Path(os.environ.get("AVOWAL_DATA") or ROOT.parent / "shared" / "data")):
        n_reports += 1
        for word in words_of(text):
            counted[word] += 1
            if len(incidents[word]) < FEWEST_INCIDENTS:
                incidents[word].add(incident)
    listed = {w: n for w, n in counted.items() if n >= FEWEST_REPORTS and len(incidents[w]) >= FEWEST_INCIDENTS}
    lines = [f"{word} {n}" for word, n in sorted(listed.items(), key=lambda row: (-row[1], row[0]))]
    head = HEAD.format(n_reports=n_reports, fewest=FEWEST_REPORTS)
    TABLE.write_text(head + f"= {n_reports}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines):,} words of {n_reports:,} reports", file=sys.stderr)
    return 0


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Every report's incident (or a key of its own) and text."""
    from cases import read_cases  # noqa: PLC0415 - found through the path that main adds

    for line in (data / "gva_incidents" / "reports.train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["usable"]:
            yield str(row["incidents"][0]), row["text"]
    for number, line in enumerate((data / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()):
        yield f"polnear {number}", json.loads(line)["text"]
    for case in read_cases(ROOT / "bench" / "cases", "train"):
        yield next((one["key"] for one in case.gold["incidents"]), case.report_id), case.report.text


if __name__ == "__main__":
    sys.exit(main())
