"""One total spread over several days, places or incidents, in whole numbers."""

from __future__ import annotations

from avowal.domain import Column
from avowal.estimation.question import Question


def even_split(total: int, parts: int) -> tuple[int, ...]:
    """A total in equal whole parts; what is left over goes to the first ones.

    >>> even_split(11, 3)
    (4, 4, 3)
    """
    each, over = divmod(total, parts)
    return (each + 1,) * over + (each,) * (parts - over)


def part_columns(value: int, question: Question) -> tuple[Column, ...]:
    """What falls to each day, place or incident over which the total is spread; nothing where it is not."""
    parts = question.context.parts
    if parts < 2:
        return ()
    return tuple(Column(f"part_{n}", share) for n, share in enumerate(even_split(value, parts), start=1))
