"""A coded row as the text of a report, and read back from it: one line a column, every value as it stood."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from avowal.domain import Report, Span

Cell = str | int | float | None
CODED: Final = "coded"
"""Kind of source of a report that is a coded row; only the import gives it."""
_FORM: Final = "form"


def text_of(form: str, row: Mapping[str, Cell]) -> tuple[str, dict[str, Span]]:
    """The text of a row, and where in it each value stands; a missing value (``None``) has no line.

    >>> text, spans = text_of("maverick", {"id": "A-1", "deaths_best": 4, "city": ""})
    >>> text.splitlines(), spans["deaths_best"].quote(text)
    (['form: maverick', 'id: A-1', 'deaths_best: 4', 'city: ""'], '4')
    """
    text, spans = f"{_FORM}: {form}", {}
    for name, value in row.items():
        if value is None:
            continue
        text += f"\n{name}: "
        written = _written(value)
        spans[name] = Span(len(text), len(text) + len(written))
        text += written
    return text, spans


def coded_row(report: Report, form: str) -> Mapping[str, Cell] | None:
    """The row that a report is; ``None`` where it is no row of this form.

    What a text says of itself is not enough: a page may begin with these words too.
    """
    if report.source is None or report.source.kind != CODED:
        return None
    said, row = _read(report.text)
    return row if said == form else None


def row_number(report: Report) -> int:
    """Where in its table the row stood; 0 where that is not known."""
    number = report.source.location.rpartition(":")[2] if report.source else ""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0


def _written(value: str | float) -> str:
    """Texts stand plain; those that could be taken for something else are written as JSON writes them."""
    if not isinstance(value, str):
        return json.dumps(value)
    plain = value and value == value.strip() and value.isprintable() and not _is_number(value) and value[0] != '"'
    return value if plain else json.dumps(value, ensure_ascii=False)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=512)  # every policy asks for every row of an incident
def _read(text: str) -> tuple[str | None, Mapping[str, Cell]]:
    first, *lines = text.split("\n")
    name, _, form = first.partition(": ")
    row = {name: _value(said) for name, colon, said in (line.partition(": ") for line in lines) if colon}
    return (form if name == _FORM else None), MappingProxyType(row)


def _value(said: str) -> Cell:
    if said.startswith('"') or _is_number(said):
        value: Cell = json.loads(said)
        return value
    return said
