"""``avowal serve``: the record in the browser, on this machine."""

from __future__ import annotations

import click

from avowal.cli.options import record_option
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal serve                     record.db at http://127.0.0.1:8017
  avowal serve --record out/demo.db --port 9000
"""


@click.command("serve", epilog=EXAMPLES)
@record_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; the default is this machine alone."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="0 takes any free port.")
def command(record: str, host: str, port: int) -> None:
    """Open the record in the browser: a list with filters, a dossier per incident, each account on its words.

    Nothing is fetched from anywhere. Listening on another address than this machine shows the record to everybody who
    can reach it: there is no sign-in yet.
    """
    from avowal.serve.server import run  # noqa: PLC0415 - the web stack is loaded only here

    Record.open(record, create=False, read_only=True).close()
    if host not in {"127.0.0.1", "::1", "localhost"}:
        click.echo(f"Listening on {host}: everybody who can reach it can read this record.", err=True)
    run(
        record,
        host=host,
        port=port,
        announce=lambda address: click.echo(f"Avowal serves {record} at {address}  (Ctrl-C ends it)", err=True),
    )
