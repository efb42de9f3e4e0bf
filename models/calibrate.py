#!/usr/bin/env python3
"""Weigh encoder and patterns against each other on validation: ``python models/calibrate.py FOLDER``.

FOLDER holds the exported encoder; judge.json is written there. For each group of facts a logistic regression makes
the candidates' numbers a probability (Platt 1999); then the least probability of each group and the few weights for
voices are chosen one after the other, as they raise the F1 of accounts with stance and voice on the validation cases.
Whether a report tells of an incident is fitted on news that was kept back from training as well. Neither the dev
cases, beside which the patterns were written, nor any test case is read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

import from_everyday
import from_gva
from avowal.codebook.vocabulary import COUNTED_FACTS
from avowal.domain import Quantity, Report
from avowal.domain.form import reading_to_json
from avowal.extraction.encoder.candidates import candidates_of
from avowal.extraction.encoder.judge import ALL_GROUPS, Judge, Relevance, Weights, log_odds
from avowal.extraction.encoder.own_part import UNNAMED
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.session import Encoder
from avowal.extraction.encoder.spans import marked_spans, voices_in
from avowal.extraction.first_look import the_first_look
from avowal.extraction.gate import through_gate
from avowal.extraction.notes import skim, take_notes
from avowal.extraction.patterns import find_facts, look_first
from avowal.extraction.trained import PROPOSED, read
from first_look import lead
from from_cases import CASES, OWNED_OR_DENIED, Case, load_scorer, read_cases, scoring_form
from prepare import data_folder, present

PENALTY = 1.0
STEPS = {
    "voice": (0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
    "silence": (0.0, 0.5, 1.0, 2.0, 3.0),
    "kind": (0.0, 0.25, 0.5, 1.0),
    "lexicon": (0.0, 1.0, 2.0, 4.0),
    "listed": (0.0, 2.0, 4.0),
    "stance": (0.0, 0.5, 1.0, 2.0, 3.0),
    "background": (0.3, 0.4, 0.5, 0.6, 0.7),
    "told": (0.0, 0.5, 1.0, 2.0),
    "same": (0.3, 0.5, 0.7),
    "apart": (0.0, 0.05, 0.1, 0.2, 0.3),
}
LEAST = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass(frozen=True)
class Read:
    """A validation case with what the encoder made of it."""

    case: Case
    scores: WordScores


def main() -> int:
    """Write judge.json into the folder of the encoder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--data", type=Path, default=data_folder())
    options = parser.parse_args()
    path = options.folder / "judge.json"
    if not path.exists():
        path.write_text(json.dumps(starting().to_json(), indent=1) + "\n", encoding="utf-8")
    encoder = Encoder.load(options.folder)
    reads = [Read(case, encoder.read(case.report.text)) for case in read_cases(options.cases, "validation")]
    judge = fitted(reads, encoder, list(news_kept_back(options.data)))
    judge = tuned(judge, reads, load_scorer(options.data, "score_accounts"))
    path.write_text(json.dumps(judge.to_json(), indent=1) + "\n", encoding="utf-8")
    return 0


def starting() -> Judge:
    """A judge that believes the encoder."""
    return Judge(
        dict.fromkeys(ALL_GROUPS, Weights(0.0, 1.0, 1.0)), Relevance(0.0, 1.0, 1.0, 0.0), Relevance(0.0, 1.0, 1.0, 0.0)
    )


def news_kept_back(data: Path) -> Iterator[tuple[str, bool]]:
    """Texts of the data folder that did not train, and whether they tell of an incident: as many of each."""
    if not present(data / "gva_incidents" / "reports.train.jsonl") or not present(data / "geo" / "lgl.train.jsonl"):
        return
    free = list(from_everyday.examples(data / "geo", Counter(), held=True))
    shot = from_gva.examples(data / "gva_incidents" / "reports.train.jsonl", Counter(), held=True)
    for example in (*free, *islice(shot, len(free))):
        yield example.text, bool(example.relevant)


def fitted(reads: Sequence[Read], encoder: Encoder, news: Sequence[tuple[str, bool]]) -> Judge:
    """The judge with a logistic regression for each group of facts and, with ``news``, for relevance."""
    rows: dict[str, list[tuple[tuple[float, float, float], bool]]] = defaultdict(list)
    relevance = [(views_of(text, encoder), relevant) for text, relevant in news]
    flashes = [first_words(one.case, encoder) for one in reads]
    for one in reads:
        look = look_first(skim(one.case.report))
        relevant = bool(one.case.gold["incidents"])
        words = the_first_look().probability(one.case.report.text)
        relevance.append(((one.scores.relevance, float(look.is_violent), words), relevant))
        if not relevant:
            continue
        marked = marked_spans(one.scores, PROPOSED)
        notes = take_notes(look.seen, voices_in(marked, one.case.report.text))
        found = find_facts(notes, look, {line.number for line in look.telling(notes)})
        for candidate in candidates_of(notes, one.scores, marked, found):
            right = is_right(candidate.finding, one.case)
            if right is not None:
                numbers = (log_odds(candidate.encoder), candidate.pattern, float(candidate.is_known))
                rows[candidate.group].append((numbers, right))
    facts = {group: Weights(*regression(rows.get(group, ()), (0.0, 1.0, 1.0, 0.0))) for group in ALL_GROUPS}
    return Judge(facts, relevance_of(relevance), relevance_of(flashes))


