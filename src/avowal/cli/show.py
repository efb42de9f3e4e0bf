"""``avowal show``: the dossier of one incident."""

from __future__ import annotations

import click

from avowal.cli.options import as_of_option, echo_json, json_option, record_option
from avowal.cli.terminal import console, incident_table, print_dossier
from avowal.errors import NotFoundError
from avowal.export.dossier_json import dossier_to_json
from avowal.record.dossier import IncidentFilter, IncidentSummary
from avowal.record.record import Record

EXAMPLES = """\b
Examples:
  avowal show i-3f9c              an id, or as much of it as is unique
  avowal show kerman              words of the place or of the reports
  avowal show kerman --as-of 2024-01-03     what was known on the evening of that day
  avowal show kerman --why                  who stands behind each version, and why each counts or not
  avowal show i-3f9c --json | jq '.facts[0].versions'
"""


@click.command("show", epilog=EXAMPLES)
@click.argument("incident", required=False)
@record_option
@as_of_option
@click.option("--why", is_flag=True, help="Under each version the voices behind it: voice, channels, report.")
@json_option
def command(incident: str | None, record: str, as_of: str | None, *, why: bool, as_json: bool) -> None:
    """Show one incident: each fact, each version, who says it, in how many reports, in which exact words.

    INCIDENT is an id, the beginning of one, or words; without it, the record must hold a single incident.
    """
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        dossier = opened.dossier(find(opened, incident))
    if as_json:
        echo_json(dossier_to_json(dossier))
    else:
        print_dossier(console(), dossier, why=why)


def find(record: Record, said: str | None) -> str:
    """The id that a person means: an id, a place, or words of the reports.

    Raises:
        NotFoundError: Nothing matches, or several do; the message lists them.
    """
    if said and said.startswith("i-"):
        return said
    summaries = matching(record, said)
    if len(summaries) == 1:
        return summaries[0].id
    if not summaries:
        msg = f"no incident matches {said!r}. `avowal incidents` lists what the record holds."
        raise NotFoundError(msg, item=said)
    console(err=True).print(incident_table(summaries))
    msg = (
        f"{len(summaries)} incidents match {said!r}; name one of the ids above."
        if said
        else "name an incident by its id."
    )
    raise NotFoundError(msg, slug="several-incidents", item=said)


def matching(record: Record, said: str | None) -> tuple[IncidentSummary, ...]:
    """Incidents by place first, then by text, then by background mention; the first search that finds any."""
    if said is None:
        return record.incidents(IncidentFilter(limit=20))
    searches = (
        IncidentFilter(place=said, limit=20),
        IncidentFilter(text=said, limit=20),
        IncidentFilter(text=said, background=True, limit=20),
    )
    return next((found for wanted in searches if (found := record.incidents(wanted))), ())
