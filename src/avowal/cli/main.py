"""The ``avowal`` command: its group, its exit codes, and how errors reach a person."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Command:
    """A command that is not loaded yet: ``Command("avowal.cli.show", "Show one incident.")``.

    Attributes:
        module: Where it stands.
        about: Its line in the list of commands.
    """

    module: str
    about: str


# Commands are loaded when they are called, so that short commands start fast; their lines stand here too, so that
# `avowal --help` loads none of them. A test holds the lines to what the commands say.
COMMANDS: Final = {
    "demo": Command(
        "avowal.cli.demo",
        "Take in the bundled reports (written for Avowal), list the incidents, and show the dossier of one.",
    ),
    "add": Command("avowal.cli.add", "Take reports in: files, folders, tables, addresses, or - for standard input."),
    "extract": Command(
        "avowal.cli.extract", "Read reports and print what they say: to a table, or one JSON object a line."
    ),
    "incidents": Command("avowal.cli.incidents", "List the incidents that the reports tell of, newest first."),
    "show": Command(
        "avowal.cli.show",
        "Show one incident: each fact, each version, who says it, in how many reports, in which exact words.",
    ),
    "search": Command(
        "avowal.cli.search",
        "List the reports that hold all of WORDS, the fullest first: id, title and the words around them.",
    ),
    "estimate": Command("avowal.cli.estimate", "Derive single values of an incident by published rules."),
    "sensitivity": Command(
        "avowal.cli.sensitivity",
        "Say how totals, attribution and dates change from policy to policy, and without one kind of voice.",
    ),
    "policies": Command(
        "avowal.cli.policies",
        "List, show and check policies: published rules that derive one value from many accounts.",
    ),
    "export": Command(
        "avowal.cli.export",
        "Write accounts (one row each, with its exact words) or incidents (one row each) to a file.",
    ),
    "import": Command(
        "avowal.cli.import_",
        "Take a table in that people coded, so that policies weigh it and `avowal compare` holds it against others.",
    ),
    "compare": Command(
        "avowal.cli.compare", "Say which incidents of two records or tables match, which facts differ, and why."
    ),
    "review": Command(
        "avowal.cli.review",
        "Decide what no extractor can: a queue of what needs a person first, decisions, agreement.",
    ),
    "train-data": Command(
        "avowal.cli.train_data",
        "Write reports that reviewers decided on, one JSON object a line: text, accounts that stand, decisions.",
    ),
    "serve": Command(
        "avowal.cli.serve",
        "Open the record in the browser: list and filters, dossiers, each account on its words, review.",
    ),
    "actors": Command(
        "avowal.cli.actors", "Look up armed groups, forces and parties by the names that reports give them."
    ),
    "doctor": Command(
        "avowal.cli.doctor",
        "Say what is installed, whether the bundled tables can be read, and whether the record is whole.",
    ),
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
        command: click.Command = import_module(COMMANDS[cmd_name].module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.about) for name, command in COMMANDS.items()])


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="avowal")
def group() -> None:
    """Who says what happened: accounts of political violence, voice by voice.

    Avowal reads reports, keeps every account with its exact words, links reports of one incident, and derives
    single values only by published rules. It works offline and sends nothing anywhere, unless you name an endpoint.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command; our own errors become one message on standard error and an exit code."""
    # A command makes many lasting objects at its start and few cycles later: looking for cycles at every 700th object
    # took a tenth of the time of `avowal show`.
    gc.set_threshold(50_000, 20, 20)
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
