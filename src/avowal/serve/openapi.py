"""What the JSON interface offers, as OpenAPI 3.1."""

from __future__ import annotations

from typing import Any, Final

from avowal import __version__
from avowal.codebook.vocabulary import IncidentType

DEFAULT_LIMIT: Final = 50
MOST_AT_ONCE: Final = 200

_DAY: Final = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "examples": ["2024-01"]}
_MOMENT: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$"
_WORDS: Final = {"type": "string", "maxLength": 200}
_FILTERS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "text": ("words that a report of the incident must hold, all of them", _WORDS),
    "place": ("name of a place, division or country, or a part of it", _WORDS),
    "country": ("name or ISO code", {**_WORDS, "examples": ["Iran", "IR"]}),
    "since": ("first day: a day, a month or a year", _DAY),
    "until": ("last day", _DAY),
    "type": ("sort of violence", {"type": "string", "enum": [one.value for one in IncidentType]}),
    "actor": ("name that some voice gives for who is responsible", _WORDS),
    "background": ("1: those known only from being mentioned in passing too", {"type": "string", "enum": ["", "1"]}),
}
_AS_OF: Final = ("the record as it was known then: a day or a time", {"type": "string", "pattern": _MOMENT})
_LIMIT: Final = (
    "how many at most",
    {"type": "integer", "minimum": 1, "maximum": MOST_AT_ONCE, "default": DEFAULT_LIMIT},
)
_CURSOR: Final = ("`next` of the page before", _WORDS)
_SINCE: Final = ("`since` of the answer before; 0: from the beginning", {"type": "integer", "minimum": 0, "default": 0})

_INCIDENTS: Final = {
    "type": "object",
    "required": ["total", "incidents", "next"],
    "properties": {
        "total": {"type": "integer", "description": "how many match"},
        "incidents": {"type": "array", "items": {"type": "object"}},
        "next": {"type": ["string", "null"], "description": "cursor of the next page; null on the last"},
    },
}
_CHANGES: Final = {
    "type": "object",
    "required": ["changes", "since"],
    "properties": {
        "changes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["sequence", "at", "author", "action", "item"],
                "properties": {
                    "sequence": {"type": "integer"},
                    **{name: {"type": "string"} for name in ("at", "author", "action", "item")},
                },
            },
        },
        "since": {"type": "integer", "description": "to ask with the next time"},
    },
}
_OBJECT: Final = {"type": "object"}
_PROBLEM: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


def description() -> dict[str, Any]:
    """The whole description, as JSON."""
    listed = {**_FILTERS, "as_of": _AS_OF}
    paged = {**listed, "limit": _LIMIT, "cursor": _CURSOR}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Avowal",
            "version": __version__,
            "description": "Who says what happened: a record of accounts, for reading.",
        },
        "paths": {
            "/api/incidents": _get("Incidents, newest first", _INCIDENTS, paged),
            "/api/incidents.jsonl": _lines("Every incident that matches, a line each", listed),
            "/api/accounts.jsonl": _lines("Every account of the incidents that match, a line each", listed),
            "/api/incidents/{incident}": _get("The dossier of an incident", _OBJECT, {"as_of": _AS_OF}, "incident"),
            "/api/reports/{report}": _get("A report with its text and accounts", _OBJECT, {}, "report"),
            "/api/accounts/{account}": _get("An account with its evidence", _OBJECT, {}, "account"),
            "/api/changes": _get("What has changed since", _CHANGES, {"since": _SINCE, "limit": _LIMIT}),
        },
    }


def _get(
    what: str, schema: dict[str, Any], asked: dict[str, tuple[str, dict[str, Any]]], in_path: str | None = None
) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "query", "description": said, "schema": form} for name, (said, form) in asked.items()
    ]
    if in_path:
        said = {"description": "its id, or as much of the beginning as is unique"} if in_path == "incident" else {}
        parameters.append({"name": in_path, "in": "path", "required": True, "schema": {"type": "string"}, **said})
    return {"get": {"summary": what, "parameters": parameters, "responses": _answers("application/json", schema)}}


def _lines(what: str, asked: dict[str, tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    made = _get(what, _OBJECT, asked)
    made["get"]["responses"] = _answers("application/x-ndjson", {"type": "string"})
    return made


def _answers(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    wrong = {"content": {"application/problem+json": {"schema": _PROBLEM}}}
    return {
        "200": {"description": "what was asked for", "content": {kind: {"schema": schema}}},
        "304": {"description": "nothing changed since the answer with this ETag"},
        "400": {"description": "this cannot be asked", **wrong},
        "404": {"description": "the record holds nothing under this id", **wrong},
        "503": {"description": "the record cannot be read just now", **wrong},
    }
