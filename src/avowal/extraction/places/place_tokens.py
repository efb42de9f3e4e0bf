"""A text as words, and which look like names: by capitals, or by the words where capitals tell nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache, partial
from operator import add
from typing import NamedTuple

from avowal.extraction.places.place_words import place_words
from avowal.gazetteer.plain_words import written_small

PARTS = re.compile("[‐‑-]")
"""What stands between the parts of "Port-au-Prince"."""

# A word, or two to six letters with a stop each. The first character stands alone, so that the search passes quickly
# over all that begins no word; plain texts are read with plain classes, which are quicker still.
_WORD = re.compile(r"[^\W_](?:\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.){1,5}|[^\W_]*(?:['’‘ʼ`´‐‑-][^\W_]+)*)")
_ASCII_WORD = re.compile(r"[A-Za-z0-9](?:\.(?<=[A-Za-z]\.)(?:[A-Za-z]\.){1,5}|[A-Za-z0-9]*(?:['`-][A-Za-z0-9]+)*)")
_SPACE = re.compile(r"[ \t\u00a0]{1,3}(?:\r?\n[ \t]{0,8})?\Z|\r?\n[ \t]{0,8}\Z")
_OWNER = re.compile("['’‘ʼ`´][sS]\\Z")
_ARTICLES = frozenset({"al", "el", "ez", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "es", "ul"})
_FLAT_SHARE = 0.8  # of its longer words with a capital, from here on the capitals of a line tell nothing
_FLAT_WORDS = 4
_LONG = 4


class Token(NamedTuple):
    """One word: where it stands (without "'s"), as written, in lower case, whether it looks like a name.

    A tuple, because a report has hundreds and tuples are quick to make.

    Attributes:
        owns: Whether "'s" follows.
        is_notable: Whether it may open a name or hint at a country: by a capital, or a hyphen ("US-led").
    """

    start: int
    end: int
    text: str
    low: str
    is_name: bool
    owns: bool
    is_notable: bool


_new_token = partial(tuple.__new__, Token)  # as Token(...), without a call in Python for each of them


def tokens_of(text: str) -> list[Token]:
    """The words of a text; in lines whose capitals tell nothing, words that news writes small are no names.

    >>> [token.text for token in tokens_of("ARMED MEN ATTACKED FLORES IN EL PETEN DEPARTMENT.") if token.is_name]
    ['FLORES', 'PETEN']
    >>> [token.text for token in tokens_of("Men hit Syria's Deir ez-Zor in a US-led raid.") if token.is_name]
    ['Men', 'Syria', 'Deir', 'ez-Zor']
    """
    matches = list((_ASCII_WORD if text.isascii() else _WORD).finditer(text))
    words = list(map(re.Match.group, matches))
    starts = list(map(re.Match.start, matches))
    if not words:
        return []
    bare, *told = zip(*map(_read, words, _flat_words(text, words, starts)), strict=True)
    ends = map(add, starts, map(len, bare))
    return list(map(_new_token, zip(starts, ends, bare, *told, strict=True)))


def is_space(gap: str) -> bool:
    r"""Whether a gap is no more than the space, or the end of a line, between two words of one name.

    >>> is_space(" "), is_space(" \n"), is_space(", "), is_space("\n\n")
    (True, True, False, False)
    """
    return gap == " " or _SPACE.match(gap) is not None


@lru_cache(maxsize=65_536)
def _read(word: str, is_flat: bool) -> tuple[str, str, bool, bool, bool]:  # noqa: FBT001 - called for every word
    """A word without "'s", in lower case, whether it looks like a name, owns what follows, is notable."""
    owns = not word.isalnum() and _OWNER.search(word) is not None
    bare = word[:-2] if owns else word
    low = bare.lower()
    is_name = _is_name(bare, low, is_flat=is_flat)
    return bare, low, is_name, owns, is_name or bare[0].isupper() or "-" in bare


def _is_name(word: str, low: str, *, is_flat: bool) -> bool:
    if is_flat:
        return word[0].isupper() and len(low) > 1 and low not in written_small() and low not in place_words().links
    if word.isalpha():
        return word[0].isupper()
    if word[0].isdigit():
        return False
    first, *more = PARTS.split(word)
    last = more[-1] if more else first
    if last[:1].isupper() or (len(last) > 2 and last[1] in "'’" and last[2].isupper()):
        return True
    return word[0].isupper() and (not more or first.lower() in _ARTICLES)


def _flat_words(text: str, words: Sequence[str], starts: Sequence[int]) -> list[bool]:
    """For each word whether its line is written in capitals, or with a capital on every word."""
    flat: list[bool] = []
    while len(flat) < len(words):
        first = len(flat)
        line_end = text.find("\n", starts[first])
        stop = len(words) if line_end < 0 else bisect_left(starts, line_end, first)
        flat += [_is_flat(words[first:stop])] * (stop - first)
    return flat


def _is_flat(line: Sequence[str]) -> bool:
    long = [word for word in line if len(word) >= _LONG and word[0].isalpha()]
    if len(long) < _FLAT_WORDS:
        return bool(long) and all(word.isupper() for word in long)
    return len([word for word in long if word[0].isupper()]) >= _FLAT_SHARE * len(long)
