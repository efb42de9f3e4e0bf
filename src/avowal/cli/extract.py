"""``avowal extract``: what one report says, without a record."""

from __future__ import annotations

import sys
from typing import Any

import click

from avowal.api import extract
from avowal.cli.main import EXIT_SOME_REFUSED
from avowal.cli.options import chosen_extractor, echo_json, extractor_options, json_option
from avowal.cli.terminal import console, print_reading, reading_lines
from avowal.cli.words import safe
from avowal.domain.form import reading_to_json
from avowal.errors import EndpointError, EndpointStoppedError
from avowal.sources.intake import read_inputs
from avowal.sources.settings import IntakeSettings

EXAMPLES = """\b
Examples:
  avowal extract report.txt
  avowal extract https://news.example/story --json
  avowal extract report.txt --min-score 0.8
  avowal extract report.txt --extractor llm --llm-url http://127.0.0.1:8080/v1 --llm-model qwen3-8b
  cat report.txt | avowal extract - --published 2024-01-05 --json | jq '.incidents[].accounts[].evidence'
"""


@click.command("extract", epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--outlet", help="Who published it, where the input does not say.")
@click.option("--published", metavar="DAY", help="Day of publication, where the input does not say: 2024-01-05.")
@extractor_options
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    help="Keep accounts of at least this score; without it those that the extractor keeps itself.",
)
@json_option
def command(inputs: tuple[str, ...], min_score: float | None, *, as_json: bool, **options: Any) -> None:
    """Read reports and print what they say: to a table, or one JSON object a line. Nothing is stored."""
    extractor = chosen_extractor(options)
    refused = 0
    for outcome in read_inputs(inputs, settings=IntakeSettings(**options)):
        if outcome.report is None:
            refused += 1
            click.echo(f"refused {safe(outcome.item)}: {outcome.refusal}", err=True)
            continue
        try:
            reading = extract(outcome.report, extractor=extractor, min_score=min_score)
        except EndpointStoppedError:
            raise
        except EndpointError as error:
            refused += 1
            click.echo(f"refused {safe(outcome.item)}: {error}", err=True)
            continue
        if as_json:
            echo_json(reading_to_json(outcome.report, reading))
        elif sys.stdout.isatty():
            print_reading(console(), outcome.report, reading)
        else:
            click.echo("\n".join(reading_lines(outcome.report, reading)))
    if refused:
        sys.exit(EXIT_SOME_REFUSED)
