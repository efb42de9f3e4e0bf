"""The shapes of other programmes by name, and the writing of a record in one of them.

None of these rows is data of the programme: ids carry our prefix, and every file says by which policy it was made.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from avowal.estimation import Policy, find_policy
from avowal.export.files import Columns, guarded, to_json
from avowal.export.programmes import acled, event_report, gtd, plover, ucdp
from avowal.export.programmes.coding import Coding, Excluded, coded
from avowal.record.cases import Case
from avowal.record.rows import Row

Writer = Callable[[Iterable[Row], Columns, BinaryIO], int]


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme's shape: ``PROGRAMMES["gtd"]`` has GTD's 135 columns.

    Attributes:
        suffix: Ending of its files, with the dot.
        about: One line of help.
        policy: The policy whose values stand in it where the user names none.
        columns: Its columns with their types, in its order.
        rows: The rows of an incident, or why the programme would have none.
        write: Takes rows, columns and an open binary stream; gives how many rows were written.
    """

    suffix: str
    about: str
    policy: str
    columns: Columns
    rows: Callable[[Coding], Iterable[Row] | str]
    write: Writer


@dataclass(slots=True)
class Left:
    """The incidents that a programme would not list, gathered while the others are written."""

    out: list[Excluded] = field(default_factory=list)


def _one(row_of: Callable[[Coding], Row | str]) -> Callable[[Coding], Iterable[Row] | str]:
    def rows(coding: Coding) -> Iterable[Row] | str:
        row = row_of(coding)
        return row if isinstance(row, str) else [row]

    return rows


def _write_gtd(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    return _write_table(gtd.numbered(iter(rows)), columns, stream)


def _write_table(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """CSV with lines that end in LF; formulas are guarded, line breaks in a cell are LF too."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    written = 0
    for row in rows:
        table.writerow([_lines(guarded(row[name])) for name in columns])
        written += 1
    text.flush()
    text.detach()
    return written


def _lines(cell: object) -> object:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def _write_tsv(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """POLECAT's form: tabs, no quotes; tabs and line breaks in a cell become spaces."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    table.writerow(columns)
    written = 0
    for row in rows:
        table.writerow([_plain(guarded(row[name])) for name in columns])
        written += 1
    text.flush()
    text.detach()
    return written


def _plain(cell: object) -> object:
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def _write_events(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """One JSON object a line; PLOVER leaves members without a value out."""
    written = 0
    for row in rows:
        shown = {name: row[name] for name in columns if row[name] is not None}
        stream.write(to_json(shown).encode() + b"\n")
        written += 1
    return written


PROGRAMMES: Final = {
    "acled": Programme(
        ".csv", "ACLED-like table, 31 columns", "acled", acled.COLUMNS, _one(acled.acled_row), _write_table
    ),
    "gtd": Programme(".csv", "GTD-like table, 135 columns", "gtd", gtd.COLUMNS, _one(gtd.gtd_row), _write_gtd),
    "ucdp-ged": Programme(
        ".csv", "UCDP-GED-like table, 49 columns", "ucdp", ucdp.COLUMNS, _one(ucdp.ucdp_row), _write_table
    ),
    "event-report": Programme(
        ".csv",
        "MAVERICK-like table, a row a report and incident",
        "er-representative",
        event_report.COLUMNS,
        event_report.event_report_rows,
        _write_table,
    ),
    "plover": Programme(
        ".jsonl", "PLOVER-like events", "gtd", plover.EVENT_COLUMNS, _one(plover.plover_event), _write_events
    ),
    "plover-statements": Programme(
        ".jsonl",
        "the same, and an event for each accusation and denial",
        "gtd",
        plover.EVENT_COLUMNS,
        plover.events_and_statements,
        _write_events,
    ),
    "polecat": Programme(
        ".tsv", "POLECAT-like table, 40 columns", "gtd", plover.POLECAT_COLUMNS, _one(plover.polecat_row), _write_tsv
    ),
}


def programme_rows(cases: Iterable[Case], name: str, policy: Policy, left: Left) -> Iterator[Row]:
    """The rows of the incidents in a programme's columns; those that it would not list go to ``left``."""
    programme = PROGRAMMES[name]
    own = find_policy(programme.policy)
    for case in cases:
        found = programme.rows(coded(case, policy, own))
        if isinstance(found, str):
            left.out.append(Excluded(case.summary.id, case.summary.title, found))
        else:
            yield from found


def write_programme(
    cases: Iterable[Case], name: str, policy: str | Policy | None, stream: BinaryIO
) -> tuple[int, Left]:
    """Write incidents in a programme's shape; gives the number of rows, and the incidents that it would not list.

    Args:
        cases: The incidents, as ``Record.cases`` gives them.
        name: A key of :data:`PROGRAMMES`.
        policy: Whose values are written; ``None``: the programme's own, which also answers where this one has no rule.
        stream: An open binary stream.

    Raises:
        UsageError: No policy has this name.
    """
    programme, left = PROGRAMMES[name], Left()
    chosen = policy if isinstance(policy, Policy) else find_policy(policy or programme.policy)
    return programme.write(programme_rows(cases, name, chosen, left), programme.columns, stream), left
