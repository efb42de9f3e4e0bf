#!/usr/bin/env python3
"""Incident templates of MUC-4 from what the encoder marks, under MUC's own rules.

    python bench/muc4_templates.py        choose the thresholds on the slice of dev that did not train

One template a type of incident that enough marked words are of; in it one fill for each name, under the form that the
text has most often. Place, date and total come from the accounts of the product's reading.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from avowal.actors import open_actors
from avowal.codebook.vocabulary import Stance
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.session import the_encoder
from avowal.extraction.encoder.spans import MarkedSpan, marked_spans

CHOSEN = Path(__file__).resolve().parent / "muc4_thresholds.json"
KINDS = {
    "bombing": "BOMBING",
    "suicide_bombing": "BOMBING",
    "kidnapping": "KIDNAPPING",
    "hostage_taking": "KIDNAPPING",
    "arson": "ARSON",
}
CONFIDENCE = {
    "claims": "CLAIMED OR ADMITTED",
    "asserts": "REPORTED AS FACT",
    "accuses": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "suspects": "SUSPECTED OR ACCUSED",
}
INAPPLICABLE = {"ARSON": {"instrument"}, "KIDNAPPING": {"instrument", "physical_target"}}
"""What the keys leave out for a type (FORMAT.md)."""
EFFECTS = {
    "death": "DEATH",
    "injury": "INJURY",
    "no_injury_or_death": "NO INJURY OR DEATH",
    "regained_freedom": "REGAINED FREEDOM",
}
_ARTICLE = re.compile(r"\A(?:THE|A|AN)\s+", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z0-9]+")
_SMALL = frozenset("THE A AN OF AND IN ON AT FOR TO BY".split())


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What was chosen on the slice of dev.

    Attributes:
        relevance: The least probability that a document has a template.
        kinds: Kind of span to the least probability of its words.
        type: The least share of the marked words of which a type is, beside the commonest.
    """

    relevance: float = 0.5
    kinds: Mapping[str, float] = None  # type: ignore[assignment]
    type: float = 0.35

    @classmethod
    def read(cls) -> Thresholds:
        """Those chosen."""
        return cls(**json.loads(CHOSEN.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Fill:
    """A name of a slot: its text, how it is held and what became of it, by the words that name it."""

    text: str
    kind: str
    type: str
    stance: str
    effect: str


def encoder_templates(scores: WordScores, text: str, chosen: Thresholds) -> list[dict]:
    """The string slots, type, confidence and effect of each template of a document; no place and no date."""
    if scores.of_muc4 < chosen.relevance:
        return []
    marked = [one for one in marked_spans(scores, chosen.kinds) if one.kind in heads.MUC_SPANS]
    if not marked:
        return [{"type": kind_of(scores, range(len(scores.words)))}] if len(scores.words) else []
    fills = [fill for group in same_names(marked, text) for fill in filled(scores, text, group)]
    shares = Counter(kind_of(scores, range(one.first, one.stop)) for one in marked)
    most = max(shares.values())
    types = [kind for kind, number in shares.most_common() if number == most or number >= chosen.type * len(marked)]
    of = [fill.type if fill.type in types else types[0] for fill in fills]
    return [template(kind, [fill for fill, its in zip(fills, of, strict=True) if its == kind]) for kind in types]


def template(kind: str, fills: Sequence[Fill]) -> dict:
    """One template in the simple form that the scorer reads."""
    of = defaultdict(list)
    for fill in fills:
        if fill.kind not in INAPPLICABLE.get(kind, ()):
            of[fill.kind].append(fill)
    return {
        "type": kind,
        "stage": "ACCOMPLISHED",
        "instruments": [{"text": fill.text} for fill in of["instrument"]]
        if kind not in {"ARSON", "KIDNAPPING"}
        else [],
        "perp_individuals": [fill.text for fill in of["perp_individual"]],
        "perp_orgs": [{"text": fill.text, "confidence": fill.stance} for fill in of["perp_organisation"]],
        "physical_targets": [{"text": fill.text} for fill in of["physical_target"]],
        "human_targets": [
            *({"name": fill.text, "effect": [fill.effect]} for fill in of["victim_name"]),
            *({"description": fill.text, "effect": [fill.effect]} for fill in of["victim_description"]),
        ],
    }


def kind_of(scores: WordScores, words: Iterable[int]) -> str:
    """MUC's type for some words."""
    at = list(words)
    mean = scores.type[at].mean(axis=0)
    shares: dict[str, float] = defaultdict(float)
    for name, p in zip(heads.TYPES, mean, strict=True):
        shares[KINDS.get(name, "ATTACK")] += float(p)
    return max(shares, key=lambda kind: shares[kind])


def same_names(marked: Sequence[MarkedSpan], text: str) -> list[list[MarkedSpan]]:
    """Marked words of one kind that name the same: one is within the other, or both are one known group."""
    groups: list[tuple[str, set[str], set[str], list[MarkedSpan]]] = []
    for one in sorted(marked, key=lambda span: (span.kind, span.first - span.stop, span.first)):
        said = said_at(text, one)
        words = set(_WORDS.findall(said.upper())) - _SMALL
        ids = {found.actor.id for found in open_actors().find(said)} if one.kind == "perp_organisation" else set()
        for kind, known, actors, group in groups:
            if kind == one.kind and words and (words <= known or ids & actors):
                group.append(one)
                break
        else:
            groups.append((one.kind, words, ids, [one]))
    return [group for *_, group in groups]


def filled(scores: WordScores, text: str, group: Sequence[MarkedSpan]) -> list[Fill]:
    """One fill for a group of spans, under the form that is there most often, else the surest."""
    forms = Counter(said_at(text, one).upper() for one in group)
    surest = {said_at(text, one).upper(): one.score for one in sorted(group, key=lambda one: one.score)}
    best = max(forms, key=lambda form: (forms[form], surest[form]))
    words = [k for one in group for k in range(one.first, one.stop)]
    stances = {name: float(p) for name, p in zip(heads.STANCES, scores.stance[words].mean(axis=0), strict=True)}
    stance = max(CONFIDENCE, key=lambda name: stances[Stance(name).value])
    effect = heads.EFFECTS[int(scores.effect[words].mean(axis=0).argmax())]
    return [Fill(best, group[0].kind, kind_of(scores, words), CONFIDENCE[stance], EFFECTS[effect])]


def said_at(text: str, one: MarkedSpan) -> str:
    """The words of a span on one line, without an article."""
    return _ARTICLE.sub("", " ".join(one.span.quote(text).split()))


def choose() -> int:
    """Choose the thresholds one after the other by the F1 of their slots on the slice of dev, and write them."""
    from run import data_folder  # noqa: PLC0415 - only this command needs the folder
    from scorers import load_scorer  # noqa: PLC0415

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "models"))
    from from_muc4 import is_held  # noqa: PLC0415

    data = data_folder()
    scorer = load_scorer(data, "score_muc4")
    path = data / "muc4" / "dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if is_held(row["id"])]
    held = {row["id"] for row in rows}
    gold = {key: value for key, value in scorer.load_docs(str(path)).items() if key in held}
    read = [(row["id"], row["text"], the_encoder().read(row["text"])) for row in rows]

    def worth(chosen: Thresholds) -> float:
        pred = {
            key: [
                {"doc": key, "template": "1", "optional": False, "slots": scorer.simple_to_slots(one)}
                for one in encoder_templates(scores, text, chosen)
            ]
            for key, text, scores in read
        }
        found = scorer.subtask_scores(gold, pred)
        tasks = ("document relevance", "type", "perp_individual", "perp_org", "perp_org+confidence", "instrument",
                 "target", "victim", "victim+effect")  # fmt: skip
        return float(np.mean([found[task]["f1"] for task in tasks]))

    chosen = Thresholds(kinds=dict.fromkeys(heads.MUC_SPANS, 0.5))
    best = worth(chosen)
    for _ in range(2):
        options = [replace(chosen, relevance=x) for x in (0.2, 0.3, 0.4, 0.5, 0.6)]
        best, chosen = max([(best, chosen), *((worth(one), one) for one in options)], key=lambda pair: pair[0])
        for kind in heads.MUC_SPANS:
            options = [replace(chosen, kinds={**chosen.kinds, kind: x}) for x in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)]
            best, chosen = max([(best, chosen), *((worth(one), one) for one in options)], key=lambda pair: pair[0])
        options = [replace(chosen, type=x) for x in (0.2, 0.35, 0.5, 1.1)]
        best, chosen = max([(best, chosen), *((worth(one), one) for one in options)], key=lambda pair: pair[0])
    CHOSEN.write_text(json.dumps(asdict(chosen), indent=1) + "\n", encoding="utf-8")
    print(f"mean F1 {best:.1f} on {len(rows)} documents; written to {CHOSEN.name}")
    return 0


if __name__ == "__main__":
    sys.exit(choose())
