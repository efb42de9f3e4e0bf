"""Events as UCDP GED has them: one row is what UCDP makes of all its sources, with a best, low and high of the dead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import Name, Report, Source, Span
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
    exact,
    figures,
    point,
    reading_of,
    refused,
    whole,
)
from avowal.sources.coded.row_text import CODED, Cell, text_of

FORM: Final = "ucdp-ged"
CODERS: Final = "UCDP coders"
OUTLET_NAME: Final = "UCDP GED"
NEEDED: Final = (
    "id", "type_of_violence", "side_a", "side_b", "country", "date_start", "date_end", "best", "low", "high",
)  # fmt: skip
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_SIDES: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_COUNTED: Final = (*_SIDES, "best", "high", "low")
_WHOLE: Final = frozenset(
    (*_COUNTED, "type_of_violence", "number_of_sources", "where_prec", "event_clarity", "date_prec")
)
COLUMNS: Final = (
    "id", "type_of_violence", "dyad_name", "side_a", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "country", "region", "event_clarity", "date_prec", "date_start",
    "date_end", *_COUNTED,
)  # fmt: skip


def coded(raw: Mapping[str, Any], label: str) -> Coded:
    """One row of the table as a report of UCDP's with its accounts.

    A fight (state-based, non-state) names both sides; UCDP does not say who struck. One-sided violence names side a,
    and civilians as the target.

    Raises:
        InputError: A needed cell is empty, or one holds what its column cannot.
    """
    row = {name: _cell(raw.get(name), name, label) for name in COLUMNS}
    empty = [name for name in NEEDED if row[name] is None]
    if empty:
        raise refused(label, f"{', '.join(empty)} must not be empty")
    check_bounds(row, label, _COUNTED)
    if row["type_of_violence"] not in {STATE_BASED, NON_STATE, ONE_SIDED}:
        raise refused(label, f"type_of_violence is {row['type_of_violence']}, not 1, 2 or 3")
    text, spans = text_of(FORM, row)
    title = str(row["dyad_name"] or f"{row['side_a']} - {row['side_b']}")
    report = Report(
        report_id(text, title=title, outlet=OUTLET_NAME), text, title, OUTLET_NAME, source=Source(CODED, label)
    )
    dates, crossed = days(row, spans, report.id)
    country, unknown = country_of(row, report.id)
    told = [*dates, *_place(row, spans, country), *_deaths(row, spans), *_sides(row, spans)]
    type_ = IncidentType.ARMED_CLASH if row["type_of_violence"] != ONE_SIDED else None
    return Coded(report, reading_of(report, told, type_, CODERS, crossed + unknown), str(row["id"]), CODERS)


def _cell(said: Any, name: str, label: str) -> Cell:
    if said is None or said == "":
        return None
    if name in {"date_start", "date_end"}:
        return day(said, name, label)
    if name in _WHOLE:
        return whole(said, name, label)
    return decimal(said, name, label) if name in {"latitude", "longitude"} else str(said)


def _place(row: Row, spans: Mapping[str, Span], country: str | None) -> list[Told]:
    column = next((name for name in ("where_coordinates", "adm_2", "adm_1", "country") if row.get(name)), None)
    precision = row.get("where_prec")
    class_ = precision if isinstance(precision, int) and 1 <= precision <= 7 else None
    return [Told(Fact.PLACE, point(row, str(row[column]), country, class_), spans[column])] if column else []


def _deaths(row: Row, spans: Mapping[str, Span]) -> list[Told]:
    """The three figures, and the dead of each side as parts of the best."""
    is_fight = row["type_of_violence"] != ONE_SIDED
    whom = {
        "deaths_a": "soldiers" if row["type_of_violence"] == STATE_BASED else str(row["side_a"]),
        "deaths_b": "fighters" if row["type_of_violence"] == STATE_BASED else str(row["side_b"]),
        "deaths_civilians": "civilians",
    }
    parts = [name for name in whom if row.get(name) and (is_fight or name == "deaths_civilians")]
    told = figures(row, spans, Fact.KILLED, ("best", "low", "high"))
    sides = [Told(Fact.KILLED, exact(row[p], whom[p]), spans[p], part_of_best=True) for p in parts]
    return told + sides


def _sides(row: Row, spans: Mapping[str, Span]) -> list[Told]:
    other = Fact.TARGET if row["type_of_violence"] == ONE_SIDED else Fact.RESPONSIBLE
    return [
        Told(Fact.RESPONSIBLE, Name(str(row["side_a"])), spans["side_a"]),
        Told(other, Name(str(row["side_b"])), spans["side_b"]),
    ]
