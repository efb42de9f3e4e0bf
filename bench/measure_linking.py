"""One incident from many reports: what the linker joins, on news of shootings and on our own cases.

``gva``: the dev part of gva_incidents in the data folder (US news reports grouped by incident; never shipped), its
usable reports of one incident. A report counts for the incident of its main mention with the most accounts; one without
a main mention stays alone, which is an error wherever its incident has other reports.

``own``: the demo and the held-out cases (bench/cases: demo, test, unseen), where one key in two reports is one
incident. ``own_gold`` takes the accounts as annotated, so that only the linker can err; ``own`` takes them as the
extractor reads them, and mentions are paired with the gold's by the published scorer.

Streams: the reports are added to a record one by one, in shuffled order; its groups must be those of all at once.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases import Case, read_cases
from linking_scores import agreement, merged
from measure_casualties import report_of, rows
from run import BENCH, SEED, hash_of
from scorers import load_scorer

import avowal
from avowal.codebook.vocabulary import Role
from avowal.domain import Mention, Reading, Report
from avowal.domain.form import reading_from_json, reading_to_json
from avowal.linking.blocking import block_keys
from avowal.linking.cluster import incidents
from avowal.linking.compare import compare
from avowal.linking.facts import MentionFacts, mention_facts

OWN_SPLITS = ("demo", "test", "unseen")
FLOORS = {"gva_b3_f1_floor_on_test": 0.9025, "gva_pair_f1_floor_on_test": 0.73}
"""TF-IDF, average link and a window of 30 days, measured when the set was made."""


@dataclass(frozen=True, slots=True)
class Item:
    """A report as read, with the incident that the gold gives it: ``None`` where mentions have their own."""

    report: Report
    reading: Reading
    incident: str | None = None


def measure(options: argparse.Namespace) -> dict:
    """Figures for both sets, and whether streams make the same groups."""
    split = options.split or "dev"
    folder = options.data / "gva_incidents"
    path = folder / f"reports.{split}.jsonl"
    if split not in {"train", "dev"} or not path.exists():
        sys.exit(f"linking is measured on train or dev, at {path}: set AVOWAL_DATA to the data folder")
    scorer = load_scorer(options.data, "score_accounts")
    cases = [case for part in OWN_SPLITS for case in read_cases(BENCH / "cases", part)]
    news = [read(report, key, options.extractor) for report, key in gva_reports(path)[: options.limit]]
    figures = gva_figures(scorer, news) | own_figures(scorer, cases, options.extractor) | FLOORS
    return {"split": split, "cases_sha256": hash_of([path, *(case.path for case in cases)]), "figures": figures}


def gva_reports(path: Path) -> list[tuple[Report, str]]:
    """The usable reports of one incident, each with its incident's key."""
    kept = (row for row in rows(path) if row["usable"] and len(row["incidents"]) == 1)
    return [(report_of(row["text"], row["title"], row["published"]), row["incidents"][0]) for row in kept]


def read(report: Report, key: str | None, extractor: str) -> Item:
    """A report as the extractor reads it."""
    return Item(report, avowal.extract(report, extractor=extractor), key)


def gva_figures(scorer: Any, news: Sequence[Item]) -> dict[str, float]:
    """Agreement by report, and the same over a stream."""
    unique = {item.report.id: item for item in news}  # the set holds some reports twice
    groups = grouped(list(unique.values()))
    found = {item.report.id: home(item.reading, groups) for item in unique.values()}
    gold = {item.report.id: str(item.incident) for item in unique.values()}
    silent = sum(main_mention(item.reading) is None for item in unique.values())
    return agreement(scorer, gold, found, "gva") | {
        "gva_n_reports": len(unique),
        "gva_reports_without_mention": round(silent / max(len(unique), 1), 4),
        "gva_stream_same": float(streamed(list(unique.values())) == groups),
    }


