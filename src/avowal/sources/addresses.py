"""Addresses of pages: their host, and their plain form without credentials and fragments."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def host_of(address: str | None) -> str | None:
    """The host without ``www.``, in the form that cannot be mistaken (punycode); ``None`` without one.

    >>> host_of("https://www.News.example:8080/a?b#c")
    'news.example'
    """
    if not address:
        return None
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.").rstrip(".")
        return host.encode("idna").decode("ascii") or None
    except UnicodeError:
        return host  # underscores or over-long parts: no such name exists, but it is what was said
    except ValueError:
        return None


def plain_address(address: str) -> str:
    """The address without user, password and fragment.

    >>> plain_address("https://me:secret@news.example/a?b=1#top")
    'https://news.example/a?b=1'
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme.lower(), shown + port, parts.path or "/", parts.query, ""))
