#!/usr/bin/env python3
"""Incident templates of MUC-4 from what the encoder marks, under MUC's own rules.

    python bench/muc4_templates.py [FOLDER]    choose the thresholds, with the encoder in FOLDER

The thresholds for one half of validation (tst1, tst2) are chosen on the other half, so that none is chosen on what it
scores; those for texts outside of both on the two together.

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
from types import ModuleType

import numpy as np

from avowal.actors import open_actors
from avowal.codebook.vocabulary import Stance
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.session import Encoder, the_encoder
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
GOES_ON = 0.35
"""Names in telex are long: a word beside a sure one needs no more than this share of the threshold."""
_BESIDE = 3  # words between a name and what describes it
_ARTICLE = re.compile(r"\A(?:THE|A|AN)\s+", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z0-9]+")
_SMALL = frozenset("THE A AN OF AND IN ON AT FOR TO BY".split())


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What was chosen on the other half of validation.

    Attributes:
        relevance: The least probability that a document has a template.
        kinds: Kind of span to the least probability of its words.
        type: The least share of the marked words of which a type is, beside the commonest.
    """

    relevance: float = 0.5
    kinds: Mapping[str, float] = None  # type: ignore[assignment]
    type: float = 0.35

    @classmethod
    def read(cls, part: str = "") -> Thresholds:
        """Those for the documents of a part: ``tst1``, ``tst2``, or any other."""
        chosen = json.loads(CHOSEN.read_text(encoding="utf-8"))
        return cls(**chosen.get(part, chosen["other"]))


@dataclass(frozen=True, slots=True)
class Fill:
    """A name of a slot: its text, how it is held and what became of it, by the words that name it."""

    text: str
    kind: str
    type: str
    stance: str
    effect: str
    words: tuple[tuple[int, int], ...] = ()
    of: str | None = None

    def is_beside(self, other: Fill) -> bool:
        """Whether both stand next to one another somewhere: "MAYOR JUAN PEREZ"."""
        return any(max(a, c) - min(b, d) <= _BESIDE for a, b in self.words for c, d in other.words)


def encoder_templates(scores: WordScores, text: str, chosen: Thresholds) -> list[dict]:
    """The string slots, type, confidence and effect of each template of a document; no place and no date."""
    if scores.of_muc4 < chosen.relevance:
        return []
    marked = [one for one in marked_spans(scores, chosen.kinds, goes_on=GOES_ON) if one.kind in heads.MUC_SPANS]
    if not marked:
        return [{"type": kind_of(scores, range(len(scores.words)))}] if len(scores.words) else []
    fills = [fill for group in same_names(marked, text) for fill in filled(scores, text, group)]
    fills = described(fills)
    shares = Counter(kind_of(scores, range(one.first, one.stop)) for one in marked)
    most = max(shares.values())
    types = [kind for kind, number in shares.most_common() if number == most or number >= chosen.type * len(marked)]
    of = [fill.type if fill.type in types else types[0] for fill in fills]
    return [template(kind, [fill for fill, its in zip(fills, of, strict=True) if its == kind]) for kind in types]


def described(fills: Sequence[Fill]) -> list[Fill]:
    """The fills, with each description of a victim who is named beside it tied to the name."""
    names = [one for one in fills if one.kind == "victim_name"]
    found = []
    for one in fills:
        name = next((name for name in names if one.kind == "victim_description" and one.is_beside(name)), None)
        found.append(replace(one, of=name.text if name else None))
    return found


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
            *({"description": f.text, "effect": [f.effect]} for f in of["victim_description"] if f.of is None),
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
    places = tuple((one.first, one.stop) for one in group)
    return [Fill(best, group[0].kind, kind_of(scores, words), CONFIDENCE[stance], EFFECTS[effect], places)]


def said_at(text: str, one: MarkedSpan) -> str:
    """The words of a span on one line, without an article."""
    return _ARTICLE.sub("", " ".join(one.span.quote(text).split()))


TASKS = (
    "document relevance", "type", "perp_individual", "perp_org", "perp_org+confidence", "instrument", "target",
    "victim", "victim+effect",
)  # fmt: skip
"""The subtasks whose mean F1 chooses."""


def main() -> int:
    """Choose the thresholds for each half on the other one, and those for all other texts on both."""
    from run import data_folder  # noqa: PLC0415 - only this command needs the folder
    from scorers import load_scorer  # noqa: PLC0415

    folder = data_folder() / "muc4"
    scorer = load_scorer(data_folder(), "score_muc4")
    encoder = Encoder.load(Path(sys.argv[1])) if len(sys.argv) > 1 else the_encoder()
    halves = {}
    for part in ("tst1", "tst2"):
        path = folder / f"{part}.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        read = [(row["id"], row["text"], encoder.read(row["text"])) for row in rows]
        halves[part] = Half(scorer.load_docs(str(path)), read)
    both = Half(halves["tst1"].gold | halves["tst2"].gold, [*halves["tst1"].read, *halves["tst2"].read])
    others = {"tst1": halves["tst2"], "tst2": halves["tst1"], "other": both}
    chosen = {name: choose(half, scorer) for name, half in others.items()}
    rows = {name: asdict(one) for name, one in chosen.items()}
    CHOSEN.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    for name, half in halves.items():
        print(f"{name}, chosen on the other half: mean F1 {worth(chosen[name], half, scorer):.1f}")
    return 0


@dataclass(frozen=True)
class Half:
    """Documents with their keys and what the encoder made of them."""

    gold: Mapping[str, list]
    read: Sequence[tuple[str, str, WordScores]]


def worth(chosen: Thresholds, half: Half, scorer: ModuleType) -> float:
    """The mean F1 of the subtasks."""
    pred = {
        key: [
            {"doc": key, "template": "1", "optional": False, "slots": scorer.simple_to_slots(one)}
            for one in encoder_templates(scores, text, chosen)
        ]
        for key, text, scores in half.read
    }
    found = scorer.subtask_scores(half.gold, pred)
    return float(np.mean([found[task]["f1"] for task in TASKS]))


def choose(half: Half, scorer: ModuleType) -> Thresholds:
    """The thresholds that score best on a half, chosen one after the other, twice.

    Each level counts for what it and the levels beside it score: a hundred documents make single levels jump.
    """
    chosen = Thresholds(kinds=dict.fromkeys(heads.MUC_SPANS, 0.5))
    for _ in range(2):
        chosen = best_of([replace(chosen, relevance=x) for x in (0.2, 0.3, 0.4, 0.5, 0.6)], half, scorer)
        for kind in heads.MUC_SPANS:
            levels = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
            chosen = best_of([replace(chosen, kinds={**chosen.kinds, kind: x}) for x in levels], half, scorer)
        chosen = best_of([replace(chosen, type=x) for x in (0.2, 0.35, 0.5, 1.1)], half, scorer)
    return chosen


def best_of(options: Sequence[Thresholds], half: Half, scorer: ModuleType) -> Thresholds:
    """The option that scores best together with those beside it."""
    scores = [worth(one, half, scorer) for one in options]
    padded = [scores[0], *scores, scores[-1]]
    smooth = [(left + 2 * here + right) / 4 for left, here, right in zip(padded, scores, padded[2:], strict=False)]
    return options[max(range(len(options)), key=lambda n: smooth[n])]


if __name__ == "__main__":
    sys.exit(main())
