"""``avowal import``: hand-coded tables into a record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from avowal.cli.add import said, summary_json
from avowal.cli.main import EXIT_SOME_REFUSED
from avowal.cli.options import echo_json, json_option, record_option
from avowal.cli.words import safe
from avowal.record.record import Record
from avowal.sources.coded.table import FORMS

_MOST_NAMED = 20
EXAMPLES = (
    "\b\nForms:\n"
    + "\n".join(f"  {name:<12} {form.about}" for name, form in FORMS.items())
    + "\n\n"
    + """\b
Examples:
  avowal import --format maverick maverick_event_report.csv --record coded.db
  avowal import --format ucdp-ged ged261.csv.gz --record ged.db
  avowal export incidents --format event-report -o mine.csv
  avowal import --format maverick mine.csv --record again.db
"""
)


@click.command("import", epilog=EXAMPLES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMS)), required=True, help="Which table it is.")
@record_option
@json_option
def command(file: Path, form: str, record: str, *, as_json: bool) -> None:
    """Take a table in that people coded, so that policies weigh it and `avowal compare` holds it against others.

    Each row becomes a report whose text is the row; each account points at its cell. Rows that the coders put under one
    event are one incident. A row that cannot be read is named with its reason, and the others go on.
    """
    with Record.open(record) as opened:
        summary = opened.import_table(file, form)
    if as_json:
        echo_json(summary_json(summary, record))
    else:
        for item, error in summary.refused[:_MOST_NAMED]:
            click.echo(f"refused {safe(item)}: {safe(str(error))}", err=True)
        if len(summary.refused) > _MOST_NAMED:
            click.echo(f"and {len(summary.refused) - _MOST_NAMED} more; --json names all", err=True)
        for reason, n in sorted(summary.problems.items()):
            click.echo(f"{n} rows with the problem {reason}", err=True)
        click.echo(said(summary, record), err=True)
    if summary.refused:
        sys.exit(EXIT_SOME_REFUSED)
