"""Fetching one address: guarded, within a time and a size, asked for politely."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego

from avowal import __version__
from avowal.errors import FetchError
from avowal.sources.addresses import ascii_host, plain_address
from avowal.sources.guard import check_address, resolved
from avowal.sources.packed import sized
from avowal.sources.settings import IntakeSettings

AGENT = f"avowal/{__version__} (+https://pypi.org/project/avowal)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_ROBOTS_BYTES = 500_000
_MOST_STARS = 4
_LONGEST_RULE = 2_000
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the bytes of a page, and where they were in the end.

    Attributes:
        address: The last address, after redirects, without credentials.
        content: The decoded body.
        content_type: As the server declares it, in lower case; the bytes decide.
        charset: Encoding that the server declares.
    """

    address: str
    content: bytes
    content_type: str
    charset: str | None


def fetch(address: str, settings: IntakeSettings) -> Fetched:
    """Fetch one address, within ``settings.fetch_seconds`` whatever the server does.

    Raises:
        FetchError: It may not be fetched, does not answer in time, or answers with an error; says which.
    """
    check_address(address)
    task = _Task(plain_address(address), settings, time.monotonic() + settings.fetch_seconds)
    # In a thread of its own: looking up a name and a server that drips headers know no deadline.
    thread = threading.Thread(target=_run, args=(task,), daemon=True)
    thread.start()
    thread.join(settings.fetch_seconds)
    if thread.is_alive():
        _hang_up(task)
        raise _too_slow(task.address)
    if task.failed is not None:
        raise task.failed
    assert task.found is not None
    return task.found


def shown(address: str) -> str:
    """The address for people: without user and password, also where it is none."""
    try:
        return plain_address(address)
    except ValueError:
        return address[:200]


@dataclass(slots=True)
class _Task:
    """One address being fetched, with what came of it."""

    address: str
    settings: IntakeSettings
    deadline: float
    connections: list[Any] = field(default_factory=list)
    found: Fetched | None = None
    failed: Exception | None = None


def _run(task: _Task) -> None:
    try:
        if task.settings.respect_robots:
            _ask_robots(task)
        task.found = _follow(task.address, task, task.settings.most_bytes)
    except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
        task.failed = error


def _hang_up(task: _Task) -> None:
    """Ends the reading of a thread that is no longer waited for."""
    for connection in list(task.connections):
        with contextlib.suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _follow(address: str, task: _Task, most: int) -> Fetched:
    at = address
    for _ in range(task.settings.most_redirects + 1):
        status, headers, content = _one(at, task, most)
        if status in _REDIRECTS and headers.get("location"):
            at = _next(at, headers["location"], address)
            continue
        if status != 200:
            msg = (
                f"{address}: the server answered {status}. Look at the address in a browser; save the page and add it."
            )
            raise FetchError(msg, slug="fetch-failed", item=address)
        kind, _, rest = headers.get("content-type", "").lower().partition(";")
        charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
        return Fetched(at, content, kind.strip(), charset)
    msg = f"{address}: more than {task.settings.most_redirects} redirects. Give the address where they lead."
    raise FetchError(msg, slug="fetch-refused", item=address)


def _next(at: str, location: str, item: str) -> str:
    try:
        there = urljoin(at, location)
    except ValueError as error:
        msg = f"{item}: it leads to {location[:80]!r}, which is no address. Look at it in a browser."
        raise FetchError(msg, slug="fetch-refused", item=item) from error
    check_address(there)
    return plain_address(there)


def _one(at: str, task: _Task, most: int) -> tuple[int, dict[str, str], bytes]:
    """One request, to addresses that were checked: the name is not looked up again between check and use."""
    _, host, port = check_address(at)
    targets = resolved(host, port, allow_private=task.settings.allow_private, item=task.address)
    for target in targets[:-1]:
        with contextlib.suppress(urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError):
            return _ask(at, target, task, most)
    try:
        return _ask(at, targets[-1], task, most)
    except (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError) as error:
        raise _no_answer(task.address, error) from error


