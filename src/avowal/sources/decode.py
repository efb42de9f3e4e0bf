"""Bytes to text, once: encodings, compressed files, and what is no text at all."""

from __future__ import annotations

import gzip
import io
import re
import zlib

from charset_normalizer import from_bytes

from avowal.domain import Problem
from avowal.errors import InputError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_KINDS = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gz"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"SQLite format 3\x00", "database"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SNIFFED = 4_096
_MOST_REPLACED = 0.10
_SOME_REPLACED = 0.01
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def kind_of(content: bytes) -> str:
    """What bytes are, by themselves and not by their name: pdf, gz, zip, image, html, text, binary, ..."""
    for mark, kind in _KINDS:
        if content.startswith(mark):
            return kind
    head = content[:_SNIFFED]
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return "text"
    if _looks_wide(head):
        return "text"
    controls = len(head) - len(head.translate(None, _CONTROL))
    if b"\0" in head or controls > 0.02 * max(len(head), 1):
        return "binary"
    return "html" if _HTML.search(head) else "text"


def decoded(content: bytes, item: str, *, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The text that bytes hold, with a warning when some of them could not be read.

    Args:
        content: The bytes.
        item: What they are, for the message.
        declared: The encoding that a server or page declares; tried after UTF-8.

    Raises:
        InputError: More than one byte in ten cannot be read in any encoding that fits.
    """
    for mark, wide in _MARKS:
        if content.startswith(mark):
            return _replaced(content, wide, item)
    if _looks_wide(content[:_SNIFFED]):
        return _replaced(content, "utf-16-be" if content[0] == 0 else "utf-16-le", item)
    for name in ("utf-8", declared or declared_charset(content) or "utf-8"):
        try:
            return content.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue
    # Mostly valid UTF-8 with a few broken bytes is UTF-8 with a few broken bytes.
    text, problems = _decoded_loosely(content)
    if text.count("\N{REPLACEMENT CHARACTER}") <= _SOME_REPLACED * len(text):
        return text, problems
    best = from_bytes(content[:200_000]).best()
    return _replaced(content, best.encoding if best else "utf-8", item)


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page declares of itself."""
    found = _CHARSET.search(content[:_SNIFFED])
    return found[1].decode("ascii") if found else None


def unzipped(content: bytes, item: str, most: int) -> bytes:
    """What a gzip file holds, up to ``most`` bytes.

    Raises:
        InputError: It is damaged, or holds more.
    """
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            plain = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        msg = f"{item}: the gzip file is damaged ({error}). Fetch or copy it again."
        raise InputError(msg, slug="damaged-archive", item=item) from error
    if len(plain) > most:
        raise too_large(item, most)
    return plain


def too_large(item: str, most: int) -> InputError:
    """The refusal of something over the limit."""
    msg = f"{item} is larger than {most // 1_000_000} MB, the most that is read. Split it, or raise most_bytes."
    return InputError(msg, slug="too-large", item=item)


def _looks_wide(head: bytes) -> bool:
    """Whether every other byte is zero: UTF-16 without a mark."""
    even, odd = head[0:400:2], head[1:400:2]
    if len(head) < 8:
        return False
    return (even.count(0) > 0.7 * len(even)) != (odd.count(0) > 0.7 * len(odd)) and 0 not in (
        odd if even.count(0) > odd.count(0) else even
    )


def _decoded_loosely(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    text = content.decode("utf-8", errors="replace")
    return text, _warning(text.count("\N{REPLACEMENT CHARACTER}"), "utf-8")


def _replaced(content: bytes, name: str, item: str) -> tuple[str, tuple[Problem, ...]]:
    text = content.decode(name, errors="replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost > _MOST_REPLACED * max(len(text), 1):
        msg = f"{item}: its encoding cannot be told ({lost} of {len(text)} characters unreadable). Save it as UTF-8."
        raise InputError(msg, slug="wrong-encoding", item=item)
    return text, _warning(lost, name)


def _warning(lost: int, name: str) -> tuple[Problem, ...]:
    if not lost:
        return ()
    said = f"{lost} characters could not be read as {name}; each stands as the replacement character."
    return (Problem("sources", "characters-replaced", said),)
