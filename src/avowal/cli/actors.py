"""``avowal actors``: who a name means, and the groups of the table."""

from __future__ import annotations

import sys
from typing import Any

import click

from avowal.actors import Actor, open_actors
from avowal.actors.table import COMMUNAL, CROWD, KINDS
from avowal.cli.main import EXIT_SOME_REFUSED
from avowal.cli.options import echo_json, json_option
from avowal.cli.words import safe
from avowal.errors import UsageError
from avowal.gazetteer.countries import country_name
from avowal.record.filters import read_country

EXAMPLES = """\b
Examples:
  avowal actors find JNIM
  avowal actors find "Islamic Jihad" --country Lebanon --year 1984
  avowal actors find "داعش" --json
  avowal actors list --country Mali
  avowal actors list --kind cartel --json | jq -r '.[].name'
"""
FOUND_EXAMPLES = """\b
Examples:
  avowal actors find JNIM
  avowal actors find SLA                        several groups: each is shown
  avowal actors find SLA --country Lebanon      the one meant there
  avowal actors find PKK --json | jq '.actors[].aliases'
"""
LIST_EXAMPLES = """\b
Examples:
  avowal actors list --country Mali
  avowal actors list --kind cartel --year 1990
  avowal actors list --json > actors.json
"""


@click.group("actors", epilog=EXAMPLES)
def command() -> None:
    """Look up armed groups, forces and parties by the names that reports give them."""


@command.command("find", epilog=FOUND_EXAMPLES)
@click.argument("name")
@click.option("--country", help="Country name or ISO code: settles names that groups share.")
@click.option("--year", type=click.IntRange(1900, 2100), help="Year in question: groups of other times are not meant.")
@json_option
def find(name: str, country: str | None, year: int | None, *, as_json: bool) -> None:
    """Say who NAME means: one group, or every group that it can mean. Exit code 1 if the table does not know it."""
    actors, code = open_actors(), read_country(country)
    meant = actors.named(name, code, year)
    known = (meant,) if meant else actors.candidates(name)
    if as_json:
        echo_json({"name": name, "settled": meant is not None, "actors": [row_of(actor) for actor in known]})
    elif known:
        if meant is None:
            click.echo(f"{safe(name)} does not settle who is meant; --country or --year may.", err=True)
        click.echo("\n\n".join(card(actor) for actor in known))
    others = [actor.name for actor in actors.candidates(name) if meant and actor.id != meant.id]
    if others and not as_json:
        click.echo(f"Elsewhere or at other times it means: {'; '.join(others)}.", err=True)
    if not known:
        click.echo(f"The table knows no actor named {safe(name)}; a name that it lacks stays as described.", err=True)
        sys.exit(EXIT_SOME_REFUSED)


@command.command("list", epilog=LIST_EXAMPLES)
@click.option("--country", help="Country name or ISO code in which they act.")
@click.option("--kind", type=click.Choice(sorted(KINDS)), help="Sort of actor; without it all but peoples and crowds.")
@click.option("--year", type=click.IntRange(1900, 2100), help="Only those known in this year.")
@json_option
def list_actors(country: str | None, kind: str | None, year: int | None, *, as_json: bool) -> None:
    """List the actors of the table: id, name, kind, countries and years, parted by tabs."""
    code = read_country(country)
    if kind is None and code is None and year is None and not as_json and sys.stdout.isatty():
        msg = "the whole table is long: give --country, --kind or --year, or pipe it"
        raise UsageError(msg)
    chosen = [actor for actor in open_actors() if is_wanted(actor, code, kind, year)]
    if as_json:
        echo_json([row_of(actor) for actor in chosen])
    else:
        for actor in chosen:
            click.echo("\t".join((actor.id, actor.name, actor.kind, ",".join(actor.countries), years_of(actor))))


def is_wanted(actor: Actor, country: str | None, kind: str | None, year: int | None) -> bool:
    """Whether an actor is one of those asked for."""
    if actor.kind != kind if kind else actor.kind in {COMMUNAL, CROWD}:
        return False
    if country and country not in actor.countries:
        return False
    return year is None or ((actor.since or 0) <= year and (actor.until is None or year <= actor.until))


def row_of(actor: Actor) -> dict[str, Any]:
    """An actor as data, under the names of the table's members."""
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": actor.aliases,
        "kind": actor.kind,
        "countries": actor.countries,
        "since": actor.since,
        "until": actor.until,
        "parent": actor.parent,
        "successor": actor.successor,
        "dated": [{"name": each.name, "from": each.since, "until": each.until} for each in actor.dated],
        "ucdp": actor.ucdp,
    }


def card(actor: Actor) -> str:
    """An actor for a person, a line a member."""
    lines = [f"{actor.name}  ({actor.id})"]
    said = {
        "kind": actor.kind.replace("_", " "),
        "acts in": ", ".join(country_name(code) for code in actor.countries) or "the whole world",
        "known": years_of(actor),
        "also": "; ".join(actor.aliases),
        "named so": "; ".join(f"{each.name} ({span_of(each.since, each.until)})" for each in actor.dated),
        "belongs to": name_of(actor.parent),
        "followed by": name_of(actor.successor),
        "in UCDP": "; ".join(actor.ucdp),
    }
    return "\n".join([*lines, *(f"  {label}: {value}" for label, value in said.items() if value)])


def name_of(actor_id: str | None) -> str:
    """The name and id of a parent or successor; governments are not in the table and keep their id."""
    if actor_id is None:
        return ""
    actor = open_actors().get(actor_id)
    return f"{actor.name} ({actor_id})" if actor else actor_id


def years_of(actor: Actor) -> str:
    """First and last year: "1964-2017", "1964-", or nothing for a people."""
    return span_of(actor.since, actor.until)


def span_of(since: int | None, until: int | None) -> str:
    """Two years as a span; empty when neither is known."""
    return f"{since or ''}-{until or ''}" if since or until else ""
