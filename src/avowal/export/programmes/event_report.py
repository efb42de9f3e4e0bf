"""Event-report-shaped rows: one row a report and incident, as in MAVERICK; nothing is put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import Name, Report
from avowal.estimation.event_reports import N_ACTORS, Cell
from avowal.estimation.event_rows import event_rows
from avowal.estimation.figures import group_of
from avowal.estimation.question import Question
from avowal.export.programmes.codes import actor_of, columns_of
from avowal.export.programmes.coding import Coding
from avowal.gazetteer.countries import country_name
from avowal.record.rows import Row
from avowal.sources.coded.row_text import coded_row

_FLAGS: Final = ("initiator", "perpetrator", "intervener", "bystander", "victim")
_DECIMALS: Final = frozenset({"latitude", "longitude"})
_NUMBERS: Final = frozenset(
    "certain certain1 certain2 certain3 certain4 certain5 certain6 geo_precision displacement damage number_of_sources"
    " source_classification sampling".split()
)
_VIOLENCE: Final = {
    **dict.fromkeys(
        ("suicide_bombing", "bombing", "shelling", "missile_or_rocket_strike", "air_or_drone_strike"), "Remote violence"
    ),
    **dict.fromkeys(("shooting", "assassination", "armed_clash", "raid_massacre"), "Shooting"),
    **dict.fromkeys(("kidnapping", "hostage_taking"), "Abduction"),
    "stabbing": "Stabbing",
    "arson": "Arson",
}
_TYPES: Final = {
    "state_force": "Security forces", "government": "Political actor", "party": "Political actor",
    "insurgent": "Non-state armed actor", "militia": "Non-state armed actor", "cartel": "Non-state armed actor",
    "gang": "Non-state armed actor", "communal": "Non-state armed actor", "crowd": "Citizens",
    "private_military": "Other state actor", "coalition": "Other state actor",
}  # fmt: skip


def _type_of(name: str) -> type:
    if name in _DECIMALS:
        return float
    counted = name.startswith(("deaths_", "injuries_")) or name.endswith((*_FLAGS, "_precision"))
    return int if counted or name in _NUMBERS else str


COLUMNS: Final = {name: _type_of(name) for name in columns_of("eventreport_maverick")}


def event_report_rows(coding: Coding) -> Iterator[Row]:
    """A row for each report of the incident, in the order of publication, with what this report alone says."""
    for report in coding.reports:
        accounts = tuple(account for account in coding.case.accounts if account.report_id == report.id)
        row = coded_row(report, "maverick")
        if row is not None:
            yield _as_coded(coding, report, row)
        elif accounts:
            yield _row(coding, report, Question(
                coding.policy, Fact.KILLED, (), accounts, {report.id: report}, replace(coding.case.context, origins={})
            ))  # fmt: skip


def _as_coded(coding: Coding, report: Report, row: Mapping[str, Cell]) -> Row:
    """A row that people coded goes out as it came in, under our ids and without what only a whole table has."""
    incident = coding.case.summary.id
    constants = {"unit_of_analysis": "Event report", "aggregation": "None", "number_of_sources": 0}
    ids = {"id": f"AV-{report.id}-{incident}", "event_id": f"AV-{incident}"}
    known = {name: value for name, value in row.items() if name in COLUMNS}
    return dict.fromkeys(COLUMNS) | _empty_slots() | constants | known | ids


def _row(coding: Coding, report: Report, question: Question) -> Row:
    told = event_rows(question)[0].cells
    cells: Row = dict.fromkeys(COLUMNS) | _empty_slots()
    cells |= {name: value for name, value in told.items() if name in COLUMNS}
    country = told.get("country")
    incident = coding.case.summary
    return cells | {
        "id": f"AV-{report.id}-{incident.id}",
        "event_id": f"AV-{incident.id}",
        "country": country_name(country) if isinstance(country, str) else None,
        "source": source_of(report),
        "source_author": report.outlet,
        "number_of_sources": 0,
        "sampling": 0,
        "unit_of_analysis": "Event report",
        "aggregation": "None",
        "event_context": "Clash" if incident.type is IncidentType.ARMED_CLASH else "Unknown",
        **_actors(told.get("actor1"), told.get("target"), incident.type),
    }


def source_of(report: Report) -> str:
    """MAVERICK's line of a report: outlet, day in brackets, headline."""
    day = report.published.iso if report.published else "no date"
    return f"{report.outlet or 'Unknown outlet'} ({day}) {report.title or ''}".strip()


def _empty_slots() -> Row:
    slots = range(1, N_ACTORS + 1)
    return {f"actor{n}_{flag}": 0 for n in slots for flag in _FLAGS} | {f"actor{n}_precision": 0 for n in slots}


def _actors(doer: object, target: object, type_: IncidentType | None) -> Row:
    """Who did it in the first slot, whom it hit in the next."""
    cells: Row = {}
    slot = 0
    for named, flag in ((doer, "perpetrator"), (target, "victim")):
        if not isinstance(named, str):
            continue
        slot += 1
        actor = actor_of(Name(named))
        cells |= {
            f"actor{slot}": named,
            f"actor{slot}_id": actor.id if actor else None,
            f"actor{slot}_type": _actor_type(named, actor.kind if actor else None),
            f"actor{slot}_precision": 4 if actor else 3,
            f"actor{slot}_{flag}": 1,
            f"actor{slot}_violence": _VIOLENCE.get(type_.value, "Other") if type_ and flag == "perpetrator" else None,
        }
    return cells


def _actor_type(named: str, kind: str | None) -> str:
    """MAVERICK's sort of actor: by the table of actors, else by the words; "Other" where neither tells."""
    if kind is not None:
        return _TYPES[kind]
    group = group_of(named)
    if group in {"soldiers", "police", "security_forces"}:
        return "Security forces"
    return "Citizens" if group in {"civilians", "children", "women"} else "Other"
