"""The ``avowal`` command: its group, its exit codes, and how errors reach a person."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from avowal import __version__
from avowal.errors import AvowalError, DamagedStoreError, EndpointError, StoreError

EXIT_OK = 0
EXIT_SOME_REFUSED = 1
EXIT_USAGE = 2
EXIT_STORE = 3
EXIT_DAMAGED = 4
EXIT_ENDPOINT = 5

EPILOG = """\b
Exit codes:
  0  everything went well
  1  some inputs were refused; each is named with its reason, the others were taken in
  2  the command cannot be carried out as given: an option, an id, or nothing readable in the input
  3  the record cannot be opened, read or written
  4  what the record holds differs from its hashes
  5  a language model's endpoint is not asked any more; what was read is kept

\b
Start here:
  avowal demo                         bundled reports in, a dossier out
  avowal add reports/ page.html       your own reports into record.db
  avowal incidents --country IR       what they tell of
  avowal show kerman                  one incident: every version, who says it, in which words
  avowal serve                        the same in the browser, on this machine only
"""

# Commands are loaded when they are called, so that `avowal --help` and short commands start fast.
COMMANDS = {
    "demo": "avowal.cli.demo",
    "add": "avowal.cli.add",
    "extract": "avowal.cli.extract",
    "incidents": "avowal.cli.incidents",
    "show": "avowal.cli.show",
    "search": "avowal.cli.search",
    "estimate": "avowal.cli.estimate",
    "sensitivity": "avowal.cli.sensitivity",
    "policies": "avowal.cli.policies",
    "export": "avowal.cli.export",
    "import": "avowal.cli.import_",
    "compare": "avowal.cli.compare",
    "serve": "avowal.cli.serve",
    "actors": "avowal.cli.actors",
    "doctor": "avowal.cli.doctor",
}


class LazyGroup(click.Group):
    """The group that knows its commands by module name and holds those already loaded."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of a first session."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of this name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="avowal")
def group() -> None:
    """Who says what happened: accounts of political violence, voice by voice.

    Avowal reads reports, keeps every account with its exact words, links reports of one incident, and derives
    single values only by published rules. It works offline and sends nothing anywhere, unless you name an endpoint.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command; our own errors become one message on standard error and an exit code."""
    try:
        code = group.main(arguments, prog_name="avowal", standalone_mode=False)
    except click.exceptions.Abort:
        code = _say("stopped; what was added so far is kept, run the same command again to go on", 130)
    except click.ClickException as error:
        error.show()
        code = EXIT_USAGE
    except AvowalError as error:
        code = _say(f"{type(error).__name__}: {error}", exit_code_of(error))
    except BrokenPipeError:
        # The reader of our output has gone (`avowal incidents | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_OK
    sys.exit(code or EXIT_OK)


def exit_code_of(error: AvowalError) -> int:
    """The exit code that an error leads to."""
    if isinstance(error, DamagedStoreError):
        return EXIT_DAMAGED
    if isinstance(error, EndpointError):
        return EXIT_ENDPOINT
    return EXIT_STORE if isinstance(error, StoreError) else EXIT_USAGE


def _say(message: str, code: int) -> int:
    click.echo(click.style(message, fg="red") if sys.stderr.isatty() else message, err=True)
    return code
