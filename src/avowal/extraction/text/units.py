"""The sentences of a report as words, with every full quotation as one word, and those inside quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from avowal.domain import Span
from avowal.extraction.text.quotes import Quote
from avowal.extraction.text.tokens import Tokens

QUOTE: Final = "«»"  # stands for a whole quotation
_ENDS = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one sentence, or of one sentence inside a quotation; each quotation in it is one word.

    Attributes:
        low: Words and marks in lower case; ``QUOTE`` for a whole quotation.
        capital: Whether each begins with a capital and that tells a name.
        starts: Where each starts in the report's text.
        ends: Where each ends.
        quotes: Number of the quotation at a ``QUOTE``, by position in ``low``.
        quote: Number of the quotation that the unit is inside of; ``None`` outside.
        heading: Whether it is a heading.
        number: Number of its sentence.
        text: The report's text.
        shouted: Whether it is written in capitals throughout, so that they tell no name.
    """

    low: tuple[str, ...]
    capital: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotes: dict[int, int]
    quote: int | None
    heading: bool
    number: int
    text: str
    shouted: bool

    def __len__(self) -> int:
        return len(self.low)

    def span(self, start: int, end: int) -> Span:
        """Where words ``start`` up to and without ``end`` stand in the report."""
        return Span(self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """The report's own words from ``start`` up to and without ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def find_units(tokens: Tokens, spans: Sequence[tuple[Span, bool]], quotes: Sequence[Quote]) -> Iterator[Unit]:
    """The units of a report in the order of the text: each sentence, then those inside its quotations.

    Args:
        tokens: The report's tokens.
        spans: Its sentences, and whether each is a heading.
        quotes: Its full quotations in order; a unit names them by their number here.
    """
    first = 0
    for number, (span, heading) in enumerate(spans):
        start, end = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        while first < len(quotes) and quotes[first].span.end <= span.start:
            first += 1
        if first == len(quotes) or quotes[first].span.start >= span.end:
            if start < end:
                yield _slice(tokens, start, end, None, heading=heading, number=number)
            continue
        yield from _with_quotes(tokens, (start, end), quotes, first, heading=heading, number=number)


def _with_quotes(
    tokens: Tokens, stretch: tuple[int, int], quotes: Sequence[Quote], first: int, *, heading: bool, number: int
) -> Iterator[Unit]:
    """The unit of a sentence with quotations, then the units inside them."""
    at, end = stretch
    parts: list[tuple[int, int, int | None]] = []
    for index in range(first, len(quotes)):
        begin = bisect_left(tokens.starts, quotes[index].span.start, at, end)
        stop = bisect_left(tokens.starts, quotes[index].span.end, begin, end)
        if begin == end:
            break
        if begin < stop:
            parts.extend([(at, begin, None), (begin, stop, index)])
            at = stop
    parts.append((at, end, None))
    yield _joined(tokens, parts, heading=heading, number=number)
    for begin, stop, inside in parts:
        if inside is not None:
            yield from _inside(tokens, begin, stop, quotes[inside].inside, inside, number)


def _joined(tokens: Tokens, parts: Sequence[tuple[int, int, int | None]], *, heading: bool, number: int) -> Unit:
    low: list[str] = []
    capital: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: dict[int, int] = {}
    for begin, stop, index in parts:
        if index is None:
            low.extend(tokens.low[begin:stop])
            capital.extend(tokens.capital[begin:stop])
            starts.extend(tokens.starts[begin:stop])
            ends.extend(tokens.ends[begin:stop])
        else:
            blocks[len(low)] = index
            low.append(QUOTE)
            capital.append(False)
            starts.append(tokens.starts[begin])
            ends.append(tokens.ends[stop - 1])
    return Unit(
        tuple(low), tuple(capital), tuple(starts), tuple(ends), blocks, None, heading, number, tokens.text, tokens.telex
    )


def _inside(tokens: Tokens, begin: int, stop: int, span: Span, quote: int, number: int) -> Iterator[Unit]:
    """The sentences inside a quotation."""
    at = bisect_left(tokens.starts, span.start, begin, stop)
    stop = bisect_left(tokens.starts, span.end, at, stop)
    for k in range(at, stop):
        if k == stop - 1 or (tokens.low[k] in _ENDS and k > at):
            yield _slice(tokens, at, k + 1, quote, heading=False, number=number)
            at = k + 1


def _slice(tokens: Tokens, start: int, end: int, quote: int | None, *, heading: bool, number: int) -> Unit:
    return Unit(
        tokens.low[start:end],
        tokens.capital[start:end],
        tokens.starts[start:end],
        tokens.ends[start:end],
        {},
        quote,
        heading,
        number,
        tokens.text,
        tokens.telex,
    )
