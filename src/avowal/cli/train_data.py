"""``avowal train-data``: reviewed reports as examples for the model's trainer."""

from __future__ import annotations

import json
import sys

import click

from avowal.cli.options import record_option
from avowal.cli.terminal import counted
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal train-data > reviewed.jsonl
  avowal train-data --complete --record desk.db | gzip > reviewed.jsonl.gz
"""


@click.command("train-data", epilog=EXAMPLES)
@click.option("--complete", is_flag=True, help="Only reports of which every account was settled by reviewers.")
@record_option
def command(record: str, *, complete: bool) -> None:
    """Write reports that reviewers decided on, one JSON object a line: text, accounts that stand, decisions."""
    rows = 0
    with Record.open(record, create=False, read_only=True) as opened:
        for row in opened.review.training_rows():
            if complete and not row["review"]["complete"]:
                continue
            rows += 1
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    click.echo(f"{counted(rows, 'report')} written. They hold the texts of reports: mind who may see them.", err=True)
