"""MUC-4: incident templates from upper-case telex, Latin America 1988 to 1990.

Data: muc4 in the data folder (validation = tst1 + tst2; dev is training data). Nothing of it is shipped. The scorer is
score_muc4.py in the tools folder. MUC's own rules of what counts (nine countries, clandestine groups or state violence
against civilians, two months) are applied here and not in the product.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from muc4_templates import Thresholds, encoder_templates
from run import SEED, hash_of
from scorers import load_scorer

from avowal import extract, read_report
from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status
from avowal.domain import Account, Mention, Name, PartialDate, Place, Quantity, Report
from avowal.extraction.encoder.session import the_encoder
from avowal.extraction.places.places import find_places
from avowal.extraction.trained import read
from avowal.gazetteer.countries import country_name

SPLITS = {"dev": ("dev",), "validation": ("tst1", "tst2")}
COUNTRIES = {"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"}
TYPES = {
    IncidentType.BOMBING: "BOMBING",
    IncidentType.SUICIDE_BOMBING: "BOMBING",
    IncidentType.KIDNAPPING: "KIDNAPPING",
    IncidentType.HOSTAGE_TAKING: "KIDNAPPING",
    IncidentType.ARSON: "ARSON",
}
CONFIDENCE = {
    Stance.CLAIMS: "CLAIMED OR ADMITTED",
    Stance.ASSERTS: "REPORTED AS FACT",
    Stance.ACCUSES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Stance.SUSPECTS: "SUSPECTED OR ACCUSED",
}
RESAMPLES = 200


def measure(options: argparse.Namespace) -> dict:
    """The figures on one split, with bootstrap intervals over documents for the subtasks."""
    split = options.split or "validation"
    paths = [options.data / "muc4" / f"{part}.jsonl" for part in SPLITS[split]]
    scorer = load_scorer(options.data, "score_muc4")
    documents = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    predicted = [{"id": d["id"], "templates": templates(d, options.extractor)} for d in documents]
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "predicted.jsonl"
        answers.write_text("".join(json.dumps(row) + "\n" for row in predicted), encoding="utf-8")
        pred = scorer.load_docs(str(answers))
    gold = {key: rows for path in paths for key, rows in scorer.load_docs(str(path)).items()}
    scores = scorer.subtask_scores(gold, pred)
    whole = neural_scores(scorer, documents, predicted)
    bounds = intervals(scorer, gold, pred) if split == "validation" else {}
    for task, found in scores.items():
        low, high = bounds.get(task, (0, 0))
        print(
            f"{task:22s} P {found['p']:5.1f}  R {found['r']:5.1f}  F1 {found['f1']:5.1f}  [{low:.1f}, {high:.1f}]"
            f"   gold {found['gold']:4d}  predicted {found['pred']:4d}",
            file=sys.stderr,
        )
    figures = {f"{task.replace(' ', '_')}_f1": round(found["f1"], 2) for task, found in scores.items()}
    intervals_ = {f"{task.replace(' ', '_')}_f1_95": [round(x, 1) for x in pair] for task, pair in bounds.items()}
    return {"split": split, "cases_sha256": hash_of(paths), "figures": figures | intervals_ | whole}


def neural_scores(scorer: ModuleType, documents: list[dict], predicted: list[dict]) -> dict[str, float]:
    """Template scores as published since 2021: CEAF-REE (Du et al. 2021a) and that of GTT (Du et al. 2021b)."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "predicted.jsonl"
        answers.write_text("".join(json.dumps(row) + "\n" for row in predicted), encoding="utf-8")
        rows = scorer.load_pred(str(answers), "simple", [d["id"] for d in documents])
    pred = {key: scorer.norm_templates(found) for key, found in rows.items()}
    pooled = {key: scorer.pool_roles(found) for key, found in pred.items()}
    roles = {d["id"]: normalised(scorer, scorer.grit_gold(d)) for d in documents}
    gold = {d["id"]: scorer.norm_templates(scorer.unique(scorer.neural_gold(d))) for d in documents}
    found = {"ceaf_ree": scorer.ceaf_ree(roles, pooled), "gtt": scorer.gtt_score(gold, pred)}
    for name, scores in found.items():
        line = "  ".join(f"{role} {one['f1']:.1f}" for role, one in scores.items())
        print(f"{name:22s} {line}", file=sys.stderr)
    return {f"{name}_f1": round(scores["micro"]["f1"], 2) for name, scores in found.items()}


def normalised(scorer: ModuleType, roles: dict) -> dict:
    """The mentions of each role as the published measure compares them."""
    return {role: [[scorer.normalise(m) for m in entity] for entity in found] for role, found in roles.items()}


def intervals(scorer: ModuleType, gold: dict, pred: dict) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals of each task's F1, documents drawn with replacement."""
    drawn = random.Random(SEED)  # noqa: S311 - a bootstrap, not a secret
    ids = list(gold)
    values: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        sample = {f"{n}": doc for n, doc in enumerate(drawn.choices(ids, k=len(ids)))}
        again = scorer.subtask_scores(
            {n: gold[doc] for n, doc in sample.items()}, {n: pred.get(doc, []) for n, doc in sample.items()}
        )
        for task, found in again.items():
            values.setdefault(task, []).append(found["f1"])
    cut = RESAMPLES // 40
    return {task: (sorted(rows)[cut], sorted(rows)[-cut - 1]) for task, rows in values.items()}


