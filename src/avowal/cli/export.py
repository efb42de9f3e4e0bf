"""``avowal export``: accounts or incidents as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

from avowal import __version__
from avowal.cli.options import as_of_option, filter_options, incident_filter, record_option
from avowal.errors import UsageError
from avowal.estimation import find_policy
from avowal.export.exchange.tables import EXCHANGES
from avowal.export.files import whole_or_nothing
from avowal.export.formats import FORMATS, write_rows, write_side_file
from avowal.export.programmes.tables import PROGRAMMES, Left, write_programme
from avowal.export.rows import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, account_rows, incident_rows
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record

EXAMPLES = (
    "\b\nFormats:\n"
    + "\n".join(f"  {name:<12} {one.about}" for name, one in FORMATS.items())
    + "\n\n"
    + "\b\nFor other systems (incidents with all that is said of them):\n"
    + "\n".join(f"  {name:<12} {one.about}" for name, one in EXCHANGES.items())
    + "\n\n"
    + "\b\nShapes of other programmes (incidents, each by a policy; never their data):\n"
    + "\n".join(f"  {name:<18} {one.about} (--policy {one.policy})" for name, one in PROGRAMMES.items())
    + "\n\n"
    + """\b
Examples:
  avowal export accounts -o accounts.csv
  avowal export incidents --country IR --format geojson -o iran.geojson
  avowal export accounts --format jsonl | head
  avowal export incidents --format package --as-of 2024-06-30 -o frozen.zip
  avowal export incidents --format acled -o acled-like.csv
  avowal export incidents --format ucdp-ged --policy mine.toml -o ged-like.csv
"""
)


@click.command("export", epilog=EXAMPLES)
@click.argument("what", type=click.Choice(["accounts", "incidents"]), default="accounts")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, *EXCHANGES, *PROGRAMMES]),
    help="Default: by the file's ending, else csv.",
)
@click.option(
    "-o",
    "--output",
    "--out",
    "output",
    type=click.Path(dir_okay=False),
    default="-",
    help="File to write; default: standard output.",
)
@click.option("--policy", metavar="NAME|FILE", help="Whose values a programme's shape holds; default: its own.")
@record_option
@as_of_option
@filter_options
def command(
    what: str, form: str | None, output: str, record: str, as_of: str | None, policy: str | None, **filters: Any
) -> None:
    """Write accounts (one row each, with its exact words) or incidents (one row each) to a file.

    A file is written whole or not at all. FILE.meta.json beside it says its policies, version and hash.
    """
    wanted = incident_filter(filters)
    form = form or _by_ending(output)
    if form in PROGRAMMES:
        _export_programme(form, policy, output, record, as_of, wanted)
        return
    if policy is not None:
        msg = f"--policy goes with the shapes of programmes ({', '.join(PROGRAMMES)}), not with {form}."
        raise UsageError(msg, slug="policy-not-used", item=form)
    if form in EXCHANGES:
        _export_exchange(form, output, record, as_of, wanted)
        return
    _check(form, what, output)
    rows_of, columns = {
        "accounts": (account_rows, ACCOUNT_COLUMNS),
        "incidents": (incident_rows, INCIDENT_COLUMNS),
    }[what]
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        target = sys.stdout.buffer if output == "-" else Path(output)
        written = write_rows(rows_of(opened, wanted), columns, form, target)
    if output != "-":
        write_side_file(Path(output), _told(what, form, written, filters | ({"as_of": as_of} if as_of else {})))
        click.echo(f"{written} {what} written to {output}", err=True)


def _export_exchange(form: str, output: str, record: str, as_of: str | None, wanted: IncidentFilter) -> None:
    """Incidents with all that is said of them, for another system."""
    chosen = EXCHANGES[form]
    if output == "-" and not chosen.is_text and sys.stdout.isatty():
        msg = f"exporting as {form}: it is no text for a terminal. Name a file with -o, e.g. -o record{chosen.suffix}."
        raise UsageError(msg, slug="unknown-format", item=form)
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        if output == "-":
            written = chosen.write(opened, wanted, sys.stdout.buffer)
        else:
            written = whole_or_nothing(Path(output), lambda stream: chosen.write(opened, wanted, stream))
            told = {"what": chosen.counted, "format": form, "written": written, "avowal": __version__, "as_of": as_of}
            write_side_file(Path(output), told)
    click.echo(f"{written} {chosen.counted} written as {form}", err=True)


def _export_programme(
    form: str, policy: str | None, output: str, record: str, as_of: str | None, wanted: IncidentFilter
) -> None:
    """Incidents in another programme's shape, with those that it would not list in a file of their own."""
    chosen = find_policy(policy or PROGRAMMES[form].policy)
    with Record.open(record, create=False, read_only=True).as_of(as_of) as opened:
        if output == "-":
            written, left = write_programme(opened.cases(wanted), form, chosen, sys.stdout.buffer)
        else:
            kept: list[Left] = []

            def write(stream: BinaryIO) -> int:
                rows, out = write_programme(opened.cases(wanted), form, chosen, stream)
                kept.append(out)
                return rows

            written = whole_or_nothing(Path(output), write)
            left = kept[0]
            _write_beside(Path(output), form, chosen.label, written, left, as_of)
    click.echo(f"{written} rows, {form}-like by {chosen.label}; {len(left.out)} incidents left out", err=True)


def _write_beside(path: Path, form: str, policy: str, written: int, left: Left, as_of: str | None) -> None:
    own = find_policy(PROGRAMMES[form].policy).label
    policies = {"values": policy} if policy == own else {"values": policy, "facts that it has no rule for": own}
    told = {"what": "incidents", "format": f"{form}-like", "rows": written, "excluded": len(left.out)}
    write_side_file(path, {**told, "avowal": __version__, "as_of": as_of, "policies": policies})
    if left.out:
        columns: dict[str, type] = dict.fromkeys(("incident_id", "title", "reason"), str)
        rows = [{"incident_id": one.incident_id, "title": one.title, "reason": one.reason} for one in left.out]
        write_rows(rows, columns, "csv", path.with_name(f"{path.name}.excluded.csv"))


def _check(form: str, what: str, output: str) -> None:
    """Refuse what cannot be written before the record is opened."""
    chosen = FORMATS[form]
    if what not in chosen.subjects:
        msg = f"exporting {what} as {form}: that format holds {', '.join(chosen.subjects)} only. Export those."
        raise UsageError(msg, slug="unknown-format", item=form)
    if output == "-" and not chosen.is_text and sys.stdout.isatty():
        msg = f"exporting as {form}: it is no text for a terminal. Name a file with -o, e.g. -o {what}{chosen.suffix}."
        raise UsageError(msg, slug="unknown-format", item=form)


def _told(what: str, form: str, written: int, filters: dict[str, Any]) -> dict[str, object]:
    """What the side file says of an export; accounts are as reported, so no policy stands behind them."""
    policies = {
        "killed_acled_min": find_policy("acled-min").label,
        "injured_min": find_policy("min").label,
    }
    return {
        "what": what,
        "format": form,
        "rows": written,
        "avowal": __version__,
        "policies": policies if what == "incidents" else {},
        "filters": {name: said for name, said in filters.items() if said},
    }


def _by_ending(output: str) -> str:
    ending = Path(output).suffix.lower().lstrip(".")
    return {"json": "jsonl", "ndjson": "jsonl", "jsonld": "annotations"}.get(
        ending, ending if ending in FORMATS else "csv"
    )
