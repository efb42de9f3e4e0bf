"""``avowal policies``: the rules that derive single values, and the check of a rule of one's own."""

from __future__ import annotations

import click

from avowal.cli.options import echo_json, json_option
from avowal.cli.words import safe
from avowal.estimation import POLICIES, Policy, find_policy, load_policy, policy_text, read_policy
from avowal.export.policy_json import policy_to_json

EXAMPLES = """\b
Examples:
  avowal policies list
  avowal policies show gtd
  avowal policies show acled --toml > mine.toml     a copy to change; give it a name of your own
  avowal policies check mine.toml
"""


@click.group("policies", epilog=EXAMPLES)
def command() -> None:
    """List, show and check policies: published rules that derive one value from many accounts."""


@command.command("list")
@json_option
def list_policies(*, as_json: bool) -> None:
    """List the policies that ship: name, version, what readers call it, and its rule in a line, parted by tabs."""
    policies = [read_policy(name) for name in POLICIES]
    if as_json:
        echo_json([policy_to_json(policy) for policy in policies])
        return
    for policy in policies:
        click.echo("\t".join((policy.name, str(policy.version), policy.called, policy.title)))


@command.command("show")
@click.argument("policy")
@click.option("--toml", "as_toml", is_flag=True, help="Write the shipped policy's file, to be copied and changed.")
@json_option
def show(policy: str, *, as_toml: bool, as_json: bool) -> None:
    """Show POLICY, a name or a file: what it does, with which parameters, after which publications."""
    if as_toml:
        click.echo(policy_text(policy), nl=False)
        return
    found = find_policy(policy)
    if as_json:
        echo_json(policy_to_json(found))
    else:
        click.echo(card(found))


@command.command("check")
@click.argument("file", type=click.Path(dir_okay=False))
def check(file: str) -> None:
    """Check a policy FILE of your own, key by key; nothing in it is ever run. Exit code 2 if it is wrong."""
    policy = load_policy(file)
    click.echo(f"{safe(file)} is a policy: {safe(policy.label)}, which answers {', '.join(policy.rules)}.")


def card(policy: Policy) -> str:
    """A policy for a person."""
    said = policy_to_json(policy)
    lines = [f"{policy.label}: {policy.title}", "", policy.about, ""]
    lines += [f"{fact}: {rule}" for fact, rule in said["rules"].items()]
    lines += [f"{fact}: no value, as {why}" for fact, why in said["unanswered"].items()]
    lines += ["", "Parameters", *(f"  {name} = {value}" for name, value in said["parameters"].items())]
    if said["words"]:
        lines += ["", "Number words", *(f"  {word}: {_ends(*ends)}" for word, ends in said["words"].items())]
    lines += ["", "After", *(f"  {work}" for work in policy.cite)] if policy.cite else []
    return safe_lines("\n".join(lines))


def _ends(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


def safe_lines(text: str) -> str:
    """Text of a user's file with control characters shown instead of obeyed, its lines kept."""
    return "\n".join(safe(line) for line in text.splitlines())
