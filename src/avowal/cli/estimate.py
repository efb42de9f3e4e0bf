"""``avowal estimate``: what policies make of one incident, with every account used or set aside."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from avowal.cli.options import as_of_option, chosen_policies, echo_json, json_option, policy_option, record_option
from avowal.cli.show import find
from avowal.cli.terminal import console
from avowal.cli.words import safe
from avowal.codebook.vocabulary import Fact
from avowal.domain import Account, Estimate
from avowal.estimation import Policy
from avowal.export.dossier_json import estimate_to_json
from avowal.record.cases import Case
from avowal.record.labels import estimate_label
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal estimate kerman                                every policy, every fact
  avowal estimate kerman --policy gtd --fact killed     one value, with each account used or set aside
  avowal estimate kerman --policy ./mine.toml
  avowal estimate i-3f9c --json | jq '.estimates[] | select(.policy == "ucdp 1")'
"""


@click.command("estimate", epilog=EXAMPLES)
@click.argument("incident", required=False)
@policy_option
@click.option("--fact", "facts", multiple=True, type=click.Choice([f.value for f in Fact]), help="Only this fact.")
@click.option(
    "--why", is_flag=True, help="Name every account used or set aside; always so for one policy and one fact."
)
@record_option
@as_of_option
@json_option
def command(
    incident: str | None,
    policies: tuple[str, ...],
    facts: tuple[str, ...],
    record: str,
    as_of: str | None,
    *,
    why: bool,
    as_json: bool,
) -> None:
    """Derive single values of an incident by published rules. A policy's value is -like: its rule on our accounts.

    INCIDENT is an id, the beginning of one, or words; without it, the record must hold a single incident.
    """
    chosen = chosen_policies(policies)
    asked = [Fact(fact) for fact in facts] or list(Fact)
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        case = opened.case(find(opened, incident))
    told = {account.fact for account in case.accounts}
    shown = [fact for fact in asked if facts or fact in told or fact is Fact.TYPE]
    found = [(policy, case.estimate(policy, fact)) for fact in shown for policy in chosen]
    if as_json:
        estimates = [{"fact": one.fact.value, **estimate_to_json(one)} for _, one in found]
        echo_json({"incident": case.summary.id, "title": case.summary.title, "estimates": estimates})
    else:
        print_estimates(case, found, why=why or (len(chosen) == 1 and len(shown) == 1))


def print_estimates(case: Case, found: Sequence[tuple[Policy, Estimate]], *, why: bool) -> None:
    """A table for each fact, and below each policy the accounts, where they are asked for."""
    out = console()
    out.print(Text(f"{safe(case.summary.title)}  {case.summary.id}", style="bold"))
    accounts = {account.id: account for account in case.accounts}
    for fact in dict.fromkeys(one.fact for _, one in found):
        rows = [(policy, one) for policy, one in found if one.fact is fact]
        out.print(Text(f"\n{fact.value.replace('_', ' ')}", style="bold underline"))
        if why:
            for policy, one in rows:
                _print_why(policy, one, accounts)
        else:
            out.print(_table(rows))


def _table(rows: Sequence[tuple[Policy, Estimate]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("policy", "called", "value", "range", "used", "how"):
        table.add_column(heading, ratio=2 if heading == "how" else None, no_wrap=heading == "policy")
    for policy, one in rows:
        used = f"{sum(w.used for w in one.weighings)} of {len(one.weighings)}"
        ends = "" if one.low is None or one.high is None else f"{one.low:,} to {one.high:,}"
        table.add_row(one.policy, safe(policy.called), safe(estimate_label(one.value)), ends, used, safe(one.reason))
    return table


def _print_why(policy: Policy, one: Estimate, accounts: dict[str, Account]) -> None:
    out = console()
    value = safe(estimate_label(one.value))
    out.print(Text.assemble((f"{safe(policy.called)} ({one.policy}): ", "bold"), (value, "bold green")))
    out.print(Padding(Text(safe(one.reason)), (0, 0, 0, 2), expand=False))
    filled = [f"{column.name} = {column.value}" for column in one.columns if column.value is not None]
    if filled:
        out.print(Padding(Text(safe("; ".join(filled)), style="dim"), (0, 0, 0, 2), expand=False))
    for weighing in sorted(one.weighings, key=lambda w: not w.used):
        account = accounts[weighing.account_id]
        said = f"{weighing.account_id}  {safe(account.voice.name)}: “{safe(account.words)}”  "
        line = Text.assemble(said, (weighing.reason, "green" if weighing.used else "dim"))
        out.print(Padding(line, (0, 0, 0, 4), expand=False))
