"""``avowal demo``: bundled reports in, a dossier out."""

from __future__ import annotations

from pathlib import Path

import click

from avowal.cli.add import add_with_progress, said
from avowal.cli.terminal import console, incident_table, print_dossier
from avowal.demo import demo_files
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.sources.settings import IntakeSettings

SHOWN = "Kerman"


@click.command("demo")
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("out/demo.db"),
    show_default=True,
    help="Where to keep the demo's record.",
)
def command(record: Path) -> None:
    """Take in the bundled reports (written for Avowal), list the incidents, and show the dossier of one.

    The reports are in the manner of different outlets and built on publicly known facts; none is a real publication.
    """
    record.parent.mkdir(parents=True, exist_ok=True)
    files = tuple(str(path) for path in demo_files())
    with Record.open(record) as opened:
        summary = add_with_progress(opened, files, IntakeSettings(), quiet=False)
        incidents = opened.incidents(IncidentFilter())
        shown = opened.incidents(IncidentFilter(place=SHOWN))
        out = console()
        out.print(incident_table(incidents))
        if shown:
            out.print()
            most_told = max(shown, key=lambda one: one.n_reports)
            print_dossier(out, opened.dossier(most_told.id))
    click.echo(said(summary, str(record)), err=True)
    click.echo(f"Look around: avowal serve --record {record}   or: avowal show --record {record} moscow", err=True)
