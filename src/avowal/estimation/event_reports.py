"""Event-report models: one row a document, and one row an event put together from them, column by column.

The rules are those of the R package eventreport 0.1.2 (van Baalen and Höglund, CC BY 4.0), written anew. Each column
is decided alone, so a row may mix places or actors of different documents. A missing value (``None``) and empty text
are different values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from avowal.estimation.policy import Policy

Cell = str | int | float | None
Row = Mapping[str, Cell]
INDETERMINATE: Final = "Indeterminate"
"""What stands where a tie between texts cannot be broken; between numbers nothing stands."""
N_ACTORS: Final = 6
_TIES: Final = ("source_classification", "certain")
_NUMBERED = "*"


def aggregate(rows: Sequence[Row], policy: Policy) -> dict[str, Cell]:
    """The event's row, as the policy's ``columns`` put it together; a star stands for the numbers of the actors."""
    event: dict[str, Cell] = {}
    for name, method in policy.columns.items():
        numbers = range(1, N_ACTORS + 1) if _NUMBERED in name else range(1)
        for number in numbers:
            written = name.replace(_NUMBERED, str(number))
            event[written] = _put_together(rows, written, method.replace(_NUMBERED, str(number)), event)
    return event


def is_method(method: str) -> bool:
    """Whether a policy file may name this way to put a column together."""
    kind, _, by = method.partition(":")
    return (kind in _PLAIN and not by) or (kind in _BY_COLUMN and bool(by))


def _put_together(rows: Sequence[Row], name: str, method: str, event: Mapping[str, Cell]) -> Cell:
    kind, _, by = method.partition(":")
    if kind in _PLAIN:
        return _PLAIN[kind](rows, name)
    return _BY_COLUMN[kind](rows, name, by, event)


def values_of(rows: Sequence[Row], name: str) -> list[Cell]:
    """The column's values in the order of the rows; a row without the column has a missing value."""
    return [row.get(name) for row in rows]


# Numbers and dates


def _lowest(rows: Sequence[Row], name: str) -> Cell:
    return _chosen_end(min, _stated(rows, name))


def _highest(rows: Sequence[Row], name: str) -> Cell:
    return _chosen_end(max, _stated(rows, name))


def _chosen_end(pick: Callable[..., Any], values: Sequence[Cell]) -> Cell:
    """The lowest or highest of the values of one column, which are all of one kind; ``None`` of nothing."""
    chosen: Cell = pick(values, default=None)
    return chosen


def _most_number(rows: Sequence[Row], name: str) -> Cell:
    """The most frequent number; of several the lowest."""
    return _chosen_end(min, _most_frequent(_stated(rows, name)))


def _most_yes(rows: Sequence[Row], name: str) -> Cell:
    """1 where at least as many rows say yes as say no."""
    values = values_of(rows, name)
    return int(values.count(1) >= values.count(0))


def _most_date(rows: Sequence[Row], name: str) -> Cell:
    """The most frequent date; of several their mean, rounded down."""
    days = [date.fromisoformat(str(value)).toordinal() for value in _most_frequent(_stated(rows, name))]
    return date.fromordinal(math.floor(sum(days) / len(days))).isoformat() if days else None


def _stated(rows: Sequence[Row], name: str) -> list[Cell]:
    return [value for value in values_of(rows, name) if value is not None]


def _most_frequent(values: Sequence[Cell]) -> list[Cell]:
    distinct = list(dict.fromkeys(values))
    most = max((values.count(value) for value in distinct), default=0)
    return [value for value in distinct if values.count(value) == most]


# Text


def _most(rows: Sequence[Row], name: str) -> Cell:
    """The most frequent text; a missing one counts as a value."""
    return _chosen([(row.get(name), *(row.get(tie) for tie in _TIES)) for row in rows], INDETERMINATE)


def _chosen(votes: Sequence[tuple[Cell, ...]], undecided: Cell) -> Cell:
    """The most frequent value; ties go to the best source, then to the surest report, then to nobody."""
    if not votes:
        return undecided
    best = _most_frequent([value for value, *_ in votes])
    for place in range(1, len(_TIES) + 1):
        if len(best) < 2:
            break
        ranked = [(vote[place], vote[0]) for vote in votes if vote[0] in best]
        if any(rank is None for rank, _ in ranked):  # a missing tie-break leaves the tie as it is
            return undecided
        top = _chosen_end(max, [rank for rank, _ in ranked])
        best = list(dict.fromkeys(value for rank, value in ranked if rank == top))
    return best[0] if len(best) == 1 else undecided


def _all(rows: Sequence[Row], name: str) -> Cell:
    """Every distinct text, in the order of the rows; "Unknown" and empty ones are left out, a missing one is "NA"."""
    said = dict.fromkeys("NA" if value is None else str(value) for value in values_of(rows, name))
    parts = dict.fromkeys(re.split(r"; *", "; ".join(said)))
    text = "; ".join(part for part in parts if part.strip() and part != "Unknown")
    return None if text == "NA" else text