def _ask(at: str, target: str, task: _Task, most: int) -> tuple[int, dict[str, str], bytes]:
    """One request to one network address.

    Raises:
        ConnectTimeoutError, NewConnectionError: Nothing listens there; another address of the host may.
        FetchError: It did not answer as it should.
    """
    scheme, host, port = check_address(at)
    parts = urlsplit(at)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    pool = _pool(scheme, target, port, host)
    make = pool.ConnectionCls

    def noted(*arguments: Any, **options: Any) -> Any:
        task.connections.append(make(*arguments, **options))
        return task.connections[-1]

    pool.ConnectionCls = noted  # type: ignore[assignment]  # so that it can be hung up from outside
    try:
        left = _left(task)
        timeout = urllib3.Timeout(connect=min(left, 10.0), read=min(left, 10.0))
        response = pool.urlopen(
            "GET",
            path,
            headers=_headers(scheme, host, port),
            redirect=False,
            retries=False,
            timeout=timeout,
            preload_content=False,
        )
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            content = b"" if response.status != 200 else _body(response, task, most)
            return response.status, headers, content
        finally:
            response.close()
    except (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError):
        raise
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _no_answer(task.address, error) from error
    finally:
        pool.close()


def _headers(scheme: str, host: str, port: int) -> dict[str, str]:
    named = f"[{host}]" if ":" in host else ascii_host(host)
    usual = port == (443 if scheme == "https" else 80)
    return {
        "Host": named if usual else f"{named}:{port}",
        "User-Agent": AGENT,
        "Accept": "text/html, application/pdf, text/plain;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }


def _pool(scheme: str, target: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    if scheme == "http":
        return urllib3.HTTPConnectionPool(target, port, maxsize=1)
    name = host if ":" in host else ascii_host(host)
    return urllib3.HTTPSConnectionPool(target, port, maxsize=1, server_hostname=name, assert_hostname=name)


def _body(response: urllib3.BaseHTTPResponse, task: _Task, most: int) -> bytes:
    """The decoded body, read in pieces so that neither a drip nor a bomb goes on unseen."""
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed not in _ENCODINGS:  # also two of them, one in the other
        msg = f"{task.address}: the server packs the page as {packed[:40]!r}, unasked. Save the page and add the file."
        raise FetchError(msg, slug="fetch-failed", item=task.address)
    pieces, size = [], 0
    while piece := response.read1(_CHUNK, decode_content=True) or response.read(_CHUNK, decode_content=True):
        size += len(piece)
        if size > most:
            msg = f"{task.address}: larger than {sized(most)}, the most that is read. Save the part that matters."
            raise FetchError(msg, slug="too-large", item=task.address)
        _left(task)
        pieces.append(piece)
    return b"".join(pieces)


def _left(task: _Task) -> float:
    left = task.deadline - time.monotonic()
    if left <= 0:
        raise _too_slow(task.address)
    return left


def _too_slow(item: str) -> FetchError:
    msg = f"{item}: it took too long to answer and was given up. Try again later, or save the page and add the file."
    return FetchError(msg, slug="fetch-timed-out", item=item)


def _no_answer(item: str, error: Exception) -> FetchError:
    refused = isinstance(error, urllib3.exceptions.NewConnectionError)  # which urllib3 counts among timeouts
    if isinstance(error, urllib3.exceptions.TimeoutError) and not refused:
        return _too_slow(item)
    msg = f"{item}: no answer ({_why(error)}). Try again later, or save the page and add the file."
    return FetchError(msg, slug="fetch-failed", item=item)


def _why(error: Exception) -> str:
    said = {"NewConnectionError": "the connection was refused", "SSLError": "its certificate is not valid"}
    return said.get(type(error).__name__, type(error).__name__)


def _ask_robots(task: _Task) -> None:
    """Refuse what the host's robots.txt asks not to fetch; a host without one has no such wish."""
    parts = urlsplit(task.address)
    try:
        rules = _follow(f"{parts.scheme}://{parts.netloc}/robots.txt", task, _ROBOTS_BYTES)
    except FetchError:
        _left(task)
        return  # whatever is wrong with the host shows again, with its reason, when the page is asked for
    lines = rules.content.decode("utf-8", "replace").splitlines()
    # Each star is a loop in the matcher's expression: a line of many could hold us for hours.
    simple = "\n".join(line[:_LONGEST_RULE] for line in lines if line.count("*") <= _MOST_STARS)
    if not Protego.parse(simple).can_fetch(task.address, AGENT):
        msg = f"{task.address}: the host's robots.txt asks not to fetch it. Save the page and add the file."
        raise FetchError(msg, slug="fetch-refused", item=task.address)
