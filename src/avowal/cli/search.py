"""``avowal search``: reports by their words."""

from __future__ import annotations

import click

from avowal.cli.options import as_of_option, echo_json, json_option, record_option
from avowal.cli.words import safe
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal search backpack cemetery
  avowal search "first vice president" --json
  avowal search ambulance | cut -f1
"""


@click.command("search", epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Most reports to show.")
@record_option
@as_of_option
@json_option
def command(words: tuple[str, ...], limit: int, record: str, as_of: str | None, *, as_json: bool) -> None:
    """List the reports that hold all of WORDS, the fullest first: id, title and the words around them.

    Reports from which no incident was read are found too.
    """
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        hits = opened.search(" ".join(words), most=limit)
    if as_json:
        echo_json([{"report": hit.report_id, "title": hit.title, "excerpt": hit.excerpt} for hit in hits])
        return
    for hit in hits:
        cells = (hit.report_id, hit.title or "", " ".join(hit.excerpt.split()))
        click.echo("\t".join(safe(cell) for cell in cells))
    if not hits:
        click.echo("No report holds all of these words.", err=True)
