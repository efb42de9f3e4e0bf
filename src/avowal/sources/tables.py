"""Reports in the rows of JSON Lines, JSON and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, TextIO

from avowal.domain import DateBasis
from avowal.errors import AvowalError, InputError, NoTextError
from avowal.sources.addresses import address_or_problem
from avowal.sources.draft import Draft
from avowal.sources.packed import too_large
from avowal.sources.settings import TABLE_NAMES

Row = tuple[int, Draft | AvowalError]


def read_json_lines(lines: TextIO, item: str, columns: Mapping[str, str], most: int) -> Iterator[Row]:
    """One report a line; a line that cannot be read is refused alone, and so is one over ``most`` characters."""
    for number, line in enumerate(_lines(lines, most), start=1):
        label = f"{item}:{number}"
        if line is None:
            yield number, too_large(label, most)
        elif line.strip():
            yield number, _attempt(partial(parsed, line, label), label, columns)


def _lines(lines: TextIO, most: int) -> Iterator[str | None]:
    """Each line; ``None`` for one that is too long, which is passed over without holding it."""
    while line := lines.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        while line and not line.endswith("\n"):
            line = lines.readline(most + 1)
        yield None


def read_json(text: str, item: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """One object, or a list of them.

    Raises:
        InputError: It is no JSON.
    """
    said = parsed(text, item)
    rows = said if isinstance(said, list) else [said]
    for number, row in enumerate(rows, start=1):
        yield number, _attempt(lambda row=row: row, f"{item}:{number}", columns)


def read_csv(lines: TextIO, item: str, columns: Mapping[str, str], most: int) -> Iterator[Row]:
    """One report a row, by the names in the first row; cells end at commas, semicolons or tabs.

    Raises:
        InputError: There is no column of texts.
    """
    first = lines.readline(most)
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(most)
    table = csv.DictReader(chain([first], lines), delimiter=delimiter)
    try:
        fields = list(table.fieldnames or ())
    except csv.Error as error:
        raise _broken(item, error) from error
    if "text" not in _names(fields, columns):
        seen = ", ".join(repr(name[:40]) for name in fields[:12]) or "no names"
        msg = f"{item}: no column of texts: the first row has {seen}. Name it: --column text=NAME."
        raise InputError(msg, slug="column-missing", item=item)
    try:
        for row in table:
            label = f"{item}:{table.line_num}"
            yield table.line_num, _attempt(partial(dict, row), label, columns)
    except csv.Error as error:
        yield table.line_num, _broken(f"{item}:{table.line_num}", error)


def _broken(label: str, error: csv.Error) -> InputError:
    msg = f"{label}: the table breaks off here ({error}); the rows above are kept. Mend the line and add it again."
    return InputError(msg, slug="damaged-table", item=label)


def parsed(text: str, item: str) -> Any:
    """What JSON says.

    Raises:
        InputError: It is none: broken, nested without end, or with NaN in it.
    """
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError as error:
        msg = f"{item}: the JSON is nested too deep to be a report."
        raise InputError(msg, slug="damaged-json", item=item) from error
    except ValueError as error:
        msg = f"{item}: this is no JSON ({error}). Write one object a line."
        raise InputError(msg, slug="damaged-json", item=item) from error


def _no_constant(said: str) -> None:
    msg = f"{said} is no JSON"
    raise ValueError(msg)


def _attempt(row: Any, label: str, columns: Mapping[str, str]) -> Draft | AvowalError:
    try:
        return draft_of(row(), label, columns)
    except AvowalError as error:
        return error


def draft_of(row: Any, label: str, columns: Mapping[str, str]) -> Draft:
    """The draft that a row of named cells makes.

    Raises:
        InputError: It is no row of named cells, or has no text.
    """
    if not isinstance(row, dict):
        msg = f"{label}: a row must be an object with named members, not a {type(row).__name__}."
        raise InputError(msg, slug="damaged-json", item=label)
    names = _names(row, columns)
    cells = {ours: _cell(row.get(theirs)) for ours, theirs in names.items()}
    text = cells.pop("text", None)
    if text is None:
        if "text" not in names:
            seen = ", ".join(map(repr, list(row)[:12]))
            msg = f"{label}: no member of texts among {seen}. Name it: --column text=NAME."
            raise InputError(msg, slug="column-missing", item=label)
        msg = f"{label}: its text is empty. Fill the cell, or leave the row out."
        raise NoTextError(msg, item=label)
    cells["address"], warnings = address_or_problem(cells.get("address"))
    cells["row_id"] = cells.pop("id", None)
    basis = DateBasis.COLUMN if cells.get("published") else None
    return Draft(text=text, published_basis=basis, warnings=warnings, **cells)


def _names(present: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """For each of our columns, the table's own name of it."""
    by_folded = {str(name).strip().lower(): name for name in present}
    names = {}
    for ours, usual in TABLE_NAMES.items():
        wanted = (columns[ours],) if ours in columns else usual
        found = next((by_folded[name.strip().lower()] for name in wanted if name.strip().lower() in by_folded), None)
        if found is not None:
            names[ours] = found
    return names


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip() or None
