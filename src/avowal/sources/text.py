"""Plain text and Markdown, with optional front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from avowal.domain import DateBasis, Problem
from avowal.sources.addresses import address_or_problem
from avowal.sources.draft import Draft

_FENCE = "---"
_LINE = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}):[ \t]*(.{0,2000})\Z")
_MOST_LINES = 60
_NAMES = {
    "title": "title", "headline": "title", "outlet": "outlet", "publisher": "outlet", "source": "outlet",
    "author": "author", "byline": "author", "published": "published", "date": "published", "address": "address",
    "url": "address", "language": "language", "lang": "language",
}  # fmt: skip
_KNOWN_ELSEWHERE = {"note", "id", "tags"}


def read_text(text: str) -> Draft:
    """A plain text; the lines between two ``---`` at its top say what is known of it."""
    front, body = split_front_matter(text.replace("\r\n", "\n"))
    said: dict[str, str | None] = {}
    warnings = []
    for name, value in front:
        field = _NAMES.get(name.lower())
        if field is not None:
            said[field] = value or None
        elif name.lower() not in _KNOWN_ELSEWHERE:
            known = ", ".join(sorted(set(_NAMES)))
            warnings.append(Problem("sources", "front-matter-unknown", f"{name!r} is not known; known are {known}."))
    basis = DateBasis.FRONT_MATTER if said.get("published") else None
    said["address"], odd = address_or_problem(said.get("address"))
    return Draft(body, published_basis=basis, warnings=(*warnings, *odd), **said)


def read_markdown(text: str, _item: str) -> Draft:
    """Markdown as the text that a reader sees: no marks, no addresses of links, no images, no HTML.

    Runs in the worker process: thousands of brackets in a row hold the parser up.
    """
    draft = read_text(text)
    return replace(draft, text=plain_markdown(draft.text))


def split_front_matter(text: str) -> tuple[list[tuple[str, str]], str]:
    r"""The front matter's names and values, and the text below it; none where its form is not kept to.

    >>> split_front_matter("---\ntitle: Blast\n---\nTwo died.")
    ([('title', 'Blast')], 'Two died.')
    """
    lines = text.lstrip("\ufeff").split("\n", _MOST_LINES)
    if lines[0].rstrip() != _FENCE:
        return [], text
    pairs: list[tuple[str, str]] = []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return pairs, "\n".join(lines[number + 1 :])
        match = _LINE.match(line.rstrip())
        if match:
            pairs.append((match[1].strip(), unquoted(match[2].strip())))
        elif line.strip() and not line.lstrip().startswith("#"):
            return [], text
    return [], text


def unquoted(said: str) -> str:
    """A value without the quotes that hold all of it.

    >>> unquoted("'Blast'"), unquoted('Review: "The Third Bag"')
    ('Blast', 'Review: "The Third Bag"')
    """
    held = len(said) > 1 and said[0] == said[-1] and said[0] in "\"'"
    return said[1:-1] if held and said[0] not in said[1:-1] else said


def plain_markdown(text: str) -> str:
    """The words of a Markdown text, a blank line between its blocks."""
    blocks, current = [], []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        if token.type == "inline":
            current.append(_plain_inline(token))
        elif token.type in {"fence", "code_block"}:
            current.append(token.content.rstrip("\n"))
        if token.level == 0 and token.nesting <= 0 and current:
            blocks.append("\n".join(current))
            current = []
    return "\n\n".join(block for block in blocks if block.strip())


def _plain_inline(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" " if child.type == "softbreak" else "\n")
    return "".join(parts)
