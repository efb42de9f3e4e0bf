"""``avowal compare``: two records or tables, incident by incident and fact by fact."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from avowal.cli.options import echo_json, filter_options, incident_filter, json_option
from avowal.cli.terminal import console, counted
from avowal.cli.words import safe
from avowal.estimation import Policy, find_policy
from avowal.export.comparison import COLUMNS, comparison_rows, comparison_to_json
from avowal.export.files import write_csv
from avowal.record.comparison.compare import Compared, Comparison
from avowal.record.comparison.match import LEAST

_MOST_SHOWN = 20
EXAMPLES = """\b
Examples:
  avowal compare record.db gtd-2021.csv                      our incidents by gtd against GTD's rows
  avowal compare record.db ged261.csv --country SY --csv > differences.csv
  avowal compare mine.db hand-coded.db --policy acled        two records by one policy
  avowal compare record.db record.db --left-policy acled --right-policy ucdp
  avowal compare mine.db coded.db --json | jq '.pairs[] | select(.differences | length > 0)'

\b
Tables are known by their columns: ACLED, GTD, UCDP GED, MAVERICK event reports, and `avowal export incidents`.

\b
The score of a pair is a weighted mean; what a side does not tell counts 0.3:
  date 3   1 where the days overlap, a quarter less for each day apart; over 3 days: no pair
  place 3  1 by name or within 5 km, 0.7 within 20, 0.4 within 50, 0.1 within 100; over 100 km: no pair;
           0.3 where one is a region or has no coordinates
  toll 2   1 for one figure of the dead, at least 0.8 where ranges meet, else the smaller's share of the larger
  type 1   1 for one broad kind, 0.5 for clash and attack, bombing and strike
Two countries are never a pair; one id of ours always is. Pairs are one to one, the surest first.
"""


@click.command("compare", epilog=EXAMPLES)
@click.argument("left", type=click.Path(path_type=Path))
@click.argument("right", type=click.Path(path_type=Path))
@click.option("--policy", metavar="NAME|FILE", help="Whose values stand on both sides; default: the other table's own.")
@click.option("--left-policy", metavar="NAME|FILE", help="The same for the first side alone.")
@click.option("--right-policy", metavar="NAME|FILE", help="The same for the second side alone.")
@click.option("--least", type=click.FloatRange(0, 1), default=LEAST, show_default=True, help="Least score of a pair.")
@click.option("--csv", "as_csv", is_flag=True, help="Write one row a difference as CSV on standard output.")
@json_option
@filter_options
def command(
    left: Path,
    right: Path,
    least: float,
    *,
    as_csv: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Say which incidents of two records or tables match, which facts differ, and why.

    LEFT and RIGHT are records (SQLite) or tables (CSV or JSON Lines). Filters choose incidents of records only.
    """
    policies = _policies(options)
    wanted = incident_filter(options)
    with Compared(left, right, policies) as compared:
        found = compared.compare(least=least, wanted=wanted)
        if as_json:
            echo_json(comparison_to_json(found))
        elif as_csv:
            write_csv(comparison_rows(found), COLUMNS, sys.stdout.buffer)
        else:
            _print(found)
    for source, why in found.left_out[:_MOST_SHOWN]:
        click.echo(f"left out of {safe(source)}: {safe(why)}", err=True)
    if len(found.left_out) > _MOST_SHOWN:
        click.echo(f"and {len(found.left_out) - _MOST_SHOWN} rows more; --json names all", err=True)


def _policies(options: dict[str, Any]) -> tuple[Policy | None, Policy | None]:
    """The policy of each side; takes their options out of ``options``."""
    both, left, right = (options.pop(name) for name in ("policy", "left_policy", "right_policy"))
    first, second = (find_policy(said) if said else None for said in (left or both, right or both))
    return first, second


def _print(found: Comparison) -> None:
    out = console()
    matching = found.matching
    sides = f"{found.left.name} ({found.left.made_by}) and {found.right.name} ({found.right.made_by})"
    out.print(Text(safe(sides), style="bold"))
    out.print(
        f"{counted(len(matching.pairs), 'incident')} in both, {len(matching.only_left)} only in the first, "
        f"{len(matching.only_right)} only in the second (score {found.least} or more)"
    )
    facts = Table("fact", "agree", "differ", "one side only", box=None, pad_edge=False)
    for one in found.agreements:
        facts.add_row(one.fact.value, str(one.n_agree), str(one.n_differ), str(one.n_one_side))
    out.print(facts)
    shown = 0
    for pair, differing in found.differing():
        if not differing:
            continue
        if shown == _MOST_SHOWN:
            out.print(f"More pairs differ; --csv and --json give all {len(matching.pairs)}.")
            break
        shown += 1
        out.print(Text(safe(f"\n{pair.left.title}  {pair.left.id} = {pair.right.id}  {pair.score:.2f}"), style="bold"))
        for fact in differing:
            out.print(Text(safe(f"  {fact.fact.value}: {fact.left or 'nothing'} | {fact.right or 'nothing'}")))
            for sentence in fact.why:
                out.print(Text(safe(f"    {sentence}"), style="dim"))
