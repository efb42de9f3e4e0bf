"""What bytes are, by themselves and not by their name."""

from __future__ import annotations

import json
import re
import unicodedata
from enum import StrEnum
from pathlib import PurePath

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks with the encoding that each shows, the longer before the shorter."""


class Kind(StrEnum):
    """How something is read: ``Kind.PDF`` for bytes that begin with %PDF-, whatever their name."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    PDF = "pdf"
    CSV = "csv"
    JSON_LINES = "json_lines"
    JSON = "json"


TABLES = frozenset({Kind.CSV, Kind.JSON_LINES})
"""Kinds that are read row by row."""

BY_SUFFIX = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, "": Kind.TEXT, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE, ".htm": Kind.PAGE, ".xhtml": Kind.PAGE, ".pdf": Kind.PDF, ".csv": Kind.CSV,
    ".tsv": Kind.CSV, ".jsonl": Kind.JSON_LINES, ".ndjson": Kind.JSON_LINES, ".json": Kind.JSON,
}  # fmt: skip
"""Endings of file names that are read, each with its kind; a folder's other files are listed as refused."""

_BY_TYPE = {
    "text/html": Kind.PAGE, "application/xhtml+xml": Kind.PAGE, "text/csv": Kind.CSV,
    "text/tab-separated-values": Kind.CSV, "text/markdown": Kind.MARKDOWN, "application/json": Kind.JSON,
    "application/x-ndjson": Kind.JSON_LINES, "application/jsonl": Kind.JSON_LINES,
}  # fmt: skip

_FOREIGN = (
    (0, b"\x1f\x8b", "a compressed file inside a compressed file"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind"),
    (0, b"{\\rtf", "a rich text document"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
    (0, b"Rar!", "an archive"),
    (0, b"BZh", "a compressed file"),
    (0, b"\xfd7zXZ\x00", "a compressed file"),
    (0, b"\x28\xb5\x2f\xfd", "a compressed file"),
    (257, b"ustar", "an archive"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"GIF8", "a picture"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"\x7fELF", "a program"),
    (0, b"WARC/", "a web archive"),
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|script|table|span|br|a\s+href)[\s>/]",
    re.IGNORECASE,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]"
)
_SNIFFED = 4_096
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})  # 7, 8 and 26 stand in old telex files
_MOST_CONTROL = 0.02


def suffix_of(name: str) -> str:
    """The ending of a file's name that says its kind, under ``.gz``.

    >>> suffix_of("Reports.CSV.gz"), suffix_of("README")
    ('.csv', '')
    """
    return PurePath(name.lower().removesuffix(".gz")).suffix


def foreign(head: bytes) -> str | None:
    """In words, what these bytes are when they are nothing that holds a report; ``None`` when they may be read.

    >>> foreign(b"PK" + bytes([3, 4])), foreign(b"Two died.")
    ('a ZIP archive or an office document', None)
    """
    for at, mark, words in _FOREIGN:
        if head[at : at + len(mark)] == mark:
            return words
    if head.startswith(b"%PDF-") or wide_encoding(head):
        return None
    if _FEED.match(head):
        return "a feed or a list of pages, not a page"
    start = head[:_SNIFFED]
    controls = len(start) - len(start.translate(None, _CONTROL))
    return "binary data" if controls > _MOST_CONTROL * len(start) else None


def kind_of(head: bytes, *, name: str, content_type: str | None = None) -> Kind:
    """How bytes that are not foreign are read: by what they are, then by what a server or their name says.

    Args:
        head: The first bytes, some thousands of them.
        name: File name, which may be empty.
        content_type: What a server declares, without parameters.
    """
    if _is_pdf(head):
        return Kind.PDF
    said = BY_SUFFIX.get(suffix_of(name))
    if said is None or said is Kind.PDF or (said is Kind.TEXT and not suffix_of(name)):
        said = _BY_TYPE.get(content_type or "")
    looks = _looks(head)
    if said in {None, Kind.PAGE, Kind.TEXT} and suffix_of(name) not in {".txt", ".text"}:
        return looks or said or Kind.TEXT
    if said in {Kind.CSV, Kind.JSON, Kind.JSON_LINES} and looks is Kind.PAGE and head.lstrip()[:1] == b"<":
        return Kind.PAGE  # a saved error page under the name of a table
    return Kind.JSON_LINES if said is Kind.JSON and looks is Kind.JSON_LINES else said or Kind.TEXT


def wide_encoding(head: bytes) -> str | None:
    """The encoding of bytes in twos or fours: by its mark, or UTF-16 by how it reads; ``None`` for single bytes."""
    for mark, name in MARKS:
        if head.startswith(mark) and name != "utf-8-sig":
            return name
    if b"\0" not in head[:_SNIFFED]:
        return None
    sample = head[: min(len(head), _SNIFFED) & ~1]
    return next((name for name in ("utf-16-le", "utf-16-be") if _reads_well(sample, name)), None)


def _reads_well(sample: bytes, name: str) -> bool:
    """Whether a sample is text in this encoding: no controls, nothing unassigned, and spaces between words."""
    text = sample.decode(name, errors="replace")
    if len(text) < 8:
        return False
    spaces = sum(text.count(space) for space in " \n\t")
    odd = sum(unicodedata.category(c) in {"Cn", "Co", "Cs", "Cc"} and c not in "\r\n\t" for c in text)
    return odd <= _MOST_CONTROL * len(text) and spaces >= 0.03 * len(text)


def _is_pdf(head: bytes) -> bool:
    """Whether a PDF begins here; readers allow for some bytes before its mark."""
    return b"%PDF-" in head[:1024] and not head.lstrip()[:1].isalpha()


def _looks(head: bytes) -> Kind | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in {b"{", b"["}:
        return _json_kind(start)
    return Kind.PAGE if _HTML.search(_narrow(head[:_SNIFFED])) else None


def _json_kind(start: bytes) -> Kind | None:
    """One object a line, or one JSON value; ``None`` for a text that only begins with a bracket."""
    first, _, rest = start.partition(b"\n")
    try:
        alone = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        alone = False
    if alone and rest.lstrip()[:1] == b"{":
        return Kind.JSON_LINES
    return Kind.JSON if alone or re.match(rb'[\[{]\s*["{\[\]}]', start) else None


def _narrow(head: bytes) -> bytes:
    """Bytes in twos without their zeros, so that marks of HTML can be found in them."""
    return head.replace(b"\0", b"") if wide_encoding(head) else head
