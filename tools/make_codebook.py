"""Make what comes from the codebook: the enums, the docs page and the JSON Schema of accounts.

Run by ``make codebook``; ``--check`` writes nothing and fails when a made file differs.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODEBOOK = ROOT / "src/avowal/codebook/codebook.toml"
ENUMS = {
    "fact": ("Fact", "What an account is about: ``Fact.KILLED``."),
    "stance": ("Stance", "How a voice holds what it says: ``Stance.CLAIMS``."),
    "status": ("Status", "What the report itself later says of an account: ``Status.SUPERSEDED``."),
    "voice_kind": ("VoiceKind", "What sort of voice speaks: ``VoiceKind.STATE_MEDIA``."),
    "role": ("Role", "Whether the report tells of the incident for its own sake: ``Role.MAIN``."),
    "time_of_day": ("TimeOfDay", "When on a day, where no hour is said: ``TimeOfDay.NIGHT``."),
    "stage": ("Stage", "How far an incident got: ``Stage.ATTEMPTED``."),
    "qualifier": ("Qualifier", "How the words bound a figure: ``Qualifier.AT_LEAST``."),
    "incident_type": ("IncidentType", "What sort of violence it was: ``IncidentType.BOMBING``."),
    "victim_group": ("VictimGroup", "Whom a figure counts when not all victims: ``VictimGroup.CHILDREN``."),
    "verdict": ("Verdict", "What a judgement says of two mentions: ``Verdict.SAME``."),
    "decided": ("Decided", "What a reviewer says of an account: ``Decided.REJECT``."),
    "review_state": ("ReviewState", "What reviewers have made of an account: ``ReviewState.DISPUTED``."),
}


def made_files(book: dict) -> dict[Path, str]:
    """The text of each file that comes from the codebook, by its path."""
    return {
        ROOT / "src/avowal/codebook/vocabulary.py": vocabulary(book),
        ROOT / "src/avowal/codebook/account.schema.json": schema(book),
        ROOT / "docs/codebook.md": page(book),
    }


def vocabulary(book: dict) -> str:
    """The enums as a Python module, so that types can be checked and nothing is read at import."""
    out = [
        '"""The codebook\'s words as enums. Made from codebook.toml by ``make codebook``; do not edit."""',
        "",
        "from enum import StrEnum",
        "from typing import Final",
        "",
        f'CODEBOOK_VERSION: Final = "{book["version"]}"',
    ]
    for table, (name, doc) in ENUMS.items():
        out += ["", "", f"class {name}(StrEnum):", f'    """{doc}"""', ""]
        out += [f'    {word.upper()} = "{word}"' for word in book[table]]
    counted = [w for w, row in book["fact"].items() if row["counted"]]
    party = [w for w, row in book["voice_kind"].items() if row["party"]]
    number = [w for w, row in book["qualifier"].items() if row["number"]]
    out += ["", ""]
    out += frozen("COUNTED_FACTS", "Fact", counted)
    out += frozen("PARTY_KINDS", "VoiceKind", party)
    out += frozen("NUMBER_QUALIFIERS", "Qualifier", number)
    return "\n".join(out) + "\n"


def frozen(name: str, enum: str, words: list[str]) -> list[str]:
    """Lines that bind ``name`` to a frozen set of enum members."""
    return [f"{name}: Final = frozenset(", "    {", *(f"        {enum}.{w.upper()}," for w in words), "    }", ")"]


