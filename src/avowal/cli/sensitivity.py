"""``avowal sensitivity``: what depends on the policy, and on who is heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from avowal.cli.options import (
    as_of_option,
    chosen_policies,
    echo_json,
    filter_options,
    incident_filter,
    json_option,
    policy_option,
    record_option,
)
from avowal.cli.show import find
from avowal.cli.terminal import console, counted
from avowal.cli.words import safe
from avowal.codebook.vocabulary import Fact
from avowal.errors import NotFoundError
from avowal.estimation.diagnostics import DIAGNOSTICS
from avowal.export.sensitivity_json import sensitivity_to_json
from avowal.export.sensitivity_plot import write_plot
from avowal.record.cases import Case
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.record.sensitivity import KindLine, Sensitivity, Total, sensitivity_of

EXAMPLES = """\b
Examples:
  avowal sensitivity                                       the whole record, every policy
  avowal sensitivity kerman --policy acled --policy gtd
  avowal sensitivity --country Nigeria --since 2023 --plot nigeria.svg
  avowal sensitivity --json | jq '.diagnostics'
"""


@click.command("sensitivity", epilog=EXAMPLES)
@click.argument("incident", required=False)
@filter_options
@policy_option
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Draw it too: a .svg or .png file.")
@record_option
@as_of_option
@json_option
def command(
    incident: str | None,
    policies: tuple[str, ...],
    plot: Path | None,
    record: str,
    as_of: str | None,
    *,
    as_json: bool,
    **filters: Any,
) -> None:
    """Say how totals, attribution and dates change from policy to policy, and without one kind of voice.

    For one INCIDENT (an id or words), for the incidents that the filters let pass, or for the whole record.
    Attribution and dates are held against the first policy given. The six measures of disagreement between
    documents are those of the event-report literature; only documents that speak of a fact count.
    """
    wanted = incident_filter(filters)
    chosen = chosen_policies(policies)
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        found = sensitivity_of(_cases(opened, incident, wanted), chosen)
    if not found.n_incidents:
        msg = "no incident matches. `avowal incidents` lists what the record holds."
        raise NotFoundError(msg)
    if plot:
        write_plot(found, plot)
    if as_json:
        echo_json(sensitivity_to_json(found))
    else:
        print_sensitivity(console(), found)
    if plot:
        click.echo(f"drawn to {plot}", err=True)


def _cases(record: Record, incident: str | None, wanted: IncidentFilter) -> Iterator[Case]:
    if incident is None:
        yield from record.cases(wanted)
    else:
        yield record.case(find(record, incident))


def print_sensitivity(out: Console, found: Sensitivity) -> None:
    """The tables: policies, kinds of voice, documents, incidents."""
    out.print(Text(f"{counted(found.n_incidents, 'incident')}, by policy", style="bold underline"))
    out.print(_policies(found))
    out.print(Text("\nWithout one kind of voice: change of the sums", style="bold underline"))
    out.print(_kinds(found))
    out.print(Text("\nDisagreement of documents on one incident", style="bold underline"))
    out.print(_diagnostics(found))
    out.print(Text("\nKilled, where policies differ most", style="bold underline"))
    out.print(_incidents(found))


def _policies(found: Sensitivity) -> Table:
    table = _table(
        ("policy", "called"), ("killed", "injured", "no value", "named", "dated", "other name", "other date")
    )
    for line in found.policies:
        killed, injured = line.totals[Fact.KILLED], line.totals[Fact.INJURED]
        table.add_row(
            line.policy,
            safe(line.called),
            _sum(killed),
            _sum(injured),
            f"{killed.n_blank}, {injured.n_blank}",
            str(line.n_named),
            str(line.n_dated),
            *("" if n is None else str(n) for n in (line.responsible_differs, line.date_differs)),
        )
    table.caption = (
        f"sums of values (low to high); no value: incidents without killed, injured; other: than {found.reference}"
    )
    return table


def _sum(total: Total) -> str:
    if not total.n_valued:
        return "–"
    return f"{total.value:,}" + (f" ({total.low:,}–{total.high:,})" if total.low != total.high else "")


def _kinds(found: Sensitivity) -> Table:
    table = _table(("without", "policy"), ("incidents", "killed", "injured", "name changes", "date changes"))
    for line in sorted(found.kinds, key=lambda line: line.kind.value):
        if _changes(line):
            table.add_row(
                line.kind.value.replace("_", " "),
                line.policy,
                str(line.n_incidents),
                *(f"{line.changes[fact]:+,}" if line.changes[fact] else "0" for fact in (Fact.KILLED, Fact.INJURED)),
                str(line.responsible_changed),
                str(line.date_changed),
            )
    table.caption = "kinds of voice whose silence changes nothing under a policy are left out here; --json has all"
    return table


def _changes(line: KindLine) -> bool:
    return any(line.changes.values()) or bool(line.responsible_changed or line.date_changed)


def _diagnostics(found: Sensitivity) -> Table:
    names = [name for name, _ in DIAGNOSTICS]
    table = _table(("variable",), ("incidents", *(name.replace("_", " ") for name in names)))
    for variable, measures in found.diagnostics:
        cells = (getattr(measures, name) for name in names)
        table.add_row(variable, str(measures.n_events), *("" if cell is None else f"{cell:.3f}" for cell in cells))
    return table


def _incidents(found: Sensitivity) -> Table:
    policies = [line.policy for line in found.policies if line.totals[Fact.KILLED].n_valued]
    table = _table(("incident", "title"), tuple(policies))
    for line in found.incidents:
        figures = ("–" if (n := line.killed[policy]) is None else f"{n:,}" for policy in policies)
        table.add_row(line.incident_id[:10], safe(line.title), *figures)
    return table


def _table(words: tuple[str, ...], numbers: tuple[str, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", caption_justify="left", caption_style="dim")
    for heading in words:
        table.add_column(heading)
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table
