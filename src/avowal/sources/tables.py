"""Reports in the rows of JSON Lines, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from avowal.domain import DateBasis, Problem
from avowal.errors import AvowalError, InputError, NoTextError
from avowal.sources.addresses import plain_address
from avowal.sources.draft import Draft

COLUMNS = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "domain"),
    "author": ("author", "byline"),
    "published": ("published", "date", "published_at", "publication_date"),
    "address": ("url", "address", "link"),
    "language": ("language", "lang"),
}
"""Our names of columns, with the names that tables usually give them."""

_DEPTH = 200
Row = tuple[int, Draft | AvowalError]


def read_json_lines(text: str, item: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """One report a line; a line that cannot be read is refused alone."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield (
                number,
                _attempt(
                    lambda line=line, number=number: parsed(line, f"{item}:{number}"), f"{item}:{number}", columns
                ),
            )


def read_json(text: str, item: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """One object, or a list of them.

    Raises:
        InputError: It is no JSON.
    """
    said = parsed(text, item)
    rows = said if isinstance(said, list) else [said]
    for number, row in enumerate(rows, start=1):
        yield number, _attempt(lambda row=row: row, f"{item}:{number}", columns)


def read_csv(text: str, item: str, columns: Mapping[str, str], *, delimiter: str) -> Iterator[Row]:
    """One report a row, by the names in the first row.

    Raises:
        InputError: There is no column of texts.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = _names(table.fieldnames or (), columns)
    if "text" not in names:
        seen = ", ".join(repr(name) for name in (table.fieldnames or ())[:12]) or "no names"
        msg = f"{item}: no column of texts: the first row has {seen}. Name it: --column text=NAME."
        raise InputError(msg, slug="column-missing", item=item)
    try:
        for row in table:
            label = f"{item}:{table.line_num}"
            yield table.line_num, _attempt(lambda row=row: dict(row), label, columns)
    except csv.Error as error:
        label = f"{item}:{table.line_num}"
        yield (
            table.line_num,
            InputError(f"{label}: the table breaks off here ({error}).", slug="damaged-table", item=label),
        )


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
        msg = f"{label}: its text is empty."
        raise NoTextError(msg, item=label)
    if cells.get("address"):
        cells["address"], warnings = _address(cells["address"] or "")
    else:
        warnings = ()
    basis = DateBasis.COLUMN if cells.get("published") else None
    return Draft(text=text, published_basis=basis, warnings=warnings, **cells)


def _address(said: str) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        return plain_address(said), ()
    except ValueError:
        return None, (
            Problem("sources", "address-unreadable", f"the address {said[:80]!r} cannot be read, and was left out."),
        )


def _names(present: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """For each of our columns, the table's own name of it."""
    by_folded = {str(name).strip().lower(): name for name in present}
    names = {}
    for ours, usual in COLUMNS.items():
        wanted = (columns[ours],) if ours in columns else usual
        found = next((by_folded[name.strip().lower()] for name in wanted if name.strip().lower() in by_folded), None)
        if found is not None:
            names[ours] = found
    return names


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip() or None
