"""Fetching one address: guarded, within a time and a size, asked for politely."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego

from avowal import __version__
from avowal.errors import FetchError
from avowal.sources.addresses import plain_address
from avowal.sources.guard import check_address, resolved
from avowal.sources.settings import IntakeSettings

AGENT = f"avowal/{__version__} (+https://pypi.org/project/avowal)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_ROBOTS_BYTES = 500_000


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
    """Fetch one address.

    Raises:
        FetchError: It may not be fetched, does not answer in time, or answers with an error; says which.
    """
    deadline = time.monotonic() + settings.fetch_seconds
    check_address(address)
    shown = plain_address(address)
    if settings.respect_robots:
        _ask_robots(shown, settings, deadline)
    return _follow(shown, settings, deadline, settings.most_bytes)


def _follow(address: str, settings: IntakeSettings, deadline: float, most: int) -> Fetched:
    at = address
    for _ in range(settings.most_redirects + 1):
        status, headers, content = _one(at, address, settings, deadline, most)
        if status in _REDIRECTS and headers.get("location"):
            at = urljoin(at, headers["location"])
            check_address(at)
            at = plain_address(at)
            continue
        if status != 200:
            msg = (
                f"{address}: the server answered {status}. Look at the address in a browser; save the page and add it."
            )
            raise FetchError(msg, slug="fetch-failed", item=address)
        kind, _, rest = headers.get("content-type", "").lower().partition(";")
        charset = rest.partition("charset=")[2].strip(" \"'") or None
        return Fetched(at, content, kind.strip(), charset)
    msg = f"{address}: more than {settings.most_redirects} redirects. Give the address where they lead."
    raise FetchError(msg, slug="fetch-refused", item=address)


def _one(at: str, item: str, settings: IntakeSettings, deadline: float, most: int) -> tuple[int, dict[str, str], bytes]:
    """One request, to an address that was checked: the name is not looked up again between check and use."""
    scheme, host, port = check_address(at)
    targets = resolved(host, port, allow_private=settings.allow_private, item=item)
    parts = urlsplit(at)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    default = 443 if scheme == "https" else 80
    named = f"[{host}]" if ":" in host else host
    headers = {
        "Host": named if port == default else f"{named}:{port}",
        "User-Agent": AGENT,
        "Accept": "text/html, application/pdf, text/plain;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    pool = _pool(scheme, targets[0], port, host)
    try:
        left = _left(deadline, item)
        timeout = urllib3.Timeout(connect=min(left, 10.0), read=min(left, 10.0))
        response = pool.urlopen(
            "GET", path, headers=headers, redirect=False, retries=False, timeout=timeout, preload_content=False
        )
        try:
            content = b"" if response.status != 200 else _body(response, item, deadline, most)
            return response.status, {name.lower(): value for name, value in response.headers.items()}, content
        finally:
            response.close()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        msg = f"{item}: no answer ({_why(error)}). Try again later, or save the page and add the file."
        raise FetchError(msg, slug="fetch-failed", item=item) from error
    finally:
        pool.close()


def _pool(scheme: str, target: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    if scheme == "http":
        return urllib3.HTTPConnectionPool(target, port, maxsize=1)
    return urllib3.HTTPSConnectionPool(target, port, maxsize=1, server_hostname=host, assert_hostname=host)


def _body(response: urllib3.BaseHTTPResponse, item: str, deadline: float, most: int) -> bytes:
    """The decoded body, read in pieces so that neither a drip nor a bomb goes on unseen."""
    pieces, size = [], 0
    while piece := response.read1(_CHUNK, decode_content=True) or response.read(_CHUNK, decode_content=True):
        size += len(piece)
        if size > most:
            msg = f"{item}: larger than {most // 1_000_000} MB, the most that is read. Save the part that matters."
            raise FetchError(msg, slug="too-large", item=item)
        _left(deadline, item)
        pieces.append(piece)
    return b"".join(pieces)


def _left(deadline: float, item: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        msg = (
            f"{item}: it took too long to answer and was given up. Try again later, or save the page and add the file."
        )
        raise FetchError(msg, slug="fetch-timed-out", item=item)
    return left


def _why(error: Exception) -> str:
    said = {"NewConnectionError": "the connection was refused", "ReadTimeoutError": "it took too long",
            "ConnectTimeoutError": "it took too long", "SSLError": "its certificate is not valid"}  # fmt: skip
    return said.get(type(error).__name__, type(error).__name__)


def _ask_robots(address: str, settings: IntakeSettings, deadline: float) -> None:
    """Refuse what the host's robots.txt asks not to fetch; a host without one has no such wish."""
    parts = urlsplit(address)
    try:
        rules = _follow(f"{parts.scheme}://{parts.netloc}/robots.txt", settings, deadline, _ROBOTS_BYTES)
    except FetchError as error:
        if error.slug in {"fetch-refused", "fetch-timed-out"}:
            raise FetchError(
                str(error).replace("/robots.txt", parts.path or "/"), slug=error.slug, item=address
            ) from error
        return
    if not Protego.parse(rules.content.decode("utf-8", "replace")).can_fetch(address, AGENT):
        msg = f"{address}: the host's robots.txt asks not to fetch it. Save the page and add the file."
        raise FetchError(msg, slug="fetch-refused", item=address)
