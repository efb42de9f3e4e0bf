"""The list of incidents, with filters that stand in the address."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from avowal.codebook.vocabulary import IncidentType
from avowal.gazetteer.countries import country_name
from avowal.record.dossier import IncidentFilter, IncidentSummary
from avowal.record.filters import read_country, read_day, read_type
from avowal.record.record import Record

PAGE_SIZE = 50
MOST_CHARACTERS = 200
KEYS = ("text", "place", "country", "since", "until", "type", "actor", "background")


def page(request: Request) -> HTMLResponse:
    """The list; asked for by htmx, only the part that changes."""
    moment = said_moment(request)
    record: Record = request.app.state.record.as_of(moment)
    asked = {key: request.query_params.get(key, "").strip()[:MOST_CHARACTERS] for key in KEYS}
    number = page_number(request)
    wanted = read_filter(asked)
    total = record.count_incidents(wanted)
    shown = record.incidents(replace(wanted, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE))
    part = "list_part.html" if request.headers.get("hx-target") == "incidents" else "list.html"
    html = request.app.state.templates.get_template(part).render(
        incidents=shown,
        places={one.id: place_words(one) for one in shown},
        asked=asked | {"as_of": moment or ""},
        kept=urlencode({"as_of": moment}) if moment else "",
        types=[t.value for t in IncidentType],
        total=total,
        first=(number - 1) * PAGE_SIZE + 1,
        previous=address(asked | {"as_of": moment or ""}, number - 1) if number > 1 else None,
        following=address(asked | {"as_of": moment or ""}, number + 1) if number * PAGE_SIZE < total else None,
        empty=not total and not record.count_incidents(IncidentFilter(background=True)),
    )
    return HTMLResponse(html, headers={"vary": "HX-Target"})


def said_moment(request: Request) -> str | None:
    """The moment of ``as_of`` in the address; ``None`` for now."""
    return request.query_params.get("as_of", "").strip()[:40] or None


def page_number(request: Request) -> int:
    """Which page of the list is asked for; 1 for anything that is no page."""
    said = request.query_params.get("page", "1")
    return min(max(int(said), 1), 100_000) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def read_filter(asked: dict[str, str]) -> IncidentFilter:
    """The filter that the address asks for.

    Raises:
        UsageError: A day, a type or a country that cannot be.
    """
    return IncidentFilter(
        text=asked["text"] or None,
        place=asked["place"] or None,
        country=read_country(asked["country"]),
        since=read_day(asked["since"], last=False),
        until=read_day(asked["until"], last=True),
        type=read_type(asked["type"]),
        actor=asked["actor"] or None,
        background=bool(asked["background"]),
    )


def place_words(one: IncidentSummary) -> str:
    """Place and country for a person."""
    if one.place is None:
        return "place not known"
    country = country_name(one.place.country) if one.place.country else None
    return one.place.name if country in {None, one.place.name} else f"{one.place.name}, {country}"


def address(asked: dict[str, str], number: int) -> str:
    """The address of a page of the same list."""
    return "/?" + urlencode({key: value for key, value in asked.items() if value} | {"page": number})
