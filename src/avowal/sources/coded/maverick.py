"""Event reports as MAVERICK and the R package eventreport have them: what one news report says of one event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import DateBasis, Name, PartialDate, Problem, Report, Source, Span
from avowal.domain.report import report_id
from avowal.sources.coded.row import (
    Coded,
    Row,
    Told,
    check_bounds,
    country_of,
    day,
    days,
    decimal,
    figures,
    point,
    reading_of,
    refused,
    whole,
)
from avowal.sources.coded.row_text import CODED, Cell, text_of

FORM: Final = "maverick"
CODERS: Final = "MAVERICK coders"
N_ACTORS: Final = 6
NEEDED: Final = ("event_id", "source", "date_start", "date_end", "deaths_best", "injuries_best")
_TEXT: Final = ("", "_id", "_type", "_subtype", "_party", "_violence")
_FLAGS: Final = ("_initiator", "_perpetrator", "_intervener", "_bystander", "_victim")
_CONTEXT: Final = tuple("event_context target source source_author source_type".split())
_COUNTED: Final = tuple(f"{stem}_{end}" for stem in ("deaths", "injuries") for end in ("best", "low", "high"))
_WHOLE: Final = (
    *(f"certain{n}" for n in ("", *range(1, 7))), "geo_precision", *_COUNTED, "displacement", "damage",
    "number_of_sources", "source_classification", "sampling",
    *(f"actor{n}{part}" for n in range(1, N_ACTORS + 1) for part in ("_precision", *_FLAGS)),
)  # fmt: skip
COLUMNS: Final = (
    "id", "event_id", "country", "election", *(f"certain{n}" for n in ("", *range(1, 7))), "date_start", "date_end",
    "city", "location", "latitude", "longitude", "geo_precision",
    *(f"actor{n}{part}" for n in range(1, N_ACTORS + 1) for part in (*_TEXT, "_precision", *_FLAGS)),
    "event_context", "target", *_COUNTED, "displacement", "damage", "source", "number_of_sources", "source_author",
    "source_type", "source_classification", "sampling",
)  # fmt: skip
_CLASS: Final = {1: 6, 2: 4, 3: 1, 4: 1, 5: 1, 6: 1}
"""Our class of a place by MAVERICK's geo_precision: 1 country, 2 region, 3 town, 4 to 6 within one."""
_SOURCE: Final = re.compile(r"^([^()\n]{0,200}) ?\((\d{4}-\d{2}-\d{2})\) ?")
_UNKNOWN: Final = frozenset({"", "Unknown", "Indeterminate"})


def coded(raw: Mapping[str, Any], label: str) -> Coded:
    """One row of the table as a report with its accounts.

    A count of 0 is no account: the table has no missing counts, so that 0 may mean that the report says nothing. The
    event-report models count it as the table does.

    Raises:
        InputError: A cell holds what its column cannot.
    """
    row = read_row(raw, label)
    check_bounds(row, label, _COUNTED)
    text, spans = text_of(FORM, row)
    source = str(row["source"])
    found = _SOURCE.match(source)
    outlet = str(row.get("source_author") or (found[1] if found else "")).strip() or None
    title = source[found.end() :].strip() if found else source
    published = _published(found[2]) if found else None
    report = Report(
        report_id(text, title=title, outlet=outlet),
        text,
        title or None,
        outlet,
        published=published,
        published_basis=DateBasis.COLUMN if published else None,
        source=Source(CODED, label),
    )
    told, problems = _told(row, spans, report.id)
    type_ = IncidentType.ARMED_CLASH if row.get("event_context") == "Clash" else None
    return Coded(report, reading_of(report, told, type_, CODERS, problems), str(row["event_id"]), CODERS)


def read_row(raw: Mapping[str, Any], label: str) -> Row:
    """The row in the table's order, with typed cells; an empty slot of an actor has missing texts.

    Raises:
        InputError: A needed cell is empty, or one holds what its column cannot.
    """
    named = dict(raw) | _slots(raw)
    named.setdefault("id", named.get("report_id"))
    row: dict[str, Cell] = {name: _cell(named.get(name), name, label) for name in COLUMNS}
    for number in range(1, N_ACTORS + 1):
        if row[f"actor{number}"] in {None, ""} and row[f"actor{number}_precision"] in {None, 0}:
            row |= dict.fromkeys((f"actor{number}{part}" for part in (*_TEXT, "_precision")), None)
            row |= {f"actor{number}{flag}": row[f"actor{number}{flag}"] or 0 for flag in _FLAGS}
    empty = [name for name in NEEDED if row[name] in {None, ""}]
    if empty:
        raise refused(label, f"{', '.join(empty)} must not be empty")
    return row


def _slots(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Actors that JSON holds as a list, as columns."""
    listed = raw.get("actors")
    if not isinstance(listed, list):
        return {}
    cells: dict[str, Any] = {}
    for actor in listed:
        slot = actor.get("slot") if isinstance(actor, dict) else None
        if isinstance(slot, int) and 1 <= slot <= N_ACTORS:
            cells |= {f"actor{slot}" if k == "name" else f"actor{slot}_{k}": v for k, v in actor.items() if k != "slot"}
    return cells


def _cell(said: Any, name: str, label: str) -> Cell:
    if said is None or (said == "" and name not in _texts()):
        return None
    if name in {"date_start", "date_end"}:
        return day(said, name, label)
    if name in _WHOLE:
        return whole(said, name, label)
    return decimal(said, name, label) if name in {"latitude", "longitude"} else str(said)


def _texts() -> frozenset[str]:
    slots = (f"actor{n}{part}" for n in range(1, N_ACTORS + 1) for part in _TEXT)
    return frozenset(("id", "event_id", "country", "election", "city", "location", *_CONTEXT, *slots))


def _published(said: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(said)
    except ValueError:  # 31 February
        return None


def _told(row: Row, spans: Mapping[str, Span], report: str) -> tuple[list[Told], list[Problem]]:
    dates, crossed = days(row, spans, report)
    country, unknown = country_of(row, report)
    told = [
        *dates,
        *_place(row, spans, country),
        *_figures(row, spans, Fact.KILLED, "deaths"),
        *_figures(row, spans, Fact.INJURED, "injuries"),
        *_named(row, spans),
    ]
    return told, crossed + unknown


def _figures(row: Row, spans: Mapping[str, Span], fact: Fact, stem: str) -> list[Told]:
    names = (f"{stem}_best", f"{stem}_low", f"{stem}_high")
    return figures(row, spans, fact, names) if any(row.get(name) for name in names) else []


def _place(row: Row, spans: Mapping[str, Span], country: str | None) -> list[Told]:
    column = next((name for name in ("city", "location", "country") if row.get(name)), None)
    if column is None:
        return []
    precision = row.get("geo_precision")
    class_ = _CLASS.get(precision) if isinstance(precision, int) else None
    return [Told(Fact.PLACE, point(row, str(row[column]), country, class_), spans[column])]


def _named(row: Row, spans: Mapping[str, Span]) -> list[Told]:
    """Perpetrators, and whom it was aimed at; a victim that is no target stays in the row alone."""
    doers = [
        f"actor{n}"
        for n in range(1, N_ACTORS + 1)
        if row.get(f"actor{n}_perpetrator") and str(row.get(f"actor{n}") or "") not in _UNKNOWN
    ]
    told = [Told(Fact.RESPONSIBLE, Name(str(row[name])), spans[name]) for name in doers]
    if str(row.get("target") or "") not in _UNKNOWN:
        told.append(Told(Fact.TARGET, Name(str(row["target"])), spans["target"]))
    return told
