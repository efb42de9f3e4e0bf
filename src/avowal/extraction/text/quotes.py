"""The quotations of a report: straight, curly, angled and single quotes; quotes that go on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from avowal.domain import Span

_OPENERS = "“„«‟"
_SINGLE = "‘'"
_SINGLE_CLOSERS = ("’", "'")
_LONGEST_SEARCH = 400
# Each mark by its first character, which the search can skip to; what it must be is looked at from behind it.
_MARK = re.compile(
    r"[`'\"“”„«»‟‘’](?:(?<=`)`|(?<=')'|(?<=[“”„«»‟\"])|(?<=[‘'])(?<!\w[‘'])(?=\w)"
    r"|(?<=[’'])(?<=[\w.,!?…][’'])(?!\w))"
)
_LEAST_FULL_WORDS = 5
_LEAST_CLAUSE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """“We did it,” is a quotation whose inside is "We did it,".

    Attributes:
        span: With its quotation marks.
        inside: Without them.
        goes_on: Whether it continues a quotation that the paragraph before left open.
    """

    span: Span
    inside: Span
    goes_on: bool = False


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """Every quotation of the text, in order; none inside another, none beyond its paragraph.

    A quote that is never closed runs to the end of its paragraph.

    >>> [q.inside.quote('He said "go" twice.') for q in find_quotes('He said "go" twice.', (Span(0, 19),))]
    ['go']
    """
    found: list[Quote] = []
    left_open = False
    for paragraph in paragraphs:
        for start, inside, inside_end, end in _pairs(text, paragraph):
            if inside < inside_end:
                goes_on = left_open and start == paragraph.start
                found.append(Quote(Span(start, end), Span(inside, inside_end), goes_on))
        left_open = bool(found) and found[-1].span.end == found[-1].inside.end == paragraph.end
    return tuple(found)


def is_full(text: str, quote: Quote) -> bool:
    """Whether a quotation is a saying of its own rather than a quoted word or two."""
    words = quote.inside.quote(text)
    n_words = len(words.split())
    ends = words.rstrip()[-1:]
    return (
        n_words >= _LEAST_FULL_WORDS or ends in {".", "!", "?", "…"} or (n_words >= _LEAST_CLAUSE_WORDS and ends == ",")
    )


def _pairs(text: str, paragraph: Span) -> Iterator[tuple[int, int, int, int]]:
    """Each outermost quotation of a paragraph: its start, the start and end of its inside, its end."""
    opened: tuple[int, int] | None = None
    closers: tuple[str, ...] = ()
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if opened is None:
            closers = _closers_of(text, match.end(), mark)
            opened = match.span() if closers else None
        elif mark in _SINGLE_CLOSERS and _is_possessive(text, match.end(), paragraph.end):
            continue
        elif mark in closers or (mark in _OPENERS and _ends_words(text, match.start(), match.end())):
            yield opened[0], opened[1], match.start(), match.end()
            opened = None
    # An opening single mark without its end is most often an apostrophe.
    if opened is not None and text[opened[0]] not in _SINGLE:
        yield opened[0], opened[1], paragraph.end, paragraph.end


def _closers_of(text: str, after: int, mark: str) -> tuple[str, ...]:
    """The marks that close what ``mark`` opens; none if it opens nothing here."""
    if mark == "``":
        return ("''", '"')
    if mark == "«":
        return ("»",)
    follows = text[after : after + 1]
    if mark in _SINGLE:
        return ("’", "'") if mark == "‘" else ("'",) if follows.isalpha() else ()
    if mark in _OPENERS or (mark == '"' and follows and not follows.isspace()):
        return ("”", "»", '"')
    return ()


def _ends_words(text: str, start: int, end: int) -> bool:
    """Whether a mark that should open stands where one closes, as in mangled or translated text."""
    return start > 0 and not text[start - 1].isspace() and not text[end : end + 1].isalnum()


def _is_possessive(text: str, after: int, end: int) -> bool:
    """Whether a closing single mark is rather the one of "the rebels’ camp"; the true end stands further on."""
    if text[after - 2 : after - 1] != "s" or not (
        text[after : after + 1] == " " and text[after + 1 : after + 2].islower()
    ):
        return False
    return text[after - 1] in text[after : min(end, after + _LONGEST_SEARCH)]
