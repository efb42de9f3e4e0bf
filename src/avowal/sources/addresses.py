"""Addresses of pages: their host, and the plain form in which they are kept."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit, urlunsplit

from avowal.domain import Problem

_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "gbraid", "wbraid"}
)


def is_address(given: str) -> bool:
    """Whether what was named is an address and no file: it begins with a scheme and two slashes.

    >>> is_address("https://news.example/a"), is_address("ftp://news.example"), is_address("C:/reports")
    (True, True, False)
    """
    scheme, slashes, _ = given.partition("://")
    return bool(slashes) and scheme.isascii() and scheme.isalnum() and len(scheme) <= 20


def host_of(address: str | None) -> str | None:
    """The host without ``www.``, in the form that cannot be mistaken (punycode); ``None`` without one.

    >>> host_of("https://www.News.example:8080/a?b#c")
    'news.example'
    """
    if not address:
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return ascii_host(host).removeprefix("www.") or None


def ascii_host(host: str) -> str:
    """A host as the network knows it; a name that cannot be one stays as it was said.

    >>> ascii_host("müller.example."), ascii_host("an_odd_name")
    ('xn--mller-kva.example', 'an_odd_name')
    """
    try:
        return host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return host.rstrip(".")


def plain_address(address: str) -> str:
    """The address as it is asked for: without user, password and fragment, its host in plain ASCII.

    Raises:
        ValueError: It is none.

    >>> plain_address("https://me:secret@news.example/a?b=1#top")
    'https://news.example/a?b=1'
    """
    parts = urlsplit(address.strip())
    host = ascii_host(parts.hostname or "")
    shown = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    return urlunsplit((parts.scheme.lower(), shown + port, parts.path or "/", parts.query, ""))


_PORTS = {"http": 80, "https": 443}


def kept_address(address: str) -> str:
    """The address as it is kept: also without the marks that say who sent the reader, which make two of one.

    Raises:
        ValueError: It is none.

    >>> kept_address("https://news.example/a?utm_source=mail&id=7&fbclid=x")
    'https://news.example/a?id=7'
    """
    plain = plain_address(address)
    parts = urlsplit(plain)
    pieces = [piece for piece in parts.query.split("&") if piece and not _is_tracking(piece)]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(pieces), ""))


def _is_tracking(piece: str) -> bool:
    pair = parse_qsl(piece, keep_blank_values=True)
    name = pair[0][0].lower() if pair else ""
    return name.startswith("utm_") or name in _TRACKING


def address_or_problem(said: str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """The address as it is kept; one that is none of a page is left out, since addresses may be shown as links.

    >>> address_or_problem("javascript:alert(1)")[0], address_or_problem("https://news.example")[0]
    (None, 'https://news.example/')
    """
    if not said or not said.strip():
        return None, ()
    try:
        kept = kept_address("".join(c for c in said if c.isprintable() and not c.isspace()))
    except ValueError:
        kept = ""
    if kept.startswith(("http://", "https://")) and host_of(kept):
        return kept, ()
    problem = f"the address {said[:80]!r} is none of a page (http or https), and was left out."
    return None, (Problem("sources", "address-unreadable", problem),)
