"""Make docs/policies.md from the policy files that ship.

Run by ``make policies``; ``--check`` writes nothing and fails when the page differs.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

from avowal.codebook.vocabulary import Fact
from avowal.estimation import POLICIES, RULES, Policy, read_policy
from avowal.estimation.event_reports import METHODS
from avowal.estimation.policy import Parameters
from avowal.export.policy_json import policy_to_json

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/policies.md"
HEAD = ROOT / "tools/policies_head.txt"


def page() -> str:
    """The whole page: what holds for all policies, then each policy, then how to write one."""
    parts = [HEAD.read_text("utf-8").rstrip(), overview()]
    parts += [section(read_policy(name)) for name in POLICIES]
    parts += [rules(), parameters(), methods()]
    return "\n\n".join(parts) + "\n"


def overview() -> str:
    """Which policy answers which fact."""
    lines = [
        "## Which policy answers what",
        "",
        f"| fact | {' | '.join(POLICIES)} |",
        "| --- |" + " --- |" * len(POLICIES),
    ]
    for fact in Fact:
        cells = ("yes" if fact in read_policy(name).rules else "–" for name in POLICIES)
        lines.append(f"| {fact.value} | {' | '.join(cells)} |")
    return "\n".join(lines)


def section(policy: Policy) -> str:
    """One policy."""
    said = policy_to_json(policy)
    lines = [f"## {policy.name} {policy.version}: {policy.called}", "", f"**{policy.title}.** {policy.about}", ""]
    lines += ["| fact | rule |", "| --- | --- |"]
    lines += [f"| {fact} | {RULES[rule].about} (`{rule}`) |" for fact, rule in said["rules"].items()]
    lines += [f"| {fact} | no value: {why} |" for fact, why in said["unanswered"].items()]
    plain = policy_to_json(Policy("x", 1, "x", "x", "x", (), {}))["parameters"]
    own = {name: value for name, value in said["parameters"].items() if value != plain[name]}
    if own:
        lines += [
            "",
            "Parameters that differ from the defaults: "
            + "; ".join(f"`{n} = {written(v)}`" for n, v in own.items())
            + ".",
        ]
    if said["words"]:
        worth = ", ".join(
            f"{word} {low if low == high else f'{low}–{high}'}" for word, (low, high) in said["words"].items()
        )
        phrases = "".join(f', "{phrase}" {low}–{high}' for phrase, (low, high) in said["phrases"].items())
        lines += ["", f"Number words: {worth}{phrases}."]
    if said["types"]:
        lines += ["", "| our type | its type | where those attacked were armed | codes |", "| --- | --- | --- | --- |"]
        for type_, code in said["types"].items():
            codes = ", ".join(f"{name} {n}" for name, n in code["codes"].items())
            lines.append(f"| {type_} | {code['value']} | {code['armed'] or 'the same'} | {codes or '–'} |")
    if said["hierarchy"]:
        lines += ["", f"Hierarchy, first before last: {' > '.join(said['hierarchy'])}."]
    if said["columns"]:
        lines += ["", "| column | put together from the rows by |", "| --- | --- |"]
        lines += [f"| `{column}` | {method} |" for column, method in said["columns"].items()]
    if policy.cite:
        lines += ["", "After: " + "; ".join(policy.cite) + "."]
    return "\n".join(lines)


def written(value: object) -> str:
    """A parameter as a file holds it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    return str(value)


def rules() -> str:
    """The rules that a file may name."""
    lines = ["## Rules that a policy may name", "", "| rule | facts | what it takes |", "| --- | --- | --- |"]
    for name, rule in RULES.items():
        facts = "every fact" if len(rule.facts) == len(Fact) else ", ".join(f.value for f in Fact if f in rule.facts)
        lines.append(f"| `{name}` | {facts} | {rule.about} |")
    return "\n".join(lines)


def parameters() -> str:
    """The parameters, with the words or numbers that they take."""
    lines = ["## Parameters", "", "| parameter | default | takes | decides |", "| --- | --- | --- | --- |"]
    plain = policy_to_json(Policy("x", 1, "x", "x", "x", (), {}))["parameters"]
    for member in fields(Parameters):
        choices = member.metadata["choices"]
        takes = ", ".join(choices) if choices else TAKES[str(member.type)]
        lines.append(f"| `{member.name}` | {written(plain[member.name])} | {takes} | {member.metadata['about']} |")
    return "\n".join(lines)


TAKES = {
    "int": "a whole number",
    "int | None": "a whole number, or left out",
    "float": "a share from 0 to below 1",
    "bool": "true, false",
    "frozenset[str]": "a list of texts",
    "frozenset[VoiceKind]": "a list of kinds of voice",
    "frozenset[IncidentType]": "a list of incident types",
    "tuple[VoiceKind, ...]": "a list of kinds of voice, in order",
}


def methods() -> str:
    """The ways in which an event-report model puts a column together."""
    lines = ["## Ways to put a column together", "", "| way | what it gives |", "| --- | --- |"]
    lines += [f"| `{name}` | {about} |" for name, about in METHODS.items()]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write the page, or say that it is not current."""
    made = page()
    if "--check" not in arguments:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.read_text("utf-8") == made:
        return 0
    print("docs/policies.md differs from the policy files: run make policies", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
