"""ACLED-shaped rows: one actor against another on one day at one place, with ACLED's names for types and kinds."""

from __future__ import annotations

from datetime import date
from typing import Final

from avowal.codebook.vocabulary import Fact
from avowal.domain import Name
from avowal.estimation.figures import ATTACKERS, group_of
from avowal.estimation.windows import acled_day
from avowal.export.programmes.codes import actor_of, codes, columns_of, country_codes, type_code
from avowal.export.programmes.coding import Coding, outlets, sentences
from avowal.gazetteer.countries import country_name
from avowal.record.rows import Row

_NOTED: Final = (Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED, Fact.ABDUCTED, Fact.RESPONSIBLE, Fact.TARGET)
_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 7: 3}
_CIVILIANS: Final = 7
_EXTERNAL: Final = 8
_TYPES: Final = {
    **dict.fromkeys(("year", "time_precision", "iso", "geo_precision", "fatalities", "timestamp"), int),
    **dict.fromkeys(("latitude", "longitude"), float),
}
COLUMNS: Final = {name: _TYPES.get(name, str) for name in columns_of("acled")}


def acled_row(coding: Coding) -> Row | str:
    """The incident's row, or why ACLED would have none."""
    day = _day(coding)
    if day is None:
        return f"no day: {coding.estimates[Fact.DATE].reason}"
    place = coding.place
    precision = _PRECISION.get(place.precision or 0) if place else None
    if place is None or precision is None:
        return f"no place that ACLED codes: {coding.estimates[Fact.PLACE].reason}"
    event, sub = _event(coding)
    cells: Row = dict.fromkeys(COLUMNS)
    cells |= {
        "event_id_cnty": f"AV-{coding.case.summary.id}",
        "event_date": day[0].isoformat(),
        "year": day[0].year,
        "time_precision": day[1],
        "disorder_type": disorder(event, sub),
        "event_type": event,
        "sub_event_type": sub,
        **_actors(coding, event),
        **_where(coding),
        "location": place.name,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "latitude": round(place.latitude, 4) if place.latitude is not None else None,
        "longitude": round(place.longitude, 4) if place.longitude is not None else None,
        "geo_precision": precision,
        "source": "; ".join(outlets(coding)),
        "notes": sentences(coding, _NOTED),
        "fatalities": coding.count(Fact.KILLED),
    }
    return cells


def _day(coding: Coding) -> tuple[date, int] | None:
    """The one day of the row, with its precision; another policy's window becomes a day by ACLED's rule."""
    estimate = coding.estimates[Fact.DATE]
    said, precision = estimate.column("event_date"), estimate.column("time_precision")
    if isinstance(said, str) and isinstance(precision, int):
        return date.fromisoformat(said), precision
    return acled_day(*coding.window) if coding.window else None


def _event(coding: Coding) -> tuple[str, str]:
    """Event and sub-event type: as the policy codes them, else as the codebook does."""
    name = coding.name(Fact.TYPE)
    event, slash, sub = (name.text if name else "").partition(" / ")
    if slash:
        return event, sub
    type_ = coding.case.summary.type
    event, _, sub = (type_code(type_, "acled") if type_ else "Strategic developments: Other").partition(": ")
    return event, sub


def disorder(event: str, sub: str) -> str:
    """ACLED's sort of disorder for an event and sub-event type.

    >>> disorder("Riots", "Mob violence"), disorder("Strategic developments", "Other")
    ('Political violence', 'Strategic developments')
    """
    lists = codes("acled")
    named = lists["disorder"].get(sub) or lists["disorder_of_event"].get(event)
    return str(named or "Political violence")


def _actors(coding: Coding, event: str) -> Row:
    """Both actors with their kinds, the pair of kinds, and whether civilians were meant."""
    country = coding.country
    named = _perpetrator(coding)
    kind = inter(named, country)
    others = [name.text for name in coding.names(Fact.RESPONSIBLE) if name.text != named.text and _claims(coding, name)]
    target, target_kind = _target(coding)
    civilians = target_kind == _CIVILIANS and event != "Battles"
    return {
        "actor1": named.text,
        "assoc_actor_1": "; ".join(others) or None,
        "inter1": codes("acled")["inter"][str(kind)],
        "actor2": target,
        "inter2": codes("acled")["inter"][str(target_kind)] if target_kind else None,
        "interaction": interaction(kind, target_kind),
        "civilian_targeting": "Civilians targeted" if civilians else None,
    }


def _perpetrator(coding: Coding) -> Name:
    """Who did it; a policy that names nobody leaves ACLED's unidentified group of the country."""
    named = coding.name(Fact.RESPONSIBLE)
    where = f" ({coding.country_name})" if coding.country else ""
    return named or Name(f"Unidentified Armed Group{where}")


def _claims(coding: Coding, name: Name) -> bool:
    """Whether a joint claimant stands beside the first one: only those who claim it themselves count."""
    accounts = coding.current(Fact.RESPONSIBLE)
    own = {a.value.text for a in accounts if a.stance.value == "claims" and isinstance(a.value, Name)}
    perpetrator = coding.name(Fact.RESPONSIBLE)
    return name.text in own and perpetrator is not None and perpetrator.text in own


def inter(name: Name, country: str | None) -> int:
    """ACLED's kind of an actor: by the table of actors; forces of another country are external, unknown ones militias.

    >>> inter(Name("Taliban"), "AF"), inter(Name("Unidentified Armed Group (Iran)"), "IR")
    (2, 3)
    """
    actor = actor_of(name)
    if actor is None:
        return 3
    kind: int = {str(k): n for k, n in codes("acled")["inter_of_kind"].items()}.get(actor.kind, 3)
    foreign = country is not None and bool(actor.countries) and country not in actor.countries
    if kind == 1 and foreign:
        return _EXTERNAL
    # ACLED has no kind for groups of several lands: a rebel group where it fights the government at home.
    return 3 if kind == 2 and foreign else kind


def _target(coding: Coding) -> tuple[str | None, int | None]:
    """The other side: civilians or a force of the country, a group by its name; nothing where nobody names one."""
    names = coding.names(Fact.TARGET)
    if not names:
        return None, None
    where = f" ({coding.country_name})" if coding.country else ""
    group = group_of(names[0].text)
    land = country_name(coding.country) if coding.country else None
    if group == "soldiers" and land:
        return f"Military Forces of {land}", 1
    if group == "police" and land:
        return f"Police Forces of {land}", 1
    actor = actor_of(names[0])
    if actor is not None or group == ATTACKERS:
        return (actor.name if actor else names[0].text), inter(names[0], coding.country)
    return f"Civilians{where}", _CIVILIANS


def interaction(one: int, other: int | None) -> str:
    """The pair of kinds in ACLED's order; a side alone is "only".

    >>> interaction(2, 1), interaction(8, 7), interaction(3, None)
    ('State forces-Rebel group', 'External/Other forces-Civilians', 'Political militia only')
    """
    words = codes("acled")["inter"]
    if other is None:
        return f"{words[str(one)]} only"
    low, high = sorted((one, other))
    if (low, high) == (_CIVILIANS, _EXTERNAL):
        low, high = high, low
    return f"{words[str(low)]}-{words[str(high)]}"


def _where(coding: Coding) -> Row:
    found = country_codes(coding.country)
    return {
        "iso": found.number if found else None,
        "region": found.acled_region if found else None,
        "country": coding.country_name,
    }
