"""The sentences of a report, at exact offsets: prose, wrapped telex and headings alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from avowal.domain import Span
from avowal.extraction.text.tokens import is_telex

_MOST_HEADING_WORDS = 20
_MOST_HEADING_CHARACTERS = 150
_WIDEST_WRAPPED_LINE = 100
_LEAST_WRAPPED_LINES = 3
_LONGEST_AT_ONCE = 200_000  # a longer paragraph is cut: no report holds one, hostile input does

_LONGEST_SENTENCE = 8_000

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_WHITE = re.compile(r"[^\S ]")  # white characters that are no space
_SENTENCE_END = (".", "!", "?", "…")
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters 120 to 188 are one sentence of the second paragraph: ``Sentence(Span(120, 188), 1)``.

    Attributes:
        span: From its first to its last visible character.
        paragraph: Number of its paragraph, from 0.
        is_heading: Whether it stands alone as a short line without a final stop.
    """

    span: Span
    paragraph: int
    is_heading: bool = False


@lru_cache(maxsize=2)  # the stage of an incident is read from the sentences that its facts were read from
def split_sentences(text: str) -> tuple[Sentence, ...]:
    r"""The sentences of a text in order; together they cover all of it but white space.

    Blank lines end a paragraph. A single line break does so too, unless the text is wrapped to a
    width (telex, e-mail) or the next line goes on in lower case; then it counts as a space.

    >>> text = "TWO MEN FIRED\nAT GEN. RAMOS. HE LIVES.\n\nNO CLAIM WAS MADE."
    >>> [s.span.quote(text) for s in split_sentences(text)]
    ['TWO MEN FIRED\nAT GEN. RAMOS.', 'HE LIVES.', 'NO CLAIM WAS MADE.']
    """
    paragraphs = list(_paragraphs(text))
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if len(paragraphs) > 1 and _is_heading(paragraph.quote(text)):
            found.append(Sentence(paragraph, number, is_heading=True))
        else:
            found.extend(Sentence(span, number) for span in _sentences(text, paragraph))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    wrapped = _is_wrapped(text)
    start = 0
    for match in _BLANK_LINES.finditer(text):
        yield from _lines(text, start, match.start(), wrapped=wrapped)
        start = match.end()
    yield from _lines(text, start, len(text), wrapped=wrapped)


def _lines(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[Span]:
    """The paragraphs of a block without blank lines."""
    at = start
    while not wrapped and (newline := text.find("\n", at, end)) >= 0:
        rest = text[newline + 1 : newline + 40].lstrip()
        at = newline + 1
        if not rest[:1].islower():
            yield from _trimmed(text, start, newline)
            start = at
    yield from _trimmed(text, start, end)


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a width, so that a break says nothing about the text."""
    lines = [line.rstrip() for line in text.split("\n")]
    followed = [line for line, after in pairwise(lines) if line and after.strip()]
    if followed and is_telex(text):
        return True
    if len(followed) < _LEAST_WRAPPED_LINES or max(map(len, followed)) > _WIDEST_WRAPPED_LINE:
        return False
    open_ended = sum(not line.rstrip(_CLOSERS).endswith(_SENTENCE_END) for line in followed)
    return 2 * open_ended > len(followed)


def _is_heading(line: str) -> bool:
    bare = line.rstrip(_CLOSERS)
    return (
        len(line) <= _MOST_HEADING_CHARACTERS
        and "\n" not in line
        and len(line.split()) <= _MOST_HEADING_WORDS
        and not bare.endswith((*_SENTENCE_END, ":", ",", ";"))
    )


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - loads a native library

    for start in range(paragraph.start, paragraph.end, _LONGEST_AT_ONCE):
        end = min(start + _LONGEST_AT_ONCE, paragraph.end)
        for found in get_sentence_boundaries("en", _flat(text[start:end])):
            first, last = start + found["start_index"], start + found["end_index"]
            for at in range(first, last, _LONGEST_SENTENCE):
                yield from _trimmed(text, at, min(at + _LONGEST_SENTENCE, last))


def _flat(block: str) -> str:
    """The block with every white character as a space, so that no line break ends a sentence."""
    return block if block.isprintable() else _WHITE.sub(" ", block)  # all white characters but the space are not


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    block = text[start:end]
    left = start + len(block) - len(block.lstrip())
    right = start + len(block.rstrip())
    if left < right:
        yield Span(left, right)
