"""The shared table of policy cases asked of our rules: each case becomes accounts, reports and a context.

Data: rules/policy_cases.jsonl in the data folder, worked examples written by us with the rules they follow; and the
event reports of MAVERICK (van Baalen and Höglund, CC BY 4.0) with the outcomes of the R package eventreport 0.1.2.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, Stance, Status, VoiceKind
from avowal.domain import Account, Name, PartialDate, Quantity, Report, Span, Voice
from avowal.estimation import Context, Policy, estimate, read_policy
from avowal.estimation.event_reports import N_ACTORS, Cell, Row, aggregate
from avowal.estimation.windows import acled_day, gtd_parts

Case = dict[str, Any]
SPAN = Span(0, 1)
GROUPS = {"all": None, "victims": None, "side_a": "soldiers", "side_b": "rebels"}
"""How a case names a group, in words that a report would use; other names stand as they are."""
TEXT = ("name", "id", "type", "subtype", "party", "violence")
FLAGS = ("initiator", "perpetrator", "intervener", "bystander", "victim")
MODELS = ("conservative", "representative", "informative")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a case asks: accounts, their reports, and what else is known."""

    accounts: tuple[Account, ...]
    reports: dict[str, Report]
    context: Context


def cases(path: Path) -> list[Case]:
    """The cases of the table."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def said(case: Case) -> dict[str, Any]:
    """What our rules make of a case, under the names that the case expects."""
    if case["policy"].startswith("er-"):
        return dict(aggregate(case["reports"], read_policy(case["policy"])))
    if case.get("kind") == "date":
        return date_said(case)
    policy = policy_of(case)
    asked = asked_of(case)
    if case.get("kind") == "claim":
        return claim_said(policy, asked)
    fact = Fact(case.get("context", {}).get("fact", "killed"))
    found = estimate(policy, asked.accounts, fact, reports=asked.reports, context=asked.context)
    columns = {column.name: column.value for column in found.columns}
    parts = [value for name, value in columns.items() if name.startswith("part_")]
    named = {
        "fatalities": parts or found.value,
        "value": columns.get("nperps", columns.get("nhostkid", columns.get("nreleased", found.value))),
        "low": found.low,
        "best": found.value,
        "high": found.high,
        "min": found.low,
        "max": found.high,
        "events": parts or [found.value],
        "conceded": [columns.get("civilians_killed_conceded_min"), columns.get("civilians_killed_conceded_max")],
        "single_source": bool(columns.get("single_source")),
    }
    if found.value is None and case["policy"] == "ucdp":
        named["excluded"] = "no death figure"
    return columns | {name: value for name, value in named.items() if name not in columns or name == "single_source"}


def date_said(case: Case) -> dict[str, Any]:
    """A date of a case as the programme writes it."""
    first, last = date.fromisoformat(case["start"]), date.fromisoformat(case["end"])
    words = case.get("words", "")
    if case["policy"] == "gtd":
        year, month, day = gtd_parts(first, last)
        return {"iyear": year, "imonth": month, "iday": day, "approxdate": "" if day else words}
    coded = acled_day(first, last, words)
    return {"event_date": coded[0].isoformat(), "time_precision": coded[1]} if coded else {"event_date": None}


def claim_said(policy: Policy, asked: Asked) -> dict[str, Any]:
    """GTD's columns on who did it, as lists over the names."""
    found = estimate(policy, asked.accounts, Fact.RESPONSIBLE, reports=asked.reports, context=asked.context)
    ends = [end for end in ("", "2", "3") if found.column(f"gname{end}") is not None]
    return {
        "gname": [found.column(f"gname{end}") for end in ends],
        "guncertain": [found.column(f"guncertain{n}") for n, _ in enumerate(ends, start=1)],
        "claimed": [found.column(f"claim{end}" if end else "claimed") for end in ends],
        "claimmode": [found.column(f"claimmode{end}") for end in ends],
        "compclaim": found.column("compclaim"),
    }


def policy_of(case: Case) -> Policy:
    """The case's policy with the parameters that it sets and the publishers that it calls questionable."""
    policy = read_policy(case["policy"])
    doubtful = frozenset(row["voice"] for row in case.get("accounts", ()) if row.get("questionable"))
    changed = replace(policy.parameters, **case.get("params", {}), questionable=doubtful)
    return replace(policy, parameters=changed)


def asked_of(case: Case) -> Asked:
    """The case's accounts as ours, each in a report of its own, with the context that it gives."""
    known = case.get("context", {})
    pairs = [account_of(row, number) for number, row in enumerate(case.get("accounts", ()))]
    rows = case.get("accounts", ())

    def having(flag: str) -> frozenset[str]:
        return frozenset(account.id for row, (_, account) in zip(rows, pairs, strict=True) if row.get(flag))

    whole = frozenset(
        account.id
        for row, (_, account) in zip(rows, pairs, strict=True)
        if row.get("group") == "victims" or (known.get("total_excludes_attackers") and row.get("group") == "all")
    )
    context = Context(
        type=IncidentType(known["type"]) if known.get("type") else None,
        totals_without_attackers=whole,
        own_losses=having("own_losses"),
        accepts_harm=having("accepts_harm"),
        joint_claims=having("joint"),
        disputed_status=having("max_only"),
        combatants_only=any(row.get("fact") == "victims" for row in rows),
        type_of_violence=known.get("type_of_violence"),
        parts=known.get("split") or known.get("places") or 1,
        known_deaths=known.get("identified", 0),
        known_range=tuple(known["incidents_inside"]) if known.get("incidents_inside") else None,
    )
    told = tuple(account for row, (_, account) in zip(rows, pairs, strict=True) if row.get("fact") != "victims")
    return Asked(told, {report.id: report for report, _ in pairs}, context)


