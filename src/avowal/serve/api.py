"""The record as JSON over HTTP, for reading: lists by cursor, streams, and what has changed since.

Every answer bears an ``ETag`` that changes with every change of the record, so that asking again costs next to
nothing. What is asked for and what comes is described in :mod:`avowal.serve.openapi`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from functools import wraps
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from avowal import __version__
from avowal.domain.form import account_to_json, reading_to_json
from avowal.errors import AvowalError, NotFoundError, UsageError
from avowal.export.dossier_json import dossier_to_json
from avowal.export.rows import incident_row
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.serve.list_page import KEYS, MOST_CHARACTERS, read_filter, said_moment
from avowal.serve.openapi import DEFAULT_LIMIT, MOST_AT_ONCE, description

PROBLEM: Final = "application/problem+json"
_LINES: Final = "application/x-ndjson"
_LONGEST_NUMBER: Final = 15

Endpoint = Callable[[Request], Response]


def kept(endpoint: Endpoint) -> Endpoint:
    """The endpoint, which answers 304 where the asker holds this state of the record already."""

    @wraps(endpoint)
    def answer(request: Request) -> Response:
        record: Record = request.app.state.record
        tag = f'W/"{record.state()[:24]}-{__version__}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if tag in {one.strip() for one in request.headers.get("if-none-match", "").split(",")}:
            return Response(status_code=304, headers=headers)
        response = endpoint(request)
        response.headers.update(headers)
        return response

    return answer


@kept
def incidents(request: Request) -> Response:
    """A page of the incidents that match, and the cursor of the next."""
    record, wanted = _asked(request)
    limit = _number(request, "limit", DEFAULT_LIMIT, least=1, most=MOST_AT_ONCE)
    after = request.query_params.get("cursor", "")[:MOST_CHARACTERS] or None
    if after is not None:
        _check_cursor(record, after)
    shown = record.incidents(replace(wanted, limit=limit + 1, after=after))
    page = shown[:limit]
    return JSONResponse(
        {
            "total": record.count_incidents(wanted),
            "incidents": [incident_row(one) for one in page],
            "next": page[-1].id if len(shown) > limit else None,
        }
    )


@kept
def incident(request: Request) -> Response:
    """The dossier of one incident."""
    record: Record = request.app.state.record.as_of(said_moment(request))
    return JSONResponse(dossier_to_json(record.dossier(request.path_params["incident"])))


@kept
def report(request: Request) -> Response:
    """A report with its text and every account of it."""
    record: Record = request.app.state.record
    held = record.report(request.path_params["report"])
    return JSONResponse(
        {**reading_to_json(held, record.reading(held.id)), "language": held.language, "text": held.text}
    )


@kept
def account(request: Request) -> Response:
    """One account, with its report and what reviewers made of it."""
    record: Record = request.app.state.record
    held = record.account(request.path_params["account"])
    text = record.report(held.report_id).text
    mention = record.review.mention_of(held.id)
    state = record.review.states(mention).get(held.id)
    return JSONResponse(
        {
            **account_to_json(text, held),
            "report": held.report_id,
            "incident": record.incident_of(mention),
            "review": state.value if state else "open",
        }
    )


@kept
def incident_lines(request: Request) -> Response:
    """Every incident that matches, a line each."""
    record, wanted = _asked(request)
    return _streamed(incident_row(one) for one in record.stream_incidents(wanted))


@kept
def account_lines(request: Request) -> Response:
    """Every account of the incidents that match, a line each."""
    record, wanted = _asked(request)
    return _streamed(dict(row) for row in record.account_rows(wanted))


@kept
def changes(request: Request) -> Response:
    """What has changed since a number that an earlier answer gave."""
    record: Record = request.app.state.record
    since = _number(request, "since", 0, least=0, most=10**_LONGEST_NUMBER)
    limit = _number(request, "limit", DEFAULT_LIMIT, least=1, most=MOST_AT_ONCE)
    found = record.changes(since, limit=limit)
    last = found[-1].sequence if found else since
    return JSONResponse({"changes": [asdict(one) for one in found], "since": last})


def openapi(_request: Request) -> Response:
    """The description of all this."""
    return JSONResponse(description())


def problem(
    status: int, title: str, detail: str, slug: str = "about:blank", headers: Mapping[str, str] | None = None
) -> Response:
    """An error as RFC 9457 writes it."""
    body = {"type": slug, "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status_code=status, media_type=PROBLEM, headers=headers)


def problem_of(error: AvowalError) -> Response:
    """One of our errors; what was asked for and does not exist is not repeated."""
    name = f"urn:avowal:error:{error.slug}"
    if isinstance(error, NotFoundError):
        return problem(404, "Not found", "The record holds nothing under this id.", name)
    if isinstance(error, UsageError):
        return problem(400, "This cannot be asked", str(error), name)
    return problem(503, "The record cannot be read", "Run `avowal doctor` to see why.", name)


def _asked(request: Request) -> tuple[Record, IncidentFilter]:
    asked = {key: request.query_params.get(key, "").strip() for key in KEYS}
    for name, said in asked.items():
        if len(said) > MOST_CHARACTERS or (name == "background" and said not in {"", "1"}):
            msg = f"{name} must be {'1 or nothing' if name == 'background' else f'up to {MOST_CHARACTERS} characters'}."
            raise UsageError(msg, slug="usage")
    record: Record = request.app.state.record
    return record.as_of(said_moment(request)), read_filter(asked)


def _check_cursor(record: Record, after: str) -> None:
    if not record.has_incident(after):
        msg = "the cursor's incident is no longer in the list: reports were added or links judged. Begin anew."
        raise UsageError(msg, slug="cursor-gone")


def _number(request: Request, name: str, default: int, *, least: int, most: int) -> int:
    said = request.query_params.get(name)
    if said is None:
        return default
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER else -1
    if not least <= number <= most:
        msg = f"{name} must be a whole number from {least} to {most:,}."
        raise UsageError(msg, slug="usage")
    return number


def _streamed(rows: Iterator[dict[str, Any]]) -> Response:
    return StreamingResponse((json.dumps(row, ensure_ascii=False) + "\n" for row in rows), media_type=_LINES)
