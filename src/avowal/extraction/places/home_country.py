"""The country that a report's main incident is in, as far as its places tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from avowal.extraction.places.places import FoundPlace

_LEAD = 250  # characters in which the main incident is told first
_IN_LEAD = 3
_COUNTRY = 6  # UCDP where_prec of a whole country
_NO_COUNTRY = 2  # a town or province weighs more than a country, which may be anybody's


def home_country(places: Sequence[FoundPlace]) -> str | None:
    """ISO code of the country that most of a report's places are in, towns and the lead counting more.

    It tells officials from foreign governments. ``None`` when no place has a country.
    """
    weights: Counter[str] = Counter()
    for found in places:
        if found.place.country:
            early = _IN_LEAD if found.span.start < _LEAD else 1
            weights[found.place.country] += early * (1 if found.place.precision == _COUNTRY else _NO_COUNTRY)
    return weights.most_common(1)[0][0] if weights else None
