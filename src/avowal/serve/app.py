"""The web application: its routes, its security headers, its error pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import as_file, files
from pathlib import Path

from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from avowal.errors import AvowalError, NotFoundError, UsageError
from avowal.gazetteer.countries import country_name
from avowal.record.labels import date_label, heard_label, independence_label, origin_label, value_label
from avowal.record.record import Record
from avowal.serve import api, dossier_page, evidence_page, list_page, review_page

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
ACTIONS = (
    ("accept", "accept; of two reports: one incident", "y"),
    ("reject", "reject; of two reports: two incidents", "n"),
    ("unsure", "cannot tell", "u"),
    ("edit", "correct more of it", "e"),
    ("add", "add an account", "a"),
    ("next", "the next one, or skip", "j"),
    ("previous", "the one before", "k"),
    ("undo", "undo the latest decision", "z"),
    ("search", "search", "/"),
    ("keys", "this list", "?"),
)
"""What single keys do: a name, what it does, and its key until the user chooses another. 1 to 9 choose a correction."""
LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]", "::1")


def make_app(record: str, *, host: str = "127.0.0.1", reviewer: str | None = None) -> Starlette:
    """The application over one record.

    Requests are answered only for the host that is served, so that a page elsewhere cannot reach a record on this
    machine through a name that it points here (DNS rebinding), and decisions are taken from our own pages alone.

    Args:
        record: Path of the record.
        host: The address that is listened on.
        reviewer: Who decides on the review page; ``None``: the record is opened read-only and nothing is ever written.
    """
    routes = [
        Route("/", list_page.page),
        Route("/i/{incident}", dossier_page.page),
        Route("/a/{account}", evidence_page.account_page),
        Route("/r/{report}", evidence_page.report_page),
        Route("/review", review_page.page),
        Route("/review/decide", review_page.decide, methods=["POST"]),
        Route("/review/add", review_page.add, methods=["POST"]),
        Route("/review/undo", review_page.undo, methods=["POST"]),
        Route("/api/openapi.json", api.openapi),
        Route("/api/incidents", api.incidents),
        Route("/api/incidents.jsonl", api.incident_lines),
        Route("/api/accounts.jsonl", api.account_lines),
        Route("/api/incidents/{incident}", api.incident),
        Route("/api/reports/{report}", api.report),
        Route("/api/accounts/{account}", api.account),
        Route("/api/changes", api.changes),
        Mount("/static", StaticFiles(directory=static_folder()), name="static"),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(BaseHTTPMiddleware, dispatch=with_headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(host)),
        ],
        exception_handlers={HTTPException: not_found, AvowalError: explained},  # type: ignore[dict-item]
    )
    app.state.record = Record.open(record, create=False, read_only=reviewer is None)
    app.state.reviewer = reviewer
    if reviewer is not None:
        app.state.record.review.prepare()
    app.state.templates = templates()
    app.state.templates.globals |= {"reviewing": reviewer is not None, "actions": ACTIONS}
    return app


def allowed_hosts(host: str) -> list[str]:
    """The Host values that are answered; every one only where the user chose to listen on every address."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared with, not bound to
        return ["*"]
    return sorted({host, *LOOPBACK_HOSTS})


def static_folder() -> Path:
    """Where the style sheet and scripts lie."""
    with as_file(files("avowal.serve") / "static") as folder:
        return folder


def templates() -> Environment:
    """The page templates; everything put into them is escaped."""
    made = Environment(
        loader=PackageLoader("avowal.serve"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["value"] = value_label
    made.filters["day"] = date_label
    made.filters["behind"] = independence_label
    made.filters["origin"] = origin_label
    made.filters["heard"] = heard_label
    made.filters["country"] = country_name
    made.filters["words"] = lambda word: str(word).replace("_", " ")
    return made


async def with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Every answer carries the security headers."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def not_found(request: Request, error: HTTPException) -> Response:
    """A page that says what cannot be, without repeating what was asked for."""
    if request.url.path.startswith("/api/"):
        return api.problem(
            error.status_code,
            "Not found" if error.status_code == 404 else "Refused",
            error.detail,
            headers=error.headers,
        )
    if error.status_code == 404:
        return _error_page(request, 404, "There is nothing at this address.", "Go back to the list of incidents.")
    return _error_page(request, error.status_code, "This cannot be done.", error.detail)


def explained(request: Request, error: AvowalError) -> Response:
    """A page for our own errors: what cannot be, and what to do."""
    if request.url.path.startswith("/api/"):
        return api.problem_of(error)
    if isinstance(error, NotFoundError):
        return _error_page(request, 404, "The record holds nothing under this id.", "Ids are in the list of incidents.")
    if isinstance(error, UsageError):
        return _error_page(request, 400, "These filters cannot be used.", str(error))
    return _error_page(request, 503, "The record cannot be read just now.", "Run `avowal doctor` to see why.")


def _error_page(request: Request, status: int, title: str, advice: str) -> HTMLResponse:
    template = request.app.state.templates.get_template("error.html")
    return HTMLResponse(template.render(title=title, advice=advice), status_code=status)
