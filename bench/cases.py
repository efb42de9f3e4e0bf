#!/usr/bin/env python3
"""Our own reports with every account annotated: read, check and compile them.

A case is one text file; bench/cases/README.md describes it.

    python bench/cases.py check                    read every case, say what is wrong with it
    python bench/cases.py compile OUT [--split S]  write OUT/gold.jsonl and OUT/texts/ID.txt for the scorer
    python bench/cases.py demo                     write the bundled demo reports from their cases
    python bench/cases.py list                     one line a case
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from case_accounts import Saying, Voices, read_account, read_sayings, read_voice
from case_counts import LOWS
from case_markup import CaseError, Line, Marked, read_markup

from avowal.codebook import IncidentType, Role
from avowal.domain import DateBasis, PartialDate, Report
from avowal.domain.report import report_id

__all__ = ["Case", "CaseError", "compile_cases", "read_case", "read_cases", "scoring_form"]

JsonObject = dict[str, Any]
CASES = Path(__file__).resolve().parent / "cases"
DEMO = Path(__file__).resolve().parent.parent / "src" / "avowal" / "demo" / "reports"
SPLITS = ("demo", "train", "dev", "test", "validation", "unseen")
NEEDED = ("id", "title", "outlet", "split", "style")
KNOWN = (*NEEDED, "url", "published", "language", "layout", "demo", "note")
DEMO_NOTE = "Written for Avowal; not a real publication"
_INCIDENT = re.compile(r"\[incident (\S+) (\S+) (\S+)\]\Z")


@dataclass(frozen=True, slots=True)
class Case:
    """One report with the gold of its accounts: ``kerman-03``, of the demo, in the manner of a state agency.

    Attributes:
        path: The file it was read from.
        report_id: The case's own id, under which gold and predictions are paired.
        split: demo, train, dev or test.
        style: The manner it is written in.
        report: The report, as the product would take it in.
        gold: Its incidents and accounts, one JSON object in the form of ACCOUNTS.md.
        sayings: The words that name a voice and those that report it, where the case marks them.
        demo: File name of the bundled report that this case annotates; ``None`` if it is not bundled.
    """

    path: Path
    report_id: str
    split: str
    style: str
    report: Report
    gold: JsonObject
    sayings: tuple[Saying, ...] = ()
    demo: str | None = None


def read_cases(folder: Path, split: str | None = None) -> list[Case]:
    """Every case under ``folder``, of one split or of all, in the order of their ids.

    Raises:
        CaseError: Files cannot be read (a line for each), an id is used twice, or an incident stands in two splits.
    """
    cases, wrong = [], []
    for path in sorted(folder.rglob("*.case")):
        try:
            cases.append(read_case(path))
        except CaseError as error:
            wrong.append(str(error))
    if wrong:
        raise CaseError("\n".join(wrong))
    _check_together(cases)
    return sorted((case for case in cases if split in (None, case.split)), key=lambda case: case.report_id)


def _check_together(cases: list[Case]) -> None:
    by_id: dict[str, Case] = {}
    by_key: dict[str, Case] = {}
    for case in cases:
        other = by_id.setdefault(case.report_id, case)
        if other is not case:
            msg = f"{case.path.name}:1: the id {case.report_id!r} is also that of {other.path.name}"
            raise CaseError(msg)
        for key in (incident["key"] for incident in case.gold["incidents"]):
            first = by_key.setdefault(key, case)
            if first.split != case.split:
                msg = (
                    f"{case.path.name}:1: the incident {key!r} is in split {case.split}, but {first.path.name} "
                    f"has it in {first.split}; cases are split by incident"
                )
                raise CaseError(msg)


def read_case(path: Path) -> Case:
    """One case.

    Raises:
        CaseError: Something in it is wrong; the message names the file and the line.
    """
    lines = [Line(n, text) for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)]
    head, body, block = _parts(path.name, lines)
    front = _front_matter(path.name, head)
    marked = read_markup(path.name, body, keep_lines=front.get("layout") == "lines")
    if not marked.text:
        msg = f"{path.name}:{len(head) + 2}: the case has no text"
        raise CaseError(msg)
    report = _report(path.name, front, marked.text)
    incidents, sayings = _incidents(path.name, marked, block)
    gold = {
        "id": front["id"],
        "url": front.get("url"),
        "title": front["title"],
        "publisher": front["outlet"],
        "published": report.published.iso if report.published else None,
        "incidents": incidents,
    }
    return Case(path, front["id"], front["split"], front["style"], report, gold, sayings, front.get("demo"))


def _parts(label: str, lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    fences = [n for n, line in enumerate(lines) if line.text.rstrip() == "---"][:2]
    if len(fences) < 2 or fences[0] != 0:
        msg = f"{label}:1: a case starts with front matter between two lines of '---'"
        raise CaseError(msg)
    rule = next((n for n, line in enumerate(lines) if n > fences[1] and line.text.rstrip() == "==="), None)
    if rule is None:
        msg = f"{label}:{len(lines)}: no line '===' between the text and its accounts"
        raise CaseError(msg)
    return lines[1 : fences[1]], lines[fences[1] + 1 : rule], lines[rule + 1 :]


def _front_matter(label: str, lines: list[Line]) -> dict[str, str]:
    front: dict[str, str] = {}
    for line in lines:
        key, colon, said = line.text.partition(":")
        if not colon or key not in KNOWN:
            msg = f"{label}:{line.number}: expected one of {', '.join(KNOWN)} and a colon, found {line.text!r}"
            raise CaseError(msg)
        if key in front or not said.strip():
            msg = f"{label}:{line.number}: {key} is given twice or is empty; leave out what is not known"
            raise CaseError(msg)
        front[key] = said.strip()
    missing = [key for key in NEEDED if key not in front]
    if missing:
        msg = f"{label}:1: the front matter lacks {', '.join(missing)}"
        raise CaseError(msg)
    if front["split"] not in SPLITS:
        msg = f"{label}:1: split is {front['split']!r}; it is one of {', '.join(SPLITS)}"
        raise CaseError(msg)
    if front.get("layout") not in (None, "lines"):
        msg = f"{label}:1: layout is {front['layout']!r}; the only one is 'lines'"
        raise CaseError(msg)
    return front


def _report(label: str, front: dict[str, str], text: str) -> Report:
    published = None
    if "published" in front:
        try:
            published = PartialDate.from_iso(front["published"])
        except ValueError as error:
            msg = f"{label}:1: published: {error}"
            raise CaseError(msg) from error
    made_of = {"title": front["title"], "outlet": front["outlet"], "address": front.get("url")}
    return Report(
        id=report_id(text, **made_of),
        text=text,
        published=published,
        published_basis=DateBasis.FRONT_MATTER if published else None,
        language=front.get("language", "en"),
        **made_of,
    )


def _incidents(label: str, marked: Marked, block: list[Line]) -> tuple[list[JsonObject], tuple[Saying, ...]]:
    """The incidents of the block, each with its accounts in the order of the file, and the marked sayings."""
    incidents: list[JsonObject] = []
    sayings: list[Saying] = []
    voices: Voices = {}
    used: set[str] = set()
    empty = False
    for line in block:
        said = line.text.strip()
        if not said or said.startswith("#"):
            continue
        if said == "[no incident]":
            empty = True
        elif said.startswith("["):
            incidents.append(_incident(label, line, incidents))
        elif said.startswith("voice "):
            read_voice(label, line, voices)
        elif said.startswith(("source ", "cue ")):
            sayings += read_sayings(label, line, marked, voices)
        elif not incidents:
            msg = f"{label}:{line.number}: an account before the first [incident ...]: {said!r}"
            raise CaseError(msg)
        else:
            mark, account = read_account(label, line, marked, voices)
            _refuse_repeat(label, line, account, incidents[-1]["accounts"])
            used.add(mark)
            incidents[-1]["accounts"].append(account)
    used |= {saying.mark for saying in sayings}
    _check_block(label, marked, block, incidents, used, empty=empty)
    return incidents, tuple(sayings)


def _incident(label: str, line: Line, incidents: list[JsonObject]) -> JsonObject:
    found = _INCIDENT.match(line.text.strip())
    if not found or found[2] not in set(Role) or found[3] not in set(IncidentType):
        msg = f"{label}:{line.number}: expected [incident KEY main|background TYPE], found {line.text.strip()!r}"
        raise CaseError(msg)
    if any(incident["key"] == found[1] for incident in incidents):
        msg = f"{label}:{line.number}: the incident {found[1]!r} stands here twice"
        raise CaseError(msg)
    return {"key": found[1], "role": found[2], "type": found[3], "accounts": []}


def _refuse_repeat(label: str, line: Line, account: JsonObject, others: list[JsonObject]) -> None:
    def told(one: JsonObject) -> list[object]:
        return [one.get(k) for k in ("fact", "value", "low", "high", "qualifier", "of", "voice", "stance")]

    if any(told(other) == told(account) for other in others):
        msg = f"{label}:{line.number}: the same voice says the same value twice; a repeated account counts once"
        raise CaseError(msg)


def _check_block(
    label: str, marked: Marked, block: list[Line], incidents: list[JsonObject], used: set[str], *, empty: bool
) -> None:
    where = block[-1].number if block else 1
    if empty == bool(incidents):
        msg = f"{label}:{where}: a case holds [incident ...] blocks, or the one line [no incident]"
        raise CaseError(msg)
    bare = [incident["key"] for incident in incidents if not incident["accounts"]]
    if bare:
        msg = f"{label}:{where}: the incident {bare[0]!r} has no account"
        raise CaseError(msg)
    unused = sorted(marked.spans.keys() - used)
    if unused:
        msg = f"{label}:{marked.lines[unused[0]]}: marks that no account uses: {', '.join(unused)}"
        raise CaseError(msg)


def scoring_form(said: JsonObject) -> JsonObject:
    """``said`` as the published scorer takes it, for gold and predictions alike.

    "Tens", "dozens", "scores" and "hundreds" carry the lows that ACCOUNTS.md sets; counts without any
    number ("several", "many") are left out, because the scorer cannot hold a figure against none.
    """
    return {**said, "incidents": [_scoring_incident(incident) for incident in said["incidents"]]}


def _scoring_incident(incident: JsonObject) -> JsonObject:
    accounts = []
    for account in incident["accounts"]:
        row = dict(account)
        if "low" in row and row["low"] is None and row.get("high") is None:
            row["low"] = LOWS.get(row.get("qualifier") or "")
            if row["low"] is None:
                continue
        accounts.append(row)
    return {**incident, "accounts": accounts}


def compile_cases(folder: Path, out: Path, split: str | None = None) -> int:
    """Write ``out/gold.jsonl`` and ``out/texts/ID.txt``; gives the number of cases.

    Raises:
        CaseError: A case cannot be read.
    """
    cases = read_cases(folder, split)
    (out / "texts").mkdir(parents=True, exist_ok=True)
    rows = [json.dumps(scoring_form(case.gold), ensure_ascii=False) for case in cases]
    (out / "gold.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    for case in cases:
        (out / "texts" / f"{case.report_id}.txt").write_text(case.report.text, encoding="utf-8")
    return len(cases)


def demo_text(case: Case) -> str:
    """The bundled file of a demo case: front matter and text."""
    report = case.report
    front = {
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published.iso if report.published else None,
        "address": report.address,
        "language": report.language,
        "note": DEMO_NOTE,
    }
    head = "".join(f"{key}: {said}\n" for key, said in front.items() if said)
    return f"---\n{head}---\n\n{report.text}\n"


def write_demo(cases: Iterable[Case], folder: Path) -> int:
    """Write the bundled reports of the demo cases; gives their number."""
    folder.mkdir(parents=True, exist_ok=True)
    bundled = [case for case in cases if case.demo]
    for case in bundled:
        (folder / str(case.demo)).write_text(demo_text(case), encoding="utf-8")
    return len(bundled)


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; exit 2 when a case is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("check", "compile", "demo", "list"))
    parser.add_argument("out", nargs="?", type=Path, help="folder to write to (compile)")
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--cases", type=Path, default=CASES, help="folder of the cases (default: bench/cases)")
    options = parser.parse_args(arguments)
    if options.command == "compile" and options.out is None:
        parser.error("compile needs a folder to write to")
    try:
        run(options)
    except CaseError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def run(options: argparse.Namespace) -> None:
    """Do what the options ask and print what was done."""
    if options.command == "compile":
        print(f"{compile_cases(options.cases, options.out, options.split)} cases in {options.out / 'gold.jsonl'}")
        return
    cases = read_cases(options.cases, options.split)
    if options.command == "demo":
        print(f"{write_demo(cases, DEMO)} reports in {DEMO}")
        return
    if options.command == "list":
        for case in cases:
            keys = " ".join(incident["key"] for incident in case.gold["incidents"]) or "-"
            print(f"{case.split:6}{case.report_id:32}{case.style:22}{keys}")
    print(summary(cases))


def summary(cases: list[Case]) -> str:
    """Counts of cases, incidents and accounts, a line a split."""
    rows = []
    for split in SPLITS:
        chosen = [case.gold["incidents"] for case in cases if case.split == split]
        incidents = [incident for rows_of in chosen for incident in rows_of]
        keys = len({incident["key"] for incident in incidents})
        accounts = sum(len(incident["accounts"]) for incident in incidents)
        empty = sum(not rows_of for rows_of in chosen)
        rows.append(f"{split:6}{len(chosen):4} cases ({empty} without incident){keys:5} incidents{accounts:6} accounts")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