def account_of(row: Case, number: int) -> tuple[Report, Account]:
    """One row of a case as a report and its account."""
    voice = row.get("voice") or row["publisher"]
    kind = VoiceKind(row.get("kind", "outlet"))
    published = PartialDate.from_iso(row["published"]) if row.get("published") else None
    report = Report(f"r-{number}", "?", outlet=row.get("publisher") or voice, published=published)
    fact = Fact.KILLED if row.get("fact") == "victims" else Fact(row.get("fact", "killed"))
    via = (row["wire"],) if row.get("wire") else tuple(row.get("via", ()))
    value = Name(row["value"]) if isinstance(row.get("value"), str) else quantity_of(row)
    speaker = Voice("outlet" if kind is VoiceKind.OUTLET else voice, kind)
    stance, status = Stance(row.get("stance", "asserts")), Status(row.get("status", "current"))
    return report, Account(f"a-{number}", report.id, fact, value, "?", speaker, via, stance, status, SPAN)


def quantity_of(row: Case) -> Quantity:
    """The figure of a row; a dozen and a couple are numbers, few and a bare plural are "some"."""
    n, whom = row.get("n"), row.get("group", "all")
    of = GROUPS.get(whom, whom)
    said_as = row.get("qualifier", "exact")
    if said_as in {"dozen", "couple"}:
        n, said_as = {"dozen": 12, "couple": 2}[said_as], "exact"
    qualifier = Qualifier({"few": "some", "plural": "some"}.get(said_as, said_as))
    match qualifier:
        case Qualifier.RANGE:
            return Quantity(row["low"], row["high"], qualifier, of)
        case Qualifier.AT_LEAST:
            return Quantity(n, None, qualifier, of)
        case Qualifier.MORE_THAN:
            return Quantity(n + 1, None, qualifier, of)
        case Qualifier.UP_TO:
            return Quantity(None, n, qualifier, of)
        case _:
            return Quantity(n, n, qualifier, of)


def differs(case: Case) -> dict[str, tuple[Any, Any]]:
    """What the case expects and what came out, where the two differ."""
    found = said(case)
    return {
        name: (value, found.get(name, "nothing"))
        for name, value in case["expect"].items()
        if found.get(name, "nothing") != value
    }


# MAVERICK


def maverick_events(folder: Path) -> dict[str, list[Row]]:
    """Every event with its reports as flat rows, in the order of the file."""
    events: dict[str, list[Row]] = {}
    with gzip.open(folder / "maverick.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            events.setdefault(row["event_id"], []).append(flat(row))
    return events


def flat(row: Mapping[str, Any]) -> Row:
    """A report with its actors as columns; an empty slot has missing texts and 0 for every flag."""
    cells: dict[str, Cell] = {name: value for name, value in row.items() if name != "actors"}
    actors = {actor["slot"]: actor for actor in row["actors"]}
    for slot in range(1, N_ACTORS + 1):
        actor = actors.get(slot, {})
        for name in (*TEXT, "precision", *FLAGS):
            column = f"actor{slot}" if name == "name" else f"actor{slot}_{name}"
            cells[column] = actor.get(name, 0 if name in FLAGS else None)
    return cells


def expected(folder: Path) -> Iterator[tuple[str, dict[str, dict[str, Cell]]]]:
    """The events of several reports, with the outcome of each model as flat cells."""
    with (folder / "maverick_expected.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["event_id"], {model: flat_outcome(row[model]) for model in MODELS}


def flat_outcome(row: Mapping[str, Any]) -> dict[str, Cell]:
    """The outcome of a model as flat cells; of an actor only what the outcome gives."""
    cells: dict[str, Cell] = {name: value for name, value in row.items() if name != "actors"}
    actors = {actor["slot"]: actor for actor in row["actors"]}
    for slot in range(1, N_ACTORS + 1):
        for name in (*TEXT, *FLAGS):
            column = f"actor{slot}" if name == "name" else f"actor{slot}_{name}"
            cells[column] = actors[slot][name] if slot in actors else None
    return cells


def wrong_cells(rows: Sequence[Row], outcome: Mapping[str, Cell], model: str) -> list[str]:
    """The columns in which our model differs from the expected outcome.

    The expected file leaves out the slots in which nobody is: there an empty text, a missing one and 0 are alike.
    """
    found = aggregate(rows, read_policy(f"er-{model}"))
    wrong = []
    for name, value in outcome.items():
        ours = found.get(name)
        empty = name.startswith("actor") and outcome[name.split("_")[0]] is None
        if ours != value and not (empty and not ours and not value):
            wrong.append(name)
    return wrong
