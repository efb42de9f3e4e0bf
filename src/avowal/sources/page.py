"""A web page as a report: its visible article, and what the page says of itself.

Runs in the worker process (:mod:`avowal.sources.worker`): a page can make any parser hang or fail.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urljoin

from avowal.domain import DateBasis, Problem
from avowal.errors import InputError, NoTextError
from avowal.sources.addresses import host_of, kept_address
from avowal.sources.draft import Draft
from avowal.sources.publication import day_in_address
from avowal.sources.walls import is_wall

_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*+""")
_ATTRIBUTE_ENDS = re.compile(r"""[\s/]+|"[^"]*"|'[^']*'""")
_MOST_ATTRIBUTES = 4_000
_MOST_TAGS = 1_500_000
_LONG_PAGE = 9_000_000
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_LEAST_CHARACTERS = 80
_MOST_JSON = 500_000
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

    _check_tags(markup, item)
    # Without huge_tree one text of over 10 MB is lost; with it, thousands of nested tags hold later steps up.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=len(markup) > _LONG_PAGE)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (ValueError, html.etree.ParserError) as error:
        raise _no_article(item) from error
    if any("depth" in str(entry.message) for entry in parser.error_log):  # the parser drops what stands deeper
        msg = (
            f"{item}: the page has hundreds of tags nested in each other, which stops parsers. Save its text, add that."
        )
        raise InputError(msg, slug="page-too-complex", item=item)
    found = _metadata(tree, address)
    hidden = _without_hidden(tree)
    text = _article(tree)
    if len(text) < _LEAST_CHARACTERS or is_wall(text):
        raise _no_article(item)
    said = f"{hidden} characters that a reader of the page cannot see were left out."
    warnings = (Problem("sources", "hidden-text", said),) if hidden else ()
    return Draft(text=text, warnings=warnings, **found)


def _check_tags(markup: str, item: str) -> None:
    """Refuse what stops every HTML parser, before one sees it.

    Raises:
        InputError: A tag with thousands of attributes, or over a million tags.
    """
    shown = _without_scripts(markup)
    crowded = any(
        len(tag[0]) > _MOST_ATTRIBUTES and len(_ATTRIBUTE_ENDS.findall(tag[0])) > 2 * _MOST_ATTRIBUTES
        for tag in _TAG.finditer(shown)
    )
    if crowded or shown.count("<") > _MOST_TAGS:
        msg = (
            f"{item}: the page is built in a way that stops parsers (a tag with over {_MOST_ATTRIBUTES:,} attributes, "
            f"or over {_MOST_TAGS:,} tags). Save its text and add that."
        )
        raise InputError(msg, slug="page-too-complex", item=item)


def _without_scripts(markup: str) -> str:
    """The page without its scripts, whose "a<b" would look like a tag."""
    kept, at = [], 0
    for opening in re.finditer(r"<script[\s>]", markup, re.IGNORECASE):
        if opening.start() < at:
            continue
        closing = _SCRIPT_END.search(markup, opening.end())
        if closing is None:
            break
        kept.append(markup[at : opening.start()])
        at = closing.end()
    return "".join([*kept, markup[at:]])


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
    """The text of paragraphs outside menus and forms, for short pages that the article finder gives up on."""
    around = " and ".join(f"not(ancestor::{tag})" for tag in ("nav", "footer", "aside", "header", "form", "dialog"))
    blocks = [" ".join(node.text_content().split()) for node in tree.xpath(f"//p[{around}] | //blockquote[{around}]")]
    return "\n\n".join(block for block in blocks if len(block) > 20)


def _metadata(tree: Any, address: str | None) -> dict[str, Any]:
    def meta(*paths: str) -> str | None:
        for path in paths:
            for value in tree.xpath(f"//{path}/@content"):
                if value.strip():
                    return str(value).strip()
        return None

    def first(path: str) -> str | None:
        return next((str(value).strip() for value in tree.xpath(path) if str(value).strip()), None)

    said = said_in_json(tree)
    published, basis = meta(*_DATES) or said.get("published"), DateBasis.PAGE_METADATA
    if not published:
        published, basis = first("//time/@datetime"), DateBasis.PAGE_TEXT
    if not published:
        day = day_in_address(address)
        published, basis = (day.iso if day else None), DateBasis.ADDRESS
    author = meta('meta[@name="author"]', 'meta[@property="article:author"]', 'meta[@name="byl"]') or said.get("author")
    return {
        "title": meta('meta[@property="og:title"]') or said.get("title") or _heading(tree),
        "outlet": host_of(address),
        "outlet_claimed": meta(
            'meta[@property="og:site_name"]', 'meta[@name="application-name"]', 'meta[@name="publisher"]'
        )
        or said.get("outlet"),
        "author": None if author and author.startswith(("http://", "https://")) else author,
        "published": published,
        "published_basis": basis if published else None,
        "language_claimed": first("/html/@lang"),
        "address": _canonical(first('//link[@rel="canonical"]/@href'), address),
    }


def _heading(tree: Any) -> str | None:
    """The only top heading, or what the page calls itself; the first of many is often the site's name."""
    headings = [" ".join(node.text_content().split()) for node in tree.iter("h1")]
    titles = [" ".join(node.text_content().split()) for node in tree.xpath("/html/head/title")]
    return next((said for said in (*(headings if len(headings) == 1 else ()), *titles, *headings) if said), None)


def said_in_json(tree: Any) -> dict[str, str]:
    """Date, author, title and publisher from the page's JSON-LD: most news pages date themselves only there."""
    for node in tree.xpath('//script[@type="application/ld+json"]')[:20]:
        try:
            found = json.loads((node.text or "")[:_MOST_JSON])
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            said = {
                "published": thing.get("datePublished"),
                "author": _named(thing.get("author")),
                "title": thing.get("headline"),
                "outlet": _named(thing.get("publisher")),
            }
            if said["published"] or said["title"]:
                return {name: value for name, value in said.items() if isinstance(value, str) and value.strip()}
    return {}


def _things(found: Any) -> list[dict[str, Any]]:
    outer = found if isinstance(found, list) else [found]
    inner = [one for thing in outer if isinstance(thing, dict) and isinstance(thing.get("@graph"), list)
             for one in thing["@graph"]]  # fmt: skip
    return [thing for thing in (*outer, *inner) if isinstance(thing, dict)]


def _named(said: Any) -> str | None:
    many = said if isinstance(said, list) else [said]
    names = [one.get("name") if isinstance(one, dict) else one for one in many]
    return ", ".join(name for name in names if isinstance(name, str)) or None


def _canonical(said: str | None, address: str | None) -> str | None:
    """The page's own address for itself, where it stays on the host that it was fetched from."""
    try:
        plain = kept_address(urljoin(address or "", said)) if said else ""
    except ValueError:
        plain = ""
    if plain.startswith(("http://", "https://")) and (address is None or host_of(plain) == host_of(address)):
        return plain
    return kept_address(address) if address else None


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
    for node in reversed(hidden):  # inner ones first, so that none is counted twice
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
