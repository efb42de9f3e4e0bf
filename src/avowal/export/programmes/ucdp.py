"""UCDP-GED-shaped rows: a dyad with low, best and high; ids of UCDP's own are never invented."""

from __future__ import annotations

from datetime import date
from math import floor
from typing import Final

from avowal.codebook.vocabulary import Fact
from avowal.domain import Name, Place
from avowal.domain.dates import date_class
from avowal.estimation.parties import state_of
from avowal.estimation.ucdp import ONE_SIDED
from avowal.export.programmes.codes import actor_of, columns_of, country_codes
from avowal.export.programmes.coding import Coding
from avowal.record.rows import Row

SIDES: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_WHOLE: Final = (
    "year", "type_of_violence", "number_of_sources", "where_prec", "priogrid_gid", "country_id", "event_clarity",
    "date_prec", *SIDES, "best", "high", "low", "conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id",
)  # fmt: skip
_TYPES: Final = {**dict.fromkeys(_WHOLE, int), **dict.fromkeys(("latitude", "longitude"), float)}
COLUMNS: Final = {name: _TYPES.get(name, str) for name in columns_of("ucdp_ged")}


def ucdp_row(coding: Coding) -> Row | str:
    """The incident's row, or why UCDP has no event: no death, no dyad, no day within a year."""
    killed = coding.count(Fact.KILLED)
    sides = _sides(coding)
    if not killed and not coding.estimates[Fact.KILLED].high:
        return f"no death: {coding.estimates[Fact.KILLED].reason}"
    if not sides:
        return f"no dyad: {coding.estimates[Fact.RESPONSIBLE].reason}"
    window = coding.window
    if window is None or date_class(*window) is None:
        return f"no date within a year: {coding.estimates[Fact.DATE].reason}"
    return dict.fromkeys(COLUMNS) | {
        "id": f"AV-{coding.case.summary.id}",
        "year": window[0].year,
        "code_status": "Unreviewed",
        **_dyad(coding, sides),
        **_sources(coding),
        **_where(coding),
        **_when(window),
        **_deaths(coding, killed or 0),
    }


def _violence(coding: Coding) -> int:
    estimate = coding.estimates[Fact.RESPONSIBLE]
    violence = coding.estimates[Fact.TYPE].column("type_of_violence") or estimate.column("type_of_violence")
    return violence if isinstance(violence, int) else ONE_SIDED


def _sides(coding: Coding) -> list[Name]:
    """Side a, and side b of a fight: whom the policy names against whom it was aimed.

    A policy names nobody where two names stand equal; in a fight these are its two sides, a state's first.
    """
    chosen = coding.name(Fact.RESPONSIBLE)
    if _violence(coding) == ONE_SIDED:
        return [chosen] if chosen else []
    if chosen is not None:
        return [chosen, *coding.names(Fact.TARGET)[:1]]
    of_states = {account.value for account in coding.current(Fact.RESPONSIBLE) if state_of(account)}
    both = sorted(coding.names(Fact.RESPONSIBLE), key=lambda name: name not in of_states)
    return both if len(both) == 2 else []


def _dyad(coding: Coding, sides: list[Name]) -> Row:
    kind = _violence(coding)
    first = ucdp_name(sides[0])
    other = "Civilians" if kind == ONE_SIDED else (ucdp_name(sides[1]) if len(sides) > 1 else None)
    dyad = f"{first} - {other}" if other else None
    return {
        "type_of_violence": kind,
        "conflict_name": None,
        "dyad_name": dyad,
        "side_a": first,
        "side_b": other,
    }


def ucdp_name(name: Name) -> str:
    """UCDP's name of a side where the table of actors knows it: "IS" for Islamic State; else the name as it stands."""
    actor = actor_of(name)
    return actor.ucdp[0] if actor and actor.ucdp else name.text


def _sources(coding: Coding) -> Row:
    articles = [
        (r.outlet or "", r.published.iso if r.published else "", r.title or r.address or "") for r in coding.reports
    ]
    used = {
        w.account_id for fact in (Fact.KILLED, Fact.RESPONSIBLE) for w in coding.estimates[fact].weighings if w.used
    }
    told = [account for account in coding.case.accounts if account.id in used]
    return {
        "number_of_sources": len(set(coding.case.reports) - set(coding.case.context.origins)),
        "source_article": ";".join('"' + ", ".join(article).replace('"', "'") + '"' for article in articles),
        "source_office": ";".join(office for office, _, _ in articles) or None,
        "source_date": ";".join(day for _, day, _ in articles) or None,
        "source_headline": ";".join(title for _, _, title in articles) or None,
        "source_original": ";".join(dict.fromkeys(account.voice.name for account in told)) or None,
    }


def _where(coding: Coding) -> Row:
    place = coding.place
    found = country_codes(coding.country)
    cells: Row = {"country": coding.country_name, "region": found.ucdp_region if found else None}
    return cells | (_point(place) if place else {})


def _point(place: Place) -> Row:
    cells: Row = {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": place.name,
        "adm_1": place.admin1,
        "adm_2": place.admin2,
    }
    if place.latitude is None or place.longitude is None:
        return cells
    latitude, longitude = round(place.latitude, 6), round(place.longitude, 6)
    return cells | {
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude:.6f} {latitude:.6f})",
        "priogrid_gid": priogrid(latitude, longitude),
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The half-degree cell of PRIO-GRID 2.0, counted east and north from 180 W, 90 S.

    >>> priogrid(34.531094, 69.162796)  # Kabul, as UCDP gives it
    179779
    """
    row, column = min(floor((latitude + 90) * 2), 359), min(floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _when(window: tuple[date, date]) -> Row:
    first, last = window
    return {"date_prec": date_class(first, last), "date_start": first.isoformat(), "date_end": last.isoformat()}


def _deaths(coding: Coding, best: int) -> Row:
    """Deaths by side; a policy without sides leaves all to civilians in one-sided violence, else of unknown side."""
    estimate = coding.estimates[Fact.KILLED]
    sides = {name: estimate.column(name) for name in SIDES}
    if any(value is None for value in sides.values()):
        violence = coding.estimates[Fact.TYPE].column("type_of_violence") or ONE_SIDED
        sides = dict[str, str | int | float | None](dict.fromkeys(SIDES, 0)) | {
            "deaths_civilians" if violence == ONE_SIDED else "deaths_unknown": best
        }
    low = best if estimate.low is None else estimate.low
    high = best if estimate.high is None else estimate.high
    clarity = estimate.column("event_clarity") or 1
    return {**sides, "best": best, "low": low, "high": high, "event_clarity": clarity}