def templates(document: dict, extractor: str) -> list[dict]:
    """The templates that a document's reading makes under MUC's rules."""
    dateline = document["dateline"] or {}
    day = dateline.get("date")
    known = day if day and not day.startswith("?") else None
    report = read_report(document["text"], published=known)
    if extractor == "encoder":
        part = document["id"].split("-")[0].lower()
        return templates_by_encoder(report, known, part, abroad="(" in (dateline.get("place") or ""))
    reading = extract(report, extractor=extractor)
    abroad = "(" in (dateline.get("place") or "")  # "ROME (ITALY)": the home countries stand without brackets
    found = [m for m in reading.mentions if counts_for_muc(m, known, abroad=abroad)]
    return [template(mention, known) for mention in found]


def templates_by_encoder(report: Report, day: str | None, part: str, *, abroad: bool) -> list[dict]:
    """The slots that the encoder marks, with place and date of the reading."""
    scores = the_encoder().read(report.text)
    accounts = [a for m in read(report, scores, the_encoder().judge).mentions for a in m.accounts]
    location = location_of(accounts)
    if abroad and location is None:
        return []
    location = location or country_of(report)
    found = encoder_templates(scores, report.text, Thresholds.read(part))
    return [one | {"date": date_of(accounts, day), "location": location} for one in found]


def counts_for_muc(mention: Mention, day: str | None, *, abroad: bool = False) -> bool:
    """One of the nine countries, recent, told for its own sake, and not a mere clash of two armed sides.

    A place in another country counts only for a report that was written abroad: in the others it is mostly where
    talks were held or somebody fled to.
    """
    countries = {a.value.country for a in mention.accounts if isinstance(a.value, Place)} - {None}
    if mention.role is not Role.MAIN or (abroad and countries and not countries & COUNTRIES):
        return False
    dates = [a.value for a in mention.accounts if isinstance(a.value, PartialDate) and a.value.year is not None]
    if day is not None and dates and all(d.year < int(day[:4]) - 1 for d in dates):
        return False
    return mention.type is not IncidentType.ARMED_CLASH or any(a.fact is Fact.TARGET for a in mention.accounts)


def template(mention: Mention, day: str | None) -> dict:
    """One incident in the simple form that the scorer reads."""
    accounts = [a for a in mention.accounts if a.status is Status.CURRENT]
    return {
        "type": TYPES.get(mention.type, "ATTACK"),
        "stage": "ACCOMPLISHED",
        "date": date_of(accounts, day),
        "location": location_of(accounts),
        "instruments": [{"text": words_of(a)} for a in accounts if a.fact is Fact.WEAPON],
        "perp_individuals": [words_of(a) for a in accounts if a.fact is Fact.PERPETRATOR],
        "perp_orgs": [
            {"text": words_of(a), "confidence": CONFIDENCE[a.stance]}
            for a in accounts
            if a.fact is Fact.RESPONSIBLE and a.stance in CONFIDENCE and is_name(a)
        ],
        "human_targets": [{"description": words_of(a)} for a in accounts if a.fact is Fact.TARGET and not is_thing(a)],
        "physical_targets": [{"text": words_of(a)} for a in accounts if a.fact is Fact.TARGET and is_thing(a)],
        "human_total": next(
            (a.value.low for a in accounts if a.fact is Fact.KILLED and isinstance(a.value, Quantity)), None
        ),
    }


def words_of(account: Account) -> str:
    """The report's own words for a name, on one line and without an article."""
    words = " ".join(account.words.split())
    first, _, rest = words.partition(" ")
    return rest if rest and first.upper() in {"THE", "A", "AN"} else words


def is_name(account: Account) -> bool:
    """Whether who is responsible is named, not only described."""
    return isinstance(account.value, Name) and account.value.actor_id is not None


def is_thing(account: Account) -> bool:
    """Whether a target is a building or a vehicle and not people."""
    last = words_of(account).upper().rstrip(".,").split()[-1:]
    return not last or not last[0].endswith(PEOPLE_ENDINGS)


PEOPLE_ENDINGS = (
    "MEN", "MAN", "PEOPLE", "PEASANTS", "PEASANT", "SOLDIERS", "SOLDIER", "PRIESTS", "PRIEST", "CIVILIANS", "CIVILIAN",
    "WORKERS", "WORKER", "STUDENTS", "STUDENT", "JUDGE", "JUDGES", "MAYOR", "MAYORS", "LEADER", "LEADERS", "OFFICERS",
    "OFFICER", "CHILDREN", "WOMEN", "WOMAN", "JOURNALISTS", "JOURNALIST", "DEPUTY", "MINISTER", "GENERAL", "COLONEL",
)  # fmt: skip


def date_of(accounts: list[Account], day: str | None) -> str | list[str | None] | None:
    """The day; without one, on or before the dateline, as the keys of MUC-4 have it."""
    said = [a.value for a in accounts if isinstance(a.value, PartialDate) and a.value.year is not None]
    exact = [d for d in said if d.day is not None]
    if exact and not (day and exact[0].iso > day):
        return exact[0].iso
    return [None, day] if day else None


def country_of(report: Report) -> dict | None:
    """The first of the nine countries that a report names or stands for, where no account has a place."""
    named = (found.place.country for found in find_places(report.text) if found.place.country in COUNTRIES)
    first = next(named, None)
    return None if first is None else {"country": country_name(first).upper(), "places": []}


def location_of(accounts: list[Account]) -> dict | None:
    """Country and places, from large to small; of places of one size the one named first comes last."""
    places = [a.value for a in accounts if isinstance(a.value, Place)]
    country = next((p.country for p in places if p.country in COUNTRIES), None)
    if country is None:
        return None
    within = [p for p in places if p.country in (country, None) and p.name.upper() != country_name(country).upper()]
    within.reverse()
    finest = sorted(within, key=lambda p: -(p.precision or 9))
    names = [{"name": place.name.upper(), "type": None} for place in finest]
    return {"country": country_name(country).upper(), "places": names}