def relevance_of(rows: Sequence[tuple[tuple[float, float, float], bool]]) -> Relevance:
    """How the three views of relevance are weighed; a row holds the encoder's, the patterns' and the first look's."""
    told = [((log_odds(encoder), pattern, log_odds(words)), right) for (encoder, pattern, words), right in rows]
    return Relevance(*regression(told, (0.0, 0.5, 1.0, 0.5)))


def first_words(case: Case, encoder: Encoder) -> tuple[tuple[float, float, float], bool]:
    """What the three views say of the first words of a report alone: a flash is no more than that."""
    return views_of(lead(case.report.text), encoder), bool(case.gold["incidents"])


def views_of(text: str, encoder: Encoder) -> tuple[float, float, float]:
    """What the encoder, the patterns and the first look say of a text."""
    look = look_first(skim(Report("news", text)))
    return encoder.read(text).relevance, float(look.is_violent), the_first_look().probability(text)


def is_right(finding: Any, case: Case) -> bool | None:
    """Whether the gold has the fact at these words; ``None`` where it is optional there."""
    for incident in case.gold["incidents"]:
        for account in incident["accounts"]:
            start, end = account["span"]
            if account["fact"] != finding.fact.value or not (finding.words.start < end and start < finding.words.end):
                continue
            value = finding.value
            if value == UNNAMED and account["stance"] not in OWNED_OR_DENIED:
                continue
            if finding.fact in COUNTED_FACTS and isinstance(value, Quantity) and value.low != account["low"]:
                continue
            return None if account.get("optional") else True
    return False


def regression(rows: Sequence[tuple[Sequence[float], bool]], prior: Sequence[float]) -> tuple[float, ...]:
    """Logistic regression by Newton's method: the bias, then what each number counts.

    The penalty draws towards ``prior``; without rows it is the answer.
    """
    w = start = np.array(prior)
    if not rows:
        return tuple(prior)
    x = np.array([[1.0, *numbers] for numbers, _ in rows])
    y = np.array([float(right) for _, right in rows])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + PENALTY * (w - start)
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + PENALTY * np.eye(len(w)), gradient)
        w = w - step * min(1.0, 1.0 / np.abs(step).max().clip(1e-9))  # no step beyond 1: far out the curve is flat
    return tuple(round(float(number), 3) for number in w)


def tuned(judge: Judge, reads: Sequence[Read], scorer: Any) -> Judge:
    """The judge with thresholds and weights chosen one after the other."""
    best = worth(judge, reads, scorer)
    print(f"fitted: {best:.4f}")
    for group in judge.facts:
        for least in LEAST:
            facts = {**judge.facts, group: replace(judge.facts[group], least=least)}
            best, judge = better(best, judge, replace(judge, facts=facts), reads, scorer)
    for least in LEAST:
        best, judge = better(
            best, judge, replace(judge, relevance=replace(judge.relevance, least=least)), reads, scorer
        )
    for name, values in STEPS.items():
        for value in values:
            best, judge = better(best, judge, replace(judge, **{name: value}), reads, scorer)
    print(f"tuned: {best:.4f}", flush=True)
    return judge


def better(best: float, judge: Judge, other: Judge, reads: Sequence[Read], scorer: Any) -> tuple[float, Judge]:
    """The better of two judges; the first where the second gains next to nothing."""
    found = worth(other, reads, scorer)
    return (found, other) if found > best + 0.0005 else (best, judge)


def worth(judge: Judge, reads: Sequence[Read], scorer: Any) -> float:
    """Mean F1 of accounts at the three levels on the validation cases."""
    predicted = []
    for one in reads:
        report = one.case.report
        reading = through_gate(report, read(report, one.scores, judge))
        predicted.append(scoring_form(reading_to_json(report, reading)) | {"id": one.case.report_id})
    scores = scorer.evaluate([scoring_form(one.case.gold) for one in reads], predicted)["accounts"]
    return float(np.mean([scores[level]["all"]["f"] for level in "abc"]))


if __name__ == "__main__":
    sys.exit(main())
