"""The first look of the cascade: how many relevant reports it loses, how many others it spares, how fast it is.

Data: bench/cases (Apache-2.0), validation, test and unseen; MUC-4 validation (relevant documents only: what MUC does
not count may be an incident); everyday news: the dev parts of LGL, TR-News, GeoWebNews and GeoVirus, unlabelled, of
which a few do tell of violence. Nothing of the data folder is shipped.
"""

from __future__ import annotations

import argparse
import json
import sys
import time

from cases import read_cases
from run import BENCH, hash_of

from avowal.extraction.first_look import the_first_look

SPLITS = ("validation", "test", "unseen")
EVERYDAY = ("lgl", "trnews", "geowebnews", "geovirus")
WORDS = 500
PASSES = 200


def measure(options: argparse.Namespace) -> dict:
    """Recall of relevant reports by set, share of others that leave, reports a second on one core."""
    look = the_first_look()
    cases = {split: read_cases(BENCH / "cases" / split, split) for split in SPLITS}
    told = {name: [c.report.text for c in some if c.gold["incidents"]] for name, some in cases.items()}
    free = [c.report.text for some in cases.values() for c in some if not c.gold["incidents"]]
    muc4 = [options.data / "muc4" / f"{part}.jsonl" for part in ("tst1", "tst2")]
    told["muc4"] = [row["text"] for path in muc4 for row in rows_of(path) if row["relevant"] == "yes"]
    geo = [options.data / "geo" / f"{name}.dev.jsonl" for name in EVERYDAY]
    everyday = [row["text"] for path in geo for row in rows_of(path)]
    every = [text for texts in told.values() for text in texts]
    figures: dict[str, float] = {f"recall_{name}": passing(texts) for name, texts in told.items()}
    figures |= {
        "recall": passing(every),
        "n_relevant": len(every),
        "leaving_without_incident": round(1 - passing(free), 4),
        "leaving_everyday": round(1 - passing(everyday), 4),
        "n_everyday": len(everyday),
        "reports_per_second_core": round(speed(every), 0),
    }
    lost = [c.report_id for some in cases.values() for c in some
            if c.gold["incidents"] and c.split == "validation" and not look.passes(c.report.text)]  # fmt: skip
    print(f"lost of validation: {', '.join(lost) or 'none'}", file=sys.stderr)
    paths = [c.path for some in cases.values() for c in some]
    return {"split": " + ".join((*SPLITS, "muc4 validation")), "cases_sha256": hash_of(paths), "figures": figures}


def rows_of(path) -> list[dict]:
    """The rows of a file; a text may hold line ends that are not those of the file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def passing(texts: list[str]) -> float:
    """Share of texts that are read further."""
    look = the_first_look()
    return round(sum(look.passes(text) for text in texts) / max(1, len(texts)), 4)


def speed(texts: list[str]) -> float:
    """Texts of 500 words a second, in processor time."""
    words = " ".join(texts).split()
    long = [" ".join(words[k : k + WORDS]) for k in range(0, min(len(words), 40 * WORDS), WORDS)]
    look = the_first_look()
    started = time.process_time()
    for _ in range(PASSES):
        for text in long:
            look.passes(text)
    return PASSES * len(long) / (time.process_time() - started)
