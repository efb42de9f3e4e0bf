"""``avowal export``: accounts or incidents as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from avowal.cli.options import filter_options, incident_filter, record_option
from avowal.export.files import FORMATS, write_rows
from avowal.export.rows import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, account_rows, incident_rows
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal export accounts -o accounts.csv
  avowal export incidents --country IR --format geojson -o iran.geojson
  avowal export accounts --format jsonl | head
"""


@click.command("export", epilog=EXAMPLES)
@click.argument("what", type=click.Choice(["accounts", "incidents"]), default="accounts")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the file's ending, else csv.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), default="-", help="File to write; default: standard output."
)
@record_option
@filter_options
def command(what: str, form: str | None, output: str, record: str, **filters: Any) -> None:
    """Write accounts (one row each, with its exact words) or incidents (one row each) to a file.

    A file is written whole or not at all. CSV cells are exact: see docs/export.md before opening them in a spreadsheet.
    """
    wanted = incident_filter(filters)
    form = form or _by_ending(output)
    rows_of, columns = {
        "accounts": (account_rows, ACCOUNT_COLUMNS),
        "incidents": (incident_rows, INCIDENT_COLUMNS),
    }[what]
    with Record.open(record, create=False, read_only=True) as opened:
        target = sys.stdout.buffer if output == "-" else Path(output)
        written = write_rows(rows_of(opened, wanted), columns, form, target)
    if output != "-":
        click.echo(f"{written} {what} written to {output}", err=True)


def _by_ending(output: str) -> str:
    ending = Path(output).suffix.lower().lstrip(".")
    return {"json": "jsonl", "ndjson": "jsonl"}.get(ending, ending if ending in FORMATS else "csv")