def schema(book: dict) -> str:
    """The JSON Schema (2020-12) of one report with its incidents and accounts."""
    word = {"type": "string"}
    nullable = {"type": ["string", "null"]}
    whole = {"type": ["integer", "null"], "minimum": 0}
    account = {
        "type": "object",
        "required": ["fact", "voice", "via", "stance", "status", "evidence"],
        "properties": {
            "id": word,
            "fact": {"enum": list(book["fact"])},
            "low": whole,
            "high": whole,
            "qualifier": {"enum": [*book["qualifier"], None]},
            "words": word,
            "of": nullable,
            "value": nullable,
            "aliases": {"type": "array", "items": word},
            "country": nullable,
            "first": nullable,
            "last": nullable,
            "precision": {"type": ["integer", "null"], "minimum": 1, "maximum": 7},
            "time": nullable,
            "said": nullable,
            "voice": {
                "type": "object",
                "required": ["name", "kind"],
                "properties": {
                    "name": word,
                    "kind": {"enum": list(book["voice_kind"])},
                    "role": nullable,
                    "country": nullable,
                },
            },
            "via": {"type": "array", "items": word},
            "part_of": nullable,
            "stance": {"enum": list(book["stance"])},
            "status": {"enum": list(book["status"])},
            "optional": {"type": "boolean"},
            "score": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
            "evidence": {
                "description": "The exact words, or [start, end) in code points of the report's text.",
                "oneOf": [word, {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}],
            },
            "span": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
        },
    }
    incident = {
        "type": "object",
        "required": ["role", "type", "accounts"],
        "properties": {
            "key": word,
            "role": {"enum": list(book["role"])},
            "type": {"enum": [*book["incident_type"], None]},
            "stage": {"enum": [*book["stage"], None]},
            "accounts": {"type": "array", "items": account},
        },
    }
    report = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One report with the incidents it tells of and every account of them",
        "description": f"Made from the codebook, version {book['version']}, by `make codebook`.",
        "type": "object",
        "required": ["id", "incidents"],
        "properties": {
            "id": word,
            "url": nullable,
            "title": nullable,
            "publisher": nullable,
            "published": nullable,
            "incidents": {"type": "array", "items": incident},
        },
    }
    return json.dumps(report, indent=1) + "\n"


def page(book: dict) -> str:
    """The docs page: each word with its definition, and the codes of other programmes."""
    titles = {
        "fact": "Facts", "stance": "Stances", "status": "Status", "voice_kind": "Kinds of voice",
        "role": "Roles of an incident in a report", "time_of_day": "Parts of a day",
        "stage": "Stages of an incident",
        "qualifier": "Qualifiers of figures", "incident_type": "Types of incident",
        "victim_group": "Groups of victims", "verdict": "Verdicts on two mentions",
        "decided": "Decisions on an account", "review_state": "What reviewers have made of an account",
    }  # fmt: skip
    out = [
        "# Codebook",
        "",
        f"Version {book['version']}. Made from `src/avowal/codebook/codebook.toml` by `make codebook`;",
        "edit that file, not this page.",
        "",
    ]
    for table, title in titles.items():
        rows = book[table]
        extra = [k for k in next(iter(rows.values())) if k != "definition"]
        heads = ["word", "definition", *extra]
        out += [f"## {title}", "", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
        for word, row in rows.items():
            cells = [f"`{word}`", row["definition"], *(said(row[k]) for k in extra)]
            out.append("| " + " | ".join(cells) + " |")
        out.append("")
    out += [
        "Programme codes: ACLED event and sub-event type; GTD `attacktype1`; PLOVER event and mode. UCDP codes no",
        "tactic: its `type_of_violence` follows from the actors. Where a programme's code depends on the target, the",
        "table gives the code for unarmed people.",
        "",
    ]
    return "\n".join(out)


def said(cell: object) -> str:
    """A cell as a reader expects it: yes and no for flags."""
    return {True: "yes", False: "no"}.get(cell, str(cell)) if isinstance(cell, bool) else str(cell)


def current(path: Path) -> str | None:
    """What the file holds now; ``None`` when there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else None


def main() -> int:
    """Write the made files, or with ``--check`` say which differ."""
    book = tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))
    stale = [path for path, text in made_files(book).items() if current(path) != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} differs from the codebook: run `make codebook`")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made_files(book)[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
