"""What a person writes into a filter, read once for the command line and the pages."""

from __future__ import annotations

from datetime import date

from avowal.codebook.vocabulary import IncidentType
from avowal.domain import PartialDate
from avowal.errors import UsageError
from avowal.gazetteer.countries import country_code


def read_country(said: str | None) -> str | None:
    """ISO code of a country name, a demonym or a code; ``None`` for nothing.

    Raises:
        UsageError: No such country is known.
    """
    if not said:
        return None
    code = country_code(said) or (said.upper() if len(said) == 2 and said.isascii() and said.isalpha() else None)
    if code is None:
        msg = f"no country {said!r} is known by name or ISO code. Try its English name or its two letters."
        raise UsageError(msg, slug="unknown-country", item=said)
    return code


def read_day(said: str | None, *, last: bool) -> date | None:
    """First or last day of "2024-01-31", "2024-01" or "2024"; ``None`` for nothing.

    Raises:
        UsageError: It is written in no such way.
    """
    if not said:
        return None
    try:
        found = PartialDate.from_iso(said)
    except ValueError as error:
        msg = f"{said!r} is no day: write 2024-01-31, 2024-01 or 2024."
        raise UsageError(msg, slug="unreadable-day", item=said) from error
    return found.last if last else found.first


def read_type(said: str | None) -> IncidentType | None:
    """The type of incident of this name; ``None`` for nothing.

    Raises:
        UsageError: The codebook has no such type.
    """
    if not said:
        return None
    try:
        return IncidentType(said)
    except ValueError as error:
        msg = f"no type of incident {said!r}. The codebook has: {', '.join(t.value for t in IncidentType)}."
        raise UsageError(msg, slug="unknown-type", item=said) from error