def _n_rows(rows: Sequence[Row], name: str) -> Cell:
    del name
    return len(rows)


# Columns that look at another one


def _by_precision(rows: Sequence[Row], name: str, by: str, *, finest: bool, undecided: Cell) -> Cell:
    known = [value for value in values_of(rows, by) if value is not None]
    if not known:
        return None
    limit = _chosen_end(max if finest else min, known)
    # Rows without this place or actor stay in as missing votes; only the informative model drops them.
    votes: list[tuple[Cell, ...]] = [
        (None, None, None) if row.get(by) is None else (row.get(name), *(row.get(tie) for tie in _TIES))
        for row in rows
        if row.get(by) in {None, limit}
    ]
    if finest:
        votes = [vote for vote in votes if vote[0] is not None]
    return _chosen(votes, undecided) if votes else None


def _vaguest(rows: Sequence[Row], name: str, by: str, event: Mapping[str, Cell]) -> Cell:
    del event
    return _by_precision(rows, name, by, finest=False, undecided=INDETERMINATE)


def _vaguest_number(rows: Sequence[Row], name: str, by: str, event: Mapping[str, Cell]) -> Cell:
    del event
    return _by_precision(rows, name, by, finest=False, undecided=None)


def _finest(rows: Sequence[Row], name: str, by: str, event: Mapping[str, Cell]) -> Cell:
    del event
    return _by_precision(rows, name, by, finest=True, undecided=INDETERMINATE)


def _finest_number(rows: Sequence[Row], name: str, by: str, event: Mapping[str, Cell]) -> Cell:
    del event
    return _by_precision(rows, name, by, finest=True, undecided=None)


def _sum(rows: Sequence[Row], name: str, by: str, event: Mapping[str, Cell]) -> Cell:
    """The sum of the columns, already put together, whose names begin so and go on with digits."""
    del rows, name
    return sum(int(value or 0) for column, value in event.items() if re.fullmatch(f"{re.escape(by)}[0-9]+", column))


def _role(rows: Sequence[Row], name: str, by: str, event: Mapping[str, Cell]) -> Cell:
    """1 where the actor has the role, 0 where not, nothing where there is no such actor.

    The initiator is the one actor with the highest number of reports that say so; whoever is said to have used
    violence and never to have stood by is a perpetrator; who did neither may be an intervener, else a bystander.
    """
    actor, _, role = name.rpartition("_")
    if event.get(by) is None:
        return None
    if role == "initiator":
        said = {n: _said(rows, f"actor{n}_initiator") for n in range(1, N_ACTORS + 1)}
        top = max(said.values())
        mine = _said(rows, name)
        return int(mine == top > 0 and list(said.values()).count(top) == 1)
    if role == "perpetrator":
        return int(_said(rows, name) > 0 and _said(rows, f"{actor}_bystander") < 1)
    others = ("initiator",) if role == "intervener" else ("initiator", "perpetrator", "intervener")
    return int(_said(rows, name) > 0 and not any(event.get(f"{actor}_{other}") for other in others))


def _said(rows: Sequence[Row], name: str) -> int:
    return sum(int(value or 0) for value in values_of(rows, name))


_PLAIN: Final[dict[str, Callable[[Sequence[Row], str], Cell]]] = {
    "lowest": _lowest,
    "highest": _highest,
    "most": _most,
    "most number": _most_number,
    "most yes": _most_yes,
    "most date": _most_date,
    "all": _all,
    "rows": _n_rows,
}
_BY_COLUMN: Final[dict[str, Callable[[Sequence[Row], str, str, Mapping[str, Cell]], Cell]]] = {
    "vaguest": _vaguest,
    "vaguest number": _vaguest_number,
    "finest": _finest,
    "finest number": _finest_number,
    "sum": _sum,
    "role": _role,
}
METHODS: Final = {
    "lowest": "the lowest number or earliest date",
    "highest": "the highest number or latest date",
    "most": "the most frequent text, a missing one counts; ties: best source, surest report, Indeterminate",
    "most number": "the most frequent number; ties: the lowest",
    "most yes": "1 where at least as many rows say 1 as say 0",
    "most date": "the most frequent date; ties: the mean of the tied ones, rounded down",
    "all": 'every distinct text, joined by "; "',
    "rows": "how many rows there are",
    "vaguest:COLUMN": "the most frequent text among the rows of the lowest COLUMN",
    "vaguest number:COLUMN": "the same for numbers; a tie gives nothing",
    "finest:COLUMN": "the most frequent text among the rows of the highest COLUMN, missing ones dropped",
    "finest number:COLUMN": "the same for numbers; a tie gives nothing",
    "sum:COLUMN": "the sum of COLUMN1, COLUMN2 and so on of the event's row",
    "role:COLUMN": "whether actor COLUMN has the role that the name ends in",
}
"""Ways to put a column together, as a policy file names them, and what each gives."""
