"""Options that several commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from avowal.codebook.vocabulary import IncidentType
from avowal.config import record_path, reviewer_name
from avowal.errors import UsageError
from avowal.estimation import POLICIES, Policy, find_policy
from avowal.extraction.choose import DEFAULT, EXTRACTORS
from avowal.record.dossier import IncidentFilter
from avowal.record.filters import read_country, read_day, read_type

if TYPE_CHECKING:
    from avowal.extraction.extractor import Extractor

Command = TypeVar("Command", bound=Callable[..., Any])


def record_option(command: Command) -> Command:
    """``--record FILE``: which record to use."""
    return click.option(
        "--record",
        "record",
        type=click.Path(dir_okay=False),
        default=record_path,
        show_default="AVOWAL_RECORD, else record.db in this folder",
        help="The record: one SQLite file.",
    )(command)


def author_option(command: Command) -> Command:
    """``--author NAME``: who decides."""
    return click.option(
        "--author",
        default=reviewer_name,
        show_default="AVOWAL_REVIEWER, else your login name",
        help="Who decides.",
    )(command)


def as_of_option(command: Command) -> Command:
    """``--as-of MOMENT``: the record as it was known then."""
    return click.option(
        "--as-of",
        "as_of",
        metavar="MOMENT",
        help="As it was known then: 2024-01-04, 2024-01 or 2024-01-04T18:00. Later reports are not there.",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: the same as data."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON on standard output instead of text.")(
        command
    )


def policy_option(command: Command) -> Command:
    """``--policy NAME|FILE``, as often as wanted; all that ship without it."""
    return click.option(
        "--policy",
        "policies",
        multiple=True,
        metavar="NAME|FILE",
        help="A policy by name or a file of your own, as often as wanted; all that ship without it.",
    )(command)


def chosen_policies(said: Sequence[str]) -> list[Policy]:
    """The policies that ``--policy`` names, each once; all that ship where it names none.

    Raises:
        UsageError: One is no policy, or two that differ bear one name and version.
    """
    chosen: dict[str, Policy] = {}
    for one in said or POLICIES:
        policy = find_policy(one)
        if chosen.setdefault(policy.label, policy) != policy:
            msg = f"two policies that differ are both {policy.label}: give {one} another name or version."
            raise UsageError(msg, slug="policies-alike", item=one)
    return list(chosen.values())


def extractor_options(command: Command) -> Command:
    """``--extractor`` and the endpoint of a language model."""
    options = [
        click.option("--extractor", type=click.Choice(list(EXTRACTORS)), default=DEFAULT, show_default=True),
        click.option(
            "--llm-url", metavar="URL", help="Endpoint for llm and both, as http://127.0.0.1:8080/v1 [AVOWAL_LLM_URL]."
        ),
        click.option("--llm-model", metavar="NAME", help="Model to ask there [AVOWAL_LLM_MODEL]."),
        click.option(
            "--llm-budget", type=click.IntRange(min=1), metavar="TOKENS", help="Ask no more after so many tokens."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def chosen_extractor(options: dict[str, Any]) -> str | Extractor:
    """The extractor that the options of :func:`extractor_options` ask for; takes them out of ``options``.

    Raises:
        UsageError: A language model is asked for and no endpoint is set.
    """
    name: str = options.pop("extractor")
    said = {
        "url": options.pop("llm_url"),
        "model": options.pop("llm_model"),
        "budget_tokens": options.pop("llm_budget"),
    }
    if name not in {"llm", "both"}:
        if any(said.values()):
            msg = f"--llm-url, --llm-model and --llm-budget are for the extractors llm and both, not for {name}."
            raise UsageError(msg, slug="llm-settings", item=name)
        return name
    from avowal.extraction.llm.both import BothExtractor  # noqa: PLC0415 - only who asks a language model waits for it
    from avowal.extraction.llm.extractor import LlmExtractor  # noqa: PLC0415 - same
    from avowal.extraction.llm.settings import settings_from  # noqa: PLC0415 - same

    llm = LlmExtractor(settings_from(said))
    return llm if name == "llm" else BothExtractor(llm)


def filter_options(command: Command) -> Command:
    """The filters that lists and exports share."""
    options = [
        click.option("--place", help="Name of a town, division or region, as reports write it."),
        click.option("--country", help="Country name or ISO code, as reports treat the territory."),
        click.option("--since", metavar="DAY", help="First day, as 2024-01-31, 2024-01 or 2024."),
        click.option("--until", metavar="DAY", help="Last day, written the same way."),
        click.option("--type", "type_", type=click.Choice([t.value for t in IncidentType]), help="Sort of violence."),
        click.option("--actor", help="Group or force that some voice names as responsible."),
        click.option("--text", help="Words that a report of it must hold."),
        click.option("--background", is_flag=True, help="Show incidents known only from background mentions too."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def incident_filter(options: dict[str, Any], *, limit: int | None = None) -> IncidentFilter:
    """The filter that the options of :func:`filter_options` ask for; takes them out of ``options``.

    Raises:
        UsageError: A day or a country that cannot be.
    """
    return IncidentFilter(
        text=options.pop("text") or None,
        place=options.pop("place") or None,
        country=read_country(options.pop("country")),
        since=read_day(options.pop("since"), last=False),
        until=read_day(options.pop("until"), last=True),
        type=read_type(options.pop("type_")),
        actor=options.pop("actor") or None,
        background=options.pop("background"),
        limit=limit,
    )


def echo_json(data: Any) -> None:
    """JSON on standard output: readable on a terminal, one line when piped."""
    indent = 1 if sys.stdout.isatty() else None
    click.echo(json.dumps(data, ensure_ascii=False, indent=indent))
