"""Ids made from content, so that order and machine never change them."""

from __future__ import annotations

import hashlib
import json

_DIGITS = 16
_WRITER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=str)  # made once: a report has many ids


def content_id(prefix: str, *parts: object) -> str:
    """An id made of ``prefix`` and 64 bits of a hash of ``parts``.

    Args:
        prefix: One letter for the kind of thing: r(eport), m(ention), a(ccount), j(udgement), i(ncident).
        parts: Anything that JSON can write; ``None`` and ``""`` differ.

    >>> content_id("r", "text", None) == content_id("r", "text", "")
    False
    """
    written = _WRITER.encode(parts)
    return f"{prefix}-{hashlib.sha256(written.encode('ascii')).hexdigest()[:_DIGITS]}"
