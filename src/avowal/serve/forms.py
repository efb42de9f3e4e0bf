"""What is posted: read with limits, and only from our own pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES: Final = 65_536
"""Of a posted form: a reason and the words of an account are far shorter."""
MOST_FIELDS: Final = 40
_FORM: Final = "application/x-www-form-urlencoded"


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form that one of our pages posted; of a name given twice the last.

    Raises:
        HTTPException: 403 for a form of another site, 413 for one that is too large, 415 for another content type,
            400 for what is no form.
    """
    refuse_other_sites(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415, f"Send the form as {_FORM}.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"A form may have up to {MOST_BYTES:,} bytes.")
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read.") from error
    return dict(fields)


def refuse_other_sites(request: Request) -> None:
    """Let nothing be changed by a page of another site that a reviewer's browser has open (CSRF).

    Browsers say where a request comes from, in ``Sec-Fetch-Site`` and ``Origin``; what says neither is no browser's
    form and is refused too.

    Raises:
        HTTPException: 403 for a request that does not come from our own pages.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    ours = site == "same-origin" if site is not None else origin is not None and _host(origin) == request.url.netloc
    if not ours:
        raise HTTPException(403, "Decisions are taken from this record's own pages only.")


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None
