"""``avowal add``: reports into a record."""

from __future__ import annotations

import sys
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from avowal.cli.main import EXIT_SOME_REFUSED
from avowal.cli.options import chosen_extractor, echo_json, extractor_options, json_option, record_option
from avowal.cli.terminal import console
from avowal.cli.words import safe
from avowal.errors import UsageError
from avowal.extraction.choose import DEFAULT
from avowal.extraction.extractor import Extractor
from avowal.record.record import AddSummary, Record
from avowal.sources.intake import Outcome
from avowal.sources.settings import IntakeSettings

EXAMPLES = """\b
Examples:
  avowal add reports/                           every text, page, PDF and table in a folder
  avowal add page.html letter.pdf notes.txt.gz
  avowal add https://news.example/story         fetched once, kept with its address
  avowal add links.csv --column text=body --column published=date
  avowal add reports/ --extractor both --llm-url http://127.0.0.1:8080/v1 --llm-model qwen3-8b --llm-budget 500000
  cat story.txt | avowal add - --outlet "Our desk" --published 2024-01-05
"""


@click.command("add", epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--outlet", help="Who published it, where the input does not say.")
@click.option("--published", metavar="DAY", help="Day of publication, where the input does not say: 2024-01-05.")
@click.option(
    "--column", "columns", multiple=True, metavar="OURS=THEIRS", help="Name a column of a table, as text=body."
)
@click.option("--ignore-robots", is_flag=True, help="Fetch addresses even where robots.txt asks us not to.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses inside private networks too.")
@extractor_options
@record_option
@json_option
def command(inputs: tuple[str, ...], record: str, *, as_json: bool, columns: tuple[str, ...], **options: Any) -> None:
    """Take reports in: files, folders, tables, addresses, or - for standard input.

    Each report is stored with its accounts as soon as it is read; if the run is stopped, run it again and only what is
    missing is added. An input that cannot be read is named with its reason, and the others go on.
    """
    extractor = chosen_extractor(options)
    settings = _settings(columns, options)
    with Record.open(record) as opened:
        summary = add_with_progress(opened, inputs, settings, extractor=extractor, quiet=as_json)
    if as_json:
        echo_json(summary_json(summary, record))
    else:
        click.echo(said(summary, record), err=True)
    if summary.refused:
        sys.exit(EXIT_SOME_REFUSED)


def add_with_progress(
    record: Record,
    inputs: tuple[str, ...],
    settings: IntakeSettings,
    *,
    extractor: str | Extractor = DEFAULT,
    quiet: bool,
) -> AddSummary:
    """Add with a bar on standard error when that is a terminal; refusals and warnings are printed as they come."""
    out = console(err=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=out, transient=True, disable=quiet or not out.is_terminal) as progress:
        task = progress.add_task("reading reports", total=None)

        def note(outcome: Outcome) -> None:
            progress.update(task, advance=1, description=safe(outcome.item)[-40:])
            if outcome.refusal is not None and not quiet:
                out.print(f"refused {safe(outcome.item)}: {safe(str(outcome.refusal))}", markup=False, style="red")
            for warning in outcome.warnings if not quiet else ():
                out.print(f"warning {safe(outcome.item)}: {safe(warning.message)}", markup=False, style="yellow")

        return record.add(inputs, settings=settings, extractor=extractor, on_outcome=note)


def said(summary: AddSummary, record: str) -> str:
    """What happened, in one or two lines."""
    counts = [f"{summary.added} added", f"{summary.already_known} already known", f"{len(summary.refused)} refused"]
    line = f"{', '.join(counts)}; record: {record}"
    return f"{line}\nNext: avowal incidents" if summary.added else line


def summary_json(summary: AddSummary, record: str) -> dict[str, Any]:
    """The same as data."""
    return {
        "record": record,
        "added": summary.added,
        "already_known": summary.already_known,
        "refused": [{"item": item, "reason": error.slug, "message": str(error)} for item, error in summary.refused],
        "problems": dict(summary.problems),
    }


def _settings(columns: tuple[str, ...], options: dict[str, Any]) -> IntakeSettings:
    named = {}
    for pair in columns:
        ours, equals, theirs = pair.partition("=")
        if not equals or not theirs:
            msg = f"--column {pair!r}: write OURS=THEIRS, as --column text=body."
            raise UsageError(msg, slug="unreadable-column", item=pair)
        named[ours] = theirs
    return IntakeSettings(
        outlet=options["outlet"],
        published=options["published"],
        columns=named,
        respect_robots=not options["ignore_robots"],
        allow_private=options["allow_private"],
    )
