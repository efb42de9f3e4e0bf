"""``avowal incidents``: the list, filtered."""

from __future__ import annotations

import sys
from typing import Any

import click

from avowal.cli.options import as_of_option, echo_json, filter_options, incident_filter, json_option, record_option
from avowal.cli.terminal import console, incident_lines, incident_table
from avowal.export.rows import incident_row
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal incidents
  avowal incidents --country Iran --since 2024-01
  avowal incidents --actor "Islamic State" --type bombing --json
  avowal incidents --text "police station" | cut -f1,2,3
"""


@click.command("incidents", epilog=EXAMPLES)
@filter_options
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Most incidents to show.")
@record_option
@as_of_option
@json_option
def command(limit: int, record: str, as_of: str | None, *, as_json: bool, **filters: Any) -> None:
    """List the incidents that the reports tell of, newest first.

    Figures are what a policy derives (killed: acled-min, injured: min); `avowal show` gives every version and voice.
    """
    wanted = incident_filter(filters, limit=limit)
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        summaries = opened.incidents(wanted)
        total = opened.count_incidents(wanted)
    if as_json:
        echo_json([incident_row(one) for one in summaries])
    elif sys.stdout.isatty():
        console().print(incident_table(summaries))
    else:
        click.echo("\n".join(incident_lines(summaries)))
    if not summaries and not as_json:
        click.echo(
            "No incident matches. `avowal incidents --background` shows those mentioned only in passing.", err=True
        )
    if total > len(summaries):
        click.echo(f"{len(summaries)} of {total} shown; --limit {total} shows all.", err=True)
