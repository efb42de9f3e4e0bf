"""A text as words and figures with their places, for the exact readers of numbers and dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Characters that show nothing: soft hyphen, zero-width and direction marks. Inside "84" they make no 8 and 4.
INVISIBLE: Final = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
HYPHENS: Final = frozenset("-\u2010\u2011")
DASHES: Final = frozenset("\u2012\u2013\u2014\u2015\u2212")
BREAK: Final = "\n\n"

# What may stand between the digits of one figure: marks of grouping and decimals (also Arabic and full-width ones),
# spaces that do not break, and the colon and slash of times and dates.
_SEPARATORS = ".,'’:/\u066b\u066c\uff0c\uff0e\u00a0\u2009\u202f"
_SPARE = 8  # empty entries at the end: looking a few words ahead, or back before the first, finds "" and needs no check
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_WORD = re.compile(
    rf"[^\W\d_]+(?:[{INVISIBLE}]+[^\W\d_]+)*"
    rf"|\d+(?:(?:[{INVISIBLE}]{{1,4}}|[{INVISIBLE}]{{0,4}}[{_SEPARATORS}][{INVISIBLE}]{{0,4}})\d+)*"
)
_ASCII_WORD = re.compile(r"[a-z]+|[0-9]+(?:[.,':/][0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)  # compared as objects: what is read from one can be kept
class Words:
    """The words and figures of a text in order: of "Two died." they are "two" and "died".

    Attributes:
        text: The text itself.
        lower: Each word in lower case, without invisible characters; empty strings beyond both ends.
        starts: Where each word starts in the text.
        ends: Where each word ends.
        count: How many there are.
        figures: Indexes of those that are written in digits.
    """

    text: str
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    count: int
    figures: frozenset[int]

    def gap(self, i: int) -> str:
        """What stands between word ``i - 1`` and word ``i``; a paragraph break before the first and after the last."""
        if 0 < i < self.count:
            return self.text[self.ends[i - 1] : self.starts[i]]
        return BREAK

    def raw(self, i: int) -> str:
        """Word ``i`` as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def before(self, i: int) -> str:
        """The character before word ``i``, or a space."""
        start = self.starts[i]
        return self.text[start - 1] if start else " "

    def after(self, i: int) -> str:
        """The character after word ``i``, or a space."""
        end = self.ends[i]
        return self.text[end] if end < len(self.text) else " "


@lru_cache(maxsize=2)  # numbers and dates are read from the same text, one after the other
def read_words(text: str) -> Words:
    """The words and figures of ``text``.

    >>> read_words("Two died, 1,200 fled.").lower[:4]
    ('two', 'died', '1,200', 'fled')
    """
    if text.isascii():
        found = list(_ASCII_WORD.finditer(text.lower()))
        lower = list(map(re.Match.group, found))
    else:
        found = list(_WORD.finditer(text))
        lower = list(map(_plain_of, found))
    spare = ("",) * _SPARE
    beyond = (len(text),) * _SPARE
    return Words(
        text,
        (*lower, *spare),
        (*map(re.Match.start, found), *beyond),
        (*map(re.Match.end, found), *beyond),
        len(found),
        frozenset([i for i, word in enumerate(lower) if word[0].isdecimal()]),
    )


@lru_cache(maxsize=4)  # of a report and its title
def concordance(words: Words) -> Mapping[str, Sequence[int]]:
    """Where in a text each of its words stands: who looks for a few words need not read them all.

    >>> concordance(read_words("One died, one fled."))["one"]
    [0, 2]
    """
    where: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words.lower[: words.count]):
        where[word].append(i)
    return dict(where)


def positions(words: Words, wanted: AbstractSet[str]) -> list[int]:
    """Where any of the wanted words stand, in the order of the text.

    >>> positions(read_words("One died, one fled."), {"one", "fled"})
    [0, 2, 3]
    """
    where = concordance(words)
    return sorted([i for word in where.keys() & wanted for i in where[word]])


def joined(words: Words, i: int) -> bool:
    """Whether only white space of one paragraph parts word ``i`` from the word before it."""
    gap = words.gap(i)
    return gap == " " or (gap.isspace() and gap.count("\n") < 2)


def hyphened(words: Words, i: int) -> bool:
    """Whether a hyphen (perhaps at the end of a line) ties word ``i`` to the word before it."""
    gap = words.gap(i)
    return gap[:1] in HYPHENS and (len(gap) == 1 or (gap[1:].isspace() and gap[1] == "\n" and gap.count("\n") < 2))


def is_figure(words: Words, i: int) -> bool:
    """Whether word ``i`` is written in digits."""
    return i in words.figures


def _plain_of(match: re.Match[str]) -> str:
    word = match[0]
    return word.lower() if word.isascii() else _UNSEEN.sub("", word.lower())
