#!/usr/bin/env python3
"""Make the training and validation examples: ``python models/prepare.py [OUT]`` (default: out/model).

Writes train.jsonl, a file for each validation set, and dropped.json: what could not
be used, counted by reason. The data folder is AVOWAL_DATA, else ../shared/data; an absent set is named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import from_cases
import from_event_location
import from_everyday
import from_gva
import from_muc4
import from_polnear
import from_review
from examples import Example, write_examples
from recombine import pools_of, recombined

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "model"
RECOMBINED = 4
"""How often each of our own reports is given with other names and figures."""


def main() -> int:
    """Write the example files and say what was dropped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=OUT)
    parser.add_argument("--data", type=Path, default=data_folder())
    parser.add_argument("--cases", type=Path, default=from_cases.CASES)
    parser.add_argument("--reviewed", type=Path, help="what `avowal train-data` wrote; its complete reports train too")
    options = parser.parse_args()
    dropped: Counter[str] = Counter()
    examples = training(options.data, options.cases, dropped)
    if options.reviewed:
        examples = chain(examples, from_review.examples(options.reviewed, dropped))
    number = write_examples(options.out / "train.jsonl", examples)
    print(f"{number} training examples in {options.out / 'train.jsonl'}")
    for split in ("dev", "validation"):
        write_examples(options.out / f"cases-{split}.jsonl", from_cases.examples(split, Counter(), options.cases))
    for name, part in validation(options.data).items():
        write_examples(options.out / f"{name}.jsonl", part)
    (options.out / "dropped.json").write_text(json.dumps(dict(sorted(dropped.items())), indent=1) + "\n")
    for reason, count in sorted(dropped.items()):
        print(f"{count:6d} {reason}")
    return 0


def training(data: Path, cases: Path, dropped: Counter[str]) -> Iterator[Example]:
    """Our own train split, the same recombined, then the sets of the data folder that are present."""
    own = list(from_cases.examples("train", dropped, cases))
    yield from own
    pools = pools_of(own)
    for seed in range(RECOMBINED):
        yield from (recombined(example, pools, f"{seed}") for example in own if example.spans)
    if present(data / "muc4" / "dev.jsonl"):
        every = from_muc4.examples(data / "muc4" / "dev.jsonl", dropped)
        yield from (example for example in every if not from_muc4.is_held(example.id))
    if present(data / "polnear" / "train.jsonl"):
        yield from from_polnear.examples(data / "polnear" / "train.jsonl", dropped)
    if present(data / "gva_incidents" / "reports.train.jsonl"):
        yield from from_gva.examples(data / "gva_incidents" / "reports.train.jsonl", dropped)
    if present(data / "geo" / "lgl.train.jsonl"):
        yield from from_everyday.examples(data / "geo", dropped)
    if present(data / "event_location" / "train.jsonl"):
        yield from from_event_location.examples(data / "event_location" / "train.jsonl")


def validation(data: Path) -> dict[str, list[Example]]:
    """The parts that choose thresholds and show progress; none of them trains."""
    parts: dict[str, list[Example]] = {}
    muc4 = [data / "muc4" / f"{part}.jsonl" for part in ("tst1", "tst2")]
    if all(present(path) for path in muc4):
        parts["muc4-validation"] = [e for path in muc4 for e in from_muc4.examples(path, Counter())]
    if present(data / "polnear" / "dev.jsonl"):
        parts["polnear-dev"] = list(from_polnear.examples(data / "polnear" / "dev.jsonl", Counter()))
    if present(data / "gva_incidents" / "reports.train.jsonl"):
        path = data / "gva_incidents" / "reports.train.jsonl"
        parts["gva-held"] = list(from_gva.examples(path, Counter(), held=True))
    if present(data / "geo" / "lgl.train.jsonl"):
        parts["everyday-held"] = list(from_everyday.examples(data / "geo", Counter(), held=True))
    return parts


def present(path: Path) -> bool:
    """Whether a file is there; says so if it is not."""
    if not path.exists():
        print(f"left out: {path} is not there (set AVOWAL_DATA)", file=sys.stderr)
    return path.exists()


def data_folder() -> Path:
    """Where data from elsewhere is."""
    return Path(os.environ.get("AVOWAL_DATA", ROOT.parent / "shared" / "data"))


if __name__ == "__main__":
    sys.exit(main())