def home(reading: Reading, groups: Mapping[str, str]) -> str:
    """The incident that a report counts for: that of its chief mention, else one of its own."""
    chief = main_mention(reading)
    return groups[chief.id] if chief else f"alone {reading.report_id}"


def main_mention(reading: Reading) -> Mention | None:
    """The main mention with the most accounts, the first of equals."""
    mains = [mention for mention in reading.mentions if mention.role is Role.MAIN]
    return max(mains, key=lambda mention: len(mention.accounts), default=None)


def own_figures(scorer: Any, cases: Sequence[Case], extractor: str) -> dict[str, float]:
    """Agreement by mention with the accounts as annotated and as read, and what was merged wrongly."""
    annotated = [Item(case.report, reading_from_json(case.report, case.gold)) for case in cases]
    groups = grouped(annotated)
    gold, found = {}, {}
    for case, item in zip(cases, annotated, strict=True):
        for incident, mention in zip(case.gold["incidents"], item.reading.mentions, strict=True):
            gold[case.report_id, incident["key"]] = incident["key"]
            found[case.report_id, incident["key"]] = groups[mention.id]
    wrong = merged(gold, found)
    for pair in wrong:
        print("merged, of demo:" if pair[0] in _demo_keys(cases) else "merged", *pair, file=sys.stderr)
    figures = agreement(scorer, gold, found, "own_gold") | {"own_gold_merged_incidents": len(wrong)}
    figures["own_gold_stream_same"] = float(streamed(annotated) == groups)
    return figures | _as_read(scorer, cases, extractor)


def _demo_keys(cases: Sequence[Case]) -> set[str]:
    return {incident["key"] for case in cases if case.split == "demo" for incident in case.gold["incidents"]}


def _as_read(scorer: Any, cases: Sequence[Case], extractor: str) -> dict[str, float]:
    items = [read(case.report, None, extractor) for case in cases]
    groups = grouped(items)
    said = []
    for case, item in zip(cases, items, strict=True):
        form = reading_to_json(item.report, item.reading)
        for incident, mention in zip(form["incidents"], item.reading.mentions, strict=True):
            incident["key"] = groups[mention.id]
        said.append(form | {"id": case.report_id})
    scores = scorer.evaluate([case.gold for case in cases], said)["linking_main"]
    return {"own_b3_f1": scores["b3"]["f"], "own_b3_p": scores["b3"]["p"], "own_conll_f1": scores["conll"]}


def grouped(items: Sequence[Item]) -> dict[str, str]:
    """The incident of every mention, all compared at once."""
    facts = {fact.mention_id: fact for fact in facts_of(items)}
    judged = [compare(facts[a], facts[b]) for a, b in sorted(pairs(facts.values()))]
    return {mention: one.id for one in incidents(facts, judged) for mention in one.mention_ids}


def facts_of(items: Sequence[Item]) -> Iterator[MentionFacts]:
    """What the linker knows of every mention."""
    for item in items:
        yield from (mention_facts(mention, item.report) for mention in item.reading.mentions)


def pairs(facts: Any) -> set[tuple[str, str]]:
    """Pairs of mentions of which one asks for a key of the other."""
    keys = {fact.mention_id: block_keys(fact) for fact in facts}
    under: dict[str, list[str]] = defaultdict(list)
    for mention, own in keys.items():
        for key in own.stored:
            under[key].append(mention)
    met = {(mention, other) for mention, own in keys.items() for key in own.asked for other in under.get(key, ())}
    return {(min(pair), max(pair)) for pair in met if pair[0] != pair[1]}


def streamed(items: Sequence[Item]) -> dict[str, str]:
    """The incident of every mention in a record to which the reports came one by one, shuffled."""
    shuffled = list(items)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311 - an order, no secret
    with tempfile.TemporaryDirectory() as folder, avowal.open(Path(folder) / "stream.db") as record:
        for item in shuffled:
            record.add_reading(item.report, item.reading)
        mentions = [mention.id for item in items for mention in record.reading(item.report.id).mentions]
        return {mention: record.incident_of(mention) or "" for mention in mentions}
