"""``avowal serve``: the record in the browser, on this machine."""

from __future__ import annotations

import os

import click

from avowal.cli.options import author_option, record_option
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal serve                     record.db at http://127.0.0.1:8017
  avowal serve --record out/demo.db --port 9000
  avowal serve --author Ada        decisions on the review page bear this name
  avowal serve --read-only         nothing is ever written
"""


@click.command("serve", epilog=EXAMPLES)
@record_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; the default is this machine alone."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="0 takes any free port.")
@click.option("--read-only", is_flag=True, help="Show the record and write nothing: no review page.")
@author_option
def command(record: str, host: str, port: int, author: str, *, read_only: bool) -> None:
    """Open the record in the browser: list and filters, dossiers, each account on its words, review.

    Nothing is fetched from anywhere. Listening on another address than this machine shows the record to everybody who
    can reach it, for reading only: there is no sign-in yet.
    """
    from avowal.serve.server import run  # noqa: PLC0415 - the web stack is loaded only here

    here = host in {"127.0.0.1", "::1", "localhost"}
    reviewer = author if here and not read_only and os.access(record, os.W_OK) else None
    Record.open(record, create=False, read_only=reviewer is None).close()
    if not here:
        click.echo(f"Listening on {host}: everybody who can reach it can read this record.", err=True)
    run(
        record,
        host=host,
        port=port,
        reviewer=reviewer,
        announce=lambda address: click.echo(f"Avowal serves {record} at {address}  (Ctrl-C ends it)", err=True),
    )
