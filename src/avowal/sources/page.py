"""A web page as a report: its visible article, and what the page says of itself.

Runs in the worker process (:mod:`avowal.sources.worker`): a page can make any parser hang or fail.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from avowal.domain import DateBasis, Problem
from avowal.errors import InputError, NoTextError
from avowal.sources.addresses import host_of, plain_address
from avowal.sources.draft import Draft

_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000}")
_MOST_ELEMENTS = 200_000
_LEAST_CHARACTERS = 80
_GONE = frozenset({"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas"})
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?![.\d])|opacity:0(?![.\d])|text-indent:-\d{3,}"
    r"|(?:left|top):-\d{3,}|(?:max-)?(?:height|width):0(?:px)?(?:;|$)|clip:rect\(0"
)
_WHITE = re.compile(r"(?<![-\w])color:(?:#fff(?:fff)?|white|rgb\(255,255,255\)|transparent)(?![\w])")
_NOT_WHITE = re.compile(r"background(?:-color)?:(?!(?:#fff(?:fff)?|white|rgb\(255,255,255\)|transparent|none))")
_DATES = (
    'meta[@property="article:published_time"]', 'meta[@name="date"]', 'meta[@itemprop="datePublished"]',
    'meta[@name="DC.date.issued"]', 'meta[@name="pubdate"]', 'meta[@name="publish-date"]',
    'meta[@name="parsely-pub-date"]',
)  # fmt: skip


def read_page(markup: str, item: str, address: str | None) -> Draft:
    """The article of a page.

    Args:
        markup: The page, decoded.
        item: What it is, for messages.
        address: Where it was fetched; ``None`` for a file.

    Raises:
        NoTextError: It holds no article: only script, a login wall, an empty body.
        InputError: It is built to hang parsers.
    """
    from lxml import html  # noqa: PLC0415 - only the worker needs it

    if markup.count("<") > _MOST_ELEMENTS * 2 or _LONG_TAG.search(markup):
        msg = f"{item}: the page is built in a way that stops parsers (a tag of over 20,000 characters, or too many)."
        raise InputError(msg, slug="page-too-complex", item=item)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError) as error:
        raise _no_article(item) from error
    found = _metadata(tree, address)
    hidden = _without_hidden(tree)
    text = _article(tree)
    if len(text) < _LEAST_CHARACTERS:
        raise _no_article(item)
    said = f"{hidden} characters that a reader of the page cannot see were left out."
    warnings = (Problem("sources", "hidden-text", said),) if hidden else ()
    return Draft(text=text, warnings=warnings, **found)


def _no_article(item: str) -> NoTextError:
    msg = f"{item}: no article was found on the page (only script, boilerplate or a wall). Save its text and add that."
    return NoTextError(msg, item=item)


def _article(tree: Any) -> str:
    import trafilatura  # noqa: PLC0415 - only the worker needs it

    for fast in (True, False):
        text = trafilatura.extract(
            tree, fast=fast, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False
        )
        if text and len(text) >= _LEAST_CHARACTERS:
            # One line is one paragraph there; a blank line says so here, as in every other report.
            return "\n\n".join(line.strip() for line in str(text).split("\n") if line.strip())
    return _paragraphs(tree)


def _paragraphs(tree: Any) -> str:
    """The text of paragraphs, for short pages that the article finder gives up on."""
    blocks = [" ".join(node.text_content().split()) for node in tree.iter("h1", "p", "li", "blockquote")]
    return "\n\n".join(block for block in blocks if len(block) > 20)


def _metadata(tree: Any, address: str | None) -> dict[str, Any]:
    def meta(*paths: str) -> str | None:
        for path in paths:
            for value in tree.xpath(f"//{path}/@content"):
                if value.strip():
                    return str(value).strip()
        return None

    headings = [" ".join(node.text_content().split()) for node in tree.iter("h1", "title")]
    published = meta(*_DATES) or next(iter(tree.xpath("//time/@datetime")), None)
    canonical = next(iter(tree.xpath('//link[@rel="canonical"]/@href')), None)
    return {
        "title": meta('meta[@property="og:title"]') or next((h for h in headings if h), None),
        "outlet": host_of(address),
        "outlet_claimed": meta(
            'meta[@property="og:site_name"]', 'meta[@name="application-name"]', 'meta[@name="publisher"]'
        ),
        "author": meta('meta[@name="author"]', 'meta[@property="article:author"]', 'meta[@name="byl"]'),
        "published": str(published) if published else None,
        "published_basis": DateBasis.PAGE_METADATA if published else None,
        "language": next(iter(tree.xpath("/html/@lang")), None),
        "address": _canonical(canonical, address),
    }


def _canonical(said: str | None, address: str | None) -> str | None:
    """The page's own address for itself, where it stays on the host that it was fetched from."""
    if said and urlsplit(str(said)).scheme in {"http", "https"}:
        plain = plain_address(str(said))
        if address is None or host_of(plain) == host_of(address):
            return plain
    return address


def _without_hidden(tree: Any) -> int:
    """Takes away what a reader cannot see; how many characters of text it held."""
    from lxml import etree  # noqa: PLC0415 - only the worker needs it

    etree.strip_elements(tree, *_GONE, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    hidden = [
        node
        for node in tree.iter()
        if isinstance(node.tag, str) and node.tag not in {"html", "body"} and is_hidden(node.attrib)
    ]
    characters = 0
    for node in hidden:
        if node.getparent() is not None:
            characters += len(" ".join(node.text_content().split()))
            node.drop_tree()
    return characters


def is_hidden(attributes: Any) -> bool:
    """Whether an element's own attributes hide it from a reader.

    >>> is_hidden({"style": "color: white; font-size: 0"}), is_hidden({"style": "color: red"})
    (True, False)
    """
    if "hidden" in attributes:
        return True
    style = re.sub(r"\s+", "", attributes.get("style", "")[:2000].lower())
    return bool(_HIDING.search(style)) or bool(_WHITE.search(style) and not _NOT_WHITE.search(style))
