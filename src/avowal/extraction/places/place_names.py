"""Spotting the names of places in running text, with what the words around them say.

Nothing is decided here on where a place is: that is place_choice.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from avowal.domain import Span
from avowal.extraction.places.place_run import RunReader, Spotted, clear_country
from avowal.extraction.places.place_tokens import PARTS, Token, is_space, tokens_of
from avowal.extraction.places.place_words import place_words, state_of
from avowal.gazetteer import Entry, Gazetteer
from avowal.gazetteer.countries import country_code, country_name, is_demonym, named_country

_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][^\W\d_]*(?:[ '’-][^\W\d_]+){0,4})"
    r"(?:,[^\n\u2013\u2014]{1,60}?)?(?:\s?\([^()\n]{2,40}\))?\s?(?:--|[\u2013\u2014]|\s-\s)",
    re.MULTILINE,
)
_DATELINE_WITHIN = 700  # of the text's first characters
_LONGEST_RUN = 9


class Names(NamedTuple):
    """What spotting gives: names in order, and the code of a country for each time that it is spoken of."""

    spotted: tuple[Spotted, ...]
    countries: tuple[str, ...]


def spot(text: str, gazetteer: Gazetteer) -> Names:
    """Every name in the text that may be a place, in order, and the countries of demonyms and names."""
    tokens = tokens_of(text)
    datelines = frozenset(match.start("place") for match in _DATELINE.finditer(text[:_DATELINE_WITHIN]))
    reader = RunReader(text, tokens, gazetteer, datelines)
    found: list[Spotted] = []
    done = 0
    for at in [n for n, token in enumerate(tokens) if token.is_notable]:
        if at < done:
            continue
        token = tokens[at]
        if token.is_name or (token.text[0].isupper() and _opens_in_capitals(reader, at)):
            done = _run_end(text, tokens, at)
            found += reader.read(at, done)
        elif "-" in token.text:
            reader.hint(PARTS.split(token.text)[0])
    marked = [_mark(each, reader.persons, datelines) for each in found]
    return Names(tuple(marked), tuple(reader.hints))


def spot_at(text: str, spans: Iterable[Span], gazetteer: Gazetteer) -> Names:
    """The names at given spans, with what the words around them say; all else as in :func:`spot`."""
    tokens = tokens_of(text)
    reader = RunReader(text, tokens, gazetteer)
    starts = [token.start for token in tokens]
    found = []
    taken: set[int] = set()
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        taken.update(range(first, last))
        found.append(_at_span(reader, span, first, max(first + 1, last)))
    for number, token in enumerate(tokens):
        if token.is_name and number not in taken:
            reader.hint(token.text)
    return Names(tuple(found), tuple(reader.hints))


def _at_span(reader: RunReader, span: Span, first: int, last: int) -> Spotted:
    """The name that somebody has marked, from token ``first`` to before ``last``."""
    words = span.quote(reader.text)
    said = reader.around(first)
    entries, own_level = _entries_of(words, reader.text[span.end : span.end + 1] == ".", reader.gazetteer)
    level = own_level or reader.level_after(last) or said.level
    country = clear_country(entries)
    if country and level is None:
        reader.hints.append(country)
    return Spotted(span.start, span.end, words, entries, level=level, locative=said.locative)


def _entries_of(words: str, has_stop: bool, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], str | None]:  # noqa: FBT001
    """The places that marked words can mean: a name, a demonym, a short form, a name with its type or direction."""
    if is_demonym(words) and named_country(words) is None:
        return gazetteer.look_up(country_name(country_code(words) or "")), None
    state = state_of(f"{words}." if has_stop else words)
    if state:
        return tuple(entry for entry in gazetteer.look_up(state[0]) if entry.country == state[1]), "admin1"
    entries = gazetteer.look_up(words)
    if entries or " " not in words:
        return entries, None
    head, _, tail = words.rpartition(" ")
    level = place_words().level.get(tail.lower())
    if level:
        return gazetteer.look_up(head), level
    first, _, rest = words.partition(" ")
    return (gazetteer.look_up(rest), None) if first.lower() in place_words().directions else ((), None)


def _opens_in_capitals(reader: RunReader, at: int) -> bool:
    """Whether a small word opens a name in a line of capitals: "EL PETEN", "UNITED STATES", "SOUTH KIVU"."""
    tokens = reader.tokens
    token = tokens[at]
    if at + 1 >= len(tokens):
        return False
    lists = place_words()
    if token.low not in lists.articles and token.low not in lists.openers_in_capitals:
        return False
    if not is_space(reader.text[token.end : tokens[at + 1].start]):
        return False
    if token.low in lists.articles:
        return tokens[at + 1].is_name
    entries = reader.gazetteer.look_up(f"{token.text} {tokens[at + 1].text}")
    return bool(entries) and entries[0].kind in {"country", "admin1", "other"}


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """The token after a run of capitalised words and the small words between them."""
    lists = place_words()
    end = at + 1 if tokens[at].is_name or tokens[at].low in lists.articles else at + 2
    while end < len(tokens) and end - at < _LONGEST_RUN and not tokens[end - 1].owns:
        ahead = end
        while (
            ahead < len(tokens) and ahead - end < 2 and not tokens[ahead].is_name and tokens[ahead].low in lists.links
        ):
            ahead += 1
        if ahead >= len(tokens) or not tokens[ahead].is_name:
            break
        if not all(is_space(text[tokens[n - 1].end : tokens[n].start]) for n in range(end, ahead + 1)):
            break
        end = ahead + 1
    return end


def _mark(each: Spotted, persons: set[str], datelines: frozenset[int]) -> Spotted:
    """Mark the place that opens the report, and names that are persons elsewhere in it."""
    if each.start in datelines and each.entries:
        return replace(each, is_dateline=True, is_person=False)
    if each.locative or each.level or each.name.lower() not in persons:
        return each
    return replace(each, is_person=True)
