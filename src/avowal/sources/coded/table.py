"""Coded tables by form, read row by row: CSV with any delimiter, or JSON Lines, packed with gzip or not."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final, TextIO

from avowal.errors import AvowalError, InputError
from avowal.sources.coded import maverick, ucdp_ged
from avowal.sources.coded.row import Coded, refused
from avowal.sources.table_file import lines_of, looked_through
from avowal.sources.tables import parsed

MOST_BYTES: Final = 2_000_000_000
_MOST_CHARACTERS: Final = 1_000_000
_MISSING: Final = "NA"
_GUARDED: Final = ("'=", "'+", "'-", "'@", "'\t", "'\r")


@dataclass(frozen=True, slots=True)
class Form:
    """One sort of coded table: ``FORMS["maverick"]`` has a row a news report and event.

    Attributes:
        about: One line of help.
        needed: Columns that it must have.
        read: Makes a report of a row.
    """

    about: str
    needed: Sequence[str]
    read: Callable[[Mapping[str, Any], str], Coded]


FORMS: Final = {
    maverick.FORM: Form("MAVERICK event reports, a row a report and event", maverick.NEEDED, maverick.coded),
    ucdp_ged.FORM: Form("UCDP GED events, a row an event", ucdp_ged.NEEDED, ucdp_ged.coded),
}


def read_table(path: Path, form: str) -> Iterator[tuple[str, Coded | AvowalError]]:
    """Each row with its label ("ged.csv:12"), as a report or with why it is refused.

    In CSV ``NA`` is a missing value, and an apostrophe before a formula's sign, as our exports write it, is taken off.

    Raises:
        InputError: There is no such file, it is damaged, or columns are missing.
    """
    if not path.is_file():
        msg = f"{path}: there is no such file. Check the name."
        raise InputError(msg, slug="no-such-file", item=str(path))
    table = looked_through(lambda: path.open("rb"), str(path), MOST_BYTES)
    is_json = table.head.lstrip()[:1] == b"{"
    with lines_of(table, str(path)) as lines:
        rows = _json_rows(lines, path.name) if is_json else _csv_rows(lines, path.name)
        for number, row in rows:
            label = f"{path.name}:{number}"
            yield label, _attempt(FORMS[form], row, label)


def _attempt(form: Form, row: Mapping[str, Any] | AvowalError, label: str) -> Coded | AvowalError:
    if isinstance(row, AvowalError):
        return row
    missing = [name for name in form.needed if name not in row]
    if missing:
        msg = f"{label}: the table lacks the columns {', '.join(missing)}. Check --format."
        raise InputError(msg, slug="column-missing", item=label)
    try:
        return form.read(row, label)
    except AvowalError as error:
        return error


def _json_rows(lines: TextIO, name: str) -> Iterator[tuple[int, Mapping[str, Any] | AvowalError]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = parsed(line, f"{name}:{number}")
        except AvowalError as error:
            yield number, error
            continue
        yield number, row if isinstance(row, dict) else refused(f"{name}:{number}", "the line is no object")


def _csv_rows(lines: TextIO, name: str) -> Iterator[tuple[int, Mapping[str, Any] | AvowalError]]:
    first = lines.readline(_MOST_CHARACTERS)
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(_MOST_CHARACTERS)
    table = csv.DictReader(chain([first], lines), delimiter=delimiter)
    try:
        for row in table:
            if None in row:
                yield table.line_num, refused(f"{name}:{table.line_num}", "it has more cells than the first row")
            else:
                yield table.line_num, {key: _cell(cell) for key, cell in row.items()}
    except csv.Error as error:
        msg = f"{name}:{table.line_num}: the table breaks off here ({error}); the rows above are kept."
        yield table.line_num, InputError(msg, slug="damaged-table", item=name)


def _cell(said: str | None) -> str | None:
    if said is None or said == _MISSING:
        return None
    return said[1:] if said.startswith(_GUARDED) else said
