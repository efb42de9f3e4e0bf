"""Who stands behind a version, on a terminal: a tree from each voice through its channels to the reports."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from avowal.cli.words import safe
from avowal.estimation.independence import Hearing, Independence, Origin
from avowal.record.labels import heard_label, origin_label

MOST_PATHS = 12
"""Ways shown of one voice; the JSON has all."""


def behind_tree(behind: Independence) -> Tree:
    """A branch for each voice with the rule by which it counts or not, and under it each way to a report."""
    tree = Tree(Text("who stands behind it", style="dim"))
    for origin in behind.origins:
        branch = tree.add(_origin_line(origin))
        for hearing in origin.hearings[:MOST_PATHS]:
            branch.add(_path(hearing))
        if len(origin.hearings) > MOST_PATHS:
            branch.add(Text(f"and {len(origin.hearings) - MOST_PATHS} more: --json", style="dim"))
    return tree


def _origin_line(origin: Origin) -> Text:
    line = Text(safe(origin_label(origin)), style="bold" if origin.counts else "dim")
    line.append(f" – {'counts' if origin.counts else 'not counted'} ({origin.rule}): {origin.why}", style="dim")
    return line.append(f"; {heard_label(origin)}", style="dim") if origin.counts else line


def _path(hearing: Hearing) -> Text:
    copied = f", a copy of {hearing.copy_of}" if hearing.copy_of else ""
    line = Text(safe(" → ".join(hearing.path)))
    return line.append(f"  {hearing.report_id}{copied}", style="dim")
