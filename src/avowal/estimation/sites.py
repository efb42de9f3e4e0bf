"""Places as programmes code them: ACLED's precision, GTD's specificity, UCDP's class over all voices."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from avowal.domain import Column, Estimate, Place
from avowal.estimation.candidates import sift
from avowal.estimation.live import drop, newest_of_each
from avowal.estimation.most import most_version
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.versions import Version, finest, versions_of
from avowal.gazetteer.countries import country_name

_ACLED_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 7: 3}
_WHOLE_COUNTRY: Final = 6


def acled_site(question: Question) -> Estimate:
    """The place of most voices with ACLED's precision; a country alone is not coded."""
    found = most_version(question)
    place = found.value
    if not isinstance(place, Place):
        return found
    if place.precision == _WHOLE_COUNTRY:
        why = "only the country is known, and ACLED does not code it"
        left = {weighing.account_id for weighing in found.weighings if weighing.used}
        used = tuple(account for account in question.accounts if account.id in left)
        weighings = tuple(w for w in found.weighings if not w.used) + aside(used, f"Set aside: {why}.")
        return answer(question, None, f"No value: {why}.", weighings)
    precision = _ACLED_PRECISION.get(place.precision or 0)
    columns = (Column("location", place.name), Column("geo_precision", precision))
    return replace(found, columns=columns)


def gtd_site(question: Question) -> Estimate:
    """The place of most voices with GTD's specificity and vicinity."""
    found = most_version(question)
    place = found.value
    if not isinstance(place, Place):
        return replace(found, columns=(Column("specificity", 5), Column("vicinity", -9)))
    return replace(
        found, columns=(Column("specificity", _specificity(place)), Column("vicinity", int(place.precision == 2)))
    )


def _specificity(place: Place) -> int:
    """GTD's specificity: 1 town with a point, 2 town without, 3 a division, 4 the first-order one, 5 none."""
    match place.precision:
        case 1:
            return 1 if place.latitude is not None else 2
        case 2:
            return 1
        case 3 | 4 as division:
            return division
        case 5:
            return 3 if place.admin2 else 4 if place.admin1 else 5
        case _:
            return 5


def ucdp_site(question: Question) -> Estimate:
    """The unit that holds the places of all live voices, with UCDP's class."""
    sifted = drop(sift(question.accounts), lambda a: not isinstance(a.value, Place), "Set aside: it names no place.")
    live = newest_of_each(sifted.candidates, question)
    weighings = sifted.aside + live.aside
    if not live.candidates:
        return answer(question, None, "No value: no current account gives a place.", weighings)
    versions = finest(versions_of(live.candidates, question))
    place = _holding(versions)
    if place is None:
        why = "the voices place it in different countries"
        left = aside(live.candidates, f"Set aside: {why}.")
        return answer(question, None, f"No value: {why}.", weighings + left)
    weighings += taken(live.candidates, "Used: the place holds, or is, the one that it gives.")
    columns = (Column("where_coordinates", place.name), Column("where_prec", place.precision))
    how = "all live voices agree" if len(versions) == 1 else f"it holds the {len(versions)} places that voices give"
    return answer(question, place, f"{place.name}: {how}.", weighings, columns=columns)


def _holding(versions: tuple[Version, ...]) -> Place | None:
    """The one place; else the second-order, the first-order division or the country that holds all."""
    places = [version.value for version in versions if isinstance(version.value, Place)]
    if len(places) == 1:
        return places[0]
    countries, firsts, seconds = ({getattr(p, key) for p in places} for key in ("country", "admin1", "admin2"))
    if len(countries) > 1 or None in countries:
        return None
    (country,) = countries
    if len(firsts) == 1 and None not in firsts:
        (first,) = firsts
        if len(seconds) == 1 and None not in seconds:
            (second,) = seconds
            return Place(second, country, admin1=first, admin2=second, precision=3)
        return Place(first, country, admin1=first, precision=4)
    return Place(country_name(country), country, precision=_WHOLE_COUNTRY)
